using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain.Attachments;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.WorkItems;

/// <summary>删除佐证材料.</summary>
public sealed class DetachModel(FormRoom room) : ItemPage<RemoveForm>(room)
{
    [FromRoute(Name = "file")]
    public int FileId { get; set; }

    public Attachment Attached { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Attached = Item.Attachments.SingleOrDefault(a => a.Id == FileId)!;
        return Attached is not null;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.ConfirmAsync(Year, cancel);
        Item.Detach(FileId, Person.Act());
        // A file may belong to other things than items, so that the store would only forget whose it was.
        Db.Remove(Attached);
        return Back(ItemDone.Detached);
    }
}
