using System.Buffers;
using System.Text;
using WorkReport.Documents.Fonts;

namespace WorkReport.Documents.Layout;

/// <summary>Gathers placed glyphs into runs of one face, and remembers what it had to borrow or could not find.</summary>
internal sealed class RunBuilder(FontSet fonts)
{
    /// <summary>A glyph narrower than this share of its cell is a proportional mark and is set against its ink side.</summary>
    private const double NarrowShare = 0.9;

    /// <summary>〓, the mark printers have always put where a sort was missing; the reader still gets the character.</summary>
    private const int Geta = 0x3013;

    private readonly List<ushort> glyphs = [];
    private readonly List<double> xs = [];
    private readonly List<int> codePoints = [];
    private readonly Dictionary<(FontRole, string), BorrowedGlyph> borrowed = [];
    private readonly List<MissingGlyph> missing = [];
    private readonly HashSet<string> knownMissing = new(StringComparer.Ordinal);
    private List<GlyphRun> target = [];
    private FontFace? face;
    private double size;
    private double baseline;
    private double raised;
    private int element;
    private int color;
    private bool isTurned;
    private (int Page, string Text, Range Row) standing = (0, "", ..);

    public IReadOnlyList<BorrowedGlyph> Borrowed => [.. borrowed.Values];

    public IReadOnlyList<MissingGlyph> Missing => missing;

    /// <summary>Says where the next row stands, for the record of what is missing there.</summary>
    /// <param name="page">Zero-based page.</param>
    /// <param name="text">A text.</param>
    /// <param name="row">The row's part of it.</param>
    public void Stand(int page, string text, Range row) => standing = (page, text, row);

    /// <summary>Says what the next row of the same page is part of.</summary>
    public void Stand(string text, Range row) => standing = (standing.Page, text, row);

    /// <summary>Begins a row: what is added from here on stands on this baseline and belongs to this element.</summary>
    public void Begin(List<GlyphRun> target, double size, double baseline, int element, int color = 0, bool isTurned = false)
    {
        this.color = color;
        this.isTurned = isTurned;
        this.target = target;
        this.size = size;
        this.baseline = baseline;
        this.element = element;
    }

    /// <summary>Ends the row.</summary>
    public void End() => Flush(actualText: null);

    public double AdvanceOf(FontRole role, int codePoint)
    {
        var (face, glyph) = Resolve(role, codePoint);
        return Points(face, face.AdvanceOf(glyph));
    }

    /// <summary>Adds a character with its origin at <paramref name="x"/> and says how far it reaches.</summary>
    public double Add(FontRole role, int codePoint, double x)
    {
        var found = Resolve(role, codePoint);
        Add(role, codePoint, found, x);
        return found.Glyph == 0 ? AdvanceOf(role, Geta) : Points(found.Face, found.Face.AdvanceOf(found.Glyph));
    }

    /// <summary>Adds a character in the middle of its cell; a mark that is narrower than its cell stands against its ink side.</summary>
    /// <param name="role">Its face.</param>
    /// <param name="codePoint">It.</param>
    /// <param name="x">Where the cell begins, points.</param>
    /// <param name="cell">Width of the cell, points.</param>
    /// <param name="ink">On which side the ink of a mark is.</param>
    public void AddInCell(FontRole role, int codePoint, double x, double cell, MarkInk ink)
    {
        var found = Resolve(role, codePoint);
        var advance = Points(found.Face, found.Face.AdvanceOf(found.Glyph));
        var side = advance < cell * NarrowShare ? ink : MarkInk.Whole;
        Add(role, codePoint, found, side is MarkInk.Left ? x : x + ((cell - advance) / (side is MarkInk.Right ? 1 : 2)));
    }

    private void Add(FontRole role, int codePoint, FontGlyph found, double x)
    {
        if (found.Glyph == 0)
        {
            AddMissing(role, char.ConvertFromUtf32(codePoint), x);
            return;
        }

        if (found.Face != fonts.FaceOf(role))
            Borrow(role, codePoint, found.Face);
        Put(found.Face, found.Glyph, codePoint, x);
    }

    /// <summary>Adds a grapheme of several code points, centred in <paramref name="cell"/> points when that is not 0.</summary>
    public double AddCluster(FontRole role, string cluster, double x, double cell)
    {
        // A surrogate without its other half and U+FFFE are no text and cannot be composed.
        var composed = IsWellFormed(cluster) ? cluster.Normalize(NormalizationForm.FormC) : cluster;
        if (Rune.DecodeFromUtf16(composed, out var only, out var consumed) == OperationStatus.Done
            && consumed == composed.Length && Resolve(role, only.Value).Glyph != 0)
        {
            return AddAs(cluster, () => Add(role, only.Value, x + Centring(AdvanceOf(role, only.Value), cell)));
        }

        var shapedIn = Resolve(role, only.Value).Face;
        var shaped = shapedIn.Shape(cluster);
        if (shaped.Length == 0 || Array.Exists(shaped, glyph => glyph.Glyph == 0))
            return AddMissing(role, cluster, x);

        var advance = Points(shapedIn, shaped.Sum(glyph => glyph.Advance));
        AddShaped(shapedIn, shaped, cluster, x + Centring(advance, cell));
        return advance;
    }

    /// <summary>Marks above or below their letter stand on a baseline of their own; the first run tells the reader the whole cluster.</summary>
    private void AddShaped(FontFace shapedIn, ShapedGlyph[] shaped, string cluster, double start)
    {
        Flush(actualText: null);
        var untold = cluster;
        var pen = 0;
        foreach (var glyph in shaped)
        {
            var rise = Points(shapedIn, glyph.YOffset);
            if (rise != raised)
            {
                untold = face is null ? untold : Tell(untold);
                raised = rise;
            }

            Put(shapedIn, glyph.Glyph, 0, start + Points(shapedIn, pen + glyph.XOffset));
            pen += glyph.Advance;
        }

        Tell(untold);
        raised = 0;

        string Tell(string text)
        {
            Flush(text);
            return "";
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i += char.IsHighSurrogate(text[i]) ? 2 : 1)
        {
            if (text[i] == '\uFFFE')
                return false;
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])))
                return false;
        }

        return true;
    }

    private static double Centring(double advance, double cell) => cell == 0 ? 0 : (cell - advance) / 2;

    private double AddMissing(FontRole role, string character, double x)
    {
        if (knownMissing.Add(character))
            missing.Add(new MissingGlyph(character, standing.Page + 1, standing.Text[standing.Row]));
        return AddAs(character, () =>
        {
            var (geta, glyph) = fonts.Resolve(role, Geta);
            Put(geta, glyph, Geta, x);
            return Points(geta, geta.AdvanceOf(glyph));
        });
    }

    /// <summary>A run of its own whose characters are told by name, since its glyphs cannot tell them.</summary>
    private double AddAs(string actualText, Func<double> add)
    {
        Flush(actualText: null);
        var advance = add();
        Flush(actualText);
        return advance;
    }

    private FontGlyph Resolve(FontRole role, int codePoint)
    {
        var found = fonts.Resolve(role, codePoint);
        return found.Glyph == 0 && codePoint is ' ' or '\u00A0' or '\u2007' or '\u202F' ? fonts.Resolve(role, '\u3000') : found;
    }

    private void Borrow(FontRole role, int codePoint, FontFace face)
    {
        var character = char.ConvertFromUtf32(codePoint);
        borrowed.TryAdd((role, character), new BorrowedGlyph(character, role, face.Family));
    }

    private void Put(FontFace face, ushort glyph, int codePoint, double x)
    {
        if (this.face != face)
            Flush(actualText: null);
        this.face = face;
        glyphs.Add(glyph);
        xs.Add(x);
        codePoints.Add(codePoint);
    }

    private void Flush(string? actualText)
    {
        if (face is null)
            return;
        target.Add(new GlyphRun
        {
            Face = face,
            Size = size,
            Baseline = baseline - raised,
            IsTurned = isTurned,
            Element = element,
            Color = color,
            Glyphs = [.. glyphs],
            X = [.. xs],
            CodePoints = [.. codePoints],
            ActualText = actualText,
        });
        face = null;
        glyphs.Clear();
        xs.Clear();
        codePoints.Clear();
    }

    private double Points(FontFace face, int units) => units * size / face.UnitsPerEm;
}
