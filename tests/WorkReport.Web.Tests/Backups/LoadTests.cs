using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Backups;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Backups;

/// <summary>A backup is whole while people write.</summary>
public sealed class LoadTests
{
    [Fact]
    public async Task Each_of_ten_taken_under_load_is_whole_and_none_holds_the_writers_up()
    {
        await using var site = new Site();
        await site.InitializeAsync();
        await City.In(site);
        await using var shelf = new BackupStore();
        using var stop = new CancellationTokenSource();
        var (written, slowest) = (0, TimeSpan.Zero);
        var writers = Enumerable.Range(0, 3).Select(w => Task.Run(async () =>
        {
            for (var n = 0; !stop.IsCancellationRequested; n++)
            {
                var begun = TimeProvider.System.GetTimestamp();
                // An account and its person, and a seal of the log now and then: rows that point at each other, and a file beside them.
                await site.EnrolAsync($"写的人{w}-{n}", ("CA11", Role.Contributor));
                if (n % 5 == 0)
                    await site.WithServices(s => s.GetRequiredService<TrailCheck>().SealAsync(TimeProvider.System.GetUtcNow()));
                Interlocked.Increment(ref written);
                var took = TimeProvider.System.GetElapsedTime(begun);
                lock (stop)
                    slowest = took > slowest ? took : slowest;
            }
        })).ToList();

        List<long> lines = [];
        for (var n = 0; n < 10; n++)
        {
            var made = await site.WithServices(s => s.GetRequiredService<BackupMaker>().MakeAsync(shelf.New($"{n}.zip"), null, "测试", CancellationToken.None));
            lines.Add(made.Manifest.LogLine);
            // Rehearsed by the site itself, while they go on writing.
            var rehearsed = await site.WithServices(s => s.GetRequiredService<Rehearsal>().RunAsync(made.Path, null, CancellationToken.None));
            Assert.Empty(rehearsed.Faults);
            Assert.Equal(made.Manifest.Rows["AuditEntries"], made.Manifest.LogLine);
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
        Assert.Equal(lines.Order(), lines);
        Assert.True(lines[^1] > lines[0] + 10, "Nobody wrote meanwhile.");
        Assert.True(slowest < TimeSpan.FromSeconds(5), $"{written} written, the slowest in {slowest}");
        Assert.Null(await site.With(db => db.VerifyAuditAsync()));
        site.Log.Take();
    }
}
