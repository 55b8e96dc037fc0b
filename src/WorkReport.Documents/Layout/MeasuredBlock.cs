using WorkReport.Documents.Fonts;

namespace WorkReport.Documents.Layout;

/// <summary>A block that knows how many rows it takes, before anyone has decided where it stands.</summary>
internal abstract record MeasuredBlock(ElementTag Tag)
{
    /// <summary>Rows its own lines take.</summary>
    public abstract int RowCount { get; }

    /// <summary>Blank rows before it, except at the head of a page.</summary>
    public int RowsBefore { get; init; }

    /// <summary>A heading is never the last thing on a page.</summary>
    public bool KeepsWithNext { get; init; }

    /// <summary>May not be parted by a page end.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Entry in the outline; null for none.</summary>
    public string? OutlineTitle { get; init; }

    /// <summary>1 for a part, then one more for each level of headings.</summary>
    public int OutlineRank { get; init; }
}

/// <summary>Rows of 3号 type on the grid.</summary>
internal sealed record MeasuredRows(ElementTag Tag, string Text, Atom[] Atoms, IReadOnlyList<Row> Rows) : MeasuredBlock(Tag)
{
    public bool IsCentred { get; init; }

    public override int RowCount => Rows.Count;
}

/// <summary>The title: centred lines of 2号 type over whole rows.</summary>
internal sealed record MeasuredTitle(IReadOnlyList<string> Lines, double Pitch) : MeasuredBlock(ElementTag.Title)
{
    /// <summary>One row of air above the title.</summary>
    private const int RowsAbove = 1;

    /// <summary>From title line to title line; practice, the standard gives none.</summary>
    public const double LinePitch = 35;

    /// <summary>So many lines, with the row above them, still stand on one page.</summary>
    public const int MostLines = 17;

    public override int RowCount => RowsAbove + LineRows;

    private int LineRows => (int)Math.Ceiling(Lines.Count * LinePitch / Pitch);

    /// <summary>From the block's first row to the em box of a line, points: the lines stand in the middle of their rows.</summary>
    public double TopOf(int line)
    {
        var room = ((LineRows - 1) * Pitch) + TypeSize.Three;
        var taken = ((Lines.Count - 1) * LinePitch) + TypeSize.Two;
        return (RowsAbove * Pitch) + ((room - taken) / 2) + (line * LinePitch);
    }
}

/// <summary>The faces of the meeting profile (GB/T 9704-2012, 7.3.3): 一、 in 黑体, （一） and leads in 楷体, the rest in 仿宋.</summary>
internal static class Faces
{
    public const FontRole Body = FontRole.FangSong;
    public const FontRole Subtitle = FontRole.KaiTi;
    public const FontRole Title = FontRole.XiaoBiaoSong;
    public const FontRole PageNumber = FontRole.SongTi;

    /// <summary>Also of a run-in lead, which stands for a heading of its level.</summary>
    public static FontRole OfHeading(int level) => level switch
    {
        1 => FontRole.HeiTi,
        2 => FontRole.KaiTi,
        _ => FontRole.FangSong,
    };
}
