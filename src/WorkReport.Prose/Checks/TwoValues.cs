using System.Buffers;
using WorkReport.Prose.Outlines;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>
/// Of the same thing two different numbers: 举办报告会320场 in one paragraph, 举办报告会302场 in another. Where the words around differ a little,
/// 收到老同志意见建议732条 and 收到意见建议723条, the two may count different things; they are pointed at where one number is a slip of the other.
/// </summary>
internal sealed class TwoValues : IRule
{
    private const int ShortestName = 5;
    private const int ShortestHead = 3;
    private const int Reach = 40;

    /// <summary>So much of what stands behind a figure tells what is counted.</summary>
    private const int Thing = 6;

    private const int LongestName = 24;

    /// <summary>So many of one kind are held against each other.</summary>
    private const int Most = 24;

    /// <summary>They say that the two are counted otherwise, wherever they stand before the figure.</summary>
    private static readonly string[] Apart =
        ["去年", "上年", "同期", "前年", "累计", "其中", "计划", "目标", "力争", "预计", "季度", "上半年", "下半年", "月", "五年", "时期", "以来", "分别", "到明年", "另", "再"];

    /// <summary>They do in the same clause.</summary>
    private static readonly string[] Moved = ["比", "较", "增", "减", "平均", "均", "每", "将", "达到", "新", "个百分点", "左右", "级"];

    private static readonly WordTable Scopes = new(
        "全市", "全省", "全县", "全区", "全镇", "全乡", "全系统", "全年", "我市", "我省", "我县", "我区", "本市", "各地", "各级", "一年来", "一年里", "一年中", "当年", "年内", "共计", "一共", "总共", "共有", "共", "已经", "已", "先后", "今年", "本年度", "目前", "现有", "在册", "的");

    private static readonly SearchValues<char> PlaceEnds = SearchValues.Create("县区镇乡村局");

    private static readonly WordTable Verbs = new("组织开展", "开展", "举办", "举行", "召开", "组织", "办起", "办到", "办", "收到", "征集到", "征集", "收集", "建成", "建有", "建立", "结成", "评选", "评出", "资助", "培训", "走访", "慰问", "刊发", "发表", "完成", "实施", "发放", "筹集", "募集", "整理", "重新", "得到", "受到", "获得");

    public void Look(CheckedText text, List<Finding> found)
    {
        HashSet<int> planned = [.. text.Reading.Plans.Select(plan => plan.Start)];
        string? review = YearSlips.ReviewOf(text) is { } year ? $"{year}年" : null;
        var known = new Dictionary<(string Tail, string Unit), List<Count>>();
        bool ahead = false;
        foreach (Passage passage in text.Passages)
        {
            if (passage.Element.Kind == OutlineKind.Part)
                ahead = YearSlips.LooksAhead(passage.Said);
            if (passage.Element.Kind != OutlineKind.Paragraph)
                continue;
            bool isPlan = ahead || planned.Contains(passage.Element.Start);
            foreach (Sentence sentence in passage.Sentences)
            {
                for (var i = 0; i < sentence.Figures.Count; i++)
                {
                    if (Count.Of(passage, sentence, i, isPlan, review) is { } count)
                        Judge(count, known, found);
                }
            }
        }
    }

    private static void Judge(Count count, Dictionary<(string Tail, string Unit), List<Count>> known, List<Finding> found)
    {
        if (!known.TryGetValue((count.Tail, count.Unit), out List<Count>? others))
            known[(count.Tail, count.Unit)] = others = [];
        if (others.Find(other => Contradict(other, count)) is { } first)
        {
            Figure figure = count.Figure;
            found.Add(count.Passage.At(figure.From, figure.To, CheckRule.TwoValues, Severity.Doubtful, null, count.Name, first.Passage.Words(first.Figure.From, first.Figure.To), count.Passage.Words(figure.From, figure.To)));
        }
        if (others.Count < Most)
            others.Add(count);
    }

    private static bool Contradict(Count one, Count other)
    {
        if (one.High >= other.Low && other.High >= one.Low)
            return false;
        if (one.Place != other.Place || (ReferenceEquals(one.Passage, other.Passage) && one.Figure.From >= other.Sentence))
            return false;
        if (one.Name == other.Name)
            return (one.Whole >= ShortestName && other.Whole >= ShortestName) || one.IsSlipOf(other);
        // 全市结成帮扶对子900多个, 帮扶对子800多个: what was done is said once.
        if (one.Head == other.Head && one.Head.Length >= ShortestHead + 1 && (one.Name == one.Head || other.Name == other.Head))
            return true;
        return one.IsSlipOf(other) && AreNear(one, other);
    }

    /// <summary>One has the words of the other and some more, or all but a few are the same.</summary>
    private static bool AreNear(Count one, Count other)
    {
        var (shorter, longer) = one.Head.Length <= other.Head.Length ? (one.Head, other.Head) : (other.Head, one.Head);
        if (shorter.Length < ShortestHead || longer.Length - shorter.Length > 8)
            return false;
        int same = Likeness.LongestCommon(shorter, longer);
        return same == shorter.Length || same * 4 >= longer.Length * 3;
    }

    /// <summary>What a figure counts.</summary>
    /// <param name="Passage">Where it stands.</param>
    /// <param name="Figure">The figure.</param>
    /// <param name="Name">As the clause says it, without the words that say where and when all is counted.</param>
    /// <param name="Head">The thing alone, without what was done.</param>
    /// <param name="Whole">How long the name is with everything.</param>
    /// <param name="Place">The county or township that the clause names; empty for the whole.</param>
    /// <param name="Sentence">Where its sentence begins.</param>
    /// <param name="Unit">One for those that are one.</param>
    /// <param name="Value">The number.</param>
    /// <param name="Low">What it is at least, as it is printed.</param>
    /// <param name="High">What it is at most.</param>
    private sealed record Count(Passage Passage, Figure Figure, int Sentence, string Name, string Head, int Whole, string Unit, string Place, decimal Value, decimal Low, decimal High)
    {
        internal string Tail => Head[^2..];

        /// <summary>The same digits in another order, or one of three and more another one.</summary>
        internal bool IsSlipOf(Count other)
        {
            if (!Figure.IsExact || !other.Figure.IsExact)
                return false;
            string one = Figure.Say(Value), two = Figure.Say(other.Value);
            if (one.Length != two.Length || one.Length < 2)
                return false;
            int differ = one.Zip(two).Count(pair => pair.First != pair.Second);
            return (differ == 1 && one.Length > 2) || (differ == 2 && one.Order().SequenceEqual(two.Order()));
        }

        internal static Count? Of(Passage passage, Sentence sentence, int i, bool isPlan, string? review)
        {
            Figure figure = sentence.Figures[i];
            string said = passage.Said;
            int from = Math.Max(sentence.From, Math.Max(i > 0 ? sentence.Figures[i - 1].To : 0, figure.From - Reach));
            string before = said[from..figure.From];
            bool isOfReview = review is not null && before.Contains(review, StringComparison.Ordinal);
            // What a plan begins from is this year's: 在2022年办会320场的基础上.
            if (isPlan ? !isOfReview : IsOfAnotherTime(before, review))
                return null;
            bool isChange = figure.Kind == QuantityKind.Change;
            if (isChange ? !isPlan || figure.Reading.From is null : figure.Kind is not (QuantityKind.Count or QuantityKind.Money) && !(figure.IsPercent && figure.Reading.Name.EndsWith('率')))
                return null;
            if (Range(figure, isChange) is not { } range)
                return null;
            string whole = Plain(figure.Reading.Name), name = Stripped(whole, Scopes);
            if (isOfReview && name.IndexOf('年', StringComparison.Ordinal) is >= 0 and var year)
                name = Stripped(name[(year + 1)..], Scopes);
            // 4200多名“五老”下到田间…: what is counted stands behind the figure, and what it did goes on from there.
            string behind = Plain(said[figure.To..Math.Min(said.Length, figure.To + LongestName)]);
            if (whole.Length > Thing && behind.StartsWith(whole, StringComparison.Ordinal))
                name = name[..Math.Min(Thing, name.Length)];
            string head = Stripped(name, Verbs);
            return head.Length is < 2 or > LongestName ? null : new Count(passage, figure, sentence.From, name, head, whole.Length, Figure.PlainUnit(figure.Unit), PlaceIn(before), range.Value, range.Low, range.High);
        }

        private static (decimal Value, decimal Low, decimal High)? Range(Figure figure, bool isChange)
        {
            decimal value = isChange ? figure.Reading.From ?? 0 : figure.Value, step = (isChange ? figure.FromStep : figure.Step) / 2;
            if (figure.Reading.Value is null || figure.Reading.Upper is not null)
                return null;
            if (figure.IsExact)
                return (value, value - step * 0.99m, value + step * 0.99m);
            decimal place = step * 2;
            while (value > 0 && value % (place * 10) == 0)
                place *= 10;
            return figure.Reading.Qualifiers switch
            {
                ["多"] or ["余"] or ["以上"] or ["超"] or ["超过"] or ["逾"] => (value, value, value + place * 0.99m),
                ["近"] or ["将近"] or ["不足"] => (value, value - place * 0.99m, value),
                _ => null,
            };
        }

        private static bool IsOfAnotherTime(string before, string? review)
        {
            string words = before.Replace("全年", "", StringComparison.Ordinal).Replace("一年来", "", StringComparison.Ordinal).Replace(review ?? "一年来", "", StringComparison.Ordinal);
            int clause = words.AsSpan().LastIndexOfAny("，；：");
            return Array.Exists(Apart, word => words.Contains(word, StringComparison.Ordinal)) || Array.Exists(Moved, word => words.IndexOf(word, clause + 1, StringComparison.Ordinal) >= 0)
                || (words.IndexOf('年', StringComparison.Ordinal) is > 0 and var at && char.IsAsciiDigit(words[at - 1]));
        }

        /// <summary>翠湖区 where a clause begins with it; empty for 全区 and 各县.</summary>
        private static string PlaceIn(string before)
        {
            foreach (string clause in before.Split('，', '；', '、', '：'))
            {
                int end = clause.AsSpan().IndexOfAny(PlaceEnds);
                if (end is 2 or 3 && clause[0] is not ('各' or '全' or '本' or '我' or '该' or '每' or '在' or '进' or '把' or '为'))
                    return clause[..(end + 1)];
            }
            return "";
        }

        private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

        private static string Stripped(string name, WordTable words)
        {
            while (words.AtStart(name) is { } word && word.Length + 2 <= name.Length)
                name = name[word.Length..];
            return name;
        }
    }
}
