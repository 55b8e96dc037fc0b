using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.SuperiorForms;

namespace WorkReport.Web.Reporting;

/// <summary>What goes into one cell of a superior office's form.</summary>
/// <param name="Target">The cell, and what was said to go into it.</param>
/// <param name="Metric">In the wording of the period; null where it does not ask it and has no figure of it.</param>
/// <param name="Figure">The figure; null where the cell stays blank.</param>
/// <param name="Why">Why it stays blank.</param>
public sealed record FormFigure(FormTarget Target, AskedMetric? Metric, decimal? Figure, Verdict Why)
{
    /// <summary>Is it in per cent?</summary>
    public bool IsPercent { get; init; }

    /// <summary>What keeps the figure from being all there is to say; null for nothing.</summary>
    public Verdict? Remark { get; init; }

    /// <summary>As the page prints it: a share to one place.</summary>
    public decimal? Shown => Figure is { } figure && IsPercent ? Math.Round(figure, 1, MidpointRounding.AwayFromZero) : Figure;

    /// <summary>For who fills it in.</summary>
    public CellFigure Filled => new(Target.Sheet, CellAddress.Read(Target.Cell) ?? default, Figure, IsPercent);
}

/// <summary>The figures of a unit's 汇总, put where a form wants them.</summary>
public static class FormFigures
{
    /// <summary>Of every cell what goes into it, in the order of the form.</summary>
    /// <param name="period">The period that the form is filled from.</param>
    /// <param name="round">Which collecting of it, where a cell does not say.</param>
    /// <param name="targets">The cells.</param>
    /// <param name="tableOf">汇总 of the unit in a collecting.</param>
    public static async Task<IReadOnlyList<FormFigure>> LoadAsync(ReportingPeriod period, int round, IEnumerable<FormTarget> targets, Func<int, Task<TotalTable?>> tableOf)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(tableOf);
        Dictionary<int, Dictionary<int, TotalRow>> rows = [];
        List<FormFigure> figures = [];
        foreach (var target in targets.OrderBy(target => target.Sheet, StringComparer.Ordinal).ThenBy(target => CellAddress.Read(target.Cell)))
        {
            var asked = target.Round ?? round;
            if (asked > period.CurrentRound)
            {
                figures.Add(new FormFigure(target, null, null, Verdict.No("SuperiorForm.RoundNotYet")));
                continue;
            }

            if (!rows.TryGetValue(asked, out var table))
                rows[asked] = table = (await tableOf(asked))?.Rows.ToDictionary(row => row.Metric.Id) ?? [];
            figures.Add(table.TryGetValue(target.MetricId, out var row) ? Of(target, row) : new FormFigure(target, null, null, Verdict.No("SuperiorForm.NotAsked")));
        }

        return figures;
    }

    private static FormFigure Of(FormTarget target, TotalRow row)
    {
        var (metric, isRate) = (row.Metric, row.Metric.RollUp == RollUp.Rate);
        return target.Aspect switch
        {
            FormAspect.Own when row.IsDirect => No("SuperiorForm.IsDirect"),
            FormAspect.Below when row.IsDirect => No("SuperiorForm.IsDirect"),
            FormAspect.Own => Shown(row.Total.Own, row.Own is { Figure: null, Printed: { } printed } ? Verdict.No("SuperiorForm.OnlyPrinted", printed) : Verdict.No("SuperiorForm.OwnBlank")),
            FormAspect.Below when row.StaysAtUnit => No("SuperiorForm.StaysAtUnit"),
            FormAspect.Below => Shown(row.Total.Below, Verdict.No("SuperiorForm.BelowBlank"), Missing()),
            FormAspect.Before => Shown(row.Before?.All, Verdict.No("SuperiorForm.NoBefore"), row.IsBeforeUnaccepted ? Verdict.No("Totals.BeforeNotAccepted") : null),
            FormAspect.Change => Number(row.Change, Verdict.No("SuperiorForm.NoChange"), isRate, Partly()),
            FormAspect.Growth when isRate => No("SuperiorForm.GrowthOfShare"),
            FormAspect.Growth => Number(row.Alike is { Change: { } change, Before.Shown: { } before and not 0 } ? change * 100 / before : null, Verdict.No("SuperiorForm.NoChange"), true, Partly()),
            FormAspect.Part or FormAspect.Whole when !isRate => No("SuperiorForm.NoShare"),
            FormAspect.Part => Number(row.Total.All?.Value, Verdict.No("SuperiorForm.AllBlank"), false, Missing()),
            FormAspect.Whole => Number(row.Total.All?.Base, Verdict.No("SuperiorForm.AllBlank"), false, Missing()),
            _ => Shown(row.Total.All, row.Own is { Figure: null, Printed: { } written } ? Verdict.No("SuperiorForm.OnlyPrinted", written) : Verdict.No("SuperiorForm.AllBlank"), Missing()),
        };

        FormFigure No(string why) => new(target, metric, null, Verdict.No(why));

        FormFigure Shown(Figure? figure, Verdict why, Verdict? remark = null) => Number(figure?.Shown, why, isRate, remark);

        FormFigure Number(decimal? figure, Verdict why, bool isPercent, Verdict? remark) => figure is null ? new FormFigure(target, metric, null, why)
            : new FormFigure(target, metric, figure, Verdict.Yes) { IsPercent = isPercent, Remark = remark };

        Verdict? Missing() => row.OnlyPrinted > 0 ? Verdict.No("Totals.NotAdded", row.OnlyPrinted)
            : row.Own is { Figure: null, Printed: { } own } && row.Total.All is not null ? Verdict.No("SuperiorForm.OwnOnlyPrinted", own) : null;

        Verdict? Partly() => row is { Alike: { IsWhole: false, All: > 0 } alike } ? Verdict.No("Totals.Alike", alike.Same, alike.All) : null;
    }
}
