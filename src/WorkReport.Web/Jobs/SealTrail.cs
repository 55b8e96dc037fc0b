using WorkReport.Web.Data;

namespace WorkReport.Web.Jobs;

/// <summary>Seals the trail once an hour while the site runs; between two seals nothing is proved against who can write the database.</summary>
public sealed class SealTrail() : SiteJob(nameof(SealTrail))
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public override DateTimeOffset? FirstDue(DateTimeOffset now) => now;

    public override DateTimeOffset? DueAfter(DateTimeOffset now) => now + Every;

    public override async Task<JobResult> RunAsync(JobTurn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var seal = await turn.Services.GetRequiredService<TrailCheck>().SealAsync(turn.Now, cancel);
        return new JobResult(true, seal is null ? new Sentence("Job.NothingToSeal") : new Sentence("Job.Sealed", seal.Sequence));
    }
}
