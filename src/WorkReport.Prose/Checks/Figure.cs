using System.Globalization;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>A figure of a passage and how exactly it is printed.</summary>
/// <param name="Reading">What was read.</param>
/// <param name="From">Its first sign in the passage.</param>
/// <param name="To">Behind its last.</param>
/// <param name="Step">What one more in its last printed place is worth: 100,000,000 of 4.93万亿, 0.1 of 5.4%.</param>
/// <param name="FromStep">Of a change the same of its first value.</param>
internal sealed record Figure(QuantityReading Reading, int From, int To, decimal Step, decimal FromStep)
{
    /// <summary>They say over which time or with what hope, not that the number is another.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal) { "累计", "年均", "预计", "力争", "确保" };

    private static readonly string[][] Alike = [["名", "人", "位"], ["场", "场次"], ["户", "家"], ["起", "件", "宗"], ["期", "班次"]];

    /// <summary>Is the printed value the value, but for its rounding?</summary>
    internal bool IsExact { get; } = Reading.Value is not null && Reading.Upper is null && Reading.Qualifiers.All(Harmless.Contains);

    internal decimal Value => Reading.Value ?? 0;

    internal QuantityKind Kind => Reading.Kind;

    internal string Unit => Reading.Unit;

    internal bool IsCounted => IsExact && (Kind is QuantityKind.Count or QuantityKind.Money);

    internal bool IsPercent => Kind == QuantityKind.Percent && Unit is "%";

    internal static bool UnitsAlike(string one, string other)
        => string.Equals(one, other, StringComparison.Ordinal) || Array.Exists(Alike, group => Array.IndexOf(group, one) >= 0 && Array.IndexOf(group, other) >= 0);

    /// <summary>One unit for those that are one: 人 and 位 are 名.</summary>
    internal static string PlainUnit(string unit) => Array.Find(Alike, group => Array.IndexOf(group, unit) >= 0)?[0] ?? unit;

    /// <summary>A number as a sentence says it.</summary>
    internal static string Say(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Another value in the way this one is printed: 13.2万名 for 132000 where it says 12万名.</summary>
    internal string Say(decimal value, Passage passage)
    {
        ReadOnlySpan<char> printed = passage.Said.AsSpan(From, To - From);
        return printed.Contains('亿') ? Say(value / 100_000_000m) + "亿" + Unit : printed.Contains('万') && !Unit.Contains('万', StringComparison.Ordinal) ? Say(value / 10_000m) + "万" + Unit : Say(value) + Unit;
    }

    internal static Figure Of(QuantityReading reading, FoldedText text)
    {
        int from = text.IndexAt(reading.Start), to = text.IndexAt(reading.Start + reading.Length - 1) + 1;
        ReadOnlySpan<char> signs = text.Signs[from..to];
        if (reading.Kind != QuantityKind.Change)
            return new Figure(reading, from, to, StepOf(signs), 0);
        int parted = signs.LastIndexOfAny("到至为成");
        return parted < 0 ? new Figure(reading, from, to, StepOf(signs), StepOf(signs)) : new Figure(reading, from, to, StepOf(signs[(parted + 1)..]), StepOf(signs[..parted]));
    }

    /// <summary>Reads only how a number is printed: its places behind the point and its 万 and 亿.</summary>
    private static decimal StepOf(ReadOnlySpan<char> signs)
    {
        int last = signs.LastIndexOfAnyInRange('0', '9');
        if (last < 0)
            return 1;
        int places = 0;
        int i = last;
        while (i >= 0 && Scripts.IsDigit(signs[i]))
            i--;
        if (i >= 0 && signs[i] == '.')
            places = last - i;
        decimal step = 1;
        for (int behind = last + 1; behind < signs.Length && signs[behind] is '万' or '亿'; behind++)
            step *= signs[behind] == '万' ? 10_000m : 100_000_000m;
        for (; places > 0 && step > 0.0000001m; places--)
            step /= 10;
        return step;
    }
}
