using WorkReport.Documents.Fonts;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>
/// Places 版头 and title of an official document (GB/T 9704-2012, 7.2 and 7.3.1). What the standard gives in millimetres stands in
/// millimetres; the text below goes on on the nearest row of the grid.
/// </summary>
internal sealed class LetterheadMeasurer(FontSet fonts, Grid grid)
{
    /// <summary>Must: the mark's upper edge lies 35 mm below the type area's (7.2.4).</summary>
    public const double MarkBelowTop = 35 * Paper.Millimetre;

    private const double MarkTop = Paper.Top + MarkBelowTop;

    /// <summary>Practice: the standard asks for 醒目、美观、庄重 and gives no size (7.2.4).</summary>
    public const double LargestMark = 17 * Paper.Millimetre;

    /// <summary>Practice: from organ to organ of a joint issue, in ems.</summary>
    public const double JointPitch = 1.3;

    /// <summary>Practice: a mark of many organs leaves this many rows for the rest of the first page.</summary>
    public const int MostMarkRows = 8;

    /// <summary>Practice: between the organs of a joint issue and 文件, in ems.</summary>
    public const double JointGap = 0.5;

    /// <summary>Must: the red rule lies 4 mm below the number, as wide as the type area (7.2.7).</summary>
    public const double RuleGap = 4 * Paper.Millimetre;

    /// <summary>Practice: its thickness.</summary>
    public const double RuleHeight = 0.5 * Paper.Millimetre;

    /// <summary>Must: 空二行 below the mark, and below the rule (7.2.5, 7.3.1).</summary>
    public const int RowsBelowMark = 2;

    public const string SignedBy = "签发人：";
    public const int SignersPerRow = 2;

    private readonly List<HeadLine> lines = [];
    private readonly List<Rule> rules = [];
    private double foot;

    /// <param name="head">版头; its parts may be absent, and take no room then.</param>
    /// <param name="title">The title's lines.</param>
    public MeasuredHead Measure(Letterhead head, IReadOnlyList<string> title)
    {
        lines.Clear();
        rules.Clear();
        foot = Paper.Top;
        PlaceLabels(head);
        PlaceMark(head);
        PlaceNumber(head);
        PlaceTitle(title);
        return new MeasuredHead([.. lines], [.. rules], RowBelow(title.Count > 0 ? 1 : RowsBelowMark)) { KeepsWithNext = true };
    }

    /// <summary>份号 on the first row, 密级 on the second, 紧急程度 on the next that is free (7.2.1–7.2.3).</summary>
    private void PlaceLabels(Letterhead head)
    {
        var row = 0;
        Label(head.CopyNumber, Faces.Body, ref row);
        row = head.Secrecy is null ? row : 1;
        Label(head.Secrecy, Faces.Label, ref row);
        Label(head.Urgency, Faces.Label, ref row);
    }

    private void Label(string? text, FontRole role, ref int row)
    {
        if (text is null)
            return;
        Add(text, role, TypeSize.Three, Paper.Left, grid.TopOf(row++));
    }

    private void PlaceMark(Letterhead head)
    {
        if (head.Issuers.Count == 0)
            return;
        foot = MarkTop;
        if (head.Issuers.Count == 1)
            PlaceSingleMark(head.Issuers[0] + head.Kind);
        else
            PlaceJointMark(head.Issuers, head.Kind);
    }

    private void PlaceSingleMark(string mark)
    {
        var size = SizeFor(Width(mark, 1), LargestMark);
        Add(mark, Faces.Title, size, Paper.Left + ((Paper.TypeWidth - Width(mark, size)) / 2), MarkTop, Ink.Red);
    }

    /// <summary>The sponsor first, all as wide as the longest; 文件 to the right of them, in their middle (7.2.4).</summary>
    private void PlaceJointMark(IReadOnlyList<string> issuers, string kind)
    {
        var widest = issuers.Max(issuer => Width(issuer, 1));
        var whole = widest + (kind.Length > 0 ? JointGap + Width(kind, 1) : 0);
        var size = Math.Min(SizeFor(whole, LargestMark), MostMarkRows * grid.Pitch / (JointPitch * issuers.Count));
        var left = Paper.Left + ((Paper.TypeWidth - (whole * size)) / 2);
        for (var i = 0; i < issuers.Count; i++)
            AddStretched(issuers[i], size, left, widest * size, MarkTop + (i * JointPitch * size));
        var height = foot - MarkTop;
        if (kind.Length > 0)
            Add(kind, Faces.Title, size, left + ((widest + JointGap) * size), MarkTop + ((height - size) / 2), Ink.Red);
        foot = MarkTop + height;
    }

    private void AddStretched(string text, double size, double left, double width, double top)
    {
        var characters = 0;
        foreach (var _ in new Clusters(text))
            characters++;
        var gap = characters > 1 ? (width - Width(text, size)) / (characters - 1) : 0;
        lines.Add(new HeadLine(ElementTag.Paragraph, text, Faces.Title, size, left, top) { Gap = gap, Color = Ink.Red });
        foot = Math.Max(foot, top + size);
    }

    /// <summary>In the middle; of a document that goes upward on the left, beside the last 签发人 (7.2.5, 7.2.6).</summary>
    private void PlaceNumber(Letterhead head)
    {
        if (head.Number is null && head.Signers.Count == 0)
        {
            if (head.Issuers.Count > 0)
                PlaceRule(foot + grid.Blank(RowsBelowMark));
            return;
        }

        var top = head.Issuers.Count > 0 ? foot + grid.Blank(RowsBelowMark) : MarkTop;
        var rows = head.Signers.Chunk(SignersPerRow).ToList();
        PlaceSigners(rows, top);
        top += Math.Max(0, rows.Count - 1) * grid.Pitch;
        if (head.Number is { } number)
        {
            var x = rows.Count > 0 ? Paper.Left + (2 * Grid.HalfCell) : Paper.Left + ((Paper.TypeWidth - Width(number, TypeSize.Three, Faces.Body)) / 2);
            Add(number, Faces.Body, TypeSize.Three, x, top);
        }

        PlaceRule(top + TypeSize.Three + RuleGap);
    }

    private void PlaceSigners(List<string[]> rows, double top)
    {
        if (rows.Count == 0)
            return;
        var columns = Enumerable.Range(0, rows[0].Length).Select(column => rows.Where(row => column < row.Length).Max(row => Width(row[column], TypeSize.Three, Faces.Signer))).ToArray();
        var label = Width(SignedBy, TypeSize.Three, Faces.Body);
        var left = Paper.Right - TypeSize.Three - columns.Sum() - ((columns.Length - 1) * TypeSize.Three);
        Add(SignedBy, Faces.Body, TypeSize.Three, left - label, top);
        foreach (var (row, place) in rows.Select((row, place) => (row, place)))
        {
            var x = left;
            for (var column = 0; column < row.Length; column++)
            {
                Add(row[column], Faces.Signer, TypeSize.Three, x, top + (place * grid.Pitch));
                x += columns[column] + TypeSize.Three;
            }
        }
    }

    private void PlaceRule(double top)
    {
        rules.Add(new Rule(Paper.Left, top, Paper.TypeWidth, RuleHeight, Ink.Red));
        foot = top + RuleHeight;
    }

    private void PlaceTitle(IReadOnlyList<string> title)
    {
        if (title.Count == 0)
            return;
        var top = foot + grid.Blank(RowsBelowMark);
        foreach (var line in title)
        {
            Add(line, Faces.Title, TypeSize.Two, Paper.Left + ((Paper.TypeWidth - Width(line, TypeSize.Two)) / 2), top, tag: ElementTag.Title);
            top += MeasuredTitle.LinePitch;
        }
    }

    /// <summary>The row nearest to so many blank rows below, but never closer than half a row.</summary>
    private int RowBelow(int blank)
    {
        var ideal = (foot + grid.Blank(blank) - grid.TopOf(0)) / grid.Pitch;
        var least = (foot + (grid.Pitch / 2) - grid.TopOf(0)) / grid.Pitch;
        return (int)Math.Max(Math.Round(ideal, MidpointRounding.AwayFromZero), Math.Ceiling(least));
    }

    private void Add(string text, FontRole role, double size, double x, double top, int color = Ink.Black, ElementTag tag = ElementTag.Paragraph)
    {
        lines.Add(new HeadLine(tag, text, role, size, x, top) { Color = color });
        foot = Math.Max(foot, top + size);
    }

    private double Width(string text, double size, FontRole role = Faces.Title) => fonts.WidthOf(role, text, size);

    private static double SizeFor(double ems, double largest) => Math.Min(largest, Paper.TypeWidth / ems);
}
