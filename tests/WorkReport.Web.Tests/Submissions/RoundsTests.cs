using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Reviews;

namespace WorkReport.Web.Tests.Submissions;

/// <summary>A site whose period is collected twice, and whose metrics are described anew.</summary>
public sealed class RoundsSite : TownSite;

/// <summary>预计数, then 全年实际数: each page is about one of the two.</summary>
public sealed class RoundsTests(RoundsSite site) : SiteTest(site), IClassFixture<RoundsSite>
{
    [Fact]
    public async Task Each_page_names_its_collecting_and_the_second_is_of_figures_only()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.Accepted);
        var (writer, reader, office) = (await Site.SignedInAs(town.Contributor), await Site.SignedInAs(town.Reviewer), await Site.SignedInAs(town.Office));
        var once = await writer.OpenAsync(Town.SubmissionPath(town.Village));
        Assert.DoesNotContain("预计数", once.Words("main"), StringComparison.Ordinal);
        await Site.With(async db =>
        {
            (await db.Periods.SingleAsync(p => p.Id == site.PeriodId)).CollectAgain(Site.By);
            var sheet = MetricSheet.Begin(town.Village, site.PeriodId, Site.By, Round.Second);
            sheet.Fill([new MetricEntry((await db.Metrics.SingleAsync(m => m.Id == site.Metric)).Now, new Figure(14))], Site.By);
            db.Add(sheet);
            await db.SaveChangesAsync();
        });

        // Of two lines of one unit each says which collecting it is of.
        Assert.Contains($"{town.VillageName(0)}（全年实际数）已经填全", (await writer.OpenAsync("/")).Words(".todo"), StringComparison.Ordinal);
        Assert.Contains("2022年 · 预计数", (await writer.OpenAsync(Town.SubmissionPath(town.Village))).Words(".crumbs"), StringComparison.Ordinal);
        var page = await writer.OpenAsync($"/units/{town.Village}/2022.2/submission");
        Assert.Contains("2022年 · 全年实际数", page.Words(".crumbs"), StringComparison.Ordinal);
        Assert.DoesNotContain("工作安排", page.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("工作事项", page.Words("main"), StringComparison.Ordinal);
        page = await Town.PressAsync(writer, page, SubmissionMove.Submit);
        Assert.Contains("已提交审核", page.Words(".note.good"), StringComparison.Ordinal);

        Assert.Contains("全年实际数", (await reader.OpenAsync("/reviews")).Words(".row"), StringComparison.Ordinal);
        var package = await Site.With(db => db.Submissions.Where(s => s.UnitId == town.Village && s.Round == Round.Second).Select(s => s.Id).SingleAsync());
        var review = await reader.OpenAsync($"/submissions/{package}");
        Assert.Equal($"审核：{town.VillageName(0)}2022年 · 全年实际数报送", review.Words("h1"));
        Assert.Contains("预计数 12场次", review.Words(".figure"), StringComparison.Ordinal);
        Assert.DoesNotContain("宣讲走进课堂", review.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("宣讲走进课堂", (await reader.OpenAsync($"/submissions/{package}/revisions/1")).Words("main"), StringComparison.Ordinal);

        // Both are kept: the first as it was accepted, the second not yet.
        foreach (var (code, word, counted) in new[] { ("2022", "预计数", "12"), ("2022.2", "全年实际数", "—") })
        {
            var totals = await office.OpenAsync($"/units/{town.Id}/{code}/totals");
            Assert.Contains(word, totals.Words(".lede"), StringComparison.Ordinal);
            Assert.Equal(counted, totals.Document.QuerySelectorAll("tbody tr:not(.topic) td.num")[1].TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[0]);
            Assert.Contains(word, (await office.OpenAsync($"/units/{town.Id}/{code}/progress")).Words(".lede"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_figure_keeps_the_wording_it_was_handed_in_under()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.Accepted);
        var reader = await Site.SignedInAs(town.Reviewer);
        await Site.With(async db =>
        {
            var metric = await db.Metrics.SingleAsync(m => m.Id == site.Metric);
            metric.Describe(metric.Wording.Terms with { Name = "改了名的宣讲" }, Site.By);
            await db.SaveChangesAsync();
            await db.FollowAsync(metric, Site.By);
            await db.SaveChangesAsync();
        });
        Assert.Contains("改了名的宣讲", (await reader.OpenAsync(Town.SubmissionPath(town.Village).Replace("submission", "sheet", StringComparison.Ordinal))).Html, StringComparison.Ordinal);
        Assert.Contains(TownSite.Figure, (await reader.OpenAsync($"/submissions/{await PackageOf(town)}/revisions/1")).Words("table.figures"), StringComparison.Ordinal);
    }

    private Task<int> PackageOf(Town town) => Site.With(db => db.Submissions.Where(s => s.UnitId == town.Village && s.Round == Round.First).Select(s => s.Id).SingleAsync());
}
