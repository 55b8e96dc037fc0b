namespace WorkReport.Prose.Outlines;

/// <summary>Parts a heading that lost its line end from the paragraph before it: …落实整改。（二）重点水利工程。</summary>
internal static class GluedHeadings
{
    /// <summary>Only a （N） whose forerunner began a line of the same section is a heading; all others are inline lists.</summary>
    internal static List<Piece> Part(string text, List<Piece> pieces)
    {
        var parted = new List<Piece>(pieces.Count);
        int reached = 0;
        foreach (Piece piece in pieces)
        {
            Numbering? number = Numbering.Read(piece.Text);
            reached = number?.Level switch { 1 => 0, 2 => number.Value, _ => reached };
            Piece rest = piece;
            // A piece joined from several lines would have to be joined again after the cut; it stays whole.
            bool joined = text.AsSpan(piece.Start, piece.Length).IndexOfAny('\n', '\r') >= 0;
            while (!joined && reached > 0 && NextHeading(text, rest, reached + 1) is > 0 and int at)
            {
                if (Lines.Cut(text, rest.Start, at, rest.Line, rest.Indent, rest.AfterBlank) is not { } before
                    || Lines.Cut(text, at, rest.End, rest.Line, rest.Indent, afterBlank: false) is not { } heading)
                {
                    break;
                }
                parted.Add(before);
                rest = heading;
                reached++;
            }
            parted.Add(rest);
        }
        return parted;
    }

    private static int NextHeading(string text, Piece piece, int wanted)
    {
        for (int i = piece.Start + 1; i < piece.End - 3; i++)
        {
            if (text[i - 1] != '。' || text[i] is not ('（' or '('))
                continue;
            (int value, int length) = Numbering.ChineseNumeral(text.AsSpan(i + 1, Math.Min(3, piece.End - i - 1)));
            if (length > 0 && value == wanted && i + 1 + length < piece.End && text[i + 1 + length] is '）' or ')')
                return i;
        }
        return -1;
    }
}
