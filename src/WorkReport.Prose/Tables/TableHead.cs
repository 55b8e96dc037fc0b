using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkReport.Prose.Tables;

/// <summary>Which side of a figure a column of a printed table asks for.</summary>
public enum HeadSide
{
    /// <summary>合计, 本年, 数量: the figure as such.</summary>
    All,

    /// <summary>本级.</summary>
    Own,

    /// <summary>下级.</summary>
    Below,

    /// <summary>上年.</summary>
    Before,

    /// <summary>增减.</summary>
    Change,

    /// <summary>增减 in per cent.</summary>
    Growth,

    /// <summary>分子.</summary>
    Part,

    /// <summary>分母.</summary>
    Whole,

    /// <summary>备注, 计划: nothing that was counted.</summary>
    Other,
}

/// <summary>The head of a column, or of a row, of a printed table.</summary>
/// <param name="Side">What it asks for.</param>
/// <param name="IsForecast">预计, 1—11月: known before the year is over.</param>
/// <param name="IsFinal">全年实际.</param>
public sealed partial record TableHead(HeadSide Side, bool IsForecast, bool IsFinal)
{
    /// <param name="words">All lines of the head together.</param>
    /// <param name="lastYear">The latest year that any head of the table names; 0 where none does.</param>
    public static TableHead Read(string words, int lastYear = 0)
    {
        ArgumentNullException.ThrowIfNull(words);
        var head = words.Normalize(NormalizationForm.FormKC);
        return new TableHead(SideOf(head, lastYear), ForecastWords().IsMatch(head), FinalWords().IsMatch(head));
    }

    /// <summary>The years that a head names.</summary>
    public static IEnumerable<int> Years(string words) => YearWords().Matches(words).Select(year => int.Parse(year.Value, CultureInfo.InvariantCulture));

    private static HeadSide SideOf(string head, int lastYear)
    {
        if (PartWords().IsMatch(head))
            return HeadSide.Part;
        if (WholeWords().IsMatch(head))
            return HeadSide.Whole;
        if (ChangeWords().IsMatch(head))
            return GrowthWords().IsMatch(head) ? HeadSide.Growth : HeadSide.Change;
        if (BeforeWords().IsMatch(head) || (lastYear > 0 && Years(head).ToList() is { Count: > 0 } years && years.TrueForAll(year => year == lastYear - 1)))
            return HeadSide.Before;
        return OtherWords().IsMatch(head) ? HeadSide.Other
            : BelowWords().IsMatch(head) ? HeadSide.Below
            : OwnWords().IsMatch(head) ? HeadSide.Own : HeadSide.All;
    }

    [GeneratedRegex("20[0-9]{2}(?=年)")]
    private static partial Regex YearWords();

    [GeneratedRegex("分子")]
    private static partial Regex PartWords();

    [GeneratedRegex("分母")]
    private static partial Regex WholeWords();

    [GeneratedRegex("增减|增长|同比|增幅|比上年|比去年|较上年|较去年|±")]
    private static partial Regex ChangeWords();

    [GeneratedRegex("%|幅|增长率|百分")]
    private static partial Regex GrowthWords();

    [GeneratedRegex("上年|去年|上一年|同期")]
    private static partial Regex BeforeWords();

    [GeneratedRegex("下级|所属|下属|以下|各县|县级")]
    private static partial Regex BelowWords();

    [GeneratedRegex("本级|本单位|市本|市直|省本|直属|机关本")]
    private static partial Regex OwnWords();

    [GeneratedRegex("备注|说明|计划|目标|任务|计量|单位$|排名|占比|完成率|审核|校验|核对")]
    private static partial Regex OtherWords();

    [GeneratedRegex("预计|预报|1[—–\\-~至到]11月|一至十一月")]
    private static partial Regex ForecastWords();

    [GeneratedRegex("全年实际|年终实际|决算")]
    private static partial Regex FinalWords();
}
