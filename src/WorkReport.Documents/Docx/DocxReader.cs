using System.IO.Compression;
using System.Xml;
using WorkReport.Documents.Packages;

namespace WorkReport.Documents.Docx;

/// <summary>
/// Reads the text of a Word file that anyone may have made. The parts are read as a stream, without the object model of a
/// library: that unpacks what is in the file before it asks how large it is.
/// </summary>
public static class DocxReader
{
    /// <summary>Bytes of the file. Pictures count; a text with a few of them stays far below.</summary>
    public const int MostFileBytes = 50_000_000;

    /// <summary>Bytes, and characters, of an unpacked part: more than a thousand pages.</summary>
    public const int MostPartBytes = 20_000_000;

    public const int MostParts = 60_000;

    /// <summary>Elements within elements: three tables in one another take half of it.</summary>
    public const int MostDepth = 64;

    private const string Types = "[Content_Types].xml";
    private const string Relationships = "_rels/.rels";

    /// <summary>Reads the file. Never fails on its content: what is wrong with it is the answer.</summary>
    /// <param name="input">The file from its beginning; can seek; left open.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static DocxText Read(Stream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!input.CanSeek)
            throw new ArgumentException("The stream must be one that can seek.", nameof(input));
        if (input.Length > MostFileBytes)
            return DocxText.Refused(DocxRefusal.TooLarge);
        try
        {
            using var archive = new ZipArchive(input, ZipArchiveMode.Read, leaveOpen: true);
            return archive.Entries.Count > MostParts ? DocxText.Refused(DocxRefusal.TooManyParts) : Read(archive);
        }
        catch (DocxRefusedException refused)
        {
            return DocxText.Refused(refused.Refusal);
        }
        catch (PartRefusedException refused)
        {
            return DocxText.Refused(refused.Fault switch
            {
                PartFault.TooLarge => DocxRefusal.TooLarge,
                PartFault.TooDeep => DocxRefusal.TooDeep,
                PartFault.Dtd => DocxRefusal.Dtd,
                _ => DocxRefusal.Broken,
            });
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            return DocxText.Refused(DocxRefusal.NotAZip);
        }
    }

    private static DocxText Read(ZipArchive archive)
    {
        if (HasMacros(archive))
            return DocxText.Refused(DocxRefusal.Macros);
        string? document = null;
        ReadPart(archive, Relationships, reader =>
        {
            if (reader.LocalName == "Relationship" && reader.GetAttribute("Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) == true)
                document ??= reader.GetAttribute("Target")?.TrimStart('/');
        });
        if (document is null)
            return DocxText.Refused(DocxRefusal.NoDocument);
        var lines = new DocxLines();
        ReadPart(archive, document, lines.Begin, lines.Text, lines.End);
        return lines.IsDocument ? lines.Result with { LeftOut = [.. lines.Result.LeftOut, .. Notes(archive, document, lines)] } : DocxText.Refused(DocxRefusal.NoDocument);
    }

    /// <summary>They stand in parts of their own, which the document's relations name.</summary>
    private static IEnumerable<string> Notes(ZipArchive archive, string document, DocxLines lines)
    {
        if (lines.Footnotes.Count + lines.Endnotes.Count == 0)
            return [];
        var folder = document[..(document.LastIndexOf('/') + 1)];
        string? footnotes = null, endnotes = null;
        ReadPart(archive, $"{folder}_rels/{document[folder.Length..]}.rels", reader =>
        {
            var target = reader.GetAttribute("Target") ?? "";
            var path = target.StartsWith('/') ? target[1..] : folder + target;
            if (reader.GetAttribute("Type") is not { } type)
                return;
            if (type.EndsWith("/footnotes", StringComparison.Ordinal))
                footnotes ??= path;
            else if (type.EndsWith("/endnotes", StringComparison.Ordinal))
                endnotes ??= path;
        });
        return [.. Read(footnotes, lines.Footnotes), .. Read(endnotes, lines.Endnotes)];

        IEnumerable<string> Read(string? part, HashSet<string> wanted)
        {
            var notes = new DocxNotes(wanted);
            if (part is not null)
                ReadPart(archive, part, notes.Begin, notes.Text, notes.End);
            return notes.Paragraphs;
        }
    }

    /// <summary>By the types the package declares, for a file with another ending; and by the name every program gives the part.</summary>
    private static bool HasMacros(ZipArchive archive)
    {
        var found = archive.Entries.Any(entry => entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        ReadPart(archive, Types, reader =>
        {
            var type = reader.GetAttribute("ContentType") ?? "";
            if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
            {
                // A default for an ending that no part has declares nothing.
                found |= reader.LocalName == "Override"
                    || archive.Entries.Any(entry => entry.Name.EndsWith("." + reader.GetAttribute("Extension"), StringComparison.OrdinalIgnoreCase));
            }
        });
        return found;
    }

    private static void ReadPart(ZipArchive archive, string name, Action<XmlReader> begin, Action<XmlReader>? text = null, Action<XmlReader>? end = null) =>
        PackagePart.Read(archive, name, MostPartBytes, MostDepth, begin, text, end);
}

/// <summary>The file is refused; never leaves the reader.</summary>
internal sealed class DocxRefusedException(DocxRefusal refusal) : Exception
{
    public DocxRefusal Refusal { get; } = refusal;
}
