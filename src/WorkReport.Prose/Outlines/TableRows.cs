using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Outlines;

/// <summary>
/// Rows of a table as Word, Excel and our own reader of Word files hand it over: lines one below the other with as many tabs each; or as
/// assistants write it, in strokes: | 单位 | 期数 |.
/// </summary>
internal sealed class TableRows
{
    private const char Stroke = '|';

    private readonly string text;

    /// <summary>Where the line of a row begins, by its number.</summary>
    private readonly Dictionary<int, int> rows = [];

    internal TableRows(string text)
    {
        this.text = text;
        if (text.AsSpan().IndexOfAny('\t', Stroke) < 0)
            return;
        List<(int Line, int Start, int Cells, bool IsCertain)> run = [];
        for (int from = 0, number = 1; from < text.Length; number++)
        {
            int end = Lines.EndOf(text, from);
            ReadOnlySpan<char> line = text.AsSpan(from, end - from);
            char between = Between(line);
            // Strokes and tabs never make one table.
            int cells = between == Stroke ? -line.Count(Stroke) : line.Count('\t');
            if (run.Count > 0 && run[^1].Cells != cells)
                Keep(run);
            // A tab before the first word alone is an indent.
            if (cells != 0)
                run.Add((number, from, cells, Scripts.ContainsLetterOrDigit(line[..line.LastIndexOf(between)])));
            from = Lines.Below(text, end);
        }
        Keep(run);
    }

    internal bool Has(Piece piece) => rows.ContainsKey(piece.Line);

    internal bool Has(int line) => rows.ContainsKey(line);

    /// <summary>The cells of the row that a piece was cut from, a blank one between two tabs.</summary>
    internal string Cells(Piece piece)
    {
        int start = rows[piece.Line];
        string line = text[start..Lines.EndOf(text, start)];
        char between = Between(line);
        return string.Join('\t', (between == Stroke ? line.Trim().Trim(Stroke) : line).Split(between).Select(cell => Typography.ToFullWidth(TextNormalizer.Normalize(cell)).Trim()));
    }

    private static char Between(ReadOnlySpan<char> line) => line.Trim() is [Stroke, .., Stroke] trimmed && trimmed.Count(Stroke) > 2 ? Stroke : '\t';

    private void Keep(List<(int Line, int Start, int Tabs, bool IsCertain)> run)
    {
        if (run.Count(row => row.IsCertain) >= 2)
        {
            foreach ((int line, int start, _, _) in run)
                rows[line] = start;
        }
        run.Clear();
    }
}
