namespace WorkReport.Prose.Outlines;

/// <summary>
/// Finds the lead sentences that carry no number: 助力乡村振兴，培养青年双带人才。 Many first sentences are short; a lead is one of
/// several in its section that are built alike, has no figure, and a text follows it that carries it out.
/// </summary>
internal static class LeadSentences
{
    private const int Longest = 40;
    private const int LongestAlone = 32;

    private const int Terse = 14;

    private enum Shape { Bullet, Ordinal, Aspect, Action, Topic, Repeated, Verdict }

    private readonly record struct Candidate(int Element, int Length, Shape Shape);

    /// <summary>Beginnings of sentences that tell, connect or address; no lead begins so.</summary>
    private static readonly string[] Tellers =
    [
        "各位", "同志们", "今年", "去年", "过去", "刚刚", "一年来", "五年来", "几年来", "多年来", "近年来", "同时", "此外", "另外", "现在", "下面", "首先",
        "其次", "最后", "我", "从", "但", "由于",
        "因此", "因为", "为了", "为此", "这里", "这是", "这次", "这些", "对此", "在此", "在肯定", "在看到", "成绩", "当前", "目前", "上述", "以上", "如下",
        "据", "根据", "按照", "经市", "经县", "经省", "经过", "经研究", "随着", "要",
        "习近平", "总书记", "新形势", "回顾", "展望", "总的看", "一是有", "截至", "截止", "年初", "年底", "上半年", "下半年", "本年度", "全年", "会议", "中国", "请", "让",
    ];

    /// <summary>Verbs and adverbs that open the 动宾 form.</summary>
    private static readonly string[] Openers =
    [
        "加强", "加快", "加大", "推进", "推动", "深化", "坚持", "坚决", "坚定", "强化", "突出", "聚焦", "围绕", "立足", "着力", "着眼", "大力", "全力",
        "全面", "积极", "扎实", "深入", "持续", "切实",
        "不断", "进一步", "认真", "精心", "努力", "始终", "更加", "更好", "更高", "更大", "严格", "严守", "严肃", "稳步", "稳妥", "稳定", "有序", "有力",
        "有效", "统筹", "提升", "提高", "促进", "培育",
        "培养", "打造", "打好", "打赢", "建设", "建立", "构建", "健全", "完善", "优化", "规范", "创新", "创建", "开展", "开创", "开拓", "拓展", "拓宽",
        "扩大", "发展", "发挥", "发扬", "弘扬", "落实",
        "抓好", "抓紧", "抓住", "抓实", "狠抓", "紧抓", "紧扣", "紧盯", "紧紧", "做好", "做实", "做优", "做强", "保障", "保持", "保护", "维护", "防范",
        "防控", "化解", "改善", "改进", "壮大",
        "繁荣", "增强", "增进", "巩固", "夯实", "筑牢", "守牢", "守住", "兜牢", "激发", "释放", "注重", "重视", "高度", "关心", "关爱", "关注", "服务",
        "支持", "助力", "参与", "致力", "配合", "协同",
        "凝聚", "引导", "引领", "传承", "倡导", "丰富", "充分", "合理", "科学", "主动", "广泛", "必须", "实施", "实行", "整合", "整治", "治理", "压实",
        "履行", "树立", "树牢", "营造", "搭建", "加力",
        "挖掘", "盘活", "畅通", "补齐", "缩小", "解决", "办好", "办实", "用好", "用活", "选好", "配强", "落细", "因地制宜", "以人为本", "千方百计", "多措并举",
        "融入", "探索", "争取", "力争", "确保",
        "高标准", "高质量", "高水平", "高效", "联合", "依法", "依托", "把握", "把好", "严把", "常态", "系统", "一体", "靠前", "持之以恒", "驰而不息", "毫不动摇",
        "振兴", "普及", "净化", "活跃",
    ];

    internal static void Mark(List<OutlineElement> elements)
    {
        for (var from = 0; from < elements.Count;)
        {
            if (elements[from].Kind != OutlineKind.Paragraph)
            {
                from++;
                continue;
            }
            int to = from;
            while (to < elements.Count && elements[to].Kind == OutlineKind.Paragraph)
                to++;
            MarkSection(elements, from, to);
            from = to;
        }
    }

    /// <summary>Marks the paragraphs between two headings, run by run: leads stand together, two other paragraphs end their run.</summary>
    private static void MarkSection(List<OutlineElement> elements, int from, int to)
    {
        string? repeated = RepeatedBeginning(elements, from, to);
        var run = new List<Candidate>();
        var alone = new List<Candidate>();
        int others = 0;
        for (int i = from; i < to; i++)
        {
            int length = CandidateLength(elements, i, to, repeated);
            if (length > 0 && length == elements[i].Text.Length)
            {
                alone.Add(new Candidate(i, length, ShapeOf(elements[i].Text, repeated)));
            }
            else if (length > 0)
            {
                run.Add(new Candidate(i, length, ShapeOf(elements[i].Text.AsSpan(0, length), repeated)));
                others = 0;
            }
            else if (++others == 2)
            {
                MarkRun(elements, run);
                run.Clear();
            }
        }
        MarkRun(elements, run);
        // Leads on lines of their own have as much text between them as they please.
        MarkRun(elements, alone);
    }

    private static void MarkRun(List<OutlineElement> elements, List<Candidate> run)
    {
        var counts = new int[Enum.GetValues<Shape>().Length];
        foreach (Candidate candidate in run)
            counts[(int)candidate.Shape]++;
        int strongest = counts.Where((_, shape) => shape != (int)Shape.Topic).Max();
        foreach (Candidate lead in run)
        {
            int alike = counts[(int)lead.Shape];
            // A statement among leads of a clearer build is one of them only when it is as terse as they are.
            bool outshone = lead.Shape == Shape.Topic && strongest > alike;
            bool terse = run.Count > 1 && lead.Length <= Terse && lead.Shape is Shape.Topic or Shape.Action;
            if ((alike > 1 && !outshone) || terse)
                elements[lead.Element] = elements[lead.Element] with { Level = 2, LeadLength = lead.Length };
        }
    }

    /// <summary>Length of the first sentence of element <paramref name="i"/> when it may be a lead; 0 when it may not.</summary>
    private static int CandidateLength(List<OutlineElement> elements, int i, int to, string? repeated)
    {
        OutlineElement element = elements[i];
        if (element.Level != 0)
            return 0;
        string text = element.Text;
        int length = Sentences.FirstLength(text.AsSpan(0, Math.Min(text.Length, Longest * 2)));
        if (length is 0 or > Longest)
            return 0;
        ReadOnlySpan<char> sentence = text.AsSpan(0, length);
        bool alone = length == text.Length;
        if (alone && (length > LongestAlone || i + 1 >= to || elements[i + 1].Text.Length < length * 2))
            return 0;
        if (!alone && text.Length - length < Math.Max(20, length))
            return 0;
        // The years that every paragraph of a section looks back on open its leads, though alone they would tell: 五年来，…
        if (repeated is not null && sentence.StartsWith(repeated) && LooksBack(repeated))
            return Sentences.HasFigure(sentence) || sentence.ContainsAny("；：！？") ? 0 : length;
        return Tells(sentence) && !IsVerdictOfYears(sentence) ? 0 : length;
    }

    private static bool LooksBack(string beginning)
        => beginning.Contains("年来", StringComparison.Ordinal) || (beginning.Contains('年', StringComparison.Ordinal) && (beginning[0] == '这' || beginning.StartsWith("过去", StringComparison.Ordinal)));

    /// <summary>这是综合实力大幅提升的五年。 A series of them heads the years it praises.</summary>
    private static bool IsVerdictOfYears(ReadOnlySpan<char> sentence)
    {
        ReadOnlySpan<char> bare = sentence.TrimStart('—');
        return (bare.StartsWith("这") || bare.StartsWith("过去")) && (sentence.EndsWith("的五年。") || sentence.EndsWith("的一年。") || sentence.EndsWith("的几年。"))
            && !Sentences.HasFigure(sentence) && bare[..Math.Min(8, bare.Length)].Contains('是');
    }

    private static bool Tells(ReadOnlySpan<char> sentence)
    {
        foreach (string teller in Tellers)
        {
            if (sentence.StartsWith(teller) && !sentence.StartsWith("从严"))
                return true;
        }
        if (Sentences.HasFigure(sentence) || sentence.ContainsAny("了；：！？"))
            return true;
        if (sentence.Contains("我们", StringComparison.Ordinal) || sentence.Contains("，要", StringComparison.Ordinal)
            || sentence.Contains("需要", StringComparison.Ordinal) || sentence.Contains("同志", StringComparison.Ordinal))
        {
            return true;
        }
        // 是 makes a definition of it, but for 一是 and 实事求是.
        int copula = sentence.IndexOf('是');
        return copula >= 0 && !IsOrdinal(sentence) && !sentence.Contains("求是", StringComparison.Ordinal);
    }

    private static Shape ShapeOf(ReadOnlySpan<char> sentence, string? repeated)
    {
        if (sentence[0] is '—' or '●' or '■' or '◆' or '▲' or '·' or '★')
            return Shape.Bullet;
        if (IsOrdinal(sentence))
            return Shape.Ordinal;
        if (sentence.EndsWith("方面。"))
            return Shape.Aspect;
        if (repeated is not null && sentence.StartsWith(repeated))
            return Shape.Repeated;
        if (IsVerdictOfYears(sentence))
            return Shape.Verdict;
        foreach (string opener in Openers)
        {
            if (sentence.StartsWith(opener))
                return Shape.Action;
        }
        return Shape.Topic;
    }

    /// <summary>一是, 二要, 第三，, 四、at the start.</summary>
    private static bool IsOrdinal(ReadOnlySpan<char> sentence)
    {
        ReadOnlySpan<char> rest = sentence[0] == '第' ? sentence[1..] : sentence;
        int length = Numbering.ChineseNumeral(rest).Length;
        if (length == 0 || length >= rest.Length)
            return false;
        return sentence[0] == '第' ? rest[length] is '，' or '、' : rest[length] is '是' or '要';
    }

    /// <summary>The words up to the first comma that two paragraphs of a section share: 这五年，</summary>
    private static string? RepeatedBeginning(List<OutlineElement> elements, int from, int to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = from; i < to; i++)
        {
            int comma = elements[i].Text.AsSpan(0, Math.Min(10, elements[i].Text.Length)).IndexOf('，');
            if (comma is > 1 and < 8 && !seen.Add(elements[i].Text[..(comma + 1)]))
                return elements[i].Text[..(comma + 1)];
        }
        return null;
    }
}
