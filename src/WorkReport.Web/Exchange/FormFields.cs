using WorkReport.Documents.Spreadsheets;
using WorkReport.Prose.Tables;

namespace WorkReport.Web.Exchange;

/// <summary>A cell of a form that waits for a figure, as whoever looks at the form knows it.</summary>
/// <param name="At">The cell.</param>
/// <param name="Row">The words at the beginning of its row, from left to right.</param>
/// <param name="Column">The heads of its column, from above.</param>
/// <param name="Holds">What stands in it already; empty in a blank one.</param>
public sealed record FormField(CellAddress At, IReadOnlyList<string> Row, IReadOnlyList<string> Column, string Holds)
{
    public string RowWords => string.Join(' ', Row);

    public string ColumnWords => string.Join(' ', Column);
}

/// <summary>Reads a sheet of a form as people do: what a cell is about says the beginning of its row and the head of its column.</summary>
public sealed class FormFields
{
    /// <summary>So many are told; a form of more is no form.</summary>
    public const int Most = 5_000;

    private readonly Dictionary<CellAddress, (string Text, CellRange Range)> texts = [];
    private readonly FormSheet sheet;
    private readonly int width;

    private FormFields(FormSheet sheet)
    {
        this.sheet = sheet;
        width = sheet.Cells.Where(cell => cell.Text.Length > 0 || cell.Computes).Select(cell => cell.At.Column + 1).DefaultIfEmpty().Max();
        var merged = sheet.Merged.Where(range => range.Rows <= FormLimits.MostRows && range.Columns <= FormLimits.MostColumns && (long)range.Rows * range.Columns <= FormLimits.MostCells).ToLookup(range => range.First);
        // Of ranges that lie over each other only so many cells are covered: a form of an office has none.
        var covered = 0L;
        foreach (var cell in sheet.Cells.Where(cell => !cell.Computes && cell.Value.Kind is CellValueKind.Text && !TableWords.IsNumber(cell.Text)))
        {
            var range = merged[cell.At].Append(new CellRange(cell.At, cell.At)).First();
            if ((covered += (long)range.Rows * range.Columns) > 2L * FormLimits.MostCells)
                break;
            var words = TableWords.OneLine(cell.Text);
            for (var row = range.First.Row; row <= range.Last.Row; row++)
            {
                for (var column = range.First.Column; column <= range.Last.Column; column++)
                    texts[new CellAddress(row, column)] = (words, range);
            }
        }
    }

    public static FormFields On(FormSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return new FormFields(sheet);
    }

    /// <summary>The fields of the sheet, row by row: what is blank or holds a number, with a word at the beginning of its row and a head above it.</summary>
    public IReadOnlyList<FormField> All()
    {
        var book = new FormBook([sheet]);
        return [.. sheet.Cells.Where(cell => !cell.Computes && cell.Value.Kind is CellValueKind.Blank or CellValueKind.Number && cell.ShownAs is not ShownAs.Day)
            .Where(cell => XlsxFormFiller.CanFill(book, sheet.Name, cell.At) is null)
            .Select(cell => About(cell.At)).Where(field => field.Row.Count > 0 && field.Column.Count > 0 && !IsNumbering(field)).Take(Most)];
    }

    /// <summary>The words around one cell, whatever is in it.</summary>
    public FormField About(CellAddress at) => new(at, Beginning(at), Head(at), sheet[at]?.Text ?? "");

    /// <summary>The words to the left of the figures: the block of texts that comes first.</summary>
    private List<string> Beginning(CellAddress at)
    {
        List<string> words = [];
        for (var column = at.Column - 1; column >= 0; column--)
        {
            if (texts.TryGetValue(new CellAddress(at.Row, column), out var text) && !IsAcross(text.Range))
            {
                if (words.Count == 0 || words[0] != text.Text)
                    words.Insert(0, text.Text);
            }
            else if (words.Count > 0 && sheet[new CellAddress(at.Row, column)] is not { Value.Kind: CellValueKind.Number })
            {
                // The number of the row may stand between.
                break;
            }
        }

        return words;
    }

    /// <summary>The words above the figures: the block of texts that comes first on the way up.</summary>
    private List<string> Head(CellAddress at)
    {
        List<string> words = [];
        for (var row = at.Row - 1; row > 0; row--)
        {
            if (texts.TryGetValue(new CellAddress(row, at.Column), out var text))
            {
                // The title, or the name of a part of the form.
                if (IsAcross(text.Range))
                {
                    if (words.Count > 0)
                        break;
                    continue;
                }

                if (words.Count == 0 || words[0] != text.Text)
                    words.Insert(0, text.Text);
            }
            else if (words.Count > 0)
            {
                break;
            }
        }

        return words;
    }

    /// <summary>Is it the number of a row?</summary>
    private bool IsNumbering(FormField field) => TableWords.CountsRows(field.ColumnWords) && sheet[field.At] is { Value.Kind: CellValueKind.Number };

    private bool IsAcross(CellRange range) => width > 2 && range.Columns * 10 >= width * 8;
}
