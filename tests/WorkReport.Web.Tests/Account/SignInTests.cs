using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Account;

[Collection(Alone.Name)]
public class SignInTests(GuardedSite site) : SiteTest(site), IClassFixture<GuardedSite>
{
    private static int people;

    [Fact]
    public async Task Every_page_asks_a_stranger_to_sign_in_and_leads_on_to_where_they_were_going()
    {
        foreach (var path in new[] { "/", "/typesetting", "/status", "/account", "/nothing-here" })
        {
            var page = await Stranger.OpenAsync(path);
            Assert.Equal(("登录", HttpStatusCode.OK), (page.Words("h1"), page.Status));
            Assert.Contains("严禁处理、存储、传输国家秘密和工作秘密", page.Words("main"), StringComparison.Ordinal);
        }

        var asked = await Stranger.OpenAsync("/typesetting?fill=true");
        var arrived = await EnterAsync(Stranger, asked, Site.Admin, Site.Password);
        Assert.Equal(("/typesetting?fill=true", "公文排版"), (arrived.Path, arrived.Words("h1")));
        Assert.Contains(Site.Admin, arrived.Words("header"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("李淑芬", "李淑芬")]
    [InlineData("欧阳.文", "  欧阳．文 ")]
    [InlineData("ＬiＭing７", "liming7")]
    [InlineData("𠮷野家主任", "𠮷野家主任")]
    public async Task A_name_is_found_as_it_is_typed_with_any_input_method(string name, string typed)
    {
        await Site.EnrolAsync(name);
        var page = await EnterAsync(Stranger, await Stranger.OpenAsync("/sign-in"), typed, Site.Password);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("/", page.Path);
    }

    [Fact]
    public async Task A_password_typed_at_full_width_is_the_same_password()
    {
        var name = await EnrolAsync();
        var page = await EnterAsync(Stranger, await Stranger.OpenAsync("/sign-in"), name, Site.Password.Replace('l', 'ｌ').Replace(' ', '\u3000'));
        Assert.Equal("/", page.Path);
    }

    [Fact]
    public async Task Whoever_is_refused_reads_the_same_words_whatever_the_reason()
    {
        var (known, gone, bare) = (await EnrolAsync(), await EnrolAsync(), await EnrolAsync());
        await Change(gone, p => p.Deactivate(Site.By));
        // An account that is signed in with something else one day.
        await Site.With(db => db.Set<Credential>().Where(c => db.Accounts.Any(a => a.Id == c.AccountId && a.UserName == bare)).ExecuteDeleteAsync());
        var answers = new List<string>();
        foreach (var (name, password) in new[] { (known, "不对的密码 abc"), ("没有这个人", Site.Password), (gone, Site.Password), (bare, Site.Password), (bare, ""), (known, ""), ("", ""), (new string('名', 5000), "x") })
        {
            var page = await EnterAsync(Stranger, await Stranger.OpenAsync("/sign-in"), name, password);
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Equal(name, page.Document.QuerySelector("#user-name")!.GetAttribute("value") ?? "");
            Assert.False(page.Document.QuerySelector("#password")!.HasAttribute("value"));
            answers.Add(page.Words("main"));
        }

        Assert.Single(answers.Distinct());
        Assert.Contains("用户名或密码不对", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_a_refusal_takes_tells_nothing()
    {
        var (known, waiting) = (await EnrolAsync(), await EnrolAsync());
        for (var n = 0; n < SignIns.FreeTries; n++)
            await TimeAsync(waiting);
        var (ofKnown, ofUnknown, ofWaiting) = (new List<double>(), new List<double>(), new List<double>());
        // In turns, and in another order each time, so that a machine that is busy for a while is so for all three.
        for (var n = 0; n < 12; n++)
        {
            // Before the known name, too, has to wait.
            if (n % (SignIns.FreeTries - 1) == 0)
                known = await EnrolAsync();
            (List<double> Of, string Name)[] turn = [(ofKnown, known), (ofUnknown, $"无名{n / (SignIns.FreeTries - 1)}"), (ofWaiting, waiting)];
            for (var i = 0; i < turn.Length; i++)
                turn[(n + i) % turn.Length].Of.Add(await TimeAsync(turn[(n + i) % turn.Length].Name));
        }

        Assert.InRange(Typical(ofUnknown) / Typical(ofKnown), 0.7, 1.4);
        Assert.InRange(Typical(ofWaiting) / Typical(ofKnown), 0.7, 1.4);
        TestContext.Current.SendDiagnosticMessage($"known {Typical(ofKnown):N1} ms, unknown {Typical(ofUnknown):N1} ms, waiting {Typical(ofWaiting):N1} ms");

        async Task<double> TimeAsync(string name) => await Site.WithServices(async services =>
        {
            // The processor's time, not the clock's: what the neighbours on the machine do is not measured.
            var started = Environment.CpuUsage.TotalTime;
            Assert.Null(await services.GetRequiredService<SignIns>().TryAsync(name, "不对的密码 abc", null, null, default));
            return (Environment.CpuUsage.TotalTime - started).TotalMilliseconds;
        });

        // The lower quartile: what disturbs a measurement only ever makes it longer.
        static double Typical(List<double> times) => times.Order().ElementAt(times.Count / 4);
    }

    [Fact]
    public async Task Guessing_makes_strangers_wait_and_neither_the_person_at_their_own_machine_nor_a_neighbour()
    {
        var (name, neighbour) = (await EnrolAsync(), await EnrolAsync());
        var own = new Browser(Site.Client(await Site.SignInAsync(name)));
        for (var n = 0; n < SignIns.FreeTries; n++)
            Assert.Equal(HttpStatusCode.BadRequest, (await EnterAsync(Stranger, await Stranger.OpenAsync("/sign-in"), name, $"猜第 {n} 次 abcdef")).Status);

        // Right at last, but too late; and no other stranger at that address may go on where this one stopped.
        Assert.Equal(HttpStatusCode.BadRequest, (await EnterAsync(Stranger, await Stranger.OpenAsync("/sign-in"), name, Site.Password)).Status);
        var other = new Browser(Site.Client());
        Assert.Equal(HttpStatusCode.BadRequest, (await EnterAsync(other, await other.OpenAsync("/sign-in"), name, Site.Password)).Status);

        Assert.Equal("/", (await EnterAsync(other, await other.OpenAsync("/sign-in"), neighbour, Site.Password)).Path);
        var left = await own.SubmitAsync(await own.OpenAsync("/"), ".who form[action='/sign-out']");
        Assert.Equal("登录", left.Words("h1"));
        Assert.Equal("/", (await EnterAsync(own, left, name, Site.Password)).Path);
    }

    [Fact]
    public async Task Who_guesses_at_all_names_from_one_place_locks_nobody_out_elsewhere()
    {
        var names = new[] { await EnrolAsync(), await EnrolAsync(), await EnrolAsync() };
        var (attacker, office) = (IPAddress.Parse("203.0.113.7"), IPAddress.Parse("198.51.100.4"));
        foreach (var name in names)
        {
            for (var n = 0; n < SignIns.FreeTries; n++)
                Assert.Null(await TryAsync(name, $"猜第 {n} 次 abcdef", attacker));
            Assert.Null(await TryAsync(name, Site.Password, attacker));
            Assert.NotNull(await TryAsync(name, Site.Password, office));
        }
    }

    [Fact]
    public async Task A_name_guessed_at_from_everywhere_waits_for_strangers_at_last()
    {
        var name = await EnrolAsync();
        for (var n = 0; n < SignIns.FreeTriesOfName; n++)
            Assert.Null(await TryAsync(name, $"猜第 {n} 次 abcdef", new IPAddress([198, 18, (byte)(n / 4), 1])));
        Assert.Null(await TryAsync(name, Site.Password, IPAddress.Parse("198.51.100.4")));
    }

    private Task<Session?> TryAsync(string name, string password, IPAddress source) =>
        Site.WithServices(services => services.GetRequiredService<SignIns>().TryAsync(name, password, null, source, default));

    [Fact]
    public async Task Thirty_guesses_at_once_are_no_more_than_five()
    {
        var name = await EnrolAsync();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(n => Site.WithServices(services => services.GetRequiredService<SignIns>().TryAsync(name, $"猜第 {n} 次 abcdef", null, null, default))));
        var tried = await Site.With(async db =>
        {
            var account = await db.Accounts.SingleAsync(a => a.UserName == name);
            return await db.AuditEntries.Where(e => e.Subject == $"Account/{account.Id}" && e.What == "account.refused").Select(e => e.After).ToListAsync();
        });
        Assert.Equal(30, tried.Count);
        Assert.Equal(SignIns.FreeTries, tried.Count(t => t!.Contains("password", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task While_two_hundred_wait_the_next_one_is_asked_to_come_back_and_keeps_the_name_typed()
    {
        var name = await EnrolAsync();
        var page = await Stranger.OpenAsync("/sign-in");
        await using (await PasswordsTests.CrowdAsync(Site.Services.GetRequiredService<Passwords>()))
        {
            var told = await EnterAsync(Stranger, page, name, Site.Password);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, told.Status);
            Assert.Contains("现在登录的人很多", told.Words("main"), StringComparison.Ordinal);
            Assert.Equal(name, told.Document.QuerySelector("#user-name")!.GetAttribute("value"));
            // Who is in goes on.
            Assert.Equal(HttpStatusCode.OK, (await Browser.OpenAsync("/account")).Status);
        }

        Assert.Equal("/", (await EnterAsync(Stranger, page, name, Site.Password)).Path);
    }

    /// <summary>Of several who sign in within a moment, or on two nodes whose clocks differ by one, each is let in: below the free tries nobody waits.</summary>
    [Fact]
    public async Task A_try_counted_a_moment_ahead_of_our_clock_makes_nobody_wait_below_the_free_tries()
    {
        var name = await EnrolAsync();
        var (ahead, behind) = (new StoppedClock(DateTimeOffset.UtcNow.AddSeconds(3)), new StoppedClock(DateTimeOffset.UtcNow));
        for (var n = 0; n < SignIns.FreeTries - 1; n++)
            Assert.Null(await TryAtAsync(ahead, name, $"猜第 {n} 次 abcdef"));
        Assert.NotNull(await TryAtAsync(behind, name, Site.Password));

        for (var n = 0; n < SignIns.FreeTries; n++)
            Assert.Null(await TryAtAsync(ahead, name, $"猜第 {n} 次 abcdef"));
        Assert.Null(await TryAtAsync(behind, name, Site.Password));
    }

    [Fact]
    public async Task Four_who_sign_in_by_one_name_at_once_are_all_let_in()
    {
        var name = await EnrolAsync();
        var opened = await Task.WhenAll(Enumerable.Range(0, SignIns.FreeTries - 1).Select(_ => Task.Run(() => TryAsync(name, Site.Password, IPAddress.Parse("198.51.100.9")))));
        Assert.All(opened, Assert.NotNull);
    }

    private Task<Session?> TryAtAsync(TimeProvider clock, string name, string password) => Site.WithServices(services =>
        new SignIns(services.GetRequiredService<WorkReportDb>(), services.GetRequiredService<Passwords>(), new SessionQuery(), services.GetRequiredService<KeptByRights<IReadOnlyList<HeldRole>>>(), new(clock, SignIns.RefusalsAnHour, TimeSpan.FromHours(1)), clock)
            .TryAsync(name, password, null, IPAddress.Parse("198.51.100.8"), default));

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    [Fact]
    public async Task A_name_made_to_forge_a_line_leaves_one_entry_without_it()
    {
        var before = await Site.With(db => db.AuditEntries.LongCountAsync());
        await EnterAsync(Stranger, await Stranger.OpenAsync("/sign-in"), "x\r\n2026-11-23 INFO login ok user=admin", "x");
        var added = await Site.With(db => db.AuditEntries.Where(e => e.What == "account.refused" && e.Subject == "Account").OrderByDescending(e => e.Sequence).FirstAsync());
        Assert.InRange(added.Sequence, before + 1, long.MaxValue);
        Assert.Equal("""{"why":"unknown"}""", added.After);
        Assert.Null(await Site.With(db => db.VerifyAuditAsync()));
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_other_sites_and_names_its_host_on_https()
    {
        var client = Site.Client();
        var page = await new Browser(client).OpenAsync("/sign-in");
        var token = page.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["UserName"] = Site.Admin,
            ["Password"] = Site.Password,
            ["__RequestVerificationToken"] = token,
        }));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith(SessionCookie.Name, StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);

        var https = new DefaultHttpContext { Request = { Scheme = "https" } };
        new SessionCookie().AppendResponseCookie(https, SessionCookie.Name, "x", new CookieOptions { Secure = true, Path = "/" });
        Assert.StartsWith("__Host-WorkReport.Session=x; path=/; secure", https.Response.Headers.SetCookie.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_once_its_owner_has_signed_out()
    {
        var name = await EnrolAsync();
        var cookies = await Site.SignInAsync(name);
        var copy = Copy(cookies);
        Assert.True(await OpensAsync(copy));
        var own = new Browser(Site.Client(cookies));
        await own.SubmitAsync(await own.OpenAsync("/"), ".who form[action='/sign-out']");
        Assert.False(await OpensAsync(copy));
    }

    [Fact]
    public async Task A_changed_password_ends_every_other_session_and_keeps_this_one()
    {
        var name = await EnrolAsync();
        var (cookies, elsewhere) = (await Site.SignInAsync(name), await Site.SignInAsync(name));
        var copy = Copy(cookies);
        var own = new Browser(Site.Client(cookies));
        const string wanted = "元宵灯会 huo shu yin hua";
        var page = await own.SubmitAsync(await own.OpenAsync("/account"), "main form", new() { ["Current"] = Site.Password, ["New"] = wanted, ["Again"] = wanted });
        Assert.Contains("密码已经改好", page.Words("main"), StringComparison.Ordinal);
        Assert.False(await OpensAsync(copy));
        Assert.False(await OpensAsync(elsewhere));
        Assert.Equal("我的账户", (await own.OpenAsync("/account")).Words("h1"));
        await Site.SignInAsync(name, wanted);
    }

    [Fact]
    public async Task Who_has_left_is_out_at_once_and_a_role_taken_away_is_gone_at_once()
    {
        var name = await EnrolAsync(Role.Administrator);
        var cookies = await Site.SignInAsync(name);
        var own = new Browser(Site.Client(cookies));
        Assert.Equal("系统状态", (await own.OpenAsync("/status")).Words("h1"));

        await Site.With(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Name == name);
            person.Leave(await db.OrgUnits.SingleAsync(u => u.Code == Site.Top), Role.Administrator, Site.By);
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.NotFound, (await own.OpenAsync("/status")).Status);
        Assert.Equal((await own.OpenAsync("/nothing-here")).Words("main p:not(.hint)"), (await own.OpenAsync("/status")).Words("main p:not(.hint)"));
        Assert.DoesNotContain("系统状态", (await own.OpenAsync("/")).Words("nav"), StringComparison.Ordinal);

        await Change(name, p => p.Deactivate(Site.By));
        Assert.False(await OpensAsync(cookies));
    }

    [Fact]
    public async Task What_was_typed_when_the_session_ran_out_comes_back_after_the_sign_in()
    {
        var name = await EnrolAsync();
        var own = new Browser(Site.Client(await Site.SignInAsync(name)));
        var form = await own.OpenAsync("/typesetting");
        await Site.With(db => db.Sessions.Where(s => s.Account!.UserName == name).ExecuteDeleteAsync());

        const string typed = "\n示例报告\n\n一、<b>正文</b>\n\n写了一下午的正文。";
        var page = await own.SubmitAsync(form, "form.source", new() { ["Form.Text"] = typed });
        Assert.Equal((HttpStatusCode.Unauthorized, "请先登录"), (page.Status, page.Words("h1")));
        page = await EnterAsync(own, page, name, "不对的密码 abc");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        page = await EnterAsync(own, page, name, Site.Password);
        Assert.Equal((HttpStatusCode.OK, "您刚才输入的内容还在"), (page.Status, page.Words("h1")));
        Assert.Equal(typed, ((AngleSharp.Html.Dom.IHtmlTextAreaElement)page.Document.QuerySelector("main textarea")!).Value);
        page = await own.SubmitAsync(page, "main form");
        Assert.Equal((HttpStatusCode.OK, "公文排版"), (page.Status, page.Words("h1")));
        Assert.Contains("写了一下午的正文。", ((AngleSharp.Html.Dom.IHtmlTextAreaElement)page.Document.QuerySelector("#text")!).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sign_in_of_a_second_tab_leads_to_where_the_first_one_led()
    {
        var name = await EnrolAsync();
        var own = new Browser(Site.Client());
        var (first, second) = (await own.OpenAsync("/sign-in"), await own.OpenAsync("/sign-in"));
        Assert.Equal("/", (await EnterAsync(own, first, name, Site.Password)).Path);
        var page = await EnterAsync(own, second, name, Site.Password);
        Assert.Equal((HttpStatusCode.OK, "/"), (page.Status, page.Path));
        Assert.Equal("/", (await own.OpenAsync("/sign-in")).Path);
    }

    [Fact]
    public async Task What_a_second_tab_took_along_is_there_after_the_first_has_signed_in()
    {
        var name = await EnrolAsync();
        var own = new Browser(Site.Client(await Site.SignInAsync(name)));
        var form = await own.OpenAsync("/typesetting");
        await Site.With(db => db.Sessions.Where(s => s.Account!.UserName == name).ExecuteDeleteAsync());
        var second = await own.SubmitAsync(form, "form.source", new() { ["Form.Text"] = "第二个窗口里写的正文" });
        await EnterAsync(own, await own.OpenAsync("/sign-in"), name, Site.Password);

        var page = await EnterAsync(own, second, name, Site.Password);
        Assert.Equal("第二个窗口里写的正文", page.Document.QuerySelector("main textarea")!.TextContent.Trim());
        Assert.DoesNotContain(Site.Password, page.Html, StringComparison.Ordinal);
        page = await own.SubmitAsync(page, "main form");
        Assert.Equal((HttpStatusCode.OK, "公文排版"), (page.Status, page.Words("h1")));
    }

    [Fact]
    public async Task What_comes_back_has_the_labels_of_its_page_and_no_box_for_what_nobody_typed()
    {
        var county = await WorkItems.County.FoundAsync(Site);
        var item = WorkItems.County.IdOf(await county.WriteAsync("走进课堂", "全年宣讲"));
        var own = new Browser(Site.Client(await Site.SignInAsync(county.WriterName)));
        var (edit, sheet) = (await own.OpenAsync($"/items/{item}"), await own.OpenAsync($"/units/{county.Township}/{City.Period}/sheet"));
        await Site.With(db => db.Sessions.Where(s => s.Account!.UserName == county.WriterName).ExecuteDeleteAsync());
        var ended = await own.SubmitAsync(edit, "main form", new() { ["Form.Body"] = "全年宣讲，又写了一段" });
        var page = await EnterAsync(own, ended, county.WriterName, Site.Password);
        Assert.Equal([("段首句", "走进课堂"), ("正文", "全年宣讲，又写了一段")], Boxes(page));

        own = new Browser(Site.Client(await Site.SignInAsync(county.WriterName)));
        sheet = await own.OpenAsync(sheet.Path);
        await Site.With(db => db.Sessions.Where(s => s.Account!.UserName == county.WriterName).ExecuteDeleteAsync());
        ended = await own.SubmitAsync(sheet, "main form", new() { [$"Form.Rows[{county.Metric}].Value"] = "7", [$"Form.Rows[{county.Metric}].Note"] = "新增两场" });
        page = await EnterAsync(own, ended, county.WriterName, Site.Password);
        var name = await Site.With(db => db.Metrics.Where(m => m.Id == county.Metric).Select(m => m.Name).SingleAsync());
        Assert.Equal([(name, "7"), ($"{name} · 说明", "新增两场")], Boxes(page));

        // What was pressed and not typed has no box, and the page does not speak of any.
        own = new Browser(Site.Client(await Site.SignInAsync(county.WriterName)));
        var press = await own.OpenAsync($"/units/{county.Township}/{City.Period}/submission");
        await Site.With(db => db.Sessions.Where(s => s.Account!.UserName == county.WriterName).ExecuteDeleteAsync());
        page = await EnterAsync(own, await own.PostAsync(press.Path, new FormUrlEncodedContent(
            [new("Form.Signs", "0a1b2c"), new("Form.Move", "Submit"), new("Key", $"{Guid.NewGuid()}"), new("Version", "1"), new("__RequestVerificationToken", press.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!)])), county.WriterName, Site.Password);
        Assert.Empty(Boxes(page));
        Assert.Contains("还没有办", page.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("0a1b2c", page.Words("main"), StringComparison.Ordinal);

        static IEnumerable<(string, string)> Boxes(Opened page) => page.Document.QuerySelectorAll("main textarea")
            .Select(box => (page.Document.QuerySelector($"label[for={box.Id}]")!.TextContent, ((AngleSharp.Html.Dom.IHtmlTextAreaElement)box).Value));
    }

    [Fact]
    public async Task A_file_that_met_the_end_of_the_session_is_named_as_gone()
    {
        var county = await WorkItems.County.FoundAsync(Site);
        var item = WorkItems.County.IdOf(await county.WriteAsync("走进课堂", "全年宣讲"));
        var own = new Browser(Site.Client(await Site.SignInAsync(county.WriterName)));
        var form = await own.OpenAsync($"/items/{item}/evidence");
        await Site.With(db => db.Sessions.Where(s => s.Account!.UserName == county.WriterName).ExecuteDeleteAsync());
        var ended = await own.SubmitAsync(form, "main form", files: new() { ["Form.Files"] = ("名册.pdf", "%PDF-1.7 list"u8.ToArray()) });
        Assert.Equal(HttpStatusCode.Unauthorized, ended.Status);
        var page = await EnterAsync(own, ended, county.WriterName, Site.Password);
        Assert.Contains("附件没有保留，提交后请重新选择：名册.pdf", page.Words("main .note"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_saves_itself_is_told_that_nobody_is_signed_in()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/items/1") { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Form.Body"] = "x" }) };
        request.Headers.Add("X-Saves-Itself", "1");
        var answer = await Site.Client().SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        using var told = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.True(told.RootElement.GetProperty("isSignedOut").GetBoolean());
        Assert.Contains("登录时间已过", told.RootElement.GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_met_the_end_of_the_session_is_asked_for_again()
    {
        var name = await EnrolAsync();
        var own = new Browser(Site.Client(await Site.SignInAsync(name)));
        var form = await own.OpenAsync("/account");
        await Site.With(db => db.Sessions.Where(s => s.Account!.UserName == name).ExecuteDeleteAsync());
        const string wanted = "端午龙舟 jing du bu ting";
        var page = await own.SubmitAsync(form, "main form", new() { ["Current"] = Site.Password, ["New"] = wanted, ["Again"] = wanted });
        Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
        page = await EnterAsync(own, page, name, Site.Password);
        Assert.Equal("您刚才输入的内容还在", page.Words("h1"));
        Assert.DoesNotContain(wanted, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Site.Password, page.Html, StringComparison.Ordinal);
        Assert.Equal(["现在的密码", "新密码", "再输入一遍新密码"], page.Document.QuerySelectorAll("main label").Select(l => l.TextContent));
        page = await own.SubmitAsync(page, "main form", new() { ["Current"] = Site.Password, ["New"] = wanted, ["Again"] = wanted });
        Assert.Contains("密码已经改好", page.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_site_sends_for_someone_signed_out_is_not_kept()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/typesetting")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Form.Text"] = "theirs" }),
            Headers = { { "Sec-Fetch-Site", "cross-site" } },
        };
        var answer = await Site.Client().SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("name=\"Kept\">", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_somebody_else_opened_is_refused_with_the_text_kept()
    {
        var (one, two) = (await EnrolAsync(), await EnrolAsync());
        var theirs = await (await Site.SignedInAs(one)).OpenAsync("/typesetting");
        var token = theirs.Document.QuerySelector("form.source input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var cookies = await Site.CookiesOf(two);
        // Even with the other's form cookie beside it: the token names the person.
        cookies.Add((await Site.CookiesOf(one)).GetAllCookies().Single(c => c.Name == "WorkReport.Form"));
        var page = await new Browser(Site.Client(cookies)).PostAsync("/typesetting", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Form.Text"] = "我的正文",
            ["__RequestVerificationToken"] = token,
        }));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("我的正文", page.Document.QuerySelector("main textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task Nothing_in_the_address_fills_a_field_of_the_form()
    {
        var name = await EnrolAsync();
        var page = await Stranger.OpenAsync("/sign-in");
        var token = page.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        page = await Stranger.PostAsync($"/sign-in?userName={Uri.EscapeDataString(name)}&password={Uri.EscapeDataString(Site.Password)}",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token }));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.False(page.Document.QuerySelector("#user-name")!.GetAttribute("value") == name);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task The_sign_in_leads_on_within_this_site_only(string elsewhere)
    {
        var page = await Stranger.SubmitAsync(await Stranger.OpenAsync("/sign-in"), "main form",
            new() { ["UserName"] = Site.Admin, ["Password"] = Site.Password, ["ReturnUrl"] = elsewhere });
        Assert.Equal("/", page.Path);
    }

    private static Task<Opened> EnterAsync(Browser browser, Opened page, string name, string password) =>
        browser.SubmitAsync(page, "main form", new() { ["UserName"] = name, ["Password"] = password });

    private static CookieContainer Copy(CookieContainer cookies)
    {
        var copy = new CookieContainer();
        copy.Add(cookies.GetAllCookies());
        return copy;
    }

    private async Task<bool> OpensAsync(CookieContainer cookies) =>
        (await Site.Client(Copy(cookies)).GetAsync(new Uri("/account", UriKind.Relative))).StatusCode is HttpStatusCode.OK;

    private async Task<string> EnrolAsync(params Role[] roles)
    {
        var name = $"第{Interlocked.Increment(ref people)}人";
        await Site.EnrolAsync(name, [.. roles.Select(role => (Site.Top, role))]);
        return name;
    }

    private Task Change(string name, Action<Person> change) => Site.With(async db =>
    {
        change(await db.People.SingleAsync(p => p.Name == name));
        await db.SaveChangesAsync();
    });
}
