namespace WorkReport.Prose.Quantities;

/// <summary>How a number is written.</summary>
internal enum Script
{
    Arabic,
    Chinese,

    /// <summary>百分之五, 三分之一: the unit stands before the number or is none.</summary>
    Fraction,

    /// <summary>2：1.</summary>
    Ratio,

    /// <summary>翻番, 一半: a word that is a figure.</summary>
    Word,

    /// <summary>xx, ××, X.X: a number that was taken out.</summary>
    Masked,
}

/// <summary>A number at its place, before anybody knows whether it states something.</summary>
/// <param name="Start">Its first sign.</param>
/// <param name="End">Behind its last.</param>
/// <param name="Script">How it is written.</param>
/// <param name="Value">Null where masked.</param>
internal readonly record struct Numeral(int Start, int End, Script Script, decimal? Value)
{
    /// <summary>What 万 and 亿 behind its digits multiply them by.</summary>
    internal decimal Scale { get; init; } = 1;

    /// <summary>多, 余, 几 or 来 inside it or behind it; NUL without.</summary>
    internal char Inexact { get; init; }

    /// <summary>The unit that the number itself says: % of 百分之五. Null for all others.</summary>
    internal string? Unit { get; init; }

    /// <summary>Digits with a point.</summary>
    internal bool HasPoint { get; init; }
}
