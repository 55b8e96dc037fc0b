using System.Text.RegularExpressions;

namespace WorkReport.Prose.Checks;

/// <summary>据最终统计，预计结成800对; 预计已完成: what is expected is not final, and what is final is no longer expected.</summary>
internal sealed partial class FinalForecasts : IRule
{
    public void Look(CheckedText text, List<Finding> found)
    {
        foreach (Passage passage in text.Passages)
        {
            foreach (Match match in Beside().Matches(passage.Said))
            {
                Group forecast = match.Groups["forecast"], final = match.Groups["final"];
                found.Add(passage.At(forecast.Index, forecast.Index + forecast.Length, CheckRule.FinalForecast, Severity.Doubtful, null, forecast.Value, final.Value));
            }
        }
    }

    /// <summary>No figure and no full stop between them: both are said of the same one.</summary>
    [GeneratedRegex(
        "(?<final>最终统计|最终核定|最终核实|最终确认|最终汇总|最终决算|年终统计|年终决算|年终汇总|决算数|核定数|实际数|统计结果|统计数据显示|实际完成数|全年实际数|全年实际)[^。；0-9]{0,24}?(?<forecast>预计|预期|预估|估计|有望)"
        + "|(?<forecast>预计|预期|预估|估计|有望)[^。；，0-9]{0,10}?(?<final>最终统计|最终核定|已经|已|实际完成|实际达到|实际收到|全部完成了|完成了|达到了|实现了|收到了|结成了|建成了)"
        + "|(?<final>实际完成|实际达到|实际收到|实际结成|实际举办|实际建成|已经完成|已完成|已达到|已收到|已结成|已建成|已举办)(?<forecast>预计|预期|预估|约预计)"
        + "|(?<final>实际已|已经|已)[\\u4e00-\\u9fff]{1,4}(?<forecast>预计)[0-9]",
        RegexOptions.NonBacktracking)]
    private static partial Regex Beside();
}
