using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Reviews;

namespace WorkReport.Web.Tests.Submissions;

/// <summary>报送底稿: what was handed in each time, and what was sent back, stay.</summary>
public sealed class RevisionTests(TownSite site) : SiteTest(site)
{
    [Fact]
    public async Task What_was_sent_back_stays_in_the_history_with_its_reason_after_the_approval()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var (writer, reader) = (await Site.SignedInAs(town.Contributor), await Site.SignedInAs(town.Reviewer));
        var review = await town.ReviewPathAsync(town.Village);
        var item = await Site.With(db => db.WorkItems.Where(i => i.UnitId == town.Village).Select(i => new { i.Id, i.Lead }).SingleAsync());
        await Town.PressAsync(reader, await reader.OpenAsync(review), SubmissionMove.Return,
            ($"Form.Ticks[{Town.Item(item.Id)}]", "yes"), ($"Form.Reasons[{Town.Item(item.Id)}]", "12场是全镇数，请核实。"));
        await Town.PressAsync(writer, await writer.OpenAsync(Town.SubmissionPath(town.Village)), SubmissionMove.Submit, ("Form.Reply", "核对过台账。"));
        // Sent back once more for another thing: the first reason does not give way to the second.
        var figure = Town.Key(PieceKind.MetricValue, site.Metric);
        await Town.PressAsync(reader, await reader.OpenAsync(review), SubmissionMove.Return, ($"Form.Ticks[{figure}]", "yes"), ($"Form.Reasons[{figure}]", "数与台账不符。"));
        await Town.PressAsync(writer, await writer.OpenAsync(Town.SubmissionPath(town.Village)), SubmissionMove.Submit, ("Form.Reply", "核对过台账。"));
        await Town.PressAsync(reader, await reader.OpenAsync(review), SubmissionMove.Approve);

        foreach (var (browser, path) in new[] { (writer, Town.SubmissionPath(town.Village)), (reader, review) })
        {
            var returns = (await browser.OpenAsync(path)).Document.QuerySelectorAll(".history li").Where(li => li.QuerySelector("strong")!.TextContent == "退回修改").Select(li => li.TextContent).ToList();
            Assert.Equal(2, returns.Count);
            Assert.Contains("数与台账不符。", returns[0], StringComparison.Ordinal);
            Assert.Contains(TownSite.Figure, returns[0], StringComparison.Ordinal);
            Assert.Contains("12场是全镇数，请核实。", returns[1], StringComparison.Ordinal);
            Assert.Contains(item.Lead, returns[1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_handed_in_reads_as_it_was_then_whatever_was_changed_since()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var (writer, reader) = (await Site.SignedInAs(town.Contributor), await Site.SignedInAs(town.Reviewer));
        var review = await town.ReviewPathAsync(town.Village);
        await Town.PressAsync(reader, await reader.OpenAsync(review), SubmissionMove.Return, ("Form.General", "整份再核一遍"));
        await Site.With(async db =>
        {
            var sheet = await db.MetricSheets.SingleAsync(s => s.UnitId == town.Village);
            sheet.Fill([new MetricEntry((await db.Metrics.SingleAsync(m => m.Id == site.Metric)).Now, new Figure(15), "重新数过", SourceUnit: "镇文化站")], Site.By);
            var plan = await db.PlanItems.SingleAsync(p => p.UnitId == town.Village);
            plan.Remove(Site.By);
            db.Remove(plan);
            await db.SaveChangesAsync();
        });
        await Town.PressAsync(writer, await writer.OpenAsync(Town.SubmissionPath(town.Village)), SubmissionMove.Submit, ("Form.Reply", "核对过台账。"));

        var page = await writer.OpenAsync(Town.SubmissionPath(town.Village));
        var listed = page.Document.QuerySelectorAll("a[href*='/revisions/']").Where(a => a.TextContent.StartsWith('第')).ToDictionary(a => a.TextContent, a => a.GetAttribute("href")!);
        Assert.Equal(["第 2 次报送", "第 1 次报送"], listed.Keys);
        // The return leads to what the reviewer had in front of them.
        var returned = page.Document.QuerySelectorAll(".history li").Single(li => li.QuerySelector("strong")!.TextContent == "退回修改");
        Assert.Equal(listed["第 1 次报送"], returned.QuerySelector("a")!.GetAttribute("href"));

        var then = await reader.OpenAsync(listed["第 1 次报送"]);
        Assert.Equal($"报送底稿：{town.VillageName(0)}2022年，第 1 次报送", then.Words("h1"));
        Assert.Contains("全年开展宣讲12场次。", then.Words(".block .official"), StringComparison.Ordinal);
        Assert.Contains("名册.pdf", then.Words(".from"), StringComparison.Ordinal);
        Assert.Contains("12场次", then.Words("table.figures"), StringComparison.Ordinal);
        Assert.Contains("见台账", then.Words("table.figures"), StringComparison.Ordinal);
        Assert.Contains("办好暑期课堂", then.Words("main"), StringComparison.Ordinal);
        Assert.Empty(then.Document.QuerySelectorAll("main form"));

        var now = await reader.OpenAsync(listed["第 2 次报送"]);
        Assert.Contains("全年开展宣讲15场次。", now.Words(".block .official"), StringComparison.Ordinal);
        Assert.Contains("来源：镇文化站", now.Words("table.figures"), StringComparison.Ordinal);
        Assert.DoesNotContain("办好暑期课堂", now.Words("main"), StringComparison.Ordinal);
        Assert.Contains("来源：镇文化站", (await reader.OpenAsync(review)).Words(".figure"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync($"{review}/revisions/3")).Status);
        var stranger = await Site.SignedInAs((await site.TownAsync()).Reviewer);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(listed["第 1 次报送"])).Status);
    }
}
