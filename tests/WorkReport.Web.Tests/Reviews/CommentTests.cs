using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reviews;

/// <summary>批注: the reviewer says what is meant where it is meant, the contributor goes from one to the next, and both see it settled.</summary>
public sealed class CommentTests(TownSite site) : SiteTest(site)
{
    [Fact]
    public async Task Two_comments_on_a_piece_are_why_it_goes_back_and_are_answered_and_settled_where_it_is_mended()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var item = await site.With(db => db.WorkItems.Where(i => i.UnitId == town.Village).Select(i => i.Id).SingleAsync());
        var (reviewer, contributor) = (await Site.SignedInAs(town.Reviewer), await Site.SignedInAs(town.Contributor));
        var path = await town.ReviewPathAsync(town.Village);
        var review = await reviewer.OpenAsync(path);
        var address = $"{path}/comments/{Town.Item(item)}";
        Assert.NotNull(review.Document.QuerySelector($"a[href='{address}']"));

        var page = await reviewer.OpenAsync(address);
        var refused = await reviewer.SubmitAsync(page, "#new-comment", new() { ["Form.Quote"] = "没有的字", ["Form.Text"] = "" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("没有这几个字", refused.Words("#form-quote-fault"), StringComparison.Ordinal);
        Assert.Contains("请写上要说的话", refused.Words("#form-text-fault"), StringComparison.Ordinal);
        page = await reviewer.SubmitAsync(page, "#new-comment", new() { ["Form.Quote"] = "12场次", ["Form.Text"] = "和台账不一致" });
        Assert.Equal("12场次", page.Words("a.anchor mark"));
        page = await reviewer.SubmitAsync(page, "#new-comment", new() { ["Form.Quote"] = "", ["Form.Text"] = "请补上联办单位" });
        Assert.Equal(2, page.Document.QuerySelectorAll(".thread").Length);

        // No reason is typed: what was said is the reason.
        review = await reviewer.OpenAsync(path);
        Assert.Contains("有 2 条批注还没有处理", review.Words("main"), StringComparison.Ordinal);
        await Town.PressAsync(reviewer, review, SubmissionMove.Return, ($"Form.Ticks[{Town.Item(item)}]", "yes"));
        var package = await town.PackageAsync(town.Village);
        Assert.Equal((SubmissionState.Returned, "和台账不一致；请补上联办单位"), (package.State, Assert.Single(package.Returned).Reason));

        // From the package to the first, to the item where both stand.
        var mine = await contributor.OpenAsync(Town.SubmissionPath(town.Village));
        var first = mine.Document.QuerySelector("a.btn[href*='/comments/']")!.GetAttribute("href")!;
        page = await contributor.OpenAsync(first);
        Assert.Contains("和台账不一致", page.Words("main"), StringComparison.Ordinal);
        Assert.Equal(2, (await contributor.OpenAsync($"/items/{item}")).Document.QuerySelectorAll(".commented li").Length);

        await site.With(async db =>
        {
            var changed = await db.WorkItems.SingleAsync(i => i.Id == item);
            changed.Change(new ItemWords(changed.SectionId, changed.Lead, Domain.Metrics.FigureText.Parse("全年开展宣讲多场。"), "县教育局"), Site.By);
            await db.SaveChangesAsync();
        });
        page = await contributor.OpenAsync(address);
        Assert.Contains("原来的字句已经改掉了", page.Words(".thread .st"), StringComparison.Ordinal);
        var ids = page.Document.QuerySelectorAll(".thread").Select(thread => thread.Id!["comment-".Length..]).ToList();
        var one = await contributor.OpenAsync($"{address}/{ids[0]}");
        Assert.Contains("原来的字句已经改掉了", one.Words(".thread .st"), StringComparison.Ordinal);
        var empty = await contributor.SubmitAsync(one, "main form", new() { ["Form.Answer"] = "", ["Form.Move"] = "Reply" });
        Assert.Contains("请写上要说的话", empty.Words("#form-answer-fault"), StringComparison.Ordinal);
        one = await contributor.SubmitAsync(one, "main form", new() { ["Form.Answer"] = "已改为多场", ["Form.Move"] = "Reply" });
        Assert.Contains("已改为多场", one.Words(".reply"), StringComparison.Ordinal);
        one = await contributor.SubmitAsync(one, "main form", new() { ["Form.Move"] = "Resolve" });
        one = await contributor.OpenAsync(one.Document.QuerySelectorAll("a.btn").Single(link => link.TextContent == "下一条未处理的").GetAttribute("href")!);
        await contributor.SubmitAsync(one, "main form", new() { ["Form.Move"] = "Resolve" });
        page = await contributor.OpenAsync(address);
        Assert.Equal(2, page.Document.QuerySelectorAll(".thread .st.ok").Length);
        Assert.Contains("2 条批注都处理好了", (await contributor.OpenAsync(Town.SubmissionPath(town.Village))).Words("main"), StringComparison.Ordinal);
        page = await reviewer.OpenAsync($"{path}/comments");
        Assert.Equal(2, page.Document.QuerySelectorAll(".thread").Length);
        page = await reviewer.SubmitAsync(await reviewer.OpenAsync($"{address}/{ids[1]}"), "main form", new() { ["Form.Move"] = "Reopen" });
        Assert.Contains("已重新打开", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Null(await site.With(db => db.VerifyAuditAsync()));
    }

    /// <summary>A piece without a comment is not sent back without a reason; who has no part in a package reads nothing of it.</summary>
    [Fact]
    public async Task Without_a_comment_a_reason_is_wanted_and_strangers_see_nothing()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var item = await site.With(db => db.WorkItems.Where(i => i.UnitId == town.Village).Select(i => i.Id).SingleAsync());
        var reviewer = await Site.SignedInAs(town.Reviewer);
        var path = await town.ReviewPathAsync(town.Village);
        var refused = await Town.PressAsync(reviewer, await reviewer.OpenAsync(path), SubmissionMove.Return, ($"Form.Ticks[{Town.Item(item)}]", "yes"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        var other = await site.TownAsync();
        var stranger = await Site.SignedInAs(other.Reviewer);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"{path}/comments")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"{path}/comments/{Town.Item(item)}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.OpenAsync($"{path}/comments/{Town.Item(999_999)}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.OpenAsync($"{path}/comments/SignedTotal-1")).Status);
    }
}
