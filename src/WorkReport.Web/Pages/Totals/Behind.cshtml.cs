using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Totals;

/// <summary>The units behind one figure, a level at a time or all at once; at the end the entry, who wrote it and who let it pass.</summary>
public sealed class BehindModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    [FromRoute(Name = "period")]
    public string PeriodCode { get; set; } = "";

    [FromRoute(Name = "metric")]
    public int MetricId { get; set; }

    /// <summary>True: every single unit below; false: those right below.</summary>
    [FromQuery(Name = "all")]
    public bool IsFlat { get; set; }

    [FromQuery(Name = "p")]
    public int? PageAsked { get; set; }

    public FigureBehind Figure { get; private set; } = null!;

    /// <summary>How texts write it, what it was, what it rests on.</summary>
    public FigureSource Source { get; private set; } = null!;

    public IReadOnlyList<UnitBehind> Rows { get; private set; } = [];

    /// <summary>What the rules found on the figure, by unit: of those that are listed, and of the unit itself.</summary>
    public ILookup<int, Mark> Marks { get; private set; } = Array.Empty<Mark>().ToLookup(_ => 0);

    public Paging Paging { get; private set; } = Paging.Of(1, 0);

    /// <summary>个别更正 of the unit's own figure, oldest first.</summary>
    public IReadOnlyList<ValueCorrection> Corrections { get; private set; } = [];

    /// <summary>May the person correct it, now that the period has ended?</summary>
    public bool MayCorrect { get; private set; }

    /// <summary>May the person set a 核定数 here, or are there any to look at?</summary>
    public bool Settles { get; private set; }

    /// <summary>The page of the same metric at another unit.</summary>
    public string At(int unitId) => FormattableString.Invariant($"/units/{unitId}/{Figure.Tree.Code}/totals/{MetricId}");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await new TotalsQuery(db).BehindAsync(person.Id, person.Today, Id, PeriodCode, MetricId, IsFlat, cancel) is not { } figure)
            return NotFound();
        Figure = figure;
        Source = await FigureSource.LoadAsync(db, figure, cancel);
        var (period, round) = (figure.Tree.Period, figure.Tree.Round);
        Corrections = await db.MetricSheets.AsNoTracking().Where(s => s.UnitId == Id && s.PeriodId == period.Id && s.Round == round)
            .SelectMany(s => s.Corrections).Where(c => c.MetricId == MetricId).OrderBy(c => c.Id).ToListAsync(cancel);
        var reached = await db.UnitYearAsync(person.Id, person.Today, Id, PeriodCode, cancel);
        Settles = reached is not null && (figure.SettledBy.Count > 0 || await MaySettleAsync(reached, ofTotal: false, cancel) || await MaySettleAsync(reached, ofTotal: true, cancel));
        MayCorrect = reached is { } year
            && year.MayCorrect(await db.MayOpenYearsAsync(person.Id, person.Today, cancel)).IsYes
            && (figure.Root.Own is not null || figure.Metric.IsFilledBy(year.Unit.Level));
        var listed = IsFlat ? figure.All : figure.Children;
        Paging = Paging.Of(PageAsked, listed.Count);
        Rows = [.. listed.Skip(Paging.Skip).Take(Paging.Size)];
        Marks = (await db.MarksAsync(period, round, [Id, .. Rows.Select(row => row.Unit.Id)], cancel))
            .SelectMany(unit => unit.Where(mark => mark.Metric.Id == MetricId), (unit, mark) => (Unit: unit.Key, Mark: mark)).ToLookup(row => row.Unit, row => row.Mark);
        return Page();
    }

    private async Task<bool> MaySettleAsync(UnitYear year, bool ofTotal, CancellationToken cancel) =>
        (!ofTotal || (Figure.Total.Units > 0 && !Figure.Total.IsDirect)) && year.MaySettle(await db.SettlesAsync(person.Id, person.Today, year, ofTotal, cancel), ofTotal).IsYes;
}
