namespace WorkReport.Prose.Quantities;

/// <summary>A word that says how a printed figure stands to the exact one (概数, GB/T 15835-2011).</summary>
public enum Qualifier
{
    /// <summary>The printed figure is the exact one.</summary>
    None,

    /// <summary>多: a little more than printed.</summary>
    Duo,

    /// <summary>余: a little more than printed.</summary>
    Yu,

    /// <summary>超: more than printed, written before it.</summary>
    Chao,

    /// <summary>近: a little less than printed, written before it.</summary>
    Jin,

    /// <summary>约: about, written before it.</summary>
    Yue,

    /// <summary>以上: printed or more, written behind the unit.</summary>
    YiShang,
}

/// <summary>In what a figure is counted when printed.</summary>
public enum Scale
{
    One,

    /// <summary>万, ten thousand.</summary>
    Wan,

    /// <summary>亿, a hundred million.</summary>
    Yi,
}

/// <summary>How a metric's figures are printed; belongs to the metric, not to the figure.</summary>
/// <param name="Scale">11000多 or 1.1万多.</param>
/// <param name="Step">Printed figures are multiples of this, in ones; null prints every figure exactly.</param>
/// <param name="Qualifier">What is said when the exact figure is no such multiple.</param>
public sealed record QuantityStyle(Scale Scale = Scale.One, decimal? Step = null, Qualifier Qualifier = Qualifier.None)
{
    /// <summary>Every figure as it is.</summary>
    public static QuantityStyle Exact { get; } = new();
}
