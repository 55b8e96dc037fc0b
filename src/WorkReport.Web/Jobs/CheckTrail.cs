using Microsoft.EntityFrameworkCore;
using WorkReport.Web.Data;

namespace WorkReport.Web.Jobs;

/// <summary>核对: every night, whether the trail, its seals and the bytes beside it are as they were written.</summary>
public sealed class CheckTrail() : SiteJob(nameof(CheckTrail))
{
    private const int Hour = 3;

    public override DateTimeOffset? FirstDue(DateTimeOffset now) => Nightly(now, Hour);

    public override DateTimeOffset? DueAfter(DateTimeOffset now) => Nightly(now, Hour);

    public override async Task<JobResult> RunAsync(JobTurn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var check = turn.Services.GetRequiredService<TrailCheck>();
        var found = await check.RunAsync((done, whole) => turn.TellAsync(done, whole, cancel), cancel);
        // What has been tampered with is not sealed over.
        if (found.Count > 0)
            return new JobResult(false, [.. found.Select(Sentence.Of)]);
        var holds = new Sentence("Job.TrailHolds", await turn.Services.GetRequiredService<WorkReportDb>().AuditEntries.CountAsync(cancel));
        return turn.Row.AskedBy is not null && await check.SealAsync(turn.Now, cancel) is { } seal ? new JobResult(true, holds, new Sentence("Job.Sealed", seal.Sequence)) : new JobResult(true, holds);
    }
}
