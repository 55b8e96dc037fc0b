using System.Security;
using System.Text;

namespace WorkReport.Documents.Pdf;

/// <summary>What the file says of itself, twice and alike: the XMP packet and the information dictionary (ISO 19005-2, 6.6).</summary>
internal static class Metadata
{
    private const string Producer = "WorkReport";

    /// <summary>No dates: they would make two exports of the same report two files. The report itself says when it was issued.</summary>
    public static byte[] Xmp(string title, string language) => Encoding.UTF8.GetBytes($"""
        <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
        <dc:format>application/pdf</dc:format>
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(Plain(title))}</rdf:li></rdf:Alt></dc:title>
        <dc:language><rdf:Bag><rdf:li>{SecurityElement.Escape(language)}</rdf:li></rdf:Bag></dc:language>
        <pdf:Producer>{Producer}</pdf:Producer>
        <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="w"?>
        """);

    public static string Info(string title) => $"<</Title{PdfText.Utf16(Plain(title))}/Producer({Producer})>>";

    /// <summary>XML has no place for control characters, and both titles must be equal.</summary>
    private static string Plain(string title) => string.Concat(title.EnumerateRunes().Select(rune => Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF ? " " : rune.ToString()));
}
