using WorkReport.Domain;
using WorkReport.Web.Data;

namespace WorkReport.Web.Jobs;

/// <summary>What came of a job.</summary>
/// <param name="WentWell">Did it do what it is for?</param>
/// <param name="Said">In sentences.</param>
public sealed record JobResult(bool WentWell, params IReadOnlyList<Sentence> Said);

/// <summary>One turn of a job.</summary>
/// <param name="Services">As a request has them.</param>
/// <param name="Row">What is remembered of it: who asked, and for what.</param>
/// <param name="Now">When it was begun.</param>
public sealed record JobTurn(IServiceProvider Services, Job Row, DateTimeOffset Now)
{
    /// <summary>Who the log says has done it: who asked for it, else the site itself.</summary>
    public string Who => Row.AskedBy ?? SharedResource.Official("Job.Site");

    /// <summary>Says how far it is, to whoever looks at its page. In a context of its own: the job may be in the middle of reading.</summary>
    public async Task TellAsync(long done, long whole, CancellationToken cancel)
    {
        await using var scope = Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WorkReportDb>().TellJobAsync(Row.Name, Row.TakenBy!.Value, done, whole, cancel);
    }
}

/// <summary>作业: something that the site does by itself, at its time or when somebody asks for it.</summary>
public abstract class SiteJob(string name)
{
    /// <summary>Names its row and its words; it stays.</summary>
    public string Name => name;

    /// <summary>When it is due in a store that has never seen it; null: when somebody asks.</summary>
    public abstract DateTimeOffset? FirstDue(DateTimeOffset now);

    /// <summary>When it is due after it was done at this moment; null: when somebody asks.</summary>
    public abstract DateTimeOffset? DueAfter(DateTimeOffset now);

    /// <summary>Does it. What is thrown is written down as what came of it.</summary>
    public abstract Task<JobResult> RunAsync(JobTurn turn, CancellationToken cancel);

    /// <summary>The next time that clocks in China show this hour.</summary>
    protected static DateTimeOffset Nightly(DateTimeOffset now, int hour)
    {
        var today = new DateTimeOffset(ChinaTime.DayOf(now), new TimeOnly(hour, 0), ChinaTime.Offset);
        return today > now ? today : today.AddDays(1);
    }
}
