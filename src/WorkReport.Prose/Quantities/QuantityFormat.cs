using System.Globalization;

namespace WorkReport.Prose.Quantities;

/// <summary>Prints an exact figure the way official prose prints it: 4238 as 4200多名, 4200 as 4200名, 1998 as 近2000名.</summary>
public static class QuantityFormat
{
    /// <summary>What part of the printed figure has to be there to be called nearly as much.</summary>
    private const decimal NearlyFrom = 0.8m;

    /// <param name="value">The exact figure.</param>
    /// <param name="unit">Printed behind it.</param>
    /// <param name="style">The metric's.</param>
    public static string Print(decimal value, string unit, QuantityStyle style)
    {
        ArgumentNullException.ThrowIfNull(style);
        var rounded = style is { Step: { } step, Qualifier: not Qualifier.None } && value > 0 ? Round(value, step, style.Qualifier) : value;
        // 近 promises almost as much: 3 is not nearly 100.
        var isExact = rounded == value || rounded == 0 || (style.Qualifier == Qualifier.Jin && value < rounded * NearlyFrom);
        var shown = isExact ? value : rounded;
        // A metric that counts in 万 prints 120名 for a village, not 0.012万名.
        var scale = Math.Abs(shown) < Factor(style.Scale) ? Scale.One : style.Scale;
        var (number, name) = (Number(shown, scale), Name(scale));
        return (isExact ? Qualifier.None : style.Qualifier) switch
        {
            Qualifier.None => number + name + unit,
            // 500多万 counts hundreds of 万, 2万多 counts single ones: the word stands behind what was cut.
            Qualifier.Duo => style.Step > Factor(scale) ? number + "多" + name + unit : number + name + "多" + unit,
            Qualifier.Yu => style.Step > Factor(scale) ? number + "余" + name + unit : number + name + "余" + unit,
            Qualifier.Chao => "超" + number + name + unit,
            Qualifier.Jin => "近" + number + name + unit,
            Qualifier.Yue => "约" + number + name + unit,
            _ => number + name + unit + "以上",
        };
    }

    /// <summary>多, 余, 超 and 以上 never promise more than there is; 近 never less.</summary>
    private static decimal Round(decimal value, decimal step, Qualifier qualifier) => qualifier switch
    {
        Qualifier.Jin => Math.Ceiling(value / step) * step,
        Qualifier.Yue => Math.Round(value / step, MidpointRounding.AwayFromZero) * step,
        _ => Math.Floor(value / step) * step,
    };

    private static string Number(decimal value, Scale scale) => (value / Factor(scale)).ToString("0.############", CultureInfo.InvariantCulture);

    private static string Name(Scale scale) => scale switch { Scale.Wan => "万", Scale.Yi => "亿", _ => "" };

    private static decimal Factor(Scale scale) => scale switch { Scale.Wan => 10_000, Scale.Yi => 100_000_000, _ => 1 };
}
