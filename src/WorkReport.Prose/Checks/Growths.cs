using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>由100个增加到150个，增长50%; 今年120个，去年100个，增长20%: does the rate follow from its two values?</summary>
internal sealed class Growths : IRule
{
    /// <summary>How far behind its two values a rate may stand.</summary>
    private const int Reach = 24;

    private static readonly WordTable Up = new("增长", "增加", "提高", "上升", "提升", "上涨", "增幅", "增速", "增长率", "净增", "多", "递增", "扩大", "增");
    private static readonly WordTable Down = new("下降", "减少", "降低", "回落", "压减", "缩减", "降幅", "下跌", "少", "压缩", "缩短", "精简", "收窄", "减");
    private static readonly WordTable Between = new("了", "达到", "达", "为", "约", "至", "：", ":");
    private static readonly string[] Rising = ["提高", "增长", "增加", "上升", "提升", "攀升", "跃升", "回升", "延长", "扩大", "上调", "调增", "增至"];
    private static readonly string[] Falling = ["下降", "降低", "减少", "压减", "收窄", "缩小", "压缩", "缩短", "缩减", "精简", "回落", "下调", "调减", "降至"];
    private static readonly string[] Earlier = ["去年", "上年", "上一年", "前年", "同期", "年初", "原来", "原有", "此前", "上季度", "上月", "上届", "往年", "期初"];

    public void Look(CheckedText text, List<Finding> found)
    {
        foreach (Passage passage in text.Passages)
        {
            foreach (Sentence sentence in passage.Sentences)
            {
                for (var i = 0; i < sentence.Figures.Count; i++)
                {
                    Figure figure = sentence.Figures[i];
                    if (figure.Kind == QuantityKind.Change)
                        Turned(passage, figure, found);
                    else if (i > 0)
                        Rate(passage, sentence, i, found);
                }
            }
        }
    }

    /// <summary>由80提高到60.</summary>
    private static void Turned(Passage passage, Figure change, List<Finding> found)
    {
        if (!change.IsExact || change.Reading.From is not { } from || from == change.Value || change.Unit.Contains('>', StringComparison.Ordinal) || change.Unit is "级" or "位" or "名" && from <= 40)
            return;
        string said = passage.Said[change.From..change.To];
        string[] wrong = from < change.Value ? Falling : Rising;
        string? verb = Array.Find(wrong, word => said.Contains(word + "到", StringComparison.Ordinal) || said.Contains(word + "至", StringComparison.Ordinal) || said.Contains(word + "为", StringComparison.Ordinal));
        if (verb is not null && from > 0 && change.Value > 0)
            found.Add(passage.At(change.From, change.To, CheckRule.Direction, Severity.Doubtful, null, verb, Figure.Say(from), Figure.Say(change.Value)));
    }

    private static void Rate(Passage passage, Sentence sentence, int i, List<Finding> found)
    {
        Figure rate = sentence.Figures[i];
        string said = passage.Said;
        if (!rate.IsExact || Ends(passage, sentence.Figures[i - 1].To, rate.From) is not { } move || Values(said, sentence, i) is not { } values)
            return;
        var (from, fromStep, to, toStep, unit) = values;
        bool isPoints = unit == "%";
        decimal sign = move ? 1 : -1;
        if (rate.Unit.EndsWith("百分点", StringComparison.Ordinal) ? isPoints : rate.IsCounted && Figure.UnitsAlike(rate.Unit, unit))
        {
            Compare(passage, rate, (to - from) * sign, (fromStep + toStep + rate.Step) / 2, CheckRule.Growth, found);
            return;
        }
        if (isPoints && rate.IsPercent)
        {
            if ((to - from) * sign == rate.Value)
                found.Add(passage.At(rate.From, rate.To, CheckRule.PercentPoints, Severity.Wrong, Figure.Say(rate.Value) + "个百分点", Figure.Say(rate.Value)));
            return;
        }
        decimal scale = rate.IsPercent ? 100 : rate.Unit == "倍" && sign > 0 ? 1 : 0;
        if (scale == 0 || from <= 0)
            return;
        decimal expected = (to - from) / from * scale;
        decimal low = (to - toStep / 2) / (from + fromStep / 2), high = (to + toStep / 2) / Math.Max(from - fromStep / 2, 0.0000001m);
        decimal slack = fromStep < 1 || toStep < 1 || fromStep > 1 || toStep > 1 ? (high - low) * scale / 2 + rate.Step / 2 : rate.Step / 2;
        // A rate is cut off as often as it is rounded.
        Compare(passage, rate, expected * sign, slack + rate.Step / 2, CheckRule.Growth, found);
    }

    private static void Compare(Passage passage, Figure rate, decimal expected, decimal slack, CheckRule rule, List<Finding> found)
    {
        if (Math.Abs(expected - rate.Value) <= slack)
            return;
        string printed = passage.Words(rate.From, rate.To);
        decimal right = Math.Round(expected, rate.Step < 1 ? (rate.Step < 0.1m ? 2 : 1) : rate.IsPercent ? 1 : 0, MidpointRounding.AwayFromZero);
        int number = 0;
        while (number < printed.Length && (Scripts.IsDigit(printed[number]) || printed[number] == '.'))
            number++;
        string? repair = number > 0 && right > 0 && printed.AsSpan(number).IndexOfAny("万亿多余") < 0 ? Figure.Say(right) + printed[number..] : null;
        found.Add(passage.At(rate.From, rate.To, rule, Severity.Wrong, repair, printed, repair ?? Figure.Say(right)));
    }

    /// <summary>Whether the words right before a rate say up or down; null where they say neither.</summary>
    private static bool? Ends(Passage passage, int from, int to)
    {
        ReadOnlySpan<char> words = passage.Said.AsSpan(from, to - from);
        while (Between.AtEnd(words) is { } word)
            words = words[..^word.Length];
        return Up.AtEnd(words) is not null ? true : Down.AtEnd(words) is not null ? false : null;
    }

    /// <summary>The two values before a rate, the earlier one first. A difference that stands between is passed over once.</summary>
    private static (decimal From, decimal FromStep, decimal To, decimal ToStep, string Unit)? Values(string said, Sentence sentence, int i, bool isPast = false)
    {
        Figure last = sentence.Figures[i - 1];
        Figure rate = sentence.Figures[i];
        if (rate.From - last.To > Reach || !last.IsExact || said.AsSpan(last.To, rate.From - last.To).IndexOfAny("；;") >= 0 || OtherSubject(said, last.To, rate.From))
            return null;
        if (last.Kind == QuantityKind.Change)
            return last.Reading.From is { } from && !last.Unit.Contains('>', StringComparison.Ordinal) ? (from, last.FromStep, last.Value, last.Step, last.Unit) : null;
        if (i < 2)
            return null;
        Figure first = sentence.Figures[i - 2];
        // 较上年833人增加819人，增长98.3%: what it grew by is neither of the two values.
        if (!isPast && i > 2 && last.IsCounted && IsDifference(said.AsSpan(first.To, last.From - first.To)))
            return Values(said, sentence, i - 1, isPast: true);
        if (!first.IsExact || first.Kind != last.Kind || first.Kind is QuantityKind.Change or QuantityKind.Redacted || !string.Equals(first.Unit, last.Unit, StringComparison.Ordinal) || last.From - first.To > Reach)
            return null;
        int clause = i > 2 ? sentence.Figures[i - 3].To : sentence.From;
        ReadOnlySpan<char> before = said.AsSpan(clause, first.From - clause), between = said.AsSpan(first.To, last.From - first.To);
        bool isFirst = IsEarlier(before), isLast = IsEarlier(between);
        if (!isFirst && !isLast && Year(before) is { } one && Year(between) is { } other && one != other)
            (isFirst, isLast) = (one < other, other < one);
        return (isFirst, isLast) switch
        {
            (true, false) => (first.Value, first.Step, last.Value, last.Step, first.Unit),
            (false, true) => (last.Value, last.Step, first.Value, first.Step, first.Unit),
            _ => null,
        };
    }

    /// <summary>增加819人, not 增加到819人.</summary>
    private static bool IsDifference(ReadOnlySpan<char> before)
    {
        ReadOnlySpan<char> words = before.TrimEnd('了');
        return Up.AtEnd(words) is not null || Down.AtEnd(words) is not null;
    }

    /// <summary>年均增长, 占比提高, 其中…增长: the rate is of something else.</summary>
    private static bool OtherSubject(string said, int from, int to)
    {
        ReadOnlySpan<char> words = said.AsSpan(from, to - from);
        return words.Contains("年均", StringComparison.Ordinal) || words.Contains("其中", StringComparison.Ordinal) || words.Contains("占", StringComparison.Ordinal)
            || words.Contains("环比", StringComparison.Ordinal) || words.Contains('、') || words.Contains("高于", StringComparison.Ordinal) || words.Contains("全国", StringComparison.Ordinal) || words.Contains("全省", StringComparison.Ordinal);
    }

    private static bool IsEarlier(ReadOnlySpan<char> words)
    {
        foreach (string word in Earlier)
        {
            if (words.Contains(word, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static int? Year(ReadOnlySpan<char> words)
    {
        int at = words.LastIndexOf('年');
        return at >= 4 && int.TryParse(words[(at - 4)..at], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int year) && year is > 1900 and < 2100 ? year : null;
    }
}
