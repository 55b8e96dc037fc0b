using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;

namespace WorkReport.Web.Demonstration;

/// <summary>What the units have of each season: their figures, and the packages in which those and the texts were handed in.</summary>
internal sealed class LoadDemonstrationPackages(
    WorkReportDb db, DemonstrationYear year, IReadOnlyDictionary<string, int> unitIds, DemonstrationActors actors, IReadOnlyDictionary<string, Metric> metrics,
    IReadOnlyDictionary<string, IReadOnlyList<WorkItem>> items, IReadOnlyDictionary<string, IReadOnlyList<PlanItem>> plans)
{
    /// <summary>Units whose rows are saved at one go: the store is asked seldom, and never remembers much.</summary>
    internal const int Batch = 200;

    private readonly DemonstrationCity city = year.City;
    private readonly DemonstrationPieces pieces = new(db);
    private readonly HashSet<string> again = [.. DemonstrationText.Blocks("year").Where(block => block.Kind == "again").Select(block => block.Of[0])];

    /// <summary>The villages that others fill in for report figures alone; of the seasons that have ended the figures alone are kept.</summary>
    public static bool HasNoItems(DemonstrationSeason season, DemonstrationUnit unit) =>
        unit.Level is UnitLevel.Village && (season != DemonstrationYear.This || unit.FilledBy is not null);

    public async Task FillAsync(DemonstrationSeason season, ReportingPeriod period, int round, CancellationToken cancel)
    {
        foreach (var units in Reporting(season, round).Chunk(Batch))
        {
            foreach (var unit in units)
            {
                var by = actors.Contributor(unit, season.CountedUntil).At(new DemonstrationPackage(season, unit, actors, round).Begun);
                var sheet = MetricSheet.Begin(unitIds[unit.Code], period.Id, by, round);
                sheet.Fill(year.Entered(season, unit, round).Select(value =>
                    new MetricEntry(metrics[value.Metric.Code].Now, value.Figure, Printed: value.Printed, SourceUnit: value.Source, IsTotal: value.IsTotal)), by);
                db.Add(sheet);
            }

            await SaveAsync(cancel);
        }
    }

    /// <summary>
    /// The figures as they stand in the end. Texts print them and are frozen with the very packages that make them count, so they are known
    /// before one is handed in.
    /// </summary>
    public Task<FigureBook> BookAsync(DemonstrationSeason season, ReportingPeriod period, int round, CancellationToken cancel) => FigureBook.OnceAcceptedAsync(
        db, period, round, [.. unitIds.Values], year.Reporting(season).Where(unit => year.IsSettled(season, unit, round)).Select(unit => unitIds[unit.Code]), cancel);

    /// <summary>Every package, with what it holds; what is given back names the pieces by their keys.</summary>
    public async Task HandInAsync(DemonstrationSeason season, ReportingPeriod period, int round, FigureBook figures, CancellationToken cancel, IReadOnlyDictionary<string, IReadOnlyList<PlanItem>>? planned = null)
    {
        var below = Below(season, round);
        var hasTexts = season == DemonstrationYear.This && round == Round.First;
        foreach (var units in Reporting(season, round).Chunk(Batch))
        {
            foreach (var unit in units)
            {
                var (id, state) = (unitIds[unit.Code], year.StateOf(season, unit, round)!.Value);
                var isDraft = state is SubmissionState.Drafting;
                var isEmpty = round == Round.First && HasNoItems(season, unit) && !isDraft;
                var (itemsOf, plansOf) = hasTexts ? (items.GetValueOrDefault(unit.Code, []), plans.GetValueOrDefault(unit.Code, [])) : ([], planned?.GetValueOrDefault(unit.Code) ?? []);
                IReadOnlyList<FrozenPiece> held = isDraft ? [] : pieces.Of(id, figures, itemsOf, plansOf, isEmpty, below.GetValueOrDefault(unit.Code, []));
                db.Add(new DemonstrationPackage(season, unit, actors, round).Make(
                    id, period.Id, state, isEmpty, held, state is SubmissionState.Returned ? Returned(unit) : [], unit.FilledBy is { } filler ? unitIds[filler] : null,
                    hasTexts && again.Contains(unit.Place) ? First(unit, itemsOf, held) : null));
            }

            await SaveAsync(cancel);
        }
    }

    private IEnumerable<DemonstrationUnit> Reporting(DemonstrationSeason season, int round) =>
        year.Reporting(season).Where(unit => year.StateOf(season, unit, round) is not null);

    /// <summary>From how many units of each level below one something is expected: from one that has ended once it has handed in.</summary>
    private Dictionary<string, Dictionary<UnitLevel, int>> Below(DemonstrationSeason season, int round)
    {
        Dictionary<string, Dictionary<UnitLevel, int>> below = [];
        var day = season.CountedUntil;
        foreach (var unit in year.Reporting(season).Where(unit => city.StandsOn(unit, day) || year.StateOf(season, unit, round) is not (null or SubmissionState.Drafting)))
        {
            for (var above = city.AboveOn(unit, day); above is not null; above = city.AboveOn(city.Of(above), day))
            {
                below.TryAdd(above, []);
                below[above][unit.Level] = below[above].GetValueOrDefault(unit.Level) + 1;
            }
        }

        return below;
    }

    /// <summary>An item came back once: its last sentence was written after that.</summary>
    private FirstTime? First(DemonstrationUnit unit, IReadOnlyList<WorkItem> itemsOf, IReadOnlyList<FrozenPiece> held)
    {
        if (itemsOf.FirstOrDefault(item => item.Attachments.Count == 0) is not { } mended || mended.Body.TrimEnd('。').LastIndexOf('。') is var end && end < 0)
            return null;
        var reason = DemonstrationText.Blocks("year").First(block => block.Kind == "return" && block.Of[0] == "item")["why"];
        var words = new ItemWords(mended.SectionId, mended.Lead, FigureText.Parse(mended.Body[..(end + 1)]), mended.Partners);
        var then = WorkItem.Write(mended.UnitId, mended.PeriodId, words, actors.Contributor(unit, DemonstrationYear.This.CountedUntil).At(DemonstrationYear.This.FirstHandsIn));
        return new FirstTime(pieces.Before(held, mended, ItemFacts.Of(then)), [new ReturnedPiece(PieceKind.WorkItem, mended.Id, reason)]);
    }

    private List<ReturnedPiece> Returned(DemonstrationUnit unit)
    {
        var reasons = DemonstrationText.Blocks("year").Where(block => block.Kind == "return").ToLookup(block => block.Of[0], block => block["why"]);
        var metric = year.Entered(DemonstrationYear.This, unit).Last(value => value.Figure is not null).Metric;
        List<ReturnedPiece> returned = [];
        if (items.GetValueOrDefault(unit.Code) is [var item, ..])
            returned.Add(new ReturnedPiece(PieceKind.WorkItem, item.Id, Reason("item")));
        // A county or township has both to mend, a village one of them.
        if (returned.Count == 0 || unit.Level < UnitLevel.Village)
            returned.Add(new ReturnedPiece(PieceKind.MetricValue, metrics[metric.Code].Id, Reason("metric")));
        return returned;

        string Reason(string of) => reasons[of].ElementAt(DemonstrationNames.Lot(of, unit.Code, reasons[of].Count()));
    }

    private async Task SaveAsync(CancellationToken cancel)
    {
        // Everything was added as it stays: what is saved need not be searched for changes again and again.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        db.ChangeTracker.Clear();
    }
}
