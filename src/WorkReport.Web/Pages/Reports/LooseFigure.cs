using WorkReport.Domain.Reports;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>A number of a draft that follows no metric and that nobody has said of why it stays.</summary>
/// <param name="Block">Its paragraph.</param>
/// <param name="Field">The box that it stands in.</param>
/// <param name="Start">Where in the box.</param>
/// <param name="Number">The number as it stands there, with what is around it.</param>
public sealed record LooseFigure(ReportBlock Block, WrittenField Field, int Start, LooseNumber Number)
{
    public string Words => Number.Words;

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
        // Lead and text of a paragraph are read one after the other; so are its numbers.
        var numbers = report.Blocks.ToDictionary(block => block.Id, block => new Queue<LooseNumber>(block.Loose));
        List<LooseFigure> loose = [];
        foreach (var (_, field) in text.Fields)
        {
            var (block, at) = (blocks[field.Piece], 0);
            foreach (var piece in field.Words.Pieces)
            {
                foreach (var (start, _) in piece.Figure is null ? QuantityReader.Find(piece.Words) : [])
                {
                    if (numbers[block.Id].TryDequeue(out var number) && number.Left is null)
                        loose.Add(new LooseFigure(block, field, at + start, number));
                }

                at += piece.Words.Length;
            }
        }

        return loose;
    }
}
