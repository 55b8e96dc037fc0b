using Microsoft.Extensions.Localization;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages;

/// <summary>What a piece said and says, with the stretch that differs apart; shown by the partial <c>_Mended</c>.</summary>
/// <param name="Piece">Which, whether it was changed, and what was asked for.</param>
/// <param name="Name">What it is called; null where nothing tells.</param>
/// <param name="Then">What it said: what stands before the difference, the difference, what stands behind it.</param>
/// <param name="Now">What it says, in the same three parts; null where it is gone.</param>
public sealed record MendedWords(MendedPiece Piece, string? Name, (string Before, string Differing, string Behind)? Then, (string Before, string Differing, string Behind)? Now)
{
    /// <param name="piece">The piece.</param>
    /// <param name="period">Its period.</param>
    /// <param name="metrics">Every metric, in the wording of the period.</param>
    /// <param name="text">The words.</param>
    public static MendedWords Of(MendedPiece piece, ReportingPeriod period, IReadOnlyDictionary<int, AskedMetric> metrics, IStringLocalizer<SharedResource> text)
    {
        ArgumentNullException.ThrowIfNull(piece);
        ArgumentNullException.ThrowIfNull(metrics);
        var (then, now) = (Said(piece.Then), Said(piece.Now));
        var change = TextChange.Between(then ?? "", now ?? "");
        var name = piece.Piece.Kind == PieceKind.MetricValue ? metrics.GetValueOrDefault(piece.Piece.Id)?.Name : piece.Name;
        return new MendedWords(piece, name, Parted(then, change?.Removed), Parted(now, change?.Inserted));

        (string, string, string)? Parted(string? whole, string? differing) => whole is null ? null
            : change is null ? (whole, "", "") : (whole[..change.At], differing!, whole[(change.At + differing!.Length)..]);

        string? Said(PieceContent? content) => content is null ? null : string.Join('\n', (piece.Piece.Kind switch
        {
            PieceKind.WorkItem => OfItem(content.Read<ItemFacts>()),
            PieceKind.PlanItem => OfPlan(content.Read<PlanFacts>().Task),
            _ => OfFigure(content.Read<ValueFacts>()),
        }).Where(line => line is { Length: > 0 }));

        IEnumerable<string?> OfItem(ItemFacts item) =>
        [
            item.Lead + text["List.Stop"].Value + item.Text.Seen, .. Lines(text.Beside(item, period)),
            item.Files.Count > 0 ? text["Revisions.Files", string.Join(text["List.Comma"], item.Files.Select(file => file.FileName))].Value : null,
        ];

        IEnumerable<string?> OfPlan(PlanTask plan) => [plan.Text, .. Lines(text.Beside(plan, plan.Aim(metrics), period))];

        IEnumerable<string> Lines(IEnumerable<PieceLine> lines) => lines.Select(line => line.Label + text["List.Colon"].Value + line.Words);

        IEnumerable<string?> OfFigure(ValueFacts value)
        {
            var wording = metrics.GetValueOrDefault(piece.Piece.Id);
            var exactly = value.Value is { } number ? wording?.Exactly(new Figure(number, value.Base)) : value.Printed is { } printed ? printed + wording?.Unit : null;
            return [exactly, value.IsTotal is true ? text["Totals.Direct"].Value : null, value.SourceUnit is { Length: > 0 } source ? text["Totals.From", source].Value : null, value.Note];
        }
    }
}
