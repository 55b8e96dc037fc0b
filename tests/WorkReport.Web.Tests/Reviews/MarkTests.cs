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

    [Fact]
    public async Task A_press_for_all_clean_ones_decides_on_those_that_it_counts_and_on_no_text_whose_figure_moved()
    {
        var town = await site.TownAsync(3);
        // The township's own goes to the city for acceptance; its villages come to the township itself.
        foreach (var unit in town.Villages.Append(town.Id))
            await town.BringAsync(unit, SubmissionState.InReview);
        await FillAsync(town, 14, "见台账");
        var reader = await Site.SignedInAs(town.Reviewer);
        var list = await reader.OpenAsync("/reviews");
        Assert.Contains("审核通过全部无异常的 1 份", list.Words("main"), StringComparison.Ordinal);
        Assert.Contains("审核接收全部无异常的 2 份", list.Words("main"), StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent(Town.Fields(list, SubmissionMove.Approve, ("Form.Clean", "Approve")).Where(field => field.Key != "Form.Move"));

        var done = await reader.PostAsync("/reviews", form);

        Assert.Contains("1 个单位", done.Words(".note.good"), StringComparison.Ordinal);
        Assert.All(town.Villages, village => Assert.Equal(SubmissionState.InReview, Site.With(db => db.Submissions.Where(s => s.UnitId == village).Select(s => s.State).SingleAsync()).Result));
    }

    [Fact]
    public async Task A_figure_that_moved_under_a_text_is_marked_for_who_wrote_it_and_who_reads_it_until_the_text_is_saved()
    {
        var town = await site.TownAsync();
        await town.FillAsync(town.Village);
        await FillAsync(town, 14, "见台账");
        var moved = $"“{TownSite.Figure}”写的时候是 12场次，统计表现在是 14场次";
        var writer = await Site.SignedInAs(town.Contributor);
        var page = await writer.OpenAsync(Town.SubmissionPath(town.Village));
        Assert.Contains(moved, page.Words(".mark"), StringComparison.Ordinal);
        var item = page.Document.QuerySelector("#moved ~ .paper a[href^='/items/']")!.GetAttribute("href")!;
        Assert.Contains(moved, (await writer.OpenAsync(item)).Words(".mark"), StringComparison.Ordinal);

        // It keeps nothing back; who reviews reads the same sentence.
        await Town.PressAsync(writer, page, SubmissionMove.Submit);
        var reader = await Site.SignedInAs(town.Reviewer);
        var review = await reader.OpenAsync(await town.ReviewPathAsync(town.Village));
        Assert.Contains(moved, review.Words(".mark"), StringComparison.Ordinal);
        Assert.Equal("14场次", review.Words(".fig.moved"));
        Assert.DoesNotContain("无异常", review.Words("main"), StringComparison.Ordinal);

        await Site.With(async db =>
        {
            (await db.Submissions.SingleAsync(s => s.UnitId == town.Village)).Return([], "看看数字", SubmissionRelation.Reviewer, 1, Site.By);
            await db.SaveChangesAsync();
        });
        await writer.SubmitAsync(await writer.OpenAsync(item), "main form");
        Assert.Empty((await writer.OpenAsync(Town.SubmissionPath(town.Village))).Words(".mark"));
    }

    [Fact]
    public async Task The_totals_count_the_marks_of_what_they_are_made_of_and_lead_to_the_units()
    {
        var town = await site.TownAsync(3);
        foreach (var village in town.Villages)
            await town.BringAsync(village, village == town.Villages[2] ? SubmissionState.Forwarded : SubmissionState.Accepted);
        await town.LastYearAsync(town.Villages[1], 1);
        // Not counted yet: its mark is for who receives it, not for the totals.
        await town.LastYearAsync(town.Villages[2], 1);
        var office = await Site.SignedInAs(town.Office);

        var totals = await office.OpenAsync($"/units/{town.Id}/2022/totals");
        Assert.Contains("计入的数字里有 1 处提示：必须改 0 处，说明后可报 1 处。", totals.Words("main .note"), StringComparison.Ordinal);
        var row = totals.Document.QuerySelector("tbody .marked a")!;
        Assert.Equal("提示：必须改 0，说明后可报 1", row.TextContent);

        var list = await office.OpenAsync(row.GetAttribute("href")!);
        Assert.Contains($"{town.VillageName(1)} · {TownSite.Figure}", list.Words("main .row"), StringComparison.Ordinal);
        Assert.Contains("今年 12场次，去年 1场次，相差很大。 说明：“见台账”", list.Words(".mark"), StringComparison.Ordinal);
        Assert.Single(list.Document.QuerySelectorAll("main .row"));
        var behind = await office.OpenAsync(list.Document.QuerySelector("main .row a")!.GetAttribute("href")!);
        Assert.Contains("相差很大", behind.Words(".mark"), StringComparison.Ordinal);
    }

    private Task FillAsync(Town town, decimal value, string? note) => Site.With(async db =>
    {
        var sheet = await db.MetricSheets.SingleAsync(s => s.UnitId == town.Village && s.PeriodId == site.PeriodId);
        sheet.Fill([new MetricEntry((await db.Metrics.SingleAsync(m => m.Id == site.Metric)).Now, new Figure(value), note)], Site.By);
        await db.SaveChangesAsync();
    });
}
