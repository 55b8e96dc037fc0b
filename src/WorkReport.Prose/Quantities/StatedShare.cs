namespace WorkReport.Prose.Quantities;

/// <summary>
/// The two numbers that a percentage comes from, where its sentence states them: of 应整改110项，已整改59项，整改率53.6% they are 59 and 110. They are told by the
/// arithmetic, so that no other two are taken; where two pairs give the same percentage, none is.
/// </summary>
public static class StatedShare
{
    /// <summary>Figures before the percentage that are looked at, and behind it.</summary>
    private const int Before = 5;

    private const int Behind = 2;

    /// <summary>UTF-16 units of the words before it that say of what it is a percentage.</summary>
    private const int Reach = 8;

    private static readonly char[] Ends = ['。', '！', '？', '\n', '\r'];

    /// <summary>A rate of change is no share of anything.</summary>
    private static readonly string[] Changes = ["增长", "增加", "提高", "上升", "下降", "降低", "减少", "同比", "环比", "增幅", "降幅", "翻"];

    /// <summary>They say over which time, and not that the number is another.</summary>
    private static readonly string[] Harmless = ["累计", "共", "共有", "达到", "达"];

    /// <param name="text">The text in which they stand.</param>
    /// <param name="quantities">All that it states, in its order.</param>
    /// <param name="percent">Which of them is the percentage.</param>
    /// <returns>Part and whole; null where the sentence does not state both, or not for certain.</returns>
    public static (decimal Part, decimal Whole)? Find(string text, IReadOnlyList<QuantityReading> quantities, int percent)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(quantities);
        var share = quantities[percent];
        if (share is not { Kind: QuantityKind.Percent, Unit: "%", Upper: null, Value: > 0 and <= 100 and { } shown } || !IsExact(share) || IsChange(text, share))
            return null;
        int from = text.LastIndexOfAny(Ends, share.Start) + 1, to = text.IndexOfAny(Ends, share.Start) is >= 0 and var end ? end : text.Length;
        var step = StepOf(text.AsSpan(share.Start, share.Length));
        var near = Enumerable.Range(Math.Max(0, percent - Before), Math.Min(quantities.Count, percent + Behind + 1) - Math.Max(0, percent - Before))
            .Select(i => quantities[i])
            .Where(quantity => quantity.Start >= from && quantity.Start < to && quantity.Kind is QuantityKind.Count or QuantityKind.Money && quantity.Upper is null && quantity.Value > 0 && IsExact(quantity))
            .ToList();
        var pairs = from part in near
                    from whole in near
                    where !ReferenceEquals(part, whole) && part.Value <= whole.Value && Clause.IsCountedIn(part.Unit, whole.Unit) && Gives(part.Value!.Value, whole.Value!.Value, shown, step)
                    select (part.Value!.Value, whole.Value!.Value);
        var distinct = pairs.Distinct().Take(2).ToList();
        return distinct.Count == 1 ? distinct[0] : null;
    }

    /// <summary>Rounded to its last place, or cut off there, as is done as often.</summary>
    /// <param name="part">Of it.</param>
    /// <param name="whole">Of which.</param>
    /// <param name="shown">The percentage as printed.</param>
    /// <param name="step">What one more in its last printed place is worth.</param>
    public static bool Gives(decimal part, decimal whole, decimal shown, decimal step)
    {
        var exact = part * 100 / whole;
        return exact >= shown - (step / 2) && exact < shown + step;
    }

    /// <summary>What one more in the last printed place is worth: 0.1 of 53.6%.</summary>
    public static decimal StepOf(ReadOnlySpan<char> printed)
    {
        decimal step = 1;
        int point = printed.IndexOfAny('.', '．');
        for (int i = point + 1; point >= 0 && i < printed.Length && char.IsDigit(printed[i]) && step > 0.0001m; i++)
            step /= 10;
        return step;
    }

    private static bool IsExact(QuantityReading quantity) => quantity.Qualifiers.All(Harmless.Contains);

    private static bool IsChange(string text, QuantityReading share)
    {
        string before = text[Math.Max(0, share.Start - Reach)..share.Start];
        before = before[(before.LastIndexOfAny(['，', ',', '、', '；', '。']) + 1)..];
        return Array.Exists(Changes, word => before.Contains(word, StringComparison.Ordinal));
    }
}
