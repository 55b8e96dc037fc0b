using System.Buffers;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Outlines;

/// <summary>Headings that carry no number: year parts, 附件, subheadings.</summary>
internal static class Parts
{
    private const int LongestPart = 40;
    private const int LongestSubheading = 24;

    private static readonly SearchValues<char> NotOfSubheading = SearchValues.Create("，。；！？：…|");

    private static readonly SearchValues<char> Numerals = SearchValues.Create("0123456789一二三四五六七八九十");

    private static readonly string[] PartEndings =
    [
        "回顾", "总结", "安排", "计划", "打算", "部署", "情况", "任务", "工作", "思路", "重点", "目标", "要点", "成就", "举措", "规划",
        "建议", "展望", "成效", "问题", "不足", "措施", "体会", "经验", "成绩", "形势", "要求", "做法",
    ];

    /// <summary>附件, 附件1, 附件2： alone on its line.</summary>
    internal static bool IsAppendixMark(string text)
    {
        if (!text.StartsWith("附件", StringComparison.Ordinal) && !text.StartsWith("附录", StringComparison.Ordinal))
            return false;
        ReadOnlySpan<char> rest = text.AsSpan(2).TrimEnd("：").Trim(' ');
        return rest.Length == 0 || (rest.Length <= 2 && rest.IndexOfAnyExceptInRange('0', '9') < 0)
            || (rest.Length <= 3 && Numbering.ChineseNumeral(rest).Length == rest.Length);
    }

    /// <summary>附件1：2026年民生实事, the mark and the appendix's title on one line; not 附件：1.…, the list of appendices.</summary>
    internal static bool IsNamedAppendix(string text)
        => text.Length > 4 && text.StartsWith("附件", StringComparison.Ordinal) && IsPlainLine(text)
            && !text.Contains("1.", StringComparison.Ordinal) && !text.StartsWith("附件：1", StringComparison.Ordinal);

    /// <summary>A short line with no mark of a sentence and no number.</summary>
    internal static bool IsPlainLine(string text)
        => text.Length <= LongestPart && !Sentences.HasMark(text) && text[^1] != '：' && Numbering.Read(text) is null;

    internal static bool IsGlossary(string text)
        => text.Length <= 12 && (text.Contains("名词解释", StringComparison.Ordinal) || text.Contains("名词注释", StringComparison.Ordinal)
            || text.Contains("名词说明", StringComparison.Ordinal));

    /// <summary>
    /// 2022年工作回顾, “十四五”时期发展成就和2025年工作回顾, 第二部分 …: a short line without sentence marks that names a stretch
    /// of work, with a text or headings below it.
    /// </summary>
    internal static bool IsPart(string text, string? next)
    {
        if (next is null || !IsPlainLine(text))
            return false;
        if (text[0] == '第' && text.AsSpan().IndexOfAny("部章编") is > 1 and < 5 and var mark && text.AsSpan(1, mark - 1).IndexOfAnyExcept(Numerals) < 0
            && (text[mark] != '部' || text.Contains("部分", StringComparison.Ordinal)))
        {
            return true;
        }
        if (!Array.Exists(PartEndings, ending => text.EndsWith(ending, StringComparison.Ordinal)))
            return false;
        bool dated = Sentences.HasFigure(text) && text.Contains('年', StringComparison.Ordinal);
        bool planned = text.Contains("五”", StringComparison.Ordinal) || text.Contains("时期", StringComparison.Ordinal);
        bool ahead = text[0] is '下' or '今'
            || text.StartsWith("明年", StringComparison.Ordinal) || text.StartsWith("工作", StringComparison.Ordinal)
            || text.StartsWith("存在", StringComparison.Ordinal) || text.StartsWith("主要", StringComparison.Ordinal);
        return dated || planned || ahead;
    }

    /// <summary>A short unnumbered line over a paragraph that is much longer than it.</summary>
    internal static bool IsSubheading(string text, string? next)
        => text.Length <= LongestSubheading && text.Length >= 4 && next is not null && Scripts.ContainsHan(text)
            && text.AsSpan().IndexOfAny(NotOfSubheading) < 0 && text[0] is not ('—' or '（' or '-' or '·')
            && next.Length >= text.Length * 2 && next.Length >= 40 && next[^1] is '。' or '：'
            && Numbering.Read(next) is null;
}
