using System.Collections.Frozen;

namespace WorkReport.Prose.Differences;

/// <summary>
/// Where the phrases of a text end: a number with its unit, a Latin word, a known word of Chinese; every other sign stands for itself. Bounds
/// are places between signs, from 0 to the length of the text.
/// </summary>
internal sealed class PhraseBounds
{
    private const string Hundreds = "十百千万亿";

    /// <summary>多, 余 behind a round number.</summary>
    private const string Roundings = "多余";

    private const string ClauseEnds = "，。；：！？、,;!?";

    /// <summary>A longer one between quotation marks is a sentence.</summary>
    private const int LongestName = 6;

    private const string OpeningQuotes = "“《「";

    private const string ClosingQuotes = "”》」";

    private const string Hamlets = "村庄湾坪沟屯店塘坝桥";

    private static readonly string[] Units =
    [
        "个百分点", "百分点", "平方公里", "立方米", "平方米", "千瓦时", "个工作日", "工作日", "公里", "公顷", "公斤", "小时", "分钟", "人次", "场次", "车次", "批次", "万元", "亿元", "个月", "周年",
        "名", "人", "个", "户", "家", "次", "场", "项", "件", "份", "期", "篇", "条", "处", "所", "座", "台", "辆", "册", "本", "张", "元", "吨", "亩", "米", "度", "倍", "成", "年", "月", "日",
        "号", "时", "分", "位", "支", "批", "宗", "起", "村", "镇", "县", "市", "栋", "幢", "株", "棵", "头", "只", "天", "岁", "组", "届", "季", "周", "路", "幅", "套", "枚", "面", "种", "类", "部", "款",
    ];

    private static readonly FrozenDictionary<char, string[]> ByFirst = Units.GroupBy(unit => unit[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private readonly bool[] isInside;
    private readonly bool[] isUnit;
    private readonly bool[] isNumber;

    public PhraseBounds(string text)
    {
        (isInside, isUnit, isNumber) = (new bool[text.Length + 1], new bool[text.Length + 1], new bool[text.Length]);
        for (var i = 0; i < text.Length;)
        {
            var (end, number) = EndOf(text, i);
            isInside.AsSpan(i + 1, end - i - 1).Fill(true);
            if (number > i)
            {
                isNumber.AsSpan(i, end - i).Fill(true);
                isUnit.AsSpan(number, end - number).Fill(true);
            }

            i = end;
        }
    }

    /// <summary>Does a phrase end here?</summary>
    /// <param name="at">The place.</param>
    /// <param name="withUnits">A unit belongs to its number; else it stands for itself.</param>
    public bool IsBound(int at, bool withUnits) => !isInside[at] || (!withUnits && isUnit[at] && (at == 0 || !isUnit[at - 1]));

    /// <summary>Is the sign at this place part of a number or of its unit?</summary>
    public bool IsNumber(int at) => isNumber[at];

    /// <summary>Is a whole phrase of several signs all that stands between two places?</summary>
    public bool IsPhrase(int from, int to) => to > from + 1 && !isInside[from] && !isInside[to] && isInside.AsSpan(from + 1, to - from - 1).IndexOf(false) < 0;

    /// <summary>Ends a clause, or a paragraph.</summary>
    public static bool EndsClause(char sign) => sign == '\n' || ClauseEnds.Contains(sign, StringComparison.Ordinal);

    /// <returns>Where the phrase ends, and of a number where its unit begins.</returns>
    private static (int End, int Number) EndOf(string text, int start)
    {
        var sign = text[start];
        if (char.IsAsciiDigit(sign))
            return EndOfNumber(text, start);
        if (char.IsHighSurrogate(sign) && start + 1 < text.Length)
            return (start + 2, 0);
        if (IsLatin(sign))
        {
            var end = start + 1;
            while (end < text.Length && (IsLatin(text[end]) || char.IsAsciiDigit(text[end])))
                end++;
            return (end, 0);
        }

        if (start > 0 && OpeningQuotes.Contains(text[start - 1], StringComparison.Ordinal) && text.AsSpan(start).IndexOfAny(ClosingQuotes) is > 0 and <= LongestName and var name)
            return (start + name, 0);
        // 张家村, 李家湾.
        if (start + 2 < text.Length && text[start + 1] == '家' && Hamlets.Contains(text[start + 2], StringComparison.Ordinal))
            return (start + 3, 0);
        return (start + Math.Max(1, PhraseWords.LengthAt(text.AsSpan(start))), 0);
    }

    private static (int End, int Number) EndOfNumber(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
            end++;
        var number = end;
        if (end < text.Length && text[end] is '%' or '‰' or '％' or '℃')
            return (end + 1, number);
        while (end < text.Length && Hundreds.Contains(text[end], StringComparison.Ordinal))
            end++;
        if (end < text.Length && Roundings.Contains(text[end], StringComparison.Ordinal))
            end++;
        if (end == text.Length || !ByFirst.TryGetValue(text[end], out var units) || Array.Find(units, unit => text.AsSpan(end).StartsWith(unit)) is not { } found)
            return (end, number);
        // 项 of 项目 is none.
        return (found.Length > 1 || PhraseWords.LengthAt(text.AsSpan(end)) == 0 ? end + found.Length : end, number);
    }

    private static bool IsLatin(char sign) => char.IsLetter(sign) && sign < '\u0250';
}
