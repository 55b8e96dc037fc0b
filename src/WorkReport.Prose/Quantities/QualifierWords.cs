namespace WorkReport.Prose.Quantities;

/// <summary>Reads the words that say how a printed figure stands to the exact one, and over which time it was added up.</summary>
internal static class QualifierWords
{
    private const int Clause = 80;

    /// <summary>Right before the number. Longer words first: 超过 before 超.</summary>
    private static readonly WordTable Before = new(
        "不低于", "不少于", "不超过", "不高于", "不多于", "不小于", "不大于", "不突破", "不足", "不到", "超过", "超出", "突破", "接近", "将近", "大约", "至少", "最少", "最多", "最高", "逾", "近", "约", "超", "过");

    /// <summary>With these before them 近, 约, 超 and 过 end another word: 附近, 节约, 赶超, 通过.</summary>
    private static readonly Dictionary<string, string> OtherWords = new(StringComparer.Ordinal)
    {
        ["近"] = "附最临邻靠远就亲贴",
        ["约"] = "节预签解契合集公条制俭履违相邀特",
        ["超"] = "赶反",
        ["过"] = "通经超渡度透",
        ["突破"] = "未",
    };

    /// <summary>May stand between the word and the number.</summary>
    private static readonly WordTable Between = new("了", "为", "有", "占", "达到", "达", "至");

    /// <summary>Before the base of a share.</summary>
    private static readonly string[] OverBase = ["不超过", "不低于", "超过", "接近", "将近", "约占", "不足"];

    /// <summary>Behind the unit.</summary>
    private static readonly WordTable Behind = new("以上", "以下", "以内", "左右", "上下", "之多", "多", "余");

    /// <summary>Anywhere before in the same clause.</summary>
    private static readonly (string Word, string Said)[] Spanning =
        [("累计", "累计"), ("年均", "年均"), ("平均每年", "年均"), ("每年平均", "年均"), ("年平均", "年均"), ("预计", "预计"), ("力争", "力争"), ("确保", "确保")];

    /// <summary>Whether a word for about, nearly or more stands right before a place.</summary>
    internal static bool StandsBefore(FoldedText text, int at) => WordBefore(text, at) is not null;

    /// <summary>Adds what a candidate's surroundings say and moves its end behind 以上.</summary>
    internal static void Read(FoldedText text, Candidate candidate, Candidate? next)
    {
        int clause = text.ClauseStart(candidate.Start, Clause);
        ReadOnlySpan<char> before = text.Signs[clause..candidate.Start];
        // At most numbers nothing of the kind is said.
        bool spans = before.IndexOfAny("累年预力确") >= 0;
        foreach (var (word, said) in spans ? Spanning : [])
        {
            if (before.Contains(word, StringComparison.Ordinal) && !candidate.Qualifiers.Contains(said) && !IsAside(text, candidate, next))
                candidate.Qualifiers.Add(said);
        }
        ReadNear(text, candidate);
        ReadBase(text, candidate, clause);
    }

    /// <summary>累计为29个省份保供煤炭35亿吨: 累计 is said of what is done for them.</summary>
    private static bool IsAside(FoldedText text, Candidate candidate, Candidate? next)
        => text[candidate.Start - 1] is '为' or '向' or '对' or '给' && next is not null && text.ClauseStart(next.Start, Clause) <= candidate.Start;

    /// <summary>接近高中阶段学生人数的百分之五十: the base stands between the word and its share.</summary>
    private static void ReadBase(FoldedText text, Candidate candidate, int clause)
    {
        if (text[candidate.Start - 1] != '的' || candidate.Measure is not (Measure.Percent or Measure.Times or Measure.Tenths) && candidate.Numeral.Script != Script.Fraction)
            return;
        ReadOnlySpan<char> before = text.Signs[clause..candidate.Start];
        foreach (string word in OverBase)
        {
            if (!before.Contains(word, StringComparison.Ordinal))
                continue;
            candidate.Qualifiers.Add(word == "约占" ? "约" : word);
            return;
        }
    }

    /// <summary>What stands right before and behind a number, without the clause.</summary>
    internal static void ReadNear(FoldedText text, Candidate candidate)
    {
        if (WordBefore(text, candidate.Numeral.Start) is { } word)
            candidate.Qualifiers.Add(word);
        if (candidate.Numeral.Inexact is not '\0' and var inexact)
            candidate.Qualifiers.Add(inexact.ToString());
        if (Behind.AtStart(text.Signs[candidate.UnitEnd..]) is not { } behind)
            return;
        candidate.Qualifiers.Add(behind);
        candidate.End = Math.Max(candidate.End, candidate.UnitEnd + behind.Length);
    }

    private static string? WordBefore(FoldedText text, int at)
        => (Between.AtEnd(text.Signs[..at]) is { } between ? Exactly(text, at - between.Length) : null) ?? Exactly(text, at);

    private static string? Exactly(FoldedText text, int at)
    {
        if (Before.AtEnd(text.Signs[..at]) is not { } word)
            return null;
        return OtherWords.TryGetValue(word, out string? signs) && signs.Contains(text[at - word.Length - 1], StringComparison.Ordinal) ? null : word;
    }
}
