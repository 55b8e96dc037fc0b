using System.Globalization;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Prose.Tables;

namespace WorkReport.Web.Exchange;

/// <summary>How a form says that something does not hold.</summary>
public enum FormFaultKind
{
    /// <summary>A cell that checks says so in words.</summary>
    Says,

    /// <summary>A cell that checks says FALSE.</summary>
    False,

    /// <summary>A difference that should be nothing is something.</summary>
    Differs,

    /// <summary>A cell cannot be computed: #DIV/0!.</summary>
    Fails,

    /// <summary>A cell that checks by something that only a spreadsheet program computes.</summary>
    Unknown,

    /// <summary>A 审核关系 written on the form does not hold.</summary>
    Relation,
}

/// <summary>Something of a filled form that does not hold.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="At">The cell; of a relation the one on its left side.</param>
/// <param name="Kind">How that is known.</param>
/// <param name="About">What the cell is about, by the words around it.</param>
/// <param name="Shown">What it says; of a relation what stands on either side.</param>
/// <param name="Rule">The formula, or the relation as it is written.</param>
public sealed record FormFault(string Sheet, CellAddress At, FormFaultKind Kind, string About, string Shown, string Rule);

/// <summary>审核关系: the form's own cells that check, and the relations that are written on it, held against what is filled in.</summary>
public sealed class FormChecks
{
    private readonly FormSheet sheet;
    private readonly FormFields fields;
    private readonly Dictionary<CellAddress, ComputedCell> computed;
    private readonly Dictionary<CellAddress, decimal?> filled;
    /// <summary>Beyond it nothing is counted, and sums of it cannot be kept.</summary>
    private const decimal MostValue = 1_000_000_000_000_000_000m;

    private Dictionary<int, int>? rows;
    private Dictionary<int, int>? columns;

    /// <summary>Relations of a sheet that are held; a form of an office has some dozens.</summary>
    private const int MostRelations = 300;

    private FormChecks(FormSheet sheet, FilledForm form, IEnumerable<CellFigure> figures)
    {
        (this.sheet, fields) = (sheet, FormFields.On(sheet));
        computed = form.Computed.Where(cell => cell.Sheet == sheet.Name).ToDictionary(cell => cell.At);
        filled = figures.Where(figure => figure.Sheet == sheet.Name).DistinctBy(figure => figure.At).ToDictionary(figure => figure.At, figure => figure.Figure);
    }

    /// <summary>All that does not hold, sheet by sheet.</summary>
    public static IReadOnlyList<FormFault> Of(FilledForm form, IReadOnlyList<CellFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(figures);
        return [.. (form.Book?.Sheets ?? []).Select(sheet => new FormChecks(sheet, form, figures)).SelectMany(checks => checks.Cells().Concat(checks.Relations()))];
    }

    private IEnumerable<FormFault> Cells()
    {
        foreach (var cell in computed.Values.OrderBy(cell => cell.At))
        {
            if (KindOf(cell) is { } kind)
                yield return new FormFault(sheet.Name, cell.At, kind, AboutOf(cell.At), cell.Value?.ToString() ?? "", cell.Formula);
        }
    }

    private FormFaultKind? KindOf(ComputedCell cell) => cell.Value switch
    {
        null => IsCheck(cell.At) ? FormFaultKind.Unknown : null,
        { Kind: CellValueKind.Error } => cell.IsTouched ? FormFaultKind.Fails : null,
        { Kind: CellValueKind.Truth, Number: 0 } => FormFaultKind.False,
        // A text that the formula itself holds ready is its verdict.
        { Kind: CellValueKind.Text } value when cell.Formula.Contains('"', StringComparison.Ordinal) && !TableWords.Approves(value.Text) => FormFaultKind.Says,
        { Kind: CellValueKind.Number } value when CellValue.Rounded(value.Number) != 0 && IsCheck(cell.At) => FormFaultKind.Differs,
        _ => null,
    };

    private bool IsCheck(CellAddress at) => TableWords.Checks(AboutOf(at));

    private string AboutOf(CellAddress at) => fields.About(at) is { } field ? string.Join(' ', field.Row.Concat(field.Column)) : "";

    /// <summary>1行=2行+3行, 第4栏≥第5栏: held in every column, or row, in which all of it are numbers.</summary>
    private IEnumerable<FormFault> Relations()
    {
        foreach (var fault in sheet.Cells.Where(cell => !cell.Computes && cell.Text.Length > 4).SelectMany(cell => TableRelation.Read(cell.Text)).Take(MostRelations).SelectMany(Held))
            yield return fault;
    }

    private IEnumerable<FormFault> Held(TableRelation relation)
    {
        var (terms, numbered) = (relation.Terms, relation.OfRows ? rows ??= Rows() : columns ??= Columns());
        if (!terms.All(term => numbered.ContainsKey(term.Number)))
            yield break;
        foreach (var other in sheet.Cells.Select(cell => relation.OfRows ? cell.At.Column : cell.At.Row).Distinct().Order())
        {
            var values = terms.Select(term => (Term: term, Value: ValueAt(Place(term.Number)))).ToList();
            // A line of the numbers themselves is none of figures.
            if (values.Exists(one => one.Value is not { } value || Math.Abs(value) > MostValue) || !terms.Any(term => IsFigure(Place(term.Number))))
                continue;
            decimal Side(bool isRight) => values.Where(one => one.Term.IsRight == isRight).Sum(one => one.Term.IsTaken ? -one.Value!.Value : one.Value!.Value);
            if (!relation.Holds(Side(false), Side(true)))
                yield return new FormFault(sheet.Name, Place(terms[0].Number), FormFaultKind.Relation, AboutOf(Place(terms[0].Number)), string.Create(CultureInfo.InvariantCulture, $"{Side(false):0.########} / {Side(true):0.########}"), relation.Words);

            CellAddress Place(int number) => relation.OfRows ? new CellAddress(numbered[number], other) : new CellAddress(other, numbered[number]);
        }
    }

    private bool IsFigure(CellAddress at) => filled.ContainsKey(at) || computed.ContainsKey(at);

    private decimal? ValueAt(CellAddress at) => filled.TryGetValue(at, out var figure) ? figure
        : computed.TryGetValue(at, out var cell) ? (cell.Value is { Kind: CellValueKind.Number, Number: var number } ? CellValue.Rounded(number) : null)
        : sheet[at]?.Value is { Kind: CellValueKind.Number, Number: var there } ? there : null;

    /// <summary>行次: the rows by the numbers that stand in a column of that name.</summary>
    private Dictionary<int, int> Rows()
    {
        Dictionary<int, int> rows = [];
        foreach (var cell in sheet.Cells.Where(cell => TableWords.NumberOf(cell.Text) is not null))
        {
            if (TableWords.CountsRows(fields.About(cell.At).ColumnWords))
                rows.TryAdd(TableWords.NumberOf(cell.Text)!.Value, cell.At.Row);
        }

        return rows;
    }

    /// <summary>栏次: the columns by the numbers that stand below their heads, in the first row that counts 1, 2, ….</summary>
    private Dictionary<int, int> Columns()
    {
        foreach (var row in sheet.Cells.GroupBy(cell => cell.At.Row))
        {
            var numbers = row.Select(cell => (cell.At.Column, Number: TableWords.NumberOf(cell.Text))).Where(cell => cell.Number is not null).ToList();
            if (numbers.Count > 1 && numbers.Index().All(cell => cell.Item.Number == cell.Index + 1))
                return numbers.ToDictionary(cell => cell.Number!.Value, cell => cell.Column);
        }

        return [];
    }
}
