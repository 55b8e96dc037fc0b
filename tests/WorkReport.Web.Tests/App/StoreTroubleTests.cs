using System.Data.Common;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.App;

/// <summary>A site whose disk can be made as full as it is.</summary>
public sealed class NarrowSite : Site
{
    private readonly Disk disk = new();

    public bool IsFull
    {
        get => disk.IsFull;
        set => disk.IsFull = value;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.ConfigureDbContext<SqliteWorkReportDb>(options => options.AddInterceptors(disk)));
    }

    /// <summary>SQLite itself says that it is full: no page more than there are.</summary>
    private sealed class Disk : DbConnectionInterceptor
    {
        public bool IsFull { get; set; }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(connection);
            await using var command = connection.CreateCommand();
            command.CommandText = IsFull ? "PRAGMA max_page_count=1" : "PRAGMA max_page_count=4294967294";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

/// <summary>Where the store cannot take anything, the person is told so, and what they typed is still there.</summary>
[Collection(Alone.Name)]
public sealed class StoreTroubleTests(NarrowSite site) : IClassFixture<NarrowSite>
{
    private async Task<(Browser Browser, string Edit)> WriterAsync()
    {
        var city = await City.In(site);
        return (await site.SignedInAs(City.UserAt("CA11", Role.Contributor)), $"/items/{city.ItemOf("CA11")}");
    }

    [Fact]
    public async Task A_full_disk_is_told_and_the_text_comes_back()
    {
        var (browser, edit) = await WriterAsync();
        var page = await browser.OpenAsync(edit);
        var text = string.Concat(Enumerable.Repeat("满盘时写下的一句话。", 180));
        site.IsFull = true;
        try
        {
            var refused = await browser.SubmitAsync(page, "main form", new() { ["Form.Body"] = text });
            Assert.True(refused.Status == HttpStatusCode.ServiceUnavailable, refused.Words("main"));
            Assert.Contains("磁盘满了", refused.Words("main"), StringComparison.Ordinal);
            Assert.Contains(text, refused.Html, StringComparison.Ordinal);
            site.IsFull = false;
            Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync(refused, "main form")).Status);
            Assert.Contains(text, (await browser.OpenAsync(edit)).Html, StringComparison.Ordinal);
        }
        finally
        {
            site.IsFull = false;
            site.Log.Take();
        }
    }

    [Fact]
    public async Task While_others_hold_the_store_pages_are_read_and_saving_signing_in_and_out_are_told_to_wait()
    {
        var (browser, edit) = await WriterAsync();
        var page = await browser.OpenAsync(edit);
        var stranger = new Browser(site.Client());
        var signIn = await stranger.OpenAsync("/sign-in");
        await using var scope = site.Services.CreateAsyncScope();
        await using var held = new SqliteConnection(scope.ServiceProvider.GetRequiredService<WorkReportDb>().Database.GetConnectionString());
        await held.OpenAsync();
        await using (var transaction = held.BeginTransaction())
        {
            var answers = await Task.WhenAll(
                browser.OpenAsync("/"),
                browser.SubmitAsync(page, "main form", new() { ["Form.Body"] = "有人占着数据库时写下的话。" }),
                stranger.SubmitAsync(signIn, "main form", new() { ["UserName"] = Site.Admin, ["Password"] = Site.Password }),
                browser.SubmitAsync(page, ".who form[action='/sign-out']"));
            Assert.Equal(HttpStatusCode.OK, answers[0].Status);
            foreach (var answer in answers[1..])
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
                Assert.Contains("没有保存成功", answer.Words("main"), StringComparison.Ordinal);
            }

            Assert.Contains("有人占着数据库时写下的话。", answers[1].Html, StringComparison.Ordinal);
            using var client = await site.ClientOf(City.UserAt("CA11", Role.Contributor));
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync(page, "main form", new() { ["Form.Body"] = "现在保存得了。" })).Status);
        site.Log.Take();
    }
}
