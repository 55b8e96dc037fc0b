using WorkReport.Documents.Spreadsheets;

namespace WorkReport.Web.Pages.SuperiorForms;

/// <summary>What a cell of the grid is to whoever works on it.</summary>
public enum GridKind
{
    /// <summary>A word or a number of the form itself, or nothing.</summary>
    Words,

    /// <summary>It computes.</summary>
    Computes,

    /// <summary>A figure of ours goes into it.</summary>
    Bound,

    /// <summary>Something seems to go into it.</summary>
    Proposed,

    /// <summary>It looks like a field, and nothing goes into it.</summary>
    Open,

    /// <summary>A figure was to go into it, and there is none.</summary>
    Missing,
}

/// <summary>A cell as the page shows it.</summary>
/// <param name="At">Where.</param>
/// <param name="Text">What is seen in it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Said">The same in full, for who points at it; null where the text says it.</param>
/// <param name="IsChosen">Is it the one that is worked on?</param>
public sealed record GridCell(CellAddress At, string Text, GridKind Kind = GridKind.Words, string? Said = null, bool IsChosen = false)
{
    public int Rows { get; init; } = 1;

    public int Columns { get; init; } = 1;

    /// <summary>A number stands to the right.</summary>
    public bool IsFigure { get; init; }
}

/// <summary>A sheet of a form as a table, merged cells as one, as far as there is something on it.</summary>
public sealed class FormGrid
{
    /// <summary>What a page shows; further cells are reached by their address.</summary>
    public const int MostRows = 150;

    /// <inheritdoc cref="MostRows"/>
    public const int MostColumns = 40;

    private FormGrid(IReadOnlyList<(int Number, IReadOnlyList<GridCell> Cells)> rows, int columns, bool isCut) => (Rows, Columns, IsCut) = (rows, columns, isCut);

    public IReadOnlyList<(int Number, IReadOnlyList<GridCell> Cells)> Rows { get; }

    public int Columns { get; }

    /// <summary>Is there more on the sheet than is shown?</summary>
    public bool IsCut { get; }

    /// <summary>The address that a press on a cell leads to; null where cells cannot be pressed.</summary>
    public Func<CellAddress, string>? Link { get; init; }

    /// <param name="sheet">The sheet.</param>
    /// <param name="show">A cell that is something else than the form says; null for one that is not.</param>
    /// <param name="link">Where a press on a cell leads; null where cells cannot be pressed.</param>
    public static FormGrid Of(FormSheet sheet, Func<CellAddress, FormCell?, GridCell?> show, Func<CellAddress, string>? link = null)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(show);
        var used = sheet.Cells.Where(cell => !cell.IsBlank || show(cell.At, cell) is not null).Select(cell => cell.At).ToList();
        var (last, width) = (used.Select(at => at.Row).DefaultIfEmpty().Max(), used.Select(at => at.Column + 1).DefaultIfEmpty().Max());
        var (rows, columns) = (Math.Min(last, MostRows), Math.Min(width, MostColumns));
        var first = sheet.Merged.Where(range => range.First.Row <= rows && range.First.Column < columns).DistinctBy(range => range.First).ToDictionary(range => range.First);
        HashSet<CellAddress> hidden = [];
        List<(int Number, IReadOnlyList<GridCell> Cells)> lines = [];
        for (var row = 1; row <= rows; row++)
        {
            List<GridCell> cells = [];
            for (var column = 0; column < columns; column++)
            {
                var at = new CellAddress(row, column);
                if (hidden.Contains(at))
                    continue;
                var cell = sheet[at];
                var shown = show(at, cell) ?? new GridCell(at, cell?.Text ?? "", cell is { Computes: true } ? GridKind.Computes : GridKind.Words) { IsFigure = cell?.Value.Kind is CellValueKind.Number };
                // Merged cells that overlap are of a broken file: what is covered already is not covered twice.
                if (first.TryGetValue(at, out var range))
                {
                    var (high, wide) = (Math.Min(range.Rows, rows - row + 1), Math.Min(range.Columns, columns - column));
                    var covered = (from r in Enumerable.Range(row, high) from c in Enumerable.Range(column, wide) select new CellAddress(r, c)).ToList();
                    if (!covered.Exists(hidden.Contains))
                    {
                        hidden.UnionWith(covered);
                        shown = shown with { Rows = high, Columns = wide };
                    }
                }

                cells.Add(shown);
            }

            lines.Add((row, cells));
        }

        return new FormGrid(lines, columns, last > rows || width > columns) { Link = link };
    }
}
