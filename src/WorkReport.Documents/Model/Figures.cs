namespace WorkReport.Documents.Model;

/// <summary>A table, as 主要指标统计表, 数据来源 or 工作安排任务分解表 of an annex.</summary>
/// <param name="Caption">Its name, set above it; empty for none.</param>
/// <param name="Columns">From left to right. A row with more cells than columns gets columns without a heading.</param>
/// <param name="Rows">The cells of each row, as printed; what a row lacks stays blank.</param>
public sealed record Table(string Caption, IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : Block
{
    /// <summary>A4 横排: on pages of its own, turned by a quarter (GB/T 9704-2012, clause 8).</summary>
    public bool IsLandscape { get; init; }
}

/// <summary>A column of a table.</summary>
/// <param name="Heading">What stands above it; repeated at the head of every page.</param>
/// <param name="Width">Its width as against that of the other columns.</param>
/// <param name="Alignment">Where its cells stand; figures stand on the right.</param>
public sealed record TableColumn(string Heading, double Width = 1, CellAlignment Alignment = CellAlignment.Left);

public enum CellAlignment
{
    Left,
    Centre,
    Right,
}

/// <summary>A chart, drawn in lines and words.</summary>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Title">Its name, set below it; empty for none.</param>
/// <param name="Unit">What the values count, as 人; empty for none.</param>
/// <param name="Categories">What is compared, in the order of the values.</param>
/// <param name="Series">The values; a share chart shows the first.</param>
public sealed record Chart(ChartKind Kind, string Title, string Unit, IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series) : Block
{
    /// <summary>All it shows, in words, for whoever cannot see it.</summary>
    public string Alternative => ChartWords.Of(this);
}

/// <summary>One row of values.</summary>
/// <param name="Name">What distinguishes it from the others, as 2022年.</param>
/// <param name="Values">One for each category; where there are fewer, the last categories have none.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal> Values);

public enum ChartKind
{
    /// <summary>条形图: lying bars from zero, which leave room for long names.</summary>
    Bar,

    /// <summary>折线图: points over time.</summary>
    Line,

    /// <summary>份额图: sectors of a circle.</summary>
    Share,
}
