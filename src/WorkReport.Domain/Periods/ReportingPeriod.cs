using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;

namespace WorkReport.Domain.Periods;

/// <summary>What season it is. Only periods of one kind are compared: an upper half with an upper half.</summary>
public enum PeriodKind
{
    /// <summary>年度: reviews a year and plans the next.</summary>
    Annual,

    /// <summary>上半年.</summary>
    FirstHalf,

    /// <summary>下半年.</summary>
    SecondHalf,

    /// <summary>专题, with a name of its own.</summary>
    Topic,
}

/// <summary>How far a season is.</summary>
public enum PeriodState
{
    /// <summary>草拟: set up by the office; nobody else sees it.</summary>
    Preparing,

    /// <summary>填报中.</summary>
    Open,

    /// <summary>结束填报: what it shows stays; single figures are corrected with a reason, the old ones kept.</summary>
    Ended,
}

/// <summary>报送期: one reporting season of the whole tree, with its outline, its dates and one or two collectings.</summary>
public sealed class ReportingPeriod : Aggregate
{
    public const int CodeLength = 10;
    public const int NameLength = 30;
    public const int ReasonLength = 200;

    private readonly List<OutlineSection> sections = [];
    private readonly List<DueDate> dueDates = [];
    private readonly List<Round> rounds = [];

    private ReportingPeriod(string code, int year, PeriodKind kind, DateOnly countedFrom, DateOnly countedUntil) =>
        (Code, Year, Kind, CountedFrom, CountedUntil) = (code, year, kind, countedFrom, countedUntil);

    public int Id { get; private init; }

    /// <summary>2022, 2022H1 …; unique.</summary>
    public string Code { get; private init; }

    /// <summary>The year reviewed; the plan is for the next.</summary>
    public int Year { get; private init; }

    public PeriodKind Kind { get; private init; }

    /// <summary>What a 专题 is about; empty for the others.</summary>
    public string Name { get; private init; } = "";

    /// <summary>统计期间, first day. Many count last December to this November.</summary>
    public DateOnly CountedFrom { get; private set; }

    /// <summary>统计期间, last day; also the day whose tree and names the period shows.</summary>
    public DateOnly CountedUntil { get; private set; }

    public PeriodState State { get; private set; }

    /// <summary>补录: from before the product. Never opened: who may enter does so while it is prepared, and no package travels.</summary>
    public bool IsBackfill { get; private init; }

    /// <summary>In order, the review before the plan.</summary>
    public IReadOnlyList<OutlineSection> Sections => [.. sections.OrderBy(section => section.Part).ThenBy(section => section.Position)];

    public IReadOnlyList<DueDate> DueDates => dueDates;

    /// <summary>One, or two: 预计数 and 全年实际数.</summary>
    public IReadOnlyList<Round> Rounds => [.. rounds.OrderBy(round => round.Number)];

    /// <summary>The number of the round that is collected now, or was last.</summary>
    public int CurrentRound => rounds.Max(round => round.Number);

    public bool HasTwoRounds => rounds.Count > 1;

    /// <summary>May what it asks (outline, dates, catalogue) still be changed?</summary>
    public Verdict CanChange => State == PeriodState.Ended ? Verdict.No("Period.HasEnded", Code) : Verdict.Yes;

    /// <summary>May units fill it in? A year from before the product is filled in while it is prepared.</summary>
    public Verdict CanFill => State switch
    {
        PeriodState.Open => Verdict.Yes,
        PeriodState.Ended => Verdict.No("Period.HasEnded", Code),
        _ => IsBackfill ? Verdict.Yes : Verdict.No("Period.NotOpen", Code),
    };

    /// <summary>Sets a season up; nobody is asked anything before <see cref="Open"/>.</summary>
    /// <param name="code">Unique.</param>
    /// <param name="year">The year reviewed.</param>
    /// <param name="kind">What season.</param>
    /// <param name="countedUntil">Last day of 统计期间.</param>
    /// <param name="by">Who.</param>
    /// <param name="countedFrom">First day; null for a span of the kind's usual length.</param>
    /// <param name="name">What a 专题 is about.</param>
    /// <param name="isBackfill">补录.</param>
    public static ReportingPeriod Announce(
        string code, int year, PeriodKind kind, DateOnly countedUntil, Act by, DateOnly? countedFrom = null, string name = "", bool isBackfill = false)
    {
        ArgumentNullException.ThrowIfNull(by);
        var from = countedFrom ?? UsualFirstDay(kind, countedUntil);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, countedUntil);
        var period = new ReportingPeriod(code, year, kind, from, countedUntil) { Name = name, IsBackfill = isBackfill };
        period.rounds.Add(new Round(Round.First, StartedAt: null));
        period.Tell(by.Did("period.announced", after: new { code, year, kind, countedFrom = from, countedUntil, name, isBackfill }));
        return period;
    }

    /// <summary>A year, or half of one, back from the last day.</summary>
    public static DateOnly UsualFirstDay(PeriodKind kind, DateOnly countedUntil) =>
        (kind is PeriodKind.FirstHalf or PeriodKind.SecondHalf ? countedUntil.AddDays(1).AddMonths(-6) : countedUntil.AddDays(1).AddYears(-1));

    /// <summary>The last day of a year, or of half of one.</summary>
    public static DateOnly UsualLastDay(PeriodKind kind, int year) => kind is PeriodKind.FirstHalf ? new DateOnly(year, 6, 30) : new DateOnly(year, 12, 31);

    /// <summary>The day by which anybody hands in first; the last day of 统计期间 where no day is set.</summary>
    public DateOnly FirstDue() => dueDates.Count > 0 ? dueDates.Min(due => due.Day) : CountedUntil;

    /// <summary>The day by which a level hands in what a round collects; null where none is set.</summary>
    public DateOnly? DueFor(UnitLevel level, int round = Round.First) => dueDates.Find(due => due.Round == round && due.Level == level)?.Day;

    /// <summary>May the level hand in by that day? What is below hands in first.</summary>
    public Verdict CanSetDue(UnitLevel level, DateOnly day, int round = Round.First)
    {
        if (!CanChange.IsYes)
            return CanChange;
        if (dueDates.Find(due => due.Round == round && IsBelow(due.Level, level) && due.Day > day) is { } below)
            return Verdict.No("Period.BelowIsLater", below.Level, below.Day);
        return dueDates.Find(due => due.Round == round && IsBelow(level, due.Level) && due.Day < day) is { } above
            ? Verdict.No("Period.AboveIsEarlier", above.Level, above.Day)
            : Verdict.Yes;
    }

    public void SetDue(UnitLevel level, DateOnly day, Act by, int round = Round.First)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanSetDue(level, day, round).Demand();
        Tell(by.Did("period.dueSet", new { round, level, day = DueFor(level, round) }, new { round, level, day }));
        dueDates.RemoveAll(due => due.Round == round && due.Level == level);
        dueDates.Add(new DueDate(round, level, day));
    }

    /// <summary>Adds a section behind the others of its part.</summary>
    public OutlineSection AddSection(OutlinePart part, string title, int budget, Act by, string guidance = "")
    {
        ArgumentNullException.ThrowIfNull(by);
        CanChange.Demand();
        var section = new OutlineSection(part, sections.Count(other => other.Part == part), title, budget);
        section.Revise(title, guidance, budget);
        sections.Add(section);
        Tell(by.Did("period.sectionAdded", after: new { part, title, guidance, budget }));
        return section;
    }

    /// <summary>Says anew what a section is about; its place stays.</summary>
    public void ReviseSection(int sectionId, string title, string guidance, int budget, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanChange.Demand();
        var section = sections.Single(s => s.Id == sectionId);
        Tell(by.Did("period.sectionRevised", new { section.Title, section.Budget }, new { title, guidance = TextChange.Between(section.Guidance, guidance), budget }));
        section.Revise(title, guidance, budget);
    }

    /// <summary>Counts figures between other days.</summary>
    public void CountBetween(DateOnly from, DateOnly until, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, until);
        CanChange.Demand();
        if ((from, until) == (CountedFrom, CountedUntil))
            return;
        Tell(by.Did("period.countedSet", new { from = CountedFrom, until = CountedUntil }, new { from, until }));
        (CountedFrom, CountedUntil) = (from, until);
    }

    /// <summary>May the season be opened?</summary>
    public Verdict CanOpen => IsBackfill ? Verdict.No("Period.IsBackfill", Code)
        : State == PeriodState.Preparing ? Verdict.Yes : Verdict.No("Period.NotPreparing", Code);

    /// <summary>开放填报: from now on every unit of the tree is asked.</summary>
    public void Open(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanOpen.Demand();
        Tell(by.Did("period.opened"));
        State = PeriodState.Open;
        Start(Round.First, by);
    }

    /// <summary>May the figures be collected once more? Once, while the season is open.</summary>
    public Verdict CanCollectAgain => State != PeriodState.Open ? (State == PeriodState.Ended ? CanChange : Verdict.No("Period.NotOpen", Code))
        : HasTwoRounds ? Verdict.No("Period.HasTwoRounds", Code) : Verdict.Yes;

    /// <summary>收全年实际数: what was reported so far were 预计数; the figures are asked anew, the first ones stay beside.</summary>
    public void CollectAgain(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanCollectAgain.Demand();
        Tell(by.Did("period.collectedAgain", after: new { round = Round.Second }));
        Start(Round.Second, by);
    }

    /// <summary>May collecting end?</summary>
    public Verdict CanEnd => State == PeriodState.Open || (IsBackfill && State == PeriodState.Preparing) ? Verdict.Yes
        : State == PeriodState.Ended ? CanChange : Verdict.No("Period.NotOpen", Code);

    /// <summary>结束填报: what the season shows stays as it is.</summary>
    public void End(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanEnd.Demand();
        Tell(by.Did("period.ended"));
        State = PeriodState.Ended;
    }

    /// <summary>May it be opened again? Not once a report of it has been issued.</summary>
    /// <param name="hasIssued">Has a report of the season been issued, of any unit?</param>
    public Verdict CanReopen(bool hasIssued) => State != PeriodState.Ended ? Verdict.No("Period.NotEnded", Code)
        : hasIssued ? Verdict.No("Period.ReportIsIssued", Code) : Verdict.Yes;

    /// <summary>重新开放, with the reason.</summary>
    public void Reopen(string reason, bool hasIssued, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanReopen(hasIssued).Demand();
        if (string.IsNullOrWhiteSpace(reason))
            Verdict.No("Period.ReopenNeedsReason").Demand();
        Tell(by.Did("period.reopened", after: new { reason }));
        State = IsBackfill ? PeriodState.Preparing : PeriodState.Open;
    }

    /// <summary>May it be deleted, as if it had never been? Only while nobody has entered anything, be it over already.</summary>
    /// <param name="isTouched">Has anybody entered anything for it?</param>
    public Verdict CanDiscard(bool isTouched) => isTouched ? Verdict.No("Period.IsTouched", Code) : Verdict.Yes;

    /// <summary>Its last word in the log; the caller takes the row out.</summary>
    public void Discard(bool isTouched, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanDiscard(isTouched).Demand();
        Tell(by.Did("period.discarded", new { Code, Year, Kind, CountedFrom, CountedUntil, State }));
    }

    private void Start(int number, Act by)
    {
        rounds.RemoveAll(round => round.Number == number);
        rounds.Add(new Round(number, by.Dated));
    }

    /// <summary>Only the four levels of the territory hand in to one another.</summary>
    private static bool IsBelow(UnitLevel level, UnitLevel other) => level > other && level <= UnitLevel.Village && other <= UnitLevel.Village;
}
