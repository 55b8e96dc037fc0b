namespace WorkReport.Prose.Quantities;

/// <summary>
/// Says what a figure counts, in the words around it: those before it (青年经营主体130个), those behind it (5300多栋楼宇), its place among the
/// names before 分别, or what the figure before it counted (…5.2万亿元、增长5.4%).
/// </summary>
internal static class MetricNames
{
    private const int Clause = 60;
    private const int LongestName = 24;
    private const int LongestNoun = 12;

    /// <summary>Behind them the next of a list begins.</summary>
    private const string Listing = "、和与及等";

    /// <summary>Lead to the figure and are no part of its name. Longer ones first.</summary>
    private static readonly WordTable Leading = new(
        "提高到", "增长到", "增加到", "提升到", "上升到", "下降到", "降低到", "减少到", "扩大到", "稳定在", "保持在", "控制在", "维持在", "不低于", "不少于", "不超过", "相当于", "约占", "突破了",
        "达到", "达", "突破", "超过", "超", "接近", "将近", "完成", "实现", "增至", "升至", "降至", "压减至", "提高至", "提升至", "收窄至", "缩小至", "压缩至", "缩短至", "累计", "约", "近", "逾", "不足", "至少",
        "共", "为", "有", "已", "了", "到", "等", "净", "的", "每人", "每年", "每月", "每生", "由", "从", "共有", "达到了", "年均", "均", "分别", "稳步", "首次", "已经", "继续", "现", "、", "（", "：", ":");

    /// <summary>Stand before a name and are no part of it.</summary>
    private static readonly WordTable Opening = new("、", "和", "及", "与", "以及", "其中", "包括", "并", "且", "还", "也", "又", "全年", "今年", "去年", "累计", "共有", "共", "已", "力争", "确保", "预计", "有", "（");

    /// <summary>Alone before a figure they want the noun behind it.</summary>
    private static readonly WordTable Verbs = new(
        "全市", "全省", "全县", "全区", "全国", "我市", "我省", "我县", "我区", "组织", "帮助", "实施", "新增", "引进", "惠及", "覆盖", "选派", "培育", "建成", "新建", "打造", "举办", "开展", "获批", "新开放", "落户", "布局", "增加", "推动",
        "推出", "推进", "支持", "完成", "实现", "资助", "服务", "发放", "免费", "为", "向", "对", "有", "新", "建设", "改造", "成立", "制定", "处置", "救助", "吸引", "带动", "评选", "命名", "表彰", "入选", "争取", "化解", "创建", "成功创建");

    /// <summary>Say how a figure moved; alone they belong to the one before.</summary>
    private static readonly WordTable Moves = new("同比增长", "同比下降", "增长", "下降", "增加", "减少", "提高", "上升", "降低", "高于", "低于", "快于", "增速", "增幅", "比上年", "较上年", "同比", "环比", "回落", "提升", "超出", "降幅", "上涨");

    /// <summary>Where a noun behind a figure ends.</summary>
    private static readonly WordTable NounEnds = new(
        "参与", "参加", "投身", "组成", "建立", "建成", "得到", "受到", "入选", "通过", "进入", "达到", "接通", "获评", "获得", "荣获", "实现", "完成", "当选", "用上", "拔地", "晋级", "积极", "作了", "被", "获", "在", "与", "和", "及", "的", "是", "为", "已", "均", "全部", "等");

    private static readonly WordTable Periods = new("平均每年", "年均", "分别", "同比", "比");

    internal static string Of(FoldedText text, List<Candidate> candidates, int index, IReadOnlyList<QuantityReading> named, int first)
    {
        Candidate candidate = candidates[index];
        int clause = text.ClauseStart(candidate.Start, Clause);
        if (Distributed(text, candidates, index, clause) is { } own)
            return own;
        int from = Math.Max(clause, index > 0 ? candidates[index - 1].End : 0);
        string said = text.Original(from, candidate.Start);
        string before = Trimmed(said);
        string noun = candidate.Measure is Measure.Thing or Measure.None ? Noun(text, candidate.End) : "";
        if (said is "、" or "和" && noun.Length <= 1 && index > 0 && candidates[index - 1].Measure == candidate.Measure)
            return named[first + index - 1].Name;
        bool begins = before.Length == 0 || Verbs.AtStart(before)?.Length == before.Length || Listing.Contains(said[^1], StringComparison.Ordinal);
        if (begins && noun.Length > (said.EndsWith('、') ? 0 : 1))
            return noun;
        if (before.Length == 0 || (before.EndsWith('年') && before.Length <= 7))
            return candidate.Measure == Measure.Thing && said.Length == 0 ? "" : Above();
        string? move = Moves.AtStart(before);
        return move is not null && Above() is { Length: > 0 } above ? above + before : before;

        string Above()
        {
            string name = index > 0 ? named[first + index - 1].Name : "";
            for (int at = 2; at < name.Length; at++)
            {
                if (Moves.AtStart(name.AsSpan(at)) is not null)
                    name = name[..at];
            }
            return Periods.AtEnd(name) is { } period && period.Length + 1 < name.Length ? name[..^period.Length] : name;
        }
    }

    /// <summary>进货值、出货值分别增长38.9%、64%: as many names as figures.</summary>
    private static string? Distributed(FoldedText text, List<Candidate> candidates, int index, int clause)
    {
        int at = text.Signs[clause..candidates[index].Start].LastIndexOf("分别");
        if (at <= 0)
            return null;
        at += clause;
        int first = index, last = index;
        while (first > 0 && candidates[first - 1].Start > at)
            first--;
        while (last + 1 < candidates.Count && candidates[last + 1].Start - candidates[last].End <= 1)
            last++;
        string[] names = text.Original(clause, at).Split(['、', '和', '与', '及'], StringSplitOptions.RemoveEmptyEntries);
        if (names.Length != last - first + 1 || names.Length < 2)
            return null;
        string name = names[index - first], shared = names[^1];
        // 城镇、农村居民人均可支配收入: the long name is said once.
        if (name.Length <= 3 && shared.Length > name.Length + 3)
            name += shared[name.Length..];
        string verb = Trimmed(text.Original(at + 2, candidates[first].Start));
        return name + verb;
    }

    private static string Trimmed(string words)
    {
        int from = 0, to = words.Length;
        for (bool more = true; more;)
        {
            more = false;
            if (Opening.AtStart(words.AsSpan(from, to - from)) is { } opening)
            {
                from += opening.Length;
                more = true;
            }
            if (Leading.AtEnd(words.AsSpan(from, to - from)) is { } leading)
            {
                to -= leading.Length;
                more = true;
            }
        }
        return words[Math.Max(from, to - LongestName)..to].Trim('*');
    }

    private static string Noun(FoldedText text, int at)
    {
        int end = at;
        while (end - at < LongestNoun && (text.IsHan(end) || text[end] is '“' or '”') && NounEnds.AtStart(text.Signs[end..]) is null)
            end++;
        return text.Original(at, end);
    }
}
