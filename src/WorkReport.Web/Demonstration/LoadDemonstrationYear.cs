using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using WorkReport.Web.Starters;

namespace WorkReport.Web.Demonstration;

/// <summary>
/// Writes the <see cref="DemonstrationYear"/> behind the city: metrics and periods, figures, then the texts, whose figures are printed as
/// they stand in the end, then the packages with what they hold, then the reports; last what is collected a second time, and what was
/// corrected.
/// </summary>
internal sealed class LoadDemonstrationYear(WorkReportDb db, DemonstrationYear year, IReadOnlyDictionary<string, int> unitIds, DemonstrationActors actors)
{
    private const int ItemsOfCounty = 3;

    private readonly DemonstrationCity city = year.City;
    private readonly DemonstrationTexts texts = new(year.City);
    private IReadOnlyDictionary<string, Metric> metrics = null!;
    private readonly Dictionary<string, IReadOnlyList<WorkItem>> items = [];
    private readonly Dictionary<string, IReadOnlyList<PlanItem>> plans = [];
    private FigureBook book = null!;
    private DemonstrationUnit Top => city.Units[0];

    public async Task RunAsync(CancellationToken cancel)
    {
        metrics = await StarterCatalogue.AddAsync(db, [.. year.Metrics.Select(metric => (metric.Entry, metric.Levels))], OfficeAt(DemonstrationYear.Last.At(11, 15, 9)), cancel);
        Dictionary<DemonstrationSeason, ReportingPeriod> periods = [];
        foreach (var season in new[] { DemonstrationYear.Last, DemonstrationYear.Half, DemonstrationYear.This })
            periods.Add(season, await AnnounceAsync(season, cancel));
        db.ChangeTracker.Clear();

        var planned = await new LoadDemonstrationOutcomes(db, year, unitIds, actors, texts, metrics).RunAsync(periods[DemonstrationYear.Last], cancel);
        var packages = new LoadDemonstrationPackages(db, year, unitIds, actors, metrics, items, plans);
        foreach (var (season, period) in periods)
            await packages.FillAsync(season, period, Round.First, cancel);
        foreach (var (season, period) in periods.Where(pair => pair.Key != DemonstrationYear.This))
        {
            await packages.HandInAsync(season, period, Round.First, await packages.BookAsync(season, period, Round.First, cancel), cancel, season == DemonstrationYear.Last ? planned : null);
            await EndAsync(period.Id, season, cancel);
        }

        var (open, now) = (DemonstrationYear.This, periods[DemonstrationYear.This]);
        book = await packages.BookAsync(open, now, Round.First, cancel);
        await WriteAsync(now, cancel);
        await packages.HandInAsync(open, now, Round.First, book, cancel);
        await new LoadDemonstrationReports(db, year, unitIds, actors, texts).RunAsync(now, items, plans, cancel);
        await CollectAgainAsync(now.Id, cancel);
        await packages.FillAsync(open, now, Round.Second, cancel);
        await packages.HandInAsync(open, now, Round.Second, await packages.BookAsync(open, now, Round.Second, cancel), cancel);
        await new LoadDemonstrationCorrection(db, year, unitIds, actors).RunAsync(DemonstrationYear.Last, periods[DemonstrationYear.Last].Id, cancel);
        await new LoadDemonstrationSettled(db, year, unitIds, actors).RunAsync(open, now.Id, cancel);
        await LoadDemonstrationForm.RunAsync(db, unitIds[Top.Code], OfficeAt(DemonstrationYear.This.At(12, 5, 9)), cancel);
    }

    private Act OfficeAt(DateTimeOffset moment) => actors.Office(Top, DemonstrationYear.This.CountedUntil).At(moment);

    private async Task<ReportingPeriod> AnnounceAsync(DemonstrationSeason season, CancellationToken cancel)
    {
        var by = OfficeAt(season.Announced);
        var period = ReportingPeriod.Announce(season.Code, season.Year, season.Kind, season.CountedUntil, by);
        foreach (var (level, day) in season.Due)
            period.SetDue(level, day, by);
        List<(OutlineSection Section, DemonstrationBlock Block)> outline = [];
        foreach (var block in DemonstrationText.Blocks("outline").Where(block => block.Of[0] == season.Code))
        {
            outline.Add((period.AddSection(Enum.Parse<OutlinePart>(block.Of[1]), block["title"], int.Parse(block.Of[2], CultureInfo.InvariantCulture), by), block));
        }

        db.Add(period);
        db.Add(Catalogue.Of(period, year.Asked(season).Select(metric => metrics[metric.Code]), by));
        await db.SaveChangesAsync(cancel);
        // A section is named by its key when it is explained.
        foreach (var (section, block) in outline)
            period.ReviseSection(section.Id, section.Title, block["guide"], section.Budget, by);
        period.Open(OfficeAt(season.Opened));
        await db.SaveChangesAsync(cancel);
        return period;
    }

    private async Task EndAsync(int periodId, DemonstrationSeason season, CancellationToken cancel)
    {
        var period = await db.Periods.AsSplitQuery().SingleAsync(p => p.Id == periodId, cancel);
        period.End(OfficeAt(season.Ended));
        await SaveAsync(cancel);
    }

    /// <summary>收全年实际数.</summary>
    private async Task CollectAgainAsync(int periodId, CancellationToken cancel)
    {
        var by = OfficeAt(DemonstrationYear.CollectedAgain);
        var period = await db.Periods.AsSplitQuery().SingleAsync(p => p.Id == periodId, cancel);
        period.CollectAgain(by);
        foreach (var (level, day) in DemonstrationYear.This.DueAgain)
            period.SetDue(level, day, by, Round.Second);
        await SaveAsync(cancel);
    }

    private async Task WriteAsync(ReportingPeriod period, CancellationToken cancel)
    {
        foreach (var units in year.Expected(DemonstrationYear.This).Where(unit => !LoadDemonstrationPackages.HasNoItems(DemonstrationYear.This, unit)).Chunk(LoadDemonstrationPackages.Batch))
        {
            foreach (var unit in units.Where(unit => year.StateOf(DemonstrationYear.This, unit) is not null))
            {
                var by = actors.Contributor(unit, DemonstrationYear.This.CountedUntil).At(new DemonstrationPackage(DemonstrationYear.This, unit, actors).Begun.AddHours(1));
                items[unit.Code] = [.. Chosen("items", unit, ItemsOf(unit)).Select(block => Item(unit, block, period, by))];
                plans[unit.Code] = [.. Chosen("plans", unit, PlansOf(unit)).Select(block => Plan(unit, block, period, by))];
                db.AddRange(items[unit.Code]);
                db.AddRange(plans[unit.Code]);
            }

            await SaveAsync(cancel);
        }
    }

    private WorkItem Item(DemonstrationUnit unit, DemonstrationBlock block, ReportingPeriod period, Act by)
    {
        var item = WorkItem.Write(unitIds[unit.Code], period.Id, new ItemWords(
            Section(period, OutlinePart.Review, block), texts.Said(block["lead"], unit),
            DemonstrationTexts.Bound(texts.Said(block["body"], unit), figure => Piece(unit, figure)), texts.Said(block.Or("with"), unit)), by);
        if (block.Or("file") is { Length: > 0 } file)
            item.Attach(file, DemonstrationPdf.Of($"Demonstration of {city.Units[0].Code}: an invented sheet of evidence."), by);
        return item;
    }

    private PlanItem Plan(DemonstrationUnit unit, DemonstrationBlock block, ReportingPeriod period, Act by)
    {
        var (metric, target) = Target(unit, block["target"].Split(' '));
        return PlanItem.Propose(unitIds[unit.Code], period.Id, new PlanTask(
            Section(period, OutlinePart.Plan, block),
            texts.Said(block["text"], unit).Replace("{target}", Said(metric, target), StringComparison.Ordinal),
            metric.Id, target, texts.Said(block["chief"], unit), texts.Said(block["who"], unit), texts.Said(block.Or("with"), unit),
            DateOnly.ParseExact(block["due"], "yyyy-MM-dd", CultureInfo.InvariantCulture)), by);
    }

    private (Metric Metric, decimal Target) Target(DemonstrationUnit unit, string[] words)
    {
        var metric = metrics[words[0]];
        if (words[1][0] != 'x')
            return (metric, decimal.Parse(words[1], CultureInfo.InvariantCulture));
        var has = book.Total(unitIds[unit.Code], metric.Id).All?.Shown ?? 0;
        return (metric, Math.Max(1, Math.Ceiling(has * int.Parse(words[1][1..], CultureInfo.InvariantCulture) / 100)));
    }

    /// <summary>A target is a round figure already: it is said as it is.</summary>
    private static string Said(Metric metric, decimal target) => Prose.Quantities.QuantityFormat.Print(target, metric.Unit, metric.Style with { Step = null });

    private IEnumerable<DemonstrationBlock> Chosen(string file, DemonstrationUnit unit, int count)
    {
        var may = texts.For(file, unit).Where(block => DemonstrationTexts.Figures(block.Or("body")).All(figure => IsWorthSaying(unit, figure)));
        return unit.Level is UnitLevel.City ? may : may.DistinctBy(block => block.Of[1]).Take(count);
    }

    /// <summary>Nobody writes of none, nor of one person as of many.</summary>
    private bool IsWorthSaying(DemonstrationUnit unit, DemonstrationFigure figure)
    {
        var (id, metric) = (unitIds[unit.Code], metrics[figure.Metric]);
        return figure.Aspect is FigureAspect.Own
            ? book.Own(id, metric.Id) is not null
            : book.Total(id, metric.Id).All is { } all && all.Value >= (metric.RollUp is RollUp.Head ? 2 : 1);
    }

    private TextPiece Piece(DemonstrationUnit unit, DemonstrationFigure figure)
    {
        var bound = new BoundFigure(metrics[figure.Metric].Id, unitIds[unit.Code], figure.Aspect);
        return new TextPiece(book.Print(bound)!, bound);
    }

    private static int Section(ReportingPeriod period, OutlinePart part, DemonstrationBlock block) =>
        period.Sections.Where(section => section.Part == part).ElementAt(int.Parse(block.Of[1], CultureInfo.InvariantCulture) - 1).Id;

    private static int ItemsOf(DemonstrationUnit unit) => unit.Level switch
    {
        UnitLevel.County => ItemsOfCounty + DemonstrationNames.Lot("items", unit.Code, 2),
        UnitLevel.Township => 1 + DemonstrationNames.Lot("items", unit.Code, 2),
        _ => 1,
    };

    private static int PlansOf(DemonstrationUnit unit) => unit.Level switch
    {
        UnitLevel.County => 2 + DemonstrationNames.Lot("plans", unit.Code, 2),
        UnitLevel.Township => 1,
        _ => 0,
    };

    private async Task SaveAsync(CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }
}
