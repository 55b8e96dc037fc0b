using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>One unit in one period as a person finds it: what every page about a unit's year begins with.</summary>
/// <param name="Unit">The unit; the person reads this period's part of it.</param>
/// <param name="Period">The period.</param>
/// <param name="Submission">Its package; null while nothing was entered.</param>
/// <param name="Who">What the person is to it.</param>
public sealed record UnitYear(OrgUnit Unit, ReportingPeriod Period, Submission? Submission, SubmissionRelation Who)
{
    private const SubmissionRelation Writers = SubmissionRelation.Contributor | SubmissionRelation.Office;

    /// <summary>What the unit was called on the period's day.</summary>
    public string UnitName => Unit.NameOn(Period.CountedUntil);

    /// <summary>Where its package stands.</summary>
    public SubmissionState State => Submission?.State ?? SubmissionState.Drafting;

    /// <summary>May the person enter for this unit at all?</summary>
    public bool IsWriter => (Who & Writers) != SubmissionRelation.None;

    /// <summary>Stands it at the top of the tree?</summary>
    public bool IsTop => Unit.PlaceOn(Period.CountedUntil) is { ParentId: null };

    /// <summary>The day by which it hands in; null where none is set.</summary>
    public DateOnly? Due => Period.DueFor(Unit.Level);

    /// <summary>May the person change this piece of it? A piece that is new has the key 0.</summary>
    public Verdict MayEdit(SubmittedPiece piece) =>
        !Period.IsOpen ? Verdict.No("Period.IsClosed", Period.Code)
        : !IsWriter ? Verdict.No("Submission.EditNotYours", UnitName)
        : Submission?.CanEdit(piece) ?? Verdict.Yes;

    /// <summary>Why a piece came back to be mended; null where it did not, or is out of the unit's hands again.</summary>
    public string? ReasonFor(SubmittedPiece piece) =>
        State is SubmissionState.Drafting or SubmissionState.Returned ? Submission?.Returned.FirstOrDefault(r => r.Piece == piece)?.Reason : null;

    /// <summary>May the person move the package so?</summary>
    public Verdict Can(SubmissionMove move) =>
        !Period.IsOpen ? Verdict.No("Period.IsClosed", Period.Code)
        : (Submission ?? Submission.Begin(Unit.Id, Period.Id, steps: 1, IsTop, Beginning)).Can(move, Who);

    /// <summary>The package, begun now where there was none. For what changes it or a piece of it.</summary>
    public Submission Begun(WorkReportDb db, Act by)
    {
        ArgumentNullException.ThrowIfNull(db);
        return Submission ?? db.Submissions.Add(Submission.Begin(Unit.Id, Period.Id, steps: 1, IsTop, by)).Entity;
    }

    // Asked only, never saved.
    private static readonly Act Beginning = new("", DateTimeOffset.UnixEpoch);
}

/// <summary>Finds the year of a unit through what a person may see.</summary>
public static class UnitYears
{
    /// <summary>The period that pages open with: the latest annual one that is open, or else the latest of all; null while there is none.</summary>
    public static Task<ReportingPeriod?> CurrentPeriodAsync(this WorkReportDb db, CancellationToken cancel = default) => db.CurrentPeriod().FirstOrDefaultAsync(cancel);

    /// <summary>The same, for who needs less of it than the whole: the first of these.</summary>
    public static IQueryable<ReportingPeriod> CurrentPeriod(this WorkReportDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Periods.OrderByDescending(p => p.IsOpen && p.Kind == PeriodKind.Annual).ThenByDescending(p => p.Year).ThenByDescending(p => p.Code);
    }

    /// <summary>The annual period of the year before; null where there is none.</summary>
    public static Task<ReportingPeriod?> PeriodBeforeAsync(this WorkReportDb db, ReportingPeriod period, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        return db.Periods.Where(p => p.Year == period.Year - 1 && p.Kind == period.Kind).OrderBy(p => p.Code).FirstOrDefaultAsync(cancel);
    }

    /// <summary>A unit's year; null where the person reads no such unit in it, or there is no such period.</summary>
    /// <param name="db">The store.</param>
    /// <param name="personId">Who asks.</param>
    /// <param name="today">The day by which roles reach.</param>
    /// <param name="unitId">The unit.</param>
    /// <param name="periodCode">The period.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<UnitYear?> UnitYearAsync(
        this WorkReportDb db, int personId, DateOnly today, int unitId, string periodCode, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.Periods.SingleOrDefaultAsync(p => p.Code == periodCode, cancel) is not { } period)
            return null;
        if (await db.UnitsReadIn(personId, today, period).SingleOrDefaultAsync(u => u.Id == unitId, cancel) is not { } unit)
            return null;
        var submission = await db.Submissions.SingleOrDefaultAsync(s => s.UnitId == unitId && s.PeriodId == period.Id, cancel);
        return new UnitYear(unit, period, submission, await db.RelationAsync(personId, period.TreeOn(today), unitId, submission, cancel));
    }

    /// <summary>The unit's year that a package belongs to; null where the person reaches no such package.</summary>
    public static async Task<UnitYear?> UnitYearOfAsync(this WorkReportDb db, int personId, DateOnly today, int submissionId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var place = await (from s in db.Submissions
                           where s.Id == submissionId
                           join p in db.Periods on s.PeriodId equals p.Id
                           select new { s.UnitId, p.Code }).SingleOrDefaultAsync(cancel);
        return place is null ? null : await db.UnitYearAsync(personId, today, place.UnitId, place.Code, cancel);
    }

    /// <summary>What a person is to the package of a unit, by the tree in which the period is worked on.</summary>
    public static async Task<SubmissionRelation> RelationAsync(
        this WorkReportDb db, int personId, TreeDay tree, int unitId, Submission? submission, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var who = await db.OrgUnits.Where(u => u.Id == unitId).Select(u => new
        {
            Contributor = db.UnitsWithin(personId, tree, Role.Contributor).Any(x => x.Id == u.Id),
            Office = db.UnitsEnteredBy(personId, tree).Any(x => x.Id == u.Id) && db.Memberships.Any(m => m.PersonId == personId && m.UnitId == u.Id && m.Role == Role.Office),
            Reviewer = db.UnitsReviewedBy(personId, tree).Any(x => x.Id == u.Id),
            Above = db.UnitsReceivedBy(personId, tree).Any(x => x.Id == u.Id),
        }).SingleAsync(cancel);
        return (who.Contributor ? SubmissionRelation.Contributor : 0)
            | (who.Office ? SubmissionRelation.Office : 0)
            | (who.Reviewer ? SubmissionRelation.Reviewer : 0)
            | (who.Above ? SubmissionRelation.OfficeAbove : 0)
            | (submission?.SubmittedById == personId ? SubmissionRelation.Submitter : 0);
    }

    /// <summary>
    /// Asks again, inside the transaction of the change, whether the package still stands as the page found it: a piece that is saved
    /// while someone hands the package in would otherwise slip into what is closed.
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">It has moved on.</exception>
    public static async Task ConfirmAsync(this WorkReportDb db, UnitYear year, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        // Written first, though nothing changes: on SQL Server that is what makes whoever moves the package at the same moment wait.
        await db.Submissions.Where(s => s.UnitId == year.Unit.Id && s.PeriodId == year.Period.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version), cancel);
        var now = await db.Submissions.Where(s => s.UnitId == year.Unit.Id && s.PeriodId == year.Period.Id).Select(s => new { s.Version }).SingleOrDefaultAsync(cancel);
        var isOpen = await db.Periods.Where(p => p.Id == year.Period.Id).Select(p => p.IsOpen).SingleAsync(cancel);
        if (now?.Version != year.Submission?.Version || isOpen != year.Period.IsOpen)
            throw new DbUpdateConcurrencyException("The package has moved on.");
    }
}
