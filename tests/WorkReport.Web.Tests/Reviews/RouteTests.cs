using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reviews;

/// <summary>审核流程 and 委托代审: a package waits for whoever its step names, and for whoever stands in for them.</summary>
public sealed class RouteTests(TownSite site) : SiteTest(site)
{
    private static readonly byte[] Photo = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    [Fact]
    public async Task A_package_goes_from_one_reader_to_the_next_and_keeps_its_route_when_another_is_set()
    {
        var town = await site.TownAsync();
        await town.FillAsync(town.Village);
        var (first, second) = (await town.IdOf(town.Reviewer), await town.IdOf(town.SecondReviewer));
        var set = await SetAsync(town.Village, ("核稿", $"{first}"), ("分管领导审核", $"{second}"));
        Assert.Contains("审核流程已经改好", set.Words(".note.good"), StringComparison.Ordinal);
        Assert.Contains($"核稿：{town.Reviewer} → 分管领导审核：{town.SecondReviewer}", set.Words(".history"), StringComparison.Ordinal);

        var contributor = await Site.SignedInAs(town.Contributor);
        var before = await contributor.OpenAsync(Town.SubmissionPath(town.Village));
        Assert.Equal(2, before.Document.QuerySelectorAll(".route li").Length);
        Assert.Empty(before.Document.QuerySelectorAll(".route .st"));
        await Town.PressAsync(contributor, before, SubmissionMove.Submit);
        // Set anew while it is under way: that one keeps its own.
        await SetAsync(town.Village, ("办公室审核", nameof(StepReader.Reviewers)));

        var (one, other) = (await Site.SignedInAs(town.Reviewer), await Site.SignedInAs(town.SecondReviewer));
        var path = await town.ReviewPathAsync(town.Village);
        Assert.DoesNotContain(town.VillageName(0), (await other.OpenAsync("/reviews")).Words("main"), StringComparison.Ordinal);
        var early = await other.OpenAsync(path);
        Assert.Null(early.Document.QuerySelector("button[value=Approve]"));
        Assert.Equal(HttpStatusCode.Conflict, (await Town.ForgeAsync(other, early, SubmissionMove.Approve)).Status);
        Assert.Contains(town.VillageName(0), (await one.OpenAsync("/reviews")).Words("main"), StringComparison.Ordinal);
        var page = await one.OpenAsync(path);
        Assert.Contains("核稿", page.Words(".route .here"), StringComparison.Ordinal);
        await Town.PressAsync(one, page, SubmissionMove.Approve);

        // Read by the first, it waits for the second alone.
        Assert.DoesNotContain(town.VillageName(0), (await one.OpenAsync("/reviews")).Words("main"), StringComparison.Ordinal);
        Assert.Null((await one.OpenAsync(path)).Document.QuerySelector("button[value=Approve]"));
        var queue = await other.OpenAsync("/reviews");
        Assert.Contains(town.VillageName(0), queue.Words("main"), StringComparison.Ordinal);
        page = await other.OpenAsync(path);
        Assert.Contains("核稿", page.Words(".route .done"), StringComparison.Ordinal);
        Assert.Contains("审核通过（核稿）", page.Words(".history"), StringComparison.Ordinal);
        await Town.PressAsync(other, page, SubmissionMove.Approve);
        var package = await town.PackageAsync(town.Village);
        Assert.Equal((SubmissionState.Forwarded, "分管领导审核"), (package.State, package.Moves.OrderBy(m => m.Id).Last().Step));
        Assert.Null(await site.With(db => db.VerifyAuditAsync()));
    }

    /// <summary>Of many at once each is decided at its own step; who is named and reads there no more holds nobody up.</summary>
    [Fact]
    public async Task All_clean_ones_go_on_by_their_step_and_who_left_holds_nobody_up()
    {
        var town = await site.TownAsync(2);
        foreach (var village in town.Villages)
        {
            await town.FillAsync(village);
            await SetAsync(village, ("核稿", nameof(StepReader.Reviewers)), ("主要领导审核", $"{await town.IdOf(town.SecondReviewer)}"));
            var contributor = await Site.SignedInAs(town.Contributor);
            await Town.PressAsync(contributor, await contributor.OpenAsync(Town.SubmissionPath(village)), SubmissionMove.Submit);
        }

        var one = await Site.SignedInAs(town.Reviewer);
        var queue = await one.OpenAsync("/reviews");
        using var clean = new FormUrlEncodedContent(Town.Fields(queue, SubmissionMove.Approve, ("Form.Clean", nameof(SubmissionMove.Approve))).Where(field => field.Key != "Form.Move"));
        await one.PostAsync("/reviews", clean);
        Assert.All(await Task.WhenAll(town.Villages.Select(town.PackageAsync)), package => Assert.Equal((SubmissionState.InReview, 1), (package.State, package.Step)));
        Assert.DoesNotContain(town.VillageName(0), (await one.OpenAsync("/reviews")).Words("main"), StringComparison.Ordinal);

        await site.With(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Name == town.SecondReviewer);
            person.Leave(await db.OrgUnits.SingleAsync(u => u.Code == town.Code), Domain.Organisation.Role.Reviewer, Site.By);
            await db.SaveChangesAsync();
        });
        Assert.Contains(town.VillageName(1), (await one.OpenAsync("/reviews")).Words("main"), StringComparison.Ordinal);
        await Town.PressAsync(one, await one.OpenAsync(await town.ReviewPathAsync(town.Village)), SubmissionMove.Approve);
        Assert.Equal(SubmissionState.Forwarded, (await town.PackageAsync(town.Village)).State);
    }

    [Fact]
    public async Task At_a_step_on_paper_the_signature_is_recorded_and_nobody_approves_on_the_screen()
    {
        var town = await site.TownAsync();
        await town.FillAsync(town.Village);
        await SetAsync(town.Village, ("主要领导签批", nameof(StepReader.Paper)));
        var contributor = await Site.SignedInAs(town.Contributor);
        await Town.PressAsync(contributor, await contributor.OpenAsync(Town.SubmissionPath(town.Village)), SubmissionMove.Submit);

        var reviewer = await Site.SignedInAs(town.Reviewer);
        var queue = await reviewer.OpenAsync("/reviews");
        Assert.Contains(town.VillageName(0), queue.Words("main"), StringComparison.Ordinal);
        Assert.Null(queue.Document.QuerySelector("button[name='Form.Clean']"));
        var path = await town.ReviewPathAsync(town.Village);
        var page = await reviewer.OpenAsync(path);
        Assert.Null(page.Document.QuerySelector("button[value=Approve]"));
        Assert.NotNull(page.Document.QuerySelector("button[value=Return]"));
        var form = await reviewer.OpenAsync($"{path}/record");
        await reviewer.SubmitAsync(form, "main form", new() { ["Form.By"] = "王建国", ["Form.Post"] = "镇关工委主任", ["Form.On"] = "2022-12-01" }, new() { ["Form.Photo"] = ("签字页.png", Photo) });
        var package = await town.PackageAsync(town.Village);
        Assert.Equal((SubmissionState.Forwarded, "王建国", "主要领导签批"), (package.State, package.Approval!.DecidedBy, package.Approval.Step));
    }

    [Fact]
    public async Task Who_stands_in_reads_until_the_last_day_and_it_is_recorded_for_whom()
    {
        var town = await site.TownAsync(2);
        await town.BringAsync(town.Villages[0], SubmissionState.InReview);
        await town.BringAsync(town.Villages[1], SubmissionState.InReview);
        var (reviewer, office) = (await Site.SignedInAs(town.Reviewer), await Site.SignedInAs(town.Office));
        var (away, stands) = (await town.IdOf(town.Reviewer), await town.IdOf(town.Office));
        var path = await town.ReviewPathAsync(town.Village);
        Assert.Null((await office.OpenAsync(path)).Document.QuerySelector("button[value=Approve]"));
        Assert.Equal(HttpStatusCode.NotFound, (await office.OpenAsync($"/people/{away}/delegations")).Status);

        var address = $"/people/{away}/delegations";
        var page = await reviewer.OpenAsync("/account");
        Assert.NotNull(page.Document.QuerySelector($"main a[href='{address}']"));
        page = await reviewer.OpenAsync(address);
        var last = Day(page, "#form-first").AddDays(3);
        var refused = await reviewer.SubmitAsync(page, "main form", new() { ["Form.To"] = "", ["Form.Last"] = "" });
        Assert.Contains("请选代审人", refused.Words("#form-to-fault"), StringComparison.Ordinal);
        page = await reviewer.SubmitAsync(page, "main form", new() { ["Form.To"] = $"{stands}", ["Form.Last"] = $"{last:yyyy-MM-dd}" });
        Assert.Contains("代审中", page.Words(".row .st"), StringComparison.Ordinal);
        var twice = await reviewer.SubmitAsync(page, "main form", new() { ["Form.To"] = $"{stands}", ["Form.Last"] = $"{last:yyyy-MM-dd}" });
        Assert.Contains("已经委托了", twice.Words("#summary"), StringComparison.Ordinal);

        // At once, and so recorded.
        Assert.Contains(town.VillageName(0), (await office.OpenAsync("/reviews")).Words("main"), StringComparison.Ordinal);
        var review = await office.OpenAsync(path);
        Assert.Contains($"您正在代{town.Reviewer}审核", review.Words(".note"), StringComparison.Ordinal);
        await Town.PressAsync(office, review, SubmissionMove.Approve);
        var package = await town.PackageAsync(town.Village);
        Assert.Equal((SubmissionState.Forwarded, town.Reviewer, stands), (package.State, package.Approval!.For, package.Approval.PersonId));
        Assert.Contains($"（代{town.Reviewer}）", (await reviewer.OpenAsync(path)).Words(".history"), StringComparison.Ordinal);
        Assert.Contains($"\"standsFor\":\"{town.Reviewer}\"", await site.With(db => db.AuditEntries.Where(e => e.Subject == $"Submission/{package.Id}" && e.What == "submission.approve").Select(e => e.After).SingleAsync()), StringComparison.Ordinal);

        // Ended early, it is over at once.
        page = await reviewer.OpenAsync(address);
        page = await reviewer.SubmitAsync(page, "main .row form", new() { ["Form.Ends"] = page.Document.QuerySelector("button[name='Form.Ends']")!.GetAttribute("value")! });
        Assert.Contains("委托已经结束", page.Words(".note.good"), StringComparison.Ordinal);
        var later = await office.OpenAsync(await town.ReviewPathAsync(town.Villages[1]));
        Assert.Null(later.Document.QuerySelector("button[value=Approve]"));
        Assert.Equal(HttpStatusCode.Conflict, (await Town.ForgeAsync(office, later, SubmissionMove.Approve)).Status);
        Assert.Null(await site.With(db => db.VerifyAuditAsync()));
    }

    [Fact]
    public async Task Of_two_who_set_it_at_once_the_second_is_told_and_keeps_what_was_typed()
    {
        var town = await site.TownAsync();
        var (mine, theirs) = (await Browser.OpenAsync($"/units/{town.Village}/route"), await Browser.OpenAsync($"/units/{town.Village}/route"));
        await Browser.SubmitAsync(mine, "main form", new() { ["Form.Names[0]"] = "核稿", ["Form.Readers[0]"] = nameof(StepReader.Reviewers) });
        var refused = await Browser.SubmitAsync(theirs, "main form", new() { ["Form.Names[0]"] = "办公室审核", ["Form.Readers[0]"] = nameof(StepReader.Paper) });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("办公室审核", refused.Document.QuerySelector("#form-names-0")!.GetAttribute("value"));
        Assert.Contains("核稿", refused.Words(".history"), StringComparison.Ordinal);
        Assert.Equal(1, await site.With(db => db.ReviewRoutes.CountAsync(r => r.UnitId == town.Village)));
        var incomplete = await Browser.SubmitAsync(mine, "main form", new() { ["Form.Names[1]"] = "分管领导审核" });
        Assert.Contains("还没有选由谁审核", incomplete.Words("#form-readers-1-fault"), StringComparison.Ordinal);
    }

    /// <summary>Who is named for a step and wrote in the package leaves it to another: somebody who stands in.</summary>
    [Fact]
    public async Task Who_is_named_and_had_a_hand_in_it_is_told_how_it_goes_on()
    {
        var town = await site.TownAsync();
        var both = $"{town.Code}兼职";
        await site.EnrolAsync(both, (town.Code, Domain.Organisation.Role.Reviewer), (town.CodeOf(0), Domain.Organisation.Role.Contributor));
        await town.FillAsync(town.Village);
        await SetAsync(town.Village, ("核稿", $"{await town.IdOf(both)}"));
        var browser = await Site.SignedInAs(both);
        await Town.PressAsync(browser, await browser.OpenAsync(Town.SubmissionPath(town.Village)), SubmissionMove.Submit);
        var page = await browser.OpenAsync(await town.ReviewPathAsync(town.Village));
        Assert.Contains("请委托他人代审", page.Words(".why"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await Town.ForgeAsync(browser, page, SubmissionMove.Approve)).Status);
    }

    private static DateOnly Day(Opened page, string field) => DateOnly.ParseExact(page.Document.QuerySelector(field)!.GetAttribute("value")!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<Opened> SetAsync(int unit, params (string Name, string Reader)[] steps)
    {
        var page = await Browser.OpenAsync($"/units/{unit}/route");
        Dictionary<string, string> fields = [];
        for (var at = 0; at < ReviewRoute.MostSteps; at++)
            (fields[$"Form.Names[{at}]"], fields[$"Form.Readers[{at}]"]) = at < steps.Length ? steps[at] : ("", "");
        return await Browser.SubmitAsync(page, "main form", fields);
    }
}
