using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Importing;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Jobs;

/// <summary>导入: sheets that take long, in the order in which they were nodded to, each whole or not at all. Whoever nodded may have left.</summary>
public sealed partial class ImportSheets(SealedSheets sheets, Passwords passwords, BusinessClock clock, TimeProvider time) : SiteJob(nameof(ImportSheets))
{
    /// <summary>It is asked for with each sheet; this is for one that came while it was just ending.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    public override DateTimeOffset? FirstDue(DateTimeOffset now) => now;

    public override DateTimeOffset? DueAfter(DateTimeOffset now) => now + Every;

    public override async Task<JobResult> RunAsync(JobTurn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var done = 0;
        while (await NextAsync(turn.Services, cancel) is { } id)
        {
            await using var scope = turn.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            Verdict no;
            try
            {
                no = await BringInAsync(scope.ServiceProvider, id, cancel);
            }
            catch (RefusedException refused)
            {
                no = refused.Verdict;
            }
            catch (Exception fault) when (fault is not OperationCanceledException && StoreTrouble.Of(fault) is null && !Databases.IsVictim(fault))
            {
                // One sheet that nobody thought of must not stand in the way of all behind it.
                LogFault(scope.ServiceProvider.GetRequiredService<ILogger<ImportSheets>>(), id, fault);
                no = Verdict.No("Import.ChangedMeanwhile");
            }

            if (!no.IsYes)
                await RefuseAsync(turn.Services, id, no, cancel);
            done++;
        }

        return new JobResult(true, new Sentence("Job.SheetsImported", done));
    }

    [LoggerMessage(1, LogLevel.Error, "The import {Id} could not be brought in")]
    private static partial void LogFault(ILogger log, int id, Exception fault);

    private static async Task<int?> NextAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
        return await db.PastImports.Where(i => i.State == ImportState.Waiting).OrderBy(i => i.Id).Select(i => (int?)i.Id).FirstOrDefaultAsync(cancel);
    }

    /// <returns>Yes where it came in.</returns>
    private async Task<Verdict> BringInAsync(IServiceProvider services, int id, CancellationToken cancel)
    {
        var db = services.GetRequiredService<WorkReportDb>();
        var waiting = await db.WaitingSheets.AsNoTracking().SingleAsync(w => w.ImportId == id, cancel);
        var past = await db.PastImports.AsNoTracking().SingleAsync(i => i.Id == id, cancel);
        if (past.PersonId is not { } who || sheets.Open(who, waiting.Sealed) is not { } carried)
            return Verdict.No("Import.SealGone");
        if (past.Kind is ImportKind.Metrics && !await db.MayOpenYearsAsync(who, clock.Today, cancel))
            return Verdict.No("Import.ChangedMeanwhile");
        var by = new Act(past.Who, time.GetUtcNow()) { Dated = past.At, From = past.FileName };
        var first = new FirstPasswords(passwords, carried.Secret);
        var map = waiting.MapId is { } kept ? await db.ColumnMaps.AsNoTracking().SingleOrDefaultAsync(m => m.Id == kept, cancel) : null;
        var desk = new ImportDesk(db, by, clock.Today, who) { Map = map };
        var import = await SheetImport.MakeAsync(past.Kind, desk, new Accounts(db, passwords), first, past.PeriodId, past.Round, cancel);
        var (plan, _) = await import.JudgeAsync(carried.Sheet, cancel);
        if (plan is { Apply: not null })
            await import.PrepareAsync((made, of) => TellAsync(services, id, made, of, cancel), cancel);
        await TellAsync(services, id, 0, past.Added + past.Changed, cancel);
        db.ChangeTracker.Clear();

        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await db.TakeTurnAsync(cancel);
        var awaited = await db.PastImports.SingleAsync(i => i.Id == id, cancel);
        import = await SheetImport.MakeAsync(past.Kind, desk, new Accounts(db, passwords), first, past.PeriodId, past.Round, cancel);
        (plan, _) = await import.JudgeAsync(carried.Sheet, cancel);
        // Somebody may have changed something since it was nodded to.
        if (plan is not { Apply: not null } || plan.Digest() != carried.Shown)
            return Verdict.No("Import.ChangedMeanwhile");
        await import.ApplyAsync(plan, awaited, cancel);
        var (from, to) = import is PeopleImport people ? await people.NewIdsAsync(db, cancel) : (0, 0);
        if (to == 0)
            await db.WaitingSheets.Where(w => w.ImportId == id).ExecuteDeleteAsync(cancel);
        else
            await db.WaitingSheets.Where(w => w.ImportId == id).ExecuteUpdateAsync(set => set.SetProperty(w => w.FirstPersonId, from).SetProperty(w => w.LastPersonId, to), cancel);
        await whole.CommitAsync(cancel);
        return Verdict.Yes;
    }

    private async Task RefuseAsync(IServiceProvider services, int id, Verdict no, CancellationToken cancel)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
        var past = await db.PastImports.SingleAsync(i => i.Id == id, cancel);
        past.Refuse(Sentence.Write([Sentence.Of(no)], PastImport.RefusedLength), new Act(past.Who, time.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
        await db.WaitingSheets.Where(w => w.ImportId == id).ExecuteDeleteAsync(cancel);
    }

    // In a context of its own, and never inside the transaction: SQLite lets one write at a time.
    private static async Task TellAsync(IServiceProvider services, int id, int done, int of, CancellationToken cancel)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WorkReportDb>().PastImports.Where(i => i.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Progress, done).SetProperty(i => i.Whole, of), cancel);
    }
}
