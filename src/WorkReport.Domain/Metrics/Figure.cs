namespace WorkReport.Domain.Metrics;

/// <summary>
/// What can be added up: a number, or a share kept as its numerator and denominator. decimal throughout; nothing is ever rounded
/// before it is printed.
/// </summary>
/// <param name="Value">The number; for a share its numerator.</param>
/// <param name="Base">The denominator of a share; null for a plain number.</param>
public readonly record struct Figure(decimal Value, decimal? Base = null)
{
    /// <summary>A share, for instance 17 of 20.</summary>
    public static Figure Share(decimal part, decimal whole) => new(part, whole);

    /// <summary>Both together, a share side by side.</summary>
    public Figure Plus(Figure other) => new(Value + other.Value, Base is null && other.Base is null ? null : (Base ?? 0) + (other.Base ?? 0));

    /// <summary>How far it is from another; from nothing it is all of it.</summary>
    public Figure Less(Figure? other) => other is not { } from ? this : new Figure(Value - from.Value, Base is null && from.Base is null ? null : (Base ?? 0) - (from.Base ?? 0));

    /// <summary>The number to print: a share in per cent, null where its whole is nothing.</summary>
    public decimal? Shown => Base switch
    {
        null => Value,
        0 => null,
        { } whole => Value * 100 / whole,
    };
}

/// <summary>Like with like: one metric over the units that gave it in both years, and no others.</summary>
/// <param name="Now">Of those units this year; null where there are none.</param>
/// <param name="Before">Of the same units last year.</param>
/// <param name="Same">How many they are.</param>
/// <param name="All">How many gave it in either year.</param>
public sealed record Alike(Figure? Now, Figure? Before, int Same, int All)
{
    /// <summary>Did the same units give it in both years, so that the two totals can be compared as they stand?</summary>
    public bool IsWhole => Same == All;

    /// <summary>What is more or less, of a share in points; null where nothing can be compared.</summary>
    public decimal? Change => Now?.Shown - Before?.Shown;

    /// <param name="rollUp">The metric's class.</param>
    /// <param name="now">Its figures of this year, by whoever gave them.</param>
    /// <param name="before">Those of last year.</param>
    public static Alike Of<TGiver>(RollUp rollUp, IReadOnlyDictionary<TGiver, Figure> now, IReadOnlyDictionary<TGiver, Figure> before)
        where TGiver : notnull
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(before);
        var same = now.Keys.Where(before.ContainsKey).ToList();
        // What stays at its unit has one giver.
        Figure? Sum(IReadOnlyDictionary<TGiver, Figure> of) => rollUp == RollUp.None ? of[same[0]] : Total.Of(rollUp, own: null, same.Select(giver => of[giver])).All;
        return same.Count == 0
            ? new Alike(null, null, 0, now.Keys.Union(before.Keys).Count())
            : new Alike(Sum(now), Sum(before), same.Count, now.Keys.Union(before.Keys).Count());
    }
}

/// <summary>本级, 下级, 合计: three figures, never one (a figure is typed once, at its own unit).</summary>
/// <param name="Own">What the unit itself reports; null where it reports nothing, or a 总数直报.</param>
/// <param name="Below">What the accepted units below report together; null where there is nothing, or nothing to add.</param>
/// <param name="Units">How many accepted units below reported it.</param>
public sealed record Total(Figure? Own, Figure? Below, int Units)
{
    /// <summary>Both together, by the class of the metric.</summary>
    public Figure? All { get; private init; }

    /// <summary>总数直报: the unit gave the whole itself, those below it included, so nothing is added to it.</summary>
    public bool IsDirect { get; private init; }

    /// <param name="rollUp">The metric's class.</param>
    /// <param name="own">The unit's own figure.</param>
    /// <param name="below">The own figures of all units below whose own package is accepted, whatever stands between.</param>
    public static Total Of(RollUp rollUp, Figure? own, IEnumerable<Figure> below)
    {
        ArgumentNullException.ThrowIfNull(below);
        if (rollUp == RollUp.None)
            return new Total(own, Below: null, Units: 0) { All = own };
        var (sum, units) = (default(Figure?), 0);
        foreach (var figure in below)
            (sum, units) = (Add(rollUp, sum, figure), units + 1);
        return new Total(own, sum, units) { All = own is { } figureOfOwn ? Add(rollUp, sum, figureOfOwn) : sum };
    }

    /// <param name="rollUp">The metric's class.</param>
    /// <param name="own">The unit's own figure.</param>
    /// <param name="below">What is added up below it.</param>
    public static Total Of(RollUp rollUp, Figure? own, Contribution below) => rollUp == RollUp.None
        ? new Total(own, Below: null, Units: 0) { All = own }
        : new Total(own, below.Figure, below.Units) { All = own is { } figure ? Add(rollUp, below.Figure, figure) : below.Figure };

    /// <summary>A whole that the unit gave itself.</summary>
    public static Total Direct(Figure? whole) => new(Own: null, Below: null, Units: 0) { All = whole, IsDirect = true };

    private static Figure Add(RollUp rollUp, Figure? sum, Figure figure)
    {
        if (rollUp == RollUp.Rate != figure.Base.HasValue)
            throw new ArgumentException("A share has a whole, and nothing else has one.", nameof(figure));
        return sum is not { } so
            ? figure
            : new Figure(so.Value + figure.Value, so.Base + figure.Base);
    }
}
