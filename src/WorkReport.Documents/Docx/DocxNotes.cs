using System.Xml;

namespace WorkReport.Documents.Docx;

/// <summary>Gathers the text of the notes that a document refers to from one of its parts of notes.</summary>
/// <param name="wanted">Their numbers; the part also has the lines that part notes from text, and notes nobody refers to any more.</param>
internal sealed class DocxNotes(HashSet<string> wanted)
{
    private readonly DocxLines lines = new();
    private bool isWanted;

    /// <summary>The notes' paragraphs, then the formulas in them.</summary>
    public IEnumerable<string> Paragraphs => lines.Result.Lines.Concat(lines.Result.LeftOut).Select(line => line.Trim()).Where(line => line.Length > 0);

    public void Begin(XmlReader reader)
    {
        if (reader.Depth == 1)
            isWanted = reader.LocalName is "footnote" or "endnote" && reader.GetAttribute("id", reader.NamespaceURI) is { } id && wanted.Contains(id);
        if (isWanted)
            lines.Begin(reader);
    }

    public void Text(XmlReader reader)
    {
        if (isWanted)
            lines.Text(reader);
    }

    public void End(XmlReader reader)
    {
        if (isWanted)
            lines.End(reader);
    }
}
