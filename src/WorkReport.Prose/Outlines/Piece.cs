namespace WorkReport.Prose.Outlines;

/// <summary>A stretch of the text that was read, cut where a paragraph may end.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">Its length, without the space around it.</param>
/// <param name="Text">Normalised and set full-width.</param>
/// <param name="Indent">How many cells of space stood before it on its line.</param>
/// <param name="AfterBlank">Whether an empty line stood above it.</param>
internal sealed record Piece(int Line, int Start, int Length, string Text, int Indent, bool AfterBlank)
{
    internal int End => Start + Length;

    internal bool EndsSentence => Text.Length > 0 && Text[^1] is '。' or '！' or '？' or '；' or '：' or '…';
}
