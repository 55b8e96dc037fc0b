using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Periods;

/// <summary>Nothing to fill in: the page asks once.</summary>
public sealed class SureForm;

/// <summary>A form about one period, for the office at the top of the tree.</summary>
public abstract class PeriodPage<TForm>(FormRoom room) : FormPage<TForm>(room)
    where TForm : class, new()
{
    [FromRoute]
    public int Id { get; set; }

    public ReportingPeriod Period { get; private set; } = null!;

    public override Verdict May => Period.CanChange;

    protected override Aggregate Subject => Period;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await Db.MayOpenYearsAsync(Person.Id, Person.Today, cancel))
            return false;
        Period = (await Db.Periods.SingleOrDefaultAsync(p => p.Id == Id, cancel))!;
        return Period is not null;
    }

    protected string Back(PeriodDone done) => FormattableString.Invariant($"/periods/{Id}?done={done}");
}

/// <summary>What was just done, for the sentence on the page one comes back to.</summary>
public enum PeriodDone
{
    Announced,
    Dated,
    SectionAdded,
    SectionRevised,
    MetricAsked,
    MetricStopped,
    Opened,
    CollectedAgain,
    Ended,
    Completed,
    Reopened,
    Removed,
}
