using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Prose.Checks;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Reporting;

/// <summary>What a text of a unit is held against: its figures of a period as its texts show them, and the work items of whoever is reached.</summary>
public static class CheckFigures
{
    /// <summary>Work items that vouch for a text.</summary>
    private const int MostItems = 2000;

    /// <summary>Reads them, in a fixed number of commands. Whether the person may see the unit was asked by whoever asks here.</summary>
    /// <param name="db">The store.</param>
    /// <param name="person">Who asks: only what they reach vouches for a text.</param>
    /// <param name="periodCode">The period; of its two rounds the one that texts follow.</param>
    /// <param name="unitId">The unit for which the text speaks.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<CheckData> LoadAsync(WorkReportDb db, CurrentPerson person, string periodCode, int unitId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(person);
        var period = await db.Periods.AsNoTracking().SingleAsync(p => p.Code == periodCode, cancel);
        var book = await FigureBook.FollowedAsync(db, period, unitId, cancel);
        var year = await db.PeriodBeforeAsync(period, cancel);
        var last = year is null ? null : await FigureBook.FollowedAsync(db, year, unitId, cancel);
        var reached = db.UnitsReadIn(person.Id, person.Today, period, Role.Reviewer, Role.Office);
        var items = await db.WorkItems.Where(i => i.PeriodId == period.Id
                && (i.UnitId == unitId || (reached.Any(u => u.Id == i.UnitId) && db.Submissions.Any(s => s.UnitId == i.UnitId && s.PeriodId == period.Id && s.AcceptedRevision != null))))
            // Its own first, then those that came last: of a city of ten thousand units nobody waits for all.
            .OrderByDescending(i => i.UnitId == unitId).ThenByDescending(i => i.Id).Take(MostItems).Select(i => new { i.Lead, i.Body, HasEvidence = i.Attachments.Any() }).ToListAsync(cancel);
        var texts = items.Select(item => (Text: item.Lead + "\n" + FigureText.Parse(item.Body).Seen, item.HasEvidence)).ToList();
        return new CheckData
        {
            Figures = [.. book.Metrics.Values.SelectMany(metric => Of(metric, book, last, unitId, period.HasTwoRounds && book.Round == Round.First))],
            Sources = [.. texts.Select(item => item.Text)],
            Evidenced = [.. texts.Where(item => item.HasEvidence).Select(item => item.Text)],
        };
    }

    /// <summary>本级, 下级 and 合计 of a metric as a text of the unit would show them, each once.</summary>
    private static IEnumerable<KnownFigure> Of(AskedMetric metric, FigureBook book, FigureBook? last, int unitId, bool isForecast)
    {
        if (book.Own(unitId, metric.Id) is { Figure: null, Printed: { } printed })
            yield return new KnownFigure(metric.Name, metric.Unit, null, printed + metric.Unit) { IsForecast = isForecast };
        var before = last?.IsComparable(metric) is true ? last.Total(unitId, metric.Id).All?.Shown : null;
        var total = book.Total(unitId, metric.Id);
        foreach (var figure in new[] { total.All, total.Own, total.Below }.OfType<Figure>().Distinct())
        {
            if (metric.Print(figure) is { } said)
                yield return new KnownFigure(metric.Name, metric.Unit, figure.Shown is { } value ? Exact.Rounded(metric, value) : null, said) { Before = before, IsForecast = isForecast };
        }
    }
}
