using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.WorkItems;

/// <summary>What the button under an empty list says: there is nothing to report, or after all there is.</summary>
public sealed class NoItemsForm
{
    public bool HasNone { get; set; }
}

/// <summary>工作事项 of one unit in one year, section by section.</summary>
public sealed class IndexModel(FormRoom room) : UnitYearPage<NoItemsForm>(room)
{
    private const int Beginning = 120;

    private ILookup<int, ItemRow> rows = null!;

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public ItemDone? WasDone => DoneInAddress.Read<ItemDone>(Done);

    public IReadOnlyList<OutlineSection> Sections => SectionList.Of(Year.Period, OutlinePart.Review);

    public int Count { get; private set; }

    public bool SaysNone => Year.Submission?.HasNoItems ?? false;

    /// <summary>May an item be added?</summary>
    public Verdict MayAdd => Sections.Count == 0 ? Verdict.No("Items.NoOutline") : Year.MayEdit(new SubmittedPiece(PieceKind.WorkItem, 0));

    public override Verdict May => Count > 0 ? Verdict.No("Items.ThereAreSome", Count) : Year.MayEdit(new SubmittedPiece(PieceKind.WorkItem, 0));

    protected override Aggregate? Subject => Year.Submission;

    public IEnumerable<ItemRow> Of(OutlineSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return rows[section.Id];
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        var found = await Db.WorkItems.Where(i => i.UnitId == Id && i.PeriodId == Year.Period.Id).OrderBy(i => i.Id)
            .Select(i => new { i.Id, i.SectionId, i.Lead, i.Body, Files = i.Attachments.Count }).ToListAsync(cancel);
        List<BoundFigure> figures = [.. found.SelectMany(i => FigureText.Parse(i.Body).Figures)];
        var writing = await ItemWriting.LoadAsync(Db, Year, figures, needsFigures: figures.Count > 0, cancel);
        Count = found.Count;
        rows = found.ToLookup(i => i.SectionId, i =>
        {
            var text = FigureText.Parse(i.Body);
            return new ItemRow(
                i.Id, i.Lead, MarkedText.Saved(text, writing.Print, Beginning, writing.IsForecast), text.Moved(writing.Print).Any(),
                Length.Of(i.Lead) + Length.Of(text.Seen), i.Files, Year.ReasonFor(new SubmittedPiece(PieceKind.WorkItem, i.Id)));
        });
        return true;
    }

    protected override NoItemsForm Filled() => new() { HasNone = !SaysNone };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.ConfirmAsync(Year, cancel);
        var act = Person.Act();
        Year.Begun(Db, act)?.DeclareNoItems(Form.HasNone, act);
        return Address($"items?done={(Form.HasNone ? ItemDone.SaidNone : ItemDone.SaidSome)}");
    }
}

/// <summary>An item in the list.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Lead">Its lead sentence.</param>
/// <param name="Text">How its text begins.</param>
/// <param name="HasMoved">A figure in it is another now than when it was written, perhaps behind its beginning.</param>
/// <param name="Characters">How long it is.</param>
/// <param name="Files">How many files prove it.</param>
/// <param name="Returned">Why it came back to be mended; null where it did not.</param>
public sealed record ItemRow(int Id, string Lead, IReadOnlyList<MarkedPiece> Text, bool HasMoved, int Characters, int Files, string? Returned);
