namespace WorkReport.Prose.Quantities;

/// <summary>Units that are said once for several numbers: 3.4个、1个百分点; 分别提高0.5和1.2个百分点; 5、10、15万元.</summary>
internal static class Elisions
{
    /// <summary>From the last number of such a list to its first.</summary>
    internal static void Fill(FoldedText text, List<Candidate> candidates)
    {
        for (int i = candidates.Count - 2; i >= 0; i--)
        {
            Candidate left = candidates[i], full = candidates[i + 1];
            if (full.Measure == Measure.None && !full.HasBorrowedUnit)
                continue;
            if (!IsListed(text, left, full))
                continue;
            bool bare = left.Measure == Measure.None && left.Numeral.Script == Script.Arabic;
            bool begun = left.Unit == "个" && full.Measure == Measure.Percent && full.Unit.StartsWith('个');
            if (!bare && !begun)
                continue;
            left.Unit = full.Unit;
            left.Measure = full.Measure;
            left.HasBorrowedUnit = true;
            if (!bare || left.Scale != 1)
                continue;
            left.Value *= full.Scale;
            left.Scale = full.Scale;
        }
    }

    /// <summary>Nothing but a mark or 和 between them.</summary>
    private static bool IsListed(FoldedText text, Candidate left, Candidate right)
    {
        int at = left.UnitEnd;
        if (text[at] is '、' or '和' or '与' or '及')
            at++;
        else if (text.At(at, "以及"))
            at += 2;
        else
            return false;
        return at == right.Start;
    }
}
