namespace WorkReport.Prose.Quantities;

/// <summary>
/// A figure with its unit: an exact value, a printed form, or both. A printed form alone (4200多, exact value unknown) is legal and
/// weaker: it cannot be added up.
/// </summary>
public sealed record Quantity
{
    private Quantity(decimal? value, string? printed, string unit) => (Value, Printed, Unit) = (value, printed, unit);

    /// <summary>The exact value in <see cref="Unit"/>; null where only a printed form is known.</summary>
    public decimal? Value { get; }

    /// <summary>The form a person typed where the exact value is unknown, without the unit; null where the value speaks.</summary>
    public string? Printed { get; }

    /// <summary>名, 个, 场次, 元, % …</summary>
    public string Unit { get; }

    /// <summary>True where the figure can be added up.</summary>
    public bool IsExact => Value is not null;

    /// <summary>An exact figure; minus zero is zero.</summary>
    public static Quantity Of(decimal value, string unit) => new(value == 0 ? 0 : value, null, unit);

    /// <summary>A figure of which only the printed form is known.</summary>
    public static Quantity OnlyPrinted(string printed, string unit) => new(null, printed, unit);

    /// <summary>The figure as it is printed, unit included.</summary>
    public string Print(QuantityStyle style) => Value is { } value ? QuantityFormat.Print(value, Unit, style) : Printed + Unit;
}
