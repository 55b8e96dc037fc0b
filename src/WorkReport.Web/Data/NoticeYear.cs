using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Notices;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>A notice as a person finds it: what every page about a notice begins with.</summary>
/// <param name="Notice">The notice: the person reads there as 审核人 or 办公室, or reaches a unit that it went to.</param>
/// <param name="Period">What it is about.</param>
/// <param name="UnitName">What the unit that asks was called on the period's day.</param>
/// <param name="IsReader">Does the person read and decide at that unit, and not only at one below?</param>
/// <param name="IsOffice">Is the person of its office?</param>
public sealed record NoticeYear(Notice Notice, ReportingPeriod Period, string UnitName, bool IsReader, bool IsOffice)
{
    /// <summary>How addresses name the period and the round.</summary>
    public string Code => Round.AddressOf(Period.Code, Notice.Round);
}

/// <summary>A unit that a notice went to, and whether it has said so.</summary>
public sealed record NoticeUnit(int Id, string Code, string Name, UnitLevel Level, DateTimeOffset? ReceivedAt, string? ReceivedBy);

/// <summary>Finds notices through what a person may see.</summary>
public static class NoticeYears
{
    /// <summary>The notices of a period that a person reads: of the units where they are 审核人 or 办公室, drafts as well; and what was issued to a unit that they reach.</summary>
    public static IQueryable<Notice> NoticesWithin(this WorkReportDb db, int personId, DateOnly today, ReportingPeriod period)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var (read, reached) = (db.UnitsReadIn(personId, today, period, Role.Reviewer, Role.Office), db.UnitsReadIn(personId, today, period));
        return db.Notices.Where(n => n.PeriodId == period.Id
            && (read.Any(u => u.Id == n.UnitId) || (n.IssuedAt != null && n.Receipts.Any(r => reached.Any(u => u.Id == r.UnitId)))));
    }

    /// <summary>A notice; null where the person reads no such one.</summary>
    public static async Task<NoticeYear?> NoticeYearAsync(this WorkReportDb db, int personId, DateOnly today, int id, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        // A notice stays with its period.
        var period = await db.SeldomAsync((nameof(NoticeYearAsync), id), () => db.Periods.AsNoTracking().AsSingleQuery().SingleOrDefaultAsync(p => db.Notices.Any(n => n.Id == id && n.PeriodId == p.Id), cancel));
        if (period is null || await db.NoticesWithin(personId, today, period).AsSplitQuery().SingleOrDefaultAsync(n => n.Id == id, cancel) is not { } notice)
            return null;
        var read = db.UnitsReadIn(personId, today, period, Role.Reviewer, Role.Office);
        var unit = await db.SeldomAsync((nameof(NoticeYear), personId, today, period.Id, notice.UnitId), () => db.OrgUnits.Where(u => u.Id == notice.UnitId).NamedOn(period.CountedUntil)
            .Select(u => new { u.Name, IsReader = read.Any(x => x.Id == u.Id) }).SingleAsync(cancel));
        var who = await db.RelationAsync(personId, period.TreeOn(today), notice.UnitId, submission: null, cancel);
        return new NoticeYear(notice, period, unit.Name, unit.IsReader, who.HasFlag(SubmissionRelation.Office));
    }

    /// <summary>The units that an issued notice went to, in the order of their codes.</summary>
    /// <param name="db">The store.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="day">Under whose names.</param>
    /// <param name="within">Only these of them.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<IReadOnlyList<NoticeUnit>> NoticeUnitsAsync(this WorkReportDb db, Notice notice, DateOnly day, IQueryable<OrgUnit> within, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(notice);
        var receipts = notice.Receipts.ToDictionary(receipt => receipt.UnitId);
        var ids = receipts.Keys.ToList();
        var units = await within.Where(u => ids.Contains(u.Id)).NamedOn(day).OrderBy(u => u.Code).ToListAsync(cancel);
        return units.ConvertAll(unit => new NoticeUnit(unit.Id, unit.Code, unit.Name, unit.Level, receipts[unit.Id].ReceivedAt, receipts[unit.Id].ReceivedBy));
    }

    /// <summary>By when the levels below a unit hand in as it stands above: as the nearest unit above asked, else as the period says.</summary>
    public static async Task<NoticeDates> DatesAboveAsync(this WorkReportDb db, ReportingPeriod period, int round, int unitId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var above = db.ReachesOn(period.Tree()).Where(r => r.UnitId == unitId && r.Depth > 0);
        var asked = await (from n in db.Notices
                           join r in above on n.UnitId equals r.AncestorId
                           where n.PeriodId == period.Id && n.Round == round && n.IssuedAt != null
                           orderby r.Depth, n.Number descending
                           select new NoticeDates(n.CountyDue, n.TownshipDue, n.VillageDue)).ToListAsync(cancel);
        DateOnly? Latest(UnitLevel level) => asked.Select(dates => dates.Of(level)).FirstOrDefault(day => day is not null) ?? period.DueFor(level, round);
        return new NoticeDates(Latest(UnitLevel.County), Latest(UnitLevel.Township), Latest(UnitLevel.Village));
    }
}
