using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.WorkItems;
using WorkReport.Prose.Checks;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Reporting;

/// <summary>What a text of a unit is held against: its figures of a period as its texts show them, and the work items of whoever is reached.</summary>
public static class CheckFigures
{
    /// <summary>Work items that vouch for a text.</summary>
    private const int MostItems = 2000;

    /// <summary>Reads them, in a fixed number of commands; what others did not change since is not read again. Whether the person may see the unit was asked by whoever asks here.</summary>
    /// <param name="db">The store.</param>
    /// <param name="person">Who asks: only what they reach vouches for a text.</param>
    /// <param name="period">The period; of its two rounds the one that texts follow.</param>
    /// <param name="unitId">The unit for which the text speaks.</param>
    /// <param name="ownItemsVouch">Do the unit's own work items answer for its figures? They do not for themselves.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="ownItems">Those items, where they were read already.</param>
    /// <param name="basis">Which of 上报数 and 核定数 the text prints.</param>
    public static async Task<CheckData> LoadAsync(
        WorkReportDb db, CurrentPerson person, ReportingPeriod period, int unitId, bool ownItemsVouch, CancellationToken cancel, IReadOnlyList<WorkItem>? ownItems = null, FigureBasis basis = FigureBasis.Reported)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(period);
        var figures = await db.LatelyAsync((nameof(CheckFigures), period.Id, unitId, basis), (_, line) => FigureBook.MayChange(period, unitId, line), async () =>
        {
            var book = await FigureBook.FollowedAsync(db, period, unitId, cancel);
            var year = await db.PeriodBeforeAsync(period, cancel);
            var last = year is null ? null : await FigureBook.FollowedAsync(db, year, unitId, cancel);
            return new Vouching([.. book.Metrics.Values.SelectMany(metric => Of(metric, book, last, unitId, period, basis))], []);
        });
        var reached = db.UnitsReadIn(person.Id, person.Today, period, Role.Reviewer, Role.Office);
        // What was accepted changes only when its package moves.
        var below = await db.LatelyAsync((nameof(CheckFigures), person.Id, person.Today, period.Id, unitId), (_, line) => !line.IsWork || (line.PeriodId == period.Id && line.IsOfPackage), async () => new Vouching([], await TextsAsync(
            db.WorkItems.Where(i => i.PeriodId == period.Id && i.UnitId != unitId && reached.Any(u => u.Id == i.UnitId)
                && db.Submissions.Any(s => s.UnitId == i.UnitId && s.PeriodId == period.Id && s.AcceptedRevision != null)), cancel)));
        var tree = db.ReachesOn(period.Tree());
        var coined = await db.SeldomAsync((nameof(CheckFigures), period.CountedUntil, unitId), () =>
            // Of two that are called the same the nearer one's holds.
            (from reach in tree
             where reach.UnitId == unitId
             join unit in db.OrgUnits on reach.AncestorId equals unit.Id
             where unit.Formulas != ""
             orderby reach.Depth descending
             select unit.Formulas).ToListAsync(cancel));
        var own = ownItems is null ? await TextsAsync(db.WorkItems.Where(i => i.PeriodId == period.Id && i.UnitId == unitId), cancel)
            : [.. ownItems.Select(item => VouchingText.Of(item.Lead, item.Body, item.Attachments.Count > 0))];
        return new CheckData
        {
            Figures = figures.Figures,
            Sources = [.. below.Texts.Concat(ownItemsVouch ? own : []).Select(item => item.Text)],
            Formulas = [.. coined.SelectMany(Formula.Read).Select(line => line.Formula).OfType<Formula>()],
            Evidenced = [.. below.Texts.Concat(own).Where(item => item.HasEvidence).Select(item => item.Text)],
        };
    }

    /// <summary>Those that came last: of a city of ten thousand units nobody waits for all.</summary>
    private static async Task<IReadOnlyList<VouchingText>> TextsAsync(IQueryable<WorkItem> items, CancellationToken cancel) =>
        [.. (await items.OrderByDescending(i => i.Id).Take(MostItems).Select(i => new { i.Lead, i.Body, HasEvidence = i.Attachments.Any() }).ToListAsync(cancel))
            .Select(item => VouchingText.Of(item.Lead, item.Body, item.HasEvidence))];

    private sealed record VouchingText(string Text, bool HasEvidence)
    {
        public static VouchingText Of(string lead, string body, bool hasEvidence) => new(lead + "\n" + FigureText.Parse(body).Seen, hasEvidence);
    }

    /// <summary>What is kept of it: figures of a unit, or texts of units below.</summary>
    private sealed record Vouching(IReadOnlyList<KnownFigure> Figures, IReadOnlyList<VouchingText> Texts) : IWeighs
    {
        int IWeighs.Units => Figures.Count + (10 * Texts.Count);
    }

    /// <summary>本级, 下级 and 合计 of a metric as a text of the unit would show them, each once.</summary>
    private static IEnumerable<KnownFigure> Of(AskedMetric metric, FigureBook book, FigureBook? last, int unitId, ReportingPeriod period, FigureBasis basis)
    {
        var isForecast = period.HasTwoRounds && book.Round == Round.First;
        if (book.Own(unitId, metric.Id) is { Figure: null, Printed: { } printed })
            yield return new KnownFigure(metric.Name, metric.Unit, null, printed + metric.Unit) { IsForecast = isForecast, Key = KeyOf(FigureAspect.Own) };
        var before = last?.IsComparable(metric) is true ? last.Total(unitId, metric.Id).All?.Shown : null;
        var total = book.Total(unitId, metric.Id);
        var settled = basis is FigureBasis.Settled ? book.Settled(unitId, metric.Id) : null;
        (FigureAspect Aspect, Figure? Figure)[] three =
        [
            (total.IsDirect || total.Units > 0 ? FigureAspect.All : FigureAspect.Own, settled is null ? total.All : settled.All), (FigureAspect.Own, settled is null ? total.Own : settled.Own), (FigureAspect.Below, settled is null ? total.Below : settled.Below),
        ];
        foreach (var (aspect, figure) in three.DistinctBy(one => one.Figure))
        {
            if (figure is { } there && metric.Print(figure) is { } said)
                yield return new KnownFigure(metric.Name, metric.Unit, there.Shown is { } value ? Exact.Rounded(metric, value) : null, said) { Before = before, IsForecast = isForecast, Key = KeyOf(aspect) };
        }

        string KeyOf(FigureAspect aspect) => new BoundFigure(metric.Id, unitId, aspect, period.Id).Key;
    }
}
