using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;

namespace WorkReport.Web.Exchange;

/// <summary>A unit as a row of a sheet names it.</summary>
public sealed record NamedInSheet(int Id, string Code, string Name, UnitLevel Level);

/// <summary>Finds the units that rows name: by the code, else by the name where only one is called so.</summary>
internal sealed class UnitFinder
{
    /// <summary>The columns that name a unit.</summary>
    public static readonly ImportColumn Code = new("Export.UnitCode", 14) { IsNeeded = true, Example = "3701-02" };
    public static readonly ImportColumn Name = new("Export.Unit", 22) { Example = "Import.ExampleUnit" };

    private readonly Dictionary<string, NamedInSheet> byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, NamedInSheet> byName;

    private UnitFinder(List<NamedInSheet> units)
    {
        foreach (var unit in units)
            byCode.Add(unit.Code, unit);
        byName = units.ToLookup(unit => unit.Name, StringComparer.Ordinal);
    }

    /// <param name="units">Those that may be named; of others nobody learns whether they are there.</param>
    /// <param name="day">Under whose names.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<UnitFinder> LoadAsync(IQueryable<OrgUnit> units, DateOnly day, CancellationToken cancel) =>
        new([.. (await units.NamedOn(day).ToListAsync(cancel)).Select(unit => new NamedInSheet(unit.Id, unit.Code, unit.Name, unit.Level))]);

    /// <summary>The unit of a row; null where it names none, which is then wrong.</summary>
    public NamedInSheet? Of(ImportRow row)
    {
        var (code, name) = (row.Text(Code, OrgUnit.CodeLength), row.Text(Name, OrgUnit.NameLength));
        if (code is not null)
        {
            if (byCode.TryGetValue(code, out var unit))
                return unit;
            row.No(Code, SharedResource.Text("Import.NoUnit", code));
            return null;
        }

        if (name is null)
        {
            row.No(Code, SharedResource.Text("Field.Required"));
            return null;
        }

        List<NamedInSheet> named = [.. byName[name]];
        if (named.Count != 1)
            row.No(Name, SharedResource.Text(named.Count == 0 ? "Import.NoUnit" : "Import.SeveralCalled", name));
        return named.Count == 1 ? named[0] : null;
    }
}
