using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Submissions;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Tests.App;
using static WorkReport.Web.Tests.Reports.DraftingTests;

namespace WorkReport.Web.Tests.Reports;

/// <summary>A site whose period may be ended: on the shared one others are filling in.</summary>
public sealed class IssuingSite : Site;

/// <summary>A site whose period is collected twice.</summary>
public sealed class TwiceSite : Site;

/// <summary>The way of a report to the issued file, which waits for the end of collecting.</summary>
public sealed class IssuingTests(IssuingSite site) : SiteTest(site), IClassFixture<IssuingSite>
{
    [Fact]
    public async Task From_the_first_line_to_the_issued_file()
    {
        var at = await ReportingCounty.In(Site, "RA");
        var office = await Site.SignedInAs(at.Office);
        var draft = await BegunAsync(at, office);
        Assert.Equal($"{at.Name}2022年工作总结暨2023年工作安排", draft.Words(".lede bdi"));

        draft = await ChooseAsync(at, office, draft.Path, at.City.Section, at.Item);
        Assert.Equal("337场次", draft.Words(".block .fig"));
        Assert.Contains($"来自 报告RA一镇", draft.Words(".block .from"), StringComparison.Ordinal);
        await ChooseAsync(at, office, PathOf(draft), at.City.PlanSection, at.Plan);

        // Another figure below shows at once and is flagged until it is seen.
        await at.ReportsAsync(339);
        draft = await office.OpenAsync(PathOf(draft));
        Assert.Equal("339场次", draft.Words(".block .fig.moved"));
        Assert.Contains("写的时候是 337场次，统计表现在是 339场次", draft.Words(".block .mark"), StringComparison.Ordinal);
        Assert.Contains("1 个数变了", draft.Words(".contents"), StringComparison.Ordinal);
        Assert.Contains("统计表现在是 339场次", (await office.OpenAsync($"{PathOf(draft)}/send")).Words(".lacking .mark"), StringComparison.Ordinal);
        draft = await PressAsync(office, draft, "Accept");
        Assert.Empty(draft.Document.QuerySelectorAll(".fig.moved, .mark"));

        var client = await Site.ClientOf(at.Office);
        var preview = await client.GetAsync(new Uri($"{PathOf(draft)}/draft.pdf", UriKind.Relative));
        // Neither the draft nor what is frozen stays behind in a browser that others use too.
        Assert.True(preview.Headers.CacheControl is { Private: true, NoStore: true });
        var words = TextOf(await preview.Content.ReadAsByteArrayAsync());
        Assert.Contains("2022年工作回顾", words, StringComparison.Ordinal);
        Assert.Contains("一、服务大局展现新作为", words, StringComparison.Ordinal);
        Assert.Contains("报告RA一镇宣讲入脑入心。报告RA一镇组织宣讲339场次，受到欢迎。", words, StringComparison.Ordinal);
        Assert.Contains("2023年工作安排", words, StringComparison.Ordinal);
        Assert.Contains("报告RA一镇明年办好一次宣讲。", words, StringComparison.Ordinal);

        var sent = await MoveAsync(office, draft, ReportMove.Send);
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Contains("核稿", sent.Words(".headline"), StringComparison.Ordinal);
        Assert.Contains("第 1 版 送审稿", sent.Words(".versions"), StringComparison.Ordinal);
        Assert.Contains("与存档时一致", (await office.OpenAsync($"{PathOf(draft)}?check=true")).Words(".versions"), StringComparison.Ordinal);
        Assert.Null(sent.Document.QuerySelector("a[href*=\'/approve\']"));
        Assert.Contains("审定由可以签发的审核人来做。", sent.Words(".moves .hint"), StringComparison.Ordinal);

        var reviewer = await Site.SignedInAs(at.Reviewer);
        var read = await reviewer.OpenAsync(PathOf(draft));
        Assert.Contains("组织宣讲339场次，受到欢迎。", read.Words(".read"), StringComparison.Ordinal);
        var picture = await (await Site.ClientOf(at.Reviewer)).GetAsync(new Uri(read.Document.QuerySelector("img.sheet")!.GetAttribute("src")!, UriKind.Relative));
        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType!.MediaType);
        var approved = await MoveAsync(reviewer, read, ReportMove.Approve);
        Assert.Contains("已审定", approved.Words(".headline"), StringComparison.Ordinal);

        // Nothing is issued while figures still come in.
        var early = await office.OpenAsync(PathOf(draft));
        Assert.Contains("本期还在填报，结束填报后才能印发。", early.Words(".moves .why"), StringComparison.Ordinal);
        Assert.Empty(early.Document.QuerySelectorAll("a[href^='/periods/']"));
        Assert.True((await office.OpenAsync($"{PathOf(draft)}/issue")).Document.QuerySelector("main form button.primary")!.HasAttribute("disabled"));
        await Site.With(async db =>
        {
            (await db.Periods.SingleAsync(p => p.Id == at.City.PeriodId)).End(Site.By);
            await db.SaveChangesAsync();
        });
        // What has ended is drafted from as before.
        var other = await Site.SignedInAs(City.UserAt("CA1", Role.Office));
        var begun = await other.OpenAsync($"/units/{at.City["CA1"]}/{City.Period}/report");
        Assert.NotNull((await other.OpenAsync(PathOf(begun))).Document.QuerySelector("main a[href*='/choose']"));

        var asks = await office.OpenAsync($"{PathOf(draft)}/issue");
        Assert.Contains("1 项工作安排", asks.Words(".note"), StringComparison.Ordinal);
        var issued = await office.SubmitAsync(asks, "main form");
        Assert.Contains("已印发", issued.Words(".headline"), StringComparison.Ordinal);
        Assert.Equal(PlanState.Committed, await Site.With(db => db.PlanItems.Where(p => p.Id == at.Plan).Select(p => p.State).SingleAsync()));

        // What happens below, above or to the catalogue afterwards changes nothing of it.
        var file = $"{PathOf(draft)}/editions/2.pdf";
        var before = await client.GetAsync(new Uri(file, UriKind.Relative));
        Assert.True(before.Headers.CacheControl is { Private: true, NoStore: true });
        Assert.Equal($"{at.Name}2022年工作总结暨2023年工作安排.pdf", before.Content.Headers.ContentDisposition!.FileNameStar);
        var bytes = await before.Content.ReadAsByteArrayAsync();
        await at.ReportsAsync(500);
        await DisturbAsync(at);
        Assert.Equal(Hash(bytes), Hash(await client.GetByteArrayAsync(new Uri(file, UriKind.Relative))));
        var after = await office.OpenAsync($"{PathOf(draft)}?check=true");
        Assert.Equal("已印发的报告", after.Words("h1"));
        Assert.Contains("与存档时一致", after.Words(".versions"), StringComparison.Ordinal);
        Assert.DoesNotContain("与存档时不一致", after.Html, StringComparison.Ordinal);
        Assert.Contains("339场次", after.Words(".read"), StringComparison.Ordinal);
    }

    private Task DisturbAsync(ReportingCounty at) => Site.With(async db =>
    {
        var metric = await db.Metrics.SingleAsync(m => m.Id == at.City.Metric);
        var (name, topic, definition, unit) = (metric.Name, metric.Topic, metric.Definition, metric.Unit);
        metric.Describe("改了名的宣讲", topic, definition, unit, metric.Style, metric.Levels, Site.By);
        var units = await db.OrgUnits.ToListAsync();
        var township = units.Single(u => u.Id == at.Accepted);
        new OrgTree(units).Move(township, units.Single(u => u.Code == Site.Top), new DateOnly(2022, 6, 1), Site.By);
        await db.SaveChangesAsync();
        metric.Describe(name, topic, definition, unit, QuantityStyle.Exact, metric.Levels, Site.By);
        await db.SaveChangesAsync();
    });
}

/// <summary>Reports of a period of which 预计数 and then 全年实际数 are collected.</summary>
public sealed class TwiceTests(TwiceSite site) : SiteTest(site), IClassFixture<TwiceSite>
{
    [Fact]
    public async Task A_figure_is_marked_as_forecast_until_the_actual_one_is_accepted_and_a_version_says_which_it_was()
    {
        var at = await ReportingCounty.In(Site, "RT");
        var office = await Site.SignedInAs(at.Office);
        var draft = await ChooseAsync(at, office, PathOf(await BegunAsync(at, office)), at.City.Section, at.Item);
        // With one collecting nobody meets either word.
        Assert.DoesNotContain("预计数", draft.Words("main"), StringComparison.Ordinal);
        await Site.With(async db =>
        {
            (await db.Periods.SingleAsync(p => p.Id == at.City.PeriodId)).CollectAgain(Site.By);
            await db.SaveChangesAsync();
        });
        draft = await office.OpenAsync(PathOf(draft));
        Assert.Equal("预计数", draft.Words(".block .now"));
        Assert.Contains("文中还有 1 个数是预计数", draft.Words(".note"), StringComparison.Ordinal);

        await Site.With(async db =>
        {
            var metric = await db.Metrics.SingleAsync(m => m.Id == at.City.Metric);
            var sheet = MetricSheet.Begin(at.Accepted, at.City.PeriodId, Site.By, Round.Second);
            sheet.Fill([new MetricEntry(metric.Now, new Figure(350))], Site.By);
            var package = Submission.Begin(at.Accepted, at.City.PeriodId, steps: 1, isTop: false, Site.By, Round.Second);
            db.AddRange(sheet, package);
            await db.SaveChangesAsync();
            await db.AcceptAsync(package, at.City.ContributorOf("CA1"), Site.By);
            await db.SaveChangesAsync();
        });
        draft = await office.OpenAsync(PathOf(draft));
        Assert.Equal("350场次", draft.Words(".block .fig.moved"));
        Assert.DoesNotContain("预计数", draft.Words(".blocks, .written"), StringComparison.Ordinal);
        draft = await PressAsync(office, draft, "Accept");

        var sent = await MoveAsync(office, draft, ReportMove.Send);
        Assert.Contains("全年实际数", sent.Words(".read"), StringComparison.Ordinal);
        var facts = ReportFacts.FromJson(await Site.With(db => db.Set<Edition>().Where(e => db.Reports.Any(r => r.Id == e.ReportId && r.UnitId == at.Unit)).Select(e => e.Facts).SingleAsync()));
        Assert.Equal(ReportFacts.CurrentSchema, facts.Schema);
        var figure = Assert.Single(Assert.Single(Assert.Single(facts.Review.Sections).Paragraphs).Figures);
        Assert.Equal(new FactFigure("五老宣讲", $"报告RT一镇", FigureAspect.Own, "350场次", City.Period, Round.Second, figure.At, figure.Address), figure);
        Assert.Contains($"/{City.Period}.2/", figure.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_back_since_it_was_accepted_is_not_offered()
    {
        var at = await ReportingCounty.In(Site, "RU");
        var office = await Site.SignedInAs(at.Office);
        var choose = $"{PathOf(await BegunAsync(at, office))}/choose?section={at.City.Section}";
        Assert.Contains("报告RU一镇宣讲入脑入心", (await office.OpenAsync(choose)).Words("#form-items"), StringComparison.Ordinal);
        // A figure that comes back leaves the item where it is.
        await ReturnAsync(new ReturnedPiece(PieceKind.MetricValue, at.City.Metric, "请核实"));
        Assert.Contains("报告RU一镇宣讲入脑入心", (await office.OpenAsync(choose)).Words("#form-items"), StringComparison.Ordinal);
        await Site.With(async db =>
        {
            var package = await db.Submissions.SingleAsync(s => s.UnitId == at.Accepted);
            await db.AcceptAsync(package, package.SubmittedById!.Value, Site.By);
            await db.SaveChangesAsync();
        });
        await ReturnAsync(new ReturnedPiece(PieceKind.WorkItem, at.Item, "请补充"));
        Assert.DoesNotContain("报告RU一镇", (await office.OpenAsync(choose)).Words("#form-items"), StringComparison.Ordinal);

        Task ReturnAsync(ReturnedPiece piece) => Site.With(async db =>
        {
            var package = await db.Submissions.SingleAsync(s => s.UnitId == at.Accepted);
            package.Return([piece], "", SubmissionRelation.OfficeAbove, package.SubmittedById!.Value, Site.By);
            await db.SaveChangesAsync();
        });
    }
}
