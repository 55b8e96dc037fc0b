using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Documents.Model;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reports;

/// <summary>What is frozen of a report, and what is set from it.</summary>
public sealed class FactsTests(Site site) : SiteTest(site)
{
    [Fact]
    public async Task They_hold_words_figures_sources_and_the_table_of_metrics_and_no_key_that_may_change_its_meaning()
    {
        var at = await ReportingCounty.In(Site, "FA");
        var office = await Site.SignedInAs(at.Office);
        await DraftingTests.SentAsync(at, office);
        var facts = ReportFacts.FromJson(await Site.With(db => db.Set<Edition>().Where(e => db.Reports.Any(r => r.Id == e.ReportId && r.UnitId == at.Unit)).Select(e => e.Facts).SingleAsync()));

        Assert.Equal((at.Name, City.Period, 2022), (facts.Unit, facts.Period, facts.Year));
        var section = Assert.Single(facts.Review.Sections);
        Assert.Equal("服务大局展现新作为", section.Title);
        var paragraph = Assert.Single(section.Paragraphs);
        // Marks are full-width on the way to print.
        Assert.Equal(("报告FA一镇宣讲入脑入心", "报告FA一镇组织宣讲337场次，受到欢迎。"), (paragraph.Lead, paragraph.Text));
        var figure = Assert.Single(paragraph.Figures);
        Assert.Equal(new FactFigure("五老宣讲", "报告FA一镇", FigureAspect.Own, "337场次", City.Period, At: 10, Address: figure.Address), figure);
        // Where it stands it leads to the page that answers for it: in two presses to the entry and its evidence.
        Assert.Equal(["报告FA一镇组织宣讲", "337场次", "，受到欢迎。"], paragraph.Pieces().Select(piece => piece.Words));
        var read = await office.OpenAsync(figure.Address!);
        Assert.Equal((System.Net.HttpStatusCode.OK, "五老宣讲"), (read.Status, read.Words("h1")));
        Assert.Contains("文中写法337场次", read.Words("dl.facts"), StringComparison.Ordinal);
        Assert.Contains($"/items/{at.Item}", read.Html, StringComparison.Ordinal);
        Assert.Equal(new FactSource(SourceKind.WorkItem, at.Item, "报告FA一镇", "报告FA一镇宣讲入脑入心"), Assert.Single(paragraph.Sources));
        Assert.Equal(new FactMetric("M01", "五老宣讲", "场次", "337场次", "337场次", "674场次", null), facts.Metrics.Single(m => m.Code == "M01"));
    }

    [Fact]
    public void The_document_stands_in_reading_order_and_empty_parts_take_no_room()
    {
        var paragraph = new FactParagraph("宣讲走深", "开展宣讲。", [], []);
        var plain = new FactParagraph("", "开场白。", [], []);
        var facts = new ReportFacts(
            "甲县", "2022", 2022, new ReportHead("报告", "在全县会议上", "王主任", "同志们："), [plain],
            new FactPart("2022年工作回顾", [plain], [new FactSection("服务大局", [paragraph]), new FactSection("自身建设", [paragraph])]),
            new FactPart("2023年工作安排", [], []), [plain], []);

        var document = ReportDocument.Of(facts);

        Assert.Equal(["在全县会议上", "王主任"], document.Frontmatter.Subtitle);
        Assert.Equal("同志们：", document.Frontmatter.Salutation);
        var lead = new Paragraph("宣讲走深。开展宣讲。") { LeadLength = 5, LeadLevel = 2 };
        Assert.Equal(
            [
                new Paragraph("开场白。"), new PartHeading("2022年工作回顾"), new Paragraph("开场白。"), new Heading(1, "一、服务大局"), lead,
                new Heading(1, "二、自身建设"), lead, new Paragraph("开场白。"),
            ],
            document.Body);
    }

    [Theory]
    [InlineData("走深", "走深。")]
    [InlineData("走深！", "走深！")]
    [InlineData("", "")]
    public void A_lead_ends_once(string lead, string printed) => Assert.Equal(printed, ReportDocument.Lead(lead));

    [Fact]
    public async Task They_cost_as_many_commands_for_a_long_report_as_for_a_short_one()
    {
        var at = await ReportingCounty.In(Site, "FB");
        var office = await Site.SignedInAs(at.Office);
        await DraftingTests.ChooseAsync(at, office, DraftingTests.PathOf(await DraftingTests.BegunAsync(at, office)), at.City.Section, at.Item);
        var (few, one) = await CostAsync(at);
        await Site.With(async db =>
        {
            var report = await db.Reports.SingleAsync(r => r.UnitId == at.Unit);
            foreach (var code in at.City.Codes)
            {
                report.AddBlock(
                    new BlockSpot(BlockPlace.Section, at.City.Section), "", new FigureText([new TextPiece("3场次", new BoundFigure(at.City.Metric, at.City[code], FigureAspect.All))]),
                    [new BlockSource(SourceKind.WorkItem, at.City.ItemOf(code)), new BlockSource(SourceKind.PlanItem, at.City.PlanOf(code))], Site.By);
            }

            await db.SaveChangesAsync();
        });
        var (many, all) = await CostAsync(at);
        Assert.Equal((1, 1 + at.City.Codes.Count()), (one, all));
        Assert.Equal(few, many);
        Assert.InRange(few, 1, 24);
    }

    private async Task<(int Commands, int Paragraphs)> CostAsync(ReportingCounty at)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
        var office = await Site.With(other => other.People.Where(p => p.Name == at.Office).Select(p => p.Id).SingleAsync());
        var id = await Site.With(other => other.Reports.Where(r => r.UnitId == at.Unit).Select(r => r.Id).SingleAsync());
        using var counter = new CommandCounter(db);
        var year = await db.ReportYearAsync(office, new DateOnly(2026, 1, 1), id);
        var facts = (await db.ReportBasisAsync(year!.Report, year.Unit, year.Period)).Facts();
        return (counter.Count, facts.Review.Sections.Sum(s => s.Paragraphs.Count));
    }
}
