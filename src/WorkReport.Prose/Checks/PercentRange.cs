using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Checks;

/// <summary>A rate or a share of more than 100 %, and shares that are more than that together.</summary>
internal sealed class PercentRange : IRule
{
    private static readonly WordTable Leads = new("达到了", "达到", "达", "为", "保持在", "稳定在", "提高到", "提升到", "提高至", "提升至", "上升到", "约", "超过", "超", "近", "至", "在", "了", "的", "均", "分别", "已", "：", ":", "到");
    private static readonly WordTable Shared = new("满意度", "占比", "比重", "比例", "占", "率");

    /// <summary>Rates that may well be more than one whole.</summary>
    private static readonly WordTable Open = new(
        "增长率", "完成率", "增速率", "负债率", "杠杆率", "收益率", "回报率", "产销率", "周转率", "利润率", "毛利率", "履约率", "贷存率", "存贷率", "充足率", "拨备覆盖率", "流动性覆盖率", "偿付率", "倍率", "利用率", "使用率", "入住率", "上座率", "保障率", "投资率", "溢价率", "增值率", "汇率", "抚养率", "流入率",
        "效率", "功率", "频率", "概率", "兑现率", "执行率");

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
        if (figure.Unit != "%" || figure.Value <= 100 || figure.Reading.Value is null)
            return;
        ReadOnlySpan<char> words = Lead(passage.Said, i > 0 ? sentence.Figures[i - 1].To : sentence.From, figure);
        if (Shared.AtEnd(words) is null || Open.AtEnd(words) is not null)
            return;
        found.Add(passage.At(figure.From, figure.To, CheckRule.PercentRange, Severity.Wrong, null, passage.Words(figure.From, figure.To)));
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

    private static ReadOnlySpan<char> Lead(string said, int from, Figure figure)
    {
        ReadOnlySpan<char> words = said.AsSpan(from, figure.From - from);
        while (Leads.AtEnd(words) is { } word)
            words = words[..^word.Length];
        return words;
    }
}
