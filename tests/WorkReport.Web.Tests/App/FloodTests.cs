using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Serilog;
using WorkReport.Web.Commands;
using WorkReport.Web.Data;
using WorkReport.Web.Pages;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Tests.App;

/// <summary>Whoever asks as fast as they can waits for themselves, and neither fills the logs nor washes away what stands in them.</summary>
[Collection(Alone.Name)]
public sealed class FloodTests(Site site) : SiteTest(site)
{
    private static readonly Uri Anything = new("/csp-reports", UriKind.Relative);

    [Fact]
    public async Task Strangers_are_answered_at_a_pace_for_which_nobody_waits_who_is_signed_in()
    {
        Assert.Equal(HttpStatusCode.OK, (await Browser.OpenAsync("/account")).Status);
        using var client = Site.Client();
        var started = TimeProvider.System.GetTimestamp();
        var asked = Enumerable.Range(0, (2 * StrangersPace.AtOnce) + StrangersPace.ASecond).Select(_ => client.PostAsync(Anything, new StringContent("x"))).ToList();
        Assert.Equal(HttpStatusCode.OK, (await Browser.OpenAsync("/account")).Status);
        Assert.All(await Task.WhenAll(asked), answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0.6, 60);

        // Now many more than may wait; who asks for a style or whether the site is well is not among them.
        using var gone = new CancellationTokenSource();
        var crowd = Enumerable.Range(0, StrangersPace.Waiting + (6 * StrangersPace.AtOnce)).Select(_ => client.PostAsync(Anything, new StringContent("x"), gone.Token)).ToList();
        HttpResponseMessage told;
        do
        {
            var next = await Task.WhenAny(crowd);
            crowd.Remove(next);
            told = await next;
        }
        while (told.StatusCode is HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, told.StatusCode);
        Assert.StartsWith("现在同时送来的内容太多", await told.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var other = Site.Client();
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(new Uri("/healthz", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(new Uri("/site.css", UriKind.Relative))).StatusCode);
        await gone.CancelAsync();
        await Task.WhenAll(crowd).ContinueWith(_ => { }, TaskScheduler.Default);
        Site.Log.Take();
    }

    [Fact]
    public async Task What_strangers_send_for_nothing_is_read_slowly_and_answered()
    {
        var started = TimeProvider.System.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var client = Site.Client();
            return (await client.PostAsync(new Uri("/typesetting", UriKind.Relative), new ByteArrayContent(new byte[3_000_000]))).StatusCode;
        }));
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status));
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0.5, 60);
    }

    [Fact]
    public async Task Of_forms_with_foreign_fields_so_many_an_hour_leave_a_line_and_the_rest_is_answered_late()
    {
        var token = (await Browser.OpenAsync("/typesetting")).Document.QuerySelector("form.source input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var before = await LinesAsync("form.foreignFields");
        for (var n = 0; n < ForeignFields.MostAnHour; n++)
            await SendAsync();
        Assert.Equal(before + ForeignFields.MostAnHour, await LinesAsync("form.foreignFields"));
        var started = TimeProvider.System.GetTimestamp();
        await SendAsync();
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0.9, 60);
        Assert.Equal(before + ForeignFields.MostAnHour, await LinesAsync("form.foreignFields"));

        async Task SendAsync()
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["Form.Text"] = "", ["Form.State"] = "Accepted" });
            await Browser.PostAsync("/typesetting", form);
        }
    }

    [Fact]
    public async Task Of_refused_sign_ins_from_one_address_so_many_leave_a_line_and_the_next_hour_says_how_many_more()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var lines = new FoldedLines(clock, 2, TimeSpan.FromHours(1));
        var before = await LinesAsync("account.refused");
        foreach (var name in new[] { Site.Admin, "无名甲", "无名乙", Site.Admin, "无名丙" })
            await RefusedAsync(name, "203.0.113.7");
        Assert.Equal(before + 2, await LinesAsync("account.refused"));
        await RefusedAsync("无名甲", "203.0.113.8");
        Assert.Equal(before + 3, await LinesAsync("account.refused"));
        clock.Advance(TimeSpan.FromHours(1));
        await RefusedAsync("无名丁", "203.0.113.7");
        Assert.Contains("\"untold\":3", await Site.With(db => db.AuditEntries.OrderByDescending(e => e.Sequence).Where(e => e.What == "account.refused").Select(e => e.After).FirstAsync()), StringComparison.Ordinal);

        Task RefusedAsync(string name, string from) => Site.WithServices(async services =>
        {
            var signIns = new SignIns(services.GetRequiredService<WorkReportDb>(), services.GetRequiredService<Passwords>(), new SessionQuery(), services.GetRequiredService<KeptByRights<IReadOnlyList<HeldRole>>>(), lines, clock);
            Assert.Null(await signIns.TryAsync(name, "不对的密码 abc", null, IPAddress.Parse(from), default));
            return true;
        });
    }

    [Fact]
    public async Task Of_what_strangers_ask_in_a_minute_so_much_leaves_a_line_and_others_have_theirs()
    {
        await using var site = new LoggedSite();
        await site.InitializeAsync();
        using var client = site.Client();
        await Task.WhenAll(Enumerable.Range(0, RequestLog.MostAMinute + 20).Select(_ => client.PostAsync(Anything, new StringContent("x"))));
        Assert.Equal(HttpStatusCode.OK, (await (await site.SignedInAs(Site.Admin)).OpenAsync("/account")).Status);
        await using var stream = new FileStream(Assert.Single(Directory.GetFiles(Path.Combine(site.Folder, "logs"))), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var log = await new StreamReader(stream).ReadToEndAsync();
        Assert.InRange(log.Split("person 0,").Length - 1, RequestLog.MostAMinute - 5, RequestLog.MostAMinute);
        Assert.Contains("GET /account 200", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_for_another_to_save_looks_again_by_SQLites_own_waiting() => await Site.With(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA busy_timeout";
        Assert.Equal(1000L * Databases.BusySeconds, await command.ExecuteScalarAsync());
    });

    private Task<int> LinesAsync(string what) => Site.With(db => db.AuditEntries.CountAsync(e => e.What == what));

    private sealed class LoggedSite : Site
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            ArgumentNullException.ThrowIfNull(builder);
            base.ConfigureWebHost(builder);
            builder.ConfigureLogging((context, logging) => logging.AddSerilog(Serve.Log(context.Configuration), dispose: true));
        }
    }
}
