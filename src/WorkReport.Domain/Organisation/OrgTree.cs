using WorkReport.Domain.Audit;

namespace WorkReport.Domain.Organisation;

/// <summary>From which unit to which one sees down, and for how long. Every unit reaches itself at depth 0.</summary>
/// <param name="AncestorId">The unit above, or the unit itself.</param>
/// <param name="UnitId">The unit below.</param>
/// <param name="Depth">Steps between them.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day no more; null for ever.</param>
public sealed record OrgReach(int AncestorId, int UnitId, int Depth, DateOnly From, DateOnly? To);

/// <summary>All units together: what no single unit can judge.</summary>
/// <param name="all">All of them, saved, with their places.</param>
public sealed class OrgTree(IEnumerable<OrgUnit> all)
{
    private readonly Dictionary<int, OrgUnit> units = all.ToDictionary(unit => unit.Id);

    /// <summary>May the unit stand below the other from that day on?</summary>
    public Verdict CanMove(OrgUnit unit, OrgUnit parent, DateOnly from)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(parent);
        if (unit.PlaceOn(from) is not { } place || place.From >= from)
            return Verdict.No("Unit.NotThere", unit.Name, from);
        if (place.ParentId is null)
            return Verdict.No("Unit.TopStays", unit.Name);
        if (place.ParentId == parent.Id)
            return Verdict.No("Unit.AlreadyThere", unit.Name, parent.Name);
        if (parent.PlaceOn(from) is null)
            return Verdict.No("Unit.NotThere", parent.Name, from);
        if (unit.Places[^1] != place || unit.Places[^1].To is not null)
            return Verdict.No("Unit.ChangesLater", unit.Name);
        return AboveEver(parent, from).Contains(unit.Id) ? Verdict.No("Unit.Circle", parent.Name, unit.Name) : Verdict.Yes;
    }

    public void Move(OrgUnit unit, OrgUnit parent, DateOnly from, Act by)
    {
        CanMove(unit, parent, from).Demand();
        unit.Move(parent, from, by);
    }

    /// <summary>May the unit end on that day? Not while something stands below it.</summary>
    public Verdict CanClose(OrgUnit unit, DateOnly from)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (unit.PlaceOn(from) is not { } place || place.From >= from)
            return Verdict.No("Unit.NotThere", unit.Name, from);
        if (place.ParentId is null)
            return Verdict.No("Unit.TopStays", unit.Name);
        if (place.To is not null)
            return Verdict.No("Unit.ChangesLater", unit.Name);
        var below = units.Values.Count(other => other.Places.Any(p => p.ParentId == unit.Id && (p.To is null || p.To > from)));
        return below > 0 ? Verdict.No("Unit.HasUnitsBelow", unit.Name, below) : Verdict.Yes;
    }

    public void Close(OrgUnit unit, DateOnly from, Act by)
    {
        CanClose(unit, from).Demand();
        unit.Close(from, by);
    }

    /// <summary>Who reaches whom and when, computed from the places; the store keeps it as an index.</summary>
    public IEnumerable<OrgReach> Reaches() => units.Values.SelectMany(unit => unit.Places.SelectMany(place =>
        ReachesOf(place.ParentId, unit.Id, 1, place.From, place.To).Prepend(new OrgReach(unit.Id, unit.Id, 0, place.From, place.To))));

    /// <summary>Up from a parent: its own places part the time into pieces.</summary>
    private IEnumerable<OrgReach> ReachesOf(int? parentId, int unitId, int depth, DateOnly from, DateOnly? to)
    {
        if (parentId is not { } id || from == to)
            yield break;
        yield return new OrgReach(id, unitId, depth, from, to);
        foreach (var place in units[id].Places)
        {
            var begin = place.From > from ? place.From : from;
            var end = Earlier(place.To, to);
            if (end is not null && begin >= end)
                continue;
            foreach (var reach in ReachesOf(place.ParentId, unitId, depth + 1, begin, end))
                yield return reach;
        }
    }

    /// <summary>Everything that stands above a unit on that day or on any day after it.</summary>
    private HashSet<int> AboveEver(OrgUnit unit, DateOnly from)
    {
        HashSet<int> above = [];
        Stack<OrgUnit> open = new([unit]);
        while (open.TryPop(out var next))
        {
            if (!above.Add(next.Id))
                continue;
            foreach (var place in next.Places.Where(place => place.To is null || place.To > from))
            {
                if (place.ParentId is { } id)
                    open.Push(units[id]);
            }
        }

        return above;
    }

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null ? b : b is null ? a : a < b ? a : b;
}
