using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Reports;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reports;

/// <summary>Who sent a report does not approve it.</summary>
public sealed class SenderTests(Site site) : SiteTest(site)
{
    [Fact]
    public async Task Who_sent_it_is_told_who_could_approve_it_and_may_not_themselves()
    {
        var at = await ReportingCounty.In(Site, "RS1");
        var (alone, sent) = await SentByOneAsync(at);
        var path = DraftingTests.PathOf(sent);
        Assert.Null(sent.Document.QuerySelector("a[href*='/approve'], button[value=Approve]"));
        Assert.Contains($"这一稿是您送审的，应由他人审定。可以审定的有：{at.Reviewer}。", sent.Words(".moves"), StringComparison.Ordinal);
        var asks = await alone.OpenAsync($"{path}/approve");
        Assert.True(asks.Document.QuerySelector("main button.primary")!.HasAttribute("disabled"));
        Assert.Equal((HttpStatusCode.Conflict, ReportState.Checking), ((await alone.SubmitAsync(asks, "main form")).Status, await StateAsync(at)));

        var reviewer = await Site.SignedInAs(at.Reviewer);
        await DraftingTests.MoveAsync(reviewer, await reviewer.OpenAsync(path), ReportMove.Approve);
        Assert.Equal(ReportState.Approved, await StateAsync(at));
    }

    [Fact]
    public async Task Where_nobody_else_may_sign_a_leader_does_on_paper_and_it_is_marked()
    {
        var at = await ReportingCounty.In(Site, "RS2");
        await Site.With(async db =>
        {
            (await db.People.SingleAsync(p => p.Name == at.Reviewer)).Leave(await db.OrgUnits.SingleAsync(u => u.Id == at.Unit), Role.Reviewer, Site.By);
            await db.SaveChangesAsync();
        });
        var (alone, sent) = await SentByOneAsync(at);
        Assert.Contains("除您以外没有人能审定", sent.Words(".why"), StringComparison.Ordinal);
        Assert.True(sent.Document.QuerySelector("button[value=Approve]")!.HasAttribute("disabled"));
        var form = await alone.OpenAsync($"{DraftingTests.PathOf(sent)}/record");
        Assert.Contains("本人经办", form.Words(".note"), StringComparison.Ordinal);
        Dictionary<string, string> said = new() { ["Form.By"] = "王建国", ["Form.Post"] = "主任", ["Form.On"] = "2022-12-01" };
        Assert.Equal((HttpStatusCode.BadRequest, ReportState.Checking), ((await alone.SubmitAsync(form, "main form", said)).Status, await StateAsync(at)));
        var recorded = await alone.SubmitAsync(form, "main form", said, new() { ["Form.Photo"] = ("签字页.pdf", "%PDF-1.7 signed"u8.ToArray()) });
        Assert.Equal(ReportState.Approved, await StateAsync(at));
        Assert.Contains("登记纸质签批", recorded.Words(".history"), StringComparison.Ordinal);
        Assert.Contains("本人经办", recorded.Words(".history .st"), StringComparison.Ordinal);
        Assert.True(await Site.With(db => db.AuditEntries.AnyAsync(e => e.What == "report.recorded" && e.After!.Contains("\"own\":true") && e.Who.Contains("一人RS2"))));
    }

    /// <summary>办公室 and 审核人 who may sign in one.</summary>
    private async Task<(Browser Alone, Opened Sent)> SentByOneAsync(ReportingCounty at)
    {
        var name = $"一人{at.Code}";
        await Site.EnrolAsync(name, (at.Code, Role.Office), (at.Code, Role.Reviewer));
        var alone = await Site.SignedInAs(name);
        return (alone, await DraftingTests.SentAsync(at, alone));
    }

    private Task<ReportState> StateAsync(ReportingCounty at) => Site.With(db => db.Reports.Where(r => r.UnitId == at.Unit).Select(r => r.State).SingleAsync());
}
