using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Sheets;

/// <summary>个别更正: one figure of a period that has ended becomes another, the old one kept beside it with the reason.</summary>
public sealed class CorrectModel(FormRoom room) : UnitYearPage<CorrectionForm>(room)
{
    private const string PartField = $"{nameof(Form)}.{nameof(CorrectionForm.Value)}";
    private const string WholeField = $"{nameof(Form)}.{nameof(CorrectionForm.Whole)}";

    private bool opensYears;
    private MetricSheet? sheet;

    [FromRoute(Name = "metric")]
    public int MetricId { get; set; }

    /// <summary>What is counted, in the wording of the period.</summary>
    public AskedMetric Metric { get; private set; } = null!;

    /// <summary>The figure as it stands; null for none.</summary>
    public MetricValue? Now => sheet?.Of(MetricId);

    public bool IsRate => Metric.RollUp is RollUp.Rate;

    /// <summary>What was corrected here before.</summary>
    public IReadOnlyList<ValueCorrection> Earlier => [.. sheet?.Corrections.Where(correction => correction.MetricId == MetricId) ?? []];

    /// <summary>Key of the sentence what follows from it above: a figure that came back and was not accepted anew is in no total.</summary>
    public string Touches => Year.Period.IsBackfill ? "Correction.Touches"
        : Year.Submission is not { Counts: true } package ? "Correction.TouchesNothing"
        : package.Withheld.Contains(new WithheldPiece(PieceKind.MetricValue, MetricId)) ? "Correction.TouchesWithheld" : "Correction.Touches";

    public override Verdict May => Year.MayCorrect(opensYears);

    protected override bool IsOfRound => true;

    protected override Aggregate? Subject => sheet;

    protected override IValidator<CorrectionForm> Rules => new CorrectionForm.Validator(Entry, Now is { Value: null, Printed: { } printed } ? printed : null);

    protected override CountedIn? CountedIn(string field) => field is PartField or WholeField ? new CountedIn(IsRate ? "" : Metric.Unit, Metric.IsWhole) : null;

    protected override void Put(string field, decimal figure)
    {
        if (field == WholeField)
            Form.Whole = figure;
        else
            Form.Value = figure;
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        sheet = await Db.MetricSheets.Include(s => s.Corrections).SingleOrDefaultAsync(s => s.UnitId == Id && s.PeriodId == Year.Period.Id && s.Round == Year.Round, cancel);
        opensYears = await Db.MayOpenYearsAsync(Person.Id, Person.Today, cancel);
        var metric = (await Db.EveryMetricAsync(Year.Period, cancel)).GetValueOrDefault(MetricId);
        // What the unit was not asked and has not reported is none of its figures.
        if (metric is null || (Now is null && !metric.IsFilledBy(Year.Unit.Level)))
            return false;
        Metric = metric;
        return true;
    }

    protected override CorrectionForm Filled() => new() { Value = Now?.Value, Whole = Now?.Base };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var by = Person.Act();
        await Db.ConfirmAsync(Year, cancel);
        sheet ??= Db.MetricSheets.Add(MetricSheet.Begin(Id, Year.Period.Id, by, Year.Round)).Entity;
        sheet.Correct(Year.Period, Entry(Form), Form.Reason!, by);
        // What the package holds is read from the store.
        await Db.SaveChangesAsync(cancel);
        if (Year.Submission is { } package)
            package.Correct(await Db.PiecesAsync(Year, cancel), await Db.AcceptedPiecesAsync(package, cancel), by);
        return $"{Address("sheet")}?corrected=true";
    }

    private MetricEntry Entry(CorrectionForm form) => new(
        Metric, form.Value is { } value ? new Figure(value, IsRate ? form.Whole : null) : null, Now?.Note, SourceUnit: Now?.SourceUnit, IsTotal: Now?.IsTotal ?? false);
}
