namespace WorkReport.Documents.Fonts;

/// <summary>One face of one font file.</summary>
public sealed class FontFace
{
    /// <summary>Family as the file names it.</summary>
    public string Family => throw new InvalidOperationException();

    /// <summary>Units of the em square.</summary>
    public int UnitsPerEm => throw new InvalidOperationException();

    /// <summary>Glyph of a code point; 0 where the face has none.</summary>
    public ushort GlyphOf(int codePoint) => throw new InvalidOperationException();

    /// <summary>Advance width in font units.</summary>
    public int AdvanceOf(ushort glyph) => throw new InvalidOperationException();

    /// <summary>Ink box in font units, y upwards.</summary>
    public InkBox InkOf(ushort glyph) => throw new InvalidOperationException();

    /// <summary>Outline as SVG path data in font units, y upwards; empty for a blank glyph.</summary>
    public string OutlineOf(ushort glyph) => throw new InvalidOperationException();

    /// <summary>Glyphs of a cluster that needs shaping (combining marks, joined emoji), positions in font units.</summary>
    public ShapedGlyph[] Shape(string cluster) => throw new InvalidOperationException();
}

/// <summary>Ink of a glyph in font units, y upwards.</summary>
public readonly record struct InkBox(int Left, int Bottom, int Right, int Top);

/// <summary>A shaped glyph: its place within the cluster and the UTF-16 index of the character it came from.</summary>
public readonly record struct ShapedGlyph(ushort Glyph, int Cluster, int Advance, int XOffset, int YOffset);
