using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Backups;
using WorkReport.Web.Data;
using WorkReport.Web.Jobs;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Backups;

/// <summary>A site that closes its backups with a passphrase.</summary>
public sealed class BackupSite : Site
{
    private readonly string passphrase = Path.GetTempFileName();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        File.WriteAllText(passphrase, BackupStore.Passphrase);
        builder.UseSetting("Backup:PassphraseFile", passphrase);
        builder.UseSetting("Backup:Keep", "3");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        File.Delete(passphrase);
    }
}

public sealed class BackupPageTests(BackupSite site) : SiteTest(site), IClassFixture<BackupSite>
{
    private BackupShelf Shelf => Site.Services.GetRequiredService<BackupShelf>();

    [Fact]
    public async Task One_press_makes_a_backup_rehearses_it_and_shows_it()
    {
        var page = await Browser.OpenAsync("/backup");
        var before = Shelf.List().Count;
        page = await Browser.SubmitAsync(page, "main form");
        Assert.Equal("/backup?asked=true", page.Path);
        await DoneAsync(nameof(MakeBackup));

        page = await Browser.OpenAsync("/backup?asked=true");
        var made = Shelf.List()[0];
        Assert.True(made.IsGood);
        Assert.True(made.IsSealed);
        Assert.Equal(Math.Min(3, before + 1), Shelf.List().Count);
        Assert.Contains("演练通过", page.Words("tbody tr:first-child"), StringComparison.Ordinal);
        Assert.Contains("演练通过：文件完整", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.DoesNotContain("还没有", page.Words("main"), StringComparison.Ordinal);
        var log = await Browser.OpenAsync("/log?what=backup.");
        Assert.All([$"{Site.Admin}（{Site.Admin}） 做了备份", "演练了恢复", made.Name], words => Assert.Contains(words, log.Words(".log"), StringComparison.Ordinal));

        var status = await Browser.OpenAsync("/status");
        Assert.Contains("最近一次可用的备份", status.Words("main"), StringComparison.Ordinal);
        Assert.Contains("日志封签", status.Words("table.jobs"), StringComparison.Ordinal);
        Assert.NotNull(status.Document.QuerySelector("main a[href='/backup']"));
        Assert.NotNull(status.Document.QuerySelector("nav a[href='/backup']"));
    }

    [Fact]
    public async Task One_file_is_rehearsed_downloaded_and_says_how_it_is_restored()
    {
        var name = await MadeAsync();
        var page = await Browser.OpenAsync($"/backup/{name}");
        Assert.Contains($"WorkReport.Web restore \"{Path.Combine(Site.Folder, "backups", name)}\" --data \"{Site.Folder}\"", page.Document.QuerySelector("#command")!.TextContent, StringComparison.Ordinal);
        var before = Shelf.Find(name)!.Note!.RehearsedAt;
        await Browser.SubmitAsync(page, "main form");
        await DoneAsync(nameof(RehearseBackup));
        Assert.True(Shelf.Find(name)!.Note!.RehearsedAt > before);
        page = await Browser.OpenAsync($"/backup/{name}");
        Assert.Contains("可以恢复", page.Words(".note.good"), StringComparison.Ordinal);

        var lines = await DownloadsAsync();
        using var client = await Site.ClientOf(Site.Admin);
        var file = await client.GetByteArrayAsync(new Uri($"/backup/{name}/file", UriKind.Relative));
        Assert.Equal(await File.ReadAllBytesAsync(Shelf.Find(name)!.Path), file);
        Assert.Equal(lines + 1, await DownloadsAsync());
        foreach (var nothing in new[] { "/backup/nothing.zip", "/backup/nothing.zip/file", $"/backup/{name}.json", $"/backup/{name}.json/file", "/backup/..%2F..%2Fworkreport.db/file" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(nothing, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_file_that_was_changed_is_told_and_is_not_the_last_good_one()
    {
        var name = await MadeAsync();
        var path = Shelf.Find(name)!.Path;
        var whole = await File.ReadAllBytesAsync(path);
        whole[^1] ^= 1;
        await File.WriteAllBytesAsync(path, whole);
        await Browser.SubmitAsync(await Browser.OpenAsync($"/backup/{name}"), "main form");
        await DoneAsync(nameof(RehearseBackup));
        var page = await Browser.OpenAsync($"/backup/{name}");
        Assert.Contains("不完整或被改动过", page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.NotEqual(name, Shelf.LastGood()?.Name);
        Assert.Contains(Site.Log.Take(), line => line.Contains(nameof(RehearseBackup), StringComparison.Ordinal));
        File.Delete(path);
    }

    [Fact]
    public async Task Both_pages_are_there_in_English_too()
    {
        var name = await MadeAsync();
        var client = await Site.ClientOf(Site.Admin);
        client.DefaultRequestHeaders.Add("Cookie", "WorkReport.Language=en");
        var browser = new Browser(client);
        Assert.Contains("Back up now", (await browser.OpenAsync("/backup")).Words("main"), StringComparison.Ordinal);
        Assert.Contains("Rehearse the restore", (await browser.OpenAsync($"/backup/{name}")).Words("main"), StringComparison.Ordinal);
        Assert.Contains("The last good backup", (await browser.OpenAsync("/status")).Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_administers_a_part_sees_how_the_backups_stand_and_gets_none()
    {
        var name = await MadeAsync();
        await Site.With(async db =>
        {
            if (!await db.OrgUnits.AnyAsync(u => u.Code == "PART"))
            {
                db.Add(OrgUnit.Found("PART", "一个县", UnitLevel.County, await db.OrgUnits.SingleAsync(u => u.Code == Site.Top), City.Founded, Site.By));
                await db.SaveChangesAsync();
            }
        });
        await Site.EnrolAsync("县里的管理员", ("PART", Role.Administrator));
        var browser = await Site.SignedInAs("县里的管理员");
        foreach (var address in new[] { "/backup", $"/backup/{name}", $"/backup/{name}/file" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(address)).Status);
        var status = await browser.OpenAsync("/status");
        Assert.Contains("最近一次可用的备份", status.Words("main"), StringComparison.Ordinal);
        Assert.Null(status.Document.QuerySelector("a[href='/backup']"));
        Assert.Empty(status.Document.QuerySelectorAll("table.jobs small"));
    }

    [Fact]
    public void The_last_good_one_warns_when_it_is_old_or_missing_and_is_never_thrown_away()
    {
        var folder = Directory.CreateTempSubdirectory("workreport-shelf-").FullName;
        try
        {
            var shelf = new BackupShelf(new BackupSettings(folder, IsChosen: true, Hour: 2, Keep: 2, PassphraseFile: null, TimeSpan.FromHours(48)));
            var now = new DateTimeOffset(2026, 12, 31, 4, 0, 0, TimeSpan.Zero);
            Assert.True(shelf.IsOld(shelf.LastGood(), now));
            foreach (var (days, good) in new[] { (9, true), (3, true), (2, false), (1, false), (0, false) })
            {
                var path = shelf.NewPath(now.AddDays(-days), isSealed: false);
                File.WriteAllText(path, "zip");
                BackupShelf.Keep(path, new BackupNote(3, "", "0.1.0", 1, 1, false, "测试", now, good ? [] : [new Sentence("Backup.Changed")]));
            }

            File.WriteAllText(Path.Combine(folder, "workreport-20261231T040000Z-20261129205158_Rights.db"), "a copy before an upgrade");
            Assert.Equal(5, shelf.List().Count);
            Assert.Equal(now.AddDays(-3), shelf.LastGood()!.TakenAt);
            Assert.True(shelf.IsOld(shelf.LastGood(), now));
            Assert.False(shelf.IsOld(shelf.LastGood(), now.AddDays(-2)));
            Assert.Equal(2, shelf.Prune());
            Assert.Equal([now, now.AddDays(-1), now.AddDays(-3)], shelf.List().Select(backup => backup.TakenAt));
            Assert.True(File.Exists(Path.Combine(folder, "workreport-20261231T040000Z-20261129205158_Rights.db")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Task<int> DownloadsAsync() => Site.With(db => db.AuditEntries.CountAsync(e => e.What == "backup.downloaded"));

    private async Task<string> MadeAsync()
    {
        await DoneAsync(nameof(MakeBackup));
        if (Shelf.LastGood() is { } there)
            return there.Name;
        await Browser.SubmitAsync(await Browser.OpenAsync("/backup"), "main form");
        await DoneAsync(nameof(MakeBackup));
        return Shelf.LastGood()!.Name;
    }

    private async Task DoneAsync(string job)
    {
        for (var n = 0; n < 300; n++)
        {
            if (await Site.With(db => db.Jobs.AsNoTracking().Where(j => j.Name == job).SingleOrDefaultAsync()) is { AskedBy: null, TakenUntil: null })
                return;
            await Task.Delay(100);
        }

        Assert.Fail($"{job} does not end.");
    }
}
