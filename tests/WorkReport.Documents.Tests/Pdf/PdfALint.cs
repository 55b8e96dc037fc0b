using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using UglyToad.PdfPig.Tokens;

namespace WorkReport.Documents.Tests.Pdf;

/// <summary>
/// What ISO 19005-2 wants of a file at level A, as far as our files can break it. No validator by others can be had on every machine;
/// this one looks at the tokens of the file and knows nothing of how it was written.
/// </summary>
internal static class PdfALint
{
    private static readonly XNamespace Id = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace Core = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Adobe = "http://ns.adobe.com/pdf/1.3/";

    /// <summary>All operators our pages may draw with: none of them sets a graphics state, and with it transparency (6.2.10), from outside.</summary>
    private static readonly string[] Operators =
        ["BDC", "BMC", "EMC", "BT", "ET", "Tf", "Tm", "TJ", "rg", "RG", "w", "m", "l", "re", "f", "b", "S", "n", "q", "Q", "cm", "Do"];

    /// <summary>What is wrong; empty for a sound file.</summary>
    public static List<string> Findings(byte[] bytes)
    {
        List<string> found = [];
        using var pdf = new ReadPdf(bytes);
        Header(bytes, found);
        Described(pdf, found);
        Colours(pdf, found);
        Tagged(pdf, found);
        foreach (var page in Enumerable.Range(1, pdf.File.NumberOfPages))
            Page(pdf, page, found);
        Fonts(pdf, found);
        return found;
    }

    /// <summary>6.1.2, 6.1.3: a binary mark in line 2, an identifier, no encryption; 6.5: nothing that acts.</summary>
    private static void Header(byte[] bytes, List<string> found)
    {
        var text = Encoding.Latin1.GetString(bytes);
        Want(Regex.IsMatch(text, @"^%PDF-1\.[0-7]\n%[\x80-\xFF]{4}\n"), "header", found);
        Want(Regex.IsMatch(text, @"trailer\n<<[^>]*/ID\[<[0-9A-F]{32}>"), "identifier", found);
        // What stands in streams is packed or a program of a font.
        text = Regex.Replace(text, @"\nstream\n.*?\nendstream", "", RegexOptions.Singleline);
        foreach (var forbidden in new[] { "/Encrypt", "/AA", "/OpenAction", "/JavaScript", "/AcroForm", "/EmbeddedFiles", "/Annots", "/ExtGState", "/Group", "/Interpolate", "/Alternates", "/LZWDecode", "/OCProperties" })
            Want(!Regex.IsMatch(text, Regex.Escape(forbidden) + "(?![A-Za-z])"), forbidden, found);
    }

    /// <summary>6.6: the packet says part 2, level A, and the same as the information dictionary.</summary>
    private static void Described(ReadPdf pdf, List<string> found)
    {
        var metadata = (StreamToken?)pdf.Entry(pdf.Catalog, "Metadata");
        Want(metadata is not null && pdf.Entry(metadata.StreamDictionary, "Filter") is null, "metadata, not packed", found);
        if (metadata is null)
            return;
        var xmp = XDocument.Parse(Encoding.UTF8.GetString(metadata.Data.ToArray()));
        Want((Value(Id + "part"), Value(Id + "conformance")) == ("2", "A"), "part and level", found);
        Want(Value(Core + "title") == (pdf.File.Information.Title ?? ""), "one title", found);
        Want(Value(Adobe + "Producer") == pdf.File.Information.Producer, "one producer", found);

        string? Value(XName name) => xmp.Descendants(name).SingleOrDefault()?.Value;
    }

    /// <summary>6.2.3: an ICC profile of RGB says what the colours mean.</summary>
    private static void Colours(ReadPdf pdf, List<string> found)
    {
        var intent = (pdf.Entry(pdf.Catalog, "OutputIntents") as ArrayToken)?.Data.Select(pdf.Dictionary).FirstOrDefault();
        Want(intent is not null && pdf.Entry(intent, "S") is NameToken { Data: "GTS_PDFA1" }, "output intent", found);
        if (intent is null || pdf.Entry(intent, "DestOutputProfile") is not StreamToken profile)
        {
            found.Add("profile");
            return;
        }

        var icc = pdf.Unpacked(profile);
        Want(pdf.Entry(profile.StreamDictionary, "N") is NumericToken { Int: 3 }, "profile of three colours", found);
        Want(BinaryPrimitives.ReadInt32BigEndian(icc) == icc.Length, "size of the profile", found);
        Want(icc[8] is 2 or 4, "version of the profile", found);
        Want(icc.AsSpan(12, 8).SequenceEqual("mntrRGB "u8) && icc.AsSpan(36, 4).SequenceEqual("acsp"u8), "header of the profile", found);
    }

    /// <summary>6.7: marked, in a language, every piece in the tree once, no level of headings skipped, figures described and placed.</summary>
    private static void Tagged(ReadPdf pdf, List<string> found)
    {
        Want(pdf.Entry(pdf.Catalog, "MarkInfo") is DictionaryToken mark && pdf.Entry(mark, "Marked") == BooleanToken.True, "marked", found);
        Want(pdf.Entry(pdf.Catalog, "Lang") is { } language && Regex.IsMatch(ReadPdf.Words(language), "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"), "language", found);
        Want(pdf.Unmarked.Count == 0, $"outside marked content: {string.Join(' ', pdf.Unmarked)}", found);
        Want(pdf.Pieces.Order().SequenceEqual(pdf.Claimed.Order()), "every piece in the tree, once", found);
        var level = 0;
        foreach (var element in pdf.Elements)
        {
            if (element.Tag is ['H', >= '1' and <= '6'])
            {
                Want(element.Tag[1] - '0' <= level + 1, $"{element.Tag} behind H{level}", found);
                level = element.Tag[1] - '0';
            }

            if (element.Tag == "Figure")
            {
                Want(pdf.Entry(element.Entries, "Alt") is { } words && ReadPdf.Words(words).Length > 0, "a figure in words", found);
                Want(pdf.Entry(element.Entries, "A") is DictionaryToken layout && pdf.Entry(layout, "BBox") is ArrayToken { Length: 4 }, "the box of a figure", found);
            }
        }
    }

    /// <summary>
    /// 6.2: known operators in balance, images in device colours. A soft mask is transparency, which part 2 allows, and which blends in
    /// the output intent's colours where the page names no group (6.2.10).
    /// </summary>
    private static void Page(ReadPdf pdf, int number, List<string> found)
    {
        var page = pdf.File.GetPage(number);
        var saved = 0;
        foreach (var operation in page.Operations.Select(operation => operation.Operator))
        {
            Want(Operators.Contains(operation, StringComparer.Ordinal), $"operator {operation}", found);
            saved += operation switch { "q" => 1, "Q" => -1, _ => 0 };
            Want(saved >= 0, "q and Q", found);
        }

        Want(saved == 0, "q and Q", found);
        if (pdf.Entry(pdf.Dictionary(page.Dictionary.Data["Resources"]), "XObject") is not DictionaryToken images)
            return;
        foreach (var image in images.Data.Values.Select(pdf.Dictionary))
        {
            Want(pdf.Entry(image, "ColorSpace") is NameToken { Data: "DeviceRGB" or "DeviceGray" }, "colours of a picture", found);
            Want(pdf.Entry(image, "SMask") is not StreamToken mask || pdf.Entry(mask.StreamDictionary, "ColorSpace") is NameToken { Data: "DeviceGray" }, "mask of a picture", found);
        }
    }

    /// <summary>6.2.11: embedded subsets; every glyph shown is there and tells its character, or its content says it.</summary>
    private static void Fonts(ReadPdf pdf, List<string> found)
    {
        var resources = pdf.Dictionary(pdf.File.GetPage(1).Dictionary.Data["Resources"]);
        foreach (var (name, token) in (pdf.Entry(resources, "Font") as DictionaryToken)?.Data ?? new Dictionary<string, IToken>())
        {
            var font = pdf.Dictionary(token);
            var descendant = pdf.Dictionary(((ArrayToken)pdf.Entry(font, "DescendantFonts")!).Data[0]);
            var descriptor = pdf.Dictionary(descendant.Data["FontDescriptor"]);
            Want(Regex.IsMatch(((NameToken)pdf.Entry(font, "BaseFont")!).Data, @"^[A-Z]{6}\+.+"), $"{name}: name of a subset", found);
            Want(pdf.Entry(descriptor, "FontFile2") is StreamToken || pdf.Entry(descriptor, "FontFile3") is StreamToken, $"{name}: embedded", found);
            Want(
                pdf.Entry(descendant, "Subtype") is not NameToken { Data: "CIDFontType2" } || pdf.Entry(descendant, "CIDToGIDMap") is NameToken { Data: "Identity" },
                $"{name}: numbers of its glyphs", found);
        }

        foreach (var glyph in pdf.Glyphs.Distinct())
        {
            Want(glyph.Code != 0, $"{glyph.Font}: .notdef on page {glyph.Page}", found);
            Want(glyph.Text is { Length: > 0 } text && !text.Contains('\0') && text is not ("\uFEFF" or "\uFFFE"), $"{glyph.Font}: {glyph.Code} tells nothing", found);
            Want(glyph.IsSaid || glyph.Text is not { Length: > 0 } || !IsPrivate(char.ConvertToUtf32(glyph.Text, 0)), $"{glyph.Font}: {glyph.Code} is for private use", found);
        }
    }

    private static bool IsPrivate(int codePoint) => codePoint is (>= 0xE000 and <= 0xF8FF) or >= 0xF0000;

    private static void Want(bool holds, string what, List<string> found)
    {
        if (!holds)
            found.Add(what);
    }
}
