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

    /// <summary>The stored form: a line each.</summary>
    public static string Stored(IEnumerable<LeftFigure> figures) => string.Join('\n', figures.Select(figure => $"{figure.Words}{Behind}{figure.Reason}"));

    /// <summary>Reads the stored form.</summary>
    public static IReadOnlyList<LeftFigure> Parse(string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return [.. stored.Split('\n').Select(line => line.Split(Behind, 2)).Where(halves => halves.Length == 2).Select(halves => new LeftFigure(halves[0], halves[1]))];
    }
}
