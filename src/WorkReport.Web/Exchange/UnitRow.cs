using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Exchange;

/// <summary>A row of 单位 that could be read: a time in which a unit stood in one place under one name.</summary>
internal sealed class UnitRow
{
    /// <summary>As a fixed word of a matching: one level below the unit above, the first one 市.</summary>
    public const string LevelBelow = "*";

    private const int LongestPath = 300;

    public static readonly ImportColumn Code = new("Export.UnitCode", 14) { Example = "3701-02" };
    public static readonly ImportColumn Name = new("Export.Unit", 22) { IsNeeded = true, Example = "Import.ExampleUnit" };
    public static readonly ImportColumn Level = new("Export.Level", 12) { IsNeeded = true, Example = "Level.County" };
    public static readonly ImportColumn AboveCode = new("Export.AboveCode", 14) { Example = "3701" };
    public static readonly ImportColumn Above = new("Export.Above", 22) { Example = "Import.ExampleAbove" };
    public static readonly ImportColumn From = new("Export.From", 12) { IsNeeded = true, Example = "2020-01-01" };
    public static readonly ImportColumn ClosedOn = new("Export.ClosedOn", 12);

    public static readonly ImportColumn FilledBy = new("Export.FilledBy", 14);
    public static readonly ImportColumn ByHand = new("Export.ForwardsByHand", 10);
    public static readonly ImportColumn OnPaper = new("Export.OnPaper", 10);

    private readonly UnitLevel? level;

    private UnitRow(ImportRow row, string? code, string name, UnitLevel? level, string? above, DateOnly from, DateOnly? closedOn)
    {
        (Row, SaidCode, SaidName, this.level, SaidAbove, FirstDay, LastDay) = (row, code, name, level, above, from, closedOn);
        AboveColumn = row.Typed(AboveCode).Length > 0 ? AboveCode : row.Has(Above) ? Above : row.Has(Code) ? Code : Name;
    }

    public ImportRow Row { get; }

    public string? SaidCode { get; }

    public string SaidName { get; }

    /// <summary>What it says stands above: a code, a name or a path.</summary>
    public string? SaidAbove { get; set; }

    /// <summary>The row of what stands above, where only the order of the table says so.</summary>
    public UnitRow? AboveRow { get; set; }

    /// <summary>The column that says what stands above.</summary>
    public ImportColumn AboveColumn { get; }

    public DateOnly FirstDay { get; }

    /// <summary>First day on which it is no more.</summary>
    public DateOnly? LastDay { get; }

    /// <summary>Code of the unit that fills in for it; null where it fills in for itself.</summary>
    public string? SaidFiller { get; private init; }

    /// <summary>Keeps it 上报 as a step of its own? Null where the list does not say.</summary>
    public bool? SaidByHand { get; private init; }

    /// <summary>Does its leader sign on paper? Null where the list does not say.</summary>
    public bool? SaidOnPaper { get; private init; }

    public bool IsFirst { get; set; } = true;

    public OrgUnit? Unit { get; set; }

    /// <summary>Of a further row: the unit that it names above.</summary>
    public OrgUnit? Parent { get; set; }

    /// <summary>What the unit is; below that one where the table says so by its order alone.</summary>
    public UnitLevel LevelBelowOf(OrgUnit? above) => level ?? (above is null ? UnitLevel.City : above.Level < UnitLevel.Village ? above.Level + 1 : UnitLevel.Village);

    /// <summary>Null where something is wrong with it.</summary>
    public static UnitRow? Read(ImportRow row)
    {
        var code = row.Text(Code, OrgUnit.CodeLength);
        if (code is not null && !code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-'))
            row.No(Code, SharedResource.Text("Units.CodeCharacters"));
        var name = row.Needed(Name, OrgUnit.NameLength);
        // Printed tables space short names out: 东 城 区.
        if (name is not null && row.IsMatched(Name))
            name = SheetHead.Bare(name);
        var isBelow = row.Typed(Level) == LevelBelow;
        var level = isBelow ? null : row.Word(Level, Enum.GetValues<UnitLevel>().Select(level => ($"Level.{level}", level)));
        if (row.Typed(Level).Length == 0)
            row.No(Level, SharedResource.Text("Field.Required"));
        var from = row.Day(From);
        if (row.Typed(From).Length == 0)
            row.No(From, SharedResource.Text("Field.Required"));
        var (above, closed) = (row.Text(AboveCode, OrgUnit.CodeLength) ?? row.Text(Above, LongestPath), row.Day(ClosedOn));
        if (closed is { } end && from is { } begin && end <= begin)
            row.No(ClosedOn, SharedResource.Text("Import.ClosedBeforeFrom"));
        var (filler, byHand, onPaper) = (row.Text(FilledBy, OrgUnit.CodeLength), row.Has(ByHand) ? row.Yes(ByHand) : (bool?)null, row.Has(OnPaper) ? row.Yes(OnPaper) : (bool?)null);
        return row.IsFaulty ? null : new UnitRow(row, code, name!, level, above, from!.Value, closed) { SaidFiller = filler, SaidByHand = byHand, SaidOnPaper = onPaper };
    }
}
