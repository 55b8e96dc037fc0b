using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.SuperiorForms;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.SuperiorForms;

/// <summary>填表: the form as it would be taken away, what stays blank and why, and what does not hold.</summary>
[SetsPages]
public sealed class FillModel(WorkReportDb db, CurrentPerson person, FormChild child) : PageModel
{
    private Dictionary<(string Sheet, CellAddress At), FormFigure> figures = [];
    private Dictionary<(string Sheet, CellAddress At), ComputedCell> computed = [];

    [FromQuery(Name = "sheet")]
    public int? SheetAsked { get; set; }

    public UnitTree Tree { get; private set; } = null!;

    public FormFill Fill { get; private set; } = null!;

    /// <summary>What our own rules find between the figures.</summary>
    public IReadOnlyList<Mark> Marks { get; private set; } = [];

    public TotalTable? Totals { get; private set; }

    public SuperiorForm Kept => Fill.Form;

    public string Here => FormAccess.Address(Tree, Kept.Id);

    /// <summary>Why the file cannot be filled; null where it can.</summary>
    public string? Refusal => Fill.Filled.Refusal is { } refusal ? FormFill.Why(refusal) : null;

    public int Number { get; private set; }

    public FormSheet? Sheet => Fill.Filled.Book is { } book && Number >= 0 && Number < book.Sheets.Count ? book.Sheets[Number] : null;

    public FormGrid Grid => FormGrid.Of(Sheet!, Shown);

    /// <summary>Cells that compute what only a spreadsheet program can.</summary>
    public int Uncomputed => Fill.Filled.Computed.Count(cell => cell.Value is null);

    public async Task<IActionResult> OnGetAsync(int id, string period, int form, CancellationToken cancel)
    {
        if (await FormAccess.TreeAsync(db, person, id, period, cancel) is not { } tree || await FormAccess.FindAsync(db, id, form, cancel) is not { } kept
            || await FormAccess.FillAsync(db, person, child, tree, kept, cancel) is not { } fill)
        {
            return NotFound();
        }

        (Tree, Fill) = (tree, fill);
        Number = SheetAsked ?? Math.Max(0, fill.Filled.Book?.Sheets.ToList().FindIndex(sheet => kept.Bindings.Any(binding => binding.Sheet == sheet.Name)) ?? 0);
        if (Sheet is null && fill.Filled.Book is not null)
            return NotFound();
        Totals = (await TotalsLook.LoadAsync(db, person.Id, person.Today, id, tree.Code, cancel))?.Table;
        var asked = kept.Bindings.Select(binding => binding.MetricId).ToHashSet();
        Marks = Domain.Metrics.Marks.Of([.. (Totals?.Rows ?? []).Where(row => asked.Contains(row.Metric.Id)).Select(row => new JudgedFigure(row.Metric, row.Total.All, Note: null, Before: null))]);
        figures = fill.Figures.DistinctBy(figure => (figure.Target.Sheet, figure.Filled.At)).ToDictionary(figure => (figure.Target.Sheet, figure.Filled.At));
        computed = fill.Filled.Computed.ToDictionary(cell => (cell.Sheet, cell.At));
        return Page();
    }

    private GridCell? Shown(CellAddress at, FormCell? cell)
    {
        if (figures.TryGetValue((Sheet!.Name, at), out var figure))
        {
            var said = SharedResource.Text("SuperiorForms.Goes", figure.Metric?.Name ?? "", SharedResource.Text($"FormAspect.{figure.Target.Aspect}"));
            return figure.Shown is { } number ? new GridCell(at, Printed(figure, number, cell), GridKind.Bound, said) { IsFigure = true } : new GridCell(at, "—", GridKind.Missing, Sentence(figure.Why)) { IsFigure = true };
        }

        return computed.TryGetValue((Sheet.Name, at), out var now)
            ? new GridCell(at, now.Value is not { } value ? "…" : cell is { ShownAs: ShownAs.Share } && value.Kind is CellValueKind.Number && Math.Abs(value.Number) < 1_000_000_000_000m ? $"{Math.Round(value.Number * 100, 1, MidpointRounding.AwayFromZero):0.#}%" : Rounded(value), GridKind.Computes, now.Formula)
            {
                IsFigure = now.Value?.Kind is CellValueKind.Number,
            } : null;
    }

    private static string Sentence(Domain.Verdict verdict) => SharedResource.Text(verdict.Reason!, [.. verdict.Values]);

    private static string Printed(FormFigure figure, decimal number, FormCell? cell) => CellValue.Of(number) + (figure.IsPercent && cell is { ShownAs: ShownAs.Share } ? "%" : "");

    // The program that opens the form shows as many places as the cell asks for; here two are enough.
    private static string Rounded(CellValue value) => value.Kind is CellValueKind.Number ? CellValue.Of(Math.Round(value.Number, 2, MidpointRounding.AwayFromZero)).ToString() : value.ToString();
}
