namespace WorkReport.Prose.Checks;

/// <summary>共有干部120名，其中女干部30名，占25%; 应检100户，实检90户，受检率90%: does the share follow from its two numbers?</summary>
internal sealed class Shares : IRule
{
    private const int Reach = 18;

    private static readonly string[] Parts = ["其中", "已", "实", "合格", "达标", "完成", "完工", "竣工", "开工", "建成", "办结", "验收", "到位", "通过", "有"];
    private static readonly string[] Wholes = ["共", "总", "应", "全部", "现有", "全市", "全县", "全区", "计划", "任务"];

    public void Look(CheckedText text, List<Finding> found)
    {
        foreach (Passage passage in text.Passages)
        {
            foreach (Sentence sentence in passage.Sentences)
            {
                for (var i = 2; i < sentence.Figures.Count; i++)
                    Judge(passage, sentence, i, found);
            }
        }
    }

    private static void Judge(Passage passage, Sentence sentence, int i, List<Finding> found)
    {
        var (whole, part, share) = (sentence.Figures[i - 2], sentence.Figures[i - 1], sentence.Figures[i]);
        if (!share.IsPercent || !share.IsExact || !whole.IsCounted || !part.IsCounted || !Figure.UnitsAlike(whole.Unit, part.Unit) || whole.Value < part.Value || whole.Value <= 0)
            return;
        string said = passage.Said;
        ReadOnlySpan<char> lead = said.AsSpan(part.To, share.From - part.To), between = said.AsSpan(whole.To, part.From - whole.To);
        if (lead.Length > Reach || between.Length > Reach * 2 || lead.IndexOfAny("、；;") >= 0)
            return;
        bool isShare = lead.Contains('占') && Contains(between, Parts) && !lead.Contains("全国", StringComparison.Ordinal) && !lead.Contains("全省", StringComparison.Ordinal);
        int clause = i > 2 ? sentence.Figures[i - 3].To : sentence.From;
        bool isRate = lead.Contains('率') && !lead.Contains('比') && !lead.Contains("增长", StringComparison.Ordinal) && Contains(between, Parts) && Contains(said.AsSpan(clause, whole.From - clause), Wholes);
        if (!isShare && !isRate)
            return;
        decimal expected = part.Value / whole.Value * 100;
        decimal slack = share.Step + (whole.Step == 1 && part.Step == 1 ? 0 : (part.Step / whole.Value + whole.Step * part.Value / whole.Value / whole.Value) * 50);
        if (Math.Abs(expected - share.Value) <= slack)
            return;
        decimal right = Math.Round(expected, share.Step < 1 ? 1 : expected == decimal.Truncate(expected) ? 0 : 1, MidpointRounding.AwayFromZero);
        string printed = passage.Words(share.From, share.To);
        found.Add(passage.At(share.From, share.To, CheckRule.Share, Severity.Wrong, printed.EndsWith('%') ? Figure.Say(right) + "%" : null, printed, Figure.Say(right)));
    }

    private static bool Contains(ReadOnlySpan<char> words, string[] any)
    {
        foreach (string word in any)
        {
            if (words.Contains(word, StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
