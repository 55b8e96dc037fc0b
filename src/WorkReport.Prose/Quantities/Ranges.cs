namespace WorkReport.Prose.Quantities;

/// <summary>Joins the two ends of a range: 4.5%—5%, 1-2个, 3至5名.</summary>
internal static class Ranges
{
    internal static void Join(FoldedText text, List<Candidate> candidates)
    {
        int kept = 0;
        for (var i = 0; i < candidates.Count; i++)
        {
            Candidate high = candidates[i];
            candidates[kept++] = high;
            if (kept < 2)
                continue;
            Candidate low = candidates[kept - 2];
            if (low.Numeral is { Script: Script.Fraction, Unit: not null } && high is { Measure: Measure.None, Numeral.Script: Script.Chinese } && Meet(text, low, high) && low.Value < high.Value)
            {
                // 百分之八至九: the second one is a part of a hundred too.
                low.Upper = high.Value;
                low.End = low.UnitEnd = high.End;
                kept--;
                continue;
            }
            if (high.Measure == Measure.None || !Meet(text, low, high) || !Fits(low, high))
                continue;
            high.Upper = high.Value;
            high.Value = low.Measure == Measure.None && low.Numeral.Scale == 1 ? low.Value * high.Numeral.Scale : low.Value;
            high.Start = low.Start;
            kept--;
            candidates[kept - 1] = high;
        }

        candidates.RemoveRange(kept, candidates.Count - kept);
    }

    private static bool Meet(FoldedText text, Candidate low, Candidate high)
    {
        int at = low.UnitEnd;
        int strokes = at;
        while (text[strokes] is '—' or '-' or '~' or '～' && strokes - at < 2)
            strokes++;
        if (strokes == at && text[at] is '至' or '到')
            strokes++;
        return strokes > at && strokes == high.Start;
    }

    private static bool Fits(Candidate low, Candidate high)
        => low.Numeral.Script is not (Script.Masked or Script.Word) && low.Value < high.Value * (low.Measure == Measure.None ? high.Numeral.Scale : 1)
            && (low.Measure == Measure.None || low.Unit == high.Unit) && low.Upper is null;
}
