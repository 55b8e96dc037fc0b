using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.WorkItems;

/// <summary>写工作事项: a new item. From its first save on it goes on at its own address.</summary>
public sealed class NewModel(FormRoom room) : UnitYearPage<WorkItemForm>(room)
{
    private WorkItem? written;

    [FromQuery(Name = "section")]
    public string? SectionAsked { get; set; }

    public ItemWriting Writing { get; private set; } = null!;

    public string List => Address("items");

    public override Verdict May => Writing.Sections.Count == 0 ? Verdict.No("Items.NoOutline") : Year.MayEdit(new SubmittedPiece(PieceKind.WorkItem, 0));

    protected override Aggregate? Subject => written;

    protected override IValidator<WorkItemForm> Rules => new WorkItemForm.Validator(Writing.Sections);

    protected override bool GoesOn => true;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Writing = await ItemWriting.LoadAsync(Db, Year, [], needsFigures: !SavesItself || Form.HasFigures, cancel);
        return true;
    }

    // While one writes, the text is kept though its lead sentence is still to come.
    protected override bool LeavesOut(string field)
    {
        if (field != $"{nameof(Form)}.{nameof(WorkItemForm.Lead)}" || Form.Body is null)
            return base.LeavesOut(field);
        Form.Lead = WorkItem.LeadToCome;
        return true;
    }

    protected override WorkItemForm Filled() => new() { SectionId = SectionList.Asked(Writing.Sections, SectionAsked) };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.ConfirmAsync(Year, cancel);
        var act = Person.Act();
        // Whoever writes an item no longer says that there is none.
        var package = Year.Begun(Db, act);
        package?.DeclareNoItems(hasNone: false, act);
        var text = Writing.Read(Form, isDone: !SavesItself).Text;
        var item = WorkItem.Write(Id, Year.Period.Id, Form.Words(text), act);
        Db.Add(item);
        await Db.SaveChangesAsync(cancel);
        package?.TakePlace(new SubmittedPiece(PieceKind.WorkItem, item.Id), act);
        written = item;
        return FormattableString.Invariant($"/items/{item.Id}?done={ItemDone.Saved}");
    }
}
