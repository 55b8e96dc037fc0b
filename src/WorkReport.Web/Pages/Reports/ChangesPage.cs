using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>Two versions of a report that the person may read.</summary>
public abstract class ChangesPage(WorkReportDb db, CurrentPerson person, IStringLocalizer<SharedResource> text) : ReportFilePage(db, person)
{
    protected ComparedVersion Named(EditionRow edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return new ComparedVersion(edition.Number, text["Reports.Version", edition.Number, text.Of(edition.Kind)].Value, edition.FrozenBy, edition.FrozenAt);
    }

    /// <summary>The versions of the report, the latest first; null where the person reads no such report.</summary>
    protected async Task<IReadOnlyList<ComparedVersion>?> VersionsAsync(CancellationToken cancel) =>
        await (await ReportsAsync(cancel)).AnyAsync(cancel) ? [.. (await Db.EditionRowsAsync(Id, cancel)).Select(Named)] : null;

    /// <summary>Two of them by their numbers, to be printed; null where one is not there.</summary>
    protected async Task<Comparison?> CompareAsync(int from, int to, CancellationToken cancel)
    {
        // A document is Chinese, whoever reads the screen.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var versions = await VersionsAsync(cancel);
        return from <= to && versions?.FirstOrDefault(v => v.Number == from) is { } old && versions.FirstOrDefault(v => v.Number == to) is { } current
            ? await CompareAsync(old, current, cancel) : null;
    }

    protected async Task<Comparison> CompareAsync(ComparedVersion old, ComparedVersion current, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(current);
        int[] numbers = [old.Number, current.Number];
        var facts = await Db.Set<Edition>().AsNoTracking().Where(e => e.ReportId == Id && numbers.Contains(e.Number)).Select(e => new { e.Number, e.Facts }).ToDictionaryAsync(e => e.Number, e => ReportFacts.FromJson(e.Facts), cancel);
        return ReportComparison.Of(facts[old.Number], old, facts[current.Number], current);
    }
}
