using WorkReport.Documents.Fonts;

namespace WorkReport.Documents.Layout;

/// <summary>What a break behind an atom would cost.</summary>
internal enum BreakBehind : byte
{
    Allowed,

    /// <summary>Would split a number, a word, a year: only where nothing else fits.</summary>
    Splits,

    /// <summary>Would part what a no-break space holds together: only where that is longer than a row.</summary>
    Tied,

    /// <summary>Would put a mark where it must not stand: only where a chain of such marks is longer than a row.</summary>
    Forbidden,
}

/// <summary>The smallest piece of a row that keeps together: a Hanzi, a mark, a digit, a Latin word.</summary>
/// <param name="Start">UTF-16 index in the paragraph.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Width">Half cells.</param>
/// <param name="Role">Face.</param>
/// <param name="Ink">Whether it can give up half of its cell.</param>
/// <param name="Kind">How its glyphs stand in its cells.</param>
internal readonly record struct Atom(int Start, int Length, byte Width, FontRole Role, MarkInk Ink, AtomKind Kind)
{
    public BreakBehind Break { get; init; }
}

internal enum AtomKind : byte
{
    /// <summary>Hanzi, marks and everything else that fills a cell.</summary>
    Wide,

    /// <summary>A digit, or a sign within a number: centred in its half cells.</summary>
    Digit,

    /// <summary>Letters at their natural widths.</summary>
    Word,

    /// <summary>A space: vanishes at the end of a row.</summary>
    Space,
}
