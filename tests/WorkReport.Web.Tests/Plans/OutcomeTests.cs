using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Reports;

namespace WorkReport.Web.Tests.Plans;

/// <summary>A site with a year before the one that is reported.</summary>
public sealed class OutcomeSite : Site;

/// <summary>N年工作安排完成情况: what was planned comes back a year later, and the final version of the report waits for it.</summary>
public sealed class OutcomeTests(OutcomeSite site) : SiteTest(site), IClassFixture<OutcomeSite>
{
    private const string Form = "main form";

    [Fact]
    public async Task A_final_version_waits_for_every_outcome_and_what_is_carried_over_keeps_its_history()
    {
        var at = await ReportingCounty.In(Site, "OUT");
        var (first, second) = await PlannedAsync(at);
        var office = await Site.SignedInAs(at.Office);
        var sent = await DraftingTests.SentAsync(at, office);
        var reviewer = await Site.SignedInAs(at.Reviewer);
        var asks = await reviewer.OpenAsync($"{DraftingTests.PathOf(sent)}/approve");
        Assert.Contains("还有 2 项没有填完成情况，例如“建好十个宣讲点。”", asks.Words("main"), StringComparison.Ordinal);
        Assert.NotNull(asks.Document.QuerySelector($"{Form} button[disabled]"));
        Assert.Equal(HttpStatusCode.Conflict, (await reviewer.SubmitAsync(asks, Form)).Status);
        Assert.Contains("还有 2 项没有填完成情况", (await office.OpenAsync($"{DraftingTests.PathOf(sent)}/record")).Words("main"), StringComparison.Ordinal);

        // The list: what is overdue comes first.
        var list = await office.OpenAsync($"/units/{at.Unit}/{City.Period}/outcomes");
        Assert.Equal("2022年工作安排完成情况", list.Words("h1"));
        Assert.Contains("上年安排了 2 项，还有 2 项没有填完成情况", list.Words(".lede"), StringComparison.Ordinal);
        Assert.Equal([$"plan-{second}", $"plan-{first}"], list.Document.QuerySelectorAll(".row").Select(row => row.Id));
        Assert.Equal("已到期", list.Words($"#plan-{second} .st.back"));

        var page = await office.OpenAsync($"/plans/{second}/outcome");
        var refused = await office.SubmitAsync(page, Form, new() { ["Form.Result"] = nameof(PlanResult.Unfinished) });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("请说明原因", refused.Words("#summary"), StringComparison.Ordinal);
        var done = await office.SubmitAsync(refused, Form, new() { ["Form.Note"] = "场地没有落实，年末建成八个。", ["Form.CarryOver"] = "true" });
        Assert.Equal($"/units/{at.Unit}/{City.Period}/outcomes", DraftingTests.PathOf(done));
        Assert.Contains("场地没有落实，年末建成八个。", done.Words($"#plan-{second}"), StringComparison.Ordinal);
        var carried = await Site.With(db => db.PlanItems.AsNoTracking().SingleAsync(plan => plan.CarriedFromId == second));
        Assert.Equal((at.City.PeriodId, "办好流动课堂。"), (carried.PeriodId, carried.Text));
        Assert.Null(carried.DueOn);

        // Once is enough, and the history stays beside it.
        page = await office.OpenAsync($"/plans/{second}/outcome");
        Assert.Null(page.Document.QuerySelector("[name='Form.CarryOver']"));
        Assert.Contains("已经转入下年工作安排", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("场地没有落实", page.Words(".history"), StringComparison.Ordinal);

        Assert.Contains("还有 1 项没有填完成情况", (await reviewer.OpenAsync($"{DraftingTests.PathOf(sent)}/approve")).Words("main"), StringComparison.Ordinal);
        await office.SubmitAsync(await office.OpenAsync($"/plans/{first}/outcome"), Form, new() { ["Form.Result"] = nameof(PlanResult.Done) });
        var approved = await reviewer.SubmitAsync(await reviewer.OpenAsync($"{DraftingTests.PathOf(sent)}/approve"), Form);
        Assert.Equal(HttpStatusCode.OK, approved.Status);
        Assert.Equal(ReportState.Approved, await Site.With(db => db.Reports.Where(r => r.UnitId == at.Unit).Select(r => r.State).SingleAsync()));
        Assert.Null(await Site.With(db => db.VerifyAuditAsync()));
    }

    [Fact]
    public async Task Who_only_reads_sees_what_became_of_it_and_writes_nothing()
    {
        var at = await ReportingCounty.In(Site, "OUR");
        var (first, _) = await PlannedAsync(at);
        var reader = await Site.SignedInAs(at.Reviewer);
        Assert.Equal(2, (await reader.OpenAsync($"/units/{at.Unit}/{City.Period}/outcomes")).Document.QuerySelectorAll(".row").Length);
        var page = await reader.OpenAsync($"/plans/{first}/outcome");
        Assert.NotNull(page.Document.QuerySelector($"{Form} button[disabled]"));
        await reader.PostAsync($"/plans/{first}/outcome", DraftingTests.Form(page, ("Form.Result", nameof(PlanResult.Done))));
        Assert.Empty(await Site.With(async db => (await db.PlanItems.AsNoTracking().Include(plan => plan.Outcomes).SingleAsync(plan => plan.Id == first)).Outcomes.ToList()));
    }

    /// <summary>Two tasks that the county’s report of the year before put down; the second was due in that year.</summary>
    private Task<(int First, int Second)> PlannedAsync(ReportingCounty at) => Site.With(async db =>
    {
        var period = await db.Periods.SingleOrDefaultAsync(p => p.Code == "2021");
        if (period is null)
        {
            period = ReportingPeriod.Announce("2021", 2021, PeriodKind.Annual, new DateOnly(2021, 12, 31), Site.By);
            period.AddSection(OutlinePart.Plan, "明年要办的事", 400, Site.By);
            db.Add(period);
            db.Add(Catalogue.Of(period, [], Site.By));
            period.Open(Site.By);
            await db.SaveChangesAsync();
        }

        var section = period.Sections.Single().Id;
        var first = PlanItem.Propose(at.Unit, period.Id, new PlanTask(section, "建好十个宣讲点。", null, null, "主任", "办公室", "", null), Site.By);
        var second = PlanItem.Propose(at.Unit, period.Id, new PlanTask(section, "办好流动课堂。", null, null, "主任", "办公室", "", new DateOnly(2022, 6, 30)), Site.By);
        db.AddRange(first, second);
        await db.SaveChangesAsync();
        first.Commit(Site.By);
        second.Commit(Site.By);
        await db.SaveChangesAsync();
        return (first.Id, second.Id);
    });
}
