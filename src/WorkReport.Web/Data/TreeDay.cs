using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Data;

/// <summary>The tree of units on a day; a day alone means the units that stand on it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Since">Also the units that were closed after that day, each below the one it stood below last.</param>
public readonly record struct TreeDay(DateOnly Day, DateOnly? Since = null)
{
    public static implicit operator TreeDay(DateOnly day)
    {
        return FromDateOnly(day);
    }

    public static TreeDay FromDateOnly(DateOnly day) => new(day);

    /// <summary>With every unit there ever was.</summary>
    public static TreeDay WithAllClosed(DateOnly day) => new(day, DateOnly.MinValue);
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

    /// <summary>Who reaches whom in that tree.</summary>
    internal static IQueryable<OrgReach> ReachesOn(this WorkReportDb db, TreeDay tree)
    {
        var (day, since) = tree;
        var reaches = db.OrgReaches.Where(r => r.From <= day && (r.To == null || r.To > day));
        return since is null ? reaches.Where(r => r.ClosedOn == null) : reaches.Where(r => r.ClosedOn == null || r.ClosedOn > since);
    }

    /// <summary>The same of one row that is read already.</summary>
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

    /// <summary>The last day of the latest period that has ended, which nothing that happens to a unit may be dated up to; null while none has.</summary>
    public static Task<DateOnly?> SettledUntilAsync(this WorkReportDb db, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Periods.Where(p => p.State == PeriodState.Ended).MaxAsync(p => (DateOnly?)p.CountedUntil, cancel);
    }
}
