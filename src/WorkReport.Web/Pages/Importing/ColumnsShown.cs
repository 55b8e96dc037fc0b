using Microsoft.AspNetCore.Mvc.Rendering;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Importing;

namespace WorkReport.Web.Pages.Importing;

/// <summary>What both pages of a matching show of it; drawn by the partial <c>_Columns</c>.</summary>
/// <param name="Which">What its sheets bring.</param>
/// <param name="Form">As it is filled in.</param>
/// <param name="Reading">Between form and matching.</param>
/// <param name="Heads">What their columns are called.</param>
/// <param name="Rows">The first rows below the head, for whoever looks what a column is; none of a matching that is kept.</param>
public sealed record ColumnsShown(ImportKind Which, LayoutForm Form, ColumnsReading Reading, IReadOnlyList<string> Heads, IReadOnlyList<TextRow> Rows)
{
    /// <summary>Their columns, to choose from.</summary>
    public IEnumerable<SelectListItem> Choices =>
        Heads.Select((head, at) => new SelectListItem($"{ColumnName.Of(at)} {head}", FormattableString.Invariant($"{at}"))).Prepend(new SelectListItem(SharedResource.Text("Columns.None"), ""));

    public IEnumerable<SelectListItem> ParentRules => Enum.GetValues<ParentRows>().Select(rule => new SelectListItem(SharedResource.Text($"Columns.Parents.{rule}"), rule.ToString()));

    public IEnumerable<SelectListItem> AboveRules => Enum.GetValues<AboveRule>().Select(rule => new SelectListItem(SharedResource.Text($"Columns.Above.{rule}"), rule.ToString()));

    /// <summary>What stands in a column, as the first row says it that says anything.</summary>
    public string Sample(int column) => Rows.Select(row => row[column].Trim()).FirstOrDefault(cell => cell.Length > 0) ?? "";
}
