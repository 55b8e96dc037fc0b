using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Docx;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Pdf;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Commands;

/// <summary>
/// <c>export report --period CODE --unit CODE -o OUT.pdf</c>: the file of a report as it was approved, byte for byte; with
/// <c>--draft</c> the draft, set now; with <c>--docx</c> a Word file of the same text beside it.
/// </summary>
public static class ExportReport
{
    public static Command Command()
    {
        var period = new Option<string>("--period") { Description = SharedResource.Text("Reports.CommandPeriod"), HelpName = "CODE", Required = true };
        var unit = new Option<string>("--unit") { Description = SharedResource.Text("Reports.CommandUnit"), HelpName = "CODE", Required = true };
        var target = new Option<string>("--output", "-o") { Description = SharedResource.Text("Command.TypesetOut"), HelpName = "OUT.pdf", Required = true };
        var word = new Option<string?>("--docx") { Description = SharedResource.Text("Command.Docx"), HelpName = "OUT.docx" };
        var draft = new Option<bool>("--draft") { Description = SharedResource.Text("Reports.CommandDraft") };
        var (data, fonts) = (CommandLine.DataOption(), Fonts.FolderOption());
        var report = new Command("report", SharedResource.Text("Reports.CommandReport")) { period, unit, target, word, draft, data, fonts };
        report.SetAction((parsed, cancel) => RunAsync(
            new Asked(parsed.GetRequiredValue(period), parsed.GetRequiredValue(unit), parsed.GetValue(draft), parsed.GetValue(fonts)),
            parsed.GetRequiredValue(target), parsed.GetValue(word), parsed.GetValue(data), cancel));
        return report;
    }

    private static async Task<int> RunAsync(Asked asked, string target, string? word, string? data, CancellationToken cancel)
    {
        await using var services = CommandStore.Open(data);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
        try
        {
            // Looked at only: what is not there yet is not made, and what is old is not changed.
            if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
                return await CommandLine.RefuseAsync(SharedResource.Text("Reports.StoreNotReady", scope.ServiceProvider.GetRequiredService<DatabaseChoice>().Shown));
            if (word is not null && Path.GetFullPath(word) == Path.GetFullPath(target))
                return await CommandLine.RefuseAsync(SharedResource.Text("Command.SameTarget", target));
            var (found, refusal) = await FindAsync(db, asked, cancel);
            if (found is null)
                return await CommandLine.RefuseAsync(refusal!);
            foreach (var glyph in found.Missing)
                await Console.Error.WriteLineAsync(Typeset.Missing(glyph));
            var saved = await OutputFile.SaveAsync(found.Pdf, target, cancel);
            return saved != CommandLine.Done || word is null ? saved : await OutputFile.SaveAsync(Word(found.Facts), word, cancel);
        }
        catch (NoChineseFontException)
        {
            return await CommandLine.RefuseAsync(SharedResource.Text("Fonts.None"));
        }
        catch (Exception unreachable) when (unreachable is IOException or UnauthorizedAccessException)
        {
            return await CommandLine.RefuseAsync(SharedResource.Text("Command.File", unreachable.Message));
        }
    }

    private static async Task<(Found? Found, string? Refusal)> FindAsync(WorkReportDb db, Asked asked, CancellationToken cancel)
    {
        if (await db.OrgUnits.SingleOrDefaultAsync(u => u.Code == asked.Unit, cancel) is not { } unit)
            return (null, SharedResource.Text("Reports.NoSuchUnit", asked.Unit));
        if (await db.Periods.SingleOrDefaultAsync(p => p.Code == asked.Period, cancel) is not { } period)
            return (null, SharedResource.Text("Reports.NoSuchPeriod", asked.Period));
        if (await db.Reports.AsSplitQuery().SingleOrDefaultAsync(r => r.UnitId == unit.Id && r.PeriodId == period.Id, cancel) is not { } report)
            return (null, SharedResource.Text("Reports.NoSuchReport", unit.Name, period.Code));
        if (asked.IsDraft)
            return (Set((await db.ReportBasisAsync(report, unit, period, cancel)).Facts(), asked.Fonts), null);
        await db.LoadLatestAsync(report, cancel);
        if (report is not { State: ReportState.Approved or ReportState.Issued, Latest: { Kind: EditionKind.Final } final })
            return (null, SharedResource.Text("Reports.NotFinal", unit.Name, period.Code, SharedResource.Text($"ReportState.{report.State}")));
        return final.Holds(final.File!.Bytes) ? (new Found(final.File.Bytes, ReportFacts.FromJson(final.Facts), []), null) : (null, SharedResource.Text("Reports.NotWhole"));
    }

    private static Found Set(ReportFacts facts, string? folder)
    {
        using var faces = Fonts.Load(folder);
        using var file = new MemoryStream();
        var pages = Typesetter.Set(ReportDocument.Of(facts), faces);
        PdfWriter.Write(pages, file);
        return new Found(file.ToArray(), facts, pages.Record.Missing);
    }

    private static byte[] Word(ReportFacts facts)
    {
        using var file = new MemoryStream();
        DocxWriter.Write(ReportDocument.Of(facts), file);
        return file.ToArray();
    }

    /// <param name="Pdf">The file.</param>
    /// <param name="Facts">What it says.</param>
    /// <param name="Missing">What is printed in it as 〓.</param>
    private sealed record Found(byte[] Pdf, ReportFacts Facts, IReadOnlyCollection<MissingGlyph> Missing);

    private sealed record Asked(string Period, string Unit, bool IsDraft, string? Fonts);
}
