using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using WorkReport.Domain.Metrics;

namespace WorkReport.Domain.Audit;

/// <summary>
/// What became of a long text: the one stretch that differs, and what the whole text was and is by its hash. The trail keeps this
/// instead of both texts, so that a text that saves itself every few seconds does not fill it.
/// </summary>
/// <param name="At">Where the stretch begins: so many UTF-16 units stand before it. No character is cut in two.</param>
/// <param name="Removed">What stood there.</param>
/// <param name="Inserted">What stands there now.</param>
/// <param name="Sha256Before">SHA-256 of the whole text before, as UTF-8, in lower-case hexadecimal.</param>
/// <param name="Sha256After">SHA-256 of the whole text after.</param>
public sealed record TextChange(int At, string Removed, string Inserted, string Sha256Before, string Sha256After)
{
    /// <summary>The figures bound in the text before; null where they are the same as after.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<BoundFigure>? FiguresBefore { get; init; }

    /// <summary>The figures bound in the text after; null where they are the same as before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<BoundFigure>? FiguresAfter { get; init; }

    /// <summary>What changed from one text to the other; null where nothing did, and then the facts leave it out.</summary>
    public static TextChange? Between(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return before == after ? null : Differ(before, after);
    }

    /// <summary>What changed of the words as they are seen, and of the figures that follow their metric: the words may stay where those change.</summary>
    public static TextChange? Between(FigureText before, FigureText after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        IReadOnlyList<BoundFigure> were = [.. before.Figures], are = [.. after.Figures];
        return were.SequenceEqual(are) ? Between(before.Seen, after.Seen) : Differ(before.Seen, after.Seen) with { FiguresBefore = were, FiguresAfter = are };
    }

    /// <summary>The difference that a fact of the trail is; null where it is something else.</summary>
    public static TextChange? Read(JsonElement fact) =>
        fact is { ValueKind: JsonValueKind.Object } && fact.TryGetProperty("sha256After", out _) ? Happening.Fact<TextChange>(fact) : null;

    /// <summary>The whole text after, from the whole text before.</summary>
    /// <exception cref="ArgumentException">It is not the text that was changed, or not this that came of it.</exception>
    public string Apply(string before)
    {
        ArgumentNullException.ThrowIfNull(before);
        if (Hash(before) != Sha256Before)
            throw new ArgumentException("This is not the text that was changed.", nameof(before));
        var after = string.Concat(before.AsSpan(0, At), Inserted, before.AsSpan(At + Removed.Length));
        return Hash(after) == Sha256After ? after : throw new ArgumentException("This change does not lead to the text that was kept.", nameof(before));
    }

    private static TextChange Differ(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        if (start > 0 && char.IsHighSurrogate(before[start - 1]))
            start--;

        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        if (end > 0 && char.IsLowSurrogate(before[^end]))
            end--;
        return new TextChange(start, before[start..^end], after[start..^end], Hash(before), Hash(after));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
