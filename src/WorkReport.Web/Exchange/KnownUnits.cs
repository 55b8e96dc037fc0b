using System.Globalization;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Exchange;

/// <summary>The units that a list may name, those of the store and those that it founds itself: by code, by path, by a name that only one has.</summary>
internal sealed class KnownUnits
{
    private const char Step = '/';

    /// <summary>Units below one another; no body has so many levels.</summary>
    public const int Deepest = 20;

    private readonly Dictionary<string, OrgUnit> byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<OrgUnit>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrgUnit> byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<OrgUnit, string> paths = [];
    private readonly Dictionary<OrgUnit, int> belowCount = [];
    private readonly HashSet<int> reached;

    /// <param name="all">Every unit of the store.</param>
    /// <param name="reached">Those that whoever imports administers: of others nobody learns more than that a code is taken.</param>
    public KnownUnits(IReadOnlyList<OrgUnit> all, HashSet<int> reached)
    {
        this.reached = reached;
        var byId = all.ToDictionary(u => u.Id);
        foreach (var unit in all)
        {
            if (reached.Contains(unit.Id))
                Know(unit, unit.Places[^1].ParentId is { } above ? byId[above] : null, byId);
            byCode.TryAdd(unit.Code, unit);
        }

        Top = all.FirstOrDefault(unit => unit.Places[^1].ParentId is null);
    }

    public bool IsEmpty => byCode.Count == 0;

    /// <summary>The unit at the top; null in an empty store.</summary>
    public OrgUnit? Top { get; }

    public bool IsYours(OrgUnit unit) => unit.Id == 0 || reached.Contains(unit.Id);

    public OrgUnit? ByCode(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The one that is called so below that one.</summary>
    public OrgUnit? Below(OrgUnit? above, string name) => byPath.GetValueOrDefault(PathOf(name, above));

    /// <summary>How many stand above it.</summary>
    public int DepthOf(OrgUnit unit) => paths[unit].Count(c => c == Step);

    /// <summary>Does the one stand anywhere below the other?</summary>
    public bool StandsBelow(OrgUnit unit, OrgUnit above) =>
        paths.TryGetValue(unit, out var path) && paths.TryGetValue(above, out var higher) && path.StartsWith(higher + Step, StringComparison.Ordinal);

    /// <summary>The unit that a code, a path or a name means.</summary>
    /// <param name="said">As it stands there.</param>
    /// <param name="called">How many the list itself founds under each name: of several none is meant.</param>
    public (OrgUnit? Unit, bool IsSeveral) Find(string said, Dictionary<string, int> called)
    {
        if ((byCode.TryGetValue(said, out var unit) && IsYours(unit)) || byPath.TryGetValue(said, out unit))
            return (unit, false);
        var named = byName.GetValueOrDefault(said);
        return named?.Count > 1 || called.GetValueOrDefault(said) > 1 ? (null, true) : (named?[0], false);
    }

    /// <summary>One that the list founds.</summary>
    public void Know(OrgUnit unit, OrgUnit? above) => Know(unit, above, null);

    /// <summary>The next code that is free below the unit above; null at the top, where somebody has to say one.</summary>
    public string? NextCode(OrgUnit? above)
    {
        if (above is null)
            return null;
        for (var next = belowCount.GetValueOrDefault(above) + 1; ; next++)
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"{above.Code}-{next:00}");
            if (!byCode.ContainsKey(code))
                return code;
        }
    }

    private void Know(OrgUnit unit, OrgUnit? above, Dictionary<int, OrgUnit>? byId)
    {
        var path = byId is null || above is null || paths.ContainsKey(above) ? PathOf(unit.Name, above) : PathOf(unit, byId);
        paths[unit] = path;
        byCode.TryAdd(unit.Code, unit);
        byPath.TryAdd(path, unit);
        if (!byName.TryAdd(unit.Name, [unit]))
            byName[unit.Name].Add(unit);
        if (above is not null)
            belowCount[above] = belowCount.GetValueOrDefault(above) + 1;
    }

    private string PathOf(string name, OrgUnit? above) => above is null ? name : paths[above] + Step + name;

    /// <summary>Of a unit that is read before the one above it.</summary>
    private static string PathOf(OrgUnit unit, Dictionary<int, OrgUnit> byId)
    {
        List<string> names = [];
        for (OrgUnit? at = unit; at is not null && names.Count < Deepest; at = at.Places[^1].ParentId is { } above ? byId[above] : null)
            names.Insert(0, at.Name);
        return string.Join(Step, names);
    }
}
