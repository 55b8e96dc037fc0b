namespace WorkReport.Documents.Spreadsheets;

/// <summary>What the number in a cell is shown as.</summary>
public enum ShownAs
{
    Number,

    /// <summary>In per cent: the cell keeps 0.5 and shows 50%.</summary>
    Share,
    Day,
}

/// <summary>A cell of somebody else's form.</summary>
/// <param name="At">Where.</param>
/// <param name="Text">What is seen in it; empty of a blank one.</param>
/// <param name="Value">What it keeps; of a cell that computes, what it computed last.</param>
/// <param name="Formula">How it computes; null where it does not, empty where how cannot be told.</param>
/// <param name="ShownAs">What a number in it is shown as.</param>
public sealed record FormCell(CellAddress At, string Text, CellValue Value, string? Formula, ShownAs ShownAs)
{
    public bool Computes => Formula is not null;

    /// <summary>Neither text nor number, and it computes nothing: something may be filled in.</summary>
    public bool IsBlank => Text.Length == 0 && !Computes;
}

/// <summary>A sheet of somebody else's form, with every cell that the file names.</summary>
/// <param name="Name">On its tab.</param>
/// <param name="Cells">Row by row.</param>
/// <param name="Merged">Cells that are shown as one.</param>
/// <param name="IsHidden">Has whoever made it put it out of sight?</param>
public sealed record FormSheet(string Name, IReadOnlyList<FormCell> Cells, IReadOnlyList<CellRange> Merged, bool IsHidden)
{
    private Dictionary<CellAddress, FormCell>? byPlace;

    public FormCell? this[CellAddress at] => (byPlace ??= Cells.ToDictionary(cell => cell.At)).GetValueOrDefault(at);

    /// <summary>The cell that keeps what is shown at a place: of merged cells the upper left one.</summary>
    public CellAddress Keeper(CellAddress at) => Merged.Where(range => range.Has(at)).Select(range => (CellAddress?)range.First).FirstOrDefault() ?? at;
}

/// <summary>A workbook that a superior office sends to be filled in.</summary>
/// <param name="Sheets">In the order of the tabs.</param>
public sealed record FormBook(IReadOnlyList<FormSheet> Sheets)
{
    public FormSheet? Find(string sheet) => Sheets.FirstOrDefault(s => s.Name.Equals(sheet, StringComparison.OrdinalIgnoreCase));
}

/// <summary>How much a form may hold: it is a few printed pages and no store of figures.</summary>
public static class FormLimits
{
    /// <summary>Bytes of the file.</summary>
    public const int MostFileBytes = 2_000_000;

    /// <summary>Bytes, and characters, of an unpacked part.</summary>
    public const int MostPartBytes = 20_000_000;

    public const int MostSheets = 30;

    /// <summary>Characters on a tab; Excel and WPS take 31.</summary>
    public const int LongestName = 64;

    public const int MostRows = 2_000;
    public const int MostColumns = 256;

    /// <summary>Cells that the file names, blank ones with a look of their own among them.</summary>
    public const int MostCells = 50_000;

    /// <summary>Characters in all cells together.</summary>
    public const int MostCharacters = 2_000_000;

    public const int MostMerged = 5_000;
}

/// <summary>A form, or why the file is not taken as one.</summary>
/// <param name="Book">Null where it was refused.</param>
/// <param name="Refusal">Null where it was read.</param>
public sealed record FormReading(FormBook? Book, SheetRefusal? Refusal);
