namespace WorkReport.Domain.Reports;

/// <summary>A number of a paragraph that follows no metric, left as it stands with why.</summary>
/// <param name="Words">The number as it stands there.</param>
/// <param name="Reason">Where it comes from.</param>
public sealed record LeftFigure(string Words, string Reason)
{
    public const int ReasonLength = 200;

    /// <summary>UTF-16 units of the stored form of all of a paragraph.</summary>
    public const int StoredLength = 4000;

    private const char Behind = '\t';

    /// <summary>Parts what stood around the number; no person can type it.</summary>
    private const char Around = '\u001F';

    /// <summary>What stood around it; null of one that was left before that was kept.</summary>
    public NumberPlace? Place { get; init; }

    /// <summary>The stored form: a line each.</summary>
    public static string Stored(IEnumerable<LeftFigure> figures) => string.Join('\n', figures.Select(figure =>
        $"{figure.Words}{Behind}{figure.Reason}{(figure.Place is { } place ? $"{Around}{place.Before}{Around}{place.Behind}" : "")}"));

    /// <summary>Reads the stored form.</summary>
    public static IReadOnlyList<LeftFigure> Parse(string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return [.. stored.Split('\n').Select(line => line.Split(Behind, 2)).Where(halves => halves.Length == 2).Select(halves => Of(halves[0], halves[1].Split(Around)))];
    }

    private static LeftFigure Of(string words, string[] said) => new(words, said[0]) { Place = said.Length == 3 ? new NumberPlace(said[1], said[2]) : null };
}
