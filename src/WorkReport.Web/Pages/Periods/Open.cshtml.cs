using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Periods;

/// <summary>开放填报: from now on every unit of the tree is asked. Asked once, with what it will see.</summary>
public sealed class OpenModel(FormRoom room) : PeriodPage<SureForm>(room)
{
    public override Verdict May => Period.CanOpen;

    public PeriodDemand Demand { get; private set; } = null!;

    /// <summary>The period that everybody's pages go on opening with; null where it will be this one.</summary>
    public ReportingPeriod? Stays { get; private set; }

    /// <summary>What is missing, as keys of sentences: it may be opened all the same.</summary>
    public IEnumerable<string> Missing
    {
        get
        {
            if (Period.DueDates.Count == 0)
                yield return "Periods.NoDates";
            else if (Demand.Levels.Any(level => DatesForm.Levels.Contains(level.Level) && Period.DueFor(level.Level) is null))
                yield return "Periods.SomeDates";
            if (Period.Sections.Count == 0)
                yield return "Periods.NoOutline";
            else if (Period.Kind is PeriodKind.Annual && Period.Sections.All(s => s.Part is OutlinePart.Review))
                yield return "Periods.NoPlanOutline";
            if (Demand.Metrics == 0)
                yield return "Periods.NoMetrics";
        }
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Demand = await PeriodDemand.OfAsync(Db, Period, cancel);
        if (await Db.CurrentPeriod().AsNoTracking().FirstOrDefaultAsync(p => p.Id != Id, cancel) is { } current && !UnitYears.WouldGoBefore(Period, current))
            Stays = current;
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.TakeTurnAsync(cancel);
        Period.Open(Person.Act());
        return Back(PeriodDone.Opened);
    }
}
