using System.Globalization;
using System.Text;
using System.Xml;

namespace WorkReport.Documents.Spreadsheets;

/// <summary>The cells of one sheet, as they come.</summary>
/// <param name="texts">The texts that stand once for all.</param>
/// <param name="kinds">What the numbers of each look mean.</param>
/// <param name="from1904">Are days counted from 1904, as old programs for the Macintosh did?</param>
internal sealed class XlsxCells(List<string> texts, List<NumberKind> kinds, bool from1904)
{
    private readonly StringBuilder value = new();
    private int row;
    private int column = -1;
    private int spoken;
    private string type = "";
    private NumberKind kind;
    private bool isValue;

    public TextRows Rows { get; } = new();

    public void Begin(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "row":
                // What has no number of its own comes after the one before.
                row = Number(reader.GetAttribute("r")) ?? row + 1;
                column = -1;
                break;
            case "c":
                column = ColumnName.Read(reader.GetAttribute("r")) is >= 0 and var named ? named : column + 1;
                type = reader.GetAttribute("t") ?? "";
                kind = Number(reader.GetAttribute("s")) is { } look && look < kinds.Count ? kinds[look] : NumberKind.Number;
                value.Clear();
                break;
            case "rPh" when !reader.IsEmptyElement:
                spoken++;
                break;
            default:
                break;
        }

        isValue = reader.LocalName is "v" || (reader.LocalName is "t" && spoken == 0);
    }

    public void Text(XmlReader reader)
    {
        if (isValue)
            value.Append(reader.Value);
    }

    public void End(XmlReader reader)
    {
        isValue = false;
        if (reader is { LocalName: "rPh", IsEmptyElement: false })
            spoken--;
        else if (reader.LocalName == "c")
            Rows.Put(column, Shown());
        else if (reader.LocalName == "row")
            Rows.EndRow(row);
    }

    private string Shown()
    {
        var kept = value.ToString();
        return type switch
        {
            "s" => Number(kept) is { } place && place < texts.Count ? texts[place] : throw new SheetRefusedException(SheetRefusal.Broken),
            "" or "n" => Shown(kept, kind, from1904),
            "b" => kept == "1" ? "TRUE" : "FALSE",
            // A day as some programs write it: 2022-12-31T00:00:00.
            "d" => kept.Split('T')[0],
            _ => kept,
        };
    }

    /// <summary>A cell keeps a number in a double; it is the one of fifteen digits that everybody sees in it.</summary>
    internal static string Shown(string kept, NumberKind kind, bool from1904)
    {
        if (!double.TryParse(kept, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number) || Math.Abs(number) >= 1e15)
            return kept;
        var exact = (decimal)number;
        return kind switch
        {
            NumberKind.Share => string.Create(CultureInfo.InvariantCulture, $"{exact * 100:0.##########}%"),
            NumberKind.Day when DayOf(exact, from1904) is { } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => exact.ToString("0.###############", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Day 1 is 1900-01-01, and day 60 is a 29 February that never was: the program before Excel had it.</summary>
    private static DateOnly? DayOf(decimal number, bool from1904) =>
        number is < 1 or > 2_958_465 ? null
        : from1904 ? new DateOnly(1904, 1, 1).AddDays((int)Math.Min(number, 2_957_000))
        : new DateOnly(1899, 12, number < 61 ? 31 : 30).AddDays((int)number);

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
