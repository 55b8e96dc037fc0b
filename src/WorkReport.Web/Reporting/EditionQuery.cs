using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting;

/// <summary>A frozen version in the list: what it is called and by whom it was frozen, without its text and its file.</summary>
public sealed record EditionRow(int Number, EditionKind Kind, DateTimeOffset FrozenAt, string FrozenBy, int Pages, string Checksum);

/// <summary>Reads of the frozen versions what is asked for: each holds a whole report and a whole file.</summary>
public static class EditionQuery
{
    /// <summary>The versions of a report, the latest first.</summary>
    public static Task<List<EditionRow>> EditionRowsAsync(this WorkReportDb db, int reportId, CancellationToken cancel = default) =>
        Of(db, reportId).Select(e => new EditionRow(e.Number, e.Kind, e.FrozenAt, e.FrozenBy, e.Pages, e.Checksum)).ToListAsync(cancel);

    /// <summary>What the version says that was frozen last.</summary>
    public static async Task<ReportFacts> LatestFactsAsync(this WorkReportDb db, int reportId, CancellationToken cancel = default) =>
        ReportFacts.FromJson(await Of(db, reportId).Select(e => e.Facts).FirstAsync(cancel));

    /// <summary>Reads the version that was frozen last into the report, with its files: every move is about it, and the next version shares them.</summary>
    public static Task LoadLatestAsync(this WorkReportDb db, Report report, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Of(db, report.Id).Include(e => e.File).Include(e => e.Others).ThenInclude(o => o.File).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The numbers of the versions that are no longer what was frozen; there should never be any. Reads every file.</summary>
    public static async Task<IReadOnlySet<int>> BrokenAsync(this WorkReportDb db, int reportId, CancellationToken cancel = default) =>
        (await Of(db, reportId).AsNoTracking().Include(e => e.File).ToListAsync(cancel)).Where(e => !e.Holds(e.File!.Bytes)).Select(e => e.Number).ToHashSet();

    private static IQueryable<Edition> Of(WorkReportDb db, int reportId)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Edition>().Where(e => e.ReportId == reportId).OrderByDescending(e => e.Number);
    }
}
