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
        var found = await turn.Services.GetRequiredService<TrailCheck>().RunAsync(cancel);
        return found.Count > 0 ? new JobResult(false, [.. found.Select(Sentence.Of)])
            : new JobResult(true, new Sentence("Job.TrailHolds", await turn.Services.GetRequiredService<WorkReportDb>().AuditEntries.CountAsync(cancel)));
    }
}
