using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Checks;

/// <summary>A rate or a share of more than 100 % or below nothing, and shares that are more than that together.</summary>
internal sealed class PercentRange : IRule
{
    private static readonly WordTable Leads = new("达到了", "达到", "达", "为", "保持在", "稳定在", "提高到", "提升到", "提高至", "提升至", "上升到", "约", "超过", "超", "近", "至", "在", "了", "的", "均", "分别", "已", "：", ":", "到");
    private static readonly WordTable Shared = new("满意度", "占比", "比重", "比例", "占", "率", "覆盖面", "达标面", "受益面", "参与面", "知晓度", "支持度");

    /// <summary>Rates that may well be more than one whole.</summary>
    private static readonly WordTable Open = new(
        "增长率", "完成率", "增速率", "负债率", "杠杆率", "收益率", "回报率", "产销率", "周转率", "利润率", "毛利率", "履约率", "贷存率", "存贷率", "充足率", "拨备覆盖率", "流动性覆盖率", "偿付率", "倍率", "利用率", "使用率", "入住率", "上座率", "保障率", "投资率", "溢价率", "增值率", "汇率", "抚养率", "流入率",
        "效率", "功率", "频率", "概率", "兑现率", "执行率");

    /// <summary>Rates and shares that may be below nothing.</summary>
    private static readonly WordTable Signed = new("贡献率", "利率", "净利率", "变动率", "变化率", "涨跌率", "偏差率", "偏离率", "误差率", "增速占比", "振幅比例");

    /// <summary>What may well be exceeded.</summary>
    private static readonly string[] Measures = ["计划", "任务", "目标", "预算", "去年", "上年", "同期", "年初", "定额", "需求", "指标", "应"];

    private const int LongestWhole = 18;

    public void Look(CheckedText text, List<Finding> found)
    {
        foreach (Passage passage in text.Passages)
        {
            foreach (Sentence sentence in passage.Sentences)
            {
                for (var i = 0; i < sentence.Figures.Count; i++)
                    Judge(passage, sentence, i, found);
                Together(passage, sentence, found);
            }
        }
    }

    private static void Judge(Passage passage, Sentence sentence, int i, List<Finding> found)
    {
        Figure figure = sentence.Figures[i];
        string said = passage.Said;
        int sign = figure.From > 0 && said[figure.From - 1] is '-' or '－' or '−' or '负' && figure.Value > 0 ? 1 : 0;
        bool isNegative = figure.Value < 0 || sign > 0;
        if (figure.Unit != "%" || figure.Reading.Value is null || !(isNegative || figure.Value > 100))
            return;
        int clause = i > 0 ? sentence.Figures[i - 1].To : sentence.From;
        ReadOnlySpan<char> words = Lead(said, clause, figure.From - sign);
        if (!IsShareOf(said.AsSpan(clause, figure.From - sign - clause)) && (Shared.AtEnd(words) is null || Open.AtEnd(words) is not null))
            return;
        if (isNegative && (Signed.AtEnd(words) is not null || (i > 0 && said.AsSpan(sentence.Figures[i - 1].To, figure.From - sentence.Figures[i - 1].To) is "-")))
            return;
        found.Add(passage.At(figure.From - sign, figure.To, isNegative ? CheckRule.NegativeShare : CheckRule.PercentRange, Severity.Wrong, null, passage.Words(figure.From - sign, figure.To)));
    }

    /// <summary>占全部案件的120%; but 占年度计划的120%.</summary>
    private static bool IsShareOf(ReadOnlySpan<char> words)
    {
        int at = words.LastIndexOf('占');
        if (at < 0 || words.Length - at > LongestWhole || words[at..].IndexOfAny("，；,;") >= 0)
            return false;
        foreach (string measure in Measures)
        {
            if (words[at..].Contains(measure, StringComparison.Ordinal))
                return false;
        }
        return true;
    }

    /// <summary>分别占40%、50%、20%.</summary>
    private static void Together(Passage passage, Sentence sentence, List<Finding> found)
    {
        for (var i = 0; i < sentence.Figures.Count; i++)
        {
            int first = i;
            decimal sum = 0, slack = 0;
            while (i < sentence.Figures.Count && sentence.Figures[i].IsPercent && sentence.Figures[i].IsExact && (i == first || passage.Said.AsSpan(sentence.Figures[i - 1].To, sentence.Figures[i].From - sentence.Figures[i - 1].To) is "、" or "和" or "，"))
            {
                sum += sentence.Figures[i].Value;
                slack += sentence.Figures[i].Step / 2;
                i++;
            }
            if (i - first < 2 || sum <= 100 + slack)
                continue;
            ReadOnlySpan<char> words = passage.Said.AsSpan(sentence.From, sentence.Figures[first].From - sentence.From);
            int clause = words.LastIndexOfAny("；;");
            words = words[(clause + 1)..];
            if (words.EndsWith("分别占") || words.EndsWith("各占") || words.EndsWith("占比分别为") || words.EndsWith("比重分别为"))
                found.Add(passage.At(sentence.Figures[first].From, sentence.Figures[i - 1].To, CheckRule.SharesExceed, Severity.Doubtful, null, Figure.Say(sum)));
        }
    }

    private static ReadOnlySpan<char> Lead(string said, int from, int to)
    {
        ReadOnlySpan<char> words = said.AsSpan(from, to - from);
        while (Leads.AtEnd(words) is { } word)
            words = words[..^word.Length];
        return words;
    }
}
