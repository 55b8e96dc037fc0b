using System.Text;
using System.Xml;

namespace WorkReport.Documents.Docx;

/// <summary>Gathers the lines of a document from its elements as they pass (ISO/IEC 29500-1, 17).</summary>
internal sealed class DocxLines
{
    private const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private const string TransitionalMath = "http://schemas.openxmlformats.org/officeDocument/2006/math";
    private const string StrictMath = "http://purl.oclc.org/ooxml/officeDocument/math";
    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private readonly List<string> lines = [];

    /// <summary>Open paragraphs; the text of a text box stands in a paragraph within one.</summary>
    private readonly Stack<Paragraph> paragraphs = new();

    private readonly List<string> formulas = [];
    private readonly StringBuilder formula = new();

    /// <summary>Depth of the formula that is open; 0 for none.</summary>
    private int formulaDepth;

    /// <summary>Finished cells of the row that is open.</summary>
    private readonly List<string> cells = [];

    private readonly StringBuilder cell = new();
    private int tables;

    /// <summary>Tables so far that stand in no other.</summary>
    private int found;
    private int automaticNumbers;
    private bool isInText;
    private bool isInProperties;

    /// <summary>Depth of the element all of which is left out; 0 for none.</summary>
    private int leftOut;

    /// <summary>The part is a word-processing document at all.</summary>
    public bool IsDocument { get; private set; }

    /// <summary>Numbers of the footnotes that the text refers to.</summary>
    public HashSet<string> Footnotes { get; } = [];

    public HashSet<string> Endnotes { get; } = [];

    public DocxText Result => new(lines)
    {
        AutomaticNumbers = automaticNumbers,
        Tables = found,
        Notes = Footnotes.Count + Endnotes.Count,
        Formulas = formulas.Count,
        LeftOut = formulas,
    };

    public void Begin(XmlReader reader)
    {
        if (leftOut > 0)
            return;
        if (IsLeftOut(reader))
        {
            leftOut = reader.Depth;
            return;
        }

        if (IsMath(reader))
            BeginMath(reader);
        if (!IsWord(reader))
            return;
        switch (reader.LocalName)
        {
            case "document":
                IsDocument |= reader.Depth == 0;
                break;
            case "tbl":
                found += tables++ == 0 ? 1 : 0;
                break;
            case "p":
                paragraphs.Push(new Paragraph());
                break;
            case "pPr":
                isInProperties = true;
                break;
            case "numId" when isInProperties && paragraphs.TryPeek(out var numbered):
                numbered.IsNumbered |= reader.GetAttribute("val", reader.NamespaceURI) is not "0";
                break;
            case "footnoteReference" or "endnoteReference":
                (reader.LocalName == "footnoteReference" ? Footnotes : Endnotes).Add(reader.GetAttribute("id", reader.NamespaceURI) ?? "");
                break;
            case "t":
                isInText = true;
                break;
            case "tab" or "ptab" when !isInProperties:
                Append(" ");
                break;
            case "noBreakHyphen":
                Append("-");
                break;
            case "br" or "cr":
                Append("\n");
                break;
            default:
                break;
        }
    }

    public void Text(XmlReader reader)
    {
        // A line end in the file is white space; those of the text are elements.
        if (isInText && leftOut == 0)
            Append(reader.Value.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' '));
    }

    public void End(XmlReader reader)
    {
        if (leftOut > 0)
        {
            if (reader.Depth == leftOut)
                leftOut = 0;
            return;
        }

        if (IsMath(reader))
            EndMath(reader);
        if (!IsWord(reader))
            return;
        switch (reader.LocalName)
        {
            case "p" when paragraphs.TryPop(out var paragraph):
                EndParagraph(paragraph);
                break;
            case "pPr":
                isInProperties = false;
                break;
            case "t":
                isInText = false;
                break;
            case "tc" when tables == 1:
                cells.Add(cell.ToString());
                cell.Clear();
                break;
            case "tr" when tables == 1:
                lines.Add(string.Join('\t', cells));
                cells.Clear();
                break;
            case "tbl":
                tables--;
                break;
            default:
                break;
        }
    }

    /// <summary>Deleted or moved away while changes were tracked; earlier properties; the second form of a text box; the reading above a character.</summary>
    private static bool IsLeftOut(XmlReader reader) =>
        (IsWord(reader) && reader.LocalName is "del" or "moveFrom" or "pPrChange" or "rt")
        || (reader.LocalName == "Fallback" && reader.NamespaceURI == Compatibility);

    private static bool IsWord(XmlReader reader) => reader.NamespaceURI is Transitional or Strict;

    private static bool IsMath(XmlReader reader) => reader.NamespaceURI is TransitionalMath or StrictMath;

    private void BeginMath(XmlReader reader)
    {
        if (reader.LocalName == "oMath" && formulaDepth == 0)
            formulaDepth = reader.Depth;
        else if (reader.LocalName == "t")
            isInText = formulaDepth > 0;
    }

    private void EndMath(XmlReader reader)
    {
        if (reader.LocalName == "t")
            isInText = false;
        if (reader.Depth != formulaDepth)
            return;
        formulaDepth = 0;
        if (formula.ToString().Replace('\n', ' ').Trim() is { Length: > 0 } text)
            formulas.Add(text);
        formula.Clear();
    }

    private void Append(string text)
    {
        if (formulaDepth > 0)
            formula.Append(text);
        else if (paragraphs.TryPeek(out var paragraph))
            paragraph.Text.Append(text);
    }

    /// <summary>In a table it goes on in its cell, within the row's line; a table within a table is no more than the text of its cell.</summary>
    private void EndParagraph(Paragraph paragraph)
    {
        var text = paragraph.Text.ToString();
        if (paragraph.IsNumbered && !string.IsNullOrWhiteSpace(text))
            automaticNumbers++;
        if (tables == 0)
        {
            lines.AddRange(text.Split('\n'));
            return;
        }

        if (cell.Length > 0 && text.Length > 0)
            cell.Append(' ');
        cell.Append(text.Replace('\n', ' '));
    }

    private sealed class Paragraph
    {
        public StringBuilder Text { get; } = new();

        public bool IsNumbered { get; set; }
    }
}
