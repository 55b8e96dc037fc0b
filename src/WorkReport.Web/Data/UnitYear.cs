using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>One unit in one round of a period as a person finds it: what every page about a unit's year begins with.</summary>
/// <param name="Unit">The unit; the person reaches it.</param>
/// <param name="Period">The period.</param>
/// <param name="Round">Which collecting of it; items and plans belong to the first.</param>
/// <param name="Submission">Its package of that round; null while nothing was entered.</param>
/// <param name="Who">What the person is to it.</param>
public sealed record UnitYear(OrgUnit Unit, ReportingPeriod Period, int Round, Submission? Submission, SubmissionRelation Who)
{
    private const SubmissionRelation Writers = SubmissionRelation.Contributor | SubmissionRelation.Office;

    /// <summary>What of the package the person had a hand in, where they are its reader; null where they had none.</summary>
    public OwnPart? Own { get; init; }

    /// <summary>审核流程 that its package goes through; null for the usual, one reading by any reviewer.</summary>
    public ReviewRoute? Route { get; init; }

    /// <summary>The step that it waits at; null without a route.</summary>
    public RouteStep? Step => Route is { } route && Submission is { State: SubmissionState.InReview, Step: var at } && at < route.Steps.Count ? route.Steps[at] : null;

    /// <summary>委托代审: in whose place the person reads it; null where they read it in their own, or not at all.</summary>
    public string? StandsFor { get; init; }

    /// <summary>The end of the trail when it was read; null where that is not known.</summary>
    internal long? ReadAt { get; init; }

    /// <summary>How addresses name the period and the round.</summary>
    public string Code => Domain.Periods.Round.AddressOf(Period.Code, Round);

    /// <summary>What the unit was called on the period's day.</summary>
    public string UnitName => Unit.NameOn(Period.CountedUntil);

    /// <summary>Since when the unit is no more: it was closed by now, or is in the course of the period; null where it stands.</summary>
    public DateOnly? ClosedOn(DateOnly today) => Unit.ClosedOn is { } day && (day <= today || day <= Period.CountedUntil) ? day : null;

    /// <summary>Where its package stands.</summary>
    public SubmissionState State => Submission?.State ?? SubmissionState.Drafting;

    /// <summary>May the person enter for this unit at all? Of a year from before the product the office above may too.</summary>
    public bool IsWriter => (Who & (Period.IsBackfill ? Writers | SubmissionRelation.OfficeAbove : Writers)) != SubmissionRelation.None;

    /// <summary>Stands it at the top of the tree?</summary>
    public bool IsTop => Unit.PlaceOn(Period.CountedUntil) is { ParentId: null };

    /// <summary>The day by which it hands in; null where none is set.</summary>
    public DateOnly? Due => Period.DueFor(Unit.Level, Round);

    /// <summary>May the person change this piece of it? A piece that is new has the key 0.</summary>
    public Verdict MayEdit(SubmittedPiece piece) =>
        !Period.CanFill.IsYes ? Period.CanFill
        : !IsWriter ? Verdict.No("Submission.EditNotYours", UnitName)
        : Submission?.CanEdit(piece) ?? Verdict.Yes;

    /// <summary>个别更正: may the person change single figures now that the period has ended? The office that receives the unit may, and that at the top.</summary>
    /// <param name="opensYears">Is the person of the office at the top of the tree?</param>
    public Verdict MayCorrect(bool opensYears) =>
        Period.State != PeriodState.Ended ? Verdict.No("Period.NotEnded", Period.Code)
        : opensYears || Who.HasFlag(SubmissionRelation.OfficeAbove) ? Verdict.Yes
        : Verdict.No("Sheet.CorrectNotYours", UnitName);

    /// <summary>Why a piece came back to be mended; null where it did not, or is out of the unit's hands again.</summary>
    public string? ReasonFor(SubmittedPiece piece) =>
        State is SubmissionState.Drafting or SubmissionState.Returned ? Submission?.Returned.FirstOrDefault(r => r.Piece == piece)?.Reason : null;

    /// <summary>May the person move the package so?</summary>
    public Verdict Can(SubmissionMove move) =>
        Period.IsBackfill ? Verdict.No("Period.IsBackfill", Period.Code)
        : !Period.CanFill.IsYes ? Period.CanFill
        : (Submission ?? Submission.Begin(Unit.Id, Period.Id, steps: 1, IsTop, Beginning, Round)).Can(move, Who, Own);

    /// <summary>The package, begun now where there was none; null in a year from before the product, of which none travels. For what changes it or a piece of it.</summary>
    public Submission? Begun(WorkReportDb db, Act by)
    {
        ArgumentNullException.ThrowIfNull(db);
        return Period.IsBackfill ? null : Submission ?? db.Submissions.Add(Submission.Begin(Unit.Id, Period.Id, steps: 1, IsTop, by, Round)).Entity;
    }

    // Asked only, never saved.
    private static readonly Act Beginning = new("", DateTimeOffset.UnixEpoch);
}

/// <summary>Finds the year of a unit through what a person may see.</summary>
public static class UnitYears
{
    /// <summary>
    /// The period that pages open with, the first of these: the annual one that is open and due first, else the one that ended last, an annual
    /// one before others. What is being prepared moves nobody, and of two that are due on one day the one that was there first stays.
    /// </summary>
    public static IQueryable<ReportingPeriod> CurrentPeriod(this WorkReportDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Periods.Where(p => p.State != PeriodState.Preparing)
            .OrderByDescending(p => p.State == PeriodState.Open && p.Kind == PeriodKind.Annual)
            .ThenByDescending(p => p.State == PeriodState.Ended && p.Kind == PeriodKind.Annual)
            .ThenBy(p => p.State == PeriodState.Open ? p.DueDates.Min(d => (DateOnly?)d.Day) ?? p.CountedUntil : DateOnly.MinValue)
            .ThenBy(p => p.State == PeriodState.Open ? p.CountedUntil : DateOnly.MinValue)
            .ThenByDescending(p => p.State == PeriodState.Open ? DateOnly.MinValue : p.CountedUntil).ThenBy(p => p.Id);
    }

    /// <summary>Would pages open with one that is opened now, rather than with the one they open with? The rule of <see cref="CurrentPeriod"/>, asked beforehand.</summary>
    public static bool WouldGoBefore(ReportingPeriod opened, ReportingPeriod current)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(current);
        return (opened.Kind, current) switch
        {
            (PeriodKind.Annual, { Kind: PeriodKind.Annual, State: PeriodState.Open }) => (opened.FirstDue(), opened.CountedUntil, opened.Id).CompareTo((current.FirstDue(), current.CountedUntil, current.Id)) < 0,
            (PeriodKind.Annual, _) => true,
            (_, { Kind: PeriodKind.Annual } or { State: PeriodState.Ended }) => false,
            _ => (opened.FirstDue(), opened.CountedUntil, opened.Id).CompareTo((current.FirstDue(), current.CountedUntil, current.Id)) < 0,
        };
    }

    /// <summary>The same period, for its dates: out of those that are open, which are known on most pages, else asked for.</summary>
    internal static async Task<ReportingPeriod?> CurrentBarePeriodAsync(this WorkReportDb db, CancellationToken cancel)
    {
        var annual = (await db.OpenPeriodsAsync(cancel)).FindAll(period => period.Kind == PeriodKind.Annual);
        return annual.Count == 0 ? await db.CurrentPeriod().AsNoTracking().IgnoreAutoIncludes().AsSingleQuery().FirstOrDefaultAsync(cancel)
            : annual.OrderBy(period => period.Id).Aggregate((first, other) => WouldGoBefore(other, first) ? other : first);
    }

    /// <summary>
    /// The period that an address names, for this person: what is being prepared is there for whoever opens years, and a year from before the
    /// product for whoever enters it afterwards.
    /// </summary>
    internal static async Task<ReportingPeriod?> PeriodSeenAsync(
        this WorkReportDb db, int personId, DateOnly today, string code, CancellationToken cancel)
    {
        var period = await db.SeldomAsync((nameof(PeriodSeenAsync), code), () => db.Periods.AsNoTracking().AsSingleQuery().SingleOrDefaultAsync(p => p.Code == code, cancel));
        return period is not { State: PeriodState.Preparing, IsBackfill: false } || await db.MayOpenYearsAsync(personId, today, cancel) ? period : null;
    }

    /// <summary>How addresses name a period.</summary>
    internal static Task<string> PeriodCodeAsync(this WorkReportDb db, int periodId, CancellationToken cancel) =>
        db.SeldomAsync((nameof(PeriodCodeAsync), periodId), () => db.Periods.Where(p => p.Id == periodId).Select(p => p.Code).SingleAsync(cancel));

    /// <summary>The periods that people may turn to, the latest first: those that were opened or are entered afterwards, and for whoever opens years also what is being prepared.</summary>
    public static IQueryable<ReportingPeriod> PeriodsToTurnTo(this WorkReportDb db, bool opensYears)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Periods.Where(p => opensYears || p.IsBackfill || p.State != PeriodState.Preparing).OrderByDescending(p => p.CountedUntil).ThenByDescending(p => p.Kind == PeriodKind.Annual).ThenByDescending(p => p.Code);
    }

    /// <summary>"去年": the last period of the same kind, a 专题 of the same name, that ends before this one and holds something; null where there is none.</summary>
    public static async Task<ReportingPeriod?> PeriodBeforeAsync(this WorkReportDb db, ReportingPeriod period, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var (kind, name, until) = (period.Kind, period.Name, period.CountedUntil);
        // One or none. What is done in the period itself puts nothing into the one before it.
        var before = await db.OnceAsync((nameof(PeriodBeforeAsync), kind, name, until), () => db.LatelyAsync(
            (nameof(PeriodBeforeAsync), kind, name, until), (_, line) => !line.IsWork || (line.PeriodId != period.Id && !line.IsWording),
            () => db.BarePeriods().Where(p => p.Kind == kind && p.Name == name && p.CountedUntil < until)
                .Where(p => db.MetricSheets.Any(s => s.PeriodId == p.Id && s.Values.Any()) || db.WorkItems.Any(i => i.PeriodId == p.Id))
                .OrderByDescending(p => p.CountedUntil).Take(1).ToListAsync(cancel)));
        return before.SingleOrDefault();
    }

    /// <summary>The annual period in which a year's tasks were planned; null where there was none.</summary>
    public static Task<ReportingPeriod?> PeriodPlanningAsync(this WorkReportDb db, ReportingPeriod period, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        return AnnualAsync(db, period, period.Year - 1, cancel);
    }

    /// <summary>The annual period that the tasks of one are for; null while it is not set up.</summary>
    public static Task<ReportingPeriod?> PeriodPlannedAsync(this WorkReportDb db, ReportingPeriod period, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        return AnnualAsync(db, period, period.Year + 1, cancel);
    }

    /// <summary>What a unit’s issued report planned for the year and nobody has said the outcome of, in the words of the plan.</summary>
    public static async Task<IReadOnlyList<string>> PlansWithoutOutcomeAsync(this WorkReportDb db, int unitId, ReportingPeriod period, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.PeriodPlanningAsync(period, cancel) is not { } planning ? [] : await db.PlanItems
            .Where(plan => plan.UnitId == unitId && plan.PeriodId == planning.Id && plan.State == PlanState.Committed && !plan.Outcomes.Any())
            .OrderBy(plan => plan.Id).Select(plan => plan.Text).ToListAsync(cancel);
    }

    private static async Task<ReportingPeriod?> AnnualAsync(WorkReportDb db, ReportingPeriod period, int year, CancellationToken cancel)
    {
        // A half-year and a campaign plan nothing for a year.
        if (period.Kind is not PeriodKind.Annual)
            return null;
        var found = await db.SeldomAsync((nameof(AnnualAsync), year), () => db.Periods.AsNoTracking().AsSingleQuery().Where(p => p.Kind == PeriodKind.Annual && p.Year == year).OrderBy(p => p.Id).Take(1).ToListAsync(cancel));
        return found.SingleOrDefault();
    }

    /// <summary>The sheets of a period that later ones are compared with: of each unit the second where it was accepted, else the first.</summary>
    public static IQueryable<MetricSheet> SheetsFollowed(this WorkReportDb db, int periodId)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.MetricSheets.Where(s => s.PeriodId == periodId && s.Round == Round.Second == db.Submissions.Any(x =>
            x.UnitId == s.UnitId && x.PeriodId == periodId && x.Round == Round.Second && x.AcceptedRevision != null));
    }

    /// <summary>A unit's year; null where the person reaches no such unit, or there is no such period or round.</summary>
    /// <param name="db">The store.</param>
    /// <param name="personId">Who asks.</param>
    /// <param name="today">The day by which roles reach.</param>
    /// <param name="unitId">The unit.</param>
    /// <param name="address">The period and the round, as addresses name them.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<UnitYear?> UnitYearAsync(
        this WorkReportDb db, int personId, DateOnly today, int unitId, string address, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (code, round) = Round.ReadAddress(address);
        if (await db.PeriodSeenAsync(personId, today, code, cancel) is not { } period || round > period.CurrentRound)
            return null;
        // One command: few units have more than one place or name. What was founded since has no part in the period, though its reader reaches it today; unless it is entered afterwards.
        var reached = await db.SeldomAsync(
            (nameof(UnitYearAsync), personId, today, period.Id, unitId),
            () => db.UnitsReadIn(personId, today, period).AsNoTracking().AsSingleQuery().SingleOrDefaultAsync(u => u.Id == unitId, cancel));
        var readAt = db.ReadAt;
        if (reached is not { } unit || (unit.Places[0].From > period.CountedUntil && !period.IsBackfill))
            return null;
        var submission = await db.Submissions.SingleOrDefaultAsync(s => s.UnitId == unitId && s.PeriodId == period.Id && s.Round == round, cancel);
        var who = await db.RelationAsync(personId, period.TreeOn(today), unitId, submission, cancel);
        var readsIt = (who & (SubmissionRelation.Reviewer | SubmissionRelation.Recorder)) != SubmissionRelation.None;
        var own = submission is { State: SubmissionState.InReview } && readsIt
            ? (await db.LatelyAsync(
                (nameof(OwnParts), personId, period.TreeOn(today), submission.Id), (_, line) => !line.IsWork || line.UnitId == unitId,
                () => db.OwnPartsAsync(personId, period.TreeOn(today), [submission.Id], cancel))).GetValueOrDefault(submission.Id) : null;
        var year = new UnitYear(unit, period, round, submission, who | (own?.Piece is null ? 0 : SubmissionRelation.Author)) { Own = own, ReadAt = readAt, Route = await db.RouteAsync(submission, cancel) };
        if (own is not null && year.Step?.PersonId == personId)
            year = year with { Own = own with { IsNamed = true } };
        return readsIt && submission is not null ? year with { StandsFor = await db.StandsForAsync(personId, period.TreeOn(today), unitId, year.Step, cancel) } : year;
    }

    /// <summary>The unit's year that a package belongs to; null where the person reaches no such package.</summary>
    public static async Task<UnitYear?> UnitYearOfAsync(this WorkReportDb db, int personId, DateOnly today, int submissionId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        // A package never leaves its unit, period and round.
        var places = from s in db.Submissions
                     where s.Id == submissionId
                     join p in db.Periods on s.PeriodId equals p.Id
                     select new { s.UnitId, p.Code, s.Round };
        var place = await db.SeldomAsync((nameof(UnitYearOfAsync), submissionId), () => places.SingleOrDefaultAsync(cancel));
        return place is null ? null : await db.UnitYearAsync(personId, today, place.UnitId, Round.AddressOf(place.Code, place.Round), cancel);
    }

    /// <summary>What a person is to the package of a unit, by the tree in which the period is worked on; whether they wrote in it, <see cref="OwnParts"/> tells.</summary>
    public static async Task<SubmissionRelation> RelationAsync(
        this WorkReportDb db, int personId, TreeDay tree, int unitId, Submission? submission, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var who = await db.SeldomAsync((nameof(RelationAsync), personId, tree, unitId), () => db.ReadRelationAsync(personId, tree, unitId, cancel));
        if (submission?.RouteId is { } route)
            who = (await db.RoutedAsync(personId, tree, cancel)).GetValueOrDefault(Routing.KeyOf(route, submission.Step)).AtItsStep(who);
        return who
            | (who.HasFlag(SubmissionRelation.Reviewer) && submission?.ApprovedById == personId ? SubmissionRelation.Approver : 0)
            | (submission?.SubmittedById == personId ? SubmissionRelation.Submitter : 0);
    }

    /// <summary>What a person is where a route says who reads: a reviewer at their own step alone. Who records what is signed on paper at the whole unit does so at each.</summary>
    /// <param name="there">What they are at the step.</param>
    /// <param name="who">What they would be without a route.</param>
    private static SubmissionRelation AtItsStep(this SubmissionRelation there, SubmissionRelation who) =>
        (there.HasFlag(SubmissionRelation.Reviewer) ? who : who & ~(SubmissionRelation.Reviewer | SubmissionRelation.ReceivingReviewer)) | there;

    /// <summary>The same of whatever package the unit has.</summary>
    private static async Task<SubmissionRelation> ReadRelationAsync(this WorkReportDb db, int personId, TreeDay tree, int unitId, CancellationToken cancel)
    {
        var (contributed, entered, reviewed) = (db.UnitsWithin(personId, tree, Role.Contributor), db.UnitsEnteredBy(personId, tree), db.UnitsReviewedBy(personId, tree));
        var (recorded, above, owned, both) = (db.UnitsRecordedBy(personId, tree), db.UnitsReceivedBy(personId, tree), db.UnitsOwnedBy(personId, tree), db.UnitsReadAndReceivedBy(personId, tree));
        var who = await db.OrgUnits.Where(u => u.Id == unitId).Select(u => new
        {
            Contributor = contributed.Any(x => x.Id == u.Id),
            Office = entered.Any(x => x.Id == u.Id) && db.Memberships.Any(m => m.PersonId == personId && m.UnitId == u.Id && m.Role == Role.Office),
            Reviewer = reviewed.Any(x => x.Id == u.Id),
            Recorder = recorded.Any(x => x.Id == u.Id),
            Above = above.Any(x => x.Id == u.Id),
            Own = owned.Any(x => x.Id == u.Id),
            Receives = both.Any(x => x.Id == u.Id),
            u.ForwardsItself,
        }).SingleAsync(cancel);
        return (who.Contributor ? SubmissionRelation.Contributor : 0)
            | (who.Office ? SubmissionRelation.Office : 0)
            | (who.Reviewer ? SubmissionRelation.Reviewer : 0)
            | (who.Above ? SubmissionRelation.OfficeAbove : 0)
            | (who.Receives || (who.Reviewer && who.Above && who.ForwardsItself) ? SubmissionRelation.ReceivingReviewer : 0)
            | (who.Own ? SubmissionRelation.Own : 0)
            | (who.Recorder ? SubmissionRelation.Recorder : 0);
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
        // One at a time with whoever ends the period.
        await db.TakeTurnAsync(cancel);
        // Nobody has written a line since it was read, and nobody can any more.
        if (year.ReadAt is { } then && then == db.TakenEnd?.Sequence)
            return;
        // Written first, though nothing changes: on SQL Server that is what makes whoever moves the package at the same moment wait.
        await db.Submissions.Where(s => s.UnitId == year.Unit.Id && s.PeriodId == year.Period.Id && s.Round == year.Round).ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version), cancel);
        var now = await db.Submissions.Where(s => s.UnitId == year.Unit.Id && s.PeriodId == year.Period.Id && s.Round == year.Round).Select(s => new { s.Version }).SingleOrDefaultAsync(cancel);
        var state = await db.Periods.Where(p => p.Id == year.Period.Id).Select(p => (PeriodState?)p.State).SingleOrDefaultAsync(cancel);
        if (now?.Version != year.Submission?.Version || state != year.Period.State)
            throw new DbUpdateConcurrencyException("The package has moved on.");
    }
}
