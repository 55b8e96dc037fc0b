using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting;

/// <summary>A work item as it was handed in.</summary>
/// <param name="Id">Its key, which it keeps for ever.</param>
/// <param name="Section">The title of its section.</param>
/// <param name="Item">What was frozen of it.</param>
/// <param name="Text">Its text, with the figures of the same hand-in.</param>
public sealed record FrozenItem(int Id, string Section, ItemFacts Item, string Text);

/// <summary>A figure as it was handed in, in the wording that was asked then.</summary>
public sealed record FrozenFigure(int Id, string Code, MetricWording Wording, ValueFacts Value)
{
    public Figure? Figure => Value.Value is { } value ? new Figure(value, Value.Base) : null;

    /// <summary>As it is printed; null where there is no figure.</summary>
    public string? Printed => Value.Printed is { } printed ? printed + Wording.Unit : Wording.Print(Figure);
}

/// <summary>A task as it was handed in.</summary>
/// <param name="Id">Its key, which it keeps for ever.</param>
/// <param name="Task">What was frozen of it.</param>
/// <param name="Target">What it is measured by, in words; null where it is not.</param>
public sealed record FrozenPlan(int Id, PlanTask Task, string? Target);

/// <summary>报送底稿: one revision, readable without anything that may have changed since.</summary>
public sealed record FrozenPackage(
    IReadOnlyList<FrozenItem> Items, IReadOnlyList<FrozenFigure> Figures, IReadOnlyList<FrozenPlan> Plans, IReadOnlyList<SignedTotal> Totals, bool SaysNone)
{
    public bool IsEmpty => !SaysNone && Items.Count + Figures.Count + Plans.Count + Totals.Count == 0;
}

/// <summary>Reads revisions in a fixed number of commands.</summary>
public static class FrozenPackages
{
    /// <summary>What a revision of the package holds; null where there is none of that number.</summary>
    public static async Task<FrozenPackage?> FrozenAsync(this WorkReportDb db, UnitYear year, int number, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        return (await db.FrozenAsync(year, [number], cancel)).GetValueOrDefault(number);
    }

    /// <summary>What several revisions of the package hold, by their numbers; those that there are.</summary>
    public static async Task<IReadOnlyDictionary<int, FrozenPackage>> FrozenAsync(this WorkReportDb db, UnitYear year, IReadOnlyCollection<int> numbers, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        var (package, wanted) = (year.Submission!.Id, numbers.ToList());
        var revisions = await db.Revisions.AsNoTracking().Include(r => r.Pieces).ThenInclude(p => p.Content).Where(r => r.SubmissionId == package && wanted.Contains(r.Number)).ToListAsync(cancel);
        if (revisions.Count == 0)
            return new Dictionary<int, FrozenPackage>();
        var every = await db.EveryMetricAsync(year.Period, cancel);
        var kept = revisions.SelectMany(r => r.Pieces).Where(piece => piece.Kind == PieceKind.MetricValue).Select(piece => piece.PieceId).Distinct().ToList();
        var worded = (await db.MetricWordings.AsNoTracking().Where(w => kept.Contains(w.MetricId)).ToListAsync(cancel)).ToDictionary(w => (w.MetricId, w.Number));
        return revisions.ToDictionary(revision => revision.Number, revision => Frozen(year, revision.Pieces, every, worded));
    }

    private static FrozenPackage Frozen(
        UnitYear year, IReadOnlyList<RevisionPiece> pieces, IReadOnlyDictionary<int, AskedMetric> every, Dictionary<(int MetricId, int Number), MetricWording> worded)
    {
        var values = Those(PieceKind.MetricValue).ToDictionary(piece => piece.PieceId, piece => piece.Content!.Read<ValueFacts>());
        var figures = values.Select(value => new FrozenFigure(value.Key, every[value.Key].Code, Then(value.Key), value.Value)).OrderBy(figure => figure.Code, StringComparer.Ordinal).ToList();
        var totals = Those(PieceKind.SignedTotal)
            .Select(piece => new SignedTotal(every[piece.PieceId] with { Wording = Then(piece.PieceId) }, piece.Content!.Read<TotalFacts>(), Now: null)).OrderBy(row => row.Metric.Code, StringComparer.Ordinal).ToList();
        var sections = year.Period.Sections.ToDictionary(section => section.Id, section => section.Title);
        return new FrozenPackage(
            [.. Those(PieceKind.WorkItem).Select(piece => (piece.PieceId, Item: piece.Content!.Read<ItemFacts>()))
                .Select(piece => new FrozenItem(piece.PieceId, sections.GetValueOrDefault(piece.Item.SectionId, ""), piece.Item, piece.Item.Text.Show(Printed)))
                .OrderBy(item => year.Period.Sections.ToList().FindIndex(section => section.Id == item.Item.SectionId))],
            figures,
            [.. Those(PieceKind.PlanItem).Select(piece => (piece.PieceId, piece.Content!.Read<PlanFacts>().Task)).Select(piece => new FrozenPlan(piece.PieceId, piece.Task, piece.Task.Aim(every)))],
            totals, Those(PieceKind.NoItems).Any());

        IEnumerable<RevisionPiece> Those(PieceKind kind) => pieces.Where(piece => piece.Kind == kind).OrderBy(piece => piece.PieceId);

        MetricWording Then(int metric) => values.TryGetValue(metric, out var value) && worded.TryGetValue((metric, value.Wording), out var wording) ? wording : every[metric].Wording;

        // The unit's own figures are those of the same hand-in; of another's the form last seen was frozen with the text.
        string? Printed(BoundFigure figure) =>
            figure.UnitId != year.Unit.Id || (figure.PeriodId != 0 && figure.PeriodId != year.Period.Id) ? null
            : figure.Aspect == FigureAspect.Own ? figures.Find(own => own.Code == every.GetValueOrDefault(figure.MetricId)?.Code)?.Printed
            : totals.Find(total => total.Metric.Id == figure.MetricId) is { Handed: { } signed } row ? row.Metric.Print(figure.Aspect == FigureAspect.Below ? signed.BelowFigure : signed.AllFigure) : null;
    }
}
