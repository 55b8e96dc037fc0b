namespace WorkReport.Prose.Outlines;

/// <summary>一, 二, 三 alone on their lines: the headings of older reports, which have no words.</summary>
internal static class BareNumbers
{
    /// <summary>Those that count on from 一; a lone one is a slip or a table's.</summary>
    internal static HashSet<Piece> In(List<Piece> pieces, int from)
    {
        var found = new HashSet<Piece>(ReferenceEqualityComparer.Instance);
        int reached = 0;
        for (int i = from; i < pieces.Count; i++)
        {
            (int value, int length) = Numbering.ChineseNumeral(pieces[i].Text);
            if (length > 0 && length == pieces[i].Text.Length && value == reached + 1)
            {
                _ = found.Add(pieces[i]);
                reached = value;
            }
        }
        if (reached < 2)
            found.Clear();
        return found;
    }
}
