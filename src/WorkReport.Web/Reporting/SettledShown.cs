using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting;

/// <summary>One 核定数 with what it stands beside: 上报数, 核增／核减, 核定数.</summary>
/// <param name="Metric">What is counted.</param>
/// <param name="Figure">The 核定数.</param>
/// <param name="Now">What is reported, or computed, now.</param>
/// <param name="Printed">The same where only a printed form is known.</param>
public sealed record SettledShown(AskedMetric Metric, SettledFigure Figure, Figure? Now, string? Printed = null)
{
    /// <summary>上报数 as it stands.</summary>
    public string Reported => Said(Now) ?? Printed ?? "—";

    /// <summary>核定时上报数, where it is another now; null where it is the same.</summary>
    public string? Then => Figure.HasMoved(Now, Now is null ? Printed : null) ? Said(Figure.Reported) ?? Figure.ReportedPrinted ?? "—" : null;

    /// <summary>核增／核减, with its sign.</summary>
    public string Change => SettledWords.Change(Metric, Figure.From(Now), Now);

    public string Settled => Said(Figure.Figure)!;

    /// <summary>Those that hold of one metric of a unit: of its row, of its 合计.</summary>
    public static IEnumerable<SettledShown> Of(FigureBook book, int unitId, int metricId)
    {
        ArgumentNullException.ThrowIfNull(book);
        if (!book.HasSettled)
            yield break;
        var both = book.Settled(unitId, metricId);
        foreach (var figure in new[] { both.OwnBy, both.WholeBy }.OfType<SettledFigure>())
        {
            var (now, printed) = book.StandingAt(unitId, metricId, figure.IsOfTotal);
            yield return new SettledShown(book.Metrics[metricId], figure, now, printed);
        }
    }

    /// <summary>Those that hold of all metrics of a unit, in the order of the codes.</summary>
    public static IReadOnlyList<SettledShown> Of(FigureBook book, int unitId)
    {
        ArgumentNullException.ThrowIfNull(book);
        return book.HasSettled ? [.. book.Metrics.Values.OrderBy(metric => metric.Code, StringComparer.Ordinal).SelectMany(metric => Of(book, unitId, metric.Id))] : [];
    }

    /// <summary>The same of units whose sheets are shown, by unit and metric: their figures are read only where there is a 核定数.</summary>
    public static async Task<ILookup<(int Unit, int Metric), SettledShown>> InSheetAsync(WorkReportDb db, ReportingPeriod period, int round, IReadOnlyCollection<int> units, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(units);
        if (!await db.HasSettledAsync(period, round, units, cancel))
            return Array.Empty<SettledShown>().ToLookup(_ => default((int, int)));
        var book = await FigureBook.LoadAsync(db, period, round, units, cancel);
        return units.SelectMany(unit => Of(book, unit), (unit, shown) => (Unit: unit, Shown: shown)).ToLookup(row => (row.Unit, row.Shown.Metric.Id), row => row.Shown);
    }

    private string? Said(Figure? figure) => SettledWords.Said(Metric, figure);
}
