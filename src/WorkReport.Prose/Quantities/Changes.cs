namespace WorkReport.Prose.Quantities;

/// <summary>Joins what a figure was with what it became: 由300元提高到500元, 从2020年的3.68万亿元增长到2025年的4.93万亿元.</summary>
internal static class Changes
{
    /// <summary>How far before the first figure 由 may stand: 由原来每生每年5元.</summary>
    private const int Reach = 22;

    /// <summary>How far apart the two may stand.</summary>
    private const int Farthest = 26;

    /// <summary>Between the first figure and the verb: 左右, 大幅.</summary>
    private const int Adverbs = 8;

    private static readonly WordTable Verbs = new(
        "提高", "增长", "增加", "上升", "提升", "扩大", "攀升", "跃升", "跃增", "回升", "下降", "降低", "减少", "压减", "收窄", "缩小", "压缩", "缩短", "缩减", "精简", "回落", "调整", "调减", "调增",
        "上调", "下调", "调高", "调低", "调升", "调降", "上浮", "下浮", "拓展", "发展", "延长", "扩展", "扩容", "扩充", "优化", "改善", "递增", "激增", "猛增", "微降", "微增", "推进", "跨越", "攀高", "迈", "升", "增", "降", "减", "涨", "变", "改", "缩", "跌", "扩", "达", "提", "压", "翻番达", "整合", "合并");

    internal static void Join(FoldedText text, List<Candidate> candidates)
    {
        int kept = 0;
        for (var i = 0; i < candidates.Count; i++)
        {
            Candidate second = candidates[i];
            candidates[kept++] = second;
            if (kept < 2)
                continue;
            Candidate first = candidates[kept - 2];
            if (!Comparable(first, second))
                continue;
            QualifierWords.ReadNear(text, first);
            QualifierWords.ReadNear(text, second);
            int start = Beginning(text, first, kept > 2 ? candidates[kept - 3].End : 0);
            if (!Becomes(text, first, second, start >= 0))
            {
                first.Qualifiers.Clear();
                second.Qualifiers.Clear();
                first.End = first.UnitEnd;
                second.End = second.UnitEnd;
                continue;
            }
            Unite(first, second, start);
            kept--;
            candidates[kept - 1] = second;
        }

        candidates.RemoveRange(kept, candidates.Count - kept);
    }

    private static bool Comparable(Candidate first, Candidate second)
        => first.Numeral.Script is not (Script.Word or Script.Masked) && second.Numeral.Script is not (Script.Word or Script.Masked) && !first.IsChange
            && second.Start - first.End is >= 0 and <= Farthest
            && (first.Measure != Measure.None || first.Numeral.Script is Script.Arabic or Script.Ratio)
            && (second.Measure != Measure.None || first.Measure != Measure.None || first.Numeral.Script == Script.Ratio);

    /// <summary>Where 由 or 从 stands that begins it; -1 without.</summary>
    private static int Beginning(FoldedText text, Candidate first, int floor)
    {
        int limit = Math.Max(floor, first.Start - Reach);
        for (int i = first.Start - 1; i >= limit; i--)
        {
            if (text[i] is '，' or '。' or '；' or ',' or ';')
                return -1;
            // 自由, 理由, 由于.
            if (text[i] is '由' or '从' && text[i - 1] is not ('自' or '理' or '缘' or '服' or '经') && text[i + 1] is not ('于' or '事'))
                return i;
        }
        return -1;
    }

    private static bool Becomes(FoldedText text, Candidate first, Candidate second, bool hasBeginning)
    {
        int from = first.End, to = second.Start;
        if (!hasBeginning)
            return first.Measure != Measure.None && first.Unit == second.Unit && VerbAt(text, from, out int direct) && direct == to && !text.At(from, "达") && !text.At(from, "增为");
        for (int i = from; i < Math.Min(to, from + Adverbs); i++)
        {
            if (text[i] is '。' or '；' or ';' || (text[i] is '，' or ',' or '、' && i > from))
                return false;
            if (VerbAt(text, i, out int behind) && behind <= to)
                return text.Signs[behind..to].IndexOfAny("，。；,;") < 0;
        }
        return false;
    }

    /// <summary>提高到, 降为, 提升了至: a verb of change with its goal.</summary>
    private static bool VerbAt(FoldedText text, int at, out int behind)
    {
        behind = at;
        if (Verbs.AtStart(text.Signs[at..]) is not { } verb)
            return false;
        int i = at + verb.Length;
        if (text[i] == '了')
            i++;
        if (text[i] is not ('到' or '至' or '为' or '成'))
            return false;
        behind = i + 1;
        return true;
    }

    private static void Unite(Candidate first, Candidate second, int start)
    {
        second.From = first.Value;
        if (first.Measure == Measure.None && second.Measure != Measure.None && first.Numeral.Scale == 1 && first.Numeral.HasPoint)
            second.From *= second.Numeral.Scale;
        string from = first.Measure == Measure.None ? second.Unit : first.Unit;
        string to = second.Measure == Measure.None ? first.Unit : second.Unit;
        if (second.Measure == Measure.None)
            second.Measure = first.Measure;
        second.Unit = from == to ? to : $"{from}>{to}";
        second.Start = start < 0 ? first.Start : start;
        second.IsChange = true;
        foreach (string word in first.Qualifiers)
        {
            if (!second.Qualifiers.Contains(word))
                second.Qualifiers.Insert(0, word);
        }
    }
}
