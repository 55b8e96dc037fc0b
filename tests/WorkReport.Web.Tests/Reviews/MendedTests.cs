using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reviews;

/// <summary>What came back is told from what was mended, old beside new, for the unit and for the reviewer.</summary>
public sealed class MendedTests(TownSite site) : SiteTest(site)
{
    [Fact]
    public async Task Old_and_new_stand_beside_each_other_and_what_was_left_needs_a_word()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var (writer, reader) = (await Site.SignedInAs(town.Contributor), await Site.SignedInAs(town.Reviewer));
        var item = await Site.With(db => db.WorkItems.Where(i => i.UnitId == town.Village).Select(i => i.Id).SingleAsync());
        var figure = Town.Key(PieceKind.MetricValue, site.Metric);
        await Town.PressAsync(
            reader, await reader.OpenAsync(await town.ReviewPathAsync(town.Village)), SubmissionMove.Return,
            ($"Form.Ticks[{Town.Item(item)}]", "yes"), ($"Form.Reasons[{Town.Item(item)}]", "请写清地点"), ($"Form.Ticks[{figure}]", "yes"), ($"Form.Reasons[{figure}]", "请核实"));

        // Nothing was mended: it is not handed in without a word.
        var page = await writer.OpenAsync(Town.SubmissionPath(town.Village));
        Assert.Contains("退回了 2 项，改过了 0 项", page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Contains($"{town.VillageName(0)}的报送退回了 2 项，请修改", (await writer.OpenAsync("/")).Words("main"), StringComparison.Ordinal);
        var refused = await Town.PressAsync(writer, page, SubmissionMove.Submit);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains($"退回的 2 项没有改动：宣讲走进课堂{town.Village}、{TownSite.Figure}", refused.Words(".note.bad"), StringComparison.Ordinal);

        await ChangeAsync(town, 15);
        Assert.Contains("退回的报送还有 1 项没有改", (await writer.OpenAsync("/")).Words("main"), StringComparison.Ordinal);
        page = await writer.OpenAsync(Town.SubmissionPath(town.Village));
        Assert.Contains("12场次", page.Words(".was"), StringComparison.Ordinal);
        Assert.Contains("15场次", page.Words(".was"), StringComparison.Ordinal);
        await Town.PressAsync(writer, page, SubmissionMove.Submit, ("Form.Reply", "地点就在村小学，已经写了。"));

        var review = await reader.OpenAsync(await town.ReviewPathAsync(town.Village));
        Assert.Contains("退回的 2 项：1 项改过", review.Words("h2"), StringComparison.Ordinal);
        Assert.Contains("地点就在村小学，已经写了。", review.Words(".note"), StringComparison.Ordinal);
        Assert.Equal(["12场次"], review.Document.QuerySelectorAll(".changed-figure del").Select(d => d.TextContent));
        Assert.Equal(["15场次"], review.Document.QuerySelectorAll(".changed-figure ins").Select(d => d.TextContent));
        Assert.Contains("没有改动", review.Words(".st.back"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_back_as_a_whole_and_was_left_as_it_was_needs_a_word_too()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var (writer, reader) = (await Site.SignedInAs(town.Contributor), await Site.SignedInAs(town.Reviewer));
        await Town.PressAsync(reader, await reader.OpenAsync(await town.ReviewPathAsync(town.Village)), SubmissionMove.Return, ("Form.General", "请再核一遍"));

        var page = await writer.OpenAsync(Town.SubmissionPath(town.Village));
        var refused = await Town.PressAsync(writer, page, SubmissionMove.Submit);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("退回以后一处也没有改动", refused.Words(".note.bad"), StringComparison.Ordinal);
        await Town.PressAsync(writer, refused, SubmissionMove.Submit, ("Form.Reply", "逐项核过，数都对。"));

        var review = await reader.OpenAsync(await town.ReviewPathAsync(town.Village));
        Assert.Contains("整份退回过：一处也没有改", review.Words("h2"), StringComparison.Ordinal);
        Assert.Contains("逐项核过，数都对。", review.Words(".note"), StringComparison.Ordinal);
        Assert.Contains("退回后没有改", review.Words(".lede .st"), StringComparison.Ordinal);
        Assert.DoesNotContain("无异常", review.Words(".lede .st"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_says_that_all_was_mended_and_no_longer_asks_to_mend()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var (writer, reader) = (await Site.SignedInAs(town.Contributor), await Site.SignedInAs(town.Reviewer));
        var figure = Town.Key(PieceKind.MetricValue, site.Metric);
        await Town.PressAsync(reader, await reader.OpenAsync(await town.ReviewPathAsync(town.Village)), SubmissionMove.Return, ($"Form.Ticks[{figure}]", "yes"), ($"Form.Reasons[{figure}]", "请核实"));
        await ChangeAsync(town, 15);

        var home = (await writer.OpenAsync("/")).Words("main");
        Assert.Contains($"{town.VillageName(0)}退回的报送都改过了，请再提交", home, StringComparison.Ordinal);
        Assert.DoesNotContain("请修改", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contributor_reads_whose_move_it_is_and_finds_no_dead_buttons()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var page = await (await Site.SignedInAs(town.Contributor)).OpenAsync(await town.ReviewPathAsync(town.Village));
        Assert.Empty(page.Document.QuerySelectorAll("main button:not([hidden])"));
        Assert.Contains("正在等审核人审核", page.Words(".why"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Purpose", "prefetch;prerender")]
    [InlineData("Purpose", "prefetch")]
    public async Task What_a_browser_fetches_ahead_nobody_has_opened(string header, string purpose)
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var path = await town.ReviewPathAsync(town.Village);
        using var reader = await Site.ClientOf(town.Reviewer);
        using var ahead = new HttpRequestMessage(HttpMethod.Get, path);
        ahead.Headers.Add(header, purpose);
        Assert.Equal(HttpStatusCode.OK, (await reader.SendAsync(ahead)).StatusCode);
        Assert.False((await town.PackageAsync(town.Village)).IsOpened);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        Assert.True((await town.PackageAsync(town.Village)).IsOpened);
    }

    private Task ChangeAsync(Town town, decimal value) => Site.With(async db =>
    {
        var sheet = await db.MetricSheets.SingleAsync(s => s.UnitId == town.Village && s.PeriodId == site.PeriodId);
        sheet.Fill([new MetricEntry((await db.Metrics.SingleAsync(m => m.Id == site.Metric)).Now, new Figure(value), "见台账")], Site.By);
        await db.SaveChangesAsync();
    });
}
