using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>由100个增加到150个，增长50%; 今年120个，去年100个，增长20%: 114篇，比上年增加19篇，增长20%: do the figures follow from each other?</summary>
internal sealed class Growths : IRule
{
    /// <summary>How far behind its two values a rate may stand.</summary>
    private const int Reach = 24;

    private static readonly WordTable Up = new("增长", "增加", "提高", "上升", "提升", "上涨", "增幅", "增速", "增长率", "净增", "多", "递增", "扩大", "增");
    private static readonly WordTable Down = new("下降", "减少", "降低", "回落", "压减", "缩减", "降幅", "下跌", "少", "压缩", "缩短", "精简", "收窄", "减");
    private static readonly WordTable Between = new("了", "达到", "达", "为", "约", "至", "：", ":");
    private static readonly WordTable Moved = new("同比", "比上年", "较上年", "比去年", "较去年", "增", "下降", "减", "提高", "降低", "上升", "提升");
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
        if (!rate.IsExact)
            return;
        if (rate.Unit == "倍" && IsOfFormer(passage.Said, sentence.Figures[i - 1].To, rate.From))
        {
            Multiple(passage, sentence, i, found);
            return;
        }
        if (Ends(passage.Said, sentence.Figures[i - 1].To, rate.From) is not { } rises || Before(passage.Said, sentence, i) is not { } said)
            return;
        if (said.Values is { } values)
            Judge(passage, rate, rises ? 1 : -1, values, said.Steps, found);
        else if (said.Steps.Count > 0)
            Implied(passage, sentence, rate, rises ? 1 : -1, said, found);
    }

    /// <summary>Both values are said: 去年95篇，今年114篇.</summary>
    private static void Judge(Passage passage, Figure rate, int sign, Values values, List<Step> steps, List<Finding> found)
    {
        var (from, fromStep, to, toStep, unit) = values;
        bool isPoints = unit == "%";
        if (rate.Unit.EndsWith("百分点", StringComparison.Ordinal) ? isPoints : rate.IsCounted && Figure.UnitsAlike(rate.Unit, unit))
        {
            Compare(passage, rate, sign, (to - from) * sign, (fromStep + toStep + rate.Step) / 2, found);
            return;
        }
        if (isPoints && rate.IsPercent)
        {
            if (steps.Count == 0 && (to - from) * sign == rate.Value)
                found.Add(passage.At(rate.From, rate.To, CheckRule.PercentPoints, Severity.Wrong, Figure.Say(rate.Value) + "个百分点", Figure.Say(rate.Value)));
            return;
        }
        decimal scale = Scale(rate, sign);
        if (scale > 0 && from > 0)
            Compare(passage, rate, sign, (to - from) / from * scale * sign, Slack(values, scale, rate), found);
    }

    /// <summary>The value now and the step to it are said, 114篇，比上年增加19篇: the former value follows. Of several values that may be meant one has to fit.</summary>
    private static void Implied(Passage passage, Sentence sentence, Figure rate, int sign, Story said, List<Finding> found)
    {
        decimal? nearest = null;
        decimal slackOfNearest = 0;
        foreach (Figure now in said.Now.Select(index => sentence.Figures[index]))
        {
            foreach (Step step in said.Steps)
            {
                Figure moved = sentence.Figures[step.Index];
                if (Former(now, moved, step.Sign, rate, sign) is not { } implied)
                    continue;
                if (Math.Abs(implied.Expected - rate.Value) <= implied.Slack)
                    return;
                if (nearest is null)
                    (nearest, slackOfNearest) = implied;
            }
        }
        if (nearest is { } expected)
            Compare(passage, rate, sign, expected, slackOfNearest, found);
    }

    /// <summary>What a rate, or a step behind a rate, has to be; null where the two say nothing about it.</summary>
    private static (decimal Expected, decimal Slack)? Former(Figure now, Figure moved, int moves, Figure asked, int sign)
    {
        if (now.IsCounted && moved.IsCounted && Figure.UnitsAlike(now.Unit, moved.Unit) && Scale(asked, sign) is > 0 and var scale)
        {
            var values = new Values(now.Value - moved.Value * moves, now.Step == 1 && moved.Step == 1 ? 1 : now.Step + moved.Step, now.Value, now.Step, now.Unit);
            return values.From > 0 ? ((values.To - values.From) / values.From * scale * sign, Slack(values, scale, asked)) : null;
        }
        if (now.IsCounted && moved.IsPercent && asked.IsCounted && Figure.UnitsAlike(now.Unit, asked.Unit) && 100 + moved.Value * moves is > 0 and var whole)
        {
            decimal step = now.Value * moved.Value * moves / whole * sign, rounding = now.Value * moved.Step * 100 / whole / whole;
            return (step, rounding + now.Step + asked.Step);
        }
        return null;
    }

    /// <summary>是上年的2.5倍.</summary>
    private static void Multiple(Passage passage, Sentence sentence, int i, List<Finding> found)
    {
        if (Before(passage.Said, sentence, i) is { Values: { From: > 0 } values })
            Compare(passage, sentence.Figures[i], 1, values.To / values.From, Slack(values, 1, sentence.Figures[i]), found);
    }

    private static bool IsOfFormer(string said, int from, int to)
    {
        ReadOnlySpan<char> words = said.AsSpan(from, to - from);
        return words.EndsWith("的") && words.Contains('是') && IsEarlier(words);
    }

    private static decimal Scale(Figure rate, int sign) => rate.IsPercent ? 100 : rate.Unit == "倍" && sign > 0 ? 1 : 0;

    /// <summary>What rounding may do to a rate; it is cut off as often as it is rounded.</summary>
    private static decimal Slack(Values values, decimal scale, Figure rate)
    {
        var (from, fromStep, to, toStep, _) = values;
        if (fromStep == 1 && toStep == 1)
            return rate.Step;
        decimal low = (to - toStep / 2) / (from + fromStep / 2), high = (to + toStep / 2) / Math.Max(from - fromStep / 2, 0.0000001m);
        return (high - low) * scale / 2 + rate.Step;
    }

    private static void Compare(Passage passage, Figure rate, int sign, decimal expected, decimal slack, List<Finding> found)
    {
        if (Math.Abs(expected - rate.Value) <= slack)
            return;
        string printed = passage.Words(rate.From, rate.To);
        int number = 0;
        while (number < printed.Length && (Scripts.IsDigit(printed[number]) || printed[number] == '.'))
            number++;
        int places = rate.Step < 1 ? (rate.Step < 0.1m ? 2 : 1) : rate.IsPercent || rate.Unit == "倍" ? 1 : 0;
        // 13.2万名 is answered in 万.
        decimal size = rate.Step >= 1 && number < printed.Length ? printed[number] switch { '万' => 10_000m, '亿' => 100_000_000m, _ => 1m } : 1m;
        string right = Figure.Say(Math.Round(Math.Abs(expected) / size, size > 1 ? 2 : places, MidpointRounding.AwayFromZero));
        string meant = number > 0 ? right + printed[number..] : right + rate.Unit;
        bool isPlain = number > 0 && expected > 0 && size == 1 && printed.AsSpan(number).IndexOfAny("万亿多余") < 0;
        // 增长 where it went down: the number alone mends nothing.
        string turned = rate.IsCounted ? sign > 0 ? "减少" : "增加" : sign > 0 ? "下降" : "增长";
        found.Add(passage.At(rate.From, rate.To, CheckRule.Growth, Severity.Wrong, isPlain ? meant : null, printed, expected < 0 ? turned + meant : meant));
    }

    /// <summary>Whether the words right before a figure say up or down; null where they say neither. What is 新增 is counted for itself.</summary>
    private static bool? Ends(string said, int from, int to)
    {
        ReadOnlySpan<char> words = said.AsSpan(from, to - from);
        while (Between.AtEnd(words) is { } word)
            words = words[..^word.Length];
        return words.EndsWith("新增") || words.EndsWith("至少") || words.EndsWith("许多") ? null : Up.AtEnd(words) is not null ? true : Down.AtEnd(words) is not null ? false : null;
    }

    /// <summary>What is said right before a rate: the two values, or those that may be the value now, and the steps that led to it.</summary>
    private static Story? Before(string said, Sentence sentence, int i)
    {
        var steps = new List<Step>();
        int last = i - 1, next = i;
        for (; ; last--, next--)
        {
            if (last < 0 || !Joined(said, sentence.Figures[last], sentence.Figures[next]))
                return null;
            if (last == 0 || Ends(said, sentence.Figures[last - 1].To, sentence.Figures[last].From) is not { } rises || sentence.Figures[last].Kind == QuantityKind.Change)
                break;
            if (!sentence.Figures[last].IsExact)
                return null;
            steps.Add(new Step(last, rises ? 1 : -1));
            // 比上年增加19篇，比2019年增长50%: another beginning.
            if (Compares(said.AsSpan(sentence.Figures[last].To, sentence.Figures[next].From - sentence.Figures[last].To)))
                return null;
        }
        Figure value = sentence.Figures[last];
        // 由95篇增加到114篇，比2019年增长50%: likewise.
        if (steps.Count == 0 && Year(said.AsSpan(value.To, sentence.Figures[next].From - value.To)) is not null)
            return null;
        return Pair(said, sentence, last) is { } values ? new Story(values, [last], steps) : new Story(null, Now(said, sentence, last), steps);
    }

    /// <summary>Do two figures beside each other speak of the same thing?</summary>
    private static bool Joined(string said, Figure one, Figure next)
    {
        if (next.From - one.To > Reach || !one.IsExact)
            return false;
        ReadOnlySpan<char> words = said.AsSpan(one.To, next.From - one.To);
        // 增加64场次、增长25% goes on; 甲3个、乙5个 does not.
        int list = words.IndexOf('、');
        return words.IndexOfAny("；;") < 0 && (list < 0 || Moved.AtStart(words[(list + 1)..]) is not null) && !OtherSubject(words);
    }

    private static bool Compares(ReadOnlySpan<char> words)
    {
        int at = words.IndexOfAny("比较");
        return at >= 0 && !(at > 0 && words[at - 1] is '同');
    }

    /// <summary>The last value said and those before it in the sentence that count the same.</summary>
    private static List<int> Now(string said, Sentence sentence, int last)
    {
        var now = new List<int> { last };
        for (int i = last - 1; i >= 0 && now.Count < 4; i--)
        {
            if (sentence.Figures[i].IsCounted && Figure.UnitsAlike(sentence.Figures[i].Unit, sentence.Figures[last].Unit) && (i == 0 || Ends(said, sentence.Figures[i - 1].To, sentence.Figures[i].From) is null))
                now.Add(i);
        }
        return now;
    }

    /// <summary>The two values that end with a figure, the earlier one first.</summary>
    private static Values? Pair(string said, Sentence sentence, int i)
    {
        Figure last = sentence.Figures[i];
        if (last.Kind == QuantityKind.Change)
            return last.Reading.From is { } from && !last.Unit.Contains('>', StringComparison.Ordinal) ? new Values(from, last.FromStep, last.Value, last.Step, last.Unit) : null;
        if (i < 1)
            return null;
        Figure first = sentence.Figures[i - 1];
        if (!first.IsExact || first.Kind != last.Kind || first.Kind is QuantityKind.Change or QuantityKind.Redacted || !string.Equals(first.Unit, last.Unit, StringComparison.Ordinal) || last.From - first.To > Reach)
            return null;
        int clause = i > 1 ? sentence.Figures[i - 2].To : sentence.From;
        // 比上年增加19篇，达到114篇: a step and a value.
        if (Ends(said, clause, first.From) is not null)
            return null;
        ReadOnlySpan<char> before = said.AsSpan(clause, first.From - clause), between = said.AsSpan(first.To, last.From - first.To);
        bool isFirst = IsEarlier(before), isLast = IsEarlier(between);
        if (!isFirst && !isLast && Year(before) is { } one && Year(between) is { } other && one != other)
            (isFirst, isLast) = (one < other, other < one);
        // 96万元，较2021年的80万元增长20%.
        isLast |= !isFirst && Year(before) is null && Compares(between) && Year(between) is not null;
        return (isFirst, isLast) switch
        {
            (true, false) => new Values(first.Value, first.Step, last.Value, last.Step, first.Unit),
            (false, true) => new Values(last.Value, last.Step, first.Value, first.Step, first.Unit),
            _ => null,
        };
    }

    /// <summary>年均增长, 占比提高, 其中…增长: the rate is of something else.</summary>
    private static bool OtherSubject(ReadOnlySpan<char> words)
        => words.Contains("年均", StringComparison.Ordinal) || words.Contains("其中", StringComparison.Ordinal) || words.Contains("占", StringComparison.Ordinal)
            || words.Contains("环比", StringComparison.Ordinal) || words.Contains("高于", StringComparison.Ordinal) || words.Contains("全国", StringComparison.Ordinal) || words.Contains("全省", StringComparison.Ordinal);

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

    /// <summary>Two values of one thing and what one more in their last places is worth.</summary>
    private sealed record Values(decimal From, decimal FromStep, decimal To, decimal ToStep, string Unit);

    /// <summary>增加19篇: which figure of the sentence, and up or down.</summary>
    private readonly record struct Step(int Index, int Sign);

    /// <summary>What stands before a rate.</summary>
    private sealed record Story(Values? Values, List<int> Now, List<Step> Steps);
}
