using WorkReport.Domain;

namespace WorkReport.Web.Pages.Organisation;

/// <summary>Nothing to fill in.</summary>
public sealed class UndoMoveForm;

/// <summary>撤回调整: the last move was a mistake; the unit stands again where it stood before.</summary>
public sealed class UndoMoveModel(FormRoom room) : UnitPage<UndoMoveForm>(room)
{
    public override Verdict May => MayChangePlace is { IsYes: false } no ? no
        : Tree.CanUndoMove(Unit) is { IsYes: false } refused ? refused
        : Administered.All(u => u.Id != Before) ? Verdict.No("Unit.TopOfYours", Unit.Name)
        : Verdict.Yes;

    /// <summary>Where it will stand again.</summary>
    public string ParentName => Administered.SingleOrDefault(u => u.Id == Before)?.Name ?? Text["Units.NotInSight"];

    private int? Before => Unit.Places is [.., var before, _] ? before.ParentId : null;

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Tree.UndoMove(Unit, Person.Act());
        return Task.FromResult(Back(UnitDone.MoveUndone));
    }
}
