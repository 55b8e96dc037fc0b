using System.Data.Common;
using System.Net;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.WorkItems;

namespace WorkReport.Web.Tests.App;

/// <summary>A site whose disk can be made as full as it is, or one that can only be read.</summary>
public sealed class NarrowSite : Site
{
    private readonly Disk disk = new();

    public bool IsFull
    {
        get => disk.IsFull;
        set => disk.IsFull = value;
    }

    /// <summary>It has no room for anything at all, not even in the pages it has.</summary>
    public bool IsChokeFull
    {
        get => disk.Writes.AreRefused;
        set => disk.Writes.AreRefused = value;
    }

    /// <summary>So many changes of an item are given up for another's sake before one goes through.</summary>
    public int Victims
    {
        get => disk.Writes.Victims;
        set => disk.Writes.Victims = value;
    }

    public bool IsReadOnly
    {
        get => disk.IsReadOnly;
        set => disk.IsReadOnly = value;
    }

    /// <summary>Bytes that the system says are free; null: it does not tell.</summary>
    public long? Free { get; set; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services
            .ConfigureDbContext<SqliteWorkReportDb>(options => options.AddInterceptors(disk, disk.Writes))
            .AddSingleton(new StoreSpace(() => Free)));
    }

    /// <summary>SQLite itself says that it is full, no page more than there are, or that nothing may be written.</summary>
    private sealed class Disk : DbConnectionInterceptor
    {
        public bool IsFull { get; set; }

        public bool IsReadOnly { get; set; }

        public WriteGate Writes { get; } = new();

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(connection);
            await using var command = connection.CreateCommand();
            command.CommandText = IsFull ? "PRAGMA max_page_count=1" : "PRAGMA max_page_count=4294967294";
            command.CommandText += IsReadOnly ? ";PRAGMA query_only=1" : ";PRAGMA query_only=0";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

/// <summary>Refuses whatever would write as SQLite does on a full disk.</summary>
public sealed class WriteGate : DbCommandInterceptor
{
    public bool AreRefused { get; set; }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Judge(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Judge(command);
        return ValueTask.FromResult(result);
    }

    /// <summary>So many of the next changes of an item are given up by the server for another's sake.</summary>
    public int Victims { get; set; }

    private void Judge(DbCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Victims > 0 && command.CommandText.Contains("UPDATE \"WorkItems\"", StringComparison.Ordinal))
        {
            Victims--;
            throw Deadlock();
        }

        if (AreRefused && ((string[])["INSERT", "UPDATE", "DELETE"]).Any(word => command.CommandText.StartsWith(word, StringComparison.Ordinal)))
            throw new SqliteException("database or disk is full", 13);
    }

    // The provider makes it from what the server sends, and for nobody else.
    private static SqlException Deadlock()
    {
        const BindingFlags hidden = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic;
        var make = typeof(SqlError).GetConstructors(hidden)[0];
        var error = make.Invoke([.. make.GetParameters().Select(parameter =>
            parameter.Position == 0 ? 1205 : parameter.ParameterType == typeof(string) ? "deadlock" : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null)]);
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", hidden)!.Invoke(errors, [error]);
        return (SqlException)typeof(SqlException).GetMethod("CreateException", hidden, [typeof(SqlErrorCollection), typeof(string)])!.Invoke(null, [errors, "15.0"])!;
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

    /// <summary>The sign-in writes, and so does the sign-out: neither ends in a fault without words.</summary>
    [Theory]
    [InlineData(true, "磁盘满了")]
    [InlineData(false, "写不进数据库")]
    public async Task Signing_in_and_out_and_saving_are_told_that_nothing_can_be_written(bool isFull, string said)
    {
        var (browser, edit) = await WriterAsync();
        var (page, stranger) = (await browser.OpenAsync(edit), new Browser(site.Client()));
        var signIn = await stranger.OpenAsync("/sign-in");
        (site.IsChokeFull, site.IsReadOnly) = (isFull, !isFull);
        try
        {
            Opened[] refused =
            [
                await browser.SubmitAsync(page, "main form", new() { ["Form.Body"] = string.Concat(Enumerable.Repeat("写不进去时写下的一句话。", 150)) }),
                await stranger.SubmitAsync(signIn, "main form", new() { ["UserName"] = Site.Admin, ["Password"] = Site.Password }),
                await browser.SubmitAsync(page, ".who form[action='/sign-out']"),
            ];
            Assert.All(refused, answer => Assert.Equal((HttpStatusCode.ServiceUnavailable, said), (answer.Status, answer.Words("main").Contains(said, StringComparison.Ordinal) ? said : answer.Words("main"))));
            // What a page says by itself comes as a line that its script understands.
            using var client = await site.ClientOf(City.UserAt("CA11", Role.Contributor));
            using var content = new FormUrlEncodedContent(new Dictionary<string, string>(SelfSaves.Fields(page)) { ["Form.Body"] = "自己保存时写不进去。" });
            using var request = new HttpRequestMessage(HttpMethod.Post, edit) { Content = content };
            request.Headers.Add("X-Saves-Itself", "1");
            var script = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, script.StatusCode);
            var line = JsonDocument.Parse(await script.Content.ReadAsStringAsync()).RootElement;
            Assert.Contains(said, line.GetProperty("why").GetString(), StringComparison.Ordinal);
            Assert.True(line.GetProperty("retry").GetBoolean());
        }
        finally
        {
            (site.IsChokeFull, site.IsReadOnly) = (false, false);
            site.Log.Take();
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(edit)).Status);
    }

    /// <summary>Two that wait for each other exist on SQL Server alone; what becomes of the one that is given up is the same form here.</summary>
    [Theory]
    [InlineData(2, HttpStatusCode.OK)]
    [InlineData(99, HttpStatusCode.ServiceUnavailable)]
    public async Task A_save_that_the_server_gave_up_for_anothers_sake_is_done_again_as_a_whole_and_once(int victims, HttpStatusCode status)
    {
        var (browser, edit) = await WriterAsync();
        var page = await browser.OpenAsync(edit);
        var before = await site.With(db => db.AuditEntries.CountAsync());
        site.Victims = victims;
        try
        {
            var saved = await browser.SubmitAsync(page, "main form", new() { ["Form.Body"] = $"让过{victims}次才存下的话。" });
            Assert.Equal(status, saved.Status);
            Assert.Equal(status is HttpStatusCode.OK ? 1 : 0, await site.With(db => db.AuditEntries.CountAsync()) - before);
            Assert.Equal(status is HttpStatusCode.OK, (await browser.OpenAsync(edit)).Html.Contains($"让过{victims}次才存下的话。", StringComparison.Ordinal));
            if (status is not HttpStatusCode.OK)
                Assert.Contains("现在保存的人很多", saved.Words("main"), StringComparison.Ordinal);
        }
        finally
        {
            site.Victims = 0;
            site.Log.Take();
        }
    }

    [Fact]
    public async Task While_hardly_anything_is_free_nothing_is_taken_in_and_what_was_typed_comes_back()
    {
        var (browser, edit) = await WriterAsync();
        var page = await browser.OpenAsync(edit);
        site.Free = StoreSpace.Least - 1;
        try
        {
            var refused = await browser.SubmitAsync(page, "main form", new() { ["Form.Body"] = "快满时写下的话。" });
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
            Assert.Contains("磁盘满了", refused.Words("main"), StringComparison.Ordinal);
            Assert.Contains("快满时写下的话。", refused.Html, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.Client().GetAsync(new Uri("/healthz", UriKind.Relative))).StatusCode);
            // Reading, signing in and signing out go on: they leave next to nothing.
            Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/")).Status);
            await site.SignInAsync(Site.Admin);
            site.Free = StoreSpace.Least;
            Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync(refused, "main form")).Status);
            Assert.Contains("快满时写下的话。", (await browser.OpenAsync(edit)).Html, StringComparison.Ordinal);
        }
        finally
        {
            site.Free = null;
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
