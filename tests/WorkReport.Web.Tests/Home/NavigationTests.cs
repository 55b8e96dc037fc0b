using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Home;

/// <summary>The masthead says where one is at home, and the navigation leads to what is one's own and to nothing else.</summary>
public sealed class NavigationTests(CatalogueSite site) : SiteTest(site), IClassFixture<CatalogueSite>
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Site.With(async db =>
        {
            if (await db.Periods.AnyAsync())
                return;
            db.Add(Years.Opened("2022", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), Site.By));
            // Newer, but no annual one: pages do not open with it.
            db.Add(Years.Opened("2023H1", 2023, PeriodKind.FirstHalf, new DateOnly(2023, 6, 30), Site.By));
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task Who_enters_is_led_to_the_year_of_their_unit()
    {
        var (page, unit) = await HomeOfAsync(CatalogueSite.Township, Role.Contributor);
        Assert.Equal("东川镇 · 2022年度", page.Words(".top .unit"));
        Assert.Equal(
            ["/", $"/units/{unit}/2022/sheet", $"/units/{unit}/2022/items", $"/units/{unit}/2022/plans", $"/units/{unit}/2022/outcomes", $"/units/{unit}/2022/submission", $"/units/{unit}/jottings", "/metrics", "/units", "/import", "/checking", "/masking", "/typesetting"],
            Links(page));
        Assert.Contains("2023年工作安排", page.Words("nav.side"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_village_needs_four_entries_and_finds_the_rest_in_the_help()
    {
        var village = await Site.With(async db =>
        {
            var founded = OrgUnit.Found("VILLAGE-4", "东川四村", UnitLevel.Village, await db.OrgUnits.SingleAsync(u => u.Code == CatalogueSite.Township), City.Founded, Site.By);
            db.Add(founded);
            await db.SaveChangesAsync();
            return founded.Id;
        });
        await Site.EnrolAsync("东川四村填报", ("VILLAGE-4", Role.Contributor));
        var browser = await Site.SignedInAs("东川四村填报");
        Assert.Equal(["/", $"/units/{village}/2022/sheet", $"/units/{village}/2022/items", $"/units/{village}/2022/submission", $"/units/{village}/jottings"], Links(await browser.OpenAsync("/")));
        var help = (await browser.OpenAsync("/help")).Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href"));
        Assert.All([$"/units/{village}/2022/plans", "/metrics", "/units", "/checking", "/masking", "/typesetting"], address => Assert.Contains(address, help));
    }

    [Fact]
    public async Task A_page_that_is_wide_for_its_work_has_its_menu_too()
    {
        var page = await (await Site.SignedInAs(CatalogueSite.Office)).OpenAsync("/typesetting");
        Assert.NotNull(page.Document.QuerySelector(".menu.stays nav a[href='/periods']"));
        Assert.Null(page.Document.QuerySelector("nav.side"));
    }

    [Fact]
    public async Task Who_reviews_is_led_to_what_waits_and_to_the_figures()
    {
        var (page, unit) = await HomeOfAsync(CatalogueSite.County, Role.Reviewer);
        Assert.Equal("东川县 · 2022年度", page.Words(".top .unit"));
        Assert.Equal(
            ["/", "/reviews", $"/units/{unit}/2022/notice", $"/units/{unit}/2022/progress", $"/units/{unit}/2022/totals", $"/units/{unit}/2022/forms", $"/units/{unit}/2022/report", $"/units/{unit}/reports", "/metrics", "/units", "/checking", "/masking", "/typesetting"],
            Links(page));
    }

    [Fact]
    public async Task The_office_at_the_top_is_led_to_all_of_it_and_to_the_years()
    {
        var (page, unit) = await HomeOfAsync(Site.Top, Role.Office);
        Assert.Contains($"/units/{unit}/2022/items", Links(page));
        Assert.Contains("/reviews", Links(page));
        Assert.Contains("/periods", Links(page));
        Assert.DoesNotContain("/periods", Links((await HomeOfAsync(CatalogueSite.County, Role.Office)).Page));
    }

    [Fact]
    public async Task Who_fills_in_for_villages_too_is_at_home_in_the_unit_above_them()
    {
        await Site.With(async db =>
        {
            var township = await db.OrgUnits.SingleAsync(u => u.Code == CatalogueSite.Township);
            // Before the township by its code, below it by its place.
            var village = OrgUnit.Found("A-VILLAGE", "东川一村", UnitLevel.Village, township, City.Founded, Site.By);
            village.LetFill(township, Site.By);
            db.Add(village);
            await db.SaveChangesAsync();
        });
        Assert.StartsWith("东川镇", (await HomeOfAsync(CatalogueSite.Township, Role.Contributor)).Page.Words(".top .unit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_role_finds_the_house_and_no_dead_end()
    {
        await Site.EnrolAsync("无职责的人");
        var page = await (await Site.SignedInAs("无职责的人")).OpenAsync("/");
        Assert.Equal(["/", "/metrics", "/units", "/checking", "/masking", "/typesetting"], Links(page));
        Assert.Equal("从村里的数，到全市的报告", page.Words(".top .unit"));
    }

    [Fact]
    public async Task The_page_of_a_refusal_has_its_navigation_and_a_stranger_has_none()
    {
        var page = await (await Site.SignedInAs(CatalogueSite.UserAt(CatalogueSite.Township, Role.Contributor))).OpenAsync("/nothing-here");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.NotEmpty(Links(page));
        Assert.Empty((await Stranger.OpenAsync("/sign-in")).Document.QuerySelectorAll("nav"));
    }

    [Fact]
    public async Task While_there_is_no_period_nothing_leads_to_one()
    {
        await using var site = new CatalogueSite();
        await site.InitializeAsync();
        var page = await (await site.SignedInAs(CatalogueSite.Office)).OpenAsync("/");
        Assert.Equal(["/", "/reviews", "/periods", "/metrics", "/units", "/import", "/checking", "/masking", "/typesetting"], Links(page));
    }

    [Fact]
    public async Task The_page_one_is_on_is_marked_and_those_below_it_too()
    {
        var browser = await Site.SignedInAs(CatalogueSite.Office);
        Assert.Equal("page", (await browser.OpenAsync("/metrics")).Document.QuerySelector("nav.side a[href='/metrics']")!.GetAttribute("aria-current"));
        Assert.Equal("true", (await browser.OpenAsync("/metrics/new")).Document.QuerySelector("nav.side a[href='/metrics']")!.GetAttribute("aria-current"));
    }

    private static IEnumerable<string> Links(Opened page) => page.Document.QuerySelectorAll("nav.side a").Select(a => a.GetAttribute("href")!);

    private async Task<(Opened Page, int Unit)> HomeOfAsync(string unit, Role role) =>
        (await (await Site.SignedInAs(CatalogueSite.UserAt(unit, role))).OpenAsync("/"), await Site.With(db => db.OrgUnits.Where(u => u.Code == unit).Select(u => u.Id).SingleAsync()));
}
