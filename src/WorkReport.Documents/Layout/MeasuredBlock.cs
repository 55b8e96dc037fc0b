using WorkReport.Documents.Fonts;

namespace WorkReport.Documents.Layout;

/// <summary>What a block is to the page it stands on.</summary>
internal enum BlockPlace
{
    /// <summary>Title and what belongs to it.</summary>
    Head,

    /// <summary>Body text: what a sign-off must have above it.</summary>
    Text,

    /// <summary>Behind the body: 附件说明, 附注, attachments.</summary>
    Tail,

    /// <summary>署名 or 成文日期.</summary>
    SignOff,
}

/// <summary>A block that knows how many rows it takes, before anyone has decided where it stands.</summary>
internal abstract record MeasuredBlock(ElementTag Tag)
{
    /// <summary>Rows its own lines take.</summary>
    public abstract int RowCount { get; }

    public BlockPlace Place { get; init; } = BlockPlace.Head;

    /// <summary>Blank rows before it, except at the head of a page.</summary>
    public int RowsBefore { get; init; }

    /// <summary>Stands at the head of a page.</summary>
    public bool BeginsPage { get; init; }

    /// <summary>A heading is never the last thing on a page.</summary>
    public bool KeepsWithNext { get; init; }

    /// <summary>May not be parted by a page end.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Rows that must be left on a page for it to begin there.</summary>
    public virtual int RowsToBegin => IsWhole ? RowCount : 1;

    /// <summary>Stands on a page that is turned by a quarter clockwise (GB/T 9704-2012, clause 8).</summary>
    public bool IsTurned { get; init; }

    /// <summary>Entry in the outline; null for none.</summary>
    public string? OutlineTitle { get; init; }

    /// <summary>1 for a part, then one more for each level of headings.</summary>
    public int OutlineRank { get; init; }
}

/// <summary>Rows on the grid.</summary>
internal sealed record MeasuredRows(ElementTag Tag, string Text, Atom[] Atoms, IReadOnlyList<Row> Rows) : MeasuredBlock(Tag)
{
    public Measure Measure { get; init; } = Measure.Body;

    public RowAlignment Alignment { get; init; }

    /// <summary>What is struck, underlined or moved of it.</summary>
    public IReadOnlyList<Model.TextMark> Marks { get; init; } = [];

    /// <summary>Half cells that rows on the right stay away from the right edge.</summary>
    public double RightIndent { get; init; }

    public override int RowCount => Rows.Count;

    /// <summary>The part of the text that a row holds.</summary>
    public Range RangeOf(Row row) => Atoms[row.Start].Start..(Atoms[row.End - 1].Start + Atoms[row.End - 1].Length);

    /// <summary>Half cells from the left edge to a row's first cell, over its indent.</summary>
    public double OffsetOf(Row row) => Math.Max(0, Alignment switch
    {
        RowAlignment.Centre => (row.Capacity - row.Width) / 2.0,
        RowAlignment.Right => row.Capacity - row.Width - RightIndent,
        _ => 0,
    });
}

internal enum RowAlignment
{
    Left,
    Centre,
    Right,
}

/// <summary>The title: centred lines of 2号 type over whole rows.</summary>
internal sealed record MeasuredTitle(IReadOnlyList<string> Lines, double Pitch) : MeasuredBlock(ElementTag.Title)
{
    /// <summary>From title line to title line; practice, the standard gives none.</summary>
    public const double LinePitch = 35;

    /// <summary>So many lines, with the row above them, still stand on one page.</summary>
    public const int MostLines = 17;

    /// <summary>So many, with the label and a row above them, stand on a turned page.</summary>
    public const int MostTurnedLines = (int)((MeasuredTable.LandscapeRows - 2) * MeasuredTable.LandscapePitch / LinePitch);

    /// <summary>Rows of air above the title.</summary>
    public int RowsAbove { get; init; } = 1;

    /// <summary>The first line stands in its row, as 7.3.7 wants it of an attachment; else all stand in the middle of their rows.</summary>
    public bool IsOnRow { get; init; }

    public override int RowCount => RowsAbove + LineRows;

    private int LineRows => (int)Math.Ceiling((IsOnRow ? ((Lines.Count - 1) * LinePitch) + OnRow + TypeSize.Two : Lines.Count * LinePitch) / Pitch);

    // The middle of 2号 type on the middle of a row.
    private static double OnRow => (TypeSize.Three - TypeSize.Two) / 2;

    /// <summary>From the block's first row to the em box of a line, points.</summary>
    public double TopOf(int line)
    {
        if (IsOnRow)
            return (RowsAbove * Pitch) + OnRow + (line * LinePitch);
        var room = ((LineRows - 1) * Pitch) + TypeSize.Three;
        var taken = ((Lines.Count - 1) * LinePitch) + TypeSize.Two;
        return (RowsAbove * Pitch) + ((room - taken) / 2) + (line * LinePitch);
    }
}

/// <summary>版头 and title of an official document, in millimetres and not on rows.</summary>
/// <param name="Lines">In reading order.</param>
/// <param name="Rules">The red rule, or those of a letter.</param>
/// <param name="RowCount">The first row of the grid that is free below it.</param>
internal sealed record MeasuredHead(IReadOnlyList<HeadLine> Lines, IReadOnlyList<Rule> Rules, int RowCount) : MeasuredBlock(ElementTag.Title)
{
    public override int RowCount { get; } = RowCount;

    /// <summary>The rows of its page, where they are not those of the others.</summary>
    public Grid? OwnGrid { get; init; }

    /// <summary>How many rows its page has.</summary>
    public int PageRows { get; init; } = Grid.Rows;
}

/// <summary>One line of it.</summary>
/// <param name="Tag">What it is; lines of one title share an element.</param>
/// <param name="Text">As printed.</param>
/// <param name="Role">Its face.</param>
/// <param name="Size">Em size, points.</param>
/// <param name="X">Where it begins, points from the paper's left edge.</param>
/// <param name="Top">Top of its em box, points from the paper's top.</param>
internal sealed record HeadLine(ElementTag Tag, string Text, FontRole Role, double Size, double X, double Top)
{
    /// <summary>Points between its characters, where it is stretched to the width of its neighbours.</summary>
    public double Gap { get; init; }

    public int Color { get; init; } = Ink.Black;
}

/// <summary>A chart and the blank row below it.</summary>
internal sealed record MeasuredChart(Model.Chart Chart, int Rows) : MeasuredBlock(ElementTag.Figure)
{
    public override int RowCount => Rows;
}

/// <summary>The faces of official documents (GB/T 9704-2012, 7.3.3): 一、 in 黑体, （一） and leads in 楷体, the rest in 仿宋.</summary>
internal static class Faces
{
    public const FontRole Body = FontRole.FangSong;
    public const FontRole Subtitle = FontRole.KaiTi;
    public const FontRole Title = FontRole.XiaoBiaoSong;
    public const FontRole PageNumber = FontRole.SongTi;

    /// <summary>密级, 紧急程度 and the label 附件 (7.2.2, 7.2.3, 7.3.7).</summary>
    public const FontRole Label = FontRole.HeiTi;

    /// <summary>Names of 签发人 (7.2.6).</summary>
    public const FontRole Signer = FontRole.KaiTi;

    /// <summary>Also of a run-in lead, which stands for a heading of its level.</summary>
    public static FontRole OfHeading(int level) => level switch
    {
        1 => FontRole.HeiTi,
        2 => FontRole.KaiTi,
        _ => FontRole.FangSong,
    };
}
