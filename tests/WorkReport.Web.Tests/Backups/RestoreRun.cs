using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Backups;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Backups;

/// <summary>A site that is changed, backed up, changed again and restored elsewhere and over itself, and what differs then.</summary>
/// <param name="Rows">Rows compared.</param>
/// <param name="Bytes">Of the store.</param>
/// <param name="BackupBytes">Of the backup.</param>
/// <param name="BackupTime">How long it took.</param>
/// <param name="RehearsalTime">How long its rehearsal took.</param>
/// <param name="RestoreTime">How long the restore took, rehearsal and all.</param>
/// <param name="Differences">Tables that are not equal, with their first row; empty: none.</param>
/// <param name="Faults">What the check of the log finds after it.</param>
internal sealed record RestoreRun(
    long Rows, long Bytes, long BackupBytes, TimeSpan BackupTime, TimeSpan RehearsalTime, TimeSpan RestoreTime, string Differences, IReadOnlyList<string> Faults)
{
    /// <summary>What a restore changes of its own accord.</summary>
    private static readonly HashSet<string> Own = ["Sessions", "Jobs"];

    /// <summary>So many changes, of several kinds, each with its line in the log.</summary>
    public static async Task ChangeAsync(Site site, int changes, int from = 0)
    {
        const int atOnce = 20;
        for (var begun = 0; begun < changes; begun += atOnce)
        {
            await site.With(async db =>
            {
                var items = await db.WorkItems.OrderBy(i => i.Id).Take(5).ToListAsync();
                for (var n = begun; n < Math.Min(changes, begun + atOnce); n++)
                {
                    var number = (from + n).ToString(CultureInfo.InvariantCulture);
                    switch (n % 3)
                    {
                        case 0:
                            db.Add(Person.Enrol($"新来的人{number}", Site.By));
                            break;
                        case 1:
                            var item = items[n % items.Count];
                            item.Change(item.SectionId, $"第{number}次改写的段首句", new FigureText([new TextPiece($"第{number}次改写的正文。")]), "", Site.By);
                            break;
                        default:
                            db.Record(Site.By.Did("form.foreignFields", after: new { path = $"/{number}" }), "Form");
                            break;
                    }
                }

                await db.SaveChangesAsync();
            });
        }
    }

    public static async Task<RestoreRun> OnceAsync(Site site, string? passphrase, int changesAfter)
    {
        await using var other = new BackupStore();
        var truth = other.New("truth.db");
        await site.With(db => StoreCopy.TakeAsync(db, truth, CancellationToken.None));
        var clock = Stopwatch.StartNew();
        var made = await site.WithServices(s => s.GetRequiredService<BackupMaker>().MakeAsync(other.New("backup"), passphrase, "测试", CancellationToken.None));
        var backupTime = clock.Elapsed;
        await ChangeAsync(site, changesAfter, from: 1_000_000);

        clock.Restart();
        var rehearsed = await site.WithServices(s => s.GetRequiredService<Rehearsal>().RunAsync(made.Path, passphrase, CancellationToken.None));
        var rehearsalTime = clock.Elapsed;
        Assert.Empty(rehearsed.Faults);

        var facts = OldStore.Facts(truth).Except(OldFact.Named).Where(fact => !Own.Contains(fact.Name)).ToList();
        var wanted = OldStore.Read(truth, facts);
        await other.RestoreAsync(made.Path, passphrase);
        var differences = Compare("elsewhere", wanted, OldStore.Read(other.File, facts));
        // And over a store that has gone on.
        await other.EnrolAsync("恢复后又来的人");
        clock.Restart();
        await other.RestoreAsync(made.Path, passphrase);
        var restoreTime = clock.Elapsed;
        differences += Compare("over itself", wanted, OldStore.Read(other.File, facts));
        await other.UpgradeAsync();
        var faults = (await other.CheckAsync()).Select(fault => fault.Reason!).ToList();
        SqliteConnection.ClearAllPools();
        return new RestoreRun(wanted.Values.Sum(rows => (long)rows.Count), new FileInfo(truth).Length, made.Bytes, backupTime, rehearsalTime, restoreTime, differences, faults);
    }

    private static string Compare(string where, Dictionary<string, IReadOnlyList<string>> wanted, Dictionary<string, IReadOnlyList<string>> found) => string.Concat(
        from fact in wanted
        where !fact.Value.SequenceEqual(found[fact.Key])
        select $"{where}, {fact.Key}: {fact.Value.Except(found[fact.Key]).FirstOrDefault()} / {found[fact.Key].Except(fact.Value).FirstOrDefault()}\n");
}
