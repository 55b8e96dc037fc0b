using System.IO.Compression;
using System.Xml;

namespace WorkReport.Documents.Docx;

/// <summary>The parts of a Word file, read as streams within limits. Nothing outside of the archive is ever opened.</summary>
internal sealed class DocxPackage(ZipArchive archive)
{
    private const string Types = "[Content_Types].xml";

    /// <summary>The part with the text; null where the package names none.</summary>
    public string? FindDocument() => Relations("").FirstOrDefault(relation => relation.Is("officeDocument"))?.Target;

    /// <summary>What a part says about others; "" is the package itself. Parts outside of the archive are not among them.</summary>
    public IReadOnlyList<DocxRelation> Relations(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        List<DocxRelation> relations = [];
        Read($"{folder}_rels/{part[folder.Length..]}.rels", reader =>
        {
            if (reader.LocalName == "Relationship" && reader.GetAttribute("TargetMode") != "External" && reader.GetAttribute("Target") is { } target)
                relations.Add(new DocxRelation(reader.GetAttribute("Id") ?? "", reader.GetAttribute("Type") ?? "", target.StartsWith('/') ? target[1..] : folder + target));
        });
        return relations;
    }

    /// <summary>By the types the package declares, for a file with another ending; and by the name every program gives the part.</summary>
    public bool HasMacros()
    {
        var found = archive.Entries.Any(entry => entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        Read(Types, reader =>
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
    /// <exception cref="DocxRefusedException">The part is too large, too deep or broken.</exception>
    public void Read(string? name, Action<XmlReader> begin, Action<XmlReader>? text = null, Action<XmlReader>? end = null)
    {
        var entry = archive.Entries.FirstOrDefault(entry => entry.FullName.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (entry is null)
            return;
        if (entry.Length > DocxReader.MostPartBytes)
            throw new DocxRefusedException(DocxRefusal.TooLarge);
        var isInside = false;
        try
        {
            using var stream = new LimitedStream(entry.Open(), DocxReader.MostPartBytes);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = DocxReader.MostPartBytes,
            });
            var branches = new ContentBranches();
            while (reader.Read())
            {
                if (reader.Depth > DocxReader.MostDepth)
                    throw new DocxRefusedException(DocxRefusal.TooDeep);
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        isInside = true;
                        // One that is empty has no end of its own.
                        var isEmpty = reader.IsEmptyElement;
                        if (branches.Begin(reader))
                        {
                            begin(reader);
                            if (isEmpty)
                                end?.Invoke(reader);
                        }

                        break;
                    case XmlNodeType.EndElement:
                        if (branches.End(reader))
                            end?.Invoke(reader);
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when branches.IsPassing:
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

/// <summary>One part names another.</summary>
/// <param name="Id">By which the part's elements name it.</param>
/// <param name="Type">What the other is, an address whose last word says it.</param>
/// <param name="Target">Its path in the archive.</param>
internal sealed record DocxRelation(string Id, string Type, string Target)
{
    public bool Is(string kind) => Type.EndsWith("/" + kind, StringComparison.Ordinal);
}
