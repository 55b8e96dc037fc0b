using System.Globalization;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Reporting.Workbooks;

/// <summary>What all workbooks have in common: heads from the resources, lines that say of whom and when, cells with figures.</summary>
internal static class Heads
{
    public static Column Words(string key, double width) => new(SharedResource.Text(key), width);

    public static Column Mark(string key, double width) => new(SharedResource.Text(key), width, ColumnKind.Mark);

    public static Column Figure(string key, double width = 12) => new(SharedResource.Text(key), width, ColumnKind.Figure);

    /// <summary>A workbook of one sheet.</summary>
    /// <param name="title">What is in it.</param>
    /// <param name="lines">Of whom and when.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">Its rows.</param>
    public static Workbook Book(string title, IReadOnlyList<string> lines, IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<Cell>> rows) =>
        Book(title, Sheet(title, title, lines, columns, rows));

    public static Workbook Book(string title, params IReadOnlyList<Sheet> sheets) => new(title, sheets) { Language = CultureInfo.CurrentUICulture.Name };

    public static Sheet Sheet(string name, string title, IReadOnlyList<string> lines, IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<Cell>> rows) =>
        new(name, title, columns, [.. rows]) { Lines = lines, PageNumber = SharedResource.Text("Export.PageNumber", "{0}", "{1}") };

    /// <summary>单位：青禾县　报送期：2022年度　统计期间：…</summary>
    public static string Line(string unit, ReportingPeriod period, int round)
    {
        var named = period.HasTwoRounds ? SharedResource.Text("Sheet.TitleOf", Titled(period), SharedResource.Text(round == Round.First ? "Round.First" : "Round.Second")) : Titled(period);
        return SharedResource.Text("Export.Line", unit, named, Day(period.CountedFrom), Day(period.CountedUntil));
    }

    /// <summary>2022年度, 2022年上半年, 2022年乡村振兴.</summary>
    public static string Titled(ReportingPeriod period) =>
        period.Name.Length > 0 ? SharedResource.Text("Submissions.Topic", period.Year, period.Name) : SharedResource.Text($"Periods.Season.{period.Kind}", period.Year);

    public static string Level(UnitLevel level) => SharedResource.Text($"Level.{level}");

    /// <summary>是, or blank.</summary>
    public static Cell Yes(bool isSo) => isSo ? Cell.Of(SharedResource.Text("Export.Yes")) : Cell.Blank;

    /// <summary>A figure in the format of its metric, a share in per cent to the place that tables print; blank where there is none.</summary>
    public static Cell Number(AskedMetric metric, Figure? figure) => Number(metric, figure?.Shown);

    public static Cell Number(AskedMetric metric, decimal? shown) =>
        shown is not { } number ? Cell.Blank : Cell.Of(Exact.Rounded(metric, number), metric.RollUp is RollUp.Rate ? Cell.OnePlace : metric.IsWhole ? Cell.Whole : Cell.General);

    /// <summary>A figure, or the printed form alone where nothing else is known.</summary>
    public static Cell Number(AskedMetric metric, MetricValue? value) => value is { Figure: null, Printed: { } printed } ? Cell.Of(printed) : Number(metric, value?.Figure);

    /// <summary>How texts write a unit's own figure, its unit of measure included.</summary>
    public static string? Printed(AskedMetric metric, MetricValue? value) => value is { Figure: null, Printed: { } printed } ? printed + metric.Unit : metric.Print(value?.Figure);

    /// <summary>Several remarks in one cell.</summary>
    public static Cell Remarks(params IEnumerable<string?> remarks) => Cell.Of(string.Join(SharedResource.Text("Export.Between"), remarks.Where(remark => !string.IsNullOrEmpty(remark))));

    private static string Day(DateOnly day) => day.ToString(SharedResource.Text("Date.Long"), CultureInfo.InvariantCulture);
}
