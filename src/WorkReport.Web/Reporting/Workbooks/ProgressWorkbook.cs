using WorkReport.Documents.Spreadsheets;

namespace WorkReport.Web.Reporting.Workbooks;

/// <summary>报送进度: where each unit's package stands, what is blank in it, and how many below it are accepted.</summary>
public static class ProgressWorkbook
{
    /// <param name="progress">The tree as whoever asks may see it.</param>
    /// <param name="rows">The units of it that are listed, in their order.</param>
    public static Workbook Of(TreeProgress progress, IEnumerable<ProgressUnit> rows)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(rows);
        var tree = progress.Tree;
        var names = tree.All.Append(tree.Root).ToDictionary(unit => unit.Id, unit => unit.Name);
        return Heads.Book(SharedResource.Text("Export.ProgressTitle", Heads.Titled(tree.Period)), [Heads.Line(tree.Root.Name, tree.Period, tree.Round)],
        [
            Heads.Mark("Export.UnitCode", 14), Heads.Words("Export.Unit", 22), Heads.Words("Export.Above", 18), Heads.Mark("Export.Level", 12),
            Heads.Mark("Export.State", 14), Heads.Mark("Export.Late", 8), Heads.Mark("Export.DueOn", 12), Heads.Figure("Export.Asked", 9), Heads.Figure("Export.Filled", 9),
            Heads.Words("Export.Missing", 36), Heads.Figure("Export.Items", 9), Heads.Figure("Export.Plans", 9), Heads.Figure("Export.ExpectedBelow", 9), Heads.Figure("Export.AcceptedBelow", 9),
        ], rows.Select(row =>
        {
            var below = progress.Below(row.Unit.Id).Where(unit => unit.IsExpected).ToList();
            return (Cell[])
            [
                Cell.Of(row.Unit.Code), Cell.Of(row.Unit.Name), Cell.Of(row.Unit.ParentId is { } above ? names.GetValueOrDefault(above) : null), Cell.Of(Heads.Level(row.Unit.Level)),
                Cell.Of(SharedResource.Text($"ProgressStatus.{row.Status}")), Heads.Yes(row.IsLate), Cell.Of(row.Due), Cell.Of(row.Content.Asked, Cell.Whole), Cell.Of(row.Content.Filled, Cell.Whole),
                Cell.Of(string.Join(SharedResource.Text("List.Comma"), row.Content.Missing.Select(metric => metric.Name))), Cell.Of(row.Content.Items, Cell.Whole), Cell.Of(row.Content.Plans, Cell.Whole),
                below.Count == 0 ? Cell.Blank : Cell.Of(below.Count, Cell.Whole), below.Count == 0 ? Cell.Blank : Cell.Of(below.Count(unit => unit.Status is ProgressStatus.Accepted), Cell.Whole),
            ];
        }));
    }
}
