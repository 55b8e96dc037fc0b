using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Importing;

/// <summary>What somebody may import: what they may do on the pages one by one.</summary>
internal static class ImportAccess
{
    public static async Task<IReadOnlyList<ImportKind>> KindsAsync(WorkReportDb db, CurrentPerson person, CancellationToken cancel)
    {
        List<ImportKind> kinds = [];
        if (person.Has(Role.Administrator))
            kinds.AddRange([ImportKind.Units, ImportKind.People]);
        if (await db.MayOpenYearsAsync(person.Id, person.Today, cancel))
            kinds.Add(ImportKind.Metrics);
        if (person.Has(Role.Contributor) || person.Has(Role.Office))
            kinds.AddRange([ImportKind.Values, ImportKind.Items, ImportKind.Plans]);
        return kinds;
    }

    /// <summary>The kind that an address names; null where they may not import it, or there is none.</summary>
    public static async Task<ImportKind?> FindAsync(WorkReportDb db, CurrentPerson person, string name, CancellationToken cancel) =>
        (await KindsAsync(db, person, cancel)).Cast<ImportKind?>().FirstOrDefault(kind => string.Equals(kind.ToString(), name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The imports that somebody sees: their own; whoever administers the whole sees all.</summary>
    public static IQueryable<PastImport> Seen(WorkReportDb db, CurrentPerson person, bool isOfAll)
    {
        var me = person.Id;
        return isOfAll ? db.PastImports : db.PastImports.Where(i => i.PersonId == me);
    }

    /// <summary>The periods that are filled in now: those that are open, and years from before the product.</summary>
    public static Task<List<ReportingPeriod>> PeriodsAsync(WorkReportDb db, CancellationToken cancel) =>
        db.Periods.AsNoTracking().AsSplitQuery().Where(p => p.State == PeriodState.Open || (p.IsBackfill && p.State == PeriodState.Preparing)).OrderByDescending(p => p.CountedUntil).ToListAsync(cancel);
}
