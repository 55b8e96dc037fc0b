using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;

namespace WorkReport.Web.Exchange;

/// <summary>
/// 单位: a row for each time in which a unit stood in one place under one name; most have one. A further row of the same code, from a later day, is a
/// move or another name. A unit is named by its code; one without is found by its path, and gets a code behind that of the unit above.
/// </summary>
public sealed class UnitsImport(ImportDesk desk) : SheetImport(desk)
{
    private readonly List<(OrgUnit Unit, UnitRow Row)> changes = [];
    private readonly List<UnitRow> settings = [];
    private readonly List<OrgUnit> added = [];
    private HashSet<int> reached = [];
    private KnownUnits known = null!;
    private OrgTree tree = null!;
    private int same;

    public override ImportKind Kind => ImportKind.Units;

    public override IReadOnlyList<ImportColumn> Columns => Sheet;

    /// <summary>The columns, in the order of the template.</summary>
    internal static IReadOnlyList<ImportColumn> Sheet { get; } = [UnitRow.Code, UnitRow.Name, UnitRow.Level, UnitRow.AboveCode, UnitRow.Above, UnitRow.From, UnitRow.ClosedOn, UnitRow.FilledBy, UnitRow.ByHand, UnitRow.OnPaper];

    protected override async Task<ImportPlan> PlanAsync(ImportTable table, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        var all = await Desk.Db.OrgUnits.OrderBy(u => u.Code).ToListAsync(cancel);
        reached = Desk.PersonId is { } who ? await Desk.Db.UnitsWithin(who, TreeDay.WithAll(Desk.Today), Role.Administrator).Select(u => u.Id).ToHashSetAsync(cancel) : [.. all.Select(u => u.Id)];
        tree = new OrgTree(all, await Desk.Db.SettledUntilAsync(cancel), Desk.Today);
        known = new KnownUnits(all, reached);
        var rows = table.Rows.Select(UnitRow.Read).OfType<UnitRow>().ToList();
        MarkFurther(rows);
        if (table.Layout is { } layout)
            UnitsAbove.Fill([.. rows.Where(row => row.IsFirst)], layout.Above, code => known.ByCode(code) is not null, known.Top);
        // What several are called is no name to find one by, wherever in the sheet they stand.
        Found(rows, rows.Where(row => row.IsFirst).CountBy(row => row.SaidName).ToDictionary());
        Follow(rows);
        Settle(rows);
        // That a unit closes that is new is told with its coming.
        return new ImportPlan(added.Count, changes.Count(change => change.Unit.Id != 0 || !change.Row.IsFirst) + settings.Count(row => row.Unit!.Id != 0), same, table.Faults, ApplyAsync)
        {
            Doing = [.. added.Select(unit => unit.Code), .. changes.Select(change => change.Unit).Concat(settings.Select(row => row.Unit!)).Select(unit => FormattableString.Invariant($"{unit.Code} {unit.Id} {unit.Version}"))],
        };
    }

    /// <summary>Of several rows of a code the one from the earliest day founds it.</summary>
    private static void MarkFurther(List<UnitRow> rows)
    {
        foreach (var unit in rows.Where(row => row.SaidCode is not null).GroupBy(row => row.SaidCode, StringComparer.OrdinalIgnoreCase))
        {
            var inOrder = unit.OrderBy(row => row.FirstDay).ToList();
            for (var i = 1; i < inOrder.Count; i++)
            {
                inOrder[i].IsFirst = false;
                if (inOrder[i].FirstDay == inOrder[i - 1].FirstDay)
                    inOrder[i].Row.No(UnitRow.Code, SharedResource.Text("Import.Twice"));
            }
        }
    }

    /// <summary>The first row of each unit, those above before those below, whatever the order in the sheet.</summary>
    private void Found(List<UnitRow> rows, Dictionary<string, int> called)
    {
        var open = rows.Where(row => row.IsFirst).ToList();
        for (var left = int.MaxValue; open.Count > 0 && open.Count < left;)
        {
            left = open.Count;
            open.RemoveAll(row => TryFound(row, called));
        }

        foreach (var row in open)
            row.Row.No(row.AboveColumn, SharedResource.Text("Import.NoAbove", row.SaidAbove ?? row.AboveRow?.SaidName ?? ""));
    }

    /// <summary>False while the unit above is not known yet.</summary>
    private bool TryFound(UnitRow row, Dictionary<string, int> called)
    {
        var above = row.AboveRow?.Unit;
        if (row.AboveRow is not null && above is null)
            return false;
        if (above is null && row.SaidAbove is { } said)
        {
            // At the top of what one administers a unit stands below one that is not theirs: that may be said again.
            var (found, isSeveral) = row.SaidCode is { } own && known.ByCode(own) is { } it && known.IsYours(it) && known.ByCode(said) is { } stood && it.Places[^1].ParentId == stood.Id
                ? (stood, false) : known.Find(said, called);
            if (isSeveral)
            {
                row.Row.No(row.AboveColumn, SharedResource.Text("Import.SeveralCalled", said));
                return true;
            }

            if (found is null)
                return false;
            above = found;
        }

        row.Unit = row.SaidCode is { } code ? known.ByCode(code) : known.Below(above, row.SaidName);
        if (row.Unit is { } there)
            Compare(row, there, above);
        else
            FoundNew(row, above);
        return true;
    }

    private void FoundNew(UnitRow unit, OrgUnit? above)
    {
        var (row, level) = (unit.Row, unit.LevelBelowOf(above));
        if (above is null && !known.IsEmpty)
        {
            row.No(unit.AboveColumn, SharedResource.Text("Import.NeedsAbove"));
        }
        else if (above is not null && known.DepthOf(above) >= KnownUnits.Deepest)
        {
            row.No(unit.AboveColumn, SharedResource.Text("Import.TooDeep", KnownUnits.Deepest));
        }
        else if (above is not null && level < UnitLevel.Department && level <= above.Level)
        {
            row.No(UnitRow.Level, SharedResource.Text("Unit.LevelAbove", above.Name));
        }
        else if ((unit.SaidCode ?? known.NextCode(above)) is not { Length: <= OrgUnit.CodeLength } code)
        {
            row.No(UnitRow.Code, SharedResource.Text("Import.CodeNeeded"));
        }
        else if (row.Demand(UnitRow.From, above is null ? tree.CanDate(unit.FirstDay) : tree.CanFound(above, unit.FirstDay)))
        {
            unit.Unit = above is null ? OrgUnit.Found(code, unit.SaidName, level, parent: null, unit.FirstDay, Desk.By) : tree.Found(code, unit.SaidName, level, above, unit.FirstDay, Desk.By);
            added.Add(unit.Unit);
            known.Know(unit.Unit, above);
            if (unit.LastDay is not null)
                changes.Add((unit.Unit, unit));
        }
    }

    /// <summary>A unit that is there stays what it is: what it becomes later has a row of its own.</summary>
    private void Compare(UnitRow unit, OrgUnit there, OrgUnit? above)
    {
        var row = unit.Row;
        if (!known.IsYours(there))
            row.No(UnitRow.Code, SharedResource.Text("Unit.CodeTaken", there.Code));
        else if (there.Id == 0)
            row.No(UnitRow.Name, SharedResource.Text("Import.Twice"));
        else if (there.Level != unit.LevelBelowOf(above))
            row.No(UnitRow.Level, SharedResource.Text("Import.LevelStays", there.Name, SharedResource.Text($"Level.{there.Level}")));
        else if (unit.FirstDay < there.Places[0].From || there.PlaceOn(unit.FirstDay) is not { } stands)
            row.No(UnitRow.From, SharedResource.Text("Import.FoundedOn", there.Name, there.Places[0].From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        else if (there.NameOn(unit.FirstDay) != unit.SaidName)
            row.No(UnitRow.Name, SharedResource.Text("Import.OtherName", there.Code, there.NameOn(unit.FirstDay)));
        else if (stands.ParentId != above?.Id && above is not null)
            row.No(unit.AboveColumn, SharedResource.Text("Import.OtherPlace", there.Name));
        else if (unit.LastDay is null || there.ClosedOn == unit.LastDay)
            same++;
        else if (row.Demand(UnitRow.ClosedOn, MayChangePlace(there)))
            changes.Add((there, unit));
    }

    /// <summary>Where one stands at the top of what one administers, its place is for those above to decide.</summary>
    private Verdict MayChangePlace(OrgUnit unit) => unit.Id != 0 && unit.Places[^1].ParentId is { } above && !reached.Contains(above) ? Verdict.No("Unit.TopOfYours", unit.Name) : Verdict.Yes;

    /// <summary>Further rows of a unit: where it moved, what it was called from then on.</summary>
    private void Follow(List<UnitRow> rows)
    {
        foreach (var row in rows.Where(row => !row.IsFirst).OrderBy(row => row.FirstDay))
        {
            if (known.ByCode(row.SaidCode!) is not { } unit)
                continue;
            row.Unit = unit;
            row.Parent = row.SaidAbove is { } said ? known.Find(said, []).Unit : null;
            if (row.SaidAbove is not null && row.Parent is null)
                row.Row.No(row.AboveColumn, SharedResource.Text("Import.NoAbove", row.SaidAbove));
            else if (!known.IsYours(unit))
                row.Row.No(UnitRow.Code, SharedResource.Text("Unit.CodeTaken", unit.Code));
            else if (unit.Id != 0 && unit.PlaceOn(row.FirstDay) is { } stands && unit.NameOn(row.FirstDay) == row.SaidName && (row.Parent is null || stands.ParentId == row.Parent.Id) && (row.LastDay is null || unit.ClosedOn == row.LastDay))
                same++;
            else if (row.Row.Demand(row.AboveColumn, row.Parent is null && row.LastDay is null ? Verdict.Yes : MayChangePlace(unit)))
                changes.Add((unit, row));
        }
    }

    /// <summary>Who fills in for a unit, and how it hands in; each unit says so in its first row.</summary>
    private void Settle(List<UnitRow> rows)
    {
        // Who fills in may stand above it only since it moved.
        var later = rows.Where(row => !row.IsFirst && row is { Unit: not null, Parent: not null }).ToLookup(row => row.Unit!, row => row.Parent!);
        foreach (var row in rows.Where(row => row.IsFirst && row.Unit is not null && !row.Row.IsFaulty))
        {
            var (unit, filler) = (row.Unit!, row.SaidFiller is { } code ? known.ByCode(code) : null);
            if (row.SaidFiller is not null && (filler is null || !(known.StandsBelow(unit, filler) || later[unit].Any(above => above == filler || known.StandsBelow(above, filler)))))
                row.Row.No(UnitRow.FilledBy, SharedResource.Text("Import.NoFiller", row.SaidFiller));
            else if (!Differs(row, filler))
                continue;
            else if (unit.Id != 0 && !changes.Exists(change => change.Unit == unit))
                same--;
            settings.Add(row);
        }
    }

    private static bool Differs(UnitRow row, OrgUnit? filler) =>
        (row.Row.Has(UnitRow.FilledBy) && (filler is null ? row.Unit!.FilledById is not null : filler.Id == 0 || filler.Id != row.Unit!.FilledById))
        || (row.SaidByHand is { } byHand && byHand == row.Unit!.ForwardsItself) || (row.SaidOnPaper is { } onPaper && onPaper != row.Unit!.SignsOnPaper);

    private void Become(UnitRow row)
    {
        var (unit, filler) = (row.Unit!, row.SaidFiller is { } code ? known.ByCode(code) : null);
        if (row.Row.Has(UnitRow.FilledBy) && filler?.Id != unit.FilledById)
            unit.LetFill(filler, Desk.By);
        if (row.SaidByHand is { } byHand)
            unit.LetForward(!byHand, Desk.By);
        if (row.SaidOnPaper is { } onPaper)
            unit.LetSignOnPaper(onPaper, Desk.By);
    }

    private async Task<IReadOnlyList<Touched>> ApplyAsync(CancellationToken cancel)
    {
        var db = Desk.Db;
        var others = changes.Select(change => change.Unit).Concat(settings.Select(row => row.Unit!)).Where(unit => unit.Id != 0).Distinct().ToList();
        db.AddRange(added);
        // The keys first: what happens to units afterwards names others by them.
        await db.SaveChangesAsync(cancel);
        settings.ForEach(Become);
        await db.SaveChangesAsync(cancel);
        IReadOnlyList<Touched> touched = [.. added.Select(unit => new Touched(unit, () => unit.Id, Before: null)), .. others.Select(unit => new Touched(unit, () => unit.Id, new { unit.Name }))];
        if (changes.Count == 0)
            return touched;
        var whole = new OrgTree(await db.OrgUnits.ToListAsync(cancel), await db.SettledUntilAsync(cancel), Desk.Today);
        // Day after day, as it happened: a place names the unit above by a key once it is saved.
        foreach (var day in changes.Where(change => !change.Row.IsFirst).GroupBy(change => change.Row.FirstDay).OrderBy(day => day.Key))
        {
            foreach (var (unit, row) in day)
                At(row.Row, () => Become(whole, unit, row));
            await db.SaveChangesAsync(cancel);
        }

        // What closes is empty by then: what stood below has moved away, or closes first.
        foreach (var (unit, row) in changes.Where(change => change.Row.LastDay is not null).OrderBy(change => change.Row.LastDay).ThenByDescending(change => known.DepthOf(change.Unit)))
            At(row.Row, () => whole.Close(unit, row.LastDay!.Value, Desk.By));
        return touched;
    }

    private void Become(OrgTree whole, OrgUnit unit, UnitRow row)
    {
        if (row.Parent is { } parent && unit.PlaceOn(row.FirstDay)?.ParentId != parent.Id)
            whole.Move(unit, parent, row.FirstDay, Desk.By);
        if (unit.NameOn(row.FirstDay) != row.SaidName)
            whole.Rename(unit, row.SaidName, row.FirstDay, Desk.By);
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
}
