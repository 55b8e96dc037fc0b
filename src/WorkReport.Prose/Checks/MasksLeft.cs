using System.Buffers;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>XX市, xx书记, ××元, X月X日, 某某, （待补充）: what was taken out and never put back; and several ways of doing so in one text.</summary>
internal sealed class MasksLeft : IRule
{
    private static readonly WordTable Behind = new(
        "市", "县", "区", "镇", "乡", "村", "局", "省", "州", "年", "月", "日报", "日", "万", "亿", "元", "名", "个", "人", "户", "家", "篇", "项", "次", "场", "件", "%", "同志", "书记", "主任", "主席", "部长", "局长", "单位", "部门", "公司", "街道", "社区", "集团", "学校", "期", "届");

    /// <summary>What somebody is; a name stands behind it.</summary>
    internal static readonly WordTable Roles = new(
        "教师", "老师", "村民", "居民", "学生", "同学", "老人", "干部", "党员", "志愿者", "职工", "员工", "工人", "农民", "群众", "儿童", "少年", "青年", "家长", "医生", "护士", "司机", "民警", "法官", "律师", "专家", "战士", "老兵", "军人", "劳模", "模范", "社员", "户主", "大学生", "孤儿", "女孩", "男孩", "男子", "女子",
        "书记", "主任", "主席", "部长", "局长", "处长", "科长", "市长", "县长", "区长", "镇长", "乡长", "院长", "校长", "所长", "站长", "会长", "委员", "代表", "经理", "董事长", "秘书长", "辅导员", "讲解员", "宣讲员", "讲师", "负责人", "带头人", "五老", "五老”", "企业家", "创业者", "贫困户", "残疾人", "当事人", "患者", "对象");

    private const int LongestNote = 14;

    /// <summary>What a note in brackets begins with that somebody left for later.</summary>
    private static readonly WordTable Notes = new("待补", "待填", "待核", "待定", "待确认", "待完善", "待更新", "此处", "请填", "请补", "数字待", "数据待", "具体数字", "具体数据", "填写", "补充", "后补", "暂缺", "空缺");

    private static readonly SearchValues<char> Signs = SearchValues.Create("Xx×*_某□零△（【");

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
                Severity severity = sign is '某' or '*' or '□' or '（' or '【' ? Severity.Doubtful : Severity.Wrong;
                Finding finding = passage.At(from, to, CheckRule.MaskLeft, severity, null, Around(passage, from, to));
                found.Add(finding);
                if (sign is '（' or '【')
                    continue;
                var known = styles.GetValueOrDefault(sign, (Count: 0, First: finding, Length: to - from));
                styles[sign] = known with { Count = known.Count + 1 };
            }
        }
        if (styles.Count < 2)
            return;
        char usual = styles.MaxBy(style => style.Value.Count).Key;
        foreach (var (sign, style) in styles.Where(style => style.Key != usual))
            found.Add(style.First with { Rule = CheckRule.MaskStyles, Severity = Severity.Hint, With = [Shown(sign), Shown(usual)], Repair = usual is '某' or '零' || sign == '某' ? null : new string(usual, style.Length) });
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
            int masked = said[i] is '（' or '【' ? Pending(said, i) : IsMask(said, i, end) ? end : i;
            if (masked > i)
                yield return (i, masked);
            i = Math.Max(end, masked);
        }
    }

    /// <summary>（待补充）, 【此处填数字】: where a bracket of that kind ends; its own place where it is another.</summary>
    private static int Pending(string said, int at)
    {
        int close = said.AsSpan(at + 1, Math.Min(LongestNote, said.Length - at - 1)).IndexOf(said[at] == '（' ? '）' : '】');
        if (close < 0)
            return at;
        string inside = said.Substring(at + 1, close);
        bool pends = inside.Length == 0 || inside.Trim(' ', '?', '？', '…').Length == 0 || Notes.AtStart(inside) is not null;
        return pends ? at + 2 + close : at;
    }

    private static bool IsMask(string said, int from, int to)
    {
        char before = from > 0 ? said[from - 1] : '\0', after = to < said.Length ? said[to] : '\0';
        ReadOnlySpan<char> rest = said.AsSpan(to);
        int length = to - from;
        switch (said[from])
        {
            case '某':
                return (length == 1 && NamesSomebody(said, from)) || length > 1 || (Scripts.IsHan(after) && rest[0] is '市' or '县' or '区' or '省' or '镇' or '乡') && before is not ('甲' or '乙');
            case '_':
                return length > 1 && (Scripts.IsHan(before) || Scripts.IsHan(after) || before is '：' or ':');
            case '零' or '△':
                // ○○个 is folded; 二〇〇二年 is a year.
                return length > 1 && Behind.AtStart(rest) is { } counted && !(counted == "年") && !IsNumeral(before) && !IsNumeral(after);
            case '*' or '□':
                // Stars are bold type of plain text too, and boxes are to be ticked.
                return (length == 1 && said[from] == '*' && Scripts.IsHan(before) && Alone.AtStart(rest) is not null && rest[..Math.Min(rest.Length, 40)].IndexOf('*') < 0 && said.AsSpan(Math.Max(0, from - 40), Math.Min(from, 40)).IndexOf('*') < 0) || length > 1 && Behind.AtStart(rest) is not null && (length != 2 || !Closes(rest, said[from]));
            case '×':
                // 长×宽 multiplies.
                return (length > 1 || Alone.AtStart(rest) is not null || (before != '高' && NamesSomebody(said, from))) && !Scripts.IsDigit(before) && !Scripts.IsDigit(after) && (Scripts.IsHan(before) || Scripts.IsHan(after));
            default:
                if (char.IsAsciiLetter(before) || char.IsAsciiLetter(after) || before is '-' or '.' || length > 6)
                    return false;
                bool dated = length == 2 && Scripts.IsDigit(before) && after == '年';
                return length > 1 ? dated || (!Scripts.IsDigit(before) && !Scripts.IsDigit(after) && (IsChinese(before) || IsChinese(after))) : Alone.AtStart(rest) is not null && !Scripts.IsDigit(before) && before is not '第';
        }
    }

    /// <summary>退休教师王某: a surname behind what somebody is. 某 alone goes with what it leaves open: 某些, 某个.</summary>
    private static bool NamesSomebody(string said, int at)
        => at > 1 && NamesBesideMasks.IsSurname(said[at - 1]) && Roles.AtEnd(said.AsSpan(0, at - 1)) is not null;

    private static string Shown(char sign) => sign == '零' ? "○" : sign.ToString();

    private static bool IsNumeral(char c) => c is '零' || Scripts.IsDigit(c) || "一二三四五六七八九十".Contains(c, StringComparison.Ordinal);

    private static bool IsChinese(char c) => Scripts.IsHan(c) || Scripts.IsFullWidthMark(c);

    private static bool Closes(ReadOnlySpan<char> rest, char sign)
    {
        int at = rest[..Math.Min(rest.Length, 40)].IndexOf(sign);
        return at > 0 && at + 1 < rest.Length && rest[at + 1] == sign && Behind.AtStart(rest[(at + 2)..]) is null;
    }

    /// <summary>The mask with the surname before it and what is counted or held behind it: ××万余名, 张××同志.</summary>
    private static string Around(Passage passage, int from, int to)
    {
        string said = passage.Said;
        int start = from > 0 && NamesBesideMasks.IsSurname(said[from - 1]) && (from < 2 || !Scripts.IsHan(said[from - 2]) || Roles.AtEnd(said.AsSpan(0, from - 1)) is not null) ? from - 1 : from, end = to;
        for (var i = 0; i < 3; i++)
        {
            if (Behind.AtStart(said.AsSpan(end)) is { } word)
                end += word.Length;
            else if (end > to && end < said.Length && said[end] is '余' or '多')
                end++;
        }
        return end > to ? passage.Words(start, end) : passage.Around(start, end, 4);
    }
}
