using System.Globalization;
using System.Text;
using System.Xml;

namespace WorkReport.Documents.Docx;

/// <summary>Gathers the lines of a document, as Word shows them, from its elements as they pass (ISO/IEC 29500-1, 17).</summary>
internal sealed class DocxLines(DocxStyles styles, ParagraphNumbers numbers)
{
    /// <summary>Characters of 目录 above a contents list, with the spaces between.</summary>
    private const int MostTitle = 40;

    private readonly List<string> lines = [];
    private readonly PlacedRemarks remarks = new();

    /// <summary>Names of the open elements by their depth; null for one that only chooses between branches.</summary>
    private readonly string?[] names = new string[DocxReader.MostDepth + 1];

    /// <summary>Open paragraphs and runs; the text of a text box stands in a paragraph within a run.</summary>
    private readonly Stack<OpenParagraph> paragraphs = new();

    private readonly Stack<OpenRun> runs = new();
    private readonly Stack<OpenControl> controls = new();
    private readonly OpenFields fields = new();
    private readonly OpenTable table = new();
    private readonly StringBuilder formula = new();
    private readonly List<(string Relation, DocxLoss Loss)> headers = [];
    private readonly HashSet<string> headerRelations = new(StringComparer.Ordinal);

    /// <summary>A paragraph whose mark is gone: what follows belongs to it.</summary>
    private OpenParagraph? unfinished;

    /// <summary>Depth of the formula that is open; 0 for none.</summary>
    private int formulaDepth;

    private int tables;
    private bool isInText;

    /// <summary>Depth of the element all of which is left out; 0 for none.</summary>
    private int leftOut;

    private int revisions;

    /// <summary>A header or footer: the number of its page is none of its words.</summary>
    public bool IsMargin { get; init; }

    /// <summary>The part is a word-processing document at all.</summary>
    public bool IsDocument { get; private set; }

    public IReadOnlyList<string> Lines => lines;

    /// <summary>What the lines do not say; of a note or a comment the number instead of its text.</summary>
    public IReadOnlyList<DocxRemark> Remarks => revisions == 0
        ? remarks.All
        : [.. remarks.All, new DocxRemark(DocxLoss.Revisions, 0, "", revisions.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Tables that stand in no other.</summary>
    public int Tables { get; private set; }

    /// <summary>Relations to the page headers and footers that the document has, each once.</summary>
    public IReadOnlyList<(string Relation, DocxLoss Loss)> Headers => headers;

    public void Begin(XmlReader reader)
    {
        names[reader.Depth] = reader.LocalName;
        if (leftOut > 0)
            return;
        if (IsLeftOut(reader))
        {
            leftOut = reader.IsEmptyElement ? 0 : reader.Depth;
            return;
        }

        if (WordNames.IsMath(reader))
            BeginMath(reader);
        else if (!WordNames.IsWord(reader))
            BeginForeign(reader);
        else if (!BeginStructure(reader) && !BeginProperty(reader))
            BeginText(reader);
    }

    public void Text(XmlReader reader)
    {
        // White space around the first element.
        if (leftOut > 0 || reader.Depth == 0)
            return;
        if (Above(reader, 1) is "instrText" && fields.Innermost is { } field)
            field.Say(reader.Value);
        // A line end in the file is white space; those of the text are elements.
        else if (isInText)
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

        if (WordNames.IsMath(reader))
            EndMath(reader);
        if (!WordNames.IsWord(reader))
            return;
        switch (reader.LocalName)
        {
            case "p" when paragraphs.TryPop(out var paragraph):
                EndParagraph(paragraph);
                break;
            case "r" when runs.TryPop(out var run):
                EndRun(run);
                break;
            case "t":
                isInText = false;
                break;
            case "fldSimple":
                EndField();
                break;
            case "sdt" when controls.TryPop(out var control):
                if (control.Prompt.ToString().Trim() is { Length: > 0 } prompt)
                    Say(DocxLoss.Prompt, prompt);
                break;
            case "tc" when tables == 1:
                Finish();
                table.EndCell();
                break;
            case "tr" when tables == 1:
                EndRow();
                break;
            case "tbl":
                tables--;
                break;
            case "body" or "document" or "footnote" or "endnote" or "comment" or "hdr" or "ftr":
                Finish();
                if (lines.Count > 0 || reader.LocalName == "document")
                    remarks.Place(lines.Count);
                break;
            default:
                break;
        }
    }

    /// <summary>The element so many steps above the one at hand; empty where that is outside of the part.</summary>
    private string Above(XmlReader reader, int steps) => (reader.Depth >= steps ? names[reader.Depth - steps] : null) ?? "";

    /// <summary>Deleted or moved away while changes were tracked; earlier properties; the reading above a character; a row that is gone.</summary>
    private bool IsLeftOut(XmlReader reader)
    {
        if (!WordNames.IsWord(reader))
            return false;
        switch (reader.LocalName)
        {
            case "del" or "moveFrom" when Above(reader, 1) is "rPr" or "trPr":
                return false;
            case "del" or "moveFrom":
                revisions++;
                return true;
            case "pPrChange" or "rPrChange" or "tblPrChange" or "trPrChange" or "tcPrChange" or "sectPrChange" or "numberingChange" or "rt" or "delText" or "delInstrText":
                return true;
            case "tc":
                return tables == 1 && table.IsRowGone;
            default:
                return false;
        }
    }

    /// <summary>Paragraphs, runs, tables and what holds them.</summary>
    private bool BeginStructure(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "document":
                IsDocument |= reader.Depth == 0;
                return true;
            case "p":
                paragraphs.Push(new OpenParagraph(isLeftOutWhole: IsBetween));
                return true;
            case "r":
                runs.Push(new OpenRun());
                return true;
            case "tbl":
                if (tables++ == 0)
                    Finish();
                Tables += tables == 1 ? 1 : 0;
                return true;
            case "tr":
                if (tables == 1)
                    table.BeginRow();
                return true;
            case "sdt":
                controls.Push(new OpenControl());
                return true;
            case "ins" or "moveTo" when Above(reader, 1) is not ("rPr" or "trPr"):
                revisions++;
                return true;
            case "fldSimple":
                fields.Begin(WordNames.Of(reader, "instr") ?? "", isSimple: true);
                return true;
            case "headerReference" or "footerReference":
                if (WordNames.Relation(reader) is { } relation && headerRelations.Add(relation))
                    headers.Add((relation, reader.LocalName == "headerReference" ? DocxLoss.Header : DocxLoss.Footer));
                return true;
            case "altChunk" or "subDoc":
                Say(DocxLoss.Import, "");
                return true;
            default:
                return false;
        }
    }

    /// <summary>Properties of the paragraph, the run, the row, the cell or the control that is open.</summary>
    private bool BeginProperty(XmlReader reader)
    {
        var parent = Above(reader, 1);
        var isOfMark = parent == "rPr" && Above(reader, 2) == "pPr";
        if (paragraphs.TryPeek(out var paragraph))
        {
            switch (reader.LocalName)
            {
                case "pStyle" when parent == "pPr":
                    paragraph.Style = WordNames.Of(reader, "val");
                    return true;
                case "numId" when parent == "numPr":
                    paragraph.List = WordNames.Of(reader, "val");
                    return true;
                case "ilvl" when parent == "numPr":
                    paragraph.Level = WordNames.Number(reader);
                    return true;
                case "vanish" or "specVanish" when isOfMark:
                    paragraph.IsMarkGone |= WordNames.IsOn(reader);
                    return true;
                case "del" or "moveFrom" when isOfMark:
                    paragraph.IsMarkGone = true;
                    revisions++;
                    return true;
                case "tab" when parent == "tabs":
                    return true;
                default:
                    break;
            }
        }

        if (runs.TryPeek(out var run) && parent == "rPr" && Above(reader, 2) == "r")
        {
            switch (reader.LocalName)
            {
                case "rStyle":
                    run.Style = WordNames.Of(reader, "val");
                    break;
                case "vanish":
                    run.IsHidden = WordNames.IsOn(reader);
                    break;
                case "vertAlign":
                    run.VerticalAlign = WordNames.Of(reader, "val");
                    break;
                case "rFonts":
                    run.Font = WordNames.Font(reader);
                    break;
                default:
                    break;
            }

            return true;
        }

        return BeginCellOrControl(reader, parent);
    }

    private bool BeginCellOrControl(XmlReader reader, string parent)
    {
        switch (reader.LocalName)
        {
            case "del" when parent == "trPr":
                table.IsRowGone |= tables == 1;
                revisions++;
                return true;
            case "gridSpan" when parent == "tcPr" && tables == 1:
                table.Span = WordNames.Number(reader) ?? 1;
                return true;
            case "vMerge" when parent == "tcPr" && tables == 1:
                table.IsContinued = WordNames.Of(reader, "val") != "restart";
                return true;
            case "showingPlcHdr" when parent == "sdtPr" && controls.TryPeek(out var prompting):
                prompting.IsPrompt = WordNames.IsOn(reader);
                return true;
            case "docPartGallery" when controls.TryPeek(out var part):
                part.IsContents = WordNames.Of(reader, "val") == "Table of Contents";
                return true;
            default:
                return false;
        }
    }

    private void BeginText(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "t":
                isInText = !reader.IsEmptyElement;
                break;
            case "tab" or "ptab":
                Append(" ");
                break;
            case "noBreakHyphen":
                Append("-");
                break;
            case "br" or "cr":
                Append(WordNames.Of(reader, "type") is "page" or "column" ? SoftBreaks.Page.ToString() : SoftBreaks.Soft.ToString());
                break;
            case "sym":
                AppendSymbol(WordNames.Font(reader, "font"), WordNames.Of(reader, "char"));
                break;
            case "footnoteReference" or "endnoteReference" or "commentReference":
                Say(reader.LocalName[0] switch { 'f' => DocxLoss.Footnote, 'e' => DocxLoss.Endnote, _ => DocxLoss.Comment }, WordNames.Of(reader, "id") ?? "");
                break;
            case "fldChar":
                BeginField(WordNames.Of(reader, "fldCharType"));
                break;
            case "default" or "checked" when Above(reader, 1) == "checkBox" && fields.Innermost is { } box:
                box.IsTicked = WordNames.IsOn(reader);
                break;
            case "listEntry" when fields.Innermost is { } list:
                list.Choices.Add(WordNames.Of(reader, "val") ?? "");
                break;
            case "result" when fields.Innermost is { } list:
                list.Choice = WordNames.Number(reader) ?? 0;
                break;
            default:
                break;
        }
    }

    /// <summary>Drawings and objects, whose elements have namespaces of their own.</summary>
    private void BeginForeign(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "docPr" when runs.TryPeek(out var run):
                run.Drawing = reader.GetAttribute("descr") is { Length: > 0 } told ? told : reader.GetAttribute("title") is { Length: > 0 } titled ? titled : reader.GetAttribute("name") ?? "";
                break;
            case "pic":
                Say(DocxLoss.Picture, runs.TryPeek(out var picture) ? picture.Drawing : "");
                break;
            // The picture of an object is no picture of its own.
            case "imagedata" when !names.AsSpan(0, reader.Depth).Contains("object"):
                Say(DocxLoss.Picture, reader.GetAttribute("title", "urn:schemas-microsoft-com:office:office") ?? "");
                break;
            case "chart" when Above(reader, 1) == "graphicData":
                Say(DocxLoss.Chart, runs.TryPeek(out var chart) ? chart.Drawing : "");
                break;
            case "relIds" when Above(reader, 1) == "graphicData":
                Say(DocxLoss.Diagram, runs.TryPeek(out var diagram) ? diagram.Drawing : "");
                break;
            case "OLEObject":
                var program = reader.GetAttribute("ProgID") ?? "";
                // Excel.Sheet.12: the program is what a person knows.
                Say(program.StartsWith("Equation", StringComparison.OrdinalIgnoreCase) ? DocxLoss.Formula : DocxLoss.Embedded, program.Split('.')[0]);
                break;
            default:
                break;
        }
    }

    private void BeginMath(XmlReader reader)
    {
        if (reader.LocalName == "oMath" && formulaDepth == 0)
            formulaDepth = reader.IsEmptyElement ? 0 : reader.Depth;
        else if (reader.LocalName == "t")
            isInText = formulaDepth > 0 && !reader.IsEmptyElement;
    }

    private void EndMath(XmlReader reader)
    {
        if (reader.LocalName == "t")
            isInText = false;
        if (formulaDepth == 0 || reader.Depth != formulaDepth)
            return;
        formulaDepth = 0;
        if (formula.ToString().Trim() is { Length: > 0 } text)
            Say(DocxLoss.Formula, text);
        formula.Clear();
    }

    private void BeginField(string? kind)
    {
        if (kind == "begin")
            fields.Begin();
        else if (kind == "separate")
            fields.BeginResult();
        else if (kind == "end")
            EndField();
    }

    private void EndField()
    {
        if (fields.End() is not { } field)
            return;
        if (fields.IsInCode)
        {
            fields.Innermost!.Say(field.Code);
            return;
        }

        switch (field.Name)
        {
            case "EQ":
                AppendOrSay(EquationField.Evaluate(field.Code), field.Code);
                break;
            case "SYMBOL" when !field.HasResult:
                AppendSymbolField(field.Code);
                break;
            case "FORMCHECKBOX":
                Append(field.IsTicked == true ? "☒" : "☐");
                break;
            case "FORMDROPDOWN" when !field.HasResult && field.Choices.Count > 0:
                Append(field.Choices[Math.Clamp(field.Choice, 0, field.Choices.Count - 1)]);
                break;
            case "MACROBUTTON" or "GOTOBUTTON":
                Say(DocxLoss.Prompt, string.Join(' ', field.Code.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(2)));
                break;
            case "AUTONUM" or "AUTONUMLGL" or "AUTONUMOUT" or "LISTNUM" when !field.HasResult:
                Say(DocxLoss.Field, field.Code.Trim());
                break;
            default:
                break;
        }
    }

    private void AppendOrSay(string? text, string code)
    {
        if (text is null)
            Say(DocxLoss.Field, code.Trim());
        else
            Append(text);
    }

    /// <summary>SYMBOL 179 \f "Symbol".</summary>
    private void AppendSymbolField(string code)
    {
        var words = code.Split([' ', '"'], StringSplitOptions.RemoveEmptyEntries);
        var font = Array.IndexOf(words, "\\f") is >= 0 and var at ? string.Join(' ', words.Skip(at + 1).TakeWhile(word => word[0] != '\\')) : null;
        var number = words.Length < 2 ? "" : words[1];
        var code16 = number.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? number[2..]
            : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value.ToString("X4", CultureInfo.InvariantCulture) : "";
        AppendSymbol(font, code16);
    }

    private void AppendSymbol(string? font, string? code)
    {
        if (int.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) && SymbolFonts.Find(font, number) is { } sign)
        {
            Append(sign);
            return;
        }

        Append("〓");
        if (!IsHidden())
            Say(DocxLoss.Symbol, $"{font} {code}".Trim());
    }

    private bool IsHidden() =>
        runs.TryPeek(out var run) && (run.IsHidden ?? styles.IsHidden(paragraphs.TryPeek(out var paragraph) ? paragraph.Style : null, run.Style));

    /// <summary>Within a contents list or a prompt: what begins here is no paragraph of the text.</summary>
    private bool IsBetween => fields.IsInContents || controls.Any(control => control.IsPrompt || control.IsContents);

    private void Append(string text)
    {
        if (formulaDepth > 0)
        {
            formula.Append(text);
            return;
        }

        if (!paragraphs.TryPeek(out var paragraph))
            return;
        if (fields.IsInCode)
            fields.Innermost!.Say(text);
        else if (IsMargin && fields.IsInPageNumber)
            return;
        else if (fields.IsInContents || controls.Any(control => control.IsContents) || styles.IsContents(paragraph.Style))
            paragraph.Contents.Append(text);
        else if (controls.FirstOrDefault(control => control.IsPrompt) is { } prompting)
            prompting.Prompt.Append(text);
        else if (IsHidden())
            paragraph.Hidden.Append(text);
        else if (runs.TryPeek(out var run))
            run.Text.Append(text);
        else
            paragraph.Text.Append(text);
        if (fields.Innermost is { IsResult: true } field)
            field.HasResult |= !string.IsNullOrWhiteSpace(text);
    }

    /// <summary>The text of a run: signs of symbol faces in their meaning, raised figures in their signs.</summary>
    private void EndRun(OpenRun run)
    {
        if (run.Text.Length == 0 || !paragraphs.TryPeek(out var paragraph))
            return;
        var text = run.Text.ToString();
        if (text.Any(c => SymbolFonts.IsPrivate(c)))
            text = Meant(text, run.Font ?? styles.Font(paragraph.Style, run.Style));
        var align = run.VerticalAlign ?? styles.VerticalAlign(paragraph.Style, run.Style);
        if (align is "superscript" or "subscript" && !string.IsNullOrWhiteSpace(text))
        {
            var signs = RaisedFigures.Write(text, align == "superscript");
            if (signs is null)
                Say(paragraph, DocxLoss.Raised, text);
            // 10 raised to 3.5 must not read as 103.5.
            text = signs ?? (align == "superscript" && char.IsDigit(text[0]) && EndsInDigit(paragraph.Text) ? "^" + text : text);
        }

        paragraph.Text.Append(text);
    }

    private static bool EndsInDigit(StringBuilder text) => text.Length > 0 && char.IsDigit(text[^1]);

    private string Meant(string text, string? font)
    {
        var meant = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!SymbolFonts.IsPrivate(c))
            {
                meant.Append(c);
            }
            else if (SymbolFonts.Find(font, c) is { } sign)
            {
                meant.Append(sign);
            }
            else
            {
                meant.Append('〓');
                Say(DocxLoss.Symbol, $"{font} {(int)c:X4}".Trim());
            }
        }

        return meant.ToString();
    }

    private void Say(DocxLoss loss, string text)
    {
        // What stands in hidden text is hidden with it.
        if (loss is not DocxLoss.Hidden && runs.Count > 0 && IsHidden())
            return;
        if (paragraphs.TryPeek(out var paragraph))
            Say(paragraph, loss, text);
        else
            remarks.Await(loss, text);
    }

    private void Say(OpenParagraph paragraph, DocxLoss loss, string text)
    {
        paragraph.Remarks.Add((loss, text));
        remarks.Count();
    }

    private void EndParagraph(OpenParagraph paragraph)
    {
        if (paragraph.Hidden.ToString().Trim() is { Length: > 0 } hidden)
            Say(paragraph, DocxLoss.Hidden, hidden);
        if (paragraph.Contents.ToString().Trim() is { Length: > 0 } contents)
        {
            // 目录 above the list belongs to it, whatever its style.
            if (lines.Count > 0 && tables == 0 && IsContentsTitle(lines[^1]))
            {
                remarks.Await(DocxLoss.Contents, lines[^1].Trim());
                lines.RemoveAt(lines.Count - 1);
                remarks.TakeBack();
            }

            Say(paragraph, DocxLoss.Contents, contents);
        }

        paragraph.End();
        if (unfinished is { } begun && paragraphs.Count == 0)
        {
            begun.Continue(paragraph);
            (paragraph, unfinished) = (begun, null);
        }

        if (paragraph.IsMarkGone && paragraphs.Count == 0)
        {
            unfinished = paragraph;
            return;
        }

        Close(paragraph);
    }

    /// <summary>A long line is none, and not worth looking through.</summary>
    private static bool IsContentsTitle(string line) => line.Length <= MostTitle && line.Replace("\u3000", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal) is "目录" or "目次";

    /// <summary>A mark that is gone at the end of a cell or of the text has nothing to join.</summary>
    private void Finish()
    {
        if (unfinished is not { } paragraph)
            return;
        unfinished = null;
        Close(paragraph);
    }

    private void Close(OpenParagraph paragraph)
    {
        remarks.Await(paragraph.Remarks);
        var text = paragraph.Text.ToString();
        var isNothing = string.IsNullOrWhiteSpace(text) && (paragraph.IsLeftOutWhole || paragraph.Contents.Length > 0 || (paragraph.IsMarkGone && paragraph.Hidden.Length > 0));
        if (isNothing)
            return;
        if (numbers.Next(paragraph.Style, paragraph.List, paragraph.Level, text.TrimStart()) is { } number)
            text = number.Length > 0 ? number + text.TrimStart() : text;
        else
            remarks.Await(DocxLoss.Number, "");
        if (tables == 0)
            Add(SoftBreaks.Split(text));
        else
            table.Add(text);
    }

    private void EndRow()
    {
        // A table of one column is a frame around paragraphs.
        if (!table.IsRowGone)
            Add(table.Row());
    }

    private void Add(IEnumerable<string> more)
    {
        var isFirst = true;
        foreach (var line in more)
        {
            lines.Add(line);
            remarks.Begin(line);
            if (isFirst)
                remarks.Place(lines.Count);
            isFirst = false;
        }
    }
}
