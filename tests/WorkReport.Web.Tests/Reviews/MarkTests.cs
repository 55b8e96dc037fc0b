using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reviews;

/// <summary>What the rules find is said to the unit before it hands in, and to everyone who reads the figure afterwards.</summary>
public sealed class MarkTests(TownSite site) : SiteTest(site)
{
    [Fact]
    public async Task A_wild_jump_is_not_handed_in_without_a_note_and_the_note_travels_with_it()
    {
        var town = await site.TownAsync();
        await town.FillAsync(town.Village);
        await town.LastYearAsync(town.Village, 3);
        await FillAsync(town, 999, note: null);
        var writer = await Site.SignedInAs(town.Contributor);
        var page = await writer.OpenAsync(Town.SubmissionPath(town.Village));
        Assert.Contains("说明后可报", page.Words(".mark"), StringComparison.Ordinal);
        Assert.Contains($"“{TownSite.Figure}”今年 999场次，去年 3场次，相差很大", page.Words(".mark"), StringComparison.Ordinal);
        var refused = await Town.ForgeAsync(writer, page, SubmissionMove.Submit);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains(TownSite.Figure, refused.Words(".note.bad"), StringComparison.Ordinal);

        await FillAsync(town, 999, "承办了全市宣讲月");
        await Town.PressAsync(writer, await writer.OpenAsync(Town.SubmissionPath(town.Village)), SubmissionMove.Submit);

        // The reviewer meets it in the queue, at the figure, and the office behind the total.
        var reader = await Site.SignedInAs(town.Reviewer);
        Assert.Contains("1 个提示", (await reader.OpenAsync("/reviews")).Words(".row"), StringComparison.Ordinal);
        var review = await reader.OpenAsync(await town.ReviewPathAsync(town.Village));
        Assert.Contains("承办了全市宣讲月", review.Words(".mark"), StringComparison.Ordinal);
        Assert.Contains("去年 3场次（去年没有接收）", review.Words(".figure"), StringComparison.Ordinal);
        var behind = await (await Site.SignedInAs(town.Office)).OpenAsync($"/units/{town.Id}/2022/totals/{site.Metric}");
        Assert.Contains("承办了全市宣讲月", behind.Words(".mark"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_without_a_mark_go_in_one_press_and_what_came_back_or_is_marked_waits_to_be_opened()
    {
        var town = await site.TownAsync(4);
        foreach (var village in town.Villages)
            await town.BringAsync(village, SubmissionState.Forwarded);
        await town.LastYearAsync(town.Villages[2], 1);
        var office = await Site.SignedInAs(town.Office);
        var list = await office.OpenAsync("/reviews");
        // One came after the list was made.
        var late = (await town.PackageAsync(town.Villages[3])).Id;
        await Site.With(db => db.Submissions.Where(s => s.Id == late).ExecuteUpdateAsync(set => set.SetProperty(s => s.MovedAt, new DateTimeOffset(2116, 1, 5, 9, 0, 0, TimeSpan.Zero))));
        using var form = new FormUrlEncodedContent(Town.Fields(list, SubmissionMove.Accept, ("Form.Clean", "Accept")).Where(field => field.Key != "Form.Move"));

        var done = await office.PostAsync("/reviews", form);

        Assert.Contains("已接收：2 个单位", done.Words(".note.good"), StringComparison.Ordinal);
        Assert.Contains("下一份：", done.Words(".note.good .next"), StringComparison.Ordinal);
        var states = await Site.With(db => db.Submissions.Where(s => town.Villages.Contains(s.UnitId)).OrderBy(s => s.Id).Select(s => s.State).ToListAsync());
        Assert.Equal([SubmissionState.Accepted, SubmissionState.Accepted, SubmissionState.Forwarded, SubmissionState.Forwarded], states);
    }

    private Task FillAsync(Town town, decimal value, string? note) => Site.With(async db =>
    {
        var sheet = await db.MetricSheets.SingleAsync(s => s.UnitId == town.Village && s.PeriodId == site.PeriodId);
        sheet.Fill([new MetricEntry((await db.Metrics.SingleAsync(m => m.Id == site.Metric)).Now, new Figure(value), note)], Site.By);
        await db.SaveChangesAsync();
    });
}
