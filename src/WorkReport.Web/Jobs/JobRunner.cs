using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Web.Data;

namespace WorkReport.Web.Jobs;

/// <summary>
/// Does what is due, one job at a time, on whatever node sees it first. Who takes a job has it for a while and says again and again that it is
/// still at it; a node that fell silent loses it, and another begins anew.
/// </summary>
public sealed partial class JobRunner(IServiceScopeFactory scopes, IEnumerable<SiteJob> jobs, TimeProvider time, ILogger<JobRunner> log) : BackgroundService
{
    /// <summary>How often it looks for what is due.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(20);

    /// <summary>For so long a job is a node's own after it has said so.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    /// <summary>What went wrong is tried again so soon, where its own turn is later.</summary>
    public static readonly TimeSpan AgainAfter = TimeSpan.FromHours(1);

    /// <summary>Marks its looking about, which is no page's doing.</summary>
    public const string Looks = "The runner of jobs looks for what is due.";

    private readonly SemaphoreSlim woken = new(0);
    private readonly Guid node = Guid.NewGuid();

    /// <summary>There is something to do: it looks at once.</summary>
    public void Wake() => woken.Release();

    public override void Dispose()
    {
        woken.Dispose();
        base.Dispose();
    }

    /// <summary>Does all that is due now and that nobody else is at.</summary>
    /// <returns>How many jobs.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancel)
    {
        Dictionary<string, Job> rows;
        await using (var scope = scopes.CreateAsyncScope())
            rows = await scope.ServiceProvider.GetRequiredService<WorkReportDb>().Jobs.TagWith(Looks).AsNoTracking().ToDictionaryAsync(j => j.Name, cancel);
        var done = 0;
        foreach (var job in jobs)
        {
            var now = time.GetUtcNow();
            if (rows.GetValueOrDefault(job.Name) is { } row && (!(row.DueAt <= now) || row.IsRunning(now)))
                continue;
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
            if (!rows.ContainsKey(job.Name))
                await FirstSeenAsync(db, job, now, cancel);
            if (!await db.TakeJobAsync(job.Name, node, now, Lease, cancel))
                continue;
            var taken = await db.Jobs.AsNoTracking().SingleAsync(j => j.Name == job.Name, cancel);
            await DoAsync(job, new JobTurn(scope.ServiceProvider, taken, now), cancel);
            done++;
        }

        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunDueAsync(stoppingToken);
            }
            catch (Exception fault) when (Databases.Fault(fault) is not null)
            {
                NoTurn(log, fault.Message);
            }

            await woken.WaitAsync(Look, stoppingToken);
        }
    }

    private static async Task FirstSeenAsync(WorkReportDb db, SiteJob job, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            db.Add(new Job(job.Name, job.FirstDue(now)));
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (Databases.Fault(twice) is DatabaseFault.Duplicate)
        {
            // Another node has just seen it, too.
        }

        db.ChangeTracker.Clear();
    }

    private async Task DoAsync(SiteJob job, JobTurn turn, CancellationToken cancel)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var ended = new CancellationTokenSource();
        var keeping = KeepAsync(job.Name, lost, ended.Token);
        JobResult? result = null;
        try
        {
            result = await job.RunAsync(turn, lost.Token);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            // The site stops, or another node has it: it is done there, or at the next start.
        }
        catch (RefusedException refused)
        {
            result = new JobResult(false, Sentence.Of(refused.Verdict));
        }
        catch (Exception fault)
        {
            // Whatever it is: one job that goes wrong takes neither the others nor the site with it.
            result = new JobResult(false, new Sentence("Job.Fault", fault.Message));
        }

        await ended.CancelAsync();
        await keeping;
        await GiveBackAsync(job, result);
    }

    // Not in the context of the job, which may be broken, and even while the site stops.
    private async Task GiveBackAsync(SiteJob job, JobResult? result)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
        if (result is null)
        {
            await db.LeaveJobAsync(job.Name, node, CancellationToken.None);
            return;
        }

        var now = time.GetUtcNow();
        var due = job.DueAfter(now);
        if (!result.WentWell)
        {
            Failed(log, job.Name, string.Join(' ', result.Said));
            due = due > now + AgainAfter ? now + AgainAfter : due;
        }

        await db.EndJobAsync(job.Name, node, now, due, result.WentWell, Sentence.Write(result.Said, Job.SaidLength), CancellationToken.None);
    }

    private async Task KeepAsync(string name, CancellationTokenSource lost, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Lease / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    if (!await scope.ServiceProvider.GetRequiredService<WorkReportDb>().KeepJobAsync(name, node, time.GetUtcNow() + Lease, ended))
                        await lost.CancelAsync();
                }
                catch (Exception fault) when (Databases.Fault(fault) is not null)
                {
                    // Said again at the next tick, while there is time.
                    NoTurn(log, fault.Message);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It has ended.
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Jobs could not be looked for: {Why}")]
    private static partial void NoTurn(ILogger logger, string why);

    [LoggerMessage(2, LogLevel.Warning, "The job {Job} did not go well: {Why}")]
    private static partial void Failed(ILogger logger, string job, string why);
}
