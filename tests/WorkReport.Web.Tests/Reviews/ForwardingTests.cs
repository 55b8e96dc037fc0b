using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reviews;

/// <summary>How a package goes up, and how it comes down again without a telephone.</summary>
public sealed class ForwardingTests(TownSite site) : SiteTest(site)
{
    [Fact]
    public async Task A_note_goes_with_the_approval_and_the_unit_reads_it()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var reader = await Site.SignedInAs(town.Reviewer);
        await Town.PressAsync(reader, await reader.OpenAsync(await town.ReviewPathAsync(town.Village)), SubmissionMove.Approve, ("Form.General", "同意，请明年早报。"));

        Assert.Equal(SubmissionState.Forwarded, (await town.PackageAsync(town.Village)).State);
        var page = await (await Site.SignedInAs(town.Contributor)).OpenAsync(Town.SubmissionPath(town.Village));
        Assert.Contains("（审核通过）说：“同意，请明年早报。”", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("同意，请明年早报。", page.Words(".history"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewer_of_the_unit_above_approves_and_accepts_with_one_press_and_both_stand_in_the_log()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var reader = await Site.SignedInAs(town.Reviewer);
        var review = await reader.OpenAsync(await town.ReviewPathAsync(town.Village));
        Assert.Equal("审核接收", review.Words("main .btn.primary"));

        var done = await Town.PressAsync(reader, review, SubmissionMove.ApproveAndAccept);

        Assert.Contains($"已审核并接收：{town.VillageName(0)}", done.Words(".note.good"), StringComparison.Ordinal);
        var package = await town.PackageAsync(town.Village);
        Assert.Equal((SubmissionState.Accepted, true), (package.State, package.Counts));
        Assert.Equal("Submit Approve Accept", string.Join(' ', package.Moves.OrderBy(m => m.Id).Select(m => m.Move)));
        Assert.Null(await Site.With(db => db.VerifyAuditAsync()));
    }

    [Fact]
    public async Task A_unit_that_signs_on_paper_keeps_forwarding_as_its_own_step()
    {
        var town = await site.TownAsync();
        var village = $"村办{town.Code}";
        await Site.EnrolAsync(village, (town.CodeOf(0), Role.Office));
        var office = await Site.SignedInAs(village);
        var page = await office.OpenAsync($"/units/{town.Village}/forwarding");
        using (var form = new FormUrlEncodedContent([new("__RequestVerificationToken", page.Document.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!), new("Key", page.Document.QuerySelector("[name=Key]")!.GetAttribute("value")!), new("Version", page.Document.QuerySelector("[name=Version]")!.GetAttribute("value")!), new("Form.IsApart", "true")]))
            Assert.Contains("上报方式已保存", (await office.PostAsync(page.Path, form)).Words(".note.good"), StringComparison.Ordinal);

        await town.BringAsync(town.Village, SubmissionState.InReview);
        var reader = await Site.SignedInAs(town.Reviewer);
        var review = await reader.OpenAsync(await town.ReviewPathAsync(town.Village));
        Assert.Null(review.Document.QuerySelector("button[value=ApproveAndAccept]"));
        await Town.PressAsync(reader, review, SubmissionMove.Approve);
        Assert.Equal(SubmissionState.Approved, (await town.PackageAsync(town.Village)).State);

        // It is a to-do of the unit, and the unit above sees where it is stuck.
        var writer = await Site.SignedInAs(town.Contributor);
        Assert.Contains("已审核通过，请上报", (await writer.OpenAsync("/")).Words("main"), StringComparison.Ordinal);
        var progress = await (await Site.SignedInAs(town.Office)).OpenAsync($"/units/{town.Id}/2022/progress");
        Assert.Contains("审核通过，未上报", progress.Words("main .st"), StringComparison.Ordinal);
        Assert.Contains("已审核通过，但还没有上报", progress.Document.QuerySelector("#reminder")!.TextContent, StringComparison.Ordinal);
        await Town.PressAsync(writer, await writer.OpenAsync(Town.SubmissionPath(town.Village)), SubmissionMove.Forward);
        Assert.Equal(SubmissionState.Forwarded, (await town.PackageAsync(town.Village)).State);
    }

    [Fact]
    public async Task A_mistaken_approval_is_taken_back_by_who_made_it_until_the_unit_above_looks()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var path = await town.ReviewPathAsync(town.Village);
        var (reader, other, office) = (await Site.SignedInAs(town.Reviewer), await Site.SignedInAs(town.SecondReviewer), await Site.SignedInAs(town.Office));
        await Town.PressAsync(reader, await reader.OpenAsync(path), SubmissionMove.Approve);
        Assert.Null((await other.OpenAsync(path)).Document.QuerySelector("button[value=TakeBack]"));

        var back = await Town.PressAsync(reader, await reader.OpenAsync(path), SubmissionMove.TakeBack);
        Assert.Contains("已撤销通过", back.Words(".note.good"), StringComparison.Ordinal);
        Assert.Equal(SubmissionState.InReview, (await town.PackageAsync(town.Village)).State);

        await Town.PressAsync(reader, await reader.OpenAsync(path), SubmissionMove.Approve);
        var open = await reader.OpenAsync(path);
        await office.OpenAsync(path);
        var refused = await Town.ForgeAsync(reader, open, SubmissionMove.TakeBack);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("上级已经打开看了", (await reader.OpenAsync(path)).Words(".why"), StringComparison.Ordinal);
        Assert.Contains(await Site.With(db => db.AuditEntries.Select(e => e.What).ToListAsync()), what => what == "submission.takeBack");
    }

    [Fact]
    public async Task What_is_accepted_is_asked_back_is_a_to_do_above_and_comes_back_with_one_press_or_not_with_a_word()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.Accepted);
        var (writer, office) = (await Site.SignedInAs(town.Contributor), await Site.SignedInAs(town.Office));
        var path = await town.ReviewPathAsync(town.Village);
        var figure = Town.Key(PieceKind.MetricValue, site.Metric);
        var ask = await writer.OpenAsync($"{Town.SubmissionPath(town.Village)}/ask");
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(ask, "")).Status);
        Assert.Contains("申请已经送到上级", (await AskAsync(ask, "填成了全镇的数。", figure)).Words(".note.good"), StringComparison.Ordinal);
        // It counts on until somebody gives it back.
        Assert.True((await town.PackageAsync(town.Village)).Counts);

        Assert.Contains($"{town.VillageName(0)}申请退回已报的内容", (await office.OpenAsync("/")).Words("main"), StringComparison.Ordinal);
        Assert.Contains("申请退回", (await office.OpenAsync("/reviews?asked=true")).Words(".row"), StringComparison.Ordinal);
        var review = await office.OpenAsync(path);
        Assert.Contains("填成了全镇的数。", review.Words(".note"), StringComparison.Ordinal);
        Assert.Contains(TownSite.Figure, review.Words(".note .mend"), StringComparison.Ordinal);
        await Town.ForgeAsync(office, review, SubmissionMove.Decline, ("Form.General", "核对过，是对的。"));
        Assert.Contains("答复不予退回：核对过，是对的。", (await writer.OpenAsync(Town.SubmissionPath(town.Village))).Words(".note.bad"), StringComparison.Ordinal);

        await AskAsync(await writer.OpenAsync($"{Town.SubmissionPath(town.Village)}/ask"), "真的填错了。", figure);
        review = await office.OpenAsync(path);
        var grant = review.Document.QuerySelectorAll("section.note form input").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).Where(i => i.Item1.StartsWith("Form.", StringComparison.Ordinal)).ToArray();
        await Town.ForgeAsync(office, review, SubmissionMove.Return, grant);
        var package = await town.PackageAsync(town.Village);
        Assert.Equal(SubmissionState.Returned, package.State);
        Assert.Equal(new SubmittedPiece(PieceKind.MetricValue, site.Metric), Assert.Single(package.Returned).Piece);
        Assert.Null(package.Asked);
        Assert.DoesNotContain("申请退回已报的内容", (await office.OpenAsync("/")).Words("main"), StringComparison.Ordinal);
        Assert.Null(await Site.With(db => db.VerifyAuditAsync()));

        async Task<Opened> AskAsync(Opened page, string reason, params string[] ticked)
        {
            var fields = new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = page.Document.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!,
                ["Key"] = page.Document.QuerySelector("[name=Key]")!.GetAttribute("value")!,
                ["Version"] = page.Document.QuerySelector("[name=Version]")!.GetAttribute("value")!,
                ["Form.Reason"] = reason,
            };
            foreach (var key in ticked)
                fields[$"Form.Ticks[{key}]"] = "yes";
            using var form = new FormUrlEncodedContent(fields);
            return await writer.PostAsync(page.Path.Split('?')[0], form);
        }
    }
}
