using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Organisation;

/// <summary>An administrator's own new role needs a second administrator; where there is none, a reason that the log keeps.</summary>
public sealed class OwnRoleTests(Site site) : SiteTest(site)
{
    private static int next;

    [Fact]
    public async Task A_role_that_an_administrator_gives_themselves_waits_for_another_one()
    {
        var (code, unit) = await CountyAsync();
        var (one, two) = (await AdministratorAsync(code), await AdministratorAsync(code));
        var asked = await GiveAsync(one.Browser, one.Id, unit);
        Assert.Contains("另一位管理员确认以后", asked.Words(".note.good"), StringComparison.Ordinal);
        Assert.Contains("待确认", asked.Words(".facts"), StringComparison.Ordinal);
        // It reaches nothing yet.
        Assert.False(await IsReviewerAsync(one.Id, unit));
        Assert.Equal(HttpStatusCode.NotFound, (await one.Browser.OpenAsync("/reviews")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await GiveAsync(one.Browser, one.Id, unit)).Status);

        var address = asked.Document.QuerySelector("a[href*='/awaited/']")!.GetAttribute("href")!;
        var own = await one.Browser.OpenAsync(address);
        Assert.True(own.Document.QuerySelector("button[value=Confirm]")!.HasAttribute("disabled"));
        var refused = await PressAsync(one.Browser, own, "Confirm");
        Assert.Equal((HttpStatusCode.Conflict, false), (refused.Status, await IsReviewerAsync(one.Id, unit)));

        var list = await two.Browser.OpenAsync("/people");
        Assert.Contains($"{one.Name} · ", list.Words(".note"), StringComparison.Ordinal);
        var done = await PressAsync(two.Browser, await two.Browser.OpenAsync(address), "Confirm");
        Assert.Contains("从现在起生效", done.Words(".note.good"), StringComparison.Ordinal);
        Assert.True(await IsReviewerAsync(one.Id, unit));
        Assert.Equal(HttpStatusCode.NotFound, (await two.Browser.OpenAsync(address)).Status);
        var lines = await Site.With(db => db.AuditEntries.Where(e => e.Subject == $"Person/{one.Id}").OrderBy(e => e.Sequence).Select(e => new { e.What, e.Who }).ToListAsync());
        Assert.Equal(("person.roleAsked", "person.roleConfirmed", "person.joined"), (lines[^3].What, lines[^2].What, lines[^1].What));
        Assert.Equal((true, true), (lines[^3].Who.Contains(one.Name, StringComparison.Ordinal), lines[^1].Who.Contains(two.Name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_is_dropped_by_the_other_or_withdrawn()
    {
        var (code, unit) = await CountyAsync();
        var (one, two) = (await AdministratorAsync(code), await AdministratorAsync(code));
        foreach (var who in new[] { one, two })
        {
            var asked = await GiveAsync(one.Browser, one.Id, unit);
            var address = asked.Document.QuerySelector("a[href*='/awaited/']")!.GetAttribute("href")!;
            await PressAsync(who.Browser, await who.Browser.OpenAsync(address), "Decline");
            Assert.Equal((false, 0), (await IsReviewerAsync(one.Id, unit), await Site.With(db => db.AwaitedRoles.CountAsync(a => a.PersonId == one.Id))));
        }
    }

    /// <summary>An administrator of the unit below could not change who serves above, so they confirm nothing there.</summary>
    [Fact]
    public async Task Who_administers_less_confirms_nothing()
    {
        var (code, unit) = await CountyAsync();
        var one = await AdministratorAsync(code);
        await Site.With(async db =>
        {
            db.Add(OrgUnit.Found($"{code}-1", $"自授{code}镇", UnitLevel.Township, await db.OrgUnits.SingleAsync(u => u.Id == unit), City.Founded, Site.By));
            await db.SaveChangesAsync();
        });
        var below = await AdministratorAsync($"{code}-1");
        var two = await AdministratorAsync(code);
        var address = (await GiveAsync(one.Browser, one.Id, unit)).Document.QuerySelector("a[href*='/awaited/']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await below.Browser.OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await two.Browser.OpenAsync(address)).Status);
    }

    /// <summary>Signing is a right of its own, given with the role.</summary>
    [Fact]
    public async Task Signing_waits_as_well()
    {
        var (code, unit) = await CountyAsync();
        var (one, two) = (await AdministratorAsync(code, Role.Reviewer), await AdministratorAsync(code));
        await Site.With(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == one.Id)).LetSign(await db.OrgUnits.SingleAsync(u => u.Id == unit), signs: false, Site.By);
            await db.SaveChangesAsync();
        });
        var asked = await one.Browser.SubmitAsync(await one.Browser.OpenAsync($"/people/{one.Id}/signing/{unit}"), "main form");
        Assert.False(await SignsAsync());
        await PressAsync(two.Browser, await two.Browser.OpenAsync(asked.Document.QuerySelector("a[href*='/awaited/']")!.GetAttribute("href")!), "Confirm");
        Assert.True(await SignsAsync());

        Task<bool> SignsAsync() => Site.With(db => db.Memberships.AnyAsync(m => m.PersonId == one.Id && m.UnitId == unit && m.Signs));
    }

    /// <summary>In a store of its own: on the shared site there is always a second administrator at the top.</summary>
    [Fact]
    public async Task The_only_administrator_says_why_and_the_log_keeps_it_with_the_name()
    {
        await using var alone = new Site();
        await alone.InitializeAsync();
        var browser = await alone.SignedInAs(Site.Admin);
        var (id, unit) = await alone.With(async db => (await db.People.Select(p => p.Id).SingleAsync(), await db.OrgUnits.Select(u => u.Id).SingleAsync()));
        var refused = await GiveAsync(browser, id, unit);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("请写明理由", refused.Words("#form-reason-fault"), StringComparison.Ordinal);
        Assert.Equal(0, await alone.With(db => db.Memberships.CountAsync(m => m.Role == Role.Reviewer)));

        var given = await browser.SubmitAsync(refused, "main form", new() { ["Form.UnitId"] = $"{unit}", ["Form.Role"] = "Reviewer", ["Form.Reason"] = "全市只有我一名工作人员。" });
        Assert.Contains("职责已增加", given.Words(".note.good"), StringComparison.Ordinal);
        var line = await alone.With(db => db.AuditEntries.SingleAsync(e => e.What == "person.joinedAlone"));
        Assert.Equal((true, true), (line.Who.Contains(Site.Admin, StringComparison.Ordinal), line.After!.Contains("全市只有我一名工作人员。", StringComparison.Ordinal)));
        Assert.Contains("没有第二名管理员", (await browser.OpenAsync("/log")).Words("main"), StringComparison.Ordinal);
    }

    /// <summary>A county of its own, whose administrators are the only ones but for the top's.</summary>
    private async Task<(string Code, int Unit)> CountyAsync()
    {
        var code = $"ZS{Interlocked.Increment(ref next)}";
        var unit = await Site.With(async db =>
        {
            var county = OrgUnit.Found(code, $"自授{code}县", UnitLevel.County, await db.OrgUnits.SingleAsync(u => u.Code == Site.Top), City.Founded, Site.By);
            db.Add(county);
            await db.SaveChangesAsync();
            return county.Id;
        });
        return (code, unit);
    }

    private async Task<(int Id, string Name, Browser Browser)> AdministratorAsync(string code, params Role[] more)
    {
        var name = $"自授{code}第{Interlocked.Increment(ref next)}";
        var id = await Site.EnrolAsync(name, [(code, Role.Administrator), .. more.Select(role => (code, role))]);
        return (id, name, await Site.SignedInAs(name));
    }

    private static async Task<Opened> GiveAsync(Browser browser, int id, int unit) =>
        await browser.SubmitAsync(await browser.OpenAsync($"/people/{id}/join"), "main form", new() { ["Form.UnitId"] = $"{unit}", ["Form.Role"] = "Reviewer" });

    private static async Task<Opened> PressAsync(Browser browser, Opened page, string press)
    {
        using var form = new FormUrlEncodedContent(page.Document.QuerySelectorAll("main form input[type=hidden]")
            .ToDictionary(f => f.GetAttribute("name")!, f => f.GetAttribute("value") ?? "").Append(KeyValuePair.Create("Form.Press", press)));
        return await browser.PostAsync(page.Path, form);
    }

    private Task<bool> IsReviewerAsync(int person, int unit) => Site.With(db => db.Memberships.AnyAsync(m => m.PersonId == person && m.UnitId == unit && m.Role == Role.Reviewer));
}
