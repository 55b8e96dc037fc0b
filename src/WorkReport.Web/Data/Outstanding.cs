using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>
/// What is outstanding in one collecting of a period, and for whom: which units still owe their package and who enters it, which packages wait and who
/// decides about them. Read as it stands: before something is said of it, and once more before it is sent.
/// </summary>
public sealed class Outstanding
{
    private Outstanding(
        ReportingPeriod period, int round, DateOnly today, Dictionary<int, NamedUnit> units, HashSet<int> owing, HashSet<int> returned, ILookup<int, int> entrants, Dictionary<int, HeldPackage> packages, ILookup<int, int> deciders) =>
        (Period, Round, Today, Units, Owing, Returned, Entrants, Packages, Deciders) = (period, round, today, units, owing, returned, entrants, packages, deciders);

    public ReportingPeriod Period { get; }

    public int Round { get; }

    public DateOnly Today { get; }

    /// <summary>The units that were asked for, by the name that the period shows.</summary>
    public IReadOnlyDictionary<int, NamedUnit> Units { get; }

    /// <summary>Of these those from which something is waited for that stand where the next move is their own.</summary>
    public IReadOnlySet<int> Owing { get; }

    /// <summary>Of these those whose package came back, be they closed since.</summary>
    public IReadOnlySet<int> Returned { get; }

    /// <summary>Who enters each.</summary>
    public ILookup<int, int> Entrants { get; }

    /// <summary>The packages that wait for somebody's decision, by their unit.</summary>
    public IReadOnlyDictionary<int, HeldPackage> Packages { get; }

    /// <summary>Who decides about each, by its own key.</summary>
    public ILookup<int, int> Deciders { get; }

    /// <summary>Reads it in a fixed number of commands for each thousand units.</summary>
    /// <param name="db">The store.</param>
    /// <param name="period">The period.</param>
    /// <param name="round">Which collecting of it.</param>
    /// <param name="today">The day by the clock of due dates.</param>
    /// <param name="which">Which units.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Outstanding> LoadAsync(WorkReportDb db, ReportingPeriod period, int round, DateOnly today, IQueryable<OrgUnit> which, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var (tree, shown, standing) = (period.TreeOn(today), db.ReachesOn(period.Tree()), db.ReachesOn(period.TreeOn(today)));
        var rows = await which.Where(u => shown.Any(r => r.UnitId == u.Id && r.Depth == 0) && standing.Any(r => r.UnitId == u.Id && r.Depth == 0)).NamedOn(period.CountedUntil).Select(u => new
        {
            Unit = u,
            IsClosed = shown.Any(r => r.UnitId == u.Id && r.Depth == 0 && r.ClosedOn != null),
            // Nobody waits for the package of the top unit once its report is out.
            IsDone = !shown.Any(r => r.UnitId == u.Id && r.Depth > 0) && db.Reports.Any(r => r.UnitId == u.Id && r.PeriodId == period.Id && r.State == ReportState.Issued),
        }).ToListAsync(cancel);
        var ids = rows.Select(row => row.Unit.Id).ToHashSet();
        var packages = (await db.Submissions.Where(s => s.PeriodId == period.Id && s.Round == round && which.Any(u => u.Id == s.UnitId))
            .Select(s => new { s.Id, s.UnitId, s.State, s.IsTop, s.RouteId, s.Step, s.SubmittedById }).ToListAsync(cancel)).Where(s => ids.Contains(s.UnitId)).ToDictionary(s => s.UnitId);
        var asking = await db.Submissions.Asking().Where(s => s.PeriodId == period.Id && s.Round == round && which.Any(u => u.Id == s.UnitId)).Select(s => s.Id).ToHashSetAsync(cancel);
        var owing = rows.Where(row => !row.IsClosed && !row.IsDone && (packages.GetValueOrDefault(row.Unit.Id) is not { } package
            || package.State is SubmissionState.Drafting or SubmissionState.Returned || package is { State: SubmissionState.Approved, IsTop: false })).Select(row => row.Unit.Id).ToHashSet();
        var held = packages.Values.Where(s => s.State is SubmissionState.InReview or SubmissionState.Forwarded || (s.State is SubmissionState.Accepted && asking.Contains(s.Id)))
            .Select(s => new HeldPackage(s.Id, s.UnitId, s.State, s.RouteId, s.Step, s.SubmittedById, asking.Contains(s.Id))).ToDictionary(package => package.UnitId);
        return new Outstanding(
            period, round, today, rows.ToDictionary(row => row.Unit.Id, row => row.Unit), owing, [.. packages.Values.Where(s => s.State is SubmissionState.Returned).Select(s => s.UnitId)],
            await db.EntrantsAsync(ids, tree, cancel), held, await db.DecidersAsync(held.Values, tree, cancel));
    }
}
