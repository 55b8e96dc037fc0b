using WorkReport.Prose.Outlines;

namespace WorkReport.Prose.Checks;

/// <summary>…取得新进展, …展现新作为, …创出新亮点, …得到加强: one heading of a row that lacks what all its neighbours share.</summary>
internal sealed class ParallelHeadings : IRule
{
    private const int Fewest = 4;
    /// <summary>Words of one sign that a frame begins with.</summary>
    private const string Leading = "在以从把让用为向靠抓";

    /// <summary>Signs at the joint of a frame: 在…上求…, 在…中见….</summary>
    private const string Turns = "上中下里间面求出得见现有新更促显增创谋抓展作突强聚";

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
            odd = Lacking(words);
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

    /// <summary>The one without the frame of all others, be they three: 在…上求…, or two halves of the same length.</summary>
    private static int Lacking(string[] words)
    {
        int odd = Odd(words, word => Leading.Contains(word[0], StringComparison.Ordinal) ? word[..1] : "");
        if (odd >= 0)
            return odd;
        foreach (string joint in words.Take(2).SelectMany(Joints).Distinct(StringComparer.Ordinal))
        {
            odd = Odd(words, word => word.IndexOf(joint, 1, StringComparison.Ordinal) > 0 ? joint : "");
            if (odd >= 0 && !words[odd].Contains(joint[0], StringComparison.Ordinal) && !words[odd].Contains(joint[1], StringComparison.Ordinal))
                return odd;
        }
        odd = Odd(words, Halves);
        return odd >= 0 ? odd : Odd(words, word => word.AsSpan().Count('，') == 1 ? "，" : "");
    }

    /// <summary>Every two signs inside a heading of which the first ends a phrase: 上求, 中见, 得新.</summary>
    private static IEnumerable<string> Joints(string word)
    {
        for (var i = 1; i + 2 < word.Length; i++)
        {
            if (Turns.Contains(word[i], StringComparison.Ordinal) && Turns.Contains(word[i + 1], StringComparison.Ordinal))
                yield return word.Substring(i, 2);
        }
    }

    /// <summary>4，4 for 思想引领，固本培元; nothing where it has no mark in it, or halves so long that they are equal by chance.</summary>
    private static string Halves(string word)
    {
        string[] halves = word.Split('，', '、', '；', ' ', '—');
        return halves.Length > 1 && Array.TrueForAll(halves, half => half.Length < 7) ? string.Join('，', halves.Select(half => half.Length)) : "";
    }

    private static string Core(string heading)
    {
        int number = Numbering.Read(heading)?.Length ?? 0;
        return heading[number..].TrimEnd('。', '：', ' ');
    }
}
