using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Data;

/// <summary>The tree of units on a day; a day alone means the units that stand on it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Since">Also the units that were closed after that day, each below the one it stood below last.</param>
/// <param name="IsAhead">Also the units that are founded later than <paramref name="Day"/>, each below the one it will stand below first.</param>
public readonly record struct TreeDay(DateOnly Day, DateOnly? Since = null, bool IsAhead = false)
{
    public static implicit operator TreeDay(DateOnly day)
    {
        return FromDateOnly(day);
    }

    public static TreeDay FromDateOnly(DateOnly day) => new(day);

    /// <summary>With every unit that is to come; for who keeps the tree.</summary>
    public static TreeDay WithThoseToCome(DateOnly day) => new(day, Since: null, IsAhead: true);

    /// <summary>With every unit there ever was or is to come.</summary>
    public static TreeDay WithAll(DateOnly day) => new(day, DateOnly.MinValue, IsAhead: true);
}

/// <summary>The one place that knows when a row of the index holds.</summary>
public static class TreeDays
{
    /// <summary>The tree that a period shows: that of its last day, with what stood for part of it.</summary>
    public static TreeDay Tree(this ReportingPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return new TreeDay(period.CountedUntil, period.CountedFrom);
    }

    /// <summary>The tree by which a period is worked on: today's, with what stood for part of the period.</summary>
    public static TreeDay TreeOn(this ReportingPeriod period, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(period);
        return new TreeDay(today, period.CountedFrom);
    }

    /// <summary>A unit with all that stands below it in a tree; none where it is not in it. Nobody's reach is asked.</summary>
    public static IQueryable<OrgUnit> UnitsBelow(this WorkReportDb db, int unitId, TreeDay tree)
    {
        ArgumentNullException.ThrowIfNull(db);
        var reaches = db.ReachesOn(tree);
        return db.OrgUnits.Where(u => reaches.Any(r => r.UnitId == u.Id && r.AncestorId == unitId));
    }

    /// <summary>Who reaches whom in that tree.</summary>
    internal static IQueryable<OrgReach> ReachesOn(this WorkReportDb db, TreeDay tree)
    {
        var (day, since, isAhead) = tree;
        var reaches = isAhead
            ? db.OrgReaches.Where(r => (r.From <= day && (r.To == null || r.To > day)) || (r.From > day && db.OrgUnits.Any(u => u.Id == r.UnitId && u.Places.Min(p => p.From) == r.From)))
            : db.OrgReaches.Where(r => r.From <= day && (r.To == null || r.To > day));
        return since is null ? reaches.Where(r => r.ClosedOn == null) : reaches.Where(r => r.ClosedOn == null || r.ClosedOn > since);
    }

    /// <summary>The same of one row that is read already, in a tree without what is to come.</summary>
    internal static bool HoldsIn(this OrgReach reach, TreeDay tree) =>
        reach.From <= tree.Day && (reach.To is null || reach.To > tree.Day) && (reach.ClosedOn is null || reach.ClosedOn > tree.Since);

    /// <summary>Who reads whose part of a period: by its own tree or by today's. One may see a pair in both.</summary>
    internal static IQueryable<OrgReach> ReachesIn(this WorkReportDb db, ReportingPeriod period, DateOnly today)
    {
        var (until, from) = (period.CountedUntil, period.CountedFrom);
        return db.OrgReaches.Where(r => (r.ClosedOn == null || r.ClosedOn > from)
            && ((r.From <= until && (r.To == null || r.To > until)) || (r.From <= today && (r.To == null || r.To > today))));
    }

    /// <summary>Periods for their dates, without the outline.</summary>
    internal static IQueryable<ReportingPeriod> BarePeriods(this WorkReportDb db) => db.Periods.AsNoTracking().IgnoreAutoIncludes().AsSingleQuery();

    /// <summary>
    /// A unit with an accepted package of the period that would have no part in it, were it counted between these days: it was closed before
    /// the first or founded after the last. Null where there is none.
    /// </summary>
    public static Task<string?> AcceptedOutsideAsync(this WorkReportDb db, ReportingPeriod period, DateOnly from, DateOnly until, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        return db.OrgUnits.Where(u => db.Submissions.Any(s => s.UnitId == u.Id && s.PeriodId == period.Id && s.AcceptedRevision != null))
            .Where(u => u.Places.All(p => (p.To != null && p.To <= from) || p.From > until)).OrderBy(u => u.Code).Select(u => u.Name).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The periods that somebody has entered something for.</summary>
    public static IQueryable<ReportingPeriod> TouchedPeriods(this WorkReportDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Periods.Where(p => db.MetricSheets.Any(s => s.PeriodId == p.Id) || db.WorkItems.Any(i => i.PeriodId == p.Id) || db.PlanItems.Any(i => i.PeriodId == p.Id)
            || db.Submissions.Any(s => s.PeriodId == p.Id) || db.Reports.Any(r => r.PeriodId == p.Id)
            || db.Notices.Any(n => n.PeriodId == p.Id) || db.Remindings.Any(r => r.PeriodId == p.Id));
    }

    /// <summary>
    /// The last day of the latest period that has ended, which nothing that happens to a unit may be dated up to; null while none has. One
    /// that nobody has entered anything for settles nothing: it shows nothing that could become otherwise.
    /// </summary>
    public static Task<DateOnly?> SettledUntilAsync(this WorkReportDb db, CancellationToken cancel = default) =>
        db.TouchedPeriods().Where(p => p.State == PeriodState.Ended).MaxAsync(p => (DateOnly?)p.CountedUntil, cancel);
}
