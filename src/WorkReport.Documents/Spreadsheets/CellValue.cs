using System.Globalization;

namespace WorkReport.Documents.Spreadsheets;

/// <summary>What a cell may keep.</summary>
public enum CellValueKind
{
    Blank,
    Number,
    Text,
    Truth,

    /// <summary>#DIV/0! and its like.</summary>
    Error,
}

/// <summary>What a cell keeps.</summary>
/// <param name="Kind">What of the rest counts.</param>
/// <param name="Number">The number; 1 and 0 for true and false.</param>
/// <param name="Text">The text, or the name of the error.</param>
public readonly record struct CellValue(CellValueKind Kind, decimal Number = 0, string Text = "")
{
    /// <summary>As many digits of a number spreadsheets keep.</summary>
    public const int Digits = 15;

    public static CellValue Blank => default;

    public static CellValue True { get; } = Of(true);

    public static CellValue NotANumber { get; } = new(CellValueKind.Error, Text: "#VALUE!");

    public static CellValue ByNothing { get; } = new(CellValueKind.Error, Text: "#DIV/0!");

    public bool IsError => Kind is CellValueKind.Error;

    public static CellValue Of(decimal number) => new(CellValueKind.Number, number);

    public static CellValue Of(string text) => new(CellValueKind.Text, Text: text);

    public static CellValue Of(bool truth) => new(CellValueKind.Truth, truth ? 1 : 0);

    /// <summary>The number as spreadsheets keep it.</summary>
    public static decimal Rounded(decimal number)
    {
        if (number == 0)
            return 0;
        var whole = decimal.Truncate(Math.Abs(number)).ToString(CultureInfo.InvariantCulture).TrimStart('0').Length;
        // 0.00001234 has its digits further behind the point.
        var noughts = 0;
        for (var rest = (whole > 0 ? 1 : Math.Abs(number) * 10); rest < 1; rest *= 10)
            noughts++;
        var behind = Digits - whole + noughts;
        return behind >= 0 ? Math.Round(number, Math.Min(behind, 28), MidpointRounding.AwayFromZero) : number;
    }

    /// <summary>As the file writes it, and as it is read without a look of its own.</summary>
    public override string ToString() => Kind switch
    {
        CellValueKind.Number => Rounded(Number).ToString("0.############################", CultureInfo.InvariantCulture),
        CellValueKind.Truth => Number != 0 ? "TRUE" : "FALSE",
        _ => Text ?? "",
    };
}
