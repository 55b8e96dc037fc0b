using System.IO.Compression;
using System.Xml;

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

    /// <summary>Reads a part element by element, counting what it really holds. A part that is not there has no elements.</summary>
    private static void ReadPart(ZipArchive archive, string name, Action<XmlReader> begin, Action<XmlReader>? text = null, Action<XmlReader>? end = null)
    {
        var entry = archive.Entries.FirstOrDefault(entry => entry.FullName.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (entry is null)
            return;
        if (entry.Length > MostPartBytes)
            throw new DocxRefusedException(DocxRefusal.TooLarge);
        var isInside = false;
        try
        {
            using var stream = new LimitedStream(entry.Open(), MostPartBytes);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = MostPartBytes,
            });
            while (reader.Read())
            {
                if (reader.Depth > MostDepth)
                    throw new DocxRefusedException(DocxRefusal.TooDeep);
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        isInside = true;
                        begin(reader);
                        // One that is empty has no end of its own.
                        if (reader.NodeType is XmlNodeType.Element && reader.IsEmptyElement)
                            end?.Invoke(reader);
                        break;
                    case XmlNodeType.EndElement:
                        end?.Invoke(reader);
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                        text?.Invoke(reader);
                        break;
                    default:
                        break;
                }
            }
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException or EndOfStreamException)
        {
            throw new DocxRefusedException(!isInside && BeginsWithDtd(entry) ? DocxRefusal.Dtd : DocxRefusal.Broken);
        }
    }

    /// <summary>The parser refuses it without a name of its own for it.</summary>
    private static bool BeginsWithDtd(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var head = new byte[4096];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        // In UTF-16 every other byte of it is 0.
        return head.AsSpan(0, length).ToArray().Where(b => b != 0).ToArray().AsSpan().IndexOf("<!DOCTYPE"u8) >= 0;
    }
}

/// <summary>The file is refused; never leaves the reader.</summary>
internal sealed class DocxRefusedException(DocxRefusal refusal) : Exception
{
    public DocxRefusal Refusal { get; } = refusal;
}

/// <summary>Ends the reading of a part that turns out larger than its entry says.</summary>
internal sealed class LimitedStream(Stream inner, long limit) : Stream
{
    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var length = inner.Read(buffer);
        read += length;
        return read <= limit ? length : throw new DocxRefusedException(DocxRefusal.TooLarge);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
