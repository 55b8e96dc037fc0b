using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;

namespace WorkReport.Web.Exchange;

/// <summary>
/// 单位: a row for each time in which a unit stood in one place under one name; most have one. A further row of the same code, from a later day, is a
/// move or another name. A unit is named by its code; one without is found by its path, and gets a code behind that of the unit above.
/// </summary>
public sealed class UnitsImport(ImportDesk desk) : SheetImport(desk)
{
    private const char Step = '/';
    private const int LongestPath = 300;

    /// <summary>Units below one another; no body has so many levels.</summary>
    private const int Deepest = 20;

    private static readonly ImportColumn Code = new("Export.UnitCode", 14) { Example = "3701-02" };
    private static readonly ImportColumn Name = new("Export.Unit", 22) { IsNeeded = true, Example = "Import.ExampleUnit" };
    private static readonly ImportColumn Level = new("Export.Level", 12) { IsNeeded = true, Example = "Level.County" };
    private static readonly ImportColumn AboveCode = new("Export.AboveCode", 14) { Example = "3701" };
    private static readonly ImportColumn Above = new("Export.Above", 22) { Example = "Import.ExampleAbove" };
    private static readonly ImportColumn From = new("Export.From", 12) { IsNeeded = true, Example = "2020-01-01" };
    private static readonly ImportColumn ClosedOn = new("Export.ClosedOn", 12);

    private readonly Dictionary<string, OrgUnit> byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<OrgUnit>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrgUnit> byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<OrgUnit, string> paths = [];
    private readonly Dictionary<OrgUnit, int> belowCount = [];
    private readonly List<(OrgUnit Unit, Place Place)> changes = [];
    private readonly List<OrgUnit> added = [];
    private HashSet<int> reached = [];
    private OrgTree tree = null!;
    private int same;

    public override ImportKind Kind => ImportKind.Units;

    public override IReadOnlyList<ImportColumn> Columns => Sheet;

    /// <summary>The columns, in the order of the template.</summary>
    internal static IReadOnlyList<ImportColumn> Sheet { get; } = [Code, Name, Level, AboveCode, Above, From, ClosedOn];

    protected override async Task<ImportPlan> PlanAsync(ImportTable table, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        var all = await Desk.Db.OrgUnits.OrderBy(u => u.Code).ToListAsync(cancel);
        reached = Desk.PersonId is { } who ? await Desk.Db.UnitsWithin(who, TreeDay.WithAll(Desk.Today), Role.Administrator).Select(u => u.Id).ToHashSetAsync(cancel) : [.. all.Select(u => u.Id)];
        tree = new OrgTree(all, await Desk.Db.SettledUntilAsync(cancel), Desk.Today);
        var byId = all.ToDictionary(u => u.Id);
        foreach (var unit in all)
        {
            // Of others nobody learns more than that a code is taken.
            if (reached.Contains(unit.Id))
                Know(unit, unit.Places[^1].ParentId is { } above ? byId[above] : null, byId);
            byCode.TryAdd(unit.Code, unit);
        }

        var places = table.Rows.Select(Read).OfType<Place>().ToList();
        // What several are called is no name to find one by, wherever in the sheet they stand.
        var called = places.Where(place => place.IsFirst).CountBy(place => place.Name).ToDictionary();
        Found(places, called);
        Follow(places);
        // That a unit closes that is new is told with its coming.
        return new ImportPlan(added.Count, changes.Count(change => change.Unit.Id != 0 || !change.Place.IsFirst), same, table.Faults, ApplyAsync);
    }

    private Place? Read(ImportRow row)
    {
        var code = row.Text(Code, OrgUnit.CodeLength);
        if (code is not null && !code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-'))
            row.No(Code, SharedResource.Text("Units.CodeCharacters"));
        var name = row.Needed(Name, OrgUnit.NameLength);
        var level = row.Word(Level, Enum.GetValues<UnitLevel>().Select(level => ($"Level.{level}", level)));
        if (row.Typed(Level).Length == 0)
            row.No(Level, SharedResource.Text("Field.Required"));
        var from = row.Day(From);
        if (row.Typed(From).Length == 0)
            row.No(From, SharedResource.Text("Field.Required"));
        var (above, closed) = (row.Text(AboveCode, OrgUnit.CodeLength) ?? row.Text(Above, LongestPath), row.Day(ClosedOn));
        if (closed is { } end && from is { } begin && end <= begin)
            row.No(ClosedOn, SharedResource.Text("Import.ClosedBeforeFrom"));
        return row.IsFaulty ? null : new Place(row, code, name!, level!.Value, above, row.Typed(AboveCode).Length > 0 ? AboveCode : Above, from!.Value, closed);
    }

    /// <summary>The first row of each unit, those above before those below, whatever the order in the sheet.</summary>
    private void Found(List<Place> places, Dictionary<string, int> called)
    {
        foreach (var unit in places.Where(place => place.Code is not null).GroupBy(place => place.Code, StringComparer.OrdinalIgnoreCase))
        {
            var inOrder = unit.OrderBy(place => place.From).ToList();
            for (var i = 1; i < inOrder.Count; i++)
            {
                inOrder[i].IsFirst = false;
                if (inOrder[i].From == inOrder[i - 1].From)
                    inOrder[i].Row.No(Code, SharedResource.Text("Import.Twice"));
            }
        }

        var open = places.Where(place => place.IsFirst).ToList();
        for (var left = int.MaxValue; open.Count > 0 && open.Count < left;)
        {
            left = open.Count;
            open.RemoveAll(place => TryFound(place, called));
        }

        foreach (var place in open)
            place.Row.No(place.AboveColumn, SharedResource.Text("Import.NoAbove", place.Above ?? ""));
    }

    /// <summary>False while the unit above is not known yet.</summary>
    private bool TryFound(Place place, Dictionary<string, int> called)
    {
        OrgUnit? above = null;
        if (place.Above is { } said)
        {
            // At the top of what one administers a unit stands below one that is not theirs: that may be said again.
            var (found, isSeveral) = place.Code is { } own && byCode.TryGetValue(own, out var it) && IsYours(it) && byCode.TryGetValue(said, out var stood) && it.Places[^1].ParentId == stood.Id
                ? (stood, false) : FindAbove(said, called);
            if (isSeveral)
            {
                place.Row.No(place.AboveColumn, SharedResource.Text("Import.SeveralCalled", said));
                return true;
            }

            if (found is null)
                return false;
            above = found;
        }

        place.Unit = place.Code is { } code ? byCode.GetValueOrDefault(code) : byPath.GetValueOrDefault(PathOf(place.Name, above));
        if (place.Unit is { } there)
            Compare(place, there, above);
        else
            FoundNew(place, above);
        return true;
    }

    private void FoundNew(Place place, OrgUnit? above)
    {
        var row = place.Row;
        if (above is null && byCode.Count > 0)
        {
            row.No(Above, SharedResource.Text("Import.NeedsAbove"));
        }
        else if (above is not null && paths[above].Count(c => c == Step) >= Deepest)
        {
            row.No(Above, SharedResource.Text("Import.TooDeep", Deepest));
        }
        else if (above is not null && place.Level < UnitLevel.Department && place.Level <= above.Level)
        {
            row.No(Level, SharedResource.Text("Unit.LevelAbove", above.Name));
        }
        else if ((place.Code ?? NextCode(above)) is not { Length: <= OrgUnit.CodeLength } code)
        {
            row.No(Code, SharedResource.Text("Import.CodeNeeded"));
        }
        else if (row.Demand(From, above is null ? tree.CanDate(place.From) : tree.CanFound(above, place.From)))
        {
            place.Unit = above is null ? OrgUnit.Found(code, place.Name, place.Level, parent: null, place.From, Desk.By) : tree.Found(code, place.Name, place.Level, above, place.From, Desk.By);
            added.Add(place.Unit);
            Know(place.Unit, above, null);
            if (place.ClosedOn is not null)
                changes.Add((place.Unit, place));
        }
    }

    /// <summary>A unit that is there stays what it is: what it becomes later has a row of its own.</summary>
    private void Compare(Place place, OrgUnit there, OrgUnit? above)
    {
        var row = place.Row;
        if (!IsYours(there))
            row.No(Code, SharedResource.Text("Unit.CodeTaken", there.Code));
        else if (there.Id == 0)
            row.No(Name, SharedResource.Text("Import.Twice"));
        else if (there.Level != place.Level)
            row.No(Level, SharedResource.Text("Import.LevelStays", there.Name, SharedResource.Text($"Level.{there.Level}")));
        else if (place.From < there.Places[0].From || there.PlaceOn(place.From) is not { } stands)
            row.No(From, SharedResource.Text("Import.FoundedOn", there.Name, there.Places[0].From.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        else if (there.NameOn(place.From) != place.Name)
            row.No(Name, SharedResource.Text("Import.OtherName", there.Code, there.NameOn(place.From)));
        else if (stands.ParentId != above?.Id && place.Above is not null)
            row.No(place.AboveColumn, SharedResource.Text("Import.OtherPlace", there.Name));
        else if (place.ClosedOn is null || there.ClosedOn == place.ClosedOn)
            same++;
        else if (row.Demand(ClosedOn, MayChangePlace(there)))
            changes.Add((there, place));
    }

    private bool IsYours(OrgUnit unit) => unit.Id == 0 || reached.Contains(unit.Id);

    /// <summary>Where one stands at the top of what one administers, its place is for those above to decide.</summary>
    private Verdict MayChangePlace(OrgUnit unit) => unit.Id != 0 && unit.Places[^1].ParentId is { } above && !reached.Contains(above) ? Verdict.No("Unit.TopOfYours", unit.Name) : Verdict.Yes;

    /// <summary>Further rows of a unit: where it moved, what it was called from then on.</summary>
    private void Follow(List<Place> places)
    {
        foreach (var place in places.Where(place => !place.IsFirst).OrderBy(place => place.From))
        {
            if (byCode.GetValueOrDefault(place.Code!) is not { } unit)
                continue;
            place.Unit = unit;
            place.Parent = place.Above is { } said ? FindAbove(said, []).Unit : null;
            if (place.Above is not null && place.Parent is null)
                place.Row.No(place.AboveColumn, SharedResource.Text("Import.NoAbove", place.Above));
            else if (!IsYours(unit))
                place.Row.No(Code, SharedResource.Text("Unit.CodeTaken", unit.Code));
            else if (unit.Id != 0 && unit.PlaceOn(place.From) is { } stands && unit.NameOn(place.From) == place.Name && (place.Parent is null || stands.ParentId == place.Parent.Id) && (place.ClosedOn is null || unit.ClosedOn == place.ClosedOn))
                same++;
            else if (place.Row.Demand(place.AboveColumn, place.Parent is null && place.ClosedOn is null ? Verdict.Yes : MayChangePlace(unit)))
                changes.Add((unit, place));
        }
    }

    private async Task ApplyAsync(CancellationToken cancel)
    {
        var db = Desk.Db;
        db.AddRange(added);
        // The keys first: what happens to units afterwards names others by them.
        await db.SaveChangesAsync(cancel);
        if (changes.Count == 0)
            return;
        var whole = new OrgTree(await db.OrgUnits.ToListAsync(cancel), await db.SettledUntilAsync(cancel), Desk.Today);
        // Day after day, as it happened: a place names the unit above by a key once it is saved.
        foreach (var day in changes.Where(change => !change.Place.IsFirst).GroupBy(change => change.Place.From).OrderBy(day => day.Key))
        {
            foreach (var (unit, place) in day)
                At(place.Row, () => Become(whole, unit, place));
            await db.SaveChangesAsync(cancel);
        }

        // What closes is empty by then: what stood below has moved away, or closes first.
        foreach (var (unit, place) in changes.Where(change => change.Place.ClosedOn is not null).OrderBy(change => change.Place.ClosedOn).ThenByDescending(change => paths[change.Unit].Count(c => c == Step)))
            At(place.Row, () => whole.Close(unit, place.ClosedOn!.Value, Desk.By));
    }

    private void Become(OrgTree whole, OrgUnit unit, Place place)
    {
        if (place.Parent is { } parent && unit.PlaceOn(place.From)?.ParentId != parent.Id)
            whole.Move(unit, parent, place.From, Desk.By);
        if (unit.NameOn(place.From) != place.Name)
            whole.Rename(unit, place.Name, place.From, Desk.By);
    }

    /// <summary>What no unit alone can judge is judged once all have come; then the row is named.</summary>
    private static void At(ImportRow row, Action change)
    {
        try
        {
            change();
        }
        catch (RefusedException refused)
        {
            throw new RefusedException(Verdict.No("Import.RowRefused", row.Number, ImportRow.Why(refused.Verdict)));
        }
    }

    private (OrgUnit? Unit, bool IsSeveral) FindAbove(string said, Dictionary<string, int> called)
    {
        if ((byCode.TryGetValue(said, out var unit) && IsYours(unit)) || byPath.TryGetValue(said, out unit))
            return (unit, false);
        var named = byName.GetValueOrDefault(said);
        return named?.Count > 1 || called.GetValueOrDefault(said) > 1 ? (null, true) : (named?[0], false);
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

    /// <summary>The next that is free below the unit above; null at the top, where somebody has to say one.</summary>
    private string? NextCode(OrgUnit? above)
    {
        if (above is null)
            return null;
        for (var next = belowCount.GetValueOrDefault(above) + 1; ; next++)
        {
            var code = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{above.Code}-{next:00}");
            if (!byCode.ContainsKey(code))
                return code;
        }
    }

    /// <summary>A row that could be read.</summary>
    private sealed record Place(ImportRow Row, string? Code, string Name, UnitLevel Level, string? Above, ImportColumn AboveColumn, DateOnly From, DateOnly? ClosedOn)
    {
        public bool IsFirst { get; set; } = true;

        public OrgUnit? Unit { get; set; }

        /// <summary>Of a further row: the unit that it names above.</summary>
        public OrgUnit? Parent { get; set; }
    }
}
