using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Setup;

/// <summary>A site that nobody has ever been on.</summary>
public sealed class EmptySite : Site
{
    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;
}

public sealed class SetupTests : IAsyncDisposable
{
    private readonly EmptySite site = new();
    private readonly Browser browser;

    public SetupTests() => browser = new Browser(site.Client());

    private string Code => site.Services.GetRequiredService<FirstStart>().Code;

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(site.Log.Warnings);
        await site.DisposeAsync();
    }

    [Fact]
    public async Task While_nobody_is_there_every_page_leads_to_it_and_afterwards_it_is_gone()
    {
        foreach (var path in new[] { "/", "/typesetting", "/sign-in", "/account", "/nothing-here" })
            Assert.Equal("初始设置", (await browser.OpenAsync(path)).Words("h1"));
        Assert.Equal(HttpStatusCode.OK, (await site.Client().GetAsync(new Uri("/healthz", UriKind.Relative))).StatusCode);

        var page = await FillAsync(Code);
        Assert.Equal("/", page.Path);
        Assert.Contains("李淑芬", page.Words("header"), StringComparison.Ordinal);
        Assert.Equal("系统状态", (await browser.OpenAsync("/status")).Words("h1"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync("/setup")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(site.Client()).OpenAsync("/setup")).Status);

        var top = await site.With(db => db.OrgUnits.SingleAsync());
        Assert.Equal(("示例市关工委", UnitLevel.City, null), (top.Name, top.Level, top.Places[0].ParentId));
        var told = await site.With(db => db.AuditEntries.OrderBy(e => e.Sequence).Skip(1).Select(e => e.What).ToListAsync());
        Assert.Superset(new HashSet<string> { "unit.founded", "person.enrolled", "person.joined", "account.opened" }, told.ToHashSet());
        Assert.Null(await site.With(db => db.VerifyAuditAsync()));
        await site.SignInAsync("li.shufen");
    }

    [Fact]
    public async Task The_form_of_a_second_tab_comes_back_without_its_passwords()
    {
        var second = await browser.OpenAsync("/setup");
        Assert.Equal("/", (await FillAsync(Code)).Path);
        const string secret = "元宵灯会 huo shu yin hua";
        var page = await browser.SubmitAsync(second, "main form", new() { ["UnitName"] = "另一个关工委", ["Password"] = secret, ["Again"] = secret });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("另一个关工委", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_code_nothing_is_made_and_what_was_typed_stays()
    {
        var page = await FillAsync("AAAA-AAAA-AAAA");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("初始代码不对", page.Words("#Code-fault"), StringComparison.Ordinal);
        Assert.Equal("示例市关工委", page.Document.QuerySelector("#UnitName")!.GetAttribute("value"));
        Assert.False(page.Document.QuerySelector("#Password")!.HasAttribute("value") && page.Document.QuerySelector("#Password")!.GetAttribute("value")!.Length > 0);
        Assert.Equal(0, await site.With(db => db.People.CountAsync()));
        // As it is read off a screen: small letters, no dashes.
        Assert.Equal("/", (await FillAsync($" {Code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()} ")).Path);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_beside_its_field()
    {
        var page = await browser.SubmitAsync(await browser.OpenAsync("/setup"), "main form", new() { ["UserName"] = "李 淑芬", ["Password"] = "短", ["Again"] = "长", ["Level"] = "99" });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        foreach (var field in new[] { "Code", "UnitName", "PersonName", "UserName", "Password", "Again" })
            Assert.NotEmpty(page.Words($"#{field}-fault"));
    }

    [Fact]
    public async Task Of_two_who_press_at_once_one_is_the_first()
    {
        var browsers = Enumerable.Range(0, 4).Select(_ => new Browser(site.Client())).ToList();
        var forms = await Task.WhenAll(browsers.Select(b => b.OpenAsync("/setup")));
        var answers = await Task.WhenAll(browsers.Select((b, n) => b.SubmitAsync(forms[n], "main form", Values(Code, $"管理员{n}"))));
        Assert.Single(answers, a => a.Status is HttpStatusCode.OK && a.Path == "/");
        Assert.Equal((1, 1), await site.With(async db => (await db.People.CountAsync(), await db.OrgUnits.CountAsync())));
    }

    private async Task<Opened> FillAsync(string code) => await browser.SubmitAsync(await browser.OpenAsync("/setup"), "main form", Values(code, "li.shufen"));

    private static Dictionary<string, string> Values(string code, string userName) => new()
    {
        ["Code"] = code,
        ["UnitName"] = "示例市关工委",
        ["Level"] = nameof(UnitLevel.City),
        ["PersonName"] = "李淑芬",
        ["UserName"] = userName,
        ["Password"] = Site.Password,
        ["Again"] = Site.Password,
    };
}
