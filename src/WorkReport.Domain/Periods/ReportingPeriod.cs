using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;

namespace WorkReport.Domain.Periods;

/// <summary>What season it is.</summary>
public enum PeriodKind
{
    /// <summary>年度: reviews a year and plans the next.</summary>
    Annual,

    /// <summary>半年.</summary>
    HalfYear,

    /// <summary>专题.</summary>
    Topic,
}

/// <summary>Which half of the report a section belongs to.</summary>
public enum OutlinePart
{
    /// <summary>N年工作回顾.</summary>
    Review,

    /// <summary>N+1年工作安排.</summary>
    Plan,
}

/// <summary>报送期: one reporting season of the whole tree, with its outline and its dates.</summary>
public sealed class ReportingPeriod : Aggregate
{
    public const int CodeLength = 10;

    private readonly List<OutlineSection> sections = [];
    private readonly List<DueDate> dueDates = [];

    private ReportingPeriod(string code, int year, PeriodKind kind, DateOnly countedUntil) =>
        (Code, Year, Kind, CountedUntil) = (code, year, kind, countedUntil);

    public int Id { get; private init; }

    /// <summary>2022, 2022H1 …; unique.</summary>
    public string Code { get; private init; }

    /// <summary>The year reviewed; the plan is for the next.</summary>
    public int Year { get; private init; }

    public PeriodKind Kind { get; private init; }

    /// <summary>统计截止日期; also the day whose tree the period shows.</summary>
    public DateOnly CountedUntil { get; private set; }

    public bool IsOpen { get; private set; } = true;

    /// <summary>In order, the review before the plan.</summary>
    public IReadOnlyList<OutlineSection> Sections => [.. sections.OrderBy(section => section.Part).ThenBy(section => section.Position)];

    public IReadOnlyList<DueDate> DueDates => dueDates;

    public static ReportingPeriod Announce(string code, int year, PeriodKind kind, DateOnly countedUntil, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        var period = new ReportingPeriod(code, year, kind, countedUntil);
        period.Tell(by.Did("period.announced", after: new { code, year, kind, countedUntil }));
        return period;
    }

    /// <summary>The day by which a level hands in; null where none is set.</summary>
    public DateOnly? DueFor(UnitLevel level) => dueDates.Find(due => due.Level == level)?.Day;

    /// <summary>May the level hand in by that day? What is below hands in first, and nobody before the figures are counted.</summary>
    public Verdict CanSetDue(UnitLevel level, DateOnly day)
    {
        if (!IsOpen)
            return Verdict.No("Period.IsClosed", Code);
        if (dueDates.Find(due => IsBelow(due.Level, level) && due.Day > day) is { } below)
            return Verdict.No("Period.BelowIsLater", below.Level, below.Day);
        return dueDates.Find(due => IsBelow(level, due.Level) && due.Day < day) is { } above
            ? Verdict.No("Period.AboveIsEarlier", above.Level, above.Day)
            : Verdict.Yes;
    }

    public void SetDue(UnitLevel level, DateOnly day, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanSetDue(level, day).Demand();
        Tell(by.Did("period.dueSet", new { level, day = DueFor(level) }, new { level, day }));
        dueDates.RemoveAll(due => due.Level == level);
        dueDates.Add(new DueDate(level, day));
    }

    /// <summary>Adds a section behind the others of its part.</summary>
    public OutlineSection AddSection(OutlinePart part, string title, int budget, Act by, string guidance = "")
    {
        ArgumentNullException.ThrowIfNull(by);
        Demand(IsOpen, "Period.IsClosed");
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
        Demand(IsOpen, "Period.IsClosed");
        var section = sections.Single(s => s.Id == sectionId);
        Tell(by.Did("period.sectionRevised", new { section.Title, section.Budget }, new { title, guidance = TextChange.Between(section.Guidance, guidance), budget }));
        section.Revise(title, guidance, budget);
    }

    /// <summary>Counts figures until another day.</summary>
    public void CountUntil(DateOnly day, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        Demand(IsOpen, "Period.IsClosed");
        if (day == CountedUntil)
            return;
        Tell(by.Did("period.countedUntilSet", new { day = CountedUntil }, new { day }));
        CountedUntil = day;
    }

    /// <summary>Closes the season: what it shows stays as it is.</summary>
    public void Close(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        Demand(IsOpen, "Period.IsClosed");
        Tell(by.Did("period.closed"));
        IsOpen = false;
    }

    /// <summary>Only the four levels of the territory hand in to one another.</summary>
    private static bool IsBelow(UnitLevel level, UnitLevel other) => level > other && level <= UnitLevel.Village && other <= UnitLevel.Village;

    private void Demand(bool allowed, string reason) => (allowed ? Verdict.Yes : Verdict.No(reason, Code)).Demand();
}

/// <summary>The day by which units of a level hand in.</summary>
public sealed record DueDate(UnitLevel Level, DateOnly Day);

/// <summary>提纲: one level-1 heading of the year's report.</summary>
public sealed class OutlineSection
{
    public const int TitleLength = 60;
    public const int GuidanceLength = 500;

    /// <summary>No section is read out for longer than a working day.</summary>
    public const int LargestBudget = 100_000;

    private OutlineSection()
    {
    }

    internal OutlineSection(OutlinePart part, int position, string title, int budget) =>
        (Part, Position, Title, Budget) = (part, position, title, budget);

    public int Id { get; private init; }

    public OutlinePart Part { get; private init; }

    /// <summary>Place within its part, from 0.</summary>
    public int Position { get; private init; }

    /// <summary>Without its number: 一、 comes from the place.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What belongs here, for who writes.</summary>
    public string Guidance { get; private set; } = "";

    /// <summary>Characters it may take; 0 for no limit.</summary>
    public int Budget { get; private set; }

    internal void Revise(string title, string guidance, int budget) => (Title, Guidance, Budget) = (title, guidance, budget);
}
