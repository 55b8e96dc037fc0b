using System.Buffers;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>XX市, xx书记, ××元, X月X日, 某某: what was taken out and never put back; and several ways of doing so in one text.</summary>
internal sealed class MasksLeft : IRule
{
    private static readonly WordTable Behind = new(
        "市", "县", "区", "镇", "乡", "村", "局", "省", "州", "年", "月", "日", "万", "亿", "元", "名", "个", "人", "户", "家", "篇", "项", "次", "场", "件", "%", "同志", "书记", "主任", "主席", "部长", "局长", "单位", "部门", "公司", "街道", "社区", "集团", "学校", "期", "届");

    private static readonly SearchValues<char> Signs = SearchValues.Create("Xx×*_某□");

    /// <summary>Alone these signs are letters: X光.</summary>
    private static readonly WordTable Alone = new("月", "日", "市", "县", "区", "镇", "乡", "村", "局", "亿元", "万元", "书记", "同志", "名", "户", "个百分点");

    public void Look(CheckedText text, List<Finding> found)
    {
        var styles = new Dictionary<char, (int Count, Finding First, int Length)>();
        foreach (Passage passage in text.Passages)
        {
            foreach (var (from, to) in In(passage.Said))
            {
                char sign = passage.Said[from];
                Severity severity = sign is '某' or '*' or '□' ? Severity.Doubtful : Severity.Wrong;
                Finding finding = passage.At(from, to, CheckRule.MaskLeft, severity, null, Around(passage, from, to));
                found.Add(finding);
                var known = styles.GetValueOrDefault(sign, (Count: 0, First: finding, Length: to - from));
                styles[sign] = known with { Count = known.Count + 1 };
            }
        }
        if (styles.Count < 2)
            return;
        char usual = styles.MaxBy(style => style.Value.Count).Key;
        foreach (var (sign, style) in styles.Where(style => style.Key != usual))
            found.Add(style.First with { Rule = CheckRule.MaskStyles, Severity = Severity.Hint, With = [sign.ToString(), usual.ToString()], Repair = usual == '某' || sign == '某' ? null : new string(usual, style.Length) });
    }

    /// <summary>Where something was taken out.</summary>
    internal static IEnumerable<(int From, int To)> In(string said)
    {
        for (var i = 0; i < said.Length;)
        {
            int next = said.AsSpan(i).IndexOfAny(Signs);
            if (next < 0)
                yield break;
            i += next;
            int end = i + 1;
            while (end < said.Length && said[end] == said[i])
                end++;
            if (IsMask(said, i, end))
                yield return (i, end);
            i = end;
        }
    }

    private static bool IsMask(string said, int from, int to)
    {
        char before = from > 0 ? said[from - 1] : '\0', after = to < said.Length ? said[to] : '\0';
        ReadOnlySpan<char> rest = said.AsSpan(to);
        int length = to - from;
        switch (said[from])
        {
            case '某':
                return length > 1 || (Scripts.IsHan(after) && rest[0] is '市' or '县' or '区' or '省' or '镇' or '乡') && before is not ('甲' or '乙');
            case '_':
                return length > 1 && (Scripts.IsHan(before) || Scripts.IsHan(after) || before is '：' or ':');
            case '*' or '□':
                // Stars are bold type of plain text too, and boxes are to be ticked.
                return length > 1 && Behind.AtStart(rest) is not null && (length != 2 || !Closes(rest, said[from]));
            case '×':
                return length > 1 && !Scripts.IsDigit(before) && !Scripts.IsDigit(after) && (Scripts.IsHan(before) || Scripts.IsHan(after));
            default:
                if (char.IsAsciiLetter(before) || char.IsAsciiLetter(after) || before is '-' or '.' || length > 6)
                    return false;
                bool dated = length == 2 && Scripts.IsDigit(before) && after == '年';
                return length > 1 ? dated || (!Scripts.IsDigit(before) && !Scripts.IsDigit(after) && (IsChinese(before) || IsChinese(after))) : Alone.AtStart(rest) is not null && !Scripts.IsDigit(before) && before is not '第';
        }
    }

    private static bool IsChinese(char c) => Scripts.IsHan(c) || Scripts.IsFullWidthMark(c);

    private static bool Closes(ReadOnlySpan<char> rest, char sign)
    {
        int at = rest[..Math.Min(rest.Length, 40)].IndexOf(sign);
        return at > 0 && at + 1 < rest.Length && rest[at + 1] == sign && Behind.AtStart(rest[(at + 2)..]) is null;
    }

    private static string Around(Passage passage, int from, int to) => passage.Words(from, Math.Min(passage.Said.Length, to + 2));
}
