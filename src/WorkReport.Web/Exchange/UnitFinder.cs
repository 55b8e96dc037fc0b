using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;

namespace WorkReport.Web.Exchange;

/// <summary>A unit as a row of a sheet names it.</summary>
public sealed record NamedInSheet(int Id, string Code, string Name, UnitLevel Level);

/// <summary>
/// Finds the units that rows name: by the code, else by the path or by the name where only one is called so. In a printed table the name of several is that
/// one which stands below what was named last above it.
/// </summary>
internal sealed class UnitFinder
{
    /// <summary>The columns that name a unit.</summary>
    public static readonly ImportColumn Code = new("Export.UnitCode", 14) { IsNeeded = true, Example = "3701-02" };
    public static readonly ImportColumn Name = new("Export.Unit", 22) { Example = "Import.ExampleUnit" };

    /// <summary>What a sheet of their own may say beside the name.</summary>
    public static readonly ImportColumn Above = new("Export.Above", 22);

    private const char Step = '/';
    private const int LongestPath = 300;

    private readonly Dictionary<string, NamedInSheet> byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, NamedInSheet> byName;
    private readonly HashSet<int> ids;
    private readonly Dictionary<int, int> above;
    private readonly Dictionary<int, string> names;
    private readonly Dictionary<int, int> lastSaid = [];
    private (int Row, NamedInSheet? Unit)? last;

    private UnitFinder(List<NamedInSheet> units, Dictionary<int, int> above, Dictionary<int, string> names)
    {
        foreach (var unit in units)
            byCode.Add(unit.Code, unit);
        ids = [.. units.Select(unit => unit.Id)];
        byName = units.ToLookup(unit => unit.Name, StringComparer.Ordinal);
        (this.above, this.names) = (above, names);
    }

    /// <param name="db">The store.</param>
    /// <param name="units">Those that may be named; of others nobody learns whether they are there.</param>
    /// <param name="day">Under whose names, and in which tree.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<UnitFinder> LoadAsync(WorkReportDb db, IQueryable<OrgUnit> units, DateOnly day, CancellationToken cancel)
    {
        var found = (await units.NamedOn(day).ToListAsync(cancel)).ConvertAll(unit => new NamedInSheet(unit.Id, unit.Code, unit.Name, unit.Level));
        // Of those above only what they are called, so that a path can be read.
        var reaches = db.ReachesOn(TreeDay.WithAll(day)).Where(r => units.Any(u => u.Id == r.UnitId));
        var above = (await db.OrgUnits.Where(u => reaches.Any(r => r.AncestorId == u.Id))
            .Select(u => new { u.Id, Above = u.Places.Where(p => p.From <= day).OrderByDescending(p => p.From).Select(p => p.ParentId).FirstOrDefault() ?? u.Places.OrderBy(p => p.From).Select(p => p.ParentId).FirstOrDefault() })
            .ToListAsync(cancel)).Where(u => u.Above is not null).ToDictionary(u => u.Id, u => u.Above!.Value);
        var names = await db.OrgUnits.Where(u => reaches.Any(r => r.AncestorId == u.Id)).NamedOn(day).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        return new UnitFinder(found, above, names);
    }

    /// <summary>Is it one of those that may be named?</summary>
    public bool Has(int unitId) => ids.Contains(unitId);

    /// <summary>The unit of a row; null where it names none, which is then wrong. Rows are asked for in their order; of one that is several of ours the fault is told once.</summary>
    public NamedInSheet? Of(ImportRow row)
    {
        if (last is { } before && before.Row == row.Number)
            return before.Unit;
        var unit = Find(row);
        last = (row.Number, unit);
        if (unit is not null)
            lastSaid[unit.Id] = row.Number;
        return unit;
    }

    private NamedInSheet? Find(ImportRow row)
    {
        var (code, name) = (row.Text(Code, OrgUnit.CodeLength), row.Text(Name, LongestPath));
        if (code is not null)
        {
            if (byCode.TryGetValue(code, out var unit))
                return unit;
            row.No(Code, SharedResource.Text("Import.NoUnit", code));
            return null;
        }

        if (name is null)
        {
            row.No(row.Has(Code) ? Code : Name, SharedResource.Text("Field.Required"));
            return null;
        }

        var path = name.Split(Step, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        List<NamedInSheet> named = [.. byName[name]];
        if (named.Count == 0 && path.Count > 0)
            named = [.. byName[SheetHead.Bare(path[^1])]];
        // What the path or the column beside says stands above.
        if (row.Text(Above, LongestPath) is { } beside && SheetHead.Bare(beside) != SheetHead.Bare(name))
            path.InsertRange(0, beside.Split(Step, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        if (path.Count > 1)
            named = named.FindAll(unit => StandsBelow(unit, path));
        if (named.Count > 1)
            named = Nearest(named);
        if (named.Count != 1)
            row.No(Name, SharedResource.Text(named.Count == 0 ? "Import.NoUnit" : "Import.SeveralCalled", name));
        return named.Count == 1 ? named[0] : null;
    }

    /// <summary>Do those above it have these names, in this order? Steps may be left out.</summary>
    private bool StandsBelow(NamedInSheet unit, List<string> path)
    {
        var step = path.Count - 2;
        for (var at = unit.Id; step >= 0 && above.TryGetValue(at, out var next); at = next)
        {
            if (SheetHead.Bare(path[step]) == names.GetValueOrDefault(next))
                step--;
        }

        return step < 0;
    }

    /// <summary>Those of which a unit above was named last; all of them where none was.</summary>
    private List<NamedInSheet> Nearest(List<NamedInSheet> units)
    {
        var said = units.ConvertAll(unit => (Unit: unit, Row: LastSaidAbove(unit.Id)));
        var latest = said.Max(pair => pair.Row);
        return latest == 0 ? units : [.. said.Where(pair => pair.Row == latest).Select(pair => pair.Unit)];
    }

    private int LastSaidAbove(int unit)
    {
        for (var at = unit; above.TryGetValue(at, out var next); at = next)
        {
            if (lastSaid.TryGetValue(next, out var row))
                return row;
        }

        return 0;
    }
}
