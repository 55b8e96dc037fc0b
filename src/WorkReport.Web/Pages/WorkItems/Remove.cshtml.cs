using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.WorkItems;

public sealed class RemoveForm;

/// <summary>删除工作事项, with its files. A report made from it keeps its own text.</summary>
public sealed class RemoveModel(FormRoom room) : ItemPage<RemoveForm>(room)
{
    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.ConfirmAsync(Year, cancel);
        var by = Person.Act();
        Item.Remove(by);
        Year.Submission?.LetGo(new SubmittedPiece(PieceKind.WorkItem, Id), by);
        // A file may belong to other things than items, so that the store does not know that it goes with this one.
        Db.RemoveRange(Item.Attachments);
        Db.Remove(Item);
        return $"{List}?done={ItemDone.Removed}";
    }
}
