namespace WorkReport.Web.Data.Search;

/// <summary>
/// What is searched. The numbers stand in the index and stay; a kind that is added takes the next one, a text in <see cref="SearchedTexts"/> and
/// its rows in <see cref="SearchQuery"/>.
/// </summary>
public enum SearchKind
{
    /// <summary>工作事项.</summary>
    WorkItem = 1,

    /// <summary>工作安排.</summary>
    PlanItem = 2,

    /// <summary>A paragraph of a report.</summary>
    ReportBlock = 3,

    /// <summary>随手记.</summary>
    Jotting = 4,

    /// <summary>单位, by name, earlier name and code.</summary>
    Unit = 5,

    /// <summary>用户.</summary>
    Person = 6,

    /// <summary>A line of 操作日志.</summary>
    Line = 7,
}

/// <summary>A text of the index.</summary>
/// <param name="Kind">What it is of.</param>
/// <param name="Id">Its key among its kind.</param>
/// <param name="UnitId">Whose it is, so that few units are found fast; null where that is not asked.</param>
/// <param name="Text">What is searched.</param>
internal readonly record struct SearchText(SearchKind Kind, long Id, int? UnitId, string Text)
{
    // Kinds lie apart, and among one kind the newest has the highest key.
    private const int IdBits = 40;

    public long Key => KeyOf(Kind, Id);

    public static long KeyOf(SearchKind kind, long id) => ((long)kind << IdBits) | id;

    public static SearchKind KindOf(long key) => (SearchKind)(key >> IdBits);

    public static long IdOf(long key) => key & ((1L << IdBits) - 1);

    /// <summary>The keys that a kind may have.</summary>
    public static (long First, long Last) Range(SearchKind kind) => (KeyOf(kind, 0), KeyOf(kind + 1, 0) - 1);
}
