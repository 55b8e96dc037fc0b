namespace WorkReport.Domain.Metrics;

/// <summary>What is added up, or added to it: a sum with both sides of a share, of how many units, and how many gave a printed form alone.</summary>
/// <param name="Value">The sum; of shares the numerators.</param>
/// <param name="Base">The denominators of shares; null of everything else.</param>
/// <param name="Units">Of how many units.</param>
/// <param name="OnlyPrinted">How many gave a printed form alone, which nothing can add up.</param>
public readonly record struct Contribution(decimal Value, decimal? Base, int Units, int OnlyPrinted)
{
    /// <summary>The sum; null where there is none.</summary>
    public Figure? Figure => Units > 0 ? new Figure(Value, Base) : null;

    public bool IsNothing => Value == 0 && Base is null or 0 && Units == 0 && OnlyPrinted == 0;

    public static Contribution operator +(Contribution a, Contribution b)
    {
        return Add(a, b);
    }

    public static Contribution operator -(Contribution a, Contribution b)
    {
        return Subtract(a, b);
    }

    public static Contribution Add(Contribution a, Contribution b) => new(a.Value + b.Value, Both(a.Base, b.Base), a.Units + b.Units, a.OnlyPrinted + b.OnlyPrinted);

    public static Contribution Subtract(Contribution a, Contribution b) => Add(a, new Contribution(-b.Value, -b.Base, -b.Units, -b.OnlyPrinted));

    private static decimal? Both(decimal? a, decimal? b) => a is null ? b : b is null ? a : a + b;
}

/// <summary>A unit's own figure of a metric that counts in the totals above it.</summary>
/// <param name="Gives">The figure, or the printed form alone.</param>
/// <param name="IsWhole">总数直报: it holds all units below.</param>
public readonly record struct CountingFigure(Contribution Gives, bool IsWhole)
{
    /// <summary>Of one unit; what stays at its unit is added nowhere.</summary>
    public static CountingFigure Of(RollUp rollUp, decimal? value, decimal? whole, bool isTotal) => new(
        value is not { } figure ? new Contribution(0, null, 0, 1)
            : rollUp == RollUp.None ? default
            : rollUp == RollUp.Rate == whole.HasValue ? new Contribution(figure, whole, 1, 0)
            : throw new ArgumentException("A share has a whole, and nothing else has one.", nameof(whole)),
        isTotal);
}

/// <summary>
/// Figures added up along the tree: each goes into every total above it, up to and with that of the next unit whose whole counts, since what
/// stands above that one takes the whole in its place.
/// </summary>
/// <param name="above">The units above each, the nearest first.</param>
/// <param name="figures">The figures that count, as far as they matter.</param>
/// <param name="sums">What they add up to below each unit.</param>
public sealed class AddedUp(ILookup<int, int> above, IDictionary<(int Unit, int Metric), CountingFigure> figures, IDictionary<(int Unit, int Metric), Contribution> sums)
{
    /// <summary>What is added up below each unit, by metric; without what is nothing.</summary>
    public static Dictionary<(int Unit, int Metric), Contribution> Of(ILookup<int, int> above, IEnumerable<KeyValuePair<(int Unit, int Metric), CountingFigure>> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        Dictionary<(int Unit, int Metric), Contribution> sums = [];
        var added = new AddedUp(above, new Dictionary<(int Unit, int Metric), CountingFigure>(), sums);
        foreach (var ((unit, metric), figure) in figures)
            added.Put(unit, metric, figure);
        return sums.Where(sum => !sum.Value.IsNothing).ToDictionary();
    }

    /// <summary>What a unit gives to the totals above it.</summary>
    public Contribution Given(int unit, int metric)
    {
        var below = sums.TryGetValue((unit, metric), out var sum) ? sum : default;
        return !figures.TryGetValue((unit, metric), out var own) ? below : own.IsWhole ? own.Gives : own.Gives + below;
    }

    /// <summary>A unit's figure is another now, or counts no longer: null.</summary>
    public void Put(int unit, int metric, CountingFigure? figure)
    {
        var before = Given(unit, metric);
        if (figure is { } now)
            figures[(unit, metric)] = now;
        else
            figures.Remove((unit, metric));
        Add(above[unit], metric, Given(unit, metric) - before);
    }

    /// <summary>Adds to the totals of these units, the nearest first, up to the first whose whole counts.</summary>
    public void Add(IEnumerable<int> units, int metric, Contribution change)
    {
        ArgumentNullException.ThrowIfNull(units);
        if (change.IsNothing)
            return;
        foreach (var unit in units)
        {
            sums[(unit, metric)] = (sums.TryGetValue((unit, metric), out var sum) ? sum : default) + change;
            if (figures.TryGetValue((unit, metric), out var own) && own.IsWhole)
                return;
        }
    }
}
