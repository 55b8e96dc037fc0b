using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Plans;

public sealed class RemoveForm;

/// <summary>删除工作安排.</summary>
public sealed class RemoveModel(FormRoom room) : PlanPage<RemoveForm>(room)
{
    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.ConfirmAsync(Year, cancel);
        var by = Person.Act();
        Plan.Remove(by);
        Year.Submission?.LetGo(new SubmittedPiece(PieceKind.PlanItem, Id), by);
        Db.Remove(Plan);
        return $"{List}?done={PlanDone.Removed}";
    }
}
