using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.SuperiorForms;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.SuperiorForms;

/// <summary>对应单元格: the form as a grid; a cell is chosen, and what goes into it. What the words of the form say is proposed, and taken over in one press.</summary>
[SetsPages]
public sealed class CellsModel(FormRoom room, FormChild child) : SuperiorFormPage<CellsForm>(room)
{
    private IReadOnlyList<AskedMetric> metrics = [];
    private FormReading reading = null!;
    private HashSet<CellAddress> places = [];
    private Dictionary<CellAddress, FormProposal> proposedAt = [];

    /// <summary>The number of the sheet, as the address has it.</summary>
    [FromQuery(Name = "sheet")]
    public int? SheetAsked { get; set; }

    [FromQuery(Name = "cell")]
    public string? CellAsked { get; set; }

    public FormBook? Book => reading.Book;

    /// <summary>Why the file cannot be looked at; null where it can.</summary>
    public string? Refusal => reading.Refusal is { } refusal ? FormFill.Why(refusal) : null;

    public int Number => HttpMethods.IsPost(Request.Method) ? Form.Sheet : SheetAsked ?? Math.Max(0, Book?.Sheets.ToList().FindIndex(sheet => !sheet.IsHidden) ?? 0);

    public FormSheet? Sheet => Number >= 0 && Number < Book?.Sheets.Count ? Book.Sheets[Number] : null;

    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    /// <summary>For fields that nothing goes into yet.</summary>
    public IReadOnlyList<FormProposal> Proposals { get; private set; } = [];

    /// <summary>Fields that nothing goes into and for which nothing is proposed.</summary>
    public IEnumerable<FormField> Open => Fields.Where(one => BoundAt(one.At) is null && !proposedAt.ContainsKey(one.At));

    /// <summary>Cells of this sheet that nothing can go into any more.</summary>
    public IEnumerable<(FormBinding Binding, FillRefusal Why)> Misplaced => Kept.Bindings.Where(binding => Book is not null && (binding.Sheet == Sheet?.Name || Book.Find(binding.Sheet) is null))
        .Select(binding => (binding, Why: XlsxFormFiller.CanFill(Book!, binding.Sheet, CellAddress.Read(binding.Cell) ?? default))).Where(one => one.Why is not null).Select(one => (one.binding, one.Why!.Value));

    public FormGrid Grid => FormGrid.Of(Sheet!, Shown, at => $"{Here}/cells?sheet={Number}&cell={at}#cell-{at}");

    public IEnumerable<SelectListItem> Metrics => metrics.Select(metric => new SelectListItem($"{metric.Code} {metric.Name}（{metric.Unit}）{(metric.IsAsked ? "" : Text["SuperiorForms.NotAskedNow"].Value)}", $"{metric.Id}")).Prepend(new SelectListItem(Text["SuperiorForms.NoMetric"], ""));

    public IEnumerable<SelectListItem> Aspects => Enum.GetValues<FormAspect>().Select(aspect => new SelectListItem(Text.Of(aspect), $"{aspect}"));

    public IEnumerable<SelectListItem> Rounds => Enum.GetValues<CellRound>().Select(number => new SelectListItem(Text.Of(number), $"{number}"));

    protected override IValidator<CellsForm> Rules => new CellsForm.Validator(Book, Sheet, metrics);

    public FormBinding? BoundAt(CellAddress at) => Sheet is null ? null : Kept.Find(Sheet.Name, at.ToString());

    public AskedMetric? MetricOf(int id) => metrics.FirstOrDefault(metric => metric.Id == id);

    /// <summary>What goes into a cell, in words.</summary>
    public string Said(FormTarget target) => string.Join(" · ", new[] { MetricOf(target.MetricId)?.Name, Text.Of(target.Aspect), target.Round is { } round ? Text.Of(CellsForm.Named(round)) : null }.Where(word => word is not null));

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        reading = await child.ReadAsync(Kept.Content!.Bytes, cancel);
        var every = await Db.EveryMetricAsync(Tree.Period, cancel);
        metrics = [.. every.Values.Where(metric => metric.IsAsked || Kept.Bindings.Any(binding => binding.MetricId == metric.Id)).OrderBy(metric => metric.Code, StringComparer.Ordinal)];
        Fields = Sheet is null ? [] : FormFields.On(Sheet).All();
        Proposals = [.. FormProposals.Of(Fields, metrics).Where(proposal => BoundAt(proposal.Field.At) is null)];
        (places, proposedAt) = ([.. Fields.Select(field => field.At)], Proposals.ToDictionary(proposal => proposal.Field.At));
        return Sheet is not null || Book is null || HttpMethods.IsPost(Request.Method);
    }

    protected override CellsForm Filled()
    {
        var at = CellAddress.Read(CellAsked);
        var target = at is { } cell ? BoundAt(cell)?.Target ?? proposedAt.GetValueOrDefault(cell)?.Target(Sheet!.Name) : null;
        return new CellsForm { Sheet = Number, Cell = at?.ToString(), MetricId = target?.MetricId, Aspect = target?.Aspect ?? default, Round = CellsForm.Named(target?.Round) };
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        if (Sheet is not { } sheet)
            throw new RefusedException(Verdict.No("SuperiorForms.NoSheet"));
        if (Form.Step is CellsStep.Proposed)
        {
            if (Proposals.Count == 0)
                throw new RefusedException(Verdict.No("SuperiorForms.NothingProposed"));
            Kept.Bind([.. Proposals.Select(proposal => proposal.Target(sheet.Name))], Person.Act());
            return Task.FromResult($"{Here}/cells?sheet={Number}");
        }

        if (Form.MetricId is { } metric)
            Kept.Bind([new FormTarget(sheet.Name, Form.At!.Value.ToString(), metric, Form.Aspect, Form.RoundNumber)], Person.Act());
        else
            Kept.Unbind(sheet.Name, Form.At!.Value.ToString(), Person.Act());
        return Task.FromResult($"{Here}/cells?sheet={Number}&cell={Form.At}#cell-{Form.At}");
    }

    private GridCell? Shown(CellAddress at, FormCell? cell)
    {
        var isChosen = CellAddress.Read(HttpMethods.IsPost(Request.Method) ? Form.Cell : CellAsked) == at;
        if (BoundAt(at) is { } bound)
            return new GridCell(at, Brief(bound.Target), GridKind.Bound, Said(bound.Target), isChosen);
        if (proposedAt.GetValueOrDefault(at) is { } proposed)
            return new GridCell(at, Brief(proposed.Target(Sheet!.Name)) + Text["SuperiorForms.IsProposed"], GridKind.Proposed, Said(proposed.Target(Sheet!.Name)), isChosen);
        // What the form computed last is of no use here.
        if (cell is { Computes: true })
            return new GridCell(at, "ƒ", GridKind.Computes, cell.Formula);
        return places.Contains(at) ? new GridCell(at, cell?.Text ?? "", GridKind.Open, Text["SuperiorForms.IsOpen"], isChosen) : null;
    }

    private string Brief(FormTarget target) => $"{MetricOf(target.MetricId)?.Code} {Text.Of(target.Aspect)}";
}
