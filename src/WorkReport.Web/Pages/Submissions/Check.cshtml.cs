using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Submissions;

/// <summary>校核 of all that a unit's package says: its work items and tasks, read together as one text.</summary>
public sealed class CheckModel(FormRoom room) : UnitYearPage<CheckForm>(room)
{
    private List<WorkItem> items = [];
    private List<PlanItem> plans = [];

    /// <summary>Something was just mended.</summary>
    [FromQuery(Name = CheckPages.Name)]
    public bool HasMended { get; set; }

    public FoundList Found { get; private set; } = null!;

    /// <summary>How much was read.</summary>
    public (int Items, int Plans) Read => (items.Count, plans.Count);

    // Each change of a piece raises its version, and with it the sum.
    protected override long Standing => items.Sum(item => item.Version) + plans.Sum(plan => plan.Version);

    protected override void Expect()
    {
        if (Version != Standing)
            throw new DbUpdateConcurrencyException("A piece was changed in the meantime.");
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        var (unit, period) = (Year.Unit.Id, Year.Period);
        items = [.. (await Db.WorkItems.Where(i => i.UnitId == unit && i.PeriodId == period.Id).ToListAsync(cancel)).OrderBy(i => Place(i.SectionId)).ThenBy(i => i.Id)];
        plans = [.. (await Db.PlanItems.Where(p => p.UnitId == unit && p.PeriodId == period.Id).ToListAsync(cancel)).OrderBy(p => Place(p.SectionId)).ThenBy(p => p.Id)];
        var figures = await TextFigures.LoadAsync(Db, period, [unit], items.SelectMany(item => item.Text.Figures), cancel);
        var text = new WrittenText().Add(SharedResource.Official("Reports.ReviewOf", period.Year) + "\n");
        foreach (var item in items)
            text.Add(item, figure => figure.UnitId == unit ? figures.Print(figure) : null, MayEdit(PieceKind.WorkItem, item.Id));
        text.Add(SharedResource.Official("Reports.PlanFor", period.Year + 1) + "\n");
        foreach (var plan in plans)
            text.Add(plan, plan.CanChange.IsYes && MayEdit(PieceKind.PlanItem, plan.Id));
        Found = new FoundList(WrittenCheck.Of(text, await CheckFigures.LoadAsync(Db, Person, period, unit, ownItemsVouch: false, cancel, items), figure => figure.UnitId == unit), IsOfOne: false);
        return true;

        int Place(int section) => period.Sections.ToList().FindIndex(s => s.Id == section);

        bool MayEdit(PieceKind kind, int id) => Year.MayEdit(new SubmittedPiece(kind, id)).IsYes;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.ConfirmAsync(Year, cancel);
        var changed = Found.Demand(Form);
        foreach (var item in items)
            item.Take(changed, Person.Act());
        foreach (var plan in plans)
            plan.Take(changed, Person.Act());
        return Address($"check?{CheckPages.Name}=true");
    }
}
