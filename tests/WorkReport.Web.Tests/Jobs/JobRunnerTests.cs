using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WorkReport.Web.Data;
using WorkReport.Web.Jobs;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Jobs;

/// <summary>What is due is done once, whoever sees it, and what went wrong is seen.</summary>
public sealed class JobRunnerTests : IAsyncLifetime
{
    private readonly Store store = new();
    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync()
    {
        await store.Upgrade();
        services = new ServiceCollection().AddSingleton<TimeProvider>(store.Time).AddWorkReportDb(store.Configuration).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task Of_many_nodes_one_does_a_job_that_is_due()
    {
        var job = new Counting(async cancel => await Task.Delay(50, cancel));
        var nodes = Enumerable.Range(0, 6).Select(_ => Node(job)).ToList();
        for (var round = 1; round <= 5; round++)
        {
            await Task.WhenAll(nodes.Select(node => Task.Run(() => node.RunDueAsync(CancellationToken.None))));
            Assert.Equal(round, job.Done);
            store.Time.Advance(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public async Task A_node_that_fell_silent_loses_it_and_cannot_give_it_back()
    {
        var dead = Guid.NewGuid();
        var job = new Counting(_ => Task.CompletedTask);
        await Node(job).RunDueAsync(CancellationToken.None);
        store.Time.Advance(TimeSpan.FromHours(1));
        Assert.True(await store.With(db => db.TakeJobAsync(job.Name, dead, store.Time.GetUtcNow(), JobRunner.Lease, CancellationToken.None)));
        Assert.Equal(0, await Node(job).RunDueAsync(CancellationToken.None));
        store.Time.Advance(JobRunner.Lease);
        Assert.Equal(1, await Node(job).RunDueAsync(CancellationToken.None));
        Assert.False(await store.With(db => db.KeepJobAsync(job.Name, dead, store.Time.GetUtcNow(), CancellationToken.None)));
        await store.With(db => db.EndJobAsync(job.Name, dead, store.Time.GetUtcNow(), null, false, "", CancellationToken.None));
        Assert.True((await RowAsync(job)).WentWell);
    }

    [Fact]
    public async Task Who_is_still_at_it_keeps_it()
    {
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var job = new Counting(async _ =>
        {
            begun.SetResult();
            await end.Task;
        });
        var running = Node(job).RunDueAsync(CancellationToken.None);
        await begun.Task;
        var until = (await RowAsync(job)).TakenUntil;
        for (var n = 0; n < 200 && (await RowAsync(job)).TakenUntil == until; n++)
        {
            store.Time.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(20);
        }

        Assert.True((await RowAsync(job)).TakenUntil > until);
        end.SetResult();
        await running;
        Assert.Null((await RowAsync(job)).TakenUntil);
    }

    [Fact]
    public async Task What_went_wrong_is_written_down_tried_again_within_the_hour_and_takes_nothing_with_it()
    {
        var broken = new Counting(_ => throw new InvalidOperationException("a fault of the program")) { Every = TimeSpan.FromDays(1) };
        var sound = new Counting(_ => Task.CompletedTask, "Sound");
        Assert.Equal(2, await Node(broken, sound).RunDueAsync(CancellationToken.None));
        var row = await RowAsync(broken);
        Assert.False(row.WentWell);
        Assert.Equal("没有做成：a fault of the program", Assert.Single(Sentence.Read(row.Said)).ToString());
        Assert.Equal(store.Time.GetUtcNow() + JobRunner.AgainAfter, row.DueAt);
        Assert.True((await RowAsync(sound)).WentWell);
    }

    [Fact]
    public async Task A_site_that_stops_leaves_it_due()
    {
        using var stop = new CancellationTokenSource();
        var job = new Counting(async cancel =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancel);
        });
        await Node(job).RunDueAsync(stop.Token);
        var row = await RowAsync(job);
        Assert.Equal((null, null, false), (row.TakenUntil, row.EndedAt, row.WentWell is not null));
        Assert.True(row.DueAt <= store.Time.GetUtcNow());
    }

    [Fact]
    public async Task What_somebody_asks_for_is_done_at_once_for_them_and_nobody_asks_twice()
    {
        var job = new Counting(_ => Task.CompletedTask);
        await Node(job).RunDueAsync(CancellationToken.None);
        Assert.Equal(0, await Node(job).RunDueAsync(CancellationToken.None));
        var asked = await Task.WhenAll(Enumerable.Range(0, 5).Select(n => store.With(db => db.AskForJobAsync(job.Name, store.Time.GetUtcNow(), $"第{n}人", "one.zip", CancellationToken.None))));
        Assert.Single(asked, true);
        Assert.Equal(1, await Node(job).RunDueAsync(CancellationToken.None));
        Assert.Equal("one.zip", job.AskedFor);
        Assert.EndsWith("人", job.Who, StringComparison.Ordinal);
        Assert.Null((await RowAsync(job)).AskedBy);
    }

    [Fact]
    public void Nightly_is_the_next_time_that_clocks_in_China_show_the_hour()
    {
        var job = new CheckTrail();
        Assert.Equal(new DateTimeOffset(2026, 12, 31, 3, 0, 0, TimeSpan.FromHours(8)), job.DueAfter(new DateTimeOffset(2026, 12, 30, 18, 59, 0, TimeSpan.Zero)));
        Assert.Equal(new DateTimeOffset(2027, 1, 1, 3, 0, 0, TimeSpan.FromHours(8)), job.DueAfter(new DateTimeOffset(2026, 12, 30, 19, 0, 0, TimeSpan.Zero)));
    }

    private JobRunner Node(params SiteJob[] jobs) => new(services.GetRequiredService<IServiceScopeFactory>(), jobs, store.Time, NullLogger<JobRunner>.Instance);

    private Task<Job> RowAsync(SiteJob job) => store.With(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Name == job.Name));

    private sealed class Counting(Func<CancellationToken, Task> work, string name = "Counting") : SiteJob(name)
    {
        private int done;

        public int Done => done;

        public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);

        public string? AskedFor { get; private set; }

        public string Who { get; private set; } = "";

        public override DateTimeOffset? FirstDue(DateTimeOffset now) => now;

        public override DateTimeOffset? DueAfter(DateTimeOffset now) => now + Every;

        public override async Task<JobResult> RunAsync(JobTurn turn, CancellationToken cancel)
        {
            Interlocked.Increment(ref done);
            (AskedFor, Who) = (turn.Row.AskedFor, turn.Who);
            await work(cancel);
            return new JobResult(true);
        }
    }
}
