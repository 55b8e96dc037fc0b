using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Census;

/// <summary>What was compared with the census, and where it differs.</summary>
/// <param name="Places">Places with some below them.</param>
/// <param name="Leaves">Places whose figures were entered.</param>
/// <param name="Compared">Totals compared.</param>
/// <param name="Wrong">Those that are kept otherwise than the leaves add up to.</param>
/// <param name="Printed">Where the census itself prints something else above than its leaves add up to.</param>
public sealed record CensusOutcome(int Places, int Leaves, int Compared, IReadOnlyList<string> Wrong, IReadOnlyList<string> Printed);

/// <summary>A store in which the counties of a census have handed in and were accepted, one after the other, as units do.</summary>
public static class CensusStore
{
    private static readonly Act By = new("测试", new DateTimeOffset(2021, 5, 11, 9, 0, 0, TimeSpan.FromHours(8)));

    private static readonly DateOnly Founded = new(2019, 1, 1);

    // Units that are entered in one save; they are accepted one by one.
    private const int Batch = 10;

    // The place of a unit that stands at the top must be a level above those below it.
    private static readonly UnitLevel[] Levels = [UnitLevel.City, UnitLevel.County, UnitLevel.Township, UnitLevel.Village];

    public static async Task<CensusOutcome> CompareAsync(CensusBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        await using var store = new Store();
        await store.Upgrade();
        var units = await store.With(db => FoundAsync(db, book));
        var (period, person, metrics) = await store.With(db => AskAsync(db, book));
        foreach (var leaves in book.Leaves().Chunk(Batch))
        {
            await store.With(async db =>
            {
                var packages = leaves.Select(leaf => Submission.Begin(units[leaf.Code], period, steps: 1, isTop: false, By)).ToList();
                foreach (var (leaf, package) in leaves.Zip(packages))
                {
                    var sheet = MetricSheet.Begin(package.UnitId, period, By);
                    sheet.Fill(Entries(leaf, metrics), By);
                    package.DeclareNoItems(hasNone: true, By);
                    db.AddRange(sheet, package);
                }

                await db.SaveChangesAsync();
                foreach (var package in packages)
                {
                    await db.AcceptAsync(package, person, By);
                    await db.SaveChangesAsync();
                }
            });
        }

        var (_, spoiled) = await store.With(db => db.VerifyTotalsAsync());
        var kept = await store.With(async db => (await db.KeptTotals.AsNoTracking().ToListAsync()).ToDictionary(total => (total.UnitId, total.MetricId), total => total.Sum));
        return Compare(book, units, metrics, kept, [.. spoiled.Select(total => $"rollup --verify finds {total}")]);
    }

    private static IEnumerable<MetricEntry> Entries(CensusPlace leaf, Dictionary<string, Metric> metrics) =>
        from metric in metrics
        let figure = FigureAt(leaf, metric.Key)
        where figure is not null
        select new MetricEntry(metric.Value.Now, figure);

    /// <summary>What a place reports in a column; null where the census has nothing there.</summary>
    internal static Figure? FigureAt(CensusPlace leaf, string column) => CensusBook.Shares.FirstOrDefault(share => share.Column == column) is { } share
        ? share.At(leaf) is var (part, whole) ? Figure.Share(part, whole) : null
        : leaf.Printed.TryGetValue(column, out var count) ? new Figure(count) : null;

    private static async Task<Dictionary<string, int>> FoundAsync(WorkReportDb db, CensusBook book)
    {
        Dictionary<string, OrgUnit> units = [];
        foreach (var depth in book.Places.GroupBy(place => place.Depth).OrderBy(group => group.Key))
        {
            foreach (var place in depth)
            {
                var unit = OrgUnit.Found(place.Code, place.Name, Levels[place.Depth], place.Parent is { } above ? units[above] : null, Founded, By);
                units.Add(place.Code, unit);
                db.Add(unit);
            }

            await db.SaveChangesAsync();
        }

        return units.ToDictionary(unit => unit.Key, unit => unit.Value.Id);
    }

    private static async Task<(int Period, int Person, Dictionary<string, Metric> Metrics)> AskAsync(WorkReportDb db, CensusBook book)
    {
        var period = db.Add(Years.Opened("2020", 2020, PeriodKind.Annual, new DateOnly(2020, 12, 31), By)).Entity;
        var person = db.Add(Person.Enrol("经手人", By)).Entity;
        var metrics = book.Counts.ToDictionary(column => column, column => Metric.Define($"N{column}", book.Heads[column], "人户", RollUp.Sum, By));
        foreach (var column in CensusBook.Shares.Select(share => share.Column))
            metrics.Add(column, Metric.Define($"R{column}", book.Heads[column], "%", RollUp.Rate, By));
        db.AddRange(metrics.Values);
        await db.SaveChangesAsync();
        return (period.Id, person.Id, metrics);
    }

    /// <summary>Compares what is kept above with what the leaves add up to.</summary>
    internal static CensusOutcome Compare(
        CensusBook book, Dictionary<string, int> units, Dictionary<string, Metric> metrics, Dictionary<(int Unit, int Metric), Contribution> kept, List<string> wrong)
    {
        var (below, compared, printed) = (book.LeavesBelow(), 0, new List<string>());
        foreach (var place in book.Places.Where(place => below.ContainsKey(place.Code)))
        {
            foreach (var (column, metric) in metrics)
            {
                var given = below[place.Code].Select(leaf => FigureAt(leaf, column)).OfType<Figure>().ToList();
                var value = given.Sum(figure => figure.Value);
                var whole = metric.Now.RollUp is RollUp.Rate ? given.Sum(figure => figure.Base) : null;
                var total = kept.GetValueOrDefault((units[place.Code], metric.Id));
                compared++;
                if (total.Value != value || total.Units != given.Count || (given.Count > 0 && total.Base != whole))
                    wrong.Add($"{place.Name} {book.Heads[column]}: kept {total}, the leaves give {value} of {whole} ({given.Count})");
                if (Differs(place, column, value, whole) is { } differs)
                    printed.Add($"{place.Name} {book.Heads[column]}: {differs}");
            }
        }

        return new CensusOutcome(below.Count, book.Leaves().Count, compared, wrong, printed);
    }

    // Shares are printed with two places.
    private static string? Differs(CensusPlace place, string column, decimal value, decimal? whole)
    {
        if (!place.Printed.TryGetValue(column, out var printed))
            return null;
        var counted = whole switch { null => value, 0 => 0, { } of => value * 100 / of };
        return Math.Abs(printed - counted) > (whole is null ? 0 : 0.0051m) ? $"printed {printed}, the leaves give {counted:0.##}" : null;
    }
}
