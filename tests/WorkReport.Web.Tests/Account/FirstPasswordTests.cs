using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Pages.Account;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Account;

/// <summary>Who has the password of an account card chooses one of their own before anything else opens.</summary>
public sealed class FirstPasswordTests(Site site) : SiteTest(site)
{
    private const string Own = "清明踏青 feng zheng xian";
    private static int people;

    [Fact]
    public async Task Who_signs_in_with_the_card_chooses_a_password_and_goes_on_to_where_they_were_going()
    {
        var (name, onCard, _) = await PrintedAsync();
        var asked = await EnterAsync(await Stranger.OpenAsync("/typesetting?fill=true"), name, onCard);
        Assert.Equal(("请换成自己的密码", HttpStatusCode.OK), (asked.Words("h1"), asked.Status));
        Assert.Empty(asked.Document.QuerySelectorAll("nav a"));
        Assert.NotEmpty(asked.Document.QuerySelectorAll(".who form[action='/sign-out']"));

        var arrived = await Stranger.SubmitAsync(asked, "main form", new() { ["New"] = Own, ["Again"] = Own });
        Assert.Equal(("/typesetting?fill=true", "公文排版"), (arrived.Path, arrived.Words("h1")));
        Assert.Equal("/", (await Stranger.OpenAsync("/first-password")).Path);
        await Site.SignInAsync(name, Own);
        var other = new Browser(Site.Client());
        var refused = await EnterAsync(await other.OpenAsync("/sign-in"), name, onCard, other);
        Assert.Equal((HttpStatusCode.BadRequest, true), (refused.Status, refused.Words("main").Contains("用户名或密码不对", StringComparison.Ordinal)));
        Assert.Equal(["account.passwordPrinted", "account.signedIn", "account.passwordChosen", "account.signedIn"], await LinesAsync(name));
    }

    [Fact]
    public async Task What_is_no_better_than_the_card_is_refused_with_a_sentence()
    {
        var (name, onCard, _) = await PrintedAsync();
        var page = await EnterAsync(await Stranger.OpenAsync("/sign-in"), name, onCard);
        foreach (var (wanted, again, field, why) in new[]
        {
            (onCard, onCard, "New", "新密码和现在的一样"), (Own, Own + "x", "Again", "两次输入的密码不一样"), ("短", "短", "New", "密码要有 12 到 128 个字符"), ("", "", "New", "密码要有"),
            ("111111111111", "111111111111", "New", "太常见"),
        })
        {
            page = await Stranger.SubmitAsync(page, "main form", new() { ["New"] = wanted, ["Again"] = again });
            Assert.Equal((HttpStatusCode.BadRequest, "请换成自己的密码"), (page.Status, page.Words("h1")));
            Assert.Contains(why, page.Words($"#{field}-fault"), StringComparison.Ordinal);
            Assert.DoesNotContain("value", page.Document.QuerySelector("#New")!.Attributes.Select(a => a.Name));
        }

        Assert.Equal("/first-password?returnUrl=%2F", (await Stranger.OpenAsync("/")).Path);
    }

    [Fact]
    public async Task Until_then_every_address_leads_there_and_no_form_and_no_file_comes_through()
    {
        var city = await City.In(Site);
        var (name, onCard, id) = await PrintedAsync((Site.Top, Role.Administrator), (Site.Top, Role.Office), (Site.Top, Role.Contributor), ("CA1", Role.Reviewer));
        await EnterAsync(await Stranger.OpenAsync("/sign-in"), name, onCard);
        using var client = Site.Client(await CookiesOfAsync(name, onCard));
        var token = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await client.GetStringAsync(new Uri("/first-password", UriKind.Relative)))
            .QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var rows = await RowsAsync();
        List<string> open = [];
        foreach (var endpoint in Site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetMetadata<WithPrintedPasswordAttribute>() is not null)
            {
                open.Add(route);
                continue;
            }

            var address = city.Address(route.Replace("{id:length(32)}", new string('0', 32), StringComparison.Ordinal), "CA1");
            using var got = await client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal((HttpStatusCode.Redirect, route, "/first-password"), (got.StatusCode, route, got.Headers.Location?.ToString().Split('?')[0]));
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["Form.Name"] = "进不来的字" });
            using var sent = await client.PostAsync(new Uri(address, UriKind.Relative), form);
            Assert.Equal((HttpStatusCode.Unauthorized, route), (sent.StatusCode, route));
        }

        Assert.Equal(rows, await RowsAsync());
        // Beside styles and scripts only what strangers see, and the way out.
        Assert.Equal(["/csp-reports", "/errors", "/first-password", "/healthz", "/healthz/live", "/help", "/preferences", "/setup", "/sign-in", "/sign-out"],
            open.Where(route => !route.Contains('.', StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("登录", (await new Browser(client).SubmitAsync(await new Browser(client).OpenAsync("/first-password"), ".who form[action='/sign-out']")).Words("h1"));
        Assert.NotEqual(0, id);
    }

    [Fact]
    public async Task What_was_typed_before_the_password_was_set_goes_along_through_both()
    {
        var city = await City.In(Site);
        var name = Fresh();
        var id = await Site.EnrolAsync(name, ("CA11", Role.Contributor));
        var own = new Browser(Site.Client(await Site.SignInAsync(name)));
        var item = await own.OpenAsync($"/units/{city["CA11"]}/{City.Period}/items/new");
        var onCard = await CardOfAsync(id);
        var refused = await own.SubmitAsync(item, "main form", new() { ["Form.Lead"] = "写了很久的一句话" });
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        var asked = await EnterAsync(refused, name, onCard, own);
        Assert.Equal("请换成自己的密码", asked.Words("h1"));
        // Once more wrong: it is still there.
        asked = await own.SubmitAsync(asked, "main form", new() { ["New"] = Own, ["Again"] = "" });
        var back = await own.SubmitAsync(asked, "main form", new() { ["New"] = Own, ["Again"] = Own });
        Assert.Equal("您刚才输入的内容还在", back.Words("h1"));
        Assert.Contains("写了很久的一句话", back.Words("main textarea"), StringComparison.Ordinal);
        Assert.Contains("密码已经换好", back.Words("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await own.SubmitAsync(back, "main form")).Status);
        Assert.True(await Site.With(db => db.WorkItems.AnyAsync(i => i.UnitId == city["CA11"] && i.Lead == "写了很久的一句话")));
    }

    [Fact]
    public async Task A_form_left_open_in_another_tab_is_kept_too_and_a_page_that_saves_itself_is_told()
    {
        var city = await City.In(Site);
        var name = Fresh();
        var id = await Site.EnrolAsync(name, ("CA11", Role.Contributor));
        using var client = Site.Client(await Site.SignInAsync(name));
        var own = new Browser(client);
        var address = $"/units/{city["CA11"]}/{City.Period}/items/new";
        var item = await own.OpenAsync(address);
        var onCard = await CardOfAsync(id);
        await EnterAsync(await own.OpenAsync("/sign-in"), name, onCard, own);
        var refused = await own.SubmitAsync(item, "main form", new() { ["Form.Lead"] = "另一个标签页里的话" });
        Assert.Equal((HttpStatusCode.Unauthorized, "请换成自己的密码"), (refused.Status, refused.Words("h1")));
        Assert.Contains("所以刚才的内容还没有保存", refused.Words("main"), StringComparison.Ordinal);
        using var asScript = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Form.Lead"] = "另一个标签页里的话" }) };
        asScript.Headers.Add("X-Saves-Itself", "1");
        using var told = await client.SendAsync(asScript);
        Assert.Contains("\"isSignedOut\":true", await told.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var back = await own.SubmitAsync(refused, "main form", new() { ["New"] = Own, ["Again"] = Own });
        Assert.Contains("另一个标签页里的话", back.Words("main textarea"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await own.SubmitAsync(back, "main form")).Status);
    }

    [Fact]
    public async Task Nobody_else_is_asked_and_who_was_there_before_is_not()
    {
        var name = Fresh();
        await Site.EnrolAsync(name);
        Assert.Equal("/", (await EnterAsync(await Stranger.OpenAsync("/sign-in"), name, Site.Password)).Path);
        Assert.Equal("/", (await Stranger.OpenAsync("/first-password")).Path);
        Assert.Equal("/account", (await Stranger.OpenAsync("/first-password?returnUrl=/account")).Path);
        Assert.Equal("/", (await Stranger.OpenAsync("/first-password?returnUrl=https://example.com/")).Path);
    }

    private static string Fresh() => $"首登{Interlocked.Increment(ref people)}";

    private async Task<(string Name, string OnCard, int Id)> PrintedAsync(params (string Unit, Role Role)[] roles)
    {
        var name = Fresh();
        var id = await Site.EnrolAsync(name, roles.Length > 0 ? roles : [(Site.Top, Role.Contributor)]);
        return (name, await CardOfAsync(id), id);
    }

    /// <summary>A new password for them, as their administrator gives it.</summary>
    private async Task<string> CardOfAsync(int id)
    {
        var page = await Browser.SubmitAsync(await Browser.OpenAsync($"/people/{id}/password"), "main form");
        return page.Document.QuerySelectorAll(".card dd")[3].TextContent.Trim();
    }

    private Task<Opened> EnterAsync(Opened page, string userName, string password, Browser? browser = null) =>
        (browser ?? Stranger).SubmitAsync(page, "main form", new() { ["UserName"] = userName, ["Password"] = password });

    private async Task<CookieContainer> CookiesOfAsync(string name, string onCard)
    {
        var cookies = new CookieContainer();
        using var client = Site.Client(cookies);
        var browser = new Browser(client);
        await browser.SubmitAsync(await browser.OpenAsync("/sign-in"), "main form", new() { ["UserName"] = name, ["Password"] = onCard });
        return cookies;
    }

    /// <summary>How many rows each table has that a form could have written.</summary>
    private Task<string> RowsAsync() => Site.With(async db =>
        $"{await db.People.CountAsync()} {await db.OrgUnits.CountAsync()} {await db.WorkItems.CountAsync()} {await db.PlanItems.CountAsync()} {await db.MetricSheets.CountAsync()} {await db.Periods.CountAsync()} {await db.Memberships.CountAsync()}");

    private Task<List<string>> LinesAsync(string name) => Site.With(async db =>
    {
        var account = await db.Accounts.SingleAsync(a => a.UserName == name);
        return await db.AuditEntries.Where(e => e.Subject == $"Account/{account.Id}" && e.What != "account.opened" && e.What != "account.refused").OrderBy(e => e.Sequence).Select(e => e.What).ToListAsync();
    });
}
