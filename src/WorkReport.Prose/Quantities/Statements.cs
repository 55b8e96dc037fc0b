using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Quantities;

/// <summary>Judges whether a number with its unit states a figure, or only says when, whom or which: 连续9个月, 60岁以上老人, 220千伏.</summary>
internal static class Statements
{
    private const int Clause = 40;

    /// <summary>A number that is followed by them is the name of a class of things: 千亿级, 百亿产业.</summary>
    private static readonly string[] ClassNames = ["级", "产业", "集群", "大道", "工程", "企业", "园区", "俱乐部", "达", "象", "赛道"];

    /// <summary>What leads to a figure that is the point of its clause.</summary>
    private static readonly string[] Achieving =
    [
        "完成", "实现", "达到", "达", "发放", "投入", "投资", "突破", "超过", "超", "新增", "增加", "增长", "落实", "争取", "筹集", "募集", "到位", "保持", "稳定", "压减", "减少", "建成", "培育", "收入", "产值", "产量", "规模",
    ];

    /// <summary>What makes a stretch of time a figure: 缩短至3个工作日, 优良天数达到320天.</summary>
    private static readonly string[] Timing =
    [
        "达到", "达", "提高", "增加", "缩短", "压缩", "压减", "减少", "缩减", "降至", "降到", "减至", "减到", "节约", "节省", "控制在", "提前", "延长", "提速", "天数", "时长", "时数", "课时", "耗时", "用时", "压至", "增至",
    ];

    private static readonly string[] Scoring = ["得分", "评分", "总分", "均分", "分数", "平均", "达到", "达", "为", "考核", "提高", "成绩", "满意度"];

    /// <summary>Figures that are printed without a unit.</summary>
    private static readonly string[] Indices = ["指数", "系数", "得分", "评分", "比值", "容积率", "满意度", "恩格尔", "收入比", "之比", "性别比", "抚养比", "师生比", "生师比", "杠杆率"];

    internal static bool IsMade(FoldedText text, Candidate candidate)
    {
        if (candidate.Numeral.Script == Script.Masked || candidate.IsChange)
            return true;
        if (Codes.IsRank(text, candidate) || IsLocated(text, candidate))
            return false;
        return candidate.Numeral.Script switch
        {
            Script.Ratio => true,
            Script.Fraction => candidate.Value is not null,
            Script.Word => IsMeantWord(text, candidate),
            _ when candidate.Measure == Measure.None => candidate.HasBorrowedUnit || IsBareFigure(text, candidate),
            Script.Chinese => IsLargeEnough(text, candidate) && IsMeasured(text, candidate),
            _ => IsMeasured(text, candidate),
        };
    }

    private static bool IsMeasured(FoldedText text, Candidate candidate) => candidate.Measure switch
    {
        Measure.Calendar => false,
        Measure.Age => IsAge(text, candidate),
        Measure.Duration => IsDuration(text, candidate),
        Measure.Score => candidate.Numeral.HasPoint || EndsWith(text, candidate.Start, Scoring),
        Measure.Bulk => candidate.Numeral.Scale > 1,
        Measure.Tenths => true,
        Measure.Physical or Measure.Money => !IsThreshold(text, candidate) && !IsClassName(text, candidate.UnitEnd),
        _ => !text.At(candidate.UnitEnd, "及以") && !IsClassName(text, candidate.UnitEnd),
    };

    /// <summary>220千伏及以上线路, 3000元以上的学生, 1亿元以上项目: says of which things.</summary>
    private static bool IsThreshold(FoldedText text, Candidate candidate)
    {
        int at = candidate.UnitEnd;
        if (text.At(at, "及以"))
            return true;
        if (!(text.At(at, "以上") || text.At(at, "以下") || text.At(at, "以内")))
            return false;
        if (text[at + 2] == '的')
            return true;
        if (!text.IsHan(at + 2))
            return false;
        int clause = text.ClauseStart(candidate.Start, Clause);
        ReadOnlySpan<char> before = text.Signs[clause..candidate.Start];
        foreach (string word in Achieving)
        {
            if (before.Contains(word, StringComparison.Ordinal))
                return false;
        }
        return true;
    }

    private static bool IsClassName(FoldedText text, int at) => text[at] == '级';

    private static bool IsAge(FoldedText text, Candidate candidate)
    {
        int at = candidate.UnitEnd;
        if ((text.At(at, "以上") || text.At(at, "以下") || text.At(at, "及以") || text.At(at, "以内")) && (text.IsHan(at + 2) || text[at + 2] == '（'))
            return false;
        ReadOnlySpan<char> before = text.Signs[text.ClauseStart(candidate.Start, Clause)..candidate.Start];
        return before.Contains("寿命", StringComparison.Ordinal) || before.Contains("平均", StringComparison.Ordinal) || before.Contains("年龄", StringComparison.Ordinal);
    }

    private static bool IsDuration(FoldedText text, Candidate candidate)
    {
        int clause = text.ClauseStart(candidate.Start, Clause);
        ReadOnlySpan<char> before = text.Signs[clause..candidate.Start];
        if (before.Contains("连续", StringComparison.Ordinal) || (candidate.Measure == Measure.Duration && text[candidate.Start - 1] is '每' or '近' or '这'))
            return false;
        if (candidate.Numeral.Scale > 1)
            return true;
        ReadOnlySpan<char> near = before.Length > 8 ? before[^8..] : before;
        foreach (string word in Timing)
        {
            if (near.Contains(word, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>In Chinese numerals small numbers are words: 两个文件, 三大战役, 四个意识.</summary>
    private static bool IsLargeEnough(FoldedText text, Candidate candidate)
    {
        Numeral number = candidate.Numeral;
        if (text[number.Start - 1] is '数' or '几' or '上' or '成' || text.Before(number.Start, "好几"))
            return false;
        // 百, 千 and 万 alone say many; 近千 says how many.
        if (text[number.Start] is '百' or '千' or '万' or '亿')
            return QualifierWords.StandsBefore(text, number.Start);
        if (candidate.Measure == Measure.Tenths)
            return number.Value is > 0 and <= 10;
        if (number.HasPoint || number.Value >= 11 || (number.Value == 10 && number.Inexact != '\0'))
            return true;
        return candidate.Measure switch
        {
            Measure.Times or Measure.Percent => true,
            Measure.Money when candidate.Unit.Length > 1 => true,
            Measure.Physical when QualifierWords.StandsBefore(text, number.Start) => true,
            Measure.Money or Measure.Physical => number.Value >= 2 && (candidate.Unit.Length > 1 || (candidate.Unit != "角" && !text.IsHan(candidate.UnitEnd))),
            _ => false,
        };
    }

    /// <summary>汛限水位以下1米: where, not how much. So are those listed behind it.</summary>
    private static bool IsLocated(FoldedText text, Candidate candidate)
    {
        if (candidate.Measure != Measure.Physical)
            return false;
        int at = candidate.Start;
        for (var steps = 0; steps < 4; steps++)
        {
            if (text.Before(at, "以下") || text.Before(at, "以上") || text.Before(at, "之外") || text.Before(at, "以外"))
                return true;
            if (text[at - 1] != '、')
                return false;
            int i = at - 1;
            while (i > 0 && at - i < 12 && !Scripts.IsDigit(text[i - 1]))
                i--;
            while (i > 0 && (Scripts.IsDigit(text[i - 1]) || text[i - 1] == '.'))
                i--;
            at = i;
        }
        return false;
    }

    /// <summary>Without a unit only 14万 at the end of its clause, 14万群众, and an index say how much.</summary>
    private static bool IsBareFigure(FoldedText text, Candidate candidate)
    {
        Numeral number = candidate.Numeral;
        int end = number.End;
        if (number.Script == Script.Arabic && number.Scale >= 10_000)
            return !Array.Exists(ClassNames, name => text.At(end, name)) && !char.IsAsciiLetterOrDigit(text[end]) && text[end] is not ('+' or '年');
        if (!number.HasPoint || !(text.EndsClause(end) || text[end] is '、' or '）' || text.At(end, "以上") || text.At(end, "左右")))
            return false;
        ReadOnlySpan<char> before = text.Signs[text.ClauseStart(number.Start, Clause)..number.Start];
        foreach (string index in Indices)
        {
            if (before.Contains(index, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>翻番 and 一半 as a figure, not 翻番计划 and 另一半.</summary>
    private static bool IsMeantWord(FoldedText text, Candidate candidate)
    {
        int at = candidate.Start, end = candidate.UnitEnd;
        if (candidate.Measure == Measure.Times)
            return !(text.At(end, "计划") || text.At(end, "工程") || text.At(end, "行动") || text.At(end, "目标"));
        return text.At(end, "以上") || text.At(end, "左右") || QualifierWords.StandsBefore(text, at)
            || text[at - 1] is '占' or '过' || text.Before(at, "减少") || text.Before(at, "完成") || text.Before(at, "全国");
    }

    private static bool EndsWith(FoldedText text, int at, string[] words) => Array.Exists(words, word => text.Before(at, word));
}
