using WorkReport.Documents.Fonts;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>Places the head of 命令（令）格式 (GB/T 9704-2012, 10.2): mark and 令号, no red rule.</summary>
internal sealed class OrderMeasurer(FontSet fonts, Grid grid)
{
    /// <summary>Must: the mark's upper edge lies 20 mm below the type area's (10.2).</summary>
    public const double MarkBelowTop = 20 * Paper.Millimetre;

    /// <summary>Must: 空二行 from the mark to 令号, and from there to the text (10.2).</summary>
    private const int RowsBetween = 2;

    public MeasuredHead Measure(Letterhead letterhead, IReadOnlyList<string> title, BelowHead below)
    {
        var head = new HeadInWork(fonts, grid);
        head.AddLabels(letterhead);
        // What stands on the third row reaches below the mark's place, which gives way rather than be printed over.
        var top = head.Foot > Paper.Top + MarkBelowTop ? head.Foot + grid.Blank(0) : Paper.Top + MarkBelowTop;
        new IssuerMark(head, grid).Place(letterhead, top);
        if (letterhead.Number is { } number)
            head.AddCentred(number, Faces.Body, TypeSize.Three, letterhead.Issuers.Count > 0 ? head.Foot + grid.Blank(RowsBetween) : top);
        head.AddTitle(title);
        return head.Close(below.Blank(title.Count > 0 ? 1 : RowsBetween));
    }
}
