using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Home;

/// <summary>
/// 头一天: what there is to do between 初始设置 and the day on which units fill in, and how far it is. Once a period was opened it is over.
/// </summary>
/// <param name="Units">Units below the top.</param>
/// <param name="People">Sign-ins beside one's own.</param>
/// <param name="Metrics">What the catalogue asks for.</param>
/// <param name="PeriodId">The period that is being prepared; null where there is none.</param>
/// <param name="Sections">Of its outline.</param>
/// <param name="Dates">Levels whose day is set.</param>
/// <param name="IsOver">Was one opened before?</param>
public sealed record FirstDay(int Units, int People, int Metrics, int? PeriodId, int Sections, int Dates, bool IsOver)
{
    /// <summary>Null for whom it does not concern: whoever does not open years, and everybody once it is over.</summary>
    internal static async Task<FirstDay?> FindAsync(WorkReportDb db, CurrentPerson person, CancellationToken cancel)
    {
        if (!await db.MayOpenYearsAsync(person.Id, person.Today, cancel))
            return null;
        var day = await db.SeldomAsync((nameof(FirstDay), person.Id), () => ReadAsync(db, person.Id, cancel));
        return day.IsOver ? null : day;
    }

    /// <summary>The steps in their order: its key, what is there, where it is done by hand, whether it is done.</summary>
    public IEnumerable<(string Step, int Count, string Address, bool IsDone)> Steps
    {
        get
        {
            var period = PeriodId is { } id ? FormattableString.Invariant($"/periods/{id}") : "/periods/new";
            yield return ("Units", Units, "/units", Units > 0);
            yield return ("People", People, "/people", People > 0);
            yield return ("Metrics", Metrics, "/metrics", Metrics > 0);
            yield return ("Outline", Sections, period, Sections > 0 && Dates > 0);
            yield return ("Open", 0, PeriodId is null ? period : $"{period}/open", false);
        }
    }

    private static async Task<FirstDay> ReadAsync(WorkReportDb db, int personId, CancellationToken cancel)
    {
        var prepared = db.Periods.Where(p => p.State == PeriodState.Preparing && !p.IsBackfill).OrderByDescending(p => p.CountedUntil).ThenBy(p => p.Id);
        return await db.AuditHeads.Select(_ => new FirstDay(
            db.OrgUnits.Count() - 1,
            db.Accounts.Count(a => a.PersonId != personId),
            db.Metrics.Count(m => m.IsActive),
            prepared.Select(p => (int?)p.Id).FirstOrDefault(),
            prepared.Select(p => (int?)p.Sections.Count).FirstOrDefault() ?? 0,
            prepared.Select(p => (int?)p.DueDates.Count).FirstOrDefault() ?? 0,
            db.Periods.Any(p => p.State != PeriodState.Preparing))).SingleAsync(cancel);
    }
}
