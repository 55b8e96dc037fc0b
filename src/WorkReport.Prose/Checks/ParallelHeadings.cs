using WorkReport.Prose.Outlines;

namespace WorkReport.Prose.Checks;

/// <summary>…取得新进展, …展现新作为, …创出新亮点, …得到加强: one heading of a row that lacks what all its neighbours share.</summary>
internal sealed class ParallelHeadings : IRule
{
    private const int Fewest = 4;
    private const string Turning = "新更再真实强优";

    public void Look(CheckedText text, List<Finding> found)
    {
        var open = new List<(int Depth, List<OutlineEntry> Row)>();
        foreach (OutlineEntry entry in text.Reading.Outline.Entries())
        {
            while (open.Count > 0 && open[^1].Depth > entry.Depth)
            {
                Judge(text, open[^1].Row, found);
                open.RemoveAt(open.Count - 1);
            }
            if (text.Passages[entry.Element].Element.Kind == OutlineKind.Part)
                continue;
            if (open.Count == 0 || open[^1].Depth < entry.Depth)
                open.Add((entry.Depth, []));
            open[^1].Row.Add(entry);
        }
        foreach (var (_, row) in open)
            Judge(text, row, found);
    }

    private static void Judge(CheckedText text, List<OutlineEntry> row, List<Finding> found)
    {
        if (row.Count is < Fewest or > 12)
            return;
        string[] words = [.. row.Select(entry => Core(entry.Text))];
        if (words.Any(word => word.Length is < 4 or > 40))
            return;
        int odd = Odd(words, word => word[..2]);
        if (odd < 0)
            odd = Odd(words, word => word[^2..]);
        if (odd < 0)
            odd = Odd(words, word => Turning.Contains(word[^3], StringComparison.Ordinal) ? word[^3].ToString() : "");
        if (odd < 0)
            return;
        Passage passage = text.Passages[row[odd].Element];
        int length = Math.Min(passage.Said.Length, Math.Max(1, passage.Element.LeadLength > 0 ? passage.Element.LeadLength : passage.Said.Length));
        found.Add(passage.At(0, length, CheckRule.BrokenParallel, Severity.Hint, null, row[odd].Text, row[odd == 0 ? 1 : odd - 1].Text));
    }

    /// <summary>The one that lacks what all others share; -1 where it is not one.</summary>
    private static int Odd(string[] words, Func<string, string> part)
    {
        var groups = words.Select((word, index) => (Part: part(word), Index: index)).GroupBy(pair => pair.Part, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ToList();
        return groups.Count == 2 && groups[0].Key.Length > 0 && groups[0].Count() == words.Length - 1 ? groups[1].First().Index : -1;
    }

    private static string Core(string heading)
    {
        int number = Numbering.Read(heading)?.Length ?? 0;
        return heading[number..].TrimEnd('。', '：', ' ');
    }
}
