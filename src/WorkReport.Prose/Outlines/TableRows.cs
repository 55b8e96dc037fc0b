using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Outlines;

/// <summary>Rows of a table as Word, Excel and our own reader of Word files hand it over: lines one below the other with as many tabs each.</summary>
internal sealed class TableRows
{
    private readonly string text;

    /// <summary>Where the line of a row begins, by its number.</summary>
    private readonly Dictionary<int, int> rows = [];

    internal TableRows(string text)
    {
        this.text = text;
        if (!text.Contains('\t', StringComparison.Ordinal))
            return;
        List<(int Line, int Start, int Tabs, bool IsCertain)> run = [];
        for (int from = 0, number = 1; from < text.Length; number++)
        {
            int end = Lines.EndOf(text, from);
            ReadOnlySpan<char> line = text.AsSpan(from, end - from);
            int tabs = line.Count('\t');
            if (run.Count > 0 && run[^1].Tabs != tabs)
                Keep(run);
            // A tab before the first word alone is an indent.
            if (tabs > 0)
                run.Add((number, from, tabs, Scripts.ContainsLetterOrDigit(line[..line.LastIndexOf('\t')])));
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
        return string.Join('\t', text[start..Lines.EndOf(text, start)].Split('\t').Select(cell => Typography.ToFullWidth(TextNormalizer.Normalize(cell)).Trim()));
    }

    private void Keep(List<(int Line, int Start, int Tabs, bool IsCertain)> run)
    {
        if (run.Count(row => row.IsCertain) >= 2)
        {
            foreach (var row in run)
                rows[row.Line] = row.Start;
        }
        run.Clear();
    }
}
