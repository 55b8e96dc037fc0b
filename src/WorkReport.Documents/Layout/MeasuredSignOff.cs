using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>Lines of a sign-off and what is pressed upon them; they keep together.</summary>
/// <param name="Lines">In reading order.</param>
/// <param name="Pressed">Seals or stamps.</param>
/// <param name="RowCount">Rows it takes.</param>
internal sealed record MeasuredSignOff(IReadOnlyList<SignOffLine> Lines, IReadOnlyList<PressedPicture> Pressed, int RowCount) : MeasuredBlock(ElementTag.Paragraph)
{
    public override int RowCount { get; } = RowCount;
}

/// <summary>A line of it.</summary>
/// <param name="Rows">Its text.</param>
/// <param name="Row">From the block's first row to its own; a half stands between two.</param>
internal sealed record SignOffLine(MeasuredRows Rows, double Row);

/// <summary>A seal or stamp.</summary>
/// <param name="Picture">It.</param>
/// <param name="Middle">Half cells from the left edge to its middle.</param>
/// <param name="Row">From the block's first row to its top; negative above it, where blank rows are.</param>
/// <param name="Width">Points.</param>
/// <param name="Height">Points.</param>
internal sealed record PressedPicture(Picture Picture, double Middle, double Row, double Width, double Height);
