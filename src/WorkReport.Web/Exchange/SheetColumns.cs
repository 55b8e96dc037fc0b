using WorkReport.Domain.Importing;

namespace WorkReport.Web.Exchange;

/// <summary>The columns of each kind of sheet.</summary>
public static class SheetColumns
{
    /// <summary>Ours, in the order of the template.</summary>
    public static IReadOnlyList<ImportColumn> Of(ImportKind kind) => kind switch
    {
        ImportKind.Units => UnitsImport.Sheet,
        ImportKind.People => PeopleImport.Sheet,
        ImportKind.Metrics => MetricsImport.Sheet,
        ImportKind.Values => ValuesImport.Sheet,
        ImportKind.Items => ItemsImport.Sheet,
        _ => PlansImport.Sheet,
    };

    /// <summary>Those that a sheet of their own may be matched to: ours, and beside the name of a unit what stands above it.</summary>
    public static IReadOnlyList<ImportColumn> Matchable(ImportKind kind) =>
        kind is ImportKind.Units or ImportKind.Metrics ? Of(kind) : [.. Of(kind).SelectMany(column => column == UnitFinder.Name ? new[] { column, UnitFinder.Above } : [column])];

    /// <summary>Without these a matching is none: the needed ones, but of a unit its code or its name.</summary>
    public static IReadOnlyList<ImportColumn> Needed(ImportKind kind, bool isWide) =>
        [.. Of(kind).Where(column => column.IsNeeded && column != UnitFinder.Code && !(isWide && column == ValuesImport.ColumnOf(MetricSide.Metric)))];

    /// <summary>Is a unit named by these columns?</summary>
    public static bool NamesUnit(ImportKind kind, Func<ImportColumn, bool> isSaid)
    {
        ArgumentNullException.ThrowIfNull(isSaid);
        return kind is ImportKind.Units or ImportKind.Metrics || isSaid(UnitFinder.Code) || isSaid(UnitFinder.Name);
    }

    /// <summary>May every row say the same there? Not what tells one row from another.</summary>
    public static bool MayBeFixed(ImportColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Name is not ("UnitCode" or "Unit" or "Value" or "Part" or "Whole" or "Name" or "UserName" or "Lead" or "Body" or "Task" or "Target" or "Definition" or "Remarks");
    }
}
