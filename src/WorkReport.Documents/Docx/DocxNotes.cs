using System.Xml;

namespace WorkReport.Documents.Docx;

/// <summary>Gathers the texts of a part of footnotes, endnotes or comments by the numbers under which the document refers to them.</summary>
internal sealed class DocxNotes
{
    /// <summary>Notes have no styles or numbers of their own: all share these.</summary>
    private static readonly DocxStyles Styles = new();

    private static readonly ParagraphNumbers Numbers = new(new DocxNumbering(), Styles);

    /// <summary>Of a note, UTF-16 units: a document may name one very often, and says it each time.</summary>
    private const int MostText = 2000;

    private readonly Dictionary<string, string> notes = [];
    private DocxLines? open;
    private string number = "";

    /// <summary>The paragraphs of a note in one line; empty where there is no such note.</summary>
    public string Of(string number) => notes.GetValueOrDefault(number, "");

    public void Begin(XmlReader reader)
    {
        if (reader.Depth == 1)
            (number, open) = (WordNames.Of(reader, "id") ?? "", new DocxLines(Styles, Numbers));
        open?.Begin(reader);
    }

    public void Text(XmlReader reader) => open?.Text(reader);

    public void End(XmlReader reader)
    {
        open?.End(reader);
        if (reader.Depth != 1 || open is null)
            return;
        // Only the words stay: a part may have very many notes, and a note be named very often.
        var words = Words(open);
        notes[number] = words.Length <= MostText ? words : words[..(char.IsHighSurrogate(words[MostText - 1]) ? MostText - 1 : MostText)] + "…";
        open = null;
    }

    private static string Words(DocxLines note) =>
        string.Join(' ', note.Lines.Concat(note.Remarks.Where(remark => remark.Loss is DocxLoss.Formula).Select(remark => remark.Text)).Select(line => line.Trim()).Where(line => line.Length > 0));
}
