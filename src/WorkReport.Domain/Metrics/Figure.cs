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

    /// <summary>The number to print: a share in per cent, null where its whole is nothing.</summary>
    public decimal? Shown => Base switch
    {
        null => Value,
        0 => null,
        { } whole => Value * 100 / whole,
    };
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
