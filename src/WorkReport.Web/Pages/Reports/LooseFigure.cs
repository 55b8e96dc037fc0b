using WorkReport.Domain.Reports;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>A number of a draft that follows no metric and that nobody has said of why it stays.</summary>
/// <param name="Block">Its paragraph.</param>
/// <param name="Field">The box that it stands in.</param>
/// <param name="Start">Where in the box.</param>
/// <param name="Words">The number as it stands there.</param>
public sealed record LooseFigure(ReportBlock Block, WrittenField Field, int Start, string Words)
{
    /// <summary>In a lead nothing follows.</summary>
    public bool MayFollow => Field.Name is not WrittenCheck.Lead;

    /// <summary>Names it while its paragraph stands as it is.</summary>
    public string Key => FormattableString.Invariant($"{Block.Id}.{Field.Name}.{Start}");

    /// <summary>All of a draft, in reading order.</summary>
    public static IReadOnlyList<LooseFigure> Of(Report report, WrittenText text)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(text);
        var blocks = report.Blocks.ToDictionary(block => WrittenDraft.AddressOf(report.Id, block.Id));
        var left = report.Blocks.ToDictionary(block => block.Id, block => block.LeftFigures.CountBy(figure => figure.Words).ToDictionary());
        List<LooseFigure> loose = [];
        foreach (var (_, field) in text.Fields)
        {
            var (block, at) = (blocks[field.Piece], 0);
            foreach (var piece in field.Words.Pieces)
            {
                foreach (var (start, length) in piece.Figure is null ? QuantityReader.Find(piece.Words) : [])
                {
                    var words = piece.Words.Substring(start, length);
                    // Of those that are written alike the first are the ones that were left.
                    if ((left[block.Id][words] = left[block.Id].GetValueOrDefault(words) - 1) < 0)
                        loose.Add(new LooseFigure(block, field, at + start, words));
                }

                at += piece.Words.Length;
            }
        }

        return loose;
    }
}
