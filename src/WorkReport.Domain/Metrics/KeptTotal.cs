namespace WorkReport.Domain.Metrics;

/// <summary>
/// 下级 as it is kept: what is added up below one unit of one metric in one collecting of a period. Changed with every move that changes it;
/// the unit's own figure is not in it.
/// </summary>
public sealed class KeptTotal
{
    private KeptTotal()
    {
    }

    public KeptTotal(int periodId, int round, int unitId, int metricId) => (PeriodId, Round, UnitId, MetricId) = (periodId, round, unitId, metricId);

    public int PeriodId { get; private init; }

    public int Round { get; private init; }

    public int UnitId { get; private init; }

    public int MetricId { get; private init; }

    /// <summary>The sum; of shares the numerators.</summary>
    public decimal Value { get; private set; }

    /// <summary>The denominators of shares; null of everything else.</summary>
    public decimal? Base { get; private set; }

    /// <summary>Of how many units.</summary>
    public int Units { get; private set; }

    /// <summary>How many units below gave a printed form alone.</summary>
    public int OnlyPrinted { get; private set; }

    public Contribution Sum => new(Value, Base, Units, OnlyPrinted);

    public void Become(Contribution sum) => (Value, Base, Units, OnlyPrinted) = (sum.Value, sum.Units == 0 ? null : sum.Base, sum.Units, sum.OnlyPrinted);
}
