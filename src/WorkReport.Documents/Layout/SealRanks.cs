namespace WorkReport.Documents.Layout;

/// <summary>Where an organ stands in a rank of seals.</summary>
/// <param name="Organ">Which of the organs, from 0.</param>
/// <param name="Middle">Half cells from the left edge to the middle of its name and seal.</param>
internal readonly record struct SealPlace(int Organ, double Middle);

/// <summary>
/// Places the organs of a sealed sign-off (GB/T 9704-2012, 7.3.5.1): in their order and in ranks, no seal touching another, none beyond
/// the sides of the type area, the last above the date.
/// </summary>
internal static class SealRanks
{
    /// <summary>Must: the date keeps four characters from the right (7.3.5.1); half cells.</summary>
    public const int RightOfDate = 8;

    /// <summary>Practice: a round seal of an office is 42 mm across.</summary>
    public const double SealSize = 42 * Paper.Millimetre;

    /// <summary>Practice: rows that leave room for the seal's upper half, whose top must lie within a row of the text (7.3.5.1).</summary>
    public const int RowsAboveName = 2;

    /// <summary>Rows that the seal covers from the name on, whether a date stands there or not.</summary>
    public const int RowsBelow = 2;

    /// <summary>Rows from rank to rank, on either grid more than a seal is high.</summary>
    public const int RowsOfRank = 5;

    /// <summary>Practice: so many seals stand side by side, if their names leave room.</summary>
    private const int MostInRank = 3;

    /// <summary>Half cells between the names or seals of two neighbours.</summary>
    private const int Between = 1;

    private const double HalfSeal = SealSize / 2 / Grid.HalfCell;

    /// <param name="widths">Half cells of each name, the sponsor's first; not empty.</param>
    /// <param name="date">Half cells of the date; null without one.</param>
    public static IReadOnlyList<SealPlace[]> Of(IReadOnlyList<int> widths, int? date)
    {
        var half = Math.Max(HalfSeal, widths.Max() / 2.0);
        var last = Math.Min(Grid.HalfCells - RightOfDate - ((date ?? widths[^1]) / 2.0), Grid.HalfCells - Math.Max(HalfSeal, widths[^1] / 2.0));
        // A name as long as the row is its own rank, from edge to edge.
        last = Math.Max(last, widths[^1] / 2.0);
        var columns = Math.Min(MostInRank, widths.Count);
        while (columns > 1 && (last - half) / (columns - 1) < (2 * half) + Between)
            columns--;
        var pitch = columns > 1 ? (last - half) / (columns - 1) : 0;
        // Of fewer names the places are those of a full rank, from the right.
        return [.. Enumerable.Range(0, widths.Count).Chunk(columns).Select(rank => rank.Select((organ, i) => Place(organ, last - ((rank.Length - 1 - i) * pitch))).ToArray())];

        // A name longer than its column takes its seal along to where it finds room.
        SealPlace Place(int organ, double middle) => new(organ, Math.Clamp(middle, widths[organ] / 2.0, Grid.HalfCells - (widths[organ] / 2.0)));
    }
}
