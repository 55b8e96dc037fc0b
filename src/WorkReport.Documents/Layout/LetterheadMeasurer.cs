using WorkReport.Documents.Fonts;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>
/// Places 版头 and title of an official document or of minutes (GB/T 9704-2012, 7.2, 7.3.1 and 10.3). What the standard gives in millimetres stands in
/// millimetres; the text below goes on on the nearest row of the grid.
/// </summary>
internal sealed class LetterheadMeasurer(FontSet fonts, Grid grid)
{
    /// <summary>Must: the mark's upper edge lies 35 mm below the type area's (7.2.4, 10.3).</summary>
    public const double MarkBelowTop = 35 * Paper.Millimetre;

    private const double MarkTop = Paper.Top + MarkBelowTop;

    /// <summary>Must: the red rule lies 4 mm below the number, as wide as the type area (7.2.7).</summary>
    public const double RuleGap = 4 * Paper.Millimetre;

    /// <summary>Practice: its thickness.</summary>
    public const double RuleHeight = 0.5 * Paper.Millimetre;

    /// <summary>Must: 空二行 below the mark, and below the rule (7.2.5, 7.3.1).</summary>
    public const int RowsBelowMark = 2;

    public const int SignersPerRow = 2;

    private HeadInWork head = new(fonts, grid);

    /// <summary>Places the head. The standard gives the mark no size: where many organs, signers and lines of the title fill the page, the mark gives way.</summary>
    /// <param name="letterhead">版头; its parts may be absent, and take no room then.</param>
    /// <param name="title">The title's lines.</param>
    /// <param name="below">What must find room below it on the first page, which shows body text (7.3.3).</param>
    public MeasuredHead Measure(Letterhead letterhead, IReadOnlyList<string> title, BelowHead below)
    {
        for (var rows = IssuerMark.MostRows; ; rows--)
        {
            head = new HeadInWork(fonts, grid);
            var measured = Measure(letterhead, title, rows, below);
            if (rows == IssuerMark.LeastRows || measured.RowCount + below.Rows <= measured.PageRows)
                return measured;
        }
    }

    private MeasuredHead Measure(Letterhead letterhead, IReadOnlyList<string> title, int markRows, BelowHead below)
    {
        head.AddLabels(letterhead);
        new IssuerMark(head, grid, markRows).Place(letterhead, MarkTop);
        PlaceNumber(letterhead);
        head.AddTitle(title);
        return head.Close(below.Blank(title.Count > 0 ? 1 : RowsBelowMark));
    }

    /// <summary>In the middle; of a document that goes upward on the left, beside the last 签发人 (7.2.5, 7.2.6).</summary>
    private void PlaceNumber(Letterhead letterhead)
    {
        var hasMark = letterhead.Mark.Organs.Count > 0;
        if (letterhead.Number is null && letterhead.Signers.Count == 0)
        {
            if (hasMark)
                PlaceRule(head.Foot + grid.Blank(RowsBelowMark));
            return;
        }

        var top = hasMark ? head.Foot + grid.Blank(RowsBelowMark) : MarkTop;
        var rows = letterhead.Signers.Chunk(SignersPerRow).ToList();
        PlaceSigners(rows, top);
        top += Math.Max(0, rows.Count - 1) * grid.Pitch;
        if (letterhead.Number is { } number)
        {
            if (rows.Count > 0)
                head.Add(number, Faces.Body, Paper.Left + Grid.Cell, top);
            else
                head.AddCentred(number, Faces.Body, TypeSize.Three, top);
        }

        PlaceRule(top + TypeSize.Three + RuleGap);
    }

    private void PlaceSigners(List<string[]> rows, double top)
    {
        if (rows.Count == 0)
            return;
        var columns = Enumerable.Range(0, rows[0].Length).Select(column => rows.Where(row => column < row.Length).Max(row => head.Width(row[column], Faces.Signer, TypeSize.Three))).ToArray();
        var label = head.Width(Letterhead.SignerLabel, Faces.Body, TypeSize.Three);
        var left = Paper.Right - TypeSize.Three - columns.Sum() - ((columns.Length - 1) * TypeSize.Three);
        head.Add(Letterhead.SignerLabel, Faces.Body, left - label, top);
        foreach (var (row, place) in rows.Select((row, place) => (row, place)))
        {
            var x = left;
            for (var column = 0; column < row.Length; column++)
            {
                head.Add(row[column], Faces.Signer, x, top + (place * grid.Pitch));
                x += columns[column] + TypeSize.Three;
            }
        }
    }

    private void PlaceRule(double top) => head.GoOnBelow(new Rule(Paper.Left, top, Paper.TypeWidth, RuleHeight, Ink.Red));
}
