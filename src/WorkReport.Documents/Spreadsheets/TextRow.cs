namespace WorkReport.Documents.Spreadsheets;

/// <summary>A row of a sheet as plain text: what somebody sees in the cells, without what they look like.</summary>
/// <param name="Number">As spreadsheets number it, from 1.</param>
/// <param name="Cells">From column A on; what is blank is empty, and what is blank at the end is not there.</param>
public sealed record TextRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The text of a cell; empty where there is none.</summary>
    public string this[int column] => column < Cells.Count ? Cells[column] : "";
}

/// <summary>Why a file is not read as a sheet. The words for the reader, and how to mend it, are the caller's.</summary>
public enum SheetRefusal
{
    /// <summary>Neither a workbook nor a text.</summary>
    NotASheet,

    /// <summary>A package with something else in it, such as a Word file.</summary>
    OtherPackage,

    /// <summary>A workbook of 1997–2003, or one closed with a password.</summary>
    OldOrClosed,

    /// <summary>It can run programs.</summary>
    Macros,

    /// <summary>It would have the reader fetch or copy something (a document type declaration).</summary>
    Dtd,

    /// <summary>Elements within elements without end.</summary>
    TooDeep,

    /// <summary>More parts than any workbook has.</summary>
    TooManyParts,

    /// <summary>The file, a part of it, or what stands in it is larger than any sheet of figures.</summary>
    TooLarge,

    /// <summary>Something stands further to the right than any column of ours.</summary>
    TooWide,

    /// <summary>Cut off or damaged.</summary>
    Broken,

    /// <summary>No cell with something in it.</summary>
    Nothing,

    /// <summary>The machine had no room or no time for it. Never said by a reader itself, but by whoever has it read in a process of its own.</summary>
    Busy,
}

/// <summary>What was read of a file, or why nothing was.</summary>
/// <param name="Rows">The rows that have something in them.</param>
/// <param name="Refusal">Null where it was read.</param>
public sealed record TextSheet(IReadOnlyList<TextRow> Rows, SheetRefusal? Refusal = null)
{
    /// <summary>How many further sheets of the workbook were not looked at.</summary>
    public int OtherSheets { get; init; }

    public static TextSheet Refused(SheetRefusal refusal) => new([], refusal);
}

/// <summary>How much a sheet may hold.</summary>
public static class SheetLimits
{
    /// <summary>Columns; the widest table of ours has 18, a cross table of a whole catalogue a hundred.</summary>
    public const int MostColumns = 400;

    /// <summary>Rows with something in them.</summary>
    public const int MostRows = 200_000;

    /// <summary>Cells with something in them.</summary>
    public const int MostCells = 1_500_000;

    /// <summary>Characters in all cells together, also where many show the same text.</summary>
    public const int MostCharacters = 20_000_000;
}

/// <summary>How spreadsheets name columns.</summary>
public static class ColumnName
{
    /// <summary>A, B, … Z, AA: of a column counted from 0.</summary>
    public static string Of(int column) => column < 26 ? $"{(char)('A' + column)}" : Of((column / 26) - 1) + (char)('A' + (column % 26));

    /// <summary>The column of a cell such as B12, from 0; -1 where the name has none.</summary>
    public static int Read(string? cell)
    {
        var column = 0;
        foreach (var c in cell ?? "")
        {
            if (!char.IsAsciiLetter(c))
                break;
            column = (column * 26) + (char.ToUpperInvariant(c) - 'A') + 1;
            if (column > 1_000_000)
                break;
        }

        return column - 1;
    }
}
