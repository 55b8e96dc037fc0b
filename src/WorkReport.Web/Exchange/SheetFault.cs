namespace WorkReport.Web.Exchange;

/// <summary>What is wrong in one place of a sheet.</summary>
/// <param name="Row">As the spreadsheet numbers it.</param>
/// <param name="Column">As the spreadsheet names it: F; null where it is about the whole row.</param>
/// <param name="Head">What stands above the column; empty where it is about the whole row.</param>
/// <param name="Why">The sentence that says how to mend it.</param>
public sealed record SheetFault(int Row, string? Column, string Head, string Why)
{
    /// <summary>第 12 行 F 列（数）.</summary>
    public string Place => Column is null ? SharedResource.Text("Import.Row", Row) : SharedResource.Text("Import.Cell", Row, Column, Head);
}
