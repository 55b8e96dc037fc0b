using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Periods;

/// <summary>Whatever happens afterwards, a year that has ended says what it said, to the byte.</summary>
public sealed class EndedYearTests(EndedYearSite site) : SiteTest(site), IClassFixture<EndedYearSite>
{
    private Browser office = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        office = await Site.SignedInAs(EndedYearSite.Office);
    }

    [Fact]
    public async Task Its_facts_and_its_report_stay_to_the_byte_whatever_happens_to_the_catalogue_the_tree_and_the_people()
    {
        var (before, county, running) = (await CityAsync(), await CountyAsync(), await EndedYearFacts.TotalsAsync(site, "2022"));
        Assert.DoesNotContain(before.Values.Concat(county.Values), fact => fact is "null" || fact.StartsWith("NotFound", StringComparison.Ordinal));
        await TheCatalogueGoesOnAsync();
        await TheTreeGoesOnAsync();
        await PeopleGoAsync();
        Same(before, await CityAsync());
        Same(county, await CountyAsync());
        // The same facts of a year that runs are other ones now: nothing of it was in vain.
        Assert.NotEqual(running, await EndedYearFacts.TotalsAsync(site, "2022"));
    }

    /// <summary>The facts are no picture of nothing: one figure that is corrected is seen wherever it counts, and nowhere else.</summary>
    [Fact]
    public async Task One_correction_changes_the_facts_of_its_unit_and_of_those_above_it_and_of_no_other()
    {
        var before = await FiguresAsync();
        var page = await office.OpenAsync($"/units/{site["B11"]}/{EndedYearSite.Year}/corrections/{site.Metrics["F01"]}");
        var corrected = await office.SubmitAsync(page, "main form", new() { ["Form.Value"] = "1337", ["Form.Reason"] = "少记了一千场" });
        Assert.Equal(HttpStatusCode.OK, corrected.Status);
        var after = await FiguresAsync();
        var changed = before.Keys.Union(after.Keys).Where(key => before.GetValueOrDefault(key) != after.GetValueOrDefault(key)).ToList();
        Assert.Equal(EndedYearSite.WithAbove("B11").Order(StringComparer.Ordinal), changed.Select(key => key.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));
        // What was issued is not what would be composed now.
        Assert.Contains($"{Site.Top} report composed now", changed);
        Assert.Contains($"{Site.Top} report set now", changed);
        Assert.DoesNotContain(changed, key => key.Contains("report version", StringComparison.Ordinal));
    }

    private Task<SortedDictionary<string, string>> CityAsync() =>
        EndedYearFacts.OfAsync(site, EndedYearSite.Office, EndedYearSite.Codes, [site.IssuedReport, site.DraftedReport], withPages: true);

    /// <summary>Of the county's own office, which the township and its village leave meanwhile.</summary>
    private Task<SortedDictionary<string, string>> CountyAsync() =>
        EndedYearFacts.OfAsync(site, EndedYearSite.CountyOffice, ["A", "A1", "A11"], [site.DraftedReport], withPages: true);

    private Task<SortedDictionary<string, string>> FiguresAsync() =>
        EndedYearFacts.OfAsync(site, EndedYearSite.Office, EndedYearSite.Codes, [site.IssuedReport, site.DraftedReport], withPages: false);

    /// <summary>Fact by fact, so that what changed is named.</summary>
    private static void Same(SortedDictionary<string, string> before, SortedDictionary<string, string> after)
    {
        Assert.Equal(before.Keys, after.Keys);
        foreach (var (name, fact) in before)
            Assert.Equal($"{name}: {fact}", $"{name}: {after[name]}");
    }

    /// <summary>Ten new metrics for every level, one worded and printed otherwise, one counted in another unit, one asked no longer.</summary>
    private async Task TheCatalogueGoesOnAsync()
    {
        foreach (var n in Enumerable.Range(1, 10))
        {
            var rollUp = n % 2 == 0 ? "Sum" : "Snapshot";
            var page = await office.SubmitAsync(await office.OpenAsync("/metrics/new"), "main form", new()
            {
                ["Form.Code"] = string.Create(CultureInfo.InvariantCulture, $"E{n:00}"),
                ["Form.Name"] = $"后来的第{n}个数",
                ["Form.RollUp"] = rollUp,
                ["Form.Unit"] = "个",
            });
            await DoneAsync(office.SubmitAsync(page, "main form", new() { ["Form.City"] = "true", ["Form.County"] = "true", ["Form.Township"] = "true", ["Form.Village"] = "true" }));
        }

        await DoAsync(office, $"/metrics/{site.Metrics["F01"]}", new()
        {
            ["Form.Name"] = "宣讲活动",
            ["Form.Topic"] = "宣传教育",
            ["Form.Definition"] = "改了的口径",
            ["Form.Step"] = "1000",
            ["Form.Qualifier"] = "Yu",
            ["Form.Least"] = "50",
            ["Form.County"] = "",
        });
        await DoAsync(office, $"/metrics/{site.Metrics["F05"]}", new() { ["Form.Name"] = "来访", ["Form.Unit"] = "人次", ["Form.Village"] = "true" });
        await DoAsync(office, $"/metrics/{site.Metrics["F02"]}/asked", []);
    }

    /// <summary>A village and a township are called otherwise, one of each moves, the township that is left empty and a village are closed.</summary>
    private async Task TheTreeGoesOnAsync()
    {
        await DoAsync(Browser, $"/units/{site["A11"]}/rename", new() { ["Form.Name"] = "新桥村", ["Form.From"] = "2022-02-01" });
        await DoAsync(Browser, $"/units/{site["A1"]}/rename", new() { ["Form.Name"] = "新埠镇", ["Form.From"] = "2022-02-01" });
        await DoAsync(Browser, $"/units/{site["B21"]}/move", new() { ["Form.ParentId"] = $"{site["B1"]}", ["Form.From"] = "2022-03-01" });
        await DoAsync(Browser, $"/units/{site["A1"]}/move", new() { ["Form.ParentId"] = $"{site["B"]}", ["Form.From"] = "2022-04-01" });
        await DoAsync(Browser, $"/units/{site["B2"]}/close", new() { ["Form.From"] = "2022-05-01" });
        await DoAsync(Browser, $"/units/{site["A13"]}/close", new() { ["Form.From"] = "2022-01-01" });
    }

    /// <summary>Who handed in is called otherwise and signs in no more, who approved is no reviewer any longer.</summary>
    private async Task PeopleGoAsync()
    {
        var (writer, approver) = (await PersonAsync(EndedYearSite.Writer), await PersonAsync(EndedYearSite.Approver));
        await DoAsync(Browser, $"/people/{writer}/rename", new() { ["Form.Name"] = "改了名的人" });
        await DoAsync(Browser, $"/people/{writer}/standing", []);
        var role = await Site.With(db => db.Memberships.Where(m => m.PersonId == approver && m.Role == Role.Reviewer).Select(m => m.Id).SingleAsync());
        await DoAsync(Browser, $"/people/{approver}/leave", new() { ["Form.MembershipId"] = $"{role}" });
        Assert.False(await Site.With(db => db.People.Where(p => p.Id == writer).Select(p => p.IsActive).SingleAsync()));
        Assert.Equal([Role.Office], await Site.With(db => db.Memberships.Where(m => m.PersonId == approver).Select(m => m.Role).ToListAsync()));
    }

    private Task<int> PersonAsync(string name) => Site.With(db => db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync());

    private static async Task DoAsync(Browser who, string path, Dictionary<string, string> values) => await DoneAsync(who.SubmitAsync(await who.OpenAsync(path), "main form", values));

    /// <summary>Nothing was refused.</summary>
    private static async Task DoneAsync(Task<Opened> submitted)
    {
        var page = await submitted;
        Assert.True(page.Status is HttpStatusCode.OK && page.Document.QuerySelector("main .note.bad, main .fault") is null, page.Words("main"));
    }
}
