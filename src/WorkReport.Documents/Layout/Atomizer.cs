using System.Globalization;
using System.Text;
using WorkReport.Documents.Fonts;

namespace WorkReport.Documents.Layout;

/// <summary>Cuts a paragraph into atoms and says behind which of them a row may end.</summary>
/// <param name="fonts">The faces.</param>
/// <param name="measure">The cells it is cut for.</param>
internal sealed class Atomizer(FontSet fonts, Measure measure)
{
    /// <summary>A rounding error of the face must not cost a word another half cell.</summary>
    private const double Tolerance = 0.05;

    /// <summary>A word of so many half cells is not split in a narrow column, where it can fill a row.</summary>
    private const int OrdinaryWord = 16;

    /// <summary>Half cells. A longer word (an address, a code) may be split, or it would tear the row before it.</summary>
    private int LongestWord => Math.Max(measure.HalfCells / 2, Math.Min(measure.HalfCells, OrdinaryWord));

    private readonly List<Atom> atoms = [];
    private string text = "";

    /// <summary>Atoms of a text whose first <paramref name="leadLength"/> units are set in another role than the rest.</summary>
    public Atom[] Cut(string text, FontRole role, int leadLength = 0, FontRole leadRole = default)
    {
        this.text = text;
        atoms.Clear();
        for (var i = 0; i < text.Length;)
        {
            var inLead = i < leadLength;
            var end = inLead ? leadLength : text.Length;
            i = Take(i, end, inLead ? leadRole : role);
        }

        var result = atoms.ToArray();
        JudgeBreaks(result);
        return result;
    }

    private int Take(int start, int end, FontRole role)
    {
        if (LineRules.IsHanzi(text[start]) && (start + 1 == end || IsAlone(text[start + 1])))
        {
            atoms.Add(new Atom(start, 1, 2, role, MarkInk.Whole, AtomKind.Wide));
            return start + 1;
        }

        var length = ClusterLength(start, end);
        var first = CodePointAt(start);
        // Tabs and line ends among them, or two words would become one.
        if (LineRules.IsSpace(first))
            return Add(start, length, 1, role, AtomKind.Space);
        if (Rune.IsControl(new Rune(first)))
            return start + length;
        if (!LineRules.IsNarrow(first))
            return Add(start, length, 2, role, AtomKind.Wide);

        var tokenEnd = start + length;
        // A digit that carries marks, as a keycap does, is no digit of a number.
        var isNumber = length == 1 && LineRules.IsNumeric(first);
        while (tokenEnd < end && CodePointAt(tokenEnd) is var next && LineRules.IsNarrow(next) && !LineRules.IsSpace(next))
        {
            length = ClusterLength(tokenEnd, end);
            isNumber &= length == 1 && LineRules.IsNumeric(next);
            tokenEnd += length;
        }

        if (isNumber)
            AddNumber(start, tokenEnd, role);
        else
            AddWord(start, tokenEnd, role);
        return tokenEnd;
    }

    private void AddNumber(int start, int end, FontRole role)
    {
        // A digit takes half a cell in every face (5.2.3), or the grid would change with the font; % may need more.
        for (var i = start; i < end;)
            i = Add(i, 1, text[i] == '%' ? HalfCells(NaturalWidth(i, i + 1, role), 1) : 1, role, AtomKind.Digit);
    }

    /// <summary>In one piece, or in as few as rows can hold.</summary>
    private void AddWord(int start, int end, FontRole role)
    {
        while (start < end)
        {
            var (piece, width) = (0, 0.0);
            do
            {
                var letter = ClusterLength(start + piece, end);
                var wider = width + NaturalWidth(start + piece, start + piece + letter, role);
                if (piece > 0 && HalfCells(wider, piece + letter) > LongestWord)
                    break;
                (piece, width) = (piece + letter, wider);
            }
            while (start + piece < end);
            // A letter may carry any number of marks, each as wide as a box where no face has it; a row must hold the letter.
            start = Add(start, piece, Math.Min(HalfCells(width, piece), LongestWord), role, AtomKind.Word);
        }
    }

    private int Add(int start, int length, int width, FontRole role, AtomKind kind)
    {
        var ink = kind == AtomKind.Wide ? LineRules.InkOf(CodePointAt(start)) : MarkInk.Whole;
        atoms.Add(new Atom(start, length, (byte)width, role, ink, kind));
        return start + length;
    }

    private double NaturalWidth(int start, int end, FontRole role) => fonts.WidthOf(role, text.AsSpan(start, end - start), measure.Size);

    /// <summary>Type is 1.3 % wider than its cell, so each letter may lose that much before the word needs more room.</summary>
    private int HalfCells(double natural, int letters) =>
        Math.Max(1, (int)Math.Ceiling((natural / measure.HalfCell) - (Tolerance * letters)));

    private void JudgeBreaks(Atom[] cut)
    {
        for (var i = 0; i + 1 < cut.Length; i++)
        {
            // Between two Hanzi a row may always end.
            if (!LineRules.IsHanzi(text[cut[i].Start]) || !LineRules.IsHanzi(text[cut[i + 1].Start]))
                cut[i] = cut[i] with { Break = Judge(cut, i) };
        }

        if (text.AsSpan().IndexOfAny(LineRules.NoBreakSpaces) < 0)
            return;
        for (var i = 0; i < cut.Length; i++)
        {
            if (LineRules.IsNoBreakSpace(text[cut[i].Start]))
                HoldTogether(cut, i);
        }
    }

    /// <summary>Numbers and words on either side of a no-break space: what is too long for a row is parted at the space rather than in them.</summary>
    private static void HoldTogether(Atom[] cut, int space)
    {
        for (var i = space - 2; i >= 0 && cut[i].Break == BreakBehind.Splits; i--)
            cut[i] = cut[i] with { Break = BreakBehind.Forbidden };
        for (var i = space + 1; i < cut.Length && cut[i].Break == BreakBehind.Splits; i++)
            cut[i] = cut[i] with { Break = BreakBehind.Forbidden };
    }

    private BreakBehind Judge(Atom[] cut, int i)
    {
        ref readonly var behind = ref cut[i];
        ref readonly var ahead = ref cut[i + 1];
        if (ahead.Kind == AtomKind.Space)
            return BreakBehind.Forbidden;
        var visible = i;
        while (visible > 0 && cut[visible].Kind == AtomKind.Space)
            visible--;
        var last = LastCodePoint(cut[visible]);
        var first = CodePointAt(ahead.Start);
        if (!LineRules.MayEnd(last) || !LineRules.MayStart(first) || (last == first && LineRules.IsDoubled(first)))
            return BreakBehind.Forbidden;
        if (behind.Kind == AtomKind.Space)
            return LineRules.IsNoBreakSpace(text[behind.Start]) ? BreakBehind.Tied : BreakBehind.Allowed;
        return KeepsTogether(cut, i, first) ? BreakBehind.Splits : BreakBehind.Allowed;
    }

    /// <summary>
    /// A number with its sign of unit, a word, a year with its 年, a document number such as 〔2023〕1号. A measure word may part
    /// from its number: 12 | 名.
    /// </summary>
    private bool KeepsTogether(Atom[] cut, int i, int first) =>
        (cut[i].Kind, cut[i + 1].Kind) switch
        {
            (AtomKind.Digit or AtomKind.Word, AtomKind.Digit or AtomKind.Word) => true,
            (AtomKind.Digit, AtomKind.Wide) =>
                (first == '年' && IsFourDigits(cut, i)) || (first == '号' && BeginsBehindBracket(cut, i)) || LineRules.IsUnitSign(first),
            (AtomKind.Wide, AtomKind.Digit) => text[cut[i].Start] is '〕' || LineRules.IsNumberSign(text[cut[i].Start]),
            _ => false,
        };

    private static bool IsFourDigits(Atom[] cut, int last) => last >= 3 && cut.AsSpan(last - 3, 4).IndexOfAnyExceptKind(AtomKind.Digit) < 0;

    private bool BeginsBehindBracket(Atom[] cut, int last)
    {
        var i = last;
        while (i >= 0 && cut[i].Kind == AtomKind.Digit)
            i--;
        return i >= 0 && text[cut[i].Start] == '〕';
    }

    private int LastCodePoint(Atom atom)
    {
        var end = atom.Start + atom.Length - 1;
        return CodePointAt(end > atom.Start && char.IsLowSurrogate(text[end]) ? end - 1 : end);
    }

    private int CodePointAt(int index) => Rune.TryGetRuneAt(text, index, out var rune) ? rune.Value : Rune.ReplacementChar.Value;

    private int ClusterLength(int start, int end)
    {
        // Almost every character stands alone; only the rest is worth asking for its grapheme.
        if (IsAlone(text[start]) && (start + 1 >= end || IsAlone(text[start + 1])))
            return 1;
        return StringInfo.GetNextTextElementLength(text.AsSpan(start, end - start));
    }

    private static bool IsAlone(char c) => c is (>= ' ' and < '\u0300') or (>= '\u2010' and <= '\u2027') or (>= '\u3001' and <= '\u3029')
        or (>= '\u3041' and <= '\u3096') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uFF01' and <= '\uFF5E');
}

internal static class AtomSpans
{
    /// <summary>Index of the first atom of another kind; -1 when all are of this kind.</summary>
    public static int IndexOfAnyExceptKind(this Span<Atom> atoms, AtomKind kind)
    {
        for (var i = 0; i < atoms.Length; i++)
        {
            if (atoms[i].Kind != kind)
                return i;
        }

        return -1;
    }
}
