using System.Text;
using WorkReport.Documents.Fonts;

namespace WorkReport.Documents.Layout;

/// <summary>Puts the glyphs of a broken row into its cells.</summary>
internal sealed class RowSetter(RunBuilder runs)
{
    /// <summary>Half cells a gap may be spread by; a row that would need more is left ragged.</summary>
    private const double WidestSpread = 1;

    private const int MostOnStack = 256;

    private double halfCell;

    /// <param name="text">The paragraph.</param>
    /// <param name="atoms">Its atoms.</param>
    /// <param name="row">Which of them, and how they fit.</param>
    /// <param name="cells">The cells it is made of.</param>
    /// <param name="offset">Half cells from the left edge to the row's own, for rows that do not begin there.</param>
    /// <param name="marks">Told where each atom stands; null where nobody asks.</param>
    public void Set(string text, ReadOnlySpan<Atom> atoms, in Row row, Measure cells, double offset, MarkSetter? marks = null)
    {
        halfCell = cells.HalfCell;
        // A row takes the spaces behind it along, however many: the stack is only for ordinary rows.
        var count = row.End - row.Start;
        var squeezed = count <= MostOnStack ? stackalloc bool[count] : new bool[count];
        ChooseSqueezed(atoms[row.Start..row.End], row.Squeeze, squeezed);
        var spread = Spread(text, atoms, row);
        var x = cells.Left + ((row.Indent + offset) * halfCell);
        for (var i = row.Start; i < row.End; i++)
        {
            ref readonly var atom = ref atoms[i];
            var isSqueezed = squeezed[i - row.Start];
            SetAtom(text, atom, isSqueezed && atom.Ink == MarkInk.Right ? x - halfCell : x);
            var from = x;
            x += (atom.Width - (isSqueezed ? 1 : 0)) * halfCell;
            marks?.Place(atom.Start, from, x);
            if (spread > 0 && i + 1 < row.End && IsGap(text, atom, atoms[i + 1]))
                x += spread;
        }
    }

    /// <summary>Text at its natural widths, outside the cells: titles and page numbers.</summary>
    /// <param name="text">The text.</param>
    /// <param name="role">Its face.</param>
    /// <param name="x">Where it begins, points from the paper's left edge.</param>
    /// <param name="gap">Points between its characters.</param>
    public void SetNatural(string text, FontRole role, double x, double gap = 0)
    {
        foreach (var cluster in new Clusters(text))
            x += Add(role, cluster, x) + gap;
    }

    /// <summary>First the mark at the row's end, then the first of two neighbouring marks, then from the right.</summary>
    private static void ChooseSqueezed(ReadOnlySpan<Atom> row, int needed, Span<bool> squeezed)
    {
        if (needed > 0 && row[^1].Ink == MarkInk.Left)
        {
            squeezed[^1] = true;
            needed--;
        }

        for (var i = 0; i + 1 < row.Length && needed > 0; i++)
        {
            if (row[i].Ink != MarkInk.Whole && row[i + 1].Ink != MarkInk.Whole)
                needed -= Squeeze(squeezed, i);
        }

        for (var i = row.Length - 1; i >= 0 && needed > 0; i--)
        {
            if (row[i].Ink != MarkInk.Whole)
                needed -= Squeeze(squeezed, i);
        }
    }

    private static int Squeeze(Span<bool> squeezed, int i)
    {
        if (squeezed[i])
            return 0;
        squeezed[i] = true;
        return 1;
    }

    private double Spread(string text, ReadOnlySpan<Atom> atoms, in Row row)
    {
        if (row.Spread == 0)
            return 0;
        var last = row.End - 1;
        while (last > row.Start && atoms[last].Kind == AtomKind.Space)
            last--;
        var gaps = 0;
        for (var i = row.Start; i < last; i++)
            gaps += IsGap(text, atoms[i], atoms[i + 1]) ? 1 : 0;
        return row.Spread > gaps * WidestSpread || gaps == 0 ? 0 : row.Spread * halfCell / gaps;
    }

    /// <summary>A row is spread between characters and words, never inside a number or a word, nor between the halves of —— and ……</summary>
    private static bool IsGap(string text, in Atom atom, in Atom next) =>
        !(atom.Kind is AtomKind.Digit or AtomKind.Word && next.Kind is AtomKind.Digit or AtomKind.Word)
        && !(text[atom.Start] == text[next.Start] && LineRules.IsDoubled(text[next.Start]));

    private void SetAtom(string text, in Atom atom, double x)
    {
        switch (atom.Kind)
        {
            case AtomKind.Space:
                runs.Add(atom.Role, LineRules.IsNoBreakSpace(text[atom.Start]) ? text[atom.Start] : ' ', x);
                break;
            case AtomKind.Word:
                SetWord(text.AsSpan(atom.Start, atom.Length), atom, x);
                break;
            default:
                SetCluster(text.AsSpan(atom.Start, atom.Length), atom, x);
                break;
        }
    }

    private void SetCluster(ReadOnlySpan<char> cluster, in Atom atom, double x)
    {
        Rune.DecodeFromUtf16(cluster, out var rune, out var consumed);
        if (consumed < cluster.Length)
        {
            runs.AddCluster(atom.Role, cluster.ToString(), x, atom.Width * halfCell);
            return;
        }

        runs.AddInCell(atom.Role, rune.Value, x, atom.Width * halfCell, atom.Ink);
    }

    private void SetWord(ReadOnlySpan<char> word, in Atom atom, double x)
    {
        var natural = 0.0;
        foreach (var rune in word.EnumerateRunes())
            natural += runs.AdvanceOf(atom.Role, rune.Value);
        var cells = atom.Width * halfCell;
        var tightening = Math.Min(1, cells / natural);
        x += (cells - (natural * tightening)) / 2;
        foreach (var cluster in new Clusters(word))
            x += tightening * Add(atom.Role, cluster, x);
    }

    /// <summary>Adds a grapheme at its natural width and says how far it reaches.</summary>
    private double Add(FontRole role, ReadOnlySpan<char> cluster, double x)
    {
        Rune.DecodeFromUtf16(cluster, out var rune, out var consumed);
        return consumed == cluster.Length ? runs.Add(role, rune.Value, x) : runs.AddCluster(role, cluster.ToString(), x, 0);
    }
}
