using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>核定数 of one unit's year: who may set, answer and withdraw them, and those that there are.</summary>
internal static class SettledYears
{
    private const SubmissionRelation Unit = SubmissionRelation.Contributor | SubmissionRelation.Office | SubmissionRelation.Own;

    /// <summary>Does the person stand above the unit, or, of its 合计, at it, so that they may settle its figures?</summary>
    public static Task<bool> SettlesAsync(this WorkReportDb db, int personId, DateOnly today, UnitYear year, bool ofTotal, CancellationToken cancel)
    {
        var (tree, unit) = (year.Period.TreeOn(today), year.Unit.Id);
        return db.SeldomAsync((nameof(SettlesAsync), personId, tree, unit, ofTotal), () => db.UnitsSettledBy(personId, tree, ofTotal).AnyAsync(u => u.Id == unit, cancel));
    }

    /// <summary>May the person settle a row, or the 合计? In any state of the package, once it was handed in.</summary>
    /// <param name="year">The unit's year.</param>
    /// <param name="settles">What <see cref="SettlesAsync"/> says of it.</param>
    /// <param name="ofTotal">The 合计, which no package is needed for.</param>
    public static Verdict MaySettle(this UnitYear year, bool settles, bool ofTotal) =>
        !settles ? Verdict.No(ofTotal ? "Settled.TotalNotYours" : "Settled.NotYours", year.UnitName)
        : year.Period.IsBackfill ? Verdict.No("Period.IsBackfill", year.Period.Code)
        : !year.Period.CanFill.IsYes ? year.Period.CanFill
        : !ofTotal && year.Submission?.LatestRevision is null ? Verdict.No("Settled.NotHandedIn", year.UnitName)
        : Verdict.Yes;

    /// <summary>May the person answer for the unit? Its own people and who fills in for it may; nobody answers to what they set themselves.</summary>
    public static Verdict MayAnswer(this UnitYear year, SettledFigure figure, int personId) =>
        figure.CanAnswer is { IsYes: false } no ? no
        : !year.Period.CanFill.IsYes ? year.Period.CanFill
        : (year.Who & Unit) == SubmissionRelation.None ? Verdict.No("Settled.AnswerNotYours", year.UnitName)
        : figure.PersonId == personId ? Verdict.No("Settled.SetByYou")
        : Verdict.Yes;

    /// <summary>Every 核定数 of a metric of the unit in this round, what holds and what did, the latest first. Tracked: one may end.</summary>
    public static Task<List<SettledFigure>> SettledAsync(this WorkReportDb db, UnitYear year, int metricId, CancellationToken cancel)
    {
        var (unit, period, round) = (year.Unit.Id, year.Period.Id, year.Round);
        return db.SettledFigures.Where(f => f.UnitId == unit && f.PeriodId == period && f.Round == round && f.MetricId == metricId).OrderByDescending(f => f.Id).ToListAsync(cancel);
    }

    /// <summary>Holds one at any of these units?</summary>
    public static async Task<bool> HasSettledAsync(this WorkReportDb db, ReportingPeriod period, int round, IReadOnlyCollection<int> units, CancellationToken cancel) =>
        (await SettledBook.LoadAsync(db, period, round, cancel)).Held.Any(figure => units.Contains(figure.UnitId));

    /// <summary>What stands in a unit's year where a figure would be settled: the figure, or the printed form alone.</summary>
    public static (Figure? Figure, string? Printed) StandingAt(this FigureBook book, int unitId, int metricId, bool ofTotal)
    {
        var both = book.Settled(unitId, metricId);
        return ofTotal ? (both.OfRows, null) : (both.Reported, book.Own(unitId, metricId)?.Printed);
    }
}
