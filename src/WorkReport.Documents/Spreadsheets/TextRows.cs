namespace WorkReport.Documents.Spreadsheets;

/// <summary>Gathers cells as they come, and says when there are too many.</summary>
internal sealed class TextRows
{
    private readonly List<TextRow> rows = [];
    private List<string> row = [];
    private int cells;
    private long characters;

    public IReadOnlyList<TextRow> Rows => rows;

    /// <summary>Puts a text into a cell of the row that is open.</summary>
    /// <exception cref="SheetRefusedException">There are too many.</exception>
    public void Put(int column, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        if (column >= SheetLimits.MostColumns)
            throw new SheetRefusedException(SheetRefusal.TooWide);
        cells++;
        characters += text.Length;
        if (cells > SheetLimits.MostCells || characters > SheetLimits.MostCharacters)
            throw new SheetRefusedException(SheetRefusal.TooLarge);
        while (row.Count <= column)
            row.Add("");
        row[column] = text;
    }

    /// <summary>The row that is open ends; one without anything in it is none.</summary>
    public void EndRow(int number)
    {
        if (row.Count == 0)
            return;
        if (rows.Count == SheetLimits.MostRows)
            throw new SheetRefusedException(SheetRefusal.TooLarge);
        rows.Add(new TextRow(number, row));
        row = [];
    }

    public TextSheet Sheet(int others = 0) => rows.Count == 0 ? TextSheet.Refused(SheetRefusal.Nothing) : new TextSheet(rows) { OtherSheets = others };
}

/// <summary>The file is refused; never leaves the readers.</summary>
internal sealed class SheetRefusedException(SheetRefusal refusal) : Exception
{
    public SheetRefusal Refusal { get; } = refusal;
}
