using System.Globalization;
using System.Text;

namespace WorkReport.Documents.Spreadsheets;

/// <summary>Writes some cells of a sheet anew within the text of its part; whatever stands around them stays to the letter.</summary>
internal sealed class XlsxSheetPatch
{
    private readonly string text;
    private readonly List<(int Start, int End, string Written)> edits = [];
    private readonly List<Row> rows = [];
    private readonly List<(int First, int Last, string Style)> columns = [];
    private XmlTag data;
    private int dataEnd;

    private XlsxSheetPatch(string text) => this.text = text;

    private sealed class Row(XmlTag tag, int number)
    {
        public XmlTag Tag { get; } = tag;

        public int Number { get; } = number;

        /// <summary>Where its last tag begins; of an empty one the tag itself.</summary>
        public int Close { get; set; }

        public List<Cell> Cells { get; } = [];
    }

    private sealed class Cell(XmlTag tag, CellAddress at)
    {
        public XmlTag Tag { get; } = tag;

        public CellAddress At { get; } = at;

        public int End { get; set; } = tag.End;

        /// <summary>Behind how it computes.</summary>
        public int FormulaEnd { get; set; } = -1;

        /// <summary>What it computed last.</summary>
        public (int Start, int End)? Value { get; set; }
    }

    /// <param name="sheet">The part.</param>
    /// <param name="figures">What goes into cells that do not compute; blank empties them.</param>
    /// <param name="computed">What cells that compute come to; null where that is not known.</param>
    public static string Write(string sheet, IReadOnlyDictionary<CellAddress, CellValue> figures, IReadOnlyDictionary<CellAddress, CellValue?> computed)
    {
        var patch = new XlsxSheetPatch(sheet);
        patch.Find();
        patch.Compute(computed);
        patch.Fill(figures);
        return patch.Done();
    }

    private void Find()
    {
        Cell? cell = null;
        var isInside = false;
        var valueStart = 0;
        foreach (var tag in XmlTags.Of(text))
        {
            if (tag is { Name: "col", Opens: true } && !isInside && Style(tag) is { } style && Int(tag, "min") is { } min && Int(tag, "max") is { } max)
                columns.Add((min - 1, max - 1, style));
            if (tag.Name == "sheetData")
            {
                if (tag.Opens)
                    data = tag;
                (isInside, dataEnd) = (tag is { Opens: true, Closes: false }, tag.Start);
            }

            if (!isInside)
                continue;
            if (tag is { Name: "row", Opens: true })
                rows.Add(new Row(tag, Int(tag, "r") ?? ((rows.Count == 0 ? 0 : rows[^1].Number) + 1)) { Close = tag.Start });
            else if (tag.Name == "row")
                rows[^1].Close = tag.Start;
            else if (tag is { Name: "c", Opens: true })
                rows[^1].Cells.Add(cell = new Cell(tag, CellAddress.Read(XmlTags.Attribute(text, tag, "r")) ?? new CellAddress(rows[^1].Number, rows[^1].Cells.Count == 0 ? 0 : rows[^1].Cells[^1].At.Column + 1)));
            if (cell is null)
                continue;
            if (tag is { Name: "c", Closes: true })
                (cell.End, cell) = (tag.End, null);
            else if (tag is { Name: "f", Closes: true })
                cell.FormulaEnd = tag.End;
            else if (tag.Name == "v")
                (valueStart, cell.Value) = tag.Opens ? (tag.Start, (tag.Start, tag.End)) : (valueStart, (valueStart, tag.End));
        }
    }

    private void Compute(IReadOnlyDictionary<CellAddress, CellValue?> computed)
    {
        foreach (var cell in rows.SelectMany(row => row.Cells))
        {
            if (cell.FormulaEnd < 0 || !computed.TryGetValue(cell.At, out var value))
                continue;
            var type = value?.Kind switch { CellValueKind.Text => "str", CellValueKind.Truth => "b", CellValueKind.Error => "e", _ => null };
            edits.Add((cell.Tag.Start, cell.Tag.End, XmlTags.With(text, cell.Tag, "t", type)));
            var written = value is { } known ? Value(cell.Tag.Prefix, known) : "";
            edits.Add(cell.Value is { } old ? (old.Start, old.End, written) : (cell.FormulaEnd, cell.FormulaEnd, written));
        }
    }

    private void Fill(IReadOnlyDictionary<CellAddress, CellValue> figures)
    {
        foreach (var ofRow in figures.OrderBy(figure => figure.Key).GroupBy(figure => figure.Key.Row))
        {
            var row = rows.Find(row => row.Number == ofRow.Key);
            // Cells that are not there yet, before the one that they come in front of.
            Dictionary<int, StringBuilder> added = [];
            foreach (var (at, value) in ofRow)
            {
                if (row?.Cells.Find(cell => cell.At == at) is { } cell)
                    edits.Add((cell.Tag.Start, cell.End, Filled(cell.Tag, value)));
                else if (value.Kind is not CellValueKind.Blank)
                    Added(row?.Cells.Find(cell => cell.At > at)?.Tag.Start ?? -1).Append(New(row, at, value));
            }

            if (row is null)
                AddRow(ofRow.Key, added.GetValueOrDefault(-1)?.ToString());
            else
                Insert(row, added);

            StringBuilder Added(int before) => added.TryGetValue(before, out var there) ? there : added[before] = new StringBuilder();
        }
    }

    private void Insert(Row row, Dictionary<int, StringBuilder> added)
    {
        foreach (var (before, cells) in added)
        {
            if (before >= 0)
                edits.Add((before, before, cells.ToString()));
            else if (row.Tag.Closes)
                edits.Add((row.Tag.Start, row.Tag.End, $"{Opened(row.Tag)}{cells}</{row.Tag.Prefix}row>"));
            else
                edits.Add((row.Close, row.Close, cells.ToString()));
        }
    }

    private void AddRow(int number, string? cells)
    {
        if (cells is null)
            return;
        var row = string.Create(CultureInfo.InvariantCulture, $"<{data.Prefix}row r=\"{number}\">{cells}</{data.Prefix}row>");
        if (rows.Find(row => row.Number > number) is { } next)
            edits.Add((next.Tag.Start, next.Tag.Start, row));
        else if (data.Closes)
            throw new SheetRefusedException(SheetRefusal.Broken);
        else
            edits.Add((dataEnd, dataEnd, row));
    }

    private string New(Row? row, CellAddress at, CellValue value)
    {
        // A cell that is not there looks like its row, or else like its column.
        var style = (row is null || XmlTags.Attribute(text, row.Tag, "customFormat") is not ("1" or "true") ? null : Style(row.Tag))
            ?? columns.Where(column => at.Column >= column.First && at.Column <= column.Last).Select(column => column.Style).FirstOrDefault();
        return $"<{data.Prefix}c r=\"{at}\"{(style is null ? "" : $" s=\"{style}\"")}>{Value(data.Prefix, value)}</{data.Prefix}c>";
    }

    /// <summary>The cell with the figure in place of whatever was in it; what it looks like stays.</summary>
    private string Filled(XmlTag tag, CellValue value)
    {
        var plain = XmlTags.With(text, tag, "t", null);
        var opened = tag.Closes ? Opened(plain) : plain;
        return value.Kind is CellValueKind.Blank ? (tag.Closes ? plain : $"{plain}</{tag.Prefix}c>") : $"{opened}{Value(tag.Prefix, value)}</{tag.Prefix}c>";
    }

    private string Opened(XmlTag tag) => Opened(text[tag.Start..tag.End]);

    private static string Opened(string empty) => empty.EndsWith("/>", StringComparison.Ordinal) ? empty[..^2].TrimEnd() + ">" : empty;

    private static string Value(string prefix, CellValue value) =>
        $"<{prefix}v>{(value.Kind is CellValueKind.Truth ? (value.Number != 0 ? "1" : "0") : Escaped(value.ToString()))}</{prefix}v>";

    private static string Escaped(string value) => Packages.OfficePackage.Allowed(value)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private string Done()
    {
        var done = new StringBuilder(text.Length + 1024);
        var at = 0;
        // Insertions of one place keep the order in which they came.
        foreach (var (start, end, written) in edits.OrderBy(edit => edit.Start).ThenBy(edit => edit.End))
        {
            done.Append(text, at, start - at).Append(written);
            at = end;
        }

        return done.Append(text, at, text.Length - at).ToString();
    }

    private string? Style(XmlTag tag) => XmlTags.Attribute(text, tag, tag.Name == "col" ? "style" : "s") is { } style && style.All(char.IsAsciiDigit) ? style : null;

    private int? Int(XmlTag tag, string name) => int.TryParse(XmlTags.Attribute(text, tag, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
