using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Web.Backups;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Backups;

/// <summary>What was backed up comes back as it was, and what stood there is never lost.</summary>
public sealed class RestoreTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(BackupStore.Passphrase)]
    public async Task After_changes_what_is_restored_is_equal_row_for_row(string? passphrase)
    {
        await using var store = await BackupStore.FilledAsync();
        await RestoreRun.ChangeAsync(store, 300);
        await store.SealAsync();
        var run = await RestoreRun.OnceAsync(store, passphrase, changesAfter: 100);
        Assert.Equal("", run.Differences);
        Assert.True(run.Rows > 500, $"{run.Rows}");
        Assert.Empty(run.Faults);
    }

    [Fact]
    public async Task What_stood_here_is_put_aside_sessions_end_and_a_line_says_so()
    {
        await using var store = await BackupStore.FilledAsync();
        await store.EnrolAsync("备份前的人");
        await store.OpenSessionAsync("备份前的人");
        var made = await store.BackUpAsync(store.New("one.sealed"));
        await store.EnrolAsync("备份后的人");
        await store.SealAsync();
        var before = await store.With(s => s.GetRequiredService<WorkReportDb>().AuditHeads.Select(h => h.Sequence).SingleAsync());

        var restored = await store.RestoreAsync(made.Path);
        Assert.Equal(["备份前的人"], await store.NamesAsync());
        Assert.Equal(["Backup.HereIsAhead"], restored.Notes.Select(note => note.Key));
        Assert.Equal(before - made.Manifest.LogLine, Convert.ToInt64(restored.Notes[0].Values[2], System.Globalization.CultureInfo.InvariantCulture));
        var line = await store.With(s => s.GetRequiredService<WorkReportDb>().AuditEntries.OrderByDescending(e => e.Sequence).FirstAsync());
        Assert.Equal((StoreRestore.Event, $$"""{"lines":{{before}}}"""), (line.What, line.Before));
        Assert.Equal(0, await store.With(s => s.GetRequiredService<WorkReportDb>().Sessions.CountAsync()));
        // The seals came along, so that nothing looks cut off.
        Assert.Empty(await store.CheckAsync());
        Assert.True(File.Exists(Path.Combine(restored.Aside, DatabaseChoice.FileName)));
        Assert.Equal(["备份前的人", "备份后的人"], await PeopleInAsync(restored.Aside, store));
    }

    [Fact]
    public async Task While_somebody_has_the_store_open_nothing_is_restored()
    {
        await using var store = await BackupStore.FilledAsync();
        var made = await store.BackUpAsync(store.New("one.sealed"));
        var choice = await store.With(s => Task.FromResult(s.GetRequiredService<DatabaseChoice>()));
        using (StoreInUse.Share(choice))
        using (StoreInUse.Share(choice))
            Assert.Equal("Backup.SiteRuns", await BackupFileTests.ReasonAsync(() => store.RestoreAsync(made.Path)));
        using (StoreInUse.Alone(choice))
            Assert.Equal("Restoring", Assert.Throws<DatabaseRefusedException>(() => StoreInUse.Share(choice)).Reason);
        await store.RestoreAsync(made.Path);
    }

    [Fact]
    public async Task Broken_off_anywhere_the_old_store_starts_or_the_new_one()
    {
        var (old, come) = (0, 0);
        int steps;
        for (var at = 1; ; at++)
        {
            await using var store = await BackupStore.FilledAsync();
            await store.EnrolAsync("备份前的人");
            var made = await store.BackUpAsync(store.New("one.sealed"));
            await store.EnrolAsync("备份后的人");
            await store.SealAsync();
            steps = 0;
            try
            {
                await store.RestoreAsync(made.Path, afterEach: () =>
                {
                    if (++steps == at)
                        throw new IOException("The power went.");
                });
                break;
            }
            catch (IOException)
            {
                // What a start does.
                store.Restart();
            }

            await store.UpgradeAsync();
            var names = await store.NamesAsync();
            Assert.Contains(string.Join(' ', names), (string[])["备份前的人", "备份前的人 备份后的人"]);
            if (names.Count == 1)
                come++;
            else
                old++;
            // Log and seals belong together in either, and nothing is half done any more.
            Assert.Empty(await store.CheckAsync());
            Assert.False(Directory.Exists(Path.Combine(store.Folder, StoreSwap.ReadyFolder)));
            await store.EnrolAsync("之后的人");
        }

        Assert.Equal(1, old);
        Assert.True(come >= 6, $"{come} of {steps}");
    }

    [Fact]
    public async Task On_a_new_machine_it_comes_back_whole_with_keys_and_without_them_it_seals_anew()
    {
        await using var store = await BackupStore.FilledAsync();
        await store.EnrolAsync("备份前的人");
        await store.SealAsync();
        var (closed, open) = (await store.BackUpAsync(store.New("one.sealed")), await store.BackUpAsync(store.New("one.zip"), null));
        await using (var fresh = new BackupStore())
        {
            var restored = await fresh.RestoreAsync(closed.Path);
            Assert.Equal(["Backup.NothingHere"], restored.Notes.Select(note => note.Key));
            Assert.False(Directory.Exists(restored.Aside));
            await fresh.UpgradeAsync();
            Assert.Equal(["备份前的人"], await fresh.NamesAsync());
            Assert.Empty(await fresh.CheckAsync());
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(store.Folder, TrailSeals.KeyFileName)), await File.ReadAllBytesAsync(Path.Combine(fresh.Folder, TrailSeals.KeyFileName)));
        }

        await using (var fresh = new BackupStore())
        {
            Assert.Equal(["Backup.NothingHere", "Backup.SealsLeftOut"], (await fresh.RestoreAsync(open.Path, null)).Notes.Select(note => note.Key));
            await fresh.SealAsync();
            Assert.Empty(await fresh.CheckAsync());
        }

        // Where the key still lies, an open one is judged by it.
        Assert.Equal(["Backup.HereIsAhead"], (await store.RehearseAsync(open.Path, null)).Notes.Select(note => note.Key));
    }

    [Fact]
    public async Task A_backup_of_an_older_program_is_brought_up_to_this_one()
    {
        await using var old = new OldStore();
        await using var store = new BackupStore();
        Directory.CreateDirectory(store.Folder);
        File.Copy(old.Store.File, store.File);
        var facts = OldStore.Facts(old.Store.File).Where(fact => fact.Name is "People" or "OrgUnits" or "MetricValues" or "AuditEntries").ToList();
        Assert.Equal(4, facts.Count);
        var truth = OldStore.Read(old.Store.File, facts);
        var made = await store.With(s => s.GetRequiredService<BackupMaker>().WriteAsync(store.New("old.zip"), null, CancellationToken.None));
        await using var fresh = new BackupStore();
        Assert.Contains("Backup.Upgraded", (await fresh.RestoreAsync(made.Path, null)).Notes.Select(note => note.Key));
        Assert.True((await fresh.UpgradeAsync()).WasUpToDate);
        Assert.All(OldStore.Read(fresh.File, facts), fact => Assert.Equal(truth[fact.Key], fact.Value));
        Assert.Empty(await fresh.CheckAsync());
    }

    private static async Task<List<string>> PeopleInAsync(string folder, BackupStore store)
    {
        await using var aside = UnpackedStore.Open(folder, null);
        Assert.NotEqual(folder, store.Folder);
        return await aside.With((db, cancel) => db.People.OrderBy(p => p.Id).Select(p => p.Name).ToListAsync(cancel), CancellationToken.None);
    }
}
