using Microsoft.Extensions.Localization;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Prose.Differences;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages;

/// <summary>What a piece said and says, with what differs marked in both; shown by the partial <c>_Mended</c>.</summary>
/// <param name="Piece">Which, whether it was changed, and what was asked for.</param>
/// <param name="Name">What it is called; null where nothing tells.</param>
/// <param name="Then">What it said, with what went; null where nothing tells.</param>
/// <param name="Now">What it says, with what came; null where it is gone.</param>
public sealed record MendedWords(MendedPiece Piece, string? Name, IReadOnlyList<Stretch>? Then, IReadOnlyList<Stretch>? Now)
{
    /// <summary>All that it said; null where nothing tells.</summary>
    public string? Was => Then is null ? null : string.Concat(Then.Select(stretch => stretch.Text));

    /// <param name="piece">The piece.</param>
    /// <param name="period">Its period.</param>
    /// <param name="metrics">Every metric, in the wording of the period.</param>
    /// <param name="text">The words.</param>
    public static MendedWords Of(MendedPiece piece, ReportingPeriod period, IReadOnlyDictionary<int, AskedMetric> metrics, IStringLocalizer<SharedResource> text)
    {
        ArgumentNullException.ThrowIfNull(piece);
        ArgumentNullException.ThrowIfNull(metrics);
        var (then, now) = (Said(piece.Then), Said(piece.Now));
        var name = piece.Piece.Kind == PieceKind.MetricValue ? metrics.GetValueOrDefault(piece.Piece.Id)?.Name : piece.Name;
        var stretches = TextDifference.Between(then ?? "", now ?? "").Stretches.ToList();
        return new MendedWords(piece, name, then is null ? null : Side(StretchKind.Inserted), now is null ? null : Side(StretchKind.Removed));

        List<Stretch> Side(StretchKind other) => [.. stretches.Where(stretch => stretch.Kind != other)];

        string? Said(PieceContent? content) => content is null ? null : piece.Piece.Kind switch
        {
            PieceKind.WorkItem => content.Read<ItemFacts>() is var item ? text.Whole(item, item.Text.Seen, period) : null,
            PieceKind.PlanItem => content.Read<PlanFacts>().Task is var task ? text.Whole(task, task.Aim(metrics), period) : null,
            _ => text.Whole(content.Read<ValueFacts>(), metrics.GetValueOrDefault(piece.Piece.Id)?.Wording),
        };
    }
}
