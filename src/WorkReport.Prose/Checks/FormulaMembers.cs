using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>“四个自信”（道路、理论、制度）: a name that says how many members it has, with more or fewer behind it, or with a member that it does not have.</summary>
internal sealed class FormulaMembers : IRule
{
    private const int LongestList = 160;
    private const string Numerals = "一二三四五六七八九十";

    public void Look(CheckedText text, List<Finding> found)
    {
        var known = Formulas.Known.Concat(text.Data.Formulas).GroupBy(formula => formula.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        foreach (Passage passage in text.Passages)
        {
            string said = passage.Said;
            for (var i = 0; i < said.Length; i++)
            {
                if (said[i] is '“' && said.AsSpan(i + 1, Math.Min(Formula.LongestName + 1, said.Length - i - 1)).IndexOf('”') is > 1 and var length)
                    Judge(passage, i + 1, i + 1 + length, i + 2 + length, known, found);
                else if (Bare(said, i) is > 0 and var end)
                    Judge(passage, i, end, end, known, found);
            }
        }
    }

    /// <summary>三个方面（…） without quotes: at the beginning of a word, a bracket right behind it.</summary>
    private static int Bare(string said, int at)
    {
        if (Value(said[at]) < 2 || (at > 0 && (Value(said[at - 1]) > 0 || said[at - 1] is '第' or '“' or '百' or '年')))
            return 0;
        int end = at + 1;
        while (end < said.Length && end - at < 8 && Scripts.IsHan(said[end]))
            end++;
        return end - at >= 3 && end < said.Length && said[end] == '（' ? end : 0;
    }

    private static void Judge(Passage passage, int from, int to, int behind, Dictionary<string, Formula> known, List<Finding> found)
    {
        string said = passage.Said;
        string name = said[from..to];
        Formula? formula = known.GetValueOrDefault(name);
        int count = formula?.Members.Count ?? Count(name);
        if (count < 2)
            return;
        if (List(said, behind) is not { } list || Members(said, list.From, list.To).Count < 2)
        {
            if (formula is null && FormulaLists.Find(said, name, from > 0 && said[from - 1] == '“' ? from - 1 : from, behind) is { } told && told.Count != count)
                found.Add(passage.At(told.From, told.To, CheckRule.FormulaMembers, Severity.Doubtful, null, name, Figure.Say(count), Figure.Say(told.Count)));
            return;
        }
        List<(int From, int To)> members = Members(said, list.From, list.To);
        // 三县（市、区）: kinds of a thing, not members.
        if (members.Count < 2 || said.AsSpan(list.To - 1, 1) is "等" || members.TrueForAll(member => member.To - member.From == 1))
            return;
        if (members.Count != count)
        {
            if (formula is null && members.Count == 2 && !said.AsSpan(list.From, list.To - list.From).Contains('、'))
                return;
            string? repair = formula is null ? null : string.Join('、', formula.Members);
            found.Add(passage.At(list.From, list.To, CheckRule.FormulaMembers, Severity.Doubtful, repair, name, Figure.Say(count), Figure.Say(members.Count)));
            return;
        }
        if (formula is null)
            return;
        foreach (var (start, end) in members)
        {
            string member = said[start..end];
            if (!formula.Members.Any(meant => meant.Contains(member, StringComparison.Ordinal) || member.Contains(meant, StringComparison.Ordinal) || Core(formula, meant, member)))
                found.Add(passage.At(start, end, CheckRule.FormulaMember, Severity.Doubtful, Missing(formula, said, members), name, member));
        }
    }

    /// <summary>道路 for 道路自信, unless all members begin so.</summary>
    private static bool Core(Formula formula, string meant, string member)
        => member.Length >= 2 && meant.StartsWith(member[..2], StringComparison.Ordinal) && formula.Members.Count(other => other.StartsWith(member[..2], StringComparison.Ordinal)) == 1;

    /// <summary>The one member that is not named; null where it is not one.</summary>
    private static string? Missing(Formula formula, string said, List<(int From, int To)> members)
    {
        var missing = formula.Members.Where(meant => !members.Exists(member => Core(formula, meant, said[member.From..member.To]) || meant.Contains(said[member.From..member.To], StringComparison.Ordinal))).ToList();
        return missing is [var only] ? only : null;
    }

    /// <summary>The stretch in which the members stand: in brackets right behind, or behind 即.</summary>
    private static (int From, int To)? List(string said, int at)
    {
        if (at >= said.Length)
            return null;
        int from = said[at] == '（' ? at + 1 : said[at] == '即' ? at + 1 : said.AsSpan(at).StartsWith("，即") ? at + 2 : -1;
        if (from < 0)
            return null;
        bool bracketed = said[at] == '（';
        if (bracketed && from < said.Length && said[from] == '即')
            from++;
        if (from < said.Length && said[from] is ':' or '：' or '“')
            from += said[from] == '“' ? 0 : 1;
        int window = Math.Min(LongestList, said.Length - from);
        int end = window <= 0 ? -1 : said.AsSpan(from, window).IndexOfAny(bracketed ? "）（。" : "，。；！（");
        if (end < 2 || (bracketed && said[from + end] != '）'))
            return null;
        return (from, from + end);
    }

    private static List<(int From, int To)> Members(string said, int from, int to)
    {
        var members = new List<(int, int)>();
        bool byComma = !said.AsSpan(from, to - from).Contains('、');
        int start = from, depth = 0;
        for (int i = from; i <= to; i++)
        {
            if (i < to && said[i] is '“' or '《')
                depth++;
            else if (i < to && said[i] is '”' or '》')
                depth--;
            bool parts = i == to || (depth <= 0 && (said[i] is '、' || (said[i] is '，' or ',' or '；')));
            if (!parts)
                continue;
            if (i > start)
                members.Add((start, i));
            start = i + 1;
        }
        if (byComma || members.Count == 0)
            return members;
        // 甲、乙和丙: the last two are joined by a word where every other member is short.
        var (last, end) = members[^1];
        int and = said.AsSpan(last, end - last).IndexOfAny("和与");
        if (and >= 2 && end - last - and > 2 && end - last > members.Take(members.Count - 1).Max(member => member.Item2 - member.Item1) + 2)
        {
            members[^1] = (last, last + and);
            members.Add((last + and + 1, end));
        }
        return members;
    }

    /// <summary>How many members a name says: 四带头, 三会一课 (four), 三位一体 (three), 五个一 (five), 四统一 (four); 0 where it says none.</summary>
    internal static int Count(string name)
    {
        if (name.Length is < 2 or > Formula.LongestName || Value(name[0]) < 2)
            return 0;
        if (name.EndsWith("位一体", StringComparison.Ordinal))
            return Value(name[0]);
        int count = 0;
        for (var i = 0; i < name.Length; i++)
        {
            // 十百千 is a scale.
            if (!Scripts.IsHan(name[i]) || name[i] is '百' or '千' or '万')
                return 0;
            int value = Value(name[i]);
            if (value > 0 && i > 0 && Value(name[i - 1]) > 0)
                return 0;
            count += value == 1 && IsOfWord(name, i) ? 0 : value;
        }
        return count <= 20 ? count : 0;
    }

    /// <summary>五个一, 四个一律, 三统一: this 一 counts nothing.</summary>
    private static bool IsOfWord(string name, int at)
        => name[at - 1] is '个' or '统' or '同' or '专' or '唯' or '归' or '合' || (at + 1 < name.Length && name[at + 1] is '律' or '批' or '线' or '体' or '流' or '致' or '起' or '样');

    private static int Value(char c) => c == '两' ? 2 : Numerals.IndexOf(c, StringComparison.Ordinal) + 1;
}
