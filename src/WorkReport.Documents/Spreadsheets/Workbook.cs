namespace WorkReport.Documents.Spreadsheets;

/// <summary>What leaves for a spreadsheet: plain records. What they look like and how they print is the writer's.</summary>
/// <param name="Title">What the file is called in its properties.</param>
/// <param name="Sheets">One at least.</param>
public sealed record Workbook(string Title, IReadOnlyList<Sheet> Sheets)
{
    public string Language { get; init; } = "zh-CN";
}

/// <summary>One table: its title, lines that say of whom and when, a head row, rows.</summary>
/// <param name="Name">On its tab; what no tab may hold is left out, and it is cut to 31 characters.</param>
/// <param name="Title">Printed above the table.</param>
/// <param name="Columns">One at least.</param>
/// <param name="Rows">Each with a cell for every column.</param>
public sealed record Sheet(string Name, string Title, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    /// <summary>Between the title and the head.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>So many columns from the left stay in sight, and are printed again on every page beside it.</summary>
    public int FixedColumns { get; init; }

    /// <summary>At the foot of every page: {0} is its number, {1} how many there are.</summary>
    public string PageNumber { get; init; } = "{0}/{1}";
}

/// <summary>A column.</summary>
/// <param name="Head">What stands above it.</param>
/// <param name="Width">In characters of half width; a Hanzi takes two.</param>
/// <param name="Kind">How its cells stand.</param>
public sealed record Column(string Head, double Width, ColumnKind Kind = ColumnKind.Words);

/// <summary>How the cells of a column stand.</summary>
public enum ColumnKind
{
    /// <summary>From the left, over as many rows as they need.</summary>
    Words,

    /// <summary>In the middle: codes, units of measure, days.</summary>
    Mark,

    /// <summary>From the right; also what is a figure only in words (4200多).</summary>
    Figure,
}
