using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Exchange;

/// <summary>
/// The year that a sheet is of: the units that whoever imports may enter for, and their packages. The same rules as on the page of each: a year from
/// before the product is entered by the offices above, too; what was handed in is closed.
/// </summary>
internal sealed class SheetYear
{
    private readonly ImportDesk desk;
    private readonly int round;
    private readonly Dictionary<int, Submission> packages;

    private SheetYear(ImportDesk desk, ReportingPeriod period, int round, UnitFinder units, Dictionary<int, Submission> packages) =>
        (this.desk, Period, this.round, Units, this.packages) = (desk, period, round, units, packages);

    public ReportingPeriod Period { get; }

    public UnitFinder Units { get; }

    public static async Task<SheetYear> LoadAsync(ImportDesk desk, ReportingPeriod period, int round, CancellationToken cancel)
    {
        var db = desk.Db;
        var mine = UnitsOf(desk, period);
        var packages = period.IsBackfill ? [] : await db.Submissions.Where(s => s.PeriodId == period.Id && s.Round == round && mine.Any(u => u.Id == s.UnitId)).ToDictionaryAsync(s => s.UnitId, cancel);
        return new SheetYear(desk, period, round, await UnitFinder.LoadAsync(db, mine, period.CountedUntil, cancel), packages);
    }

    /// <summary>Those that somebody may enter for; at the machine itself all of the period.</summary>
    public static IQueryable<OrgUnit> UnitsOf(ImportDesk desk, ReportingPeriod period)
    {
        var db = desk.Db;
        if (desk.PersonId is not { } who)
        {
            var reaches = db.ReachesOn(period.IsBackfill ? TreeDay.WithAll(desk.Today) : period.Tree());
            return db.OrgUnits.Where(u => reaches.Any(r => r.UnitId == u.Id && r.Depth == 0));
        }

        var tree = period.TreeOn(desk.Today);
        var entered = db.UnitsEnteredBy(who, tree);
        if (!period.IsBackfill)
            return entered;
        // A year from before the product is brought by the office for all below it, whoever has come in nearer to them since.
        var below = db.UnitsWithin(who, tree, Role.Office);
        return db.OrgUnits.Where(u => entered.Any(x => x.Id == u.Id) || below.Any(x => x.Id == u.Id));
    }

    /// <summary>May this piece of a unit's year be changed?</summary>
    public Verdict MayEdit(int unitId, SubmittedPiece piece) => !Period.CanFill.IsYes ? Period.CanFill : packages.GetValueOrDefault(unitId)?.CanEdit(piece) ?? Verdict.Yes;

    /// <summary>The package of a unit; null where there is none.</summary>
    public Submission? PackageOf(int unitId) => packages.GetValueOrDefault(unitId);

    /// <summary>The package of a unit, begun now where there was none; null in a year from before the product.</summary>
    public Submission? Begun(NamedInSheet unit, bool isTop)
    {
        if (Period.IsBackfill)
            return null;
        if (!packages.TryGetValue(unit.Id, out var package))
            packages.Add(unit.Id, package = desk.Db.Submissions.Add(Submission.Begin(unit.Id, Period.Id, steps: 1, isTop, desk.By, round)).Entity);
        return package;
    }

    /// <summary>The units at the top of the tree of the period.</summary>
    public Task<HashSet<int>> TopsAsync(CancellationToken cancel)
    {
        var day = Period.CountedUntil;
        return desk.Db.OrgUnits.Where(u => u.Places.Any(p => p.ParentId == null && p.From <= day && (p.To == null || p.To > day))).Select(u => u.Id).ToHashSetAsync(cancel);
    }
}
