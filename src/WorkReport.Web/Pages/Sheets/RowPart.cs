namespace WorkReport.Web.Pages.Sheets;

/// <summary>What changes in a row as one: two people who change different parts of it do not meet.</summary>
/// <param name="Field">The field that speaks for it.</param>
/// <param name="Of">What the row says.</param>
/// <param name="Take">Takes it over from another row.</param>
/// <param name="Label">Key of what it is called, with the name of the line; null where the name says enough.</param>
internal sealed record RowPart(string Field, Func<SheetRow, object?> Of, Action<SheetRow, SheetRow> Take, string? Label)
{
    /// <summary>A share is one figure, in two boxes; and a total is not the figure of the unit alone.</summary>
    public static RowPart Figure { get; } = new(
        nameof(SheetRow.Value), row => (row.Value, row.Whole, row.IsTotal, row.Printed),
        (row, from) => (row.Value, row.Whole, row.IsTotal, row.Printed) = (from.Value, from.Whole, from.IsTotal, from.Printed), null);

    public static IReadOnlyList<RowPart> All { get; } =
    [
        Figure,
        new(nameof(SheetRow.SourceUnit), row => row.SourceUnit, (row, from) => row.SourceUnit = from.SourceUnit, "Sheet.SourceUnitOf"),
        new(nameof(SheetRow.Note), row => row.Note, (row, from) => row.Note = from.Note, "Sheet.NoteOf"),
    ];

    public bool IsSame(SheetRow one, SheetRow other) => Equals(Of(one), Of(other));
}
