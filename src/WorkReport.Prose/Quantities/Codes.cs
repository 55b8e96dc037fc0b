namespace WorkReport.Prose.Quantities;

/// <summary>Numbers that name, order or rank: 第四届, 全国第5位, 前8位, PM2.5, 1+3+N, 7×24, 每千人, 〔2022〕15号.</summary>
internal static class Codes
{
    /// <summary>With these before it 前 says when, not which rank.</summary>
    private const string TimesBefore = "目此以日月底年之当先提眼跟空会";

    /// <summary>Letters that carry a figure right behind them: 人均GDP5.2万元.</summary>
    private static readonly string[] Carriers = ["GDP", "R&D", "CPI", "PPI", "PMI", "ETF", "IPO", "FDI"];

    internal static bool IsPartOf(FoldedText text, Numeral number)
    {
        int at = number.Start;
        if (text[at] is '-' or '+' or '负')
            return false;
        char before = text[at - 1];
        if (before is '第' or '届' || IsListedOrdinal(text, at) || (before == '每' && number.Value is 1 or 10 or 100 or 1000 or 10_000 or 100_000 or 1_000_000))
            return true;
        if (before == '前' && !TimesBefore.Contains(text[at - 2], StringComparison.Ordinal))
            return true;
        if (char.IsAsciiLetter(before) && number.Script == Script.Arabic)
            return !Array.Exists(Carriers, carrier => text.Before(at, carrier));
        // 1+3+N, 3×4, 9·11, 15/16.
        if ((IsJoint(before) && char.IsAsciiLetterOrDigit(text[at - 2])) || IsJoint(text[number.End]) && text[number.End] is not ('/' or '*' or '_') && (char.IsAsciiLetterOrDigit(text[number.End + 1]) || text.IsHan(number.End + 1)))
            return number.Script is Script.Arabic or Script.Chinese;
        // 三十二次会议 without 第.
        if (number.Script == Script.Chinese && text[number.End] == '次' && (text.At(number.End + 1, "全会") || text.At(number.End + 1, "会议") || text.At(number.End + 1, "全体会议") || text.At(number.End + 1, "代表大会")))
            return true;
        // 星期三, 周一, 初十, 农历十五.
        return number.Script == Script.Chinese && (before is '初' or '周' && number.End - at < 3 || text.Before(at, "星期") || text.Before(at, "农历"));
    }

    /// <summary>第3—4类, 第2、3名: 第 is said once.</summary>
    private static bool IsListedOrdinal(FoldedText text, int at)
    {
        const string Listing = "、—-~至和";
        int i = at - 1, floor = Math.Max(0, at - 9);
        if (!Listing.Contains(text[i], StringComparison.Ordinal))
            return false;
        while (i > floor && (Listing.Contains(text[i], StringComparison.Ordinal) || char.IsAsciiDigit(text[i])))
            i--;
        return text[i] == '第';
    }

    private static bool IsJoint(char c) => c is '+' or '×' or '·' or '*' or '/' or '#' or '@' or '_' or '=';

    /// <summary>居全国5位, 上升3位: a place in an order, though 第 is not said; 3位老同志 are people.</summary>
    internal static bool IsRank(FoldedText text, Candidate candidate)
        => candidate.Unit == "位" && !text.IsHan(candidate.UnitEnd) && Array.Exists(Ranking, word => text.Before(candidate.Start, word));

    private static readonly string[] Ranking =
    [
        "全国", "全省", "全市", "全区", "全县", "世界", "全球", "居", "列", "排名", "排", "位次", "升至", "前移", "上升", "前进", "提升", "提升了", "上升了", "前移了", "下降", "后",
    ];
}
