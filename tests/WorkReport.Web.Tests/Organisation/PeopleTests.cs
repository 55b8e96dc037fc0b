using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Organisation;

/// <summary>用户, by forms as they were served.</summary>
public sealed class PeopleTests(Site site) : SiteTest(site)
{
    private static int next;

    [Fact]
    public async Task Whoever_is_enrolled_signs_in_with_what_the_card_says()
    {
        var city = await City.In(Site);
        var userName = Fresh();
        var page = await EnrolAsync(Browser, userName, city["CA11"], Role.Contributor);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("no-store", page.Response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var card = page.Document.QuerySelectorAll(".card dd").Select(d => d.TextContent.Trim()).ToList();
        Assert.Equal((userName, userName), (card[0], card[2]));
        await Site.SignInWithCardAsync(userName, card[3]);

        page = await Browser.OpenAsync($"/people?q={userName}");
        Assert.Contains($"{userName} 柳溪一村 · 填报人", page.Words("main tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_mail_reaches_somebody_they_say_themselves_and_the_log_does_not_learn_it()
    {
        await City.In(Site);
        var name = Fresh();
        var id = await Site.EnrolAsync(name, ("CA11", Role.Contributor));
        var browser = await Site.SignedInAs(name);
        Assert.NotNull((await browser.OpenAsync("/account")).Document.QuerySelector($"main a[href='/people/{id}/mail']"));
        var page = await browser.OpenAsync($"/people/{id}/mail");
        Assert.Contains("还没有设置邮件服务器", page.Words("main"), StringComparison.Ordinal);
        page = await browser.SubmitAsync(page, "main form", new() { ["Form.Address"] = "zhangsan@example" });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("邮箱写得不对", page.Words("#form-address-fault"), StringComparison.Ordinal);
        page = await browser.SubmitAsync(page, "main form", new() { ["Form.Address"] = "zhangsan@example.cn", ["Form.Takes"] = "" });
        Assert.Contains("已保存", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Equal(("zhangsan@example.cn", false), await Site.With(async db => { var person = await db.People.SingleAsync(p => p.Id == id); return (person.Mail, person.TakesMail); }));
        Assert.Contains("zhangsan@example.cn 不收邮件", (await Browser.OpenAsync($"/people/{id}")).Words("main .facts"), StringComparison.Ordinal);
        var line = await Site.With(db => db.AuditEntries.SingleAsync(e => e.What == "person.mailSet" && e.Subject == $"Person/{id}"));
        Assert.DoesNotContain("@", line.Before + line.After, StringComparison.Ordinal);
    }

    /// <summary>As in the picker of units; {0} is a number of the test's own.</summary>
    [Theory]
    [InlineData("寻溪{0}镇白屯")]
    [InlineData("寻溪{0}镇 白屯")]
    [InlineData("寻人{0}县/白屯村")]
    [InlineData("ｘｎ－{0}")]
    [InlineData("xx{0}zbtc", true)]
    public async Task People_are_found_by_their_unit_as_it_is_called(string typed, bool isByInitials = false)
    {
        await City.In(Site);
        var number = Interlocked.Increment(ref next);
        await Site.With(async db =>
        {
            var county = OrgUnit.Found($"XC-{number}", $"寻人{number}县", UnitLevel.County, await db.OrgUnits.SingleAsync(u => u.Code == Site.Top), City.Founded, Site.By);
            var township = OrgUnit.Found($"XT-{number}", $"寻溪{number}镇", UnitLevel.Township, county, City.Founded, Site.By);
            db.AddRange(county, township, OrgUnit.Found($"XN-{number}", $"白屯村", UnitLevel.Village, township, City.Founded, Site.By));
            await db.SaveChangesAsync();
        });
        var name = $"寻人{number}";
        await Site.EnrolAsync(name, ($"XN-{number}", Role.Contributor));
        await Site.EnrolAsync($"别处{number}", ($"XT-{number}", Role.Contributor));
        var page = await Browser.OpenAsync($"/people?q={Uri.EscapeDataString(isByInitials ? "btc" : string.Format(System.Globalization.CultureInfo.InvariantCulture, typed, number))}");
        Assert.Contains(name, page.Words("main tbody"), StringComparison.Ordinal);
        Assert.DoesNotContain($"别处{number}", page.Words("main tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_the_work_of_an_office_where_there_is_none_is_called_a_compiler_on_every_page()
    {
        var city = await City.In(Site);
        var name = Fresh();
        var id = await Site.EnrolAsync(name, ("CA1", Role.Office));
        var county = Fresh();
        await Site.EnrolAsync(county, ("CA", Role.Office));
        foreach (var (address, place) in new[] { ($"/people/{id}", "main .facts"), ($"/people?q={name}", "main tbody") })
        {
            var page = await Browser.OpenAsync(address);
            Assert.Contains("汇总人", page.Words(place), StringComparison.Ordinal);
            Assert.DoesNotContain("办公室", page.Words(place), StringComparison.Ordinal);
        }

        // The log says it in the word of the unit, too.
        await SubmitAsync(Browser, $"/people/{id}/join", new() { ["Form.UnitId"] = $"{city["CA11"]}", ["Form.Role"] = "Office" });
        Assert.Contains("汇总人", (await Browser.OpenAsync("/log")).Words("main"), StringComparison.Ordinal);
        Assert.Contains("· 办公室", (await Browser.OpenAsync($"/people?q={county}")).Words("main tbody"), StringComparison.Ordinal);
        var own = await Site.SignedInAs(name);
        var account = await own.OpenAsync("/account");
        Assert.Contains("汇总人", account.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("办公室", account.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain(account.Document.QuerySelectorAll("nav h2").Select(h => h.TextContent.Trim()), heading => heading == "办公室");
        Assert.Contains("汇总人", (await Browser.OpenAsync("/people/new")).Words("select[name='Form.Role']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_presses_at_once_enrol_one_person_and_show_one_card()
    {
        var city = await City.In(Site);
        var userName = Fresh();
        var form = await Browser.OpenAsync("/people/new");
        var fields = form.Document.QuerySelector("main form")!.QuerySelectorAll("input,select").ToDictionary(f => f.GetAttribute("name")!, f => f.GetAttribute("value") ?? "");
        (fields["Form.Name"], fields["Form.UserName"], fields["Form.UnitId"], fields["Form.Role"]) = (userName, userName, $"{city["CA11"]}", "Contributor");
        fields.Remove("Form.Signs");
        var cards = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            using var content = new FormUrlEncodedContent(fields);
            return (await Browser.PostAsync("/people/new", content)).Words(".card");
        }));
        Assert.Contains(userName, Assert.Single(cards.Distinct()), StringComparison.Ordinal);
        Assert.Equal(1, await Site.With(db => db.People.CountAsync(p => p.Name == userName)));
    }

    [Fact]
    public async Task Roles_are_given_and_taken_and_the_last_one_stays()
    {
        var city = await City.In(Site);
        var id = await Site.EnrolAsync(Fresh(), ("CA11", Role.Contributor));
        var page = await SubmitAsync(Browser, $"/people/{id}/join", new() { ["Form.UnitId"] = $"{city["CA1"]}", ["Form.Role"] = "Reviewer" });
        Assert.Contains("职责已增加", page.Words("main"), StringComparison.Ordinal);
        Assert.Equal(2, (await PersonAsync(id)).Memberships.Count);
        page = await SubmitAsync(Browser, $"/people/{id}/leave", new() { ["Form.MembershipId"] = $"{(await PersonAsync(id)).Memberships[0].Id}" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Single((await PersonAsync(id)).Memberships);
        page = await Browser.OpenAsync($"/people/{id}/leave");
        Assert.True(page.Document.QuerySelector("main .btn.primary")!.HasAttribute("disabled"));
        Assert.Contains("只有一项职责", page.Words("#why-not"), StringComparison.Ordinal);
        page = await Browser.SubmitAsync(page, "main form", new() { ["Form.MembershipId"] = $"{(await PersonAsync(id)).Memberships[0].Id}" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Single((await PersonAsync(id)).Memberships);
    }

    [Fact]
    public async Task Signing_is_given_with_the_role_taken_back_and_given_again_and_only_to_reviewers()
    {
        var city = await City.In(Site);
        var (id, unit) = (await Site.EnrolAsync(Fresh(), ("CA11", Role.Contributor)), city["CA1"]);
        Dictionary<string, string> office = new() { ["Form.UnitId"] = $"{unit}", ["Form.Role"] = "Office", ["Form.Signs"] = "true" };
        var page = await SubmitAsync(Browser, $"/people/{id}/join", office);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("只有审核人可以签发", page.Words("#form-signs-fault"), StringComparison.Ordinal);
        Assert.Single((await PersonAsync(id)).Memberships);

        page = await SubmitAsync(Browser, $"/people/{id}/join", new(office) { ["Form.Role"] = "Reviewer" });
        Assert.Contains("柳溪镇 · 审核人（可签发）", page.Words(".facts"), StringComparison.Ordinal);
        Assert.Contains("柳溪镇 · 审核人（可签发）", (await Browser.OpenAsync($"/people?q={Uri.EscapeDataString((await PersonAsync(id)).Name)}")).Words("main tbody"), StringComparison.Ordinal);
        foreach (var (signs, words) in new[] { (false, "签发权已收回"), (true, "签发权已给") })
        {
            var asked = await Browser.OpenAsync(page.Document.QuerySelector(".facts a[href*='/signing/']")!.GetAttribute("href")!);
            page = await Browser.SubmitAsync(asked, "main form");
            Assert.Contains(words, page.Words(".note.good"), StringComparison.Ordinal);
            Assert.Equal(signs, (await PersonAsync(id)).Memberships.Single(m => m.UnitId == unit).Signs);
            // The page that was sent already: nothing more happens.
            Assert.Equal(HttpStatusCode.OK, (await Browser.SubmitAsync(asked, "main form")).Status);
            Assert.Equal(signs, (await PersonAsync(id)).Memberships.Single(m => m.UnitId == unit).Signs);
        }

        var told = await Site.With(db => db.AuditEntries.Where(e => e.Subject == $"Person/{id}" && e.What.StartsWith("person.signing")).OrderBy(e => e.Sequence).Select(e => e.What).ToListAsync());
        Assert.Equal(["person.signingTaken", "person.signingGiven"], told);
    }

    [Fact]
    public async Task Who_is_no_reviewer_of_the_unit_is_not_let_sign_there()
    {
        var city = await City.In(Site);
        var id = await Site.EnrolAsync(Fresh(), ("CA1", Role.Office));
        var page = await Browser.OpenAsync($"/people/{id}/signing/{city["CA1"]}");
        Assert.Contains("不是柳溪镇的审核人", page.Words("#why-not"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await Browser.SubmitAsync(page, "main form")).Status);
        // And nobody gives what lies outside their own reach.
        var county = await Site.SignedInAs(City.UserAt("CA", Role.Administrator));
        Assert.Equal(HttpStatusCode.NotFound, (await county.OpenAsync($"/people/{id}/signing/{city["CB1"]}")).Status);
    }

    [Fact]
    public async Task Who_is_deactivated_is_out_at_once_and_who_is_reactivated_comes_back()
    {
        await City.In(Site);
        var userName = Fresh();
        var id = await Site.EnrolAsync(userName, ("CA11", Role.Contributor));
        var theirs = await Site.SignedInAs(userName);
        Assert.Equal("/units", (await theirs.OpenAsync("/units")).Path);
        var page = await SubmitAsync(Browser, $"/people/{id}/standing", []);
        Assert.Contains("账户已停用", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("/sign-in?", (await theirs.OpenAsync("/units")).Path, StringComparison.Ordinal);
        Assert.DoesNotContain(userName, (await Browser.OpenAsync($"/people?q={userName}")).Words("main tbody"), StringComparison.Ordinal);
        Assert.Contains(userName, (await Browser.OpenAsync($"/people?q={userName}&left=true")).Words("main tbody"), StringComparison.Ordinal);
        await SubmitAsync(Browser, $"/people/{id}/standing", []);
        await Site.SignInAsync(userName);
    }

    [Fact]
    public async Task A_new_password_ends_the_old_one()
    {
        await City.In(Site);
        var userName = Fresh();
        var id = await Site.EnrolAsync(userName, ("CA11", Role.Contributor));
        var theirs = await Site.SignedInAs(userName);
        var page = await SubmitAsync(Browser, $"/people/{id}/password", []);
        await Site.SignInWithCardAsync(userName, page.Document.QuerySelectorAll(".card dd")[3].TextContent.Trim());
        Assert.Contains("/sign-in?", (await theirs.OpenAsync("/units")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_of_a_county_gives_roles_inside_the_county_only()
    {
        var city = await City.In(Site);
        var county = await Site.SignedInAs(City.UserAt("CA", Role.Administrator));
        var id = await Site.EnrolAsync(Fresh(), ("CA11", Role.Contributor));
        Assert.Equal(HttpStatusCode.OK, (await SubmitAsync(county, $"/people/{id}/join", new() { ["Form.UnitId"] = $"{city["CA2"]}", ["Form.Role"] = "Office" })).Status);
        foreach (var (outside, role) in new[] { ("CB1", "Office"), ("CB", "Administrator"), ("CB11", "Contributor") })
        {
            var page = await SubmitAsync(county, $"/people/{id}/join", new() { ["Form.UnitId"] = $"{city[outside]}", ["Form.Role"] = role });
            Assert.Equal(HttpStatusCode.Conflict, page.Status);
            Assert.Equal(HttpStatusCode.Conflict, (await EnrolAsync(county, Fresh(), city[outside], Enum.Parse<Role>(role))).Status);
        }

        Assert.All((await PersonAsync(id)).Memberships, m => Assert.Contains(m.UnitId, new[] { city["CA11"], city["CA2"] }));
    }

    [Fact]
    public async Task Who_also_serves_elsewhere_is_for_the_administrators_above()
    {
        await City.In(Site);
        var id = await Site.EnrolAsync(Fresh(), ("CA11", Role.Contributor), ("CB1", Role.Reviewer));
        var county = await Site.SignedInAs(City.UserAt("CA", Role.Administrator));
        var page = await county.OpenAsync($"/people/{id}");
        Assert.Contains("请上级管理员来改", page.Words("#why-not"), StringComparison.Ordinal);
        Assert.DoesNotContain("云坪乡", page.Html, StringComparison.Ordinal);
        foreach (var form in new[] { "password", "standing" })
        {
            page = await SubmitAsync(county, $"/people/{id}/{form}", []);
            Assert.Equal(HttpStatusCode.Conflict, page.Status);
        }

        Assert.True((await PersonAsync(id)).IsActive);
    }

    [Fact]
    public async Task Nobody_deactivates_themselves_or_takes_their_own_administration()
    {
        await City.In(Site);
        var userName = Fresh();
        var id = await Site.EnrolAsync(userName, ("CA", Role.Administrator), ("CA", Role.Office));
        var own = await Site.SignedInAs(userName);
        Assert.Equal(HttpStatusCode.Conflict, (await SubmitAsync(own, $"/people/{id}/standing", [])).Status);
        var administrator = (await PersonAsync(id)).Memberships.Single(m => m.Role is Role.Administrator).Id;
        var page = await SubmitAsync(own, $"/people/{id}/leave", new() { ["Form.MembershipId"] = $"{administrator}" });
        Assert.Contains("另一位管理员", page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Equal(2, (await PersonAsync(id)).Memberships.Count);
    }

    [Theory]
    [InlineData("standing", "standing")]
    [InlineData("standing", "leave")]
    [InlineData("leave", "leave")]
    public async Task Of_two_administrators_who_remove_each_other_at_once_one_remains(string first, string second)
    {
        for (var round = 0; round < 5; round++)
        {
            var (one, other) = (await AdministratorAsync(), await AdministratorAsync());
            var (mine, theirs) = (await one.Browser.OpenAsync($"/people/{other.Id}/{first}"), await other.Browser.OpenAsync($"/people/{one.Id}/{second}"));
            var answers = await Task.WhenAll(
                Task.Run(() => one.Browser.SubmitAsync(mine, "main form", Taking(first, other.Membership))),
                Task.Run(() => other.Browser.SubmitAsync(theirs, "main form", Taking(second, one.Membership))));
            var left = new[] { await PersonAsync(one.Id), await PersonAsync(other.Id) }.Count(p => p.IsActive && p.Memberships.Any(m => m.Role is Role.Administrator));
            Assert.Equal(1, left);
            Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK && answer.Path.StartsWith("/people/", StringComparison.Ordinal));
        }

        static Dictionary<string, string> Taking(string page, int membership) => page == "leave" ? new() { ["Form.MembershipId"] = $"{membership}" } : [];

        async Task<(int Id, int Membership, Browser Browser)> AdministratorAsync()
        {
            var userName = Fresh();
            var id = await Site.EnrolAsync(userName, (Site.Top, Role.Administrator), (Site.Top, Role.Reviewer));
            return (id, (await PersonAsync(id)).Memberships.Single(m => m.Role is Role.Administrator).Id, await Site.SignedInAs(userName));
        }
    }

    [Fact]
    public async Task A_second_name_in_the_form_of_the_first_gets_no_card_of_the_first()
    {
        var city = await City.In(Site);
        var (userName, second) = (Fresh(), Fresh());
        var form = await Browser.OpenAsync("/people/new");
        Dictionary<string, string> Of(string name) => new() { ["Form.Name"] = name, ["Form.UserName"] = name, ["Form.UnitId"] = $"{city["CA11"]}", ["Form.Role"] = "Contributor" };
        Assert.Contains(userName, (await Browser.SubmitAsync(form, "main form", Of(userName))).Words(".card"), StringComparison.Ordinal);
        var page = await Browser.SubmitAsync(form, "main form", Of(second));
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(second, page.Document.QuerySelector("#form-name")!.GetAttribute("value"));
        Assert.Contains("请重新打开本页", page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Equal(0, await Site.With(db => db.People.CountAsync(p => p.Name == second)));
    }

    [Fact]
    public async Task A_user_name_that_is_taken_is_told_and_what_was_typed_stays()
    {
        var city = await City.In(Site);
        var userName = Fresh();
        await Site.EnrolAsync(userName, ("CA11", Role.Contributor));
        var page = await EnrolAsync(Browser, userName, city["CA11"], Role.Contributor);
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("已经有人用了", page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Equal(userName, page.Document.QuerySelector("#form-name")!.GetAttribute("value"));
        Assert.Equal($"{city["CA11"]}", ((IHtmlSelectElement)page.Document.QuerySelector("#form-unitid")!).Value);
    }

    private static string Fresh() => $"试用人{Interlocked.Increment(ref next)}号";

    private Task<Person> PersonAsync(int id) => Site.With(db => db.People.AsNoTracking().SingleAsync(p => p.Id == id));

    private static Task<Opened> EnrolAsync(Browser browser, string userName, int unit, Role role) => SubmitAsync(browser, "/people/new", new()
    {
        ["Form.Name"] = userName,
        ["Form.UserName"] = userName,
        ["Form.UnitId"] = $"{unit}",
        ["Form.Role"] = role.ToString(),
    });

    private static async Task<Opened> SubmitAsync(Browser browser, string path, Dictionary<string, string> values) =>
        await browser.SubmitAsync(await browser.OpenAsync(path), "main form", values);
}
