using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Plans;

/// <summary>A form about one task for next year. Whoever reaches its unit reads it; who may change it, its package says.</summary>
public abstract class PlanPage<TForm>(FormRoom room) : FormPage<TForm>(room)
    where TForm : class, new()
{
    [FromRoute]
    public int Id { get; set; }

    public PlanItem Plan { get; private set; } = null!;

    public UnitYear Year { get; private set; } = null!;

    public override Verdict May => Plan.CanChange is { IsYes: false } no ? no : Year.MayEdit(new SubmittedPiece(PieceKind.PlanItem, Id));

    /// <summary>Address of the list it stands in.</summary>
    public string List => FormattableString.Invariant($"/units/{Year.Unit.Id}/{Year.Period.Code}/plans");

    protected override Aggregate? Subject => Plan;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        Plan = (await Db.PlanItems.SingleOrDefaultAsync(p => p.Id == Id, cancel))!;
        if (Plan is null)
            return false;
        var period = await Db.PeriodCodeAsync(Plan.PeriodId, cancel);
        Year = (await Db.UnitYearAsync(Person.Id, Person.Today, Plan.UnitId, period, cancel))!;
        ViewData["Year"] = Year;
        return Year is not null;
    }
}

/// <summary>What was just done, for the sentence on the page one comes back to.</summary>
public enum PlanDone
{
    Saved,
    Removed,
}
