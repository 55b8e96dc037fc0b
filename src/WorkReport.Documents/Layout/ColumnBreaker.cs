using WorkReport.Documents.Fonts;

namespace WorkReport.Documents.Layout;

/// <summary>Breaks short texts into columns narrower than the type area, by the same rules: cells of tables, labels of charts.</summary>
internal sealed class ColumnBreaker(FontSet fonts)
{
    /// <summary>The narrowest column, in characters: any atom fits into it.</summary>
    public const int LeastCharacters = 2;

    private readonly Dictionary<int, Atomizer> atomizers = [];

    /// <param name="tag">What the text is.</param>
    /// <param name="text">The text.</param>
    /// <param name="role">Its face.</param>
    /// <param name="column">Left edge and width of the column, points.</param>
    /// <param name="size">Type, points.</param>
    /// <param name="alignment">Where its rows stand; rows on the left fill the column.</param>
    public MeasuredRows Break(ElementTag tag, string text, FontRole role, (double Left, double Width) column, double size, RowAlignment alignment)
    {
        var measure = Measure.Natural(column.Left, column.Width, size);
        var spare = Math.Max(0, column.Width - (measure.HalfCells * measure.HalfCell));
        measure = measure with
        {
            Left = column.Left + (alignment switch { RowAlignment.Centre => spare / 2, RowAlignment.Right => spare, _ => 0 }),
        };
        if (!atomizers.TryGetValue(measure.HalfCells, out var atomizer))
            atomizers.Add(measure.HalfCells, atomizer = new Atomizer(fonts, measure));
        var atoms = atomizer.Cut(text, role);
        var rows = LineBreaker.Break(atoms, measure.HalfCells, 0);
        return new MeasuredRows(tag, text, atoms, alignment is RowAlignment.Left ? rows : [.. rows.Select(row => row with { IsLast = true })])
        {
            Measure = measure,
            Alignment = alignment,
        };
    }
}
