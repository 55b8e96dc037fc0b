using WorkReport.Domain.Audit;

namespace WorkReport.Domain.Organisation;

/// <summary>
/// From which unit to which one sees down, and for how long. Every unit reaches itself at depth 0. A unit that was closed goes on hanging
/// below the one it stood below last, wherever that stands later: what it reported in its time stays to be found.
/// </summary>
/// <param name="AncestorId">The unit above, or the unit itself.</param>
/// <param name="UnitId">The unit below.</param>
/// <param name="Depth">Steps between them.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day no more; null for ever.</param>
/// <param name="ClosedOn">Since when the unit below is no more; null while it stands.</param>
public sealed record OrgReach(int AncestorId, int UnitId, int Depth, DateOnly From, DateOnly? To, DateOnly? ClosedOn = null);

/// <summary>All units together: what no single unit can judge.</summary>
/// <param name="all">All of them, saved, with their places.</param>
/// <param name="settledUntil">The last day of the latest period that has ended; nothing that happens to a unit is dated on or before it.</param>
/// <param name="today">Today, where somebody is to be told that a period ended before its last day.</param>
public sealed class OrgTree(IEnumerable<OrgUnit> all, DateOnly? settledUntil = null, DateOnly? today = null)
{
    private readonly Dictionary<int, OrgUnit> units = all.ToDictionary(unit => unit.Id);

    /// <summary>May anything that happens to a unit be dated on that day? What an ended period shows stays.</summary>
    public Verdict CanDate(DateOnly day) =>
        settledUntil is { } settled && day <= settled ? Verdict.No(settled >= today ? "Unit.SettledEarly" : "Unit.Settled", settled) : Verdict.Yes;

    /// <summary>May a unit be founded below this one on that day?</summary>
    public Verdict CanFound(OrgUnit parent, DateOnly from)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return CanDate(from) is { IsYes: false } no ? no : StandsFrom(parent, from);
    }

    public OrgUnit Found(string code, string name, UnitLevel level, OrgUnit parent, DateOnly from, Act by)
    {
        CanFound(parent, from).Demand();
        return OrgUnit.Found(code, name, level, parent, from, by);
    }

    /// <summary>May a unit that is to come be taken back, as if it had never been thought of? Until its first day, while nothing is to stand below it.</summary>
    public Verdict CanUndoFounding(OrgUnit unit, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (!unit.IsToCome(today))
            return Verdict.No("Unit.HasBegun", unit.Name, unit.Places[0].From);
        var below = units.Values.Count(other => other.Places.Any(p => p.ParentId == unit.Id));
        return below > 0 ? Verdict.No("Unit.HasUnitsBelow", unit.Name, below) : Verdict.Yes;
    }

    /// <summary>Its last word in the log; the caller takes the row out.</summary>
    public void UndoFounding(OrgUnit unit, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanUndoFounding(unit, ChinaTime.DayOf(by.Dated)).Demand();
        unit.UndoFounding(by);
    }

    /// <summary>May the unit have another name from that day on? Not before it has come, and not under a name that it got later.</summary>
    public Verdict CanRename(OrgUnit unit, DateOnly from, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (CanDate(from) is { IsYes: false } no)
            return no;
        // What is to come is called by its right name from its first day.
        var latest = unit.IsToCome(today) ? unit.Places[0].From : today;
        if (from > latest)
            return Verdict.No(latest == today ? "Unit.NameNotAhead" : "Unit.NameFromFirst", latest);
        if (unit.PlaceOn(from) is null)
            return Verdict.No("Unit.NotThere", unit.Name, from);
        return unit.FormerNames is [.., { } last] && last.Until > from ? Verdict.No("Unit.RenamedSince", unit.Name, last.Until) : Verdict.Yes;
    }

    public void Rename(OrgUnit unit, string name, DateOnly from, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanRename(unit, from, ChinaTime.DayOf(by.Dated)).Demand();
        unit.Rename(name, from, by);
    }

    /// <summary>May the unit stand below the other from that day on?</summary>
    public Verdict CanMove(OrgUnit unit, OrgUnit parent, DateOnly from)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(parent);
        if (CanDate(from) is { IsYes: false } no)
            return no;
        if (unit.PlaceOn(from) is not { } place || place.From >= from)
            return Verdict.No("Unit.NotThere", unit.Name, from);
        if (place.ParentId is null)
            return Verdict.No("Unit.TopStays", unit.Name);
        if (place.ParentId == parent.Id)
            return Verdict.No("Unit.AlreadyThere", unit.Name, parent.Name);
        if (StandsFrom(parent, from) is { IsYes: false } gone)
            return gone;
        if (unit.Places[^1] != place || unit.Places[^1].To is not null)
            return Verdict.No("Unit.ChangesLater", unit.Name);
        return AboveEver(parent, from).Contains(unit.Id) ? Verdict.No("Unit.Circle", parent.Name, unit.Name) : Verdict.Yes;
    }

    public void Move(OrgUnit unit, OrgUnit parent, DateOnly from, Act by)
    {
        CanMove(unit, parent, from).Demand();
        unit.Move(parent, from, by);
    }

    /// <summary>May its last move be taken back? While no period with that day has ended, and the place before is still to be had.</summary>
    public Verdict CanUndoMove(OrgUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (unit.Places is not [.., { ParentId: { } before }, { } last])
            return Verdict.No("Unit.NeverMoved", unit.Name);
        if (last.To is { } end)
            return Verdict.No("Unit.UndoCloseFirst", unit.Name, end);
        if (CanUndo(last.From, before) is { IsYes: false } no)
            return no;
        return AboveEver(units[before], last.From).Contains(unit.Id) ? Verdict.No("Unit.Circle", units[before].Name, unit.Name) : Verdict.Yes;
    }

    public void UndoMove(OrgUnit unit, Act by)
    {
        CanUndoMove(unit).Demand();
        unit.UndoMove(by);
    }

    /// <summary>May the unit end on that day? Not while something stands below it.</summary>
    public Verdict CanClose(OrgUnit unit, DateOnly from)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (CanDate(from) is { IsYes: false } no)
            return no;
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

    /// <summary>May its closing be taken back? While no period with that day has ended, and the unit above still stands.</summary>
    public Verdict CanUndoClose(OrgUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Places[^1] is { To: { } end, ParentId: var above } ? CanUndo(end, above) : Verdict.No("Unit.NotClosed", unit.Name);
    }

    public void UndoClose(OrgUnit unit, Act by)
    {
        CanUndoClose(unit).Demand();
        unit.UndoClose(by);
    }

    /// <summary>Who reaches whom and when, computed from the places; the store keeps it as an index.</summary>
    public IEnumerable<OrgReach> Reaches() => units.Values.SelectMany(unit => Stays(unit).SelectMany(stay =>
        Up(new OrgReach(unit.Id, unit.Id, 0, stay.From, stay.To, stay.ClosedOn), [])));

    /// <summary>From there up: where the unit above stood when parts the time into pieces.</summary>
    private IEnumerable<OrgReach> Up(OrgReach reach, HashSet<int> passed)
    {
        yield return reach;
        passed.Add(reach.AncestorId);
        foreach (var stay in Stays(units[reach.AncestorId]))
        {
            var (from, to) = (stay.From > reach.From ? stay.From : reach.From, Earlier(stay.To, reach.To));
            // A unit could once be put below one that was to close: an old store may lead around in a circle, and must not do so for ever.
            if (stay.ParentId is not { } above || from >= to || passed.Contains(above))
                continue;
            foreach (var further in Up(reach with { AncestorId = above, Depth = reach.Depth + 1, From = from, To = to }, passed))
                yield return further;
        }

        passed.Remove(reach.AncestorId);
    }

    /// <summary>The places of a unit, and behind a closing its last one again, for ever.</summary>
    private static IEnumerable<Stay> Stays(OrgUnit unit)
    {
        foreach (var place in unit.Places)
            yield return new Stay(place.ParentId, place.From, place.To, ClosedOn: null);
        if (unit.Places is [.., { To: { } end } last])
            yield return new Stay(last.ParentId, end, To: null, end);
    }

    /// <summary>May what happened on that day be taken back, so that the unit stands below that one again from then on?</summary>
    private Verdict CanUndo(DateOnly day, int? parentId)
    {
        if (settledUntil is { } settled && day <= settled)
            return Verdict.No("Unit.UndoSettled", settled, day);
        return parentId is { } above ? StandsFrom(units[above], day) : Verdict.Yes;
    }

    /// <summary>Below what is closed, even later, nothing may come to stand.</summary>
    private static Verdict StandsFrom(OrgUnit parent, DateOnly day) =>
        parent.ClosedOn is { } end ? Verdict.No("Unit.AboveClosed", parent.Name, end)
        : parent.PlaceOn(day) is null ? Verdict.No("Unit.NotThere", parent.Name, day)
        : Verdict.Yes;

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

    private sealed record Stay(int? ParentId, DateOnly From, DateOnly? To, DateOnly? ClosedOn);
}
