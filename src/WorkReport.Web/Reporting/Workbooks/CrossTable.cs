using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting.Workbooks;

/// <summary>交叉表: the units of one level below a unit × some metrics, each cell the unit's 合计 as its own 汇总 has it.</summary>
/// <param name="Tree">The unit, and everything below it.</param>
/// <param name="Metrics">The columns, in the order of the codes.</param>
/// <param name="Rows">The units, in the order of the codes.</param>
/// <param name="Whole">The unit itself, with all below it.</param>
public sealed record CrossTable(UnitTree Tree, IReadOnlyList<AskedMetric> Metrics, IReadOnlyList<CrossRow> Rows, CrossRow Whole)
{
    /// <summary>The levels that stand below a unit, from the top down.</summary>
    public static IReadOnlyList<UnitLevel> Levels(UnitTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return [.. tree.All.Select(unit => unit.Level).Distinct().Order()];
    }

    /// <summary>Reads it in a fixed number of commands.</summary>
    /// <param name="db">The store.</param>
    /// <param name="tree">The unit, read with everything below by whoever asks.</param>
    /// <param name="units">Those of them that are rows.</param>
    /// <param name="metrics">The columns.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<CrossTable> LoadAsync(WorkReportDb db, UnitTree tree, IReadOnlyList<TreeUnit> units, IReadOnlyList<AskedMetric> metrics, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(units);
        List<int> ids = [tree.Root.Id, .. units.Select(unit => unit.Id)];
        var book = await FigureBook.LoadAsync(db, tree.Period, tree.Round, ids, cancel);
        var states = await db.Submissions.Where(s => s.PeriodId == tree.Period.Id && s.Round == tree.Round && ids.Contains(s.UnitId))
            .Select(s => new { s.UnitId, s.State }).ToDictionaryAsync(s => s.UnitId, s => s.State, cancel);
        var names = tree.All.Append(tree.Root).ToDictionary(unit => unit.Id, unit => unit.Name);
        return new CrossTable(tree, metrics, [.. units.Select(Row)], Row(tree.Root));

        CrossRow Row(TreeUnit unit) => new(
            unit, unit.ParentId is { } above ? names.GetValueOrDefault(above) : null, [.. metrics.Select(metric => new CrossCell(metric, book.Own(unit.Id, metric.Id), book.Settled(unit.Id, metric.Id)))],
            tree.Period.IsBackfill ? null : states.GetValueOrDefault(unit.Id, SubmissionState.Drafting));
    }

    /// <summary>As a workbook: the numbers, and on a second sheet how texts write them.</summary>
    public Workbook Workbook()
    {
        var title = SharedResource.Text("Export.CrossTitle", Heads.Titled(Tree.Period));
        List<string> lines = [Heads.Line(Tree.Root.Name, Tree.Period, Tree.Round), SharedResource.Text("Export.CrossHow")];
        List<Sheet> sheets = [Sheet(title, title, lines, 10, cell => cell.Number), Sheet(SharedResource.Text("Export.Printed"), title, lines, 13, cell => Cell.Of(cell.Printed))];
        if (Rows.Append(Whole).Any(row => row.Cells.Any(cell => cell.Settled.IsAny)))
        {
            sheets.Add(Sheet(SharedResource.Text("Export.Settled"), title, lines, 10, cell => cell.WithSettled));
            sheets.Add(Sheet(SharedResource.Text("Export.SettledChange"), title, lines, 10, cell => cell.Change));
        }

        return Heads.Book(title, sheets);
    }

    private Sheet Sheet(string name, string title, IReadOnlyList<string> lines, double width, Func<CrossCell, Cell> cell)
    {
        List<Column> columns = [Heads.Mark("Export.UnitCode", 14), Heads.Words("Export.Unit", 20), Heads.Words("Export.Above", 16), Heads.Mark("Export.State", 12)];
        columns.AddRange(Metrics.Select(metric => new Column(SharedResource.Text("Sheet.TitleOf", metric.Name, metric.Unit), width, ColumnKind.Figure)));
        return Heads.Sheet(name, title, lines, columns, Rows.Append(Whole).Select(row => row.Written(cell))) with { FixedColumns = 2 };
    }
}

/// <summary>A unit in it.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Above">The name of the unit right above; null at the top of what is shown.</param>
/// <param name="Cells">A cell for each metric.</param>
/// <param name="State">Where its package stands; null in a year from before the product.</param>
public sealed record CrossRow(TreeUnit Unit, string? Above, IReadOnlyList<CrossCell> Cells, SubmissionState? State)
{
    internal Cell[] Written(Func<CrossCell, Cell> cell)
    {
        var state = State is { } there ? SharedResource.Text($"SubmissionState.{there}") : null;
        return [Cell.Of(Unit.Code), Cell.Of(Unit.Name), Cell.Of(Above), Cell.Of(state), .. Cells.Select(cell)];
    }
}

/// <summary>A unit's figure of one metric.</summary>
public sealed record CrossCell(AskedMetric Metric, MetricValue? Own, SettledTotal Settled)
{
    /// <summary>As it is computed.</summary>
    public Total Total => Settled.Computed;

    /// <summary>核增／核减 and 核定数; null where there is none.</summary>
    public string? Beside => SettledWords.Beside(Metric, Settled, FigureAspect.All);

    internal Cell WithSettled => Settled.Touches(FigureAspect.All) ? Heads.Number(Metric, Settled.All) : Number;

    internal Cell Change => SettledCells.Change(Metric, Settled.Change, Total.All);

    /// <summary>合计 as 汇总 has it: what is known only as it is written stands for a whole where the unit gave the whole; null where there is none.</summary>
    public string? Shown => Exact.Print(Metric, Total.All) ?? (Total.IsDirect ? Own?.Printed : null);

    /// <summary>文中写法.</summary>
    public string? Printed => Metric.Print(Total.All) ?? (Total.IsDirect ? Heads.Printed(Metric, Own) : null);

    internal Cell Number => Total.All is null ? Cell.Of(Shown) : Heads.Number(Metric, Total.All);
}
