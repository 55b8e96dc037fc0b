using System.Text;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Outlines;

/// <summary>Puts paragraphs together again that an export broke at the edge of its page.</summary>
internal static class WrappedLines
{
    internal static List<Piece> Join(string text, List<Piece> pieces, TableRows rows)
    {
        bool wrapped = IsWrapped(pieces);
        int widest = wrapped ? pieces.Where(p => HasSentenceMark(p.Text)).Max(p => Cells(p.Text)) : 0;
        var joined = new List<Piece>(pieces.Count);
        for (var i = 0; i < pieces.Count; i++)
        {
            Piece first = pieces[i], last = first;
            var joint = new StringBuilder(first.Text);
            int open = OpenMarks(first.Text);
            bool sentence = HasSentenceMark(first.Text);
            while (i + 1 < pieces.Count && !rows.Has(last) && !rows.Has(pieces[i + 1]) && Lines.Adjoin(text, last, pieces[i + 1])
                && Continues(last, pieces[i + 1], sentence, open, wrapped, widest))
            {
                last = pieces[++i];
                if (char.IsAsciiLetter(joint[^1]) && char.IsAsciiLetter(last.Text[0]))
                    joint.Append(' ');
                joint.Append(last.Text);
                open += OpenMarks(last.Text);
                sentence |= HasSentenceMark(last.Text);
            }
            joined.Add(last == first
                ? first
                : first with { Length = last.End - first.Start, Text = Typography.ToFullWidth(joint.ToString()) });
        }
        return joined;
    }

    private static bool Continues(Piece above, Piece below, bool sentence, int open, bool wrapped, int widest)
    {
        if (below.Line == above.Line || below.Line > above.Line + 1 || below.AfterBlank || above.EndsSentence)
            return false;
        if (Numbering.Read(below.Text) is not null || below.Text[0] == '—' || below.Indent > above.Indent + 1)
            return false;
        char last = above.Text[^1], next = below.Text[0];
        if (last is '，' or '、' or '（' or '“' or '《' || next is '，' or '。' or '、' or '；' or '）' or '”' or '》')
            return true;
        // No heading, title or paragraph ends in a word that wants another, and none begins with a bare 是.
        if (last is '的' or '和' or '与' or '暨' || below.Text.StartsWith("是：", StringComparison.Ordinal))
            return true;
        // …工业总产值21 / 亿元; …其中PM / 2.5 / 年平均浓度.
        if (sentence && ((Scripts.IsDigit(last) && (Scripts.HanAt(below.Text, 0) > 0 || next == '%'))
            || (Scripts.IsAsciiWord(last) && Scripts.IsDigit(next))))
        {
            return true;
        }
        if (open > 0 && sentence)
            return true;
        if (!wrapped || !sentence)
            return false;
        // A heading with a comma ends before the edge; a wrapped line reaches it.
        return Numbering.Read(above.Text) is null || Cells(above.Text) * 10 >= widest * 9;
    }

    /// <summary>Whether lines that stop inside a sentence are the habit of this text and not the exception.</summary>
    private static bool IsWrapped(List<Piece> pieces)
    {
        int broken = 0, running = 0;
        for (var i = 0; i + 1 < pieces.Count; i++)
        {
            Piece piece = pieces[i], below = pieces[i + 1];
            if (!HasSentenceMark(piece.Text))
                continue;
            running++;
            if (!piece.EndsSentence && piece.Text[^1] is not ('）' or '”') && below.Line == piece.Line + 1 && !below.AfterBlank
                && Numbering.Read(piece.Text) is null && Numbering.Read(below.Text) is null && below.Indent <= piece.Indent + 1)
            {
                broken++;
            }
        }
        return broken >= 2 && broken * 3 >= running;
    }

    private static bool HasSentenceMark(string text) => text.AsSpan().IndexOfAny("，。；") >= 0;

    private static int Cells(string text)
    {
        int cells = 0;
        foreach (char c in text)
            cells += c < 0x80 ? 1 : 2;
        return cells;
    }

    private static int OpenMarks(string text)
    {
        int open = 0;
        foreach (char c in text)
            open += c is '（' or '“' or '《' ? 1 : c is '）' or '”' or '》' ? -1 : 0;
        return open;
    }
}
