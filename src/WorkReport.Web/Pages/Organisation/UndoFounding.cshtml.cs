using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;

namespace WorkReport.Web.Pages.Organisation;

/// <summary>Nothing to fill in.</summary>
public sealed class UndoFoundingForm;

/// <summary>撤回设立: a unit whose first day has not come was a mistake; it is gone, its code is free again, the log keeps it.</summary>
public sealed class UndoFoundingModel(FormRoom room) : UnitPage<UndoFoundingForm>(room)
{
    public override Verdict May => MayChangePlace is { IsYes: false } no ? no : Tree.CanUndoFounding(Unit, Person.Today);

    protected override bool TakesToCome => true;

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var above = Unit.Places[0].ParentId;
        Tree.UndoFounding(Unit, Person.Act());
        // What the index knows of it goes first: it points at the row.
        await Db.OrgReaches.Where(r => r.UnitId == Id).ExecuteDeleteAsync(cancel);
        Db.Remove(Unit);
        return Back(UnitDone.FoundingUndone, above);
    }
}
