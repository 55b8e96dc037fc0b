using WorkReport.Domain.Audit;

namespace WorkReport.Domain.Importing;

/// <summary>
/// 列对应: which column of an office's own sheet is what, said once and kept under a name, so that the next sheet of the same look comes in by itself. It
/// belongs to a unit: who may import there changes it, those at the unit and below it use it. It holds heads, never what stood below them.
/// </summary>
public sealed class ColumnMap : Aggregate
{
    public const int NameLength = 40;

    private ColumnMap(string name, ImportKind kind, int unitId) => (Name, Kind, UnitId) = (name, kind, unitId);

    public int Id { get; private init; }

    /// <summary>What commands and people call it; one of its kind and unit has it.</summary>
    public string Name { get; private set; }

    /// <summary>What its sheets bring.</summary>
    public ImportKind Kind { get; private init; }

    /// <summary>Whose it is.</summary>
    public int UnitId { get; private init; }

    /// <summary>False once it is not offered any more.</summary>
    public bool IsActive { get; private set; } = true;

    public SheetLayout Layout { get; private set; } = new();

    /// <summary>Keeps a matching that was made.</summary>
    public static ColumnMap Keep(string name, ImportKind kind, int unitId, SheetLayout layout, Act by)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(by);
        var map = new ColumnMap(name, kind, unitId) { Layout = layout };
        map.Tell(by.Did("columnMap.kept", after: map.Facts()));
        return map;
    }

    /// <summary>Is called otherwise, or reads its sheets otherwise, from now on; what came in by it stays.</summary>
    public void Change(string name, SheetLayout layout, Act by)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(by);
        if (name == Name && layout.Equals(Layout))
            return;
        var before = Facts();
        (Name, Layout) = (name, layout);
        Tell(by.Did("columnMap.changed", before, Facts()));
    }

    /// <summary>Is offered no longer, or again.</summary>
    public void Offer(bool isActive, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (isActive == IsActive)
            return;
        Tell(by.Did(isActive ? "columnMap.revived" : "columnMap.retired"));
        IsActive = isActive;
    }

    // A figure is named by its metric; what another column is, its head says.
    private object Facts() => new { name = Name, columns = string.Join('；', Layout.Columns.Select(column => column.Target.Split(':') is [_, var metric] ? $"{Layout.Heads[column.Column]}→{metric}" : Layout.Heads[column.Column])) };
}
