using WorkReport.Domain;

namespace WorkReport.Web.Pages.Organisation;

/// <summary>Nothing to fill in.</summary>
public sealed class UndoCloseForm;

/// <summary>撤回撤销: the closing was a mistake; the unit stands again as if it had never been closed.</summary>
public sealed class UndoCloseModel(FormRoom room) : UnitPage<UndoCloseForm>(room)
{
    public override Verdict May => Tree.CanUndoClose(Unit) is { IsYes: false } refused ? refused : MayChangePlace;

    /// <summary>Where it will stand again.</summary>
    public string ParentName => Administered.SingleOrDefault(u => u.Id == Unit.Places[^1].ParentId)?.Name ?? Text["Units.NotInSight"];

    protected override bool TakesClosed => true;

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Tree.UndoClose(Unit, Person.Act());
        return Task.FromResult(Back(UnitDone.CloseUndone));
    }
}
