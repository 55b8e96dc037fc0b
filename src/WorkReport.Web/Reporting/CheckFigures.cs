using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Prose.Checks;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting;

/// <summary>What a text of a unit is held against: the figures of a period that were accepted, and the sentences that have evidence.</summary>
public static class CheckFigures
{
    /// <summary>Reads them. Whether the person may see the unit was asked by whoever asks here.</summary>
    /// <param name="db">The store.</param>
    /// <param name="periodCode">The period; of its two rounds the one that texts follow.</param>
    /// <param name="unitId">The unit for which the text speaks.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<CheckData> LoadAsync(WorkReportDb db, string periodCode, int unitId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var period = await db.Periods.AsNoTracking().SingleAsync(p => p.Code == periodCode, cancel);
        var book = await FigureBook.FollowedAsync(db, period, unitId, cancel);
        var year = await db.PeriodBeforeAsync(period, cancel);
        var last = year is null ? null : await FigureBook.FollowedAsync(db, year, unitId, cancel);
        var shown = await db.WorkItems.Where(i => i.UnitId == unitId && i.PeriodId == period.Id && i.Attachments.Any()).Select(i => new { i.Lead, i.Body }).ToListAsync(cancel);
        return new CheckData
        {
            Figures = [.. book.Metrics.Values.SelectMany(metric => Of(metric, book, last, unitId, period.HasTwoRounds && book.Round == Round.First))],
            Evidenced = [.. shown.Select(item => item.Lead + "\n" + FigureText.Parse(item.Body).Seen)],
        };
    }

    /// <summary>本级, 下级 and 合计 of a metric as far as they were accepted, each once.</summary>
    private static IEnumerable<KnownFigure> Of(AskedMetric metric, FigureBook book, FigureBook? last, int unitId, bool isForecast)
    {
        var own = book.Counts(unitId, metric.Id) ? book.Own(unitId, metric.Id) : null;
        if (own is { Figure: null, Printed: { } printed })
            yield return new KnownFigure(metric.Name, metric.Unit, null, printed + metric.Unit) { IsForecast = isForecast };
        var before = last?.IsComparable(metric) is true ? (last.Given(unitId, metric.Id) ?? (last.Counts(unitId, metric.Id) ? last.Own(unitId, metric.Id)?.Figure : null))?.Shown : null;
        foreach (var figure in new[] { book.Given(unitId, metric.Id) ?? own?.Figure, own?.Figure, book.Total(unitId, metric.Id).Below }.OfType<Figure>().Distinct())
        {
            if (metric.Print(figure) is { } said)
                yield return new KnownFigure(metric.Name, metric.Unit, figure.Shown is { } value ? Exact.Rounded(metric, value) : null, said) { Before = before, IsForecast = isForecast };
        }
    }
}
