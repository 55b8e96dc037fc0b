using System.Collections.Concurrent;
using System.Security.Cryptography;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace WorkReport.Documents.Fonts;

/// <summary>One face of one font file. Safe to use from several threads.</summary>
public sealed class FontFace : IDisposable
{
    private const ushort Unknown = ushort.MaxValue;

    private readonly Blob blob;
    private readonly Face face;
    private readonly Font font;
    private readonly int[] advances;
    // Filled as characters are met; two threads that meet one together write the same value.
    private readonly ushort[] basicPlane = new ushort[0x10000];
    private readonly ConcurrentDictionary<ushort, string> outlines = new();
    private readonly Lazy<string> sha256;
    private readonly Lazy<int> hanzi;
    private readonly Lock preparing = new();
    private volatile HarfBuzzSubset.PreparedFace? prepared;

    private FontFace(FontFileFace file)
    {
        File = file;
        blob = Blob.FromFile(file.Path);
        face = new Face(blob, file.Index);
        face.MakeImmutable();
        font = new Font(face);
        UnitsPerEm = face.UnitsPerEm;
        font.SetScale(UnitsPerEm, UnitsPerEm);
        advances = new int[face.GlyphCount];
        Array.Fill(advances, -1);
        Array.Fill(basicPlane, Unknown);
        sha256 = new Lazy<string>(() => Convert.ToHexStringLower(SHA256.HashData(blob.AsSpan())));
        hanzi = new Lazy<int>(() => Gb2312.Hanzi.Count(character => GlyphOf(character) != 0));
    }

    /// <summary>Family as the file names it.</summary>
    public string Family => File.Names.Family;

    /// <summary>The name a PDF file gives the face.</summary>
    public string PostScriptName => File.Names.PostScript.Length > 0 ? File.Names.PostScript : Family.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Name of the file, without the folder: a page may show it.</summary>
    public string FileName => Path.GetFileName(File.Path);

    /// <summary>Where the face was found.</summary>
    public FontSource Source => File.Source;

    /// <summary>SHA-256 of the whole file, lower-case hexadecimal.</summary>
    public string Sha256 => sha256.Value;

    /// <summary>Units of the em square.</summary>
    public int UnitsPerEm { get; }

    /// <summary>Whether the outlines are CFF rather than TrueType.</summary>
    public bool IsCff => File.IsCff;

    /// <summary>400 regular, 700 bold.</summary>
    public int Weight => File.Weight;

    /// <summary>How many of the 6,763 Hanzi of GB/T 2312 the face has.</summary>
    public int HanziCovered => hanzi.Value;

    internal FontFileFace File { get; }

    /// <summary>The face, or null where the file cannot be read any more.</summary>
    internal static FontFace? TryOpen(FontFileFace file)
    {
        try
        {
            return new FontFace(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Glyph of a code point; 0 where the face has none.</summary>
    public ushort GlyphOf(int codePoint)
    {
        if ((uint)codePoint > 0xFFFF)
            return Nominal(codePoint);
        ushort glyph = basicPlane[codePoint];
        if (glyph == Unknown)
            basicPlane[codePoint] = glyph = Nominal(codePoint);
        return glyph;
    }

    /// <summary>Advance width in font units.</summary>
    public int AdvanceOf(ushort glyph)
    {
        if (glyph >= advances.Length)
            return 0;
        int advance = advances[glyph];
        if (advance < 0)
            advances[glyph] = advance = font.GetHorizontalGlyphAdvance(glyph);
        return advance;
    }

    /// <summary>Ink box in font units, y upwards; all zero for a blank glyph.</summary>
    public InkBox InkOf(ushort glyph) => font.TryGetGlyphExtents(glyph, out GlyphExtents ink)
        ? new InkBox(ink.XBearing, ink.YBearing + ink.Height, ink.XBearing + ink.Width, ink.YBearing)
        : default;

    /// <summary>Outline as SVG path data in font units, y upwards; empty for a blank glyph.</summary>
    public string OutlineOf(ushort glyph) => outlines.GetOrAdd(glyph, static (wanted, font) => HarfBuzzOutline.PathOf(font.Handle, wanted), font);

    /// <summary>Glyphs of a cluster that needs shaping (combining marks, joined emoji), positions in font units.</summary>
    public ShapedGlyph[] Shape(string cluster)
    {
        using Buffer buffer = new();
        buffer.AddUtf16(cluster);
        buffer.GuessSegmentProperties();
        buffer.Direction = Direction.LeftToRight;
        font.Shape(buffer);
        ReadOnlySpan<GlyphInfo> glyphs = buffer.GetGlyphInfoSpan();
        ReadOnlySpan<GlyphPosition> places = buffer.GetGlyphPositionSpan();
        ShapedGlyph[] shaped = new ShapedGlyph[glyphs.Length];
        for (int i = 0; i < shaped.Length; i++)
        {
            shaped[i] = new ShapedGlyph(
                (ushort)glyphs[i].Codepoint, (int)glyphs[i].Cluster, places[i].XAdvance, places[i].XOffset, places[i].YOffset);
        }
        return shaped;
    }

    /// <summary>
    /// A font program of only these glyphs, as a PDF file embeds it: the bare CFF table, or TrueType without layout tables.
    /// The new number of a glyph is its place in the list.
    /// </summary>
    /// <param name="glyphs">Glyph numbers in ascending order, each once, beginning with 0.</param>
    /// <exception cref="ArgumentException">The list does not begin with 0 or does not ascend.</exception>
    /// <exception cref="InvalidDataException">The font file is damaged.</exception>
    public byte[] Subset(IReadOnlyList<ushort> glyphs)
    {
        ArgumentNullException.ThrowIfNull(glyphs);
        ushort[] wanted = [.. glyphs];
        if (wanted.Length == 0 || wanted[0] != 0 || !Ascends(wanted))
            throw new ArgumentException("The glyphs begin with 0 and ascend.", nameof(glyphs));

        byte[] program = HarfBuzzSubset.Subset(prepared?.DangerousGetHandle() ?? face.Handle, wanted, IsCff);
        GC.KeepAlive(this);
        if (IsCff)
            CffCharset.NumberByGlyph(program);
        return program;
    }

    /// <summary>Makes later subsets faster. For a process that stays; costs up to half a second.</summary>
    public void PrepareSubsets()
    {
        lock (preparing)
            prepared ??= HarfBuzzSubset.Prepare(face.Handle);
    }

    public void Dispose()
    {
        prepared?.Dispose();
        font.Dispose();
        face.Dispose();
        blob.Dispose();
    }

    private ushort Nominal(int codePoint) => font.TryGetNominalGlyph(codePoint, out uint glyph) ? (ushort)glyph : (ushort)0;

    private static bool Ascends(ushort[] glyphs)
    {
        for (int i = 1; i < glyphs.Length; i++)
        {
            if (glyphs[i] <= glyphs[i - 1])
                return false;
        }
        return true;
    }
}

/// <summary>Ink of a glyph in font units, y upwards.</summary>
public readonly record struct InkBox(int Left, int Bottom, int Right, int Top);

/// <summary>A shaped glyph: its place within the cluster and the UTF-16 index of the character it came from.</summary>
public readonly record struct ShapedGlyph(ushort Glyph, int Cluster, int Advance, int XOffset, int YOffset);
