namespace WorkReport.Prose.Quantities;

/// <summary>What sort of figure a text states.</summary>
public enum QuantityKind
{
    /// <summary>Things, people or an amount in a physical unit: 130个, 9000公里.</summary>
    Count,
    Money,

    /// <summary>%, ‰, 个百分点, 成.</summary>
    Percent,

    /// <summary>倍, 2：1, 三分之一.</summary>
    Ratio,

    /// <summary>由300元提高到500元.</summary>
    Change,

    /// <summary>xx万余名: the figure was taken out.</summary>
    Redacted,
}

/// <summary>A figure that a text states.</summary>
/// <param name="Start">Where its first character stands in the text that was read, in UTF-16 units.</param>
/// <param name="Length">How long it is there, with its unit and the words behind it: 760亿斤以上.</param>
/// <param name="Value">
/// In ones of the unit: 2万多 is 20000. 百分之五 is 5, 2：1 is 2, 八成 is 80 of %; of a range the lower end. Null where it is masked.
/// </param>
/// <param name="From">Of a change: the value before it.</param>
/// <param name="Unit">As printed, without 万 and 亿; empty where none is said. Of a change that changes it both: 月&gt;工作日.</param>
/// <param name="Qualifiers">多, 近, 以上, 累计 … as printed, in the order of the text.</param>
/// <param name="Kind">What sort of figure it is.</param>
/// <param name="Name">What is counted, in the words around it; empty where they do not say.</param>
public sealed record QuantityReading(
    int Start, int Length, decimal? Value, decimal? From, string Unit, IReadOnlyList<string> Qualifiers, QuantityKind Kind, string Name)
{
    /// <summary>Of a range the upper end: 7 of 6.5%—7%.</summary>
    public decimal? Upper { get; init; }
}
