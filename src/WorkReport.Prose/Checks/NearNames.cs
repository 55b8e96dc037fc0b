using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>“我为家乡献一策” and “我为家乡献良策”: names in quotes that differ in a sign or two and cannot be told apart by what they differ in.</summary>
internal static class NearNames
{
    /// <summary>From this length on a name is itself whatever one of its signs is.</summary>
    private const int Shortest = 5;

    /// <summary>From this length on two of them may differ.</summary>
    private const int Long = 9;

    /// <summary>So many names are held against each other.</summary>
    private const int Most = 120;

    /// <summary>Two signs of one group say that two things are meant: 好少年 and 好青年.</summary>
    private static readonly string[] Opposites =
    [
        "一二三四五六七八九十百千万两双单首", "上下左右前后内外里中", "东西南北", "省市县区乡镇村社州", "男女", "老中青少幼童", "大小", "新旧", "春夏秋冬", "红绿蓝白黑金银", "高低", "长短", "甲乙丙丁", "企校医农工商军警民", "党团妇", "文理武体", "山水林田湖草沙", "早晚", "年月日季", "线网", "书画歌舞诗",
    ];

    /// <summary>What a document is: 意见 and 通知 of one name are two.</summary>
    private static readonly WordTable Kinds = new("意见", "通知", "方案", "办法", "规定", "细则", "条例", "计划", "规划", "要点", "报告", "决定", "通报", "总结", "制度", "规则", "标准", "清单", "指南", "纲要", "公告", "法");

    /// <summary>What is called so; two names before the same word are more likely one.</summary>
    private static readonly WordTable Called = new("活动", "行动", "工程", "计划", "项目", "品牌", "工作法", "大赛", "比赛", "平台", "课堂", "宣讲", "工作室", "基金", "主题", "专项", "征文", "品牌");

    internal sealed record Name(string Key, bool IsTitle, IReadOnlyList<(Passage Passage, int From, int To, string Form)> Places)
    {
        internal string? Thing { get; } = Places.Select(place => Called.AtStart(place.Passage.Said.AsSpan(Math.Min(place.Passage.Said.Length, place.To + 1)))).FirstOrDefault(word => word is not null);
    }

    internal static void Look(IReadOnlyList<Name> names, List<Finding> found)
    {
        List<Name> some = [.. names.Where(name => name.Key.Length >= 4).Take(Most)];
        for (var i = 0; i < some.Count; i++)
        {
            for (int j = i + 1; j < some.Count; j++)
            {
                if (!AreOne(some[i], some[j]))
                    continue;
                var (rare, usual) = some[j].Places.Count <= some[i].Places.Count ? (some[j], some[i]) : (some[i], some[j]);
                foreach (var (passage, from, to, form) in rare.Places)
                    found.Add(passage.At(from, to, CheckRule.NameVariant, Severity.Doubtful, usual.Places[0].Form, form, usual.Places[0].Form));
            }
        }
    }

    private static bool AreOne(Name one, Name other)
    {
        var (shorter, longer) = one.Key.Length <= other.Key.Length ? (one.Key, other.Key) : (other.Key, one.Key);
        int more = longer.Length - shorter.Length;
        if (one.IsTitle != other.IsTitle || more > 1 || Math.Abs(shorter.Length - longer.Length) > 1 || (one.IsTitle && Kinds.AtEnd(shorter) != Kinds.AtEnd(longer)))
            return false;
        bool sameThing = one.Thing is not null && one.Thing == other.Thing;
        int same = Likeness.LongestCommon(shorter, longer);
        if (more == 1)
            return same == shorter.Length && shorter.Length >= Shortest && !IsTold(Extra(shorter, longer)) && !longer.StartsWith(shorter, StringComparison.Ordinal);
        List<(char One, char Other)> differ = [.. shorter.Zip(longer).Where(pair => pair.First != pair.Second)];
        // What sounds alike is pointed at in any case.
        if (differ is [var only] && Syllables.AreAlike(only.One, only.Other) || differ.Exists(pair => AreOpposite(pair.One, pair.Other)))
            return false;
        if (differ.Count == 1)
            return shorter.Length >= (sameThing ? Shortest - 1 : Shortest) && (!one.IsTitle || shorter.Length >= Long) && !(shorter.Length < Long && AreWords(shorter, longer));
        // 明亮眼睛, 光明眼睛: all but one sign, moved.
        bool moved = same == shorter.Length - 1 && sameThing && shorter.Length >= 4;
        return moved || (differ.Count == 2 && shorter.Length >= Long && !one.IsTitle && same == shorter.Length - 2);
    }

    /// <summary>校园 and 家园: both are words with what stands beside the sign in which they differ.</summary>
    private static bool AreWords(string one, string other)
    {
        int at = 0;
        while (one[at] == other[at])
            at++;
        for (int from = Math.Max(0, at - 1); from <= at && from + 2 <= one.Length; from++)
        {
            if (TypoLexicon.Ours.IsWord(one.AsSpan(from, 2)) && TypoLexicon.Ours.IsWord(other.AsSpan(from, 2)))
                return true;
        }
        return false;
    }

    /// <summary>The sign that the longer one has besides.</summary>
    private static char Extra(string shorter, string longer)
    {
        int i = 0;
        while (i < shorter.Length && shorter[i] == longer[i])
            i++;
        return longer[i];
    }

    private static bool IsTold(char sign) => Scripts.IsDigit(sign) || char.IsAsciiLetter(sign) || Array.Exists(Opposites, group => group.Contains(sign, StringComparison.Ordinal));

    /// <summary>一 and 二 are two things, 一 and 良 are not.</summary>
    private static bool AreOpposite(char one, char other)
        => Scripts.IsDigit(one) || Scripts.IsDigit(other) || char.IsAsciiLetter(one) || char.IsAsciiLetter(other)
            || Array.Exists(Opposites, group => group.Contains(one, StringComparison.Ordinal) && group.Contains(other, StringComparison.Ordinal));
}
