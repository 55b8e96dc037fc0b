using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.WorkItems;

/// <summary>修改工作事项: the text, its figures, its files. Who may not change it reads it here.</summary>
public sealed class EditModel(FormRoom room) : ItemPage<WorkItemForm>(room)
{
    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public ItemDone? WasDone => DoneInAddress.Read<ItemDone>(Done);

    /// <summary>How many figures of the text lost their metric with the last save.</summary>
    [FromQuery(Name = LostFigures.Name)]
    public string? Lost { get; set; }

    public ItemWriting Writing { get; private set; } = null!;

    /// <summary>Nothing may be changed, and nothing was typed that would have to be shown again.</summary>
    public bool IsForReading => !May.IsYes && !IsStale && ModelState.IsValid;

    public IReadOnlyList<MarkedPiece> Marked => MarkedText.Saved(Item.Text, Writing.Print, isForecast: Writing.IsForecast);

    /// <summary>What the rules found on the figures in it.</summary>
    public IReadOnlyList<Mark> Marks => Writing.MarksIn(Item.Text);

    public IReadOnlyList<FileRow> Files => FileRow.Of(Item);

    /// <summary>批注 of the package; null where it has none, or the page saves itself.</summary>
    public CommentList? Comments { get; private set; }

    /// <summary>Why it came back to be mended; null where it did not.</summary>
    public string? Returned => Year.ReasonFor(new SubmittedPiece(PieceKind.WorkItem, Id));

    protected override IValidator<WorkItemForm> Rules => new WorkItemForm.Validator(Writing.Sections);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Writing = await ItemWriting.LoadAsync(Db, Year, Item.Text.Figures, needsFigures: !SavesItself || Form.HasFigures, cancel);
        if (!SavesItself)
            Comments = await CommentList.LoadAsync(Db, Year, cancel);
        return true;
    }

    protected override bool MergesFields => true;

    protected override WorkItemForm Filled() => Writing.Filled(Item);

    protected override string Said(string field, object? value) =>
        field == nameof(WorkItemForm.SectionId) ? Writing.Heading(value as int?) : base.Said(field, value);

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.ConfirmAsync(Year, cancel);
        var bound = Writing.Read(Form, isDone: !SavesItself);
        Item.Change(Form.Words(bound.Text), Person.Act());
        return Back(ItemDone.Saved) + LostFigures.InAddress(bound);
    }
}
