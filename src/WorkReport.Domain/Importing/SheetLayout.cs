using System.Text.Json.Serialization;
using WorkReport.Domain.Audit;

namespace WorkReport.Domain.Importing;

/// <summary>What a row says whose unit has units below it: of printed tables it is what those below add up to.</summary>
public enum ParentRows
{
    /// <summary>It is passed over: what is below adds up to it by itself.</summary>
    PassOver,

    /// <summary>It is the unit's own figure.</summary>
    Own,

    /// <summary>总数直报: it holds those below, which then do not add.</summary>
    Total,
}

/// <summary>How a list of units says what stands above what.</summary>
public enum AboveRule
{
    /// <summary>A column names it.</summary>
    Column,

    /// <summary>The code says so: 330302 is below 330300, which is below 330000 (GB/T 2260); 3701-02 is below 3701.</summary>
    Code,

    /// <summary>Names further to the right are below those further to the left, as in a printed table.</summary>
    Indent,
}

/// <summary>One of their columns and what it is to us.</summary>
/// <param name="Target">A column of ours by its name, or a figure of a metric: <c>metric:A01</c>, of a share <c>part:R1</c>, <c>whole:R1</c>, <c>percent:R1</c>.</param>
/// <param name="Column">Which of <see cref="SheetLayout.Heads"/>. Several of one target are added up.</param>
public sealed record MatchedColumn(string Target, int Column);

/// <summary>A column of ours that the sheet lacks, and what every row says there.</summary>
public sealed record FixedColumn(string Target, string Text);

/// <summary>How a sheet of somebody's own is read as one of ours: its heads, and which column is what.</summary>
public sealed record SheetLayout
{
    /// <summary>Lines of a head at most.</summary>
    public const int MostHeadRows = 4;

    /// <summary>How many lines the head has.</summary>
    public int HeadRows { get; init; } = 1;

    /// <summary>What each of their columns is called, its lines joined, from the first column on; no two are the same.</summary>
    public IReadOnlyList<string> Heads { get; init; } = [];

    /// <summary>The columns that are read.</summary>
    public IReadOnlyList<MatchedColumn> Columns { get; init; } = [];

    /// <summary>What is the same in every row.</summary>
    public IReadOnlyList<FixedColumn> Fixed { get; init; } = [];

    public ParentRows Parents { get; init; }

    public AboveRule Above { get; init; }

    /// <summary>Rows whose unit is called so say nothing: 合计, 省直辖县级行政区划.</summary>
    public IReadOnlyList<string> PassOver { get; init; } = [];

    /// <summary>Does it give figures of metrics by columns, one row a unit?</summary>
    [JsonIgnore]
    public bool IsWide => Columns.Any(column => column.Target.Contains(':', StringComparison.Ordinal));

    /// <summary>Say both the same?</summary>
    public bool Equals(SheetLayout? other) => other is not null && Happening.Facts(this) == Happening.Facts(other);

    public override int GetHashCode() => Happening.Facts(this).GetHashCode(StringComparison.Ordinal);
}
