using System.Globalization;
using System.Text.RegularExpressions;
using WorkReport.Documents.Spreadsheets;

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
public sealed partial class FormChecks
{
    private readonly FormSheet sheet;
    private readonly FormFields fields;
    private readonly Dictionary<CellAddress, ComputedCell> computed;
    private readonly Dictionary<CellAddress, decimal?> filled;

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
        { Kind: CellValueKind.Text } value when cell.Formula.Contains('"', StringComparison.Ordinal) && !Approves().IsMatch(value.Text) => FormFaultKind.Says,
        { Kind: CellValueKind.Number } value when CellValue.Rounded(value.Number) != 0 && IsCheck(cell.At) => FormFaultKind.Differs,
        _ => null,
    };

    private bool IsCheck(CellAddress at) => CheckWords().IsMatch(AboutOf(at));

    private string AboutOf(CellAddress at) => fields.About(at) is { } field ? string.Join(' ', field.Row.Concat(field.Column)) : "";

    /// <summary>1行=2行+3行, 第4栏≥第5栏: held in every column, or row, in which all of it are numbers.</summary>
    private IEnumerable<FormFault> Relations()
    {
        foreach (var cell in sheet.Cells.Where(cell => !cell.Computes && cell.Text.Length > 4))
        {
            foreach (Match match in RelationText().Matches(cell.Text.Normalize(System.Text.NormalizationForm.FormKC)))
            {
                var words = match.Value;
                var isOfRows = words.Contains('行', StringComparison.Ordinal);
                var terms = Operand().Matches(words).Select(term => (
                    Number: int.Parse(term.Groups[2].Value, CultureInfo.InvariantCulture), IsRight: term.Index > match.Groups["by"].Index - match.Index, Sign: term.Groups[1].Value is "-" ? -1 : 1)).ToList();
                foreach (var fault in Held(words, match.Groups["by"].Value, isOfRows, terms))
                    yield return fault;
            }
        }
    }

    private IEnumerable<FormFault> Held(string words, string by, bool isOfRows, List<(int Number, bool IsRight, int Sign)> terms)
    {
        var numbered = isOfRows ? Rows() : Columns();
        if (!terms.TrueForAll(term => numbered.ContainsKey(term.Number)))
            yield break;
        var across = sheet.Cells.Select(cell => isOfRows ? cell.At.Column : cell.At.Row).Distinct().Order();
        foreach (var other in across)
        {
            var sides = terms.ConvertAll(term => (term.IsRight, Value: ValueAt(Place(term.Number)) * term.Sign));
            // A line of the numbers themselves is none of figures.
            if (sides.Exists(side => side.Value is null) || !terms.Exists(term => IsFigure(Place(term.Number))))
                continue;
            var (left, right) = (sides.Where(side => !side.IsRight).Sum(side => side.Value!.Value), sides.Where(side => side.IsRight).Sum(side => side.Value!.Value));
            if (!(by switch { "=" => left == right, "≥" or ">=" => left >= right, "≤" or "<=" => left <= right, ">" => left > right, _ => left < right }))
                yield return new FormFault(sheet.Name, Place(terms[0].Number), FormFaultKind.Relation, AboutOf(Place(terms[0].Number)), string.Create(CultureInfo.InvariantCulture, $"{left:0.########} / {right:0.########}"), words);

            CellAddress Place(int number) => isOfRows ? new CellAddress(numbered[number], other) : new CellAddress(other, numbered[number]);
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
        foreach (var cell in sheet.Cells.Where(cell => Whole(cell.Text) is not null))
        {
            if (RowHead().IsMatch(fields.About(cell.At).ColumnWords))
                rows.TryAdd(Whole(cell.Text)!.Value, cell.At.Row);
        }

        return rows;
    }

    /// <summary>栏次: the columns by the numbers that stand below their heads, in the first row that counts 1, 2, ….</summary>
    private Dictionary<int, int> Columns()
    {
        foreach (var row in sheet.Cells.GroupBy(cell => cell.At.Row))
        {
            var numbers = row.Select(cell => (cell.At.Column, Number: Whole(cell.Text))).Where(cell => cell.Number is not null).ToList();
            if (numbers.Count > 1 && numbers.Index().All(cell => cell.Item.Number == cell.Index + 1))
                return numbers.ToDictionary(cell => cell.Number!.Value, cell => cell.Column);
        }

        return [];
    }

    private static int? Whole(string text) => int.TryParse(text.Normalize(System.Text.NormalizationForm.FormKC).Trim().Trim('(', ')'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000 ? number : null;

    [GeneratedRegex("审核|校验|核对|平衡|差额|验证|勾稽")]
    private static partial Regex CheckWords();

    [GeneratedRegex(@"^\s*(√|✓|✔|○|对|是|正确|相符|平衡|通过|一致|无误|合格|符合|成立|ok|true|yes|y|[—\-])?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Approves();

    [GeneratedRegex("行次|序号|编号")]
    private static partial Regex RowHead();

    [GeneratedRegex(@"第?\(?\d{1,3}\)?(?<of>[行栏列])(\s*[+\-]\s*第?\(?\d{1,3}\)?\k<of>)*\s*(?<by>>=|<=|=|≥|≤|>|<)\s*第?\(?\d{1,3}\)?\k<of>(\s*[+\-]\s*第?\(?\d{1,3}\)?\k<of>)*")]
    private static partial Regex RelationText();

    [GeneratedRegex(@"([+\-]?)\s*第?\(?(\d{1,3})\)?[行栏列]")]
    private static partial Regex Operand();
}
