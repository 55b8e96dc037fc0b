using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reviews;

/// <summary>审核分工: who had a hand in a package does not approve it; where one person does all the work, a leader signs on paper.</summary>
public sealed class DutiesTests(TownSite site) : SiteTest(site)
{
    private static readonly byte[] Photo = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    /// <summary>Whoever writes a line of an item by its own page, and reviews as well.</summary>
    [Fact]
    public async Task Who_wrote_a_piece_does_not_approve_it_though_a_colleague_handed_it_in()
    {
        var town = await site.TownAsync(2);
        var (name, browser) = await BothAsync(town);
        await town.FillAsync(town.Village);
        var lead = await WriteAsync(browser, town.Village);
        await HandInAsync(town, town.Village);
        await town.BringAsync(town.Villages[1], SubmissionState.InReview);
        var path = await town.ReviewPathAsync(town.Village);

        var review = await browser.OpenAsync(path);
        Assert.Null(review.Document.QuerySelector("button[value=Approve]"));
        Assert.Null(review.Document.QuerySelector("a[href$='/record']"));
        Assert.Contains($"其中的“{lead}”是您填写的，应由他人审核。可以审核的有：", review.Words(".why"), StringComparison.Ordinal);
        Assert.Contains(town.Reviewer, review.Words(".why"), StringComparison.Ordinal);
        Assert.DoesNotContain(name, review.Words(".why"), StringComparison.Ordinal);

        // Left out of what goes in one press, and the row says why.
        var package = await town.PackageAsync(town.Village);
        var queue = await browser.OpenAsync("/reviews");
        Assert.True(queue.Document.QuerySelector($"#chosen-{package.Id}")!.HasAttribute("disabled"));
        Assert.Contains($"其中的“{lead}”是您填写的", queue.Words(".row .hint"), StringComparison.Ordinal);
        Assert.Contains("全部无异常的 1 份", queue.Words(".clean"), StringComparison.Ordinal);

        // Forged, one by one and among the chosen, it is refused with the same sentence.
        var forged = await Town.ForgeAsync(browser, review, SubmissionMove.Approve);
        Assert.Equal((HttpStatusCode.Conflict, true), (forged.Status, forged.Words(".note.bad").Contains("应由他人审核", StringComparison.Ordinal)));
        forged = await Town.ForgeAsync(browser, queue, SubmissionMove.Approve, ($"Form.Chosen[{package.Id}]", queue.Document.QuerySelector($"#chosen-{package.Id}")!.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.Conflict, forged.Status);
        Assert.Equal(SubmissionState.InReview, (await town.PackageAsync(town.Village)).State);

        var other = await Site.SignedInAs(town.Reviewer);
        await Town.PressAsync(other, await other.OpenAsync(path), SubmissionMove.Approve);
        Assert.Equal(SubmissionState.Forwarded, (await town.PackageAsync(town.Village)).State);
    }

    /// <summary>What was written over since, and a role that is gone since, change nothing.</summary>
    [Fact]
    public async Task What_was_written_stays_written()
    {
        var town = await site.TownAsync();
        var (name, browser) = await BothAsync(town);
        await town.FillAsync(town.Village);
        await WriteAsync(browser, town.Village);
        await site.With(async db =>
        {
            var item = await db.WorkItems.SingleAsync(i => i.UnitId == town.Village);
            item.Change(new ItemWords(item.SectionId, "别人改过的段首句", item.Text, item.Partners), Site.By);
            var person = await db.People.SingleAsync(p => p.Name == name);
            person.Leave(await db.OrgUnits.SingleAsync(u => u.Id == town.Village), Role.Contributor, Site.By);
            person.Rename($"{name}改", Site.By);
            await db.SaveChangesAsync();
        });
        await HandInAsync(town, town.Village);

        var review = await browser.OpenAsync(await town.ReviewPathAsync(town.Village));
        Assert.Contains("“别人改过的段首句”是您填写的", review.Words(".why"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await Town.ForgeAsync(browser, review, SubmissionMove.Approve)).Status);
    }

    [Fact]
    public async Task Where_nobody_else_could_it_says_so_and_how_to_mend_it_and_then_the_leader_signs_on_paper()
    {
        var town = await site.TownAsync();
        var (name, browser) = await BothAsync(town);
        foreach (var reviewer in new[] { town.Reviewer, town.SecondReviewer })
            await LeaveAsync(reviewer, town.Code);
        await town.FillAsync(town.Village);
        await WriteAsync(browser, town.Village);
        await Town.PressAsync(browser, await browser.OpenAsync(Town.SubmissionPath(town.Village)), SubmissionMove.Submit);
        var path = await town.ReviewPathAsync(town.Village);
        var review = await browser.OpenAsync(path);
        Assert.True(review.Document.QuerySelector("button[value=Approve]")!.HasAttribute("disabled"));
        Assert.Contains("除您以外没有人能审核", review.Words(".why"), StringComparison.Ordinal);
        var early = await browser.OpenAsync($"{path}/record");
        Assert.True(early.Document.QuerySelector("main button.primary")!.HasAttribute("disabled"));
        Assert.Equal(HttpStatusCode.Conflict, (await RecordAsync(browser, early)).Status);

        var office = await Site.SignedInAs(town.Office);
        var set = await office.SubmitAsync(await office.OpenAsync($"/units/{town.Id}/duties"), "main form", new() { ["Form.Chosen"] = "OnPaper" });
        Assert.Contains("审核分工已保存", set.Words(".note.good"), StringComparison.Ordinal);
        Assert.Contains("领导在纸上签批", (await Browser.OpenAsync($"/units/{town.Id}")).Words(".facts"), StringComparison.Ordinal);
        Assert.True(await site.With(db => db.AuditEntries.AnyAsync(e => e.What == "unit.dutiesChanged" && e.Subject == $"OrgUnit/{town.Id}")));

        // It waits for them now, on paper.
        Assert.Contains(town.VillageName(0), (await browser.OpenAsync("/")).Words("main"), StringComparison.Ordinal);
        review = await browser.OpenAsync(path);
        Assert.Contains("请领导在纸上签批", review.Words(".why"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await Town.ForgeAsync(browser, review, SubmissionMove.Approve)).Status);
        var form = await browser.OpenAsync(review.Document.QuerySelector("a.primary[href$='/record']")!.GetAttribute("href")!);
        Assert.Contains("本人经办", form.Words(".note.bad"), StringComparison.Ordinal);
        var refused = await browser.SubmitAsync(form, "main form", new() { ["Form.By"] = "王建国", ["Form.Post"] = "镇关工委主任" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("请附上签字页", refused.Words("#form-photo-fault"), StringComparison.Ordinal);
        Assert.Equal(SubmissionState.InReview, (await town.PackageAsync(town.Village)).State);

        var done = await RecordAsync(browser, refused);
        Assert.Contains("已登记纸质签批", done.Words(".note.good"), StringComparison.Ordinal);
        var package = await town.PackageAsync(town.Village);
        Assert.Equal((SubmissionState.Forwarded, true, "王建国", "镇关工委主任"), (package.State, package.Approval!.IsOwn, package.Approval.DecidedBy, package.Approval.DecidedPost));

        // The unit above sees it in the list, on the package and in its history; it is not among what goes unread.
        var list = await office.OpenAsync("/reviews");
        Assert.Contains("本人经办", list.Words(".row .st"), StringComparison.Ordinal);
        Assert.Null(list.Document.QuerySelector(".clean"));
        var received = await office.OpenAsync(path);
        Assert.Contains("登记纸质签批：王建国（镇关工委主任）于", received.Words(".note"), StringComparison.Ordinal);
        Assert.Contains("登记纸质签批", received.Words(".history"), StringComparison.Ordinal);
        Assert.Contains("本人经办", received.Words(".history .st"), StringComparison.Ordinal);
        var link = received.Document.QuerySelector(".history a[href*='/signed/']")!.GetAttribute("href")!;
        Assert.Equal(Photo, await (await Site.ClientOf(town.Office)).GetByteArrayAsync(new Uri(link, UriKind.Relative)));
        Assert.Equal(HttpStatusCode.NotFound, (await (await Site.ClientOf((await site.TownAsync()).Office)).GetAsync(new Uri(link, UriKind.Relative))).StatusCode);
        Assert.Contains("登记纸质签批", (await browser.OpenAsync(Town.SubmissionPath(town.Village))).Words(".history"), StringComparison.Ordinal);
        var log = await Browser.OpenAsync($"/log?who={Uri.EscapeDataString(name)}");
        Assert.Contains("登记纸质签批", log.Words("main"), StringComparison.Ordinal);
        Assert.True(await site.With(db => db.AuditEntries.AnyAsync(e => e.What == "submission.record" && e.Who.Contains(name) && e.After!.Contains("\"own\":true"))));
    }

    /// <summary>Another who had no hand in it still approves on the screen, and what they record is nobody's own.</summary>
    [Fact]
    public async Task Where_the_leader_signs_on_paper_who_had_no_hand_in_it_may_still_approve()
    {
        var town = await site.TownAsync(2);
        await OnPaperAsync(town);
        foreach (var village in town.Villages)
            await town.BringAsync(village, SubmissionState.InReview);
        var reader = await Site.SignedInAs(town.Reviewer);
        await Town.PressAsync(reader, await reader.OpenAsync(await town.ReviewPathAsync(town.Village)), SubmissionMove.Approve);
        await RecordAsync(reader, await reader.OpenAsync($"{await town.ReviewPathAsync(town.Villages[1])}/record"));

        var (screen, paper) = (await town.PackageAsync(town.Village), await town.PackageAsync(town.Villages[1]));
        Assert.Equal((SubmissionState.Forwarded, SubmissionState.Forwarded, "Approve", "Record", false), (screen.State, paper.State, screen.Approval!.Move, paper.Approval!.Move, paper.Approval.IsOwn));
    }

    [Fact]
    public async Task Of_two_who_record_and_approve_at_once_one_does()
    {
        const int times = 6;
        var town = await site.TownAsync(times);
        await OnPaperAsync(town);
        var (first, second) = (await Site.SignedInAs(town.Reviewer), await Site.SignedInAs(town.SecondReviewer));
        foreach (var village in town.Villages)
        {
            await town.BringAsync(village, SubmissionState.InReview);
            var path = await town.ReviewPathAsync(village);
            var (paper, screen) = (await first.OpenAsync($"{path}/record"), await second.OpenAsync(path));
            var answers = await Task.WhenAll(Task.Run(() => RecordAsync(first, paper)), Task.Run(() => Town.PressAsync(second, screen, SubmissionMove.Approve)));
            Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
            Assert.Single((await town.PackageAsync(village)).Moves, move => Submission.IsApproval(move.Move));
        }
    }

    [Fact]
    public async Task What_the_unit_says_otherwise_meanwhile_and_a_role_that_is_gone_meanwhile_hold()
    {
        var town = await site.TownAsync();
        await OnPaperAsync(town);
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var reader = await Site.SignedInAs(town.Reviewer);
        var form = await reader.OpenAsync($"{await town.ReviewPathAsync(town.Village)}/record");
        await OnPaperAsync(town, onPaper: false);
        Assert.Equal(HttpStatusCode.Conflict, (await RecordAsync(reader, form)).Status);

        await OnPaperAsync(town);
        form = await reader.OpenAsync(form.Path);
        await LeaveAsync(town.Reviewer, town.Code);
        Assert.NotEqual(HttpStatusCode.OK, (await RecordAsync(reader, form)).Status);
        Assert.Equal((SubmissionState.InReview, 0), ((await town.PackageAsync(town.Village)).State, await site.With(db => db.Submissions.Where(s => s.UnitId == town.Village).SelectMany(s => s.Attachments).CountAsync())));
    }

    [Fact]
    public async Task The_setting_is_the_offices_and_the_administrators()
    {
        var town = await site.TownAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await (await Site.SignedInAs(town.Reviewer)).OpenAsync($"/units/{town.Id}/duties")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await Site.SignedInAs(town.Contributor)).OpenAsync($"/units/{town.Village}/duties")).Status);
        var admin = await Browser.OpenAsync($"/units/{town.Village}/duties");
        Assert.Equal(HttpStatusCode.BadRequest, (await Browser.SubmitAsync(admin, "main form", new() { ["Form.Chosen"] = "Nobody" })).Status);
        await Browser.SubmitAsync(admin, "main form", new() { ["Form.Chosen"] = "OnPaper" });
        Assert.True(await site.With(db => db.OrgUnits.Where(u => u.Id == town.Village).Select(u => u.SignsOnPaper).SingleAsync()));
    }

    /// <summary>填报人 of the villages and 审核人 of the township in one.</summary>
    private async Task<(string Name, Browser Browser)> BothAsync(Town town)
    {
        var name = $"填审{town.Code}";
        await Site.EnrolAsync(name, [.. Enumerable.Range(0, town.Villages.Count).Select(i => (town.CodeOf(i), Role.Contributor)), (town.Code, Role.Reviewer)]);
        return (name, await Site.SignedInAs(name));
    }

    /// <summary>Through the page of the item, as it is served.</summary>
    private async Task<string> WriteAsync(Browser browser, int unit)
    {
        var item = await site.With(db => db.WorkItems.Where(i => i.UnitId == unit).Select(i => i.Id).SingleAsync());
        var lead = $"讲堂办进村{unit}";
        var saved = await browser.SubmitAsync(await browser.OpenAsync($"/items/{item}"), "main form.item, main form[method=post]", new() { ["Form.Lead"] = lead });
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(lead, await site.With(db => db.WorkItems.Where(i => i.Id == item).Select(i => i.Lead).SingleAsync()));
        return lead;
    }

    private async Task HandInAsync(Town town, int unit)
    {
        var writer = await Site.SignedInAs(town.Contributor);
        await Town.PressAsync(writer, await writer.OpenAsync(Town.SubmissionPath(unit)), SubmissionMove.Submit);
        Assert.Equal(SubmissionState.InReview, (await town.PackageAsync(unit)).State);
    }

    private static Task<Opened> RecordAsync(Browser browser, Opened form) =>
        browser.SubmitAsync(form, "main form", new() { ["Form.By"] = "王建国", ["Form.Post"] = "镇关工委主任", ["Form.On"] = "2022-12-01" }, new() { ["Form.Photo"] = ("签字页.png", Photo) });

    private Task OnPaperAsync(Town town, bool onPaper = true) => site.With(async db =>
    {
        (await db.OrgUnits.SingleAsync(u => u.Id == town.Id)).LetSignOnPaper(onPaper, Site.By);
        await db.SaveChangesAsync();
    });

    private Task LeaveAsync(string name, string unit) => site.With(async db =>
    {
        (await db.People.SingleAsync(p => p.Name == name)).Leave(await db.OrgUnits.SingleAsync(u => u.Code == unit), Role.Reviewer, Site.By);
        await db.SaveChangesAsync();
    });
}
