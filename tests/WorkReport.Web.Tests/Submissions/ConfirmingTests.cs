using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Reviews;

namespace WorkReport.Web.Tests.Submissions;

/// <summary>What a township handed in for a village, confirmed by the village; and what a unit asks back, seen before it is given and after it came again.</summary>
public sealed class ConfirmingTests(TownSite site) : SiteTest(site)
{
    [Fact]
    public async Task What_a_township_handed_in_for_a_village_is_confirmed_there_once_and_nobody_waits_for_it()
    {
        var (town, clerk) = await FilledForAsync();
        var (path, name) = (Town.SubmissionPath(town.Village), town.VillageName(0));
        await Town.PressAsync(clerk, await clerk.OpenAsync(path), SubmissionMove.Submit);
        Assert.Equal(town.Id, (await town.PackageAsync(town.Village)).HandedInById);

        // The reviewer sees that the village has not confirmed, and goes on.
        var reader = await Site.SignedInAs(town.Reviewer);
        Assert.Contains("该单位未确认", (await reader.OpenAsync("/reviews")).Words(".queue"), StringComparison.Ordinal);
        var review = await reader.OpenAsync(await town.ReviewPathAsync(town.Village));
        Assert.Contains($"{town.Name}于", review.Words(".handed"), StringComparison.Ordinal);
        Assert.Contains("未确认", review.Words(".handed"), StringComparison.Ordinal);
        await Town.PressAsync(reader, review, SubmissionMove.Approve);
        var office = await Site.SignedInAs(town.Office);
        await Town.PressAsync(office, await office.OpenAsync(await town.ReviewPathAsync(town.Village)), SubmissionMove.Accept);

        var villager = await Site.SignedInAs(town.Contributor);
        var home = await villager.OpenAsync("/");
        Assert.Contains($"请确认替{name}报的内容", home.Words(".todo"), StringComparison.Ordinal);
        Assert.Contains($"{town.Name}于", home.Words(".todo"), StringComparison.Ordinal);
        Assert.NotNull(home.Document.QuerySelector($".todo a[href='{path}']"));
        // Whoever filled it in has nothing to confirm.
        Assert.DoesNotContain("请确认", (await clerk.OpenAsync("/")).Words("main"), StringComparison.Ordinal);
        Assert.Null((await clerk.OpenAsync(path)).Document.QuerySelector("button[value=Confirm]"));
        Assert.Contains("未确认", (await clerk.OpenAsync($"/units/{town.Id}/2022/sheets")).Words("tbody small"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await Town.ForgeAsync(clerk, await clerk.OpenAsync(path), SubmissionMove.Confirm)).Status);

        var page = await villager.OpenAsync(path);
        Assert.NotNull(page.Document.QuerySelector($"a[href='{path}/ask']"));
        Assert.Contains("已确认", (await Town.PressAsync(villager, page, SubmissionMove.Confirm)).Words(".note.good"), StringComparison.Ordinal);
        var package = await town.PackageAsync(town.Village);
        Assert.Equal((SubmissionState.Accepted, true), (package.State, package.Counts));
        page = await villager.OpenAsync(path);
        Assert.Null(page.Document.QuerySelector("button[value=Confirm]"));
        Assert.Equal(HttpStatusCode.Conflict, (await Town.ForgeAsync(villager, page, SubmissionMove.Confirm)).Status);
        Assert.Equal(1, await Site.With(db => db.AuditEntries.CountAsync(e => e.What == "submission.confirm" && e.Subject == $"Submission/{package.Id}")));
        Assert.DoesNotContain("请确认", (await villager.OpenAsync("/")).Words("main"), StringComparison.Ordinal);
        Assert.Contains("已确认", (await clerk.OpenAsync($"/units/{town.Id}/2022/sheets")).Words("tbody small"), StringComparison.Ordinal);
        Assert.Contains(town.Contributor, (await office.OpenAsync(await town.ReviewPathAsync(town.Village))).Words(".handed"), StringComparison.Ordinal);

        // Another figure is another thing to confirm.
        await ReturnAsync(town, office, Town.Key(PieceKind.MetricValue, site.Metric));
        await FigureAsync(town.Village, 15);
        await Town.PressAsync(clerk, await clerk.OpenAsync(path), SubmissionMove.Submit);
        Assert.Contains($"请确认替{name}报的内容", (await villager.OpenAsync("/")).Words(".todo"), StringComparison.Ordinal);
        Assert.NotNull((await villager.OpenAsync(path)).Document.QuerySelector("button[value=Confirm]"));
        Assert.Null(await Site.With(db => db.VerifyAuditAsync()));
    }

    [Fact]
    public async Task A_village_without_anybody_is_not_called_unconfirmed_and_its_approver_may_confirm()
    {
        var (town, clerk) = await FilledForAsync();
        await Town.PressAsync(clerk, await clerk.OpenAsync(Town.SubmissionPath(town.Village)), SubmissionMove.Submit);
        var reader = await Site.SignedInAs(town.Reviewer);
        var contributor = await town.IdOf(town.Contributor);
        await Site.With(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == contributor)).Deactivate(Site.By);
            await db.SaveChangesAsync();
        });
        Assert.DoesNotContain("该单位未确认", (await reader.OpenAsync("/reviews")).Words(".queue"), StringComparison.Ordinal);
        await Town.PressAsync(reader, await reader.OpenAsync(await town.ReviewPathAsync(town.Village)), SubmissionMove.Approve);

        var approver = $"村审{town.Code}";
        await Site.EnrolAsync(approver, (town.CodeOf(0), Role.Reviewer));
        var villager = await Site.SignedInAs(approver);
        var page = await villager.OpenAsync(Town.SubmissionPath(town.Village));
        Assert.NotNull(page.Document.QuerySelector($"a[href='{Town.SubmissionPath(town.Village)}/ask']"));
        await Town.PressAsync(villager, page, SubmissionMove.Confirm);
        Assert.NotNull((await town.PackageAsync(town.Village)).Confirmed);
    }

    [Fact]
    public async Task What_is_asked_back_as_a_whole_names_its_figures_and_old_and_new_stand_beside_each_other_when_it_comes_again()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.Accepted);
        var (writer, office) = (await Site.SignedInAs(town.Contributor), await Site.SignedInAs(town.Office));
        var (path, figure) = (Town.SubmissionPath(town.Village), Town.Key(PieceKind.MetricValue, site.Metric));
        var item = await Site.With(db => db.WorkItems.Where(i => i.UnitId == town.Village).Select(i => i.Id).SingleAsync());
        var ask = await writer.OpenAsync($"{path}/ask");
        Assert.Contains("12场次", ask.Words(".wanted"), StringComparison.Ordinal);
        var refused = await writer.SubmitAsync(ask, "main form", new() { ["Form.IsWhole"] = "true", ["Form.Reason"] = "全填成了去年的。", [$"Form.Ticks[{Town.Item(item)}]"] = "yes" });
        Assert.Contains("只能勾选要改的数", refused.Words("main"), StringComparison.Ordinal);

        foreach (var (typed, why) in new[] { ("abc", "这里要填数字"), ("约20", "请填准确的数"), ("2.5", "整数") })
            Assert.Contains(why, (await writer.SubmitAsync(await writer.OpenAsync($"{path}/ask"), "main form", new() { ["Form.Reason"] = "填错了。", [$"Form.Wanted[{figure}]"] = typed })).Words("main .wanted .fault"), StringComparison.Ordinal);
        await writer.SubmitAsync(await writer.OpenAsync($"{path}/ask"), "main form", new() { ["Form.IsWhole"] = "true", ["Form.Reason"] = "全填成了去年的。", [$"Form.Wanted[{figure}]"] = "２０ 场次" });
        var review = await office.OpenAsync(await town.ReviewPathAsync(town.Village));
        foreach (var shown in new[] { review.Words("section.note"), (await writer.OpenAsync(path)).Words("section.note") })
            Assert.All(["全填成了去年的。", TownSite.Figure, "12场次", "应为", "20场次"], said => Assert.Contains(said, shown, StringComparison.Ordinal));
        Assert.Contains("申请退回整份", review.Words("section.note"), StringComparison.Ordinal);

        await Town.ForgeAsync(office, review, SubmissionMove.Return, [.. Granted(review)]);
        var package = await town.PackageAsync(town.Village);
        Assert.Equal((SubmissionState.Returned, 0), (package.State, package.Returned.Count));
        await FigureAsync(town.Village, 20);
        Assert.Contains("改了 1 项", (await writer.OpenAsync(path)).Words("section.note.bad"), StringComparison.Ordinal);
        await Town.PressAsync(writer, await writer.OpenAsync(path), SubmissionMove.Submit);

        var reader = await Site.SignedInAs(town.Reviewer);
        review = await reader.OpenAsync(await town.ReviewPathAsync(town.Village));
        Assert.Contains("整份退回过：改了 1 项", review.Words("h2"), StringComparison.Ordinal);
        Assert.Equal(("12场次", "20场次"), (review.Words("main del"), review.Words("main ins")));
    }

    private static IEnumerable<(string Name, string Value)> Granted(Opened review) => review.Document.QuerySelectorAll("section.note form input")
        .Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).Where(i => i.Item1.StartsWith("Form.", StringComparison.Ordinal));

    /// <summary>A township whose clerk fills in for its village, which has a contributor of its own.</summary>
    private async Task<(Town Town, Browser Clerk)> FilledForAsync()
    {
        var town = await site.TownAsync();
        var clerk = $"代填{town.Code}";
        await Site.EnrolAsync(clerk, (town.Code, Role.Contributor));
        await Site.With(async db =>
        {
            (await db.OrgUnits.SingleAsync(u => u.Id == town.Village)).LetFill(await db.OrgUnits.SingleAsync(u => u.Id == town.Id), Site.By);
            await db.SaveChangesAsync();
        });
        await town.FillAsync(town.Village);
        return (town, await Site.SignedInAs(clerk));
    }

    private static async Task ReturnAsync(Town town, Browser office, string piece) => await Town.PressAsync(
        office, await office.OpenAsync(await town.ReviewPathAsync(town.Village)), SubmissionMove.Return, ($"Form.Ticks[{piece}]", "yes"), ($"Form.Reasons[{piece}]", "请核实"));

    private Task FigureAsync(int unit, decimal value) => Site.With(async db =>
    {
        (await db.MetricSheets.SingleAsync(s => s.UnitId == unit && s.PeriodId == site.PeriodId)).Fill([new MetricEntry((await db.Metrics.SingleAsync(m => m.Id == site.Metric)).Now, new Figure(value), "见台账")], Site.By);
        await db.SaveChangesAsync();
    });
}
