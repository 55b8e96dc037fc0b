using System.Buffers;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>一是…三是…; 抓好三项工作：一是…二是…: 申报、授牌、回访四个环节: series inside a paragraph that skip a number or are not as long as was said.</summary>
internal sealed class Enumerations : IRule
{
    private const string Numerals = "一二三四五六七八九十";
    private const int Reach = 24;

    private static readonly WordTable Counted = new("个方面", "方面", "项工作", "个问题", "项措施", "件事", "点要求", "点意见", "点建议", "个重点", "项任务", "个环节", "条措施", "点体会", "个特点", "大任务", "个关键", "项重点", "件大事", "个不足", "项举措", "条意见", "大举措");

    private const int LongestList = 60;

    private static readonly SearchValues<char> ListEnds = SearchValues.Create("，。；：！？,;:（）“”《》");
    private static readonly SearchValues<char> OwnNumber = SearchValues.Create(Numerals + "两各每第");

    /// <summary>What a list before its number is a list of.</summary>
    private static readonly WordTable Measured = new("个环节", "个方面", "项制度", "项机制", "个题目", "个专题", "项工作", "项任务", "个重点", "个层面", "个阶段", "项措施", "项举措", "项内容", "大行动", "大工程", "大任务", "大主题", "个主题", "种方式", "种形式", "个县", "个区", "县", "区", "级", "类人员", "个部门", "个单位", "家单位", "部门", "项活动", "个步骤", "道关口", "个关口", "条路径", "项标准", "个维度", "类问题", "个问题", "个平台", "支队伍");

    public void Look(CheckedText text, List<Finding> found)
    {
        foreach (Passage passage in text.Passages)
        {
            Look(passage, found);
            CountedBehind(passage, found);
        }
    }

    private static void Look(Passage passage, List<Finding> found)
    {
        string said = passage.Said;
        char kind = '\0';
        int begun = -1, last = 0;
        for (var i = 0; i + 1 < said.Length; i++)
        {
            int number = Numerals.IndexOf(said[i], StringComparison.Ordinal) + 1;
            if (number == 0 || said[i + 1] is not ('是' or '要') || !Begins(said, i))
                continue;
            if (number == 1)
            {
                Ended(passage, begun, last, found);
                (kind, begun, last) = (said[i + 1], i, 1);
                continue;
            }
            if (last == 0 || said[i + 1] != kind)
                continue;
            if (number != last + 1 && last < 10)
                found.Add(passage.At(i, i + 2, CheckRule.SeriesGap, Severity.Doubtful, $"{Numerals[last]}{kind}", said.Substring(i, 2), $"{Numerals[last]}{kind}"));
            last = number;
        }
        Ended(passage, begun, last, found);
    }

    /// <summary>申报、授牌、回访四个环节: the list stands before its number.</summary>
    private static void CountedBehind(Passage passage, List<Finding> found)
    {
        string said = passage.Said;
        for (int i = NextNumeral(said, 4); i + 1 < said.Length; i = NextNumeral(said, i + 1))
        {
            if (Scripts.IsHan(said[i - 1]) && Measured.AtStart(said.AsSpan(i + 1)) is { } word && (said[i] == '两' || Numerals.IndexOf(said[i], StringComparison.Ordinal) > 0) && !Numerals.Contains(said[i - 1], StringComparison.Ordinal))
                Judge(passage, i, word, found);
        }
    }

    private static int NextNumeral(string said, int from)
    {
        int next = from < said.Length ? said.AsSpan(from).IndexOfAny(Numerals + "两") : -1;
        return next < 0 ? said.Length : next + from;
    }

    private static void Judge(Passage passage, int at, string word, List<Finding> found)
    {
        string said = passage.Said;
        int first = Math.Max(0, at - LongestList);
        int from = first + said.AsSpan(first, at - first).LastIndexOfAny(ListEnds) + 1;
        string list = said[from..at];
        string[] members = list.Split('、');
        // 等 leaves others out, and where a member has a number of its own it is not the list that is counted.
        if ((from == first && first > 0) || members.Length < 2 || list.Contains('等', StringComparison.Ordinal) || list.AsSpan().IndexOfAny(OwnNumber) >= 0 || Array.Exists(members, member => member.Length == 0))
            return;
        int number = said[at] == '两' ? 2 : Numerals.IndexOf(said[at], StringComparison.Ordinal) + 1;
        int joined = members[^1].IndexOfAny(['和', '与', '及']) > 0 ? 1 : 0;
        if (number == members.Length || number == members.Length + joined)
            return;
        int count = members.Length + joined;
        found.Add(passage.At(at, at + 1 + word.Length, CheckRule.ListedCount, Severity.Doubtful, (count == 2 ? "两" : count <= 10 ? Numerals[count - 1].ToString() : Figure.Say(count)) + word, said[at] + word, Figure.Say(count)));
    }

    private static void Ended(Passage passage, int begun, int last, List<Finding> found)
    {
        if (begun < 2 || last < 2)
            return;
        string said = passage.Said;
        int from = Math.Max(0, begun - Reach);
        for (int i = begun - 2; i >= from; i--)
        {
            if (said[i] is '。' or '；' && i < begun - 1)
                return;
            int number = said[i] == '两' ? 2 : Numerals.IndexOf(said[i], StringComparison.Ordinal) + 1;
            if (number < 2 || Counted.AtStart(said.AsSpan(i + 1)) is not { } word)
                continue;
            if (number != last)
                found.Add(passage.At(i, i + 1 + word.Length, CheckRule.ListedCount, Severity.Doubtful, (last == 2 ? "两" : Numerals[last - 1].ToString()) + word, said[i] + word, Figure.Say(last)));
            return;
        }
    }

    private static bool Begins(string said, int at) => at == 0 || (!Scripts.IsHan(said[at - 1]) && !char.IsAsciiLetterOrDigit(said[at - 1]) && said[at - 1] is not ('“' or '《'));
}
