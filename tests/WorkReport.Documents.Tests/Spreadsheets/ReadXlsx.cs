using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace WorkReport.Documents.Tests.Spreadsheets;

/// <summary>A workbook read again from its parts alone, with no class of the product and none of the library that wrote it.</summary>
internal sealed class ReadXlsx
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private ReadXlsx(IReadOnlyList<ReadSheet> sheets, IReadOnlyDictionary<string, string> parts, IReadOnlyList<DateTimeOffset> dates) => (Sheets, Parts, Dates) = (sheets, parts, dates);

    public IReadOnlyList<ReadSheet> Sheets { get; }

    /// <summary>Every part, as text.</summary>
    public IReadOnlyDictionary<string, string> Parts { get; }

    /// <summary>What stands behind the entries of the archive.</summary>
    public IReadOnlyList<DateTimeOffset> Dates { get; }

    /// <summary>How many elements could compute something: formulas, links to elsewhere, macros.</summary>
    public int Computing => Parts.Keys.Count(name => name.Contains("vba", StringComparison.OrdinalIgnoreCase) || name.Contains("externalLink", StringComparison.OrdinalIgnoreCase) || name.Contains("calcChain", StringComparison.OrdinalIgnoreCase))
        + Sheets.Sum(sheet => sheet.Xml.Descendants(Main + "f").Count());

    public static ReadXlsx Of(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var parts = zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        });
        var book = XDocument.Parse(parts["xl/workbook.xml"]).Root!;
        var targets = XDocument.Parse(parts["xl/_rels/workbook.xml.rels"]).Root!.Elements().ToDictionary(e => e.Attribute("Id")!.Value, e => e.Attribute("Target")!.Value);
        string Part(string id) => parts[targets[id] is ['/', .. var whole] ? whole : "xl/" + targets[id]];
        var texts = XDocument.Parse(parts.Single(part => part.Key.EndsWith("sharedStrings.xml", StringComparison.Ordinal)).Value).Root!
            .Elements(Main + "si").Select(si => Unescaped(string.Concat(si.Descendants(Main + "t").Select(t => t.Value)))).ToList();
        var styles = XDocument.Parse(parts.Single(part => part.Key.EndsWith("styles.xml", StringComparison.Ordinal)).Value).Root!;
        var formats = styles.Descendants(Main + "numFmt").ToDictionary(e => e.Attribute("numFmtId")!.Value, e => e.Attribute("formatCode")!.Value);
        var looks = styles.Element(Main + "cellXfs")!.Elements().Select(xf => (Format: formats.GetValueOrDefault(xf.Attribute("numFmtId")!.Value, xf.Attribute("numFmtId")!.Value == "1" ? "0" : "General"), IsQuoted: xf.Attribute("quotePrefix")?.Value == "1")).ToList();
        return new ReadXlsx(
            [.. book.Element(Main + "sheets")!.Elements().Select(e => ReadSheet.Of(e.Attribute("name")!.Value, XDocument.Parse(Part(e.Attribute(Relations + "id")!.Value)).Root!, texts, looks))],
            parts, [.. zip.Entries.Select(entry => entry.LastWriteTime)]);
    }

    /// <summary>What the workbook defines under a name, sheet by sheet.</summary>
    public IReadOnlyList<string> Defined(string name) =>
        [.. XDocument.Parse(Parts["xl/workbook.xml"]).Descendants(Main + "definedName").Where(e => e.Attribute("name")!.Value == name).Select(e => e.Value)];

    private static string Unescaped(string text) => text.Replace("_x005F_", "_", StringComparison.Ordinal);
}

/// <summary>A cell as it stands in the file.</summary>
/// <param name="Kind">t of text, d of a day, n of a number.</param>
/// <param name="Words">Its text, its day, or its number as it is written.</param>
/// <param name="Format">The format of a number.</param>
/// <param name="IsQuoted">Stays text when somebody edits it.</param>
internal sealed record ReadCell(char Kind, string Words, string Format, bool IsQuoted)
{
    public decimal Number => Kind == 'n' ? decimal.Parse(Words, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : throw new InvalidOperationException($"“{Words}” is no number.");
}

/// <summary>A sheet of it.</summary>
internal sealed class ReadSheet
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly Dictionary<string, ReadCell> cells;

    private ReadSheet(string name, XElement xml, Dictionary<string, ReadCell> cells) => (Name, Xml, this.cells) = (name, xml, cells);

    public string Name { get; }

    public XElement Xml { get; }

    /// <summary>The row of the column heads: what stays in sight.</summary>
    public int HeadRow => int.Parse(Xml.Descendants(Main + "pane").Single().Attribute("ySplit")!.Value, CultureInfo.InvariantCulture);

    public IReadOnlyList<string> Heads => [.. Columns.Select(column => cells[$"{column}{HeadRow}"].Words)];

    /// <summary>What stands above the heads.</summary>
    public IReadOnlyList<string> Above => [.. Enumerable.Range(1, HeadRow - 1).Select(row => cells[$"A{row}"].Words)];

    /// <summary>The rows below the heads, by head; what is blank is not among them.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, ReadCell>> Rows =>
        [.. Enumerable.Range(HeadRow + 1, LastRow - HeadRow).Select(row => Columns.Zip(Heads).Where(c => cells.ContainsKey($"{c.First}{row}")).ToDictionary(c => c.Second, c => cells[$"{c.First}{row}"]))];

    public ReadCell? this[string reference] => cells.GetValueOrDefault(reference);

    private int LastRow => Xml.Descendants(Main + "row").Max(row => (int)row.Attribute("r")!);

    private IEnumerable<string> Columns => Xml.Descendants(Main + "row").Single(row => (int)row.Attribute("r")! == HeadRow).Elements().Select(c => c.Attribute("r")!.Value.TrimEnd("0123456789".ToCharArray()));

    public static ReadSheet Of(string name, XElement xml, IReadOnlyList<string> texts, IReadOnlyList<(string Format, bool IsQuoted)> looks)
    {
        Dictionary<string, ReadCell> cells = [];
        foreach (var c in xml.Descendants(Main + "c"))
        {
            if (c.Element(Main + "v")?.Value is not { } value)
                continue;
            var (format, isQuoted) = looks[int.Parse(c.Attribute("s")?.Value ?? "0", CultureInfo.InvariantCulture)];
            cells[c.Attribute("r")!.Value] = c.Attribute("t")?.Value switch
            {
                "s" => new ReadCell('t', texts[int.Parse(value, CultureInfo.InvariantCulture)], format, isQuoted),
                null when format.Contains("yy", StringComparison.Ordinal) => new ReadCell('d', DateTime.FromOADate(double.Parse(value, CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), format, isQuoted),
                null => new ReadCell('n', value, format, isQuoted),
                var other => throw new InvalidDataException($"A cell of kind {other}."),
            };
        }

        return new ReadSheet(name, xml, cells);
    }
}
