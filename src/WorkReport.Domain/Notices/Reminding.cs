using WorkReport.Domain.Audit;

namespace WorkReport.Domain.Notices;

/// <summary>催报: a unit reminded some of those below it of what they still owe in a collecting. Kept as it was; nothing of it changes.</summary>
public sealed class Reminding : Aggregate
{
    private readonly List<RemindedUnit> units = [];

    private Reminding(int unitId, int periodId, int round, DateTimeOffset at, string who) => (UnitId, PeriodId, Round, At, Who) = (unitId, periodId, round, at, who);

    public int Id { get; private init; }

    /// <summary>Who reminds.</summary>
    public int UnitId { get; private init; }

    public int PeriodId { get; private init; }

    public int Round { get; private init; }

    public DateTimeOffset At { get; private init; }

    public string Who { get; private init; }

    /// <summary>Whom.</summary>
    public IReadOnlyList<RemindedUnit> Units => units;

    /// <param name="unitId">Who reminds.</param>
    /// <param name="periodId">Of which period.</param>
    /// <param name="round">Of which collecting of it.</param>
    /// <param name="unitIds">Whom; one at least.</param>
    /// <param name="by">Who and when.</param>
    public static Reminding Record(int unitId, int periodId, int round, IReadOnlyCollection<int> unitIds, Act by)
    {
        ArgumentNullException.ThrowIfNull(unitIds);
        ArgumentNullException.ThrowIfNull(by);
        if (unitIds.Count == 0)
            Verdict.No("Reminding.Nobody").Demand();
        var reminding = new Reminding(unitId, periodId, round, by.Dated, by.Who);
        reminding.units.AddRange(unitIds.Order().Select(unit => new RemindedUnit(unit)));
        reminding.Tell(by.Did("reminding.recorded", after: new { unit = unitId, periodId, round, reminded = unitIds.Order() }));
        return reminding;
    }
}

/// <summary>A unit that was reminded.</summary>
public sealed record RemindedUnit(int UnitId);
