using System.Xml;

namespace WorkReport.Documents.Docx;

/// <summary>Gathers the texts of a part of footnotes, endnotes or comments by the numbers under which the document refers to them.</summary>
internal sealed class DocxNotes
{
    private readonly Dictionary<string, DocxLines> notes = [];
    private DocxLines? open;

    /// <summary>The paragraphs of a note in one line; empty where there is no such note.</summary>
    public string Of(string number) => notes.TryGetValue(number, out var note)
        ? string.Join(' ', note.Lines.Concat(note.Remarks.Where(remark => remark.Loss is DocxLoss.Formula).Select(remark => remark.Text)).Select(line => line.Trim()).Where(line => line.Length > 0))
        : "";

    public void Begin(XmlReader reader)
    {
        if (reader.Depth == 1)
            notes[WordNames.Of(reader, "id") ?? ""] = open = new DocxLines(new DocxStyles(), new ParagraphNumbers(new DocxNumbering(), new DocxStyles()));
        open?.Begin(reader);
    }

    public void Text(XmlReader reader) => open?.Text(reader);

    public void End(XmlReader reader)
    {
        open?.End(reader);
        if (reader.Depth == 1)
            open = null;
    }
}
