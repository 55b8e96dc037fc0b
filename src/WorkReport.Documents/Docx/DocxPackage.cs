using System.IO.Compression;
using System.Xml;
using WorkReport.Documents.Packages;

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
        HashSet<string> endings = new(StringComparer.OrdinalIgnoreCase);
        Read(Types, reader =>
        {
            var type = reader.GetAttribute("ContentType") ?? "";
            if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
            {
                // A default for an ending that no part has declares nothing.
                found |= reader.LocalName == "Override";
                endings.Add("." + reader.GetAttribute("Extension"));
            }
        });
        return found || (endings.Count > 0 && archive.Entries.Any(entry => endings.Contains(Path.GetExtension(entry.Name))));
    }

    /// <summary>Reads what Word shows of a part, element by element. A part that is not there has no elements.</summary>
    /// <exception cref="PartRefusedException">The part is too large, too deep or broken.</exception>
    public void Read(string? name, Action<XmlReader> begin, Action<XmlReader>? text = null, Action<XmlReader>? end = null)
    {
        if (name is null)
            return;
        var (branches, isPassing) = (new ContentBranches(), false);
        PackagePart.Read(
            archive, name, DocxReader.MostPartBytes, DocxReader.MostDepth,
            reader =>
            {
                isPassing = branches.Begin(reader);
                if (isPassing)
                    begin(reader);
            },
            reader =>
            {
                if (branches.IsPassing)
                    text?.Invoke(reader);
            },
            reader =>
            {
                // One that is empty has no end of its own.
                if (reader.NodeType is XmlNodeType.Element ? isPassing : branches.End(reader))
                    end?.Invoke(reader);
            });
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
