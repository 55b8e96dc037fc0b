using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WorkReport.Documents.Fonts;

namespace WorkReport.Documents.Pdf;

/// <summary>
/// One face in the file: only the glyphs that were used, with their widths and the characters they stand for
/// (ISO 32000-1, 9.7 composite fonts, 9.9 embedded programs, 9.10.3 ToUnicode).
/// </summary>
internal sealed class EmbeddedFont(FontFace face, string resource)
{
    /// <summary>PDF counts a glyph's width in thousandths of the em.</summary>
    private const double Em = 1000;

    /// <summary>Entries a bfchar block may hold.</summary>
    private const int LongestBlock = 100;

    private const int ReplacementCharacter = 0xFFFD;

    private readonly SortedDictionary<ushort, int> characters = new() { [0] = 0 };
    private readonly Dictionary<ushort, int> hints = [];
    private Dictionary<ushort, ushort> numbers = [];

    /// <summary>Name in the pages' resources.</summary>
    public string Resource => resource;

    /// <summary>Notes that a glyph is used for a character; the first character is the one it tells readers.</summary>
    public void Use(ushort glyph, int codePoint)
    {
        if (!MayBeTold(codePoint))
            UseInside(glyph, codePoint);
        else if (!characters.TryGetValue(glyph, out var known) || known == 0)
            characters[glyph] = codePoint;
    }

    /// <summary>
    /// Notes a glyph of a run that says its characters by itself. PDF/A wants every glyph to stand for something (ISO 19005-2,
    /// 6.2.11.7.2), so it stands for its code point where no plain run says better.
    /// </summary>
    public void UseInside(ushort glyph, int codePoint)
    {
        characters.TryAdd(glyph, 0);
        hints.TryAdd(glyph, MayBeTold(codePoint) ? codePoint : ReplacementCharacter);
    }

    /// <summary>All glyphs are known: numbers them in the subset.</summary>
    public void Seal()
    {
        foreach (var (glyph, codePoint) in hints.Where(hint => characters[hint.Key] == 0))
            characters[glyph] = codePoint;
        numbers = characters.Keys.Select((glyph, i) => (glyph, i)).ToDictionary(pair => pair.glyph, pair => (ushort)pair.i);
    }

    /// <summary>The glyph's number in the subset.</summary>
    public ushort NumberOf(ushort glyph) => numbers[glyph];

    /// <summary>Width as the file declares it, thousandths of the em.</summary>
    public int WidthOf(ushort glyph) => (int)Math.Round(face.AdvanceOf(glyph) * Em / face.UnitsPerEm, MidpointRounding.AwayFromZero);

    /// <summary>
    /// Whether the glyph alone tells a reader this character. One for private use tells nobody anything: it must be said beside the
    /// glyph (ISO 19005-2, 6.2.11.7.3).
    /// </summary>
    public bool Tells(ushort glyph, int codePoint) => codePoint == 0 || (characters[glyph] == codePoint && !IsPrivate(codePoint));

    /// <summary>What no glyph may stand for: nothing, and a byte order mark or its mirror image (ISO 19005-2, 6.2.11.7.2).</summary>
    private static bool MayBeTold(int codePoint) => codePoint is not (0 or 0xFEFF or 0xFFFE);

    private static bool IsPrivate(int codePoint) => codePoint is (>= 0xE000 and <= 0xF8FF) or >= 0xF0000;

    /// <summary>Writes the font and gives the number of its dictionary.</summary>
    public int Write(PdfFile file)
    {
        var program = face.Subset([.. characters.Keys]);
        var name = PdfText.Name($"{SubsetTag()}+{face.PostScriptName}");
        var programObject = file.AddStream(face.IsCff ? "/Subtype/CIDFontType0C" : $"/Length1 {program.Length}", program);
        var descriptor = file.Add(
            $"<</Type/FontDescriptor/FontName{name}/Flags 4/FontBBox[{Box()}]/ItalicAngle 0/Ascent 880/Descent -120"
            + $"/CapHeight 700/StemV {(face.Weight >= 600 ? 140 : 80)}/{(face.IsCff ? "FontFile3" : "FontFile2")} {programObject} 0 R>>");
        var descendant = file.Add(
            $"<</Type/Font/Subtype/{(face.IsCff ? "CIDFontType0" : "CIDFontType2")}/BaseFont{name}"
            + $"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[{Widths()}]"
            + $"/FontDescriptor {descriptor} 0 R{(face.IsCff ? "" : "/CIDToGIDMap/Identity")}>>");
        var toUnicode = file.AddStream("", Encoding.Latin1.GetBytes(ToUnicode()));
        return file.Add(
            $"<</Type/Font/Subtype/Type0/BaseFont{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {toUnicode} 0 R>>");
    }

    /// <summary>Six letters that name this choice of glyphs (9.6.4).</summary>
    private string SubsetTag()
    {
        var glyphs = characters.Keys.SelectMany(glyph => new[] { (byte)(glyph >> 8), (byte)glyph }).ToArray();
        return string.Concat(SHA256.HashData(glyphs).Take(6).Select(b => (char)('A' + (b % 26))));
    }

    /// <summary>The box that holds the ink of every glyph in the subset, so that no reader cuts one off.</summary>
    private string Box()
    {
        int left = 0, bottom = 0, right = 0, top = 0;
        foreach (var glyph in characters.Keys)
        {
            var ink = face.InkOf(glyph);
            (left, bottom) = (Math.Min(left, ink.Left), Math.Min(bottom, ink.Bottom));
            (right, top) = (Math.Max(right, ink.Right), Math.Max(top, ink.Top));
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Math.Floor(left * Em / face.UnitsPerEm)} {Math.Floor(bottom * Em / face.UnitsPerEm)} "
            + $"{Math.Ceiling(right * Em / face.UnitsPerEm)} {Math.Ceiling(top * Em / face.UnitsPerEm)}");
    }

    private string Widths()
    {
        var widths = new StringBuilder();
        foreach (var glyph in characters.Keys)
        {
            if (WidthOf(glyph) is var width and not 1000)
                widths.Append(CultureInfo.InvariantCulture, $"{numbers[glyph]}[{width}]");
        }

        return widths.ToString();
    }

    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n");
        map.Append("/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n");
        map.Append("1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        foreach (var block in characters.Where(pair => pair.Value != 0).Chunk(LongestBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (glyph, codePoint) in block)
            {
                var utf16 = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(codePoint)));
                map.Append(CultureInfo.InvariantCulture, $"<{numbers[glyph]:X4}><{utf16}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend").ToString();
    }
}
