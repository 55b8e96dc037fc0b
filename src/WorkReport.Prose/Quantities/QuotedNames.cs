namespace WorkReport.Prose.Quantities;

/// <summary>What stands in short quotes or title marks is a name, whatever numbers are in it: “六个一”, 《“十四五”规划》, “7×24小时”.</summary>
internal static class QuotedNames
{
    /// <summary>Between quotes a longer stretch is a sentence.</summary>
    private const int LongestQuoted = 14;
    private const int LongestTitle = 80;

    /// <summary>For each sign whether it stands in such a name.</summary>
    internal static bool[] In(FoldedText text)
    {
        var inside = new bool[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var (close, longest) = text[i] switch
            {
                '“' => ('”', LongestQuoted),
                '‘' => ('’', LongestQuoted),
                '「' => ('」', LongestQuoted),
                '"' => ('"', LongestQuoted),
                '《' => ('》', LongestTitle),
                '〈' => ('〉', LongestTitle),
                '〔' => ('〕', LongestQuoted),
                '［' or '[' => (']', 4),
                _ => ('\0', 0),
            };
            if (longest == 0)
                continue;
            int window = Math.Min(longest + 1, text.Length - i - 1);
            int at = text.Signs.Slice(i + 1, window).IndexOf(close);
            if (at < 0)
                continue;
            inside.AsSpan(i, at + 2).Fill(true);
            i += at + 1;
        }
        return inside;
    }
}
