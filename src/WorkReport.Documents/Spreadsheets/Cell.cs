namespace WorkReport.Documents.Spreadsheets;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    Blank,
    Text,
    Number,
    Day,
}

/// <summary>One cell: text, a number in its format, a day, or nothing. There is none that computes.</summary>
public readonly record struct Cell
{
    /// <summary>As many places as the number has.</summary>
    public const string General = "General";

    /// <summary>Whole numbers.</summary>
    public const string Whole = "0";

    /// <summary>One place behind the point, as shares are printed.</summary>
    public const string OnePlace = "0.0";

    public static Cell Blank => default;

    public CellKind Kind { get; private init; }

    /// <summary>Of text; null of everything else.</summary>
    public string? Text { get; private init; }

    public decimal Number { get; private init; }

    public DateOnly Day { get; private init; }

    /// <summary>The format of a number, as spreadsheets write it; null of everything else.</summary>
    public string? Format { get; private init; }

    /// <summary>Text, whatever it begins with; blank where there is none.</summary>
    public static Cell Of(string? text) => string.IsNullOrEmpty(text) ? default : new Cell { Kind = CellKind.Text, Text = text };

    /// <summary>A number; blank where there is none.</summary>
    public static Cell Of(decimal? number, string format = General) =>
        number is { } there ? new Cell { Kind = CellKind.Number, Number = there, Format = format } : default;

    /// <summary>A day; blank where there is none.</summary>
    public static Cell Of(DateOnly? day) => day is { } there ? new Cell { Kind = CellKind.Day, Day = there } : default;
}
