namespace WorkReport.Documents.Docx;

/// <summary>The row of the outermost table that passes: a line for each row, its cells parted by tabs; a table within a cell is text of that cell.</summary>
internal sealed class OpenTable
{
    /// <summary>Cells a row may span by its own word; Word has no more columns.</summary>
    private const int MostColumns = 63;

    private readonly List<string> cells = [];

    /// <summary>Paragraphs of the cell that is open.</summary>
    private readonly List<string> paragraphs = [];

    private readonly List<string> only = [];

    /// <summary>Cells of the row, whatever they span.</summary>
    private int count;

    /// <summary>A tracked deletion takes the row away.</summary>
    public bool IsRowGone { get; set; }

    /// <summary>Columns of the cell that is open.</summary>
    public int Span { get; set; } = 1;

    /// <summary>The cell is part of the one above it; what stands in it is not shown.</summary>
    public bool IsContinued { get; set; }

    public void BeginRow()
    {
        cells.Clear();
        (count, IsRowGone) = (0, false);
    }

    public void Add(string paragraph) => paragraphs.Add(paragraph);

    public void EndCell()
    {
        count++;
        only.Clear();
        only.AddRange(IsContinued ? [""] : paragraphs.SelectMany(SoftBreaks.Split));
        cells.Add(string.Join(' ', only.Select(text => text.Replace('\t', ' ').Trim()).Where(text => text.Length > 0)));
        // A cell over two columns leaves the second one blank, so that the columns below keep their places.
        cells.AddRange(Enumerable.Repeat("", Math.Clamp(Span, 1, MostColumns) - 1));
        paragraphs.Clear();
        (Span, IsContinued) = (1, false);
    }

    /// <summary>The lines of the row that ended: one, or of a single cell, which is a frame, a line for each of its paragraphs.</summary>
    public IEnumerable<string> Row() => count == 1 ? [.. only] : [string.Join('\t', cells)];
}
