using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Backups;

/// <summary>A store that is changed, backed up, changed again and restored elsewhere and over itself, and what differs then.</summary>
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

    /// <summary>So many changes, of several kinds, each with its line in the log: people, units, items with evidence, items written anew.</summary>
    public static async Task ChangeAsync(BackupStore store, int changes)
    {
        const int atOnce = 20;
        for (var begun = 0; begun < changes; begun += atOnce)
        {
            await store.ChangeAsync(db =>
            {
                var (top, period) = (db.OrgUnits.Include(u => u.Places).First(u => u.Places.Any(p => p.ParentId == null)), db.Periods.Include(p => p.Sections).OrderByDescending(p => p.Id).First());
                var items = db.WorkItems.OrderByDescending(i => i.Id).Take(atOnce).ToList();
                for (var n = begun; n < Math.Min(changes, begun + atOnce); n++)
                {
                    var name = $"{changes.ToString(CultureInfo.InvariantCulture)}-{n.ToString(CultureInfo.InvariantCulture)}";
                    switch (n % 4)
                    {
                        case 0:
                            db.Add(Person.Enrol($"新来的人{name}", BackupStore.By));
                            break;
                        case 1:
                            db.Add(OrgUnit.Found($"N{Guid.NewGuid():N}"[..12], $"新单位{name}", UnitLevel.County, top, new DateOnly(2020, 1, 1), BackupStore.By));
                            break;
                        case 2 when items.Count > 0:
                            var item = items[n % items.Count];
                            item.Change(new ItemWords(item.SectionId, $"第{name}次改写的段首句", new FigureText([new TextPiece($"第{name}次改写的正文。")])), BackupStore.By);
                            break;
                        default:
                            var written = db.Add(WorkItem.Write(top.Id, period.Id, new ItemWords(period.Sections[0].Id, $"第{name}件事", new FigureText([new TextPiece("全年宣讲。")])), BackupStore.By)).Entity;
                            written.Attach($"名册{name}.pdf", [.. "%PDF-1.7 "u8, .. RandomNumberGenerator.GetBytes(3000)], BackupStore.By);
                            break;
                    }
                }
            });
        }
    }

    /// <summary>Backs it up, changes it again, and restores it in an empty folder and over itself.</summary>
    /// <exception cref="InvalidOperationException">The rehearsal found faults.</exception>
    public static async Task<RestoreRun> OnceAsync(BackupStore store, string? passphrase, int changesAfter)
    {
        var truth = store.New($"{Guid.NewGuid():N}.db");
        await store.With(async s => await StoreCopy.TakeAsync(s.GetRequiredService<WorkReportDb>(), truth, CancellationToken.None));
        var clock = Stopwatch.StartNew();
        var made = await store.BackUpAsync(store.New(Guid.NewGuid().ToString("N")), passphrase);
        var backupTime = clock.Elapsed;
        await ChangeAsync(store, changesAfter);

        clock.Restart();
        if ((await store.RehearseAsync(made.Path, passphrase)).Faults is { Count: > 0 } found)
            throw new InvalidOperationException(string.Join(' ', found));
        var rehearsalTime = clock.Elapsed;

        var facts = OldStore.Facts(truth).Except(OldFact.Named).Where(fact => !Own.Contains(fact.Name)).ToList();
        var wanted = OldStore.Read(truth, facts);
        await using var fresh = new BackupStore();
        await fresh.RestoreAsync(made.Path, passphrase);
        var differences = Compare("elsewhere", wanted, OldStore.Read(fresh.File, facts));
        clock.Restart();
        await store.RestoreAsync(made.Path, passphrase);
        var restoreTime = clock.Elapsed;
        differences += Compare("over itself", wanted, OldStore.Read(store.File, facts));
        await store.UpgradeAsync();
        var faults = (await store.CheckAsync()).Select(fault => fault.Reason!).ToList();
        return new RestoreRun(wanted.Values.Sum(rows => (long)rows.Count), new FileInfo(truth).Length, made.Bytes, backupTime, rehearsalTime, restoreTime, differences, faults);
    }

    private static string Compare(string where, Dictionary<string, IReadOnlyList<string>> wanted, Dictionary<string, IReadOnlyList<string>> found) => string.Concat(
        from fact in wanted
        where !fact.Value.SequenceEqual(found[fact.Key])
        select $"{where}, {fact.Key}: {fact.Value.Except(found[fact.Key]).FirstOrDefault()} / {found[fact.Key].Except(fact.Value).FirstOrDefault()}\n");
}
