using System.Globalization;
using System.Text;
using System.Xml;

namespace WorkReport.Documents.Spreadsheets;

/// <summary>The cells of one sheet of a form, as they come: what is in them, how they compute, which are shown as one.</summary>
internal sealed class XlsxFormCells(List<string> texts, List<NumberKind> kinds, bool from1904)
{
    private readonly Dictionary<CellAddress, FormCell> cells = [];
    private readonly List<CellRange> merged = [];
    // How a row of cells that compute alike does so stands at the first of them.
    private readonly Dictionary<string, (CellAddress At, string Formula)> shared = [];
    private readonly StringBuilder value = new();
    private readonly StringBuilder formula = new();
    private CellAddress at;
    private string type = "";
    private NumberKind kind;
    private string formulaType = "";
    private string? sharedIndex;
    private bool computes;
    private int spoken;
    private StringBuilder? into;
    private long characters;

    /// <summary>How many there are, also of other sheets of the book.</summary>
    public int Count => cells.Count;

    public FormSheet Sheet(string name, bool isHidden) => new(name, [.. cells.Values.OrderBy(cell => cell.At)], merged, isHidden);

    public void Begin(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "row":
                at = new CellAddress(Number(reader.GetAttribute("r")) ?? at.Row + 1, -1);
                break;
            case "c":
                at = CellAddress.Read(reader.GetAttribute("r")) ?? at with { Column = at.Column + 1 };
                (type, computes, formulaType, sharedIndex) = (reader.GetAttribute("t") ?? "", false, "", null);
                kind = Number(reader.GetAttribute("s")) is { } look && look < kinds.Count ? kinds[look] : NumberKind.Number;
                value.Clear();
                formula.Clear();
                break;
            case "f":
                (computes, formulaType, sharedIndex) = (true, reader.GetAttribute("t") ?? "", reader.GetAttribute("si"));
                break;
            case "mergeCell" when CellRange.Read(reader.GetAttribute("ref")) is { } range:
                if (merged.Count == FormLimits.MostMerged)
                    throw new SheetRefusedException(SheetRefusal.TooLarge);
                merged.Add(range);
                break;
            case "rPh" when !reader.IsEmptyElement:
                spoken++;
                break;
            default:
                break;
        }

        into = reader.LocalName switch { "v" => value, "t" when spoken == 0 => value, "f" => formula, _ => null };
    }

    public void Text(XmlReader reader) => into?.Append(reader.Value);

    public void End(XmlReader reader)
    {
        into = null;
        if (reader is { LocalName: "rPh", IsEmptyElement: false })
            spoken--;
        else if (reader.LocalName == "c")
            Put();
    }

    private void Put()
    {
        var kept = Kept();
        var isBlank = kept.Kind is CellValueKind.Blank or CellValueKind.Text && string.IsNullOrWhiteSpace(kept.Text) && !computes;
        if (at.Column >= FormLimits.MostColumns || at.Row > FormLimits.MostRows)
        {
            // Looks often reach to the edge of the sheet, with nothing there.
            if (!isBlank || computes)
                throw new SheetRefusedException(at.Row > FormLimits.MostRows ? SheetRefusal.TooLarge : SheetRefusal.TooWide);
            return;
        }

        var shown = kept.Kind is CellValueKind.Number ? XlsxCells.Shown(value.ToString(), kind, from1904) : isBlank ? "" : kept.ToString();
        characters += shown.Length;
        if (cells.Count >= FormLimits.MostCells || characters > FormLimits.MostCharacters)
            throw new SheetRefusedException(SheetRefusal.TooLarge);
        var cell = new FormCell(at, shown, kept, computes ? Formula() : null, kind switch { NumberKind.Share => ShownAs.Share, NumberKind.Day => ShownAs.Day, _ => ShownAs.Number });
        if (!cells.TryAdd(at, cell))
            throw new SheetRefusedException(SheetRefusal.Broken);
    }

    private CellValue Kept()
    {
        var kept = value.ToString();
        return type switch
        {
            "s" => Number(kept) is { } place && place < texts.Count ? CellValue.Of(texts[place]) : throw new SheetRefusedException(SheetRefusal.Broken),
            "" or "n" when kept.Length == 0 => CellValue.Blank,
            // What no figure can hold is kept as it is written.
            "" or "n" => double.TryParse(kept, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e20 ? CellValue.Of((decimal)number) : CellValue.Of(kept),
            "b" => CellValue.Of(kept == "1"),
            "e" => new CellValue(CellValueKind.Error, Text: kept),
            _ => kept.Length == 0 ? CellValue.Blank : CellValue.Of(kept),
        };
    }

    /// <summary>Empty where how it computes cannot be told: a block that computes together, a table of what-ifs.</summary>
    private string Formula()
    {
        if (formulaType is not ("" or "normal" or "shared"))
            return "";
        if (formulaType != "shared" || sharedIndex is null)
            return formula.ToString();
        if (formula.Length > 0)
            shared[sharedIndex] = (at, formula.ToString());
        return shared.TryGetValue(sharedIndex, out var first) ? Formulas.Moved(first.Formula, at.Row - first.At.Row, at.Column - first.At.Column) ?? "" : "";
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
