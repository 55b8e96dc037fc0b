namespace WorkReport.Web.Platform;

/// <summary>One page of a list.</summary>
/// <param name="Number">From 1; what the address asks for is brought within what there is.</param>
/// <param name="Total">Rows in all.</param>
/// <param name="Size">Rows on a page.</param>
public sealed record Paging(int Number, int Total, int Size)
{
    /// <summary>Rows that a screen shows without losing the reader.</summary>
    public const int Usual = 50;

    public static Paging Of(int? asked, int total, int size = Usual) =>
        new(Math.Clamp(asked ?? 1, 1, Math.Max(1, (total + size - 1) / size)), total, size);

    public int Last => Math.Max(1, (Total + Size - 1) / Size);

    public int Skip => (Number - 1) * Size;

    public int? Previous => Number > 1 ? Number - 1 : null;

    public int? Next => Number < Last ? Number + 1 : null;
}
