using System.Xml;

namespace WorkReport.Documents.Docx;

/// <summary>The namespaces of a Word file, transitional and strict (ISO/IEC 29500-1 and -4), and its attributes read from a stream.</summary>
internal static class WordNames
{
    private const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private const string TransitionalMath = "http://schemas.openxmlformats.org/officeDocument/2006/math";
    private const string StrictMath = "http://purl.oclc.org/ooxml/officeDocument/math";
    private const string TransitionalRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    /// <summary>Characters of a face's name; Word keeps no more than half of it.</summary>
    private const int MostFontName = 64;

    public static bool IsWord(XmlReader reader) => reader.NamespaceURI is Transitional or Strict;

    public static bool IsMath(XmlReader reader) => reader.NamespaceURI is TransitionalMath or StrictMath;

    /// <summary>An attribute of the element's own namespace; null where it is not there.</summary>
    public static string? Of(XmlReader reader, string attribute) => reader.GetAttribute(attribute, reader.NamespaceURI);

    /// <summary><c>w:val</c> as a whole number; null where it is none.</summary>
    public static int? Number(XmlReader reader, string attribute = "val") =>
        int.TryParse(Of(reader, attribute), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The face of <c>w:rFonts</c>, or that of another attribute; null where it names none, or by a name no face has.</summary>
    public static string? Font(XmlReader reader, string attribute = "ascii") =>
        (Of(reader, attribute) ?? Of(reader, "hAnsi")) is { Length: <= MostFontName } name ? name : null;

    /// <summary>A property that is on when it stands there without a value (17.17.4).</summary>
    public static bool IsOn(XmlReader reader) => Of(reader, "val") is null or "1" or "true" or "on";

    /// <summary>The relation that an element names: <c>r:id</c>.</summary>
    public static string? Relation(XmlReader reader) => reader.GetAttribute("id", TransitionalRelations) ?? reader.GetAttribute("id", StrictRelations);
}
