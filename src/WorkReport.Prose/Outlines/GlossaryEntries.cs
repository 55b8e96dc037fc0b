namespace WorkReport.Prose.Outlines;

/// <summary>
/// Numbered notes behind a report that explain its terms: 7.“双向揭榜挂帅”：…, 7、中非务实合作八项新举措：… They look like headings and head nothing. What
/// tells them is that their term stands in the report above them.
/// </summary>
internal static class GlossaryEntries
{
    private const int LongestTerm = 30;

    /// <summary>Fewer alike may be headings that take up a word of the text.</summary>
    private const int Fewest = 3;

    /// <summary>More than any report explains; the search for each term is bounded by it.</summary>
    private const int Most = 400;

    internal static HashSet<Piece> In(List<Piece> pieces)
    {
        var found = new HashSet<Piece>(ReferenceEqualityComparer.Instance);
        var run = new List<int>();
        int behind = pieces.FindLastIndex(piece => Numbering.Read(piece.Text) is { Level: <= 2 });
        for (var i = 0; i < pieces.Count && run.Count < Most; i++)
        {
            if (Term(pieces[i].Text, out bool quoted) is null)
                continue;
            if (quoted)
                _ = found.Add(pieces[i]);
            else if (i > behind)
                run.Add(i);
        }
        // Right below a heading, or a sentence that announces them, they are what it heads.
        if (run.Count < Fewest || run[0] == 0 || run[0] - 1 == behind || pieces[run[0] - 1].Text[^1] == '：')
            return found;
        string body = string.Join('\n', pieces.Take(run[0]).Select(piece => piece.Text));
        run.RemoveAll(i => !body.Contains(Term(pieces[i].Text, out _)!, StringComparison.Ordinal));
        if (run.Count >= Fewest)
            found.UnionWith(run.Select(i => pieces[i]));
        return found;
    }

    /// <summary>What stands between number and colon; null for what explains nothing.</summary>
    private static string? Term(string text, out bool quoted)
    {
        quoted = false;
        if (Numbering.Read(text) is not { Level: 3 } number)
            return null;
        ReadOnlySpan<char> rest = text.AsSpan(number.Length);
        int colon = rest[..Math.Min(rest.Length, LongestTerm + 3)].IndexOf('：');
        if (colon < 2)
            return null;
        quoted = rest[0] == '“' && rest[colon - 1] == '”';
        ReadOnlySpan<char> term = rest[..colon].Trim("“”");
        return term.Length < 2 || term.IndexOfAny("，。；") >= 0 ? null : term.ToString();
    }
}
