using WorkReport.Domain.Metrics;

namespace WorkReport.Web.Pages.Reports;

/// <summary>Makes one paragraph of several texts.</summary>
public static class OneParagraph
{
    private const string Ends = "\u3002\uFF01\uFF1F\uFF1A\uFF1B\u2026";

    // A sentence may end inside them.
    private static readonly char[] Closing = ['\u201D', '\u2019', '\uFF09', '\u300B'];

    /// <summary>Each as it was written, on one line; where one has no end, a full stop keeps the next from it.</summary>
    public static FigureText Of(IEnumerable<FigureText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        List<TextPiece> pieces = [];
        var isOpen = false;
        foreach (var text in texts)
        {
            if (isOpen)
                pieces.Add(new TextPiece("\u3002"));
            pieces.AddRange(text.Pieces.Select(piece => piece with { Words = piece.Words.Replace("\n", "", StringComparison.Ordinal) }));
            var said = text.Seen.TrimEnd().TrimEnd(Closing);
            isOpen = said.Length > 0 && !Ends.Contains(said[^1], StringComparison.Ordinal);
        }

        return new FigureText(pieces);
    }
}
