using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reviews;

/// <summary>A package on its whole way, moved by separate people through the pages as they were served.</summary>
public sealed class WayTests(TownSite site) : SiteTest(site)
{
    [Fact]
    public async Task What_is_blank_is_named_and_nothing_blank_is_handed_in()
    {
        var town = await site.TownAsync();
        var writer = await Site.SignedInAs(town.Contributor);
        var page = await writer.OpenAsync(Town.SubmissionPath(town.Village));
        Assert.Equal("报送", page.Words("h1"));
        Assert.True(page.Document.QuerySelector("button[value=Submit]")!.HasAttribute("disabled"));
        Assert.Contains("还没有写工作事项", page.Words("#why-not"), StringComparison.Ordinal);
        Assert.Contains(TownSite.Figure, page.Words("#why-not"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"main a[href='/units/{town.Village}/2022/sheet']"));
        Assert.NotNull(page.Document.QuerySelector($"main a[href='/units/{town.Village}/2022/items']"));

        var forged = await Town.ForgeAsync(writer, page, SubmissionMove.Submit);
        Assert.Equal(HttpStatusCode.Conflict, forged.Status);
        Assert.Contains(TownSite.Figure, forged.Words(".note.bad"), StringComparison.Ordinal);
        Assert.False(await Site.With(db => db.Submissions.AnyAsync(s => s.UnitId == town.Village)));
    }

    /// <summary>The bare name alone was found.</summary>
    [Fact]
    public async Task The_queue_is_searched_by_way_initials_and_code_as_units_are_everywhere()
    {
        var town = await site.TownAsync(3);
        foreach (var village in town.Villages)
        {
            await town.FillAsync(village);
            await Site.With(async db =>
            {
                (await db.Submissions.SingleAsync(s => s.UnitId == village)).Submit(SubmissionRelation.Contributor, await town.IdOf(town.Contributor), Site.By);
                await db.SaveChangesAsync();
            });
        }

        var reader = await Site.SignedInAs(town.Reviewer);
        foreach (var (typed, found) in new[]
        {
            ($"{town.Name} 第2村", 1), ($"{town.Name}/{town.VillageName(1)}", 1), (town.CodeOf(1), 1), (town.CodeOf(2).Replace('T', 'Ｔ'), 1), (town.VillageName(0), 1), ("dczdc", 3), ("第村", 0),
        })
        {
            var page = await reader.OpenAsync($"/reviews?q={Uri.EscapeDataString(typed)}");
            Assert.Equal((typed, found), (typed, page.Document.QuerySelectorAll(".queue .row").Length));
        }
    }

    [Fact]
    public async Task Nothing_to_report_is_said_and_no_plan_is_pointed_out_but_goes()
    {
        var town = await site.TownAsync();
        await town.FillAsync(town.Village, withItem: false, withPlan: false);
        await Site.With(async db =>
        {
            (await db.Submissions.SingleAsync(s => s.UnitId == town.Village)).DeclareNoItems(true, Site.By);
            await db.SaveChangesAsync();
        });
        var writer = await Site.SignedInAs(town.Contributor);
        var page = await writer.OpenAsync(Town.SubmissionPath(town.Village));
        Assert.Contains("还没有写2023年工作安排", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("零报告", page.Words(".facts"), StringComparison.Ordinal);
        var plans = $"main a.btn[href='/units/{town.Village}/2022/plans']";
        Assert.NotNull(page.Document.QuerySelector(plans));
        page = await Town.PressAsync(writer, page, SubmissionMove.Submit);
        Assert.Contains("已提交审核", page.Words(".note.good"), StringComparison.Ordinal);

        // Only the figure comes back: a plan cannot be added now, so nothing leads there.
        await Site.With(async db =>
        {
            var package = await db.Submissions.SingleAsync(s => s.UnitId == town.Village);
            package.Return([new ReturnedPiece(PieceKind.MetricValue, site.Metric, "请核实")], "", SubmissionRelation.Reviewer, await town.IdOf(town.Reviewer), Site.By);
            await db.SaveChangesAsync();
        });
        page = await writer.OpenAsync(Town.SubmissionPath(town.Village));
        Assert.Contains("还没有写2023年工作安排", page.Words("main"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector(plans));
    }

    [Fact]
    public async Task A_package_goes_its_whole_way_and_comes_back_with_one_piece()
    {
        var town = await site.TownAsync();
        var village = town.Village;
        await town.FillAsync(village);
        var (writer, reader, office) = (await Site.SignedInAs(town.Contributor), await Site.SignedInAs(town.Reviewer), await Site.SignedInAs(town.Office));
        var path = Town.SubmissionPath(village);

        // Handed in, taken back, handed in again.
        var page = await Town.PressAsync(writer, await writer.OpenAsync(path), SubmissionMove.Submit);
        Assert.Equal(SubmissionState.InReview, (await town.PackageAsync(village)).State);
        page = await Town.PressAsync(writer, page, SubmissionMove.Recall);
        Assert.Equal(SubmissionState.Drafting, (await town.PackageAsync(village)).State);
        var old = await Town.PressAsync(writer, page, SubmissionMove.Submit);

        // Once the reviewer has it on the screen, it cannot be taken back, and the page says so.
        Assert.Contains(town.VillageName(0), (await reader.OpenAsync("/reviews")).Words(".row"), StringComparison.Ordinal);
        var review = await reader.OpenAsync(await town.ReviewPathAsync(village));
        Assert.Equal($"审核：{town.VillageName(0)}2022年报送", review.Words("h1"));
        Assert.Equal("12场次", review.Words(".fig"));
        Assert.Contains("宣讲走进课堂", review.Words("b"), StringComparison.Ordinal);
        Assert.Contains("县教育局", review.Words(".from"), StringComparison.Ordinal);
        // What is no picture is taken away; a picture is seen in place.
        Assert.EndsWith(".pdf", review.Document.QuerySelector("a[href*='/evidence/']:not([href$='/picture'])")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith(".jpg", review.Document.QuerySelector("a[href*='/evidence/'][href$='/picture'][target=_blank]")!.TextContent, StringComparison.Ordinal);
        Assert.True((await town.PackageAsync(village)).IsOpened);
        var refused = await Town.ForgeAsync(writer, old, SubmissionMove.Recall);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("审核人已经打开看了", refused.Words(".note.bad"), StringComparison.Ordinal);

        // One piece comes back, with its reason; that one is open and no other.
        var item = await Site.With(db => db.WorkItems.Where(i => i.UnitId == village).Select(i => i.Id).SingleAsync());
        var queue = await Town.PressAsync(reader, review, SubmissionMove.Return, ($"Form.Ticks[{Town.Item(item)}]", "yes"), ($"Form.Reasons[{Town.Item(item)}]", "12场是全镇数，请核实。"));
        Assert.StartsWith("/reviews", queue.Path, StringComparison.Ordinal);
        Assert.Contains($"已退回：{town.VillageName(0)}", queue.Words(".note.good"), StringComparison.Ordinal);
        page = await writer.OpenAsync(path);
        Assert.Contains("12场是全镇数，请核实。", page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($".note.bad a[href='/items/{item}']"));
        var year = (await Site.With(async db => await db.UnitYearAsync(await town.IdOf(town.Contributor), new DateOnly(2026, 1, 1), village, City.Period)))!;
        Assert.True(year.MayEdit(new SubmittedPiece(PieceKind.WorkItem, item)).IsYes);
        Assert.Equal("Submission.PieceIsClosed", year.MayEdit(new SubmittedPiece(PieceKind.MetricValue, site.Metric)).Reason);
        Assert.Equal("Submission.NothingNew", year.MayEdit(new SubmittedPiece(PieceKind.WorkItem, 0)).Reason);

        // Mended it comes again: what was asked for is read first, the rest is folded away.
        await Town.PressAsync(writer, page, SubmissionMove.Submit, ("Form.Reply", "核对过，是本村的。"));
        Assert.Contains("退回后再报", (await reader.OpenAsync("/reviews")).Words(".row"), StringComparison.Ordinal);
        review = await reader.OpenAsync(await town.ReviewPathAsync(village));
        Assert.Contains("12场是全镇数，请核实。", review.Words(".asked"), StringComparison.Ordinal);
        Assert.Null(review.Document.QuerySelector(".rest .folded")!.QuerySelector($"[name='Form.Ticks[{Town.Item(item)}]']"));
        Assert.NotNull(review.Document.QuerySelector(".rest .folded")!.QuerySelector($"[name='Form.Ticks[MetricValue-{site.Metric}]']"));
        // The last approval hands it up by itself: nobody has to sign in again.
        await Town.PressAsync(reader, review, SubmissionMove.Approve);
        page = await writer.OpenAsync(path);
        Assert.Contains("等上级单位接收", page.Words("main"), StringComparison.Ordinal);
        review = await office.OpenAsync(await town.ReviewPathAsync(village));
        Assert.Contains("已接收", (await Town.PressAsync(office, review, SubmissionMove.Accept)).Words(".note.good"), StringComparison.Ordinal);
        var package = await town.PackageAsync(village);
        Assert.Equal(SubmissionState.Accepted, package.State);
        Assert.Equal("Submit Recall Submit Return Submit Approve Accept", string.Join(' ', package.Moves.OrderBy(m => m.Id).Select(m => m.Move)));
        Assert.Equal(7, (await writer.OpenAsync(path)).Document.QuerySelectorAll(".history li").Length);
        Assert.Null(await Site.With(db => db.VerifyAuditAsync()));
    }

    [Fact]
    public async Task A_return_without_a_reason_comes_back_with_every_reason_that_was_typed()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var reader = await Site.SignedInAs(town.Reviewer);
        var review = await reader.OpenAsync(await town.ReviewPathAsync(town.Village));
        var plan = await Site.With(db => db.PlanItems.Where(i => i.UnitId == town.Village).Select(i => i.Id).SingleAsync());
        var item = await Site.With(db => db.WorkItems.Where(i => i.UnitId == town.Village).Select(i => i.Id).SingleAsync());
        var (first, second) = (Town.Item(item), Town.Key(PieceKind.PlanItem, plan));

        var refused = await Town.PressAsync(reader, review, SubmissionMove.Return, ($"Form.Ticks[{first}]", "yes"), ($"Form.Reasons[{first}]", "写了的原因"), ($"Form.Ticks[{second}]", "yes"), ("Form.General", "总的一句"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("请写明退回的原因", refused.Words($"#form-reasons-{second.ToLowerInvariant()}-fault"), StringComparison.Ordinal);
        Assert.Equal("写了的原因", refused.Document.QuerySelector($"[name='Form.Reasons[{first}]']")!.TextContent);
        Assert.Equal("总的一句", refused.Document.QuerySelector("[name='Form.General']")!.TextContent);
        Assert.True(refused.Document.QuerySelector($"[name='Form.Ticks[{first}]']")!.HasAttribute("checked"));
        Assert.True(refused.Document.QuerySelector($"[name='Form.Ticks[{second}]']")!.HasAttribute("checked"));

        // Nothing at all; too long; a reason without a tick; reasons, and then the other button; a piece of another package.
        (SubmissionMove Move, (string, string)[] Fields, string Says)[] wrong =
        [
            (SubmissionMove.Return, [], "还没有办理，您写的都还在。 请先勾选要退回的项"),
            (SubmissionMove.Return, [("Form.General", new string('长', 501))], "500"),
            (SubmissionMove.Return, [($"Form.Ticks[{first}]", "yes"), ($"Form.Reasons[{first}]", new string('长', 501))], "500"),
            (SubmissionMove.Return, [($"Form.Reasons[{first}]", "没有勾选")], "没有勾选这一项"),
            (SubmissionMove.Approve, [($"Form.Ticks[{first}]", "yes"), ($"Form.Reasons[{first}]", "要改")], "请先取消勾选"),
            (SubmissionMove.Return, [("Form.Ticks[WorkItem-999999]", "yes"), ("Form.Reasons[WorkItem-999999]", "别人的")], "已经不在这份报送里"),
            (SubmissionMove.Submit, [], "选"),
        ];
        foreach (var (move, fields, says) in wrong)
        {
            refused = await Town.ForgeAsync(reader, review, move, fields);
            Assert.True(refused.Status is HttpStatusCode.BadRequest or HttpStatusCode.Conflict, says);
            Assert.Contains(says, refused.Words(".note.bad"), StringComparison.Ordinal);
        }

        Assert.Equal(SubmissionState.InReview, (await town.PackageAsync(town.Village)).State);
        await Town.PressAsync(reader, review, SubmissionMove.Return, ("Form.General", "整份请重填"));
        var package = await town.PackageAsync(town.Village);
        Assert.Equal((SubmissionState.Returned, 0), (package.State, package.Returned.Count));
        Assert.Contains("整份请重填", (await (await Site.SignedInAs(town.Contributor)).OpenAsync(Town.SubmissionPath(town.Village))).Words(".note.bad"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_approves_their_own_work_and_their_own_look_does_not_close_it()
    {
        var town = await site.TownAsync();
        await town.FillAsync(town.Village);
        var both = $"兼任{town.Code}";
        await Site.EnrolAsync(both, (town.CodeOf(0), Domain.Organisation.Role.Contributor), (town.Code, Domain.Organisation.Role.Reviewer));
        var person = await Site.SignedInAs(both);
        await Town.PressAsync(person, await person.OpenAsync(Town.SubmissionPath(town.Village)), SubmissionMove.Submit);

        var review = await person.OpenAsync(await town.ReviewPathAsync(town.Village));
        Assert.False((await town.PackageAsync(town.Village)).IsOpened);
        Assert.Contains("这是您本人提交的", review.Words(".why"), StringComparison.Ordinal);
        var refused = await Town.ForgeAsync(person, review, SubmissionMove.Approve);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("这是您本人提交的", refused.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Contains("这是您本人提交的", (await person.OpenAsync("/reviews")).Words(".row"), StringComparison.Ordinal);
        Assert.Equal(SubmissionState.InReview, (await town.PackageAsync(town.Village)).State);
        // They may still take it back.
        await Town.PressAsync(person, await person.OpenAsync(Town.SubmissionPath(town.Village)), SubmissionMove.Recall);
    }
}
