using WorkReport.Web.Data;
using WorkReport.Web.Data.Search;

namespace WorkReport.Web.Jobs;

/// <summary>搜索: puts the lines of the log that came since into the index.</summary>
public sealed class IndexLines() : SiteJob(nameof(IndexLines))
{
    /// <summary>So long after it was written a line may be found at the latest, while nothing else is being done.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public override DateTimeOffset? FirstDue(DateTimeOffset now) => now;

    public override DateTimeOffset? DueAfter(DateTimeOffset now) => now + Every;

    public override async Task<JobResult> RunAsync(JobTurn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var db = turn.Services.GetRequiredService<WorkReportDb>();
        var all = 0;
        // Some at a time, so that whoever saves meanwhile waits for milliseconds.
        for (var some = -1; some != 0; all += some)
            some = await db.CatchUpAsync(cancel);
        return new JobResult(true, new Sentence("Job.LinesIndexed", all));
    }
}
