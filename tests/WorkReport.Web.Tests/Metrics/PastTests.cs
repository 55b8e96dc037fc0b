using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Metrics;

/// <summary>What happens to a metric, and the years that have ended.</summary>
public sealed class PastTests(CatalogueSite site) : SiteTest(site), IClassFixture<CatalogueSite>
{
    private static int next;

    private Browser office = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        office = await Site.SignedInAs(CatalogueSite.Office);
    }

    [Fact]
    public async Task A_changed_style_leaves_an_ended_years_printed_figures_as_they_were()
    {
        var (metric, ended, running) = await YearsAsync();
        var page = await office.OpenAsync($"/metrics/{metric}");
        Assert.Contains("改动从今天起用于：", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("2041年度（填报中）", page.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("2040年度", page.Words("main"), StringComparison.Ordinal);
        page = await office.SubmitAsync(page, "main form", new() { ["Form.Name"] = "改了名的宣讲", ["Form.Scale"] = "One", ["Form.Qualifier"] = "Duo", ["Form.Step"] = "100" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(3, page.Document.QuerySelectorAll(".wordings .row").Length);
        Assert.Equal("4238场次", await PrintedAsync(metric, ended));
        Assert.Equal("4200多场次", await PrintedAsync(metric, running));
        var county = await Site.With(db => db.OrgUnits.Where(u => u.Code == CatalogueSite.County).Select(u => u.Id).SingleAsync());
        Assert.Contains("原名的宣讲", (await office.OpenAsync($"/units/{county}/{ended}/sheet")).Words("main"), StringComparison.Ordinal);
        Assert.Contains("改了名的宣讲", (await office.OpenAsync($"/units/{county}/{running}/sheet")).Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_metric_does_not_touch_an_ended_year()
    {
        var (_, ended, running) = await YearsAsync();
        var county = await Site.With(db => db.OrgUnits.Where(u => u.Code == CatalogueSite.County).Select(u => u.Id).SingleAsync());
        var (before, missing) = ((await office.OpenAsync($"/units/{county}/{ended}/sheet")).Words("main"), await MissingAsync(county, ended));
        var added = await DefinedAsync("后来的数");
        Assert.Equal(before, (await office.OpenAsync($"/units/{county}/{ended}/sheet")).Words("main"));
        Assert.Equal(missing, await MissingAsync(county, ended));
        Assert.Contains(added, await MissingAsync(county, running));
        Assert.Contains("后来的数", (await office.OpenAsync($"/units/{county}/{running}/sheet")).Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_later_is_not_missed_in_what_was_handed_in()
    {
        var (_, _, running) = await YearsAsync();
        var county = await Site.With(async db =>
        {
            var unit = await db.OrgUnits.SingleAsync(u => u.Code == CatalogueSite.County);
            db.Add(Season.InState(unit.Id, (await db.Periods.SingleAsync(p => p.Code == running)).Id, SubmissionState.InReview, 1));
            await db.SaveChangesAsync();
            return unit.Id;
        });
        var added = await DefinedAsync("交了以后才要的数");
        Assert.DoesNotContain(added, await MissingAsync(county, running));
        await Site.With(async db =>
        {
            var package = await db.Submissions.SingleAsync(s => s.UnitId == county && db.Periods.Any(p => p.Id == s.PeriodId && p.Code == running));
            package.Return([], "请补", SubmissionRelation.Reviewer, 1, Site.By);
            await db.SaveChangesAsync();
        });
        Assert.Contains(added, await MissingAsync(county, running));
    }

    [Fact]
    public async Task The_rules_of_a_metric_are_set_on_its_page_and_told_apart()
    {
        var (whole, part) = (await DefinedAsync("总项"), await DefinedAsync("分项"));
        var top = await Site.With(db => db.OrgUnits.Where(u => u.Code == Site.Top).Select(u => u.Id).SingleAsync());
        var page = await office.OpenAsync($"/metrics/{part}");
        var refused = await office.SubmitAsync(page, "main form", new() { ["Form.Least"] = "10", ["Form.Most"] = "9", ["Form.ChangePercent"] = "0", ["Form.PartOfId"] = $"{whole}" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.NotEmpty(refused.Words("#form-most-fault"));
        Assert.NotEmpty(refused.Words("#form-changepercent-fault"));
        var saved = await office.SubmitAsync(refused, "main form", new() { ["Form.Most"] = "900", ["Form.ChangePercent"] = "30", ["Form.OwnerId"] = $"{top}" });
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(new MetricRules(10, 900, 30, whole, top), (await MetricAsync(part)).Rules);
        // Of the whole, that its parts make it up.
        await office.SubmitAsync(await office.OpenAsync($"/metrics/{whole}"), "main form", new() { ["Form.PartsAddUp"] = "true" });
        Assert.True((await MetricAsync(whole)).Rules.PartsAddUp);
        Assert.True((await office.OpenAsync($"/metrics/{whole}")).Document.QuerySelector("#form-partsaddup")!.HasAttribute("checked"));
        // No part of a part, and none of itself.
        Assert.Empty((await office.OpenAsync($"/metrics/{whole}")).Document.QuerySelectorAll($"#form-partofid option[value='{part}'], #form-partofid option[value='{whole}']"));
    }

    private static string Code() => FormattableString.Invariant($"P{Interlocked.Increment(ref next)}");

    /// <summary>A metric that the county reported in a year that has ended and in one that runs.</summary>
    private Task<(int Metric, string Ended, string Running)> YearsAsync() => Site.With(async db =>
    {
        var metric = Metric.Define(Code(), "原名的宣讲", "场次", RollUp.Sum, Site.By);
        metric.Describe("原名的宣讲", "", "年内的", "场次", QuantityStyle.Exact, [UnitLevel.County], Site.By);
        db.Add(metric);
        await db.SaveChangesAsync();
        var county = await db.OrgUnits.SingleAsync(u => u.Code == CatalogueSite.County);
        List<string> codes = [];
        foreach (var year in new[] { 2040, 2041 })
        {
            var period = Years.Opened(Code(), year, PeriodKind.Annual, new DateOnly(year, 12, 31), Site.By);
            db.AddRange(period, Catalogue.Of(period, [metric], Site.By));
            await db.SaveChangesAsync();
            var sheet = MetricSheet.Begin(county.Id, period.Id, Site.By);
            sheet.Fill([new MetricEntry(metric.Now, new Figure(4238))], Site.By);
            db.Add(sheet);
            if (year == 2040)
                period.End(Site.By);
            await db.SaveChangesAsync();
            codes.Add(period.Code);
        }

        return (metric.Id, codes[0], codes[1]);
    });

    private Task<string?> PrintedAsync(int metric, string code) => Site.With(async db =>
    {
        var period = await db.Periods.SingleAsync(p => p.Code == code);
        var county = await db.OrgUnits.SingleAsync(u => u.Code == CatalogueSite.County);
        return (await FigureBook.LoadAsync(db, period, Round.First, [county.Id])).Print(new BoundFigure(metric, county.Id, FigureAspect.Own, period.Id));
    });

    private Task<List<int>> MissingAsync(int unit, string code) => Site.With(async db =>
    {
        var period = await db.Periods.SingleAsync(p => p.Code == code);
        return (await Completeness.LoadAsync(db, period, Round.First, db.OrgUnits.Where(u => u.Id == unit)))[unit].Missing.Select(metric => metric.Id).ToList();
    });

    /// <summary>A metric that counties are asked from now on, made by the pages.</summary>
    private async Task<int> DefinedAsync(string name)
    {
        var page = await office.SubmitAsync(await office.OpenAsync("/metrics/new"), "main form", new() { ["Form.Code"] = Code(), ["Form.Name"] = name, ["Form.RollUp"] = "Sum", ["Form.Unit"] = "个" });
        var id = int.Parse(page.Path.Split('/')[2].Split('?')[0], CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.OK, (await office.SubmitAsync(page, "main form", new() { ["Form.County"] = "true" })).Status);
        return id;
    }

    private Task<Metric> MetricAsync(int id) => Site.With(db => db.Metrics.AsNoTracking().SingleAsync(m => m.Id == id));
}
