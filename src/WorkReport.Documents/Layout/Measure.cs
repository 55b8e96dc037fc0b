namespace WorkReport.Documents.Layout;

/// <summary>The cells that rows of one kind are made of.</summary>
/// <param name="Left">Left edge of the first cell, points.</param>
/// <param name="HalfCells">How many half cells a row has.</param>
/// <param name="HalfCell">Width of half a cell, points.</param>
/// <param name="Size">Type in them, points.</param>
internal sealed record Measure(double Left, int HalfCells, double HalfCell, double Size)
{
    /// <summary>28 characters of 3号 over the whole type area (5.2.3).</summary>
    public static Measure Body { get; } = new(Paper.Left, Grid.HalfCells, Grid.HalfCell, TypeSize.Three);

    /// <summary>4号 between one blank character on either side (7.4.2).</summary>
    public static Measure Imprint { get; } = Fit(Paper.Left + TypeSize.Four, Paper.TypeWidth - (2 * TypeSize.Four), TypeSize.Four);

    private const double RoundingError = 1e-6;

    /// <summary>As many whole cells as fit, stretched to fill the width.</summary>
    public static Measure Fit(double left, double width, double size)
    {
        var cells = Math.Max(1, (int)(width / size));
        return new Measure(left, cells * 2, width / cells / 2, size);
    }

    /// <summary>As many half cells of the type's own width as fit, so that columns side by side are set alike.</summary>
    public static Measure Natural(double left, double width, double size) =>
        new(left, Math.Max(ColumnBreaker.LeastCharacters * 2, (int)((width / (size / 2)) + RoundingError)), size / 2, size);
}
