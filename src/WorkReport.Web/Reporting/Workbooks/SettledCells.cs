using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Metrics;

namespace WorkReport.Web.Reporting.Workbooks;

/// <summary>核定数 in cells.</summary>
internal static class SettledCells
{
    /// <summary>核增／核减: a number, of a share its points in words; blank where there is none.</summary>
    public static Cell Change(AskedMetric metric, Figure? change, Figure? from) =>
        change is not { } there ? Cell.Blank : metric.RollUp is RollUp.Rate ? Cell.Of(SettledWords.Change(metric, there, from)) : Heads.Number(metric, there.Value);

    /// <summary>依据, 核定人, 日期 and what the unit says, in one cell.</summary>
    public static string Words(SettledShown shown) => SharedResource.Text(
        shown.Figure.IsOfTotal ? "Export.SettledWordsTotal" : "Export.SettledWords", shown.Figure.Reason, shown.Figure.DecidedBy, shown.Figure.DecidedOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        SharedResource.Text($"SettledAnswer.{shown.Figure.Answer}"));
}
