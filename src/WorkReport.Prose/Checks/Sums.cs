using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Checks;

/// <summary>共120件，其中民事80件、刑事30件; 新建30个、改建20个，共计50个; 共600人，三县分别200人、250人、150人.</summary>
internal sealed class Sums : IRule
{
    /// <summary>How far from its whole a first part may stand.</summary>
    private const int Reach = 60;

    /// <summary>How far from each other parts of one list may stand.</summary>
    private const int Apart = 32;

    /// <summary>How long the thing counted may be.</summary>
    private const int Noun = 12;

    /// <summary>How far behind the parts is said that they overlap.</summary>
    private const int Aside = 24;

    /// <summary>So many parts are added up to a total; a longer list is a table.</summary>
    private const int MostParts = 40;

    /// <summary>What lacks less than this of its whole is taken for a list that was meant to be complete.</summary>
    private const decimal NearlyAll = 0.12m;

    private static readonly WordTable Totals = new("合计", "共计", "总计", "一共", "总数", "总数达", "合计达", "共计达", "合计为", "共计为", "合计完成", "合计投入", "共计投入", "累计共", "，共", "、共", ",共", "总共");

    /// <summary>Begin another subject, whose figures are no parts.</summary>
    private static readonly WordTable Others = new("同比", "比上年", "较上年", "比去年", "较去年", "增长", "增加", "减少", "下降", "占", "全年", "累计", "新增", "另", "带动", "惠及", "覆盖", "共", "总", "超额", "完成率", "平均", "人均");

    /// <summary>They say that somebody may be counted in several parts.</summary>
    private static readonly string[] Overlaps = ["兼", "交叉", "重复", "重叠", "同属", "同时属", "同时是", "同时为", "同时符合", "同时享受", "既是", "既有", "既属", "多选", "有的同时", "不重复", "其中部分", "双重", "一人多"];

    public void Look(CheckedText text, List<Finding> found)
    {
        foreach (Passage passage in text.Passages)
        {
            if (passage.Figures.Count < 2)
                continue;
            for (var i = 0; i < passage.Sentences.Count; i++)
            {
                Sentence sentence = passage.Sentences[i];
                if (sentence.Figures.Count == 0)
                    continue;
                OfWhich(passage, sentence, i > 0 ? passage.Sentences[i - 1] : null, found);
                Respectively(passage, sentence, found);
                Together(passage, sentence, found);
                Bracketed(passage, sentence, found);
            }
        }
    }

    /// <summary>The whole, 其中, the parts.</summary>
    private static void OfWhich(Passage passage, Sentence sentence, Sentence? before, List<Finding> found)
    {
        string said = passage.Said;
        for (int at = said.IndexOf("其中", sentence.From, sentence.To - sentence.From, StringComparison.Ordinal); at >= 0;)
        {
            int behind = at + 2;
            int next = said.IndexOf("其中", behind, sentence.To - behind, StringComparison.Ordinal);
            int limit = Closing(said, at, next < 0 ? sentence.To : next);
            int first = FirstFrom(sentence.Figures, behind);
            if (first < sentence.Figures.Count && sentence.Figures[first].To <= limit && Whole(sentence, before, first, at) is { } whole)
            {
                List<Figure> parts = Parts(said, sentence.Figures, first, limit, whole);
                bool isComplete = parts.Count >= 2 && said.AsSpan(behind, parts[^1].From - behind).IndexOfAny("余") >= 0 && Rest(said, behind, parts[^1].From);
                Judge(passage, whole, parts, isComplete, found);
            }
            at = next;
        }
    }

    private static bool Rest(string said, int from, int to)
    {
        ReadOnlySpan<char> words = said.AsSpan(from, to - from);
        return words.Contains("其余", StringComparison.Ordinal);
    }

    /// <summary>The whole in a clause with 共, then 分别 with a part for each name.</summary>
    private static void Respectively(Passage passage, Sentence sentence, List<Finding> found)
    {
        string said = passage.Said;
        int at = said.IndexOf("分别", sentence.From, sentence.To - sentence.From, StringComparison.Ordinal);
        if (at < 0)
            return;
        int first = FirstFrom(sentence.Figures, at);
        if (first == 0 || first >= sentence.Figures.Count)
            return;
        Figure whole = sentence.Figures[first - 1];
        if (!whole.IsCounted || sentence.Figures[first].From - at > 16 || at < whole.To || at - whole.To > Reach || !(SaysWhole(said, sentence.From, whole.From) || said.AsSpan(whole.To, at - whole.To).IndexOf("中，") is >= 0 and < 8) || said.AsSpan(whole.To, at - whole.To).Contains("其中", StringComparison.Ordinal))
            return;
        List<Figure> parts = Parts(said, sentence.Figures, first, sentence.To, whole);
        // 分别620名、700名，另为239名…: the list ends with its marks.
        for (var i = 2; i < parts.Count; i++)
        {
            if (said.AsSpan(parts[0].To, parts[1].From - parts[0].To).Contains('、') && said.AsSpan(parts[i - 1].To, parts[i].From - parts[i - 1].To).IndexOfAny("，；") >= 0)
                parts.RemoveRange(i, parts.Count - i);
        }
        if (parts.Count >= 2 && Figure.UnitsAlike(parts[0].Unit, whole.Unit))
            Judge(passage, whole, parts, isComplete: true, found);
    }

    /// <summary>1850名儿童（孤儿320名、留守儿童980名、其他550名）: the parts in brackets behind the whole, which say that they are all.</summary>
    private static void Bracketed(Passage passage, Sentence sentence, List<Finding> found)
    {
        string said = passage.Said;
        for (var i = 0; i + 2 < sentence.Figures.Count; i++)
        {
            Figure whole = sentence.Figures[i];
            if (!whole.IsCounted)
                continue;
            int open = said.AsSpan(whole.To, Math.Min(Noun, sentence.To - whole.To)).IndexOf('（');
            int close = open < 0 ? -1 : said.AsSpan(whole.To + open, sentence.To - whole.To - open).IndexOf('）');
            if (close < 0 || said.AsSpan(whole.To + open, close) is var inside && (inside.Contains("其中", StringComparison.Ordinal) || inside.IndexOfAny("比增减含") >= 0))
                continue;
            int end = whole.To + open + close;
            List<Figure> parts = [.. sentence.Figures.Skip(i + 1).TakeWhile(figure => figure.To <= end)];
            if (parts.Count > 1 && parts.TrueForAll(part => part.IsCounted && Figure.UnitsAlike(part.Unit, whole.Unit)))
                Judge(passage, whole, parts, isComplete: inside.Contains("其他", StringComparison.Ordinal) || inside.Contains("其余", StringComparison.Ordinal), found);
        }
    }

    /// <summary>The parts, then 合计 with the whole.</summary>
    private static void Together(Passage passage, Sentence sentence, List<Finding> found)
    {
        string said = passage.Said;
        for (var i = 2; i < sentence.Figures.Count; i++)
        {
            Figure whole = sentence.Figures[i];
            if (!whole.IsCounted || Totals.AtEnd(said.AsSpan(0, TrimmedEnd(said, sentence.Figures[i - 1].To, whole.From))) is not { } word)
                continue;
            int first = i;
            while (first > 0 && i - first < MostParts && sentence.Figures[first - 1] is var part && part.IsCounted && Figure.UnitsAlike(part.Unit, whole.Unit)
                && sentence.Figures[first].From - part.To <= Apart && (first == i || !OpensAnother(said, part.To, sentence.Figures[first].From)))
            {
                first--;
            }
            // A total on the way ends what is added up before it.
            if (i - first < 2 || said.AsSpan(sentence.From, sentence.Figures[first].From - sentence.From).EndsWith("其中"))
                continue;
            List<Figure> parts = [.. sentence.Figures.Skip(first).Take(i - first)];
            decimal sum = parts.Sum(part => part.Value), slack = Slack(whole, parts);
            if (Math.Abs(sum - whole.Value) <= slack || Overlap(said, parts[0].From, whole.To))
                continue;
            bool isPlain = whole.Step == 1 && whole.Value == decimal.Truncate(whole.Value) && parts.All(part => part.Step == 1);
            string printed = passage.Words(whole.From, whole.To), number = Figure.Say(whole.Value);
            string? repair = isPlain && printed.StartsWith(number, StringComparison.Ordinal) ? Figure.Say(sum) + printed[number.Length..] : null;
            found.Add(passage.At(whole.From, whole.To, CheckRule.Sum, word.Contains('共') && word.Length == 2 && !char.IsLetter(word[0]) ? Severity.Doubtful : Severity.Wrong, repair, printed, whole.Say(sum, passage)));
        }
    }

    private static int TrimmedEnd(string said, int from, int end)
    {
        while (end > from && said[end - 1] is '达' or '为' or '有' or '到' or '约' or ':' or '：')
            end--;
        // 共计惠及, 共投入: what is done with the whole.
        for (int reach = Math.Max(from, end - 6); end > reach + 1;)
        {
            int at = said.AsSpan(reach, end - reach).LastIndexOf('共');
            return at < 0 ? end : Math.Min(end, reach + at + (said.AsSpan(reach + at).StartsWith("共计") ? 2 : 1));
        }
        return end;
    }

    private static void Judge(Passage passage, Figure whole, List<Figure> parts, bool isComplete, List<Finding> found)
    {
        if (parts.Count == 0)
            return;
        if (parts.FirstOrDefault(part => part.Value > whole.Value + (part.Step + whole.Step) / 2) is { } larger)
        {
            found.Add(passage.At(larger.From, larger.To, CheckRule.PartExceeds, Severity.Wrong, null, passage.Words(larger.From, larger.To), passage.Words(whole.From, whole.To)));
            return;
        }
        if (parts.Count < 2 || Overlap(passage.Said, whole.To, parts[^1].To))
            return;
        decimal sum = parts.Sum(part => part.Value), slack = Slack(whole, parts), lacking = whole.Value - sum;
        bool wrong = isComplete ? Math.Abs(lacking) > slack : lacking < -slack || (lacking > slack && lacking < whole.Value * NearlyAll);
        if (wrong)
            found.Add(passage.At(whole.From, whole.To, CheckRule.Sum, Severity.Doubtful, null, passage.Words(whole.From, whole.To), whole.Say(sum, passage)));
    }

    /// <summary>（部分儿童兼属两类）: do the words among the parts, or of the clause behind them, say that they overlap?</summary>
    private static bool Overlap(string said, int from, int to)
    {
        int end = Math.Min(said.Length, to + Aside), stop = said.AsSpan(to, end - to).IndexOf('。');
        ReadOnlySpan<char> words = said.AsSpan(from, (stop < 0 ? end : to + stop) - from);
        foreach (string word in Overlaps)
        {
            if (words.Contains(word, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>What rounding may do to a sum.</summary>
    private static decimal Slack(Figure whole, List<Figure> parts)
        => whole.Step == 1 && parts.TrueForAll(part => part.Step == 1) ? 0 : (whole.Step + parts.Sum(part => part.Step)) / 2;

    private static Figure? Whole(Sentence sentence, Sentence? before, int first, int at)
    {
        Figure part = sentence.Figures[first];
        for (int i = first - 1, tries = 0; i >= 0 && tries < 4; i--, tries++)
        {
            if (Fits(sentence.Figures[i], part, at))
                return sentence.Figures[i];
        }
        if (first == 0 && before is not null && at - sentence.From <= 2)
        {
            for (int i = before.Figures.Count - 1, tries = 0; i >= 0 && tries < 3; i--, tries++)
            {
                if (Fits(before.Figures[i], part, at))
                    return before.Figures[i];
            }
        }
        return null;
    }

    private static bool Fits(Figure whole, Figure part, int at)
        => whole.IsCounted && part.IsCounted && Figure.UnitsAlike(whole.Unit, part.Unit) && at - whole.To is >= 0 and <= Reach;

    private static List<Figure> Parts(string said, IReadOnlyList<Figure> figures, int first, int limit, Figure whole)
    {
        var parts = new List<Figure>();
        int end = figures[first].From;
        bool isAside = false;
        for (int i = first; i < figures.Count && figures[i].To <= limit; i++)
        {
            Figure figure = figures[i];
            if (parts.Count > 0)
            {
                if (figure.From - end > Apart || OpensAnother(said, end, figure.From))
                    break;
                if (said.AsSpan(end, figure.From - end).Contains('（'))
                    isAside = true;
                if (isAside)
                {
                    isAside = !said.AsSpan(end, figure.From - end).Contains('）');
                    if (isAside)
                        continue;
                }
            }
            if (!Figure.UnitsAlike(figure.Unit, whole.Unit))
            {
                if (figure.Kind is QuantityKind.Percent or QuantityKind.Ratio)
                {
                    end = figure.To;
                    continue;
                }
                break;
            }
            if (!figure.IsCounted)
                return [];
            parts.Add(figure);
            end = figure.To;
        }
        return parts;
    }

    /// <summary>Does a clause between two figures begin with what parts nothing?</summary>
    private static bool OpensAnother(string said, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (said[i] is '，' or ',' or '；' or '、' && Others.AtStart(said.AsSpan(i + 1, to - i - 1)) is not null)
                return true;
        }
        return false;
    }

    private static bool SaysWhole(string said, int from, int to)
    {
        int clause = said.AsSpan(from, to - from).LastIndexOfAny("，；,;");
        return said.AsSpan(from + clause + 1, to - from - clause - 1).IndexOfAny("共总合") >= 0;
    }

    private static int FirstFrom(IReadOnlyList<Figure> figures, int from)
    {
        int first = 0, end = figures.Count;
        while (first < end)
        {
            int middle = (first + end) / 2;
            if (figures[middle].From < from)
                first = middle + 1;
            else
                end = middle;
        }
        return first;
    }

    /// <summary>Parts that stand in the brackets of 其中 end with them.</summary>
    private static int Closing(string said, int at, int limit)
    {
        if (at == 0 || said[at - 1] != '（')
            return limit;
        int close = said.IndexOf('）', at, limit - at);
        return close < 0 ? limit : close;
    }
}
