using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace WorkReport.Documents.Packages;

/// <summary>What every office file of ours has in common: the same content gives the same bytes, and what XML cannot hold is left out.</summary>
internal static class OfficePackage
{
    /// <summary>Behind every entry of the package; zip knows no earlier day.</summary>
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Written by hand: the package's own properties carry the hour and an id that changes.</summary>
    public static void WriteProperties(CoreFilePropertiesPart part, string title, string language)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        using var stream = part.GetStream(FileMode.Create);
        new XDocument(new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core),
            new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XElement(dc + "title", Allowed(title)),
            new XElement(dc + "language", Allowed(language)))).Save(stream);
    }

    public static void CopyWithoutDates(Stream package, Stream output)
    {
        using var from = new ZipArchive(package, ZipArchiveMode.Read);
        using var to = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        // The list of types sorts first, where programs that guess the kind of a file look for it.
        foreach (var entry in from.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
            copy.LastWriteTime = NoDate;
            using var source = entry.Open();
            using var target = copy.Open();
            source.CopyTo(target);
        }
    }

    /// <summary>The text without the characters that XML 1.0 forbids (2.2): controls, halves of surrogate pairs, U+FFFE and U+FFFF.</summary>
    public static string Allowed(string text)
    {
        var allowed = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                allowed.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                allowed.Append(text[i]).Append(text[++i]);
        }

        return allowed.ToString();
    }
}
