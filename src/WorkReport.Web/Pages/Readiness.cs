using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages;

/// <summary>What keeps a unit's package from being handed in: the same on its own page, in the grid of many units and in 我的待办.</summary>
/// <param name="Year">The unit, the period, the package, and what the person is to them.</param>
/// <param name="Completeness">What is there of what can be asked of the person.</param>
/// <param name="Marks">What the rules found on its figures.</param>
public sealed record Readiness(UnitYear Year, Completeness Completeness, IReadOnlyList<Mark> Marks)
{
    /// <summary>Blank is not handed in, nor what must be mended or explained first; an empty plan is only pointed out.</summary>
    public Verdict May => Year.Can(SubmissionMove.Submit) switch
    {
        { IsYes: false } no => no,
        _ when Completeness.Missing.Count > 0 => Verdict.No(Completeness.HasItemsOrNone ? "Submissions.NeedsFigures" : "Submissions.NeedsBoth", Completeness.Missing.Count, Named(Completeness.Missing)),
        _ when !Completeness.HasItemsOrNone => Verdict.No("Submissions.NeedsItems"),
        _ when Completeness.Unwritten > 0 => Verdict.No("Submissions.NeedsLeads", Completeness.Unwritten),
        _ when Held(MarkWeight.MustMend) is { Count: > 0 } wrong => Verdict.No("Submissions.MustMend", wrong.Count, Named(wrong)),
        _ when Held(MarkWeight.Explain) is { Count: > 0 } odd => Verdict.No("Submissions.NeedsNotes", odd.Count, Named(odd)),
        _ => Verdict.Yes,
    };

    /// <summary>The same, of a unit that says that it has no work item.</summary>
    public Readiness WithNoItems() => this with { Completeness = Completeness with { HasNoItems = true } };

    /// <summary>Looks at these units of one period and round, in a fixed number of commands.</summary>
    /// <param name="db">The store.</param>
    /// <param name="years">The units with their packages.</param>
    /// <param name="units">The same units.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<IReadOnlyDictionary<int, Readiness>> LoadAsync(WorkReportDb db, IReadOnlyCollection<UnitYear> years, IQueryable<OrgUnit> units, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(years);
        if (years.Count == 0)
            return new Dictionary<int, Readiness>();
        var (period, round) = (years.First().Period, years.First().Round);
        var ids = years.Select(year => year.Unit.Id).ToList();
        // Several pages ask, and of all rows of a table together each time somebody looks at it.
        var (there, marks) = await db.LatelyAsync((nameof(Readiness), period.Id, round, string.Join(',', ids)), (_, line) => !line.IsWork || (line.UnitId is { } unit && ids.Contains(unit) && !line.IsWording), ReadAsync);
        // What is closed to the person cannot be asked of them: a metric that was added since the package came back waits for the next time.
        return years.ToDictionary(year => year.Unit.Id, year => new Readiness(year, there[year.Unit.Id].Only(metric => year.Submission?.Returned.Count is null or 0 || IsOpen(year, metric)), [.. marks[year.Unit.Id]]));

        async Task<Read> ReadAsync() => new(await Completeness.LoadAsync(db, period, round, units, cancel), await db.MarksAsync(period, round, ids, cancel));
    }

    private sealed record Read(IReadOnlyDictionary<int, Completeness> There, ILookup<int, Mark> Marks) : IWeighs
    {
        int IWeighs.Units => There.Count;
    }

    private static bool IsOpen(UnitYear year, int metric) => year.MayEdit(new SubmittedPiece(PieceKind.MetricValue, metric)).IsYes;

    private static string Named(IEnumerable<AskedMetric> metrics) => string.Join(SharedResource.Text("List.Comma"), metrics.Select(metric => metric.Name).Distinct());

    private static string Named(IEnumerable<Mark> marks) => Named(marks.Select(mark => mark.Metric));

    private List<Mark> Held(MarkWeight weight) => [.. Marks.Where(mark => mark.Weight == weight && mark.IsOpen && IsOpen(Year, mark.Metric.Id))];
}
