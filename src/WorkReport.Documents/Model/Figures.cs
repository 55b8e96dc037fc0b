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
