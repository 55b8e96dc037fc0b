namespace WorkReport.Domain.Reports;

/// <summary>What stands right before and right behind a number of a paragraph: of two that are written alike it tells which is meant, though words elsewhere change.</summary>
/// <param name="Before">At most <see cref="Reach"/> UTF-16 units; fewer where the paragraph begins there.</param>
/// <param name="Behind">The same behind it.</param>
public sealed record NumberPlace(string Before, string Behind)
{
    public const int Reach = 12;

    /// <summary>With less in common it is another place: one full stop is like the other.</summary>
    public const int Fewest = 2;

    /// <summary>The place of a stretch of a text.</summary>
    public static NumberPlace In(string text, int start, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        var end = start + length;
        return new NumberPlace(OneLine(text[Math.Max(0, start - Reach)..start]), OneLine(text[end..Math.Min(text.Length, end + Reach)]));
    }

    /// <summary>How much of it, counted from the number, is the same at another place; what is the same to where the paragraph ends counts whole.</summary>
    public int InCommon(NumberPlace other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var before = 0;
        while (before < Math.Min(Before.Length, other.Before.Length) && Before[^(before + 1)] == other.Before[^(before + 1)])
            before++;
        return (Before == other.Before ? Reach : before) + (Behind == other.Behind ? Reach : Behind.AsSpan().CommonPrefixLength(other.Behind));
    }

    // It is stored in a line of its own.
    private static string OneLine(string words) => string.Concat(words.Select(c => char.IsControl(c) ? ' ' : c));
}
