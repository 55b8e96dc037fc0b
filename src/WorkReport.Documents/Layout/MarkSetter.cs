using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>
/// Draws what is marked of one row: struck through, underlined, of what was moved two lines below or a broken one where it stood, and a bar
/// in the margin beside each row with a mark. Lines and not colours say what is what: it is read in black and white too.
/// </summary>
internal sealed class MarkSetter(IReadOnlyList<TextMark> marks)
{
    /// <summary>Width of a line, points.</summary>
    private const double Line = 0.75;

    /// <summary>How far the bar stands from the text, points.</summary>
    private const double BarGap = 9;

    private const double BarWidth = 1.5;

    /// <summary>Length of a piece of a broken line and of what is left out behind it, points.</summary>
    private const double Dash = 3;

    private const int Struck = 0x9A1B1B;
    private const int Put = 0x1B4A9A;

    private readonly List<(MarkKind Kind, double From, double To)> pieces = [];

    /// <summary>An atom that begins at a place of the text stands between two places of the row.</summary>
    public void Place(int start, double from, double to)
    {
        foreach (var mark in marks)
        {
            if (start < mark.Start || start >= mark.End)
                continue;
            // What touches is one line.
            if (pieces is [.., var last] && last.Kind == mark.Kind && Math.Abs(last.To - from) < Dash)
                pieces[^1] = last with { To = to };
            else
                pieces.Add((mark.Kind, from, to));
            return;
        }
    }

    /// <param name="rules">The lines of the page.</param>
    /// <param name="top">Top of the row's em boxes, points from the paper's top.</param>
    /// <param name="cells">The cells of the row.</param>
    public void Draw(List<Rule> rules, double top, Measure cells)
    {
        if (pieces.Count == 0)
            return;
        foreach (var (kind, from, to) in pieces)
        {
            var (middle, below) = (top + (cells.Size * 0.52), top + (cells.Size * 1.06));
            switch (kind)
            {
                case MarkKind.Removed:
                    rules.Add(new Rule(from, middle, to - from, Line, Struck));
                    break;
                case MarkKind.Inserted:
                    rules.Add(new Rule(from, below, to - from, Line, Put));
                    break;
                case MarkKind.MovedTo:
                    rules.Add(new Rule(from, below, to - from, Line, Put));
                    rules.Add(new Rule(from, below + (2 * Line), to - from, Line, Put));
                    break;
                default:
                    for (var x = from; x < to; x += 2 * Dash)
                        rules.Add(new Rule(x, middle, Math.Min(Dash, to - x), Line, Struck));
                    break;
            }
        }

        rules.Add(new Rule(cells.Left - BarGap, top, BarWidth, cells.Size * 1.2, Ink.Black));
    }
}
