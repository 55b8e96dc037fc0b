using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Reports;

namespace WorkReport.Web.Tests.Totals;

/// <summary>核定数: set by the office above, told to the unit, which confirms or objects; and, with what was reported, in every place that shows the figure.</summary>
public sealed class SettledTests(Site site) : SiteTest(site)
{
    private readonly List<string> missing = [];

    [Fact]
    public async Task The_office_above_sets_it_the_unit_is_told_and_confirms_in_one_press()
    {
        var (at, office, filler) = await CountyAsync("SE");
        var place = $"/units/{at.Accepted}/{City.Period}/settled/{at.City.Metric}";
        var page = await office.OpenAsync(place);
        var refused = await office.SubmitAsync(page, "main form", new() { ["Form.Value"] = "337", ["Form.Reason"] = "" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("和上报数一样", refused.Words("#form-value-fault"), StringComparison.Ordinal);
        Assert.Contains("请写明依据", refused.Words("#form-reason-fault"), StringComparison.Ordinal);
        await SetAsync(at, office, "330");

        // Who fills in for the unit may not set one, and sees why.
        Assert.Contains("由它上级单位的办公室或审核人核定", (await filler.OpenAsync(place)).Words("#why-not"), StringComparison.Ordinal);
        var todo = await filler.OpenAsync("/");
        Assert.Contains($"请报告SE一镇确认核定数", todo.Words(".todo"), StringComparison.Ordinal);
        var own = todo.Document.QuerySelector(".todo a[href^='/settled/']")!.GetAttribute("href")!;
        Assert.DoesNotContain("确认核定数", (await office.OpenAsync("/")).Words(".todo"), StringComparison.Ordinal);

        var unsaid = await filler.SubmitAsync(await filler.OpenAsync(own), "main form", new() { ["Form.Move"] = "Disagree", ["Form.Reason"] = "" });
        Assert.Equal(HttpStatusCode.BadRequest, unsaid.Status);
        await filler.SubmitAsync(unsaid, "main form", new() { ["Form.Move"] = "Disagree", ["Form.Reason"] = "外镇的也算" });
        Assert.Contains("对核定数有异议", (await office.OpenAsync("/")).Words(".todo"), StringComparison.Ordinal);
        Assert.Contains("外镇的也算", (await office.OpenAsync(own)).Words("main"), StringComparison.Ordinal);

        var done = await filler.SubmitAsync(await filler.OpenAsync(own), "main form", new() { ["Form.Move"] = "Confirm" });
        Assert.Contains("已确认", done.Words("main .note.good"), StringComparison.Ordinal);
        Assert.DoesNotContain("核定数", (await filler.OpenAsync("/")).Words(".todo"), StringComparison.Ordinal);

        // A figure that is reported otherwise afterwards is said beside it, and the table still adds up.
        await at.ReportsAsync(340);
        Assert.Contains("核定时上报数是 337", (await office.OpenAsync(place)).Words("main"), StringComparison.Ordinal);
        await office.SubmitAsync(await office.OpenAsync(own), "main form", new() { ["Form.Move"] = "Withdraw", ["Form.Reason"] = "单位已经改报" });
        Assert.DoesNotContain("核定数", (await office.OpenAsync($"/units/{at.Unit}/{City.Period}/totals")).Words(".figures"), StringComparison.Ordinal);
        Assert.Equal(["settled.set", "settled.objected", "settled.confirmed", "settled.withdrawn"], await Site.With(db => db.AuditEntries.Where(e => e.Subject == own.Replace("/settled/", "SettledFigure/", StringComparison.Ordinal)).OrderBy(e => e.Sequence).Select(e => e.What).ToListAsync()));
    }

    [Fact]
    public async Task Both_are_shown_in_every_place()
    {
        var (at, office, filler) = await CountyAsync("SF");
        var year = $"/units/{at.Unit}/{City.Period}";
        var below = $"/units/{at.Accepted}/{City.Period}";
        var computed = await Site.With(db => TotalAsync(db, at));
        await DraftAsync(at);
        await SetAsync(at, office, "330");
        // The 合计 of the county by exception: a line of its own.
        await SetAsync(at, office, "660", at.Unit, "Total");

        Assert.Equal(computed, await Site.With(db => TotalAsync(db, at)));
        await Site.With(async db =>
        {
            var book = await FigureBook.LoadAsync(db, await db.Periods.SingleAsync(p => p.Code == City.Period), Round.First, [at.Unit]);
            var both = book.Settled(at.Unit, at.City.Metric);
            Assert.Equal((674m, -7m, -7m, 660m), (both.Computed.All!.Value.Value, both.RowsChange!.Value.Value, both.WholeChange!.Value.Value, both.All!.Value.Value));
        });

        await WalkAsync(office, below + "/sheet", "tr.corrected", "337", "330", "−7", "台账只有这些", "陈主任");
        await WalkAsync(office, below + "/sheet/print", ".printed-table", "337", "330", "−7", "台账只有这些");
        await WalkAsync(office, below + "/submission", "main", "337", "330", "−7", "待单位确认");
        await WalkAsync(filler, below + "/submission", "main", "337", "330", "−7", "待单位确认");
        var package = await Site.With(db => db.Submissions.Where(s => s.UnitId == at.Accepted).Select(s => s.Id).SingleAsync());
        await WalkAsync(office, $"/submissions/{package}", ".block.figure", "337", "330", "−7", "台账只有这些");
        await WalkAsync(office, $"/units/{await FilledByAsync(at)}/{City.Period}/sheets", "table.together", "337", "330", "−7");
        await WalkAsync(office, year + "/totals", "table.figures", "674", "337", "330", "−7", "660", "合计核增／核减");
        await WalkAsync(office, year + "/totals/cross", "table.cross tbody", "337", "330", "−7");
        await WalkAsync(office, year + "/totals/cross", "table.cross tfoot", "674", "660", "−14");
        await WalkAsync(office, $"{year}/totals/{at.City.Metric}", "main", "674", "667", "337", "330", "−7", "660");
        await WalkAsync(office, $"{year}/totals/{at.City.Metric}?all=true", "table.figures", "337", "330", "−7");
        await WalkAsync(office, $"{below}/totals/{at.City.Metric}", "main", "337", "330", "−7", "台账只有这些", "陈主任");
        await WalkAsync(office, year + "/sheet/print", ".printed-table", "674", "660", "337", "330");

        foreach (var (file, words) in new (string, string[])[]
        {
            (below + "/sheet.xlsx", ["337", "330", "-7", "台账只有这些", "陈主任"]), (year + "/totals.xlsx", ["674", "660", "-7", "330"]), (year + "/totals/cross.xlsx?level=Township", ["337", "330", "-7", "674", "660", "-14"]),
        })
        {
            var said = await SheetWordsAsync(at.Office, file);
            missing.AddRange(words.Where(word => !said.Contains(word)).Select(word => $"{file}: {word}"));
        }

        var rollup = await Site.With(async db => JsonSerializer.Serialize(await UnitRollup.LoadAsync(
            db, await db.OrgUnits.SingleAsync(u => u.Id == at.Unit), await db.Periods.SingleAsync(p => p.Code == City.Period), Round.First), JsonSerializerOptions.Web));
        missing.AddRange(new[] { "\"rows\":{\"value\":-7", "\"whole\":{\"value\":-7", "\"all\":{\"value\":660", "\"all\":674" }.Where(word => !rollup.Contains(word, StringComparison.Ordinal)).Select(word => $"rollup: {word}"));

        // The draft prints what was reported unless it is chosen otherwise, and shows both either way.
        var report = await Site.With(db => db.Reports.Where(r => r.UnitId == at.Unit).Select(r => r.Id).SingleAsync());
        var draft = $"/reports/{report}";
        await WalkAsync(office, draft, "main", "337场次", "本报告采用上报数", "330场次", "−7");
        Assert.Contains("337场次", (await FactsAsync(report)).Review.Sections[0].Paragraphs[0].Text, StringComparison.Ordinal);
        await office.SubmitAsync(await office.OpenAsync(draft + "/basis"), "main form", new() { ["Form.Basis"] = "Settled" });
        await WalkAsync(office, draft, "main", "本报告采用核定数", "337场次", "330场次", "−7");
        var facts = await FactsAsync(report);
        Assert.Contains("330场次", facts.Review.Sections[0].Paragraphs[0].Text, StringComparison.Ordinal);
        Assert.Equal((FigureBasis.Settled, "660场次"), (facts.Basis, facts.Metrics.Single(metric => metric.Code == "M01").All));
        Assert.Contains(facts.Settled!, one => one is { Reported: "337场次", Settled: "330场次", Change: "−7" } && one.Grounds.Contains("陈主任", StringComparison.Ordinal));
        var annex = Assert.Single(ReportDocument.Of(facts).Annexes);
        Assert.Equal("数据来源", annex.Title);
        Assert.Equal(facts, ReportFacts.FromJson(facts.ToJson()), (a, b) => a!.ToJson() == b!.ToJson());
        await WalkAsync(office, draft + "/basis", "main", "337场次", "330场次", "−7", "660场次");
        Assert.Equal("", string.Join('\n', missing));
    }

    [Fact]
    public void Facts_of_before_are_written_again_as_they_were()
    {
        const string Json = """{"unit":"甲市","period":"2022","year":2022,"head":{"title":"报告","occasion":"","speaker":"","salutation":""},"opening":[],"review":{"title":"回顾","overview":[],"sections":[]},"plan":{"title":"安排","overview":[],"sections":[]},"closing":[],"metrics":[],"schema":3}""";
        Assert.Equal(Json, ReportFacts.FromJson(Json).ToJson());
        Assert.Empty(ReportDocument.Of(ReportFacts.FromJson(Json)).Annexes);
    }

    private async Task<(ReportingCounty At, Browser Office, Browser Filler)> CountyAsync(string code)
    {
        var at = await ReportingCounty.In(Site, code);
        await Site.EnrolAsync($"填报{code}", ($"{code}1", Role.Contributor));
        return (at, await Site.SignedInAs(at.Office), await Site.SignedInAs($"填报{code}"));
    }

    private static async Task SetAsync(ReportingCounty at, Browser office, string figure, int? unit = null, string what = "Row")
    {
        var page = await office.OpenAsync($"/units/{unit ?? at.Accepted}/{City.Period}/settled/{at.City.Metric}");
        var done = await office.SubmitAsync(page, "main form", new() { ["Form.What"] = what, ["Form.Value"] = figure, ["Form.Reason"] = "台账只有这些", ["Form.DecidedBy"] = "陈主任" });
        Assert.Equal((HttpStatusCode.OK, true), (done.Status, done.Words("main .note.good").Contains("上报数没有变", StringComparison.Ordinal)));
    }

    private static async Task<string> TotalAsync(WorkReportDb db, ReportingCounty at)
    {
        var book = await FigureBook.LoadAsync(db, await db.Periods.SingleAsync(p => p.Code == City.Period), Round.First, [at.Unit]);
        return $"{book.Total(at.Unit, at.City.Metric)}";
    }

    private Task DraftAsync(ReportingCounty at) => Site.With(async db =>
    {
        var report = Report.Draft(at.Unit, at.City.PeriodId, new ReportHead("工作总结", "", "", "同志们："), Site.By);
        report.AddBlock(new BlockSpot(BlockPlace.Section, at.City.Section), "宣讲入脑入心", new FigureText([new TextPiece("一镇宣讲"), new TextPiece("337场次", new BoundFigure(at.City.Metric, at.Accepted, FigureAspect.Own)), new TextPiece("。")]), [], Site.By);
        db.Add(report);
        await db.SaveChangesAsync();
    });

    /// <summary>The township becomes one that the county fills in for, so that it stands in the one table of several units.</summary>
    private Task<int> FilledByAsync(ReportingCounty at) => Site.With(async db =>
    {
        var units = await db.OrgUnits.ToListAsync();
        units.Single(u => u.Id == at.Accepted).LetFill(units.Single(u => u.Id == at.Unit), Site.By);
        await db.SaveChangesAsync();
        return at.Unit;
    });

    private Task<ReportFacts> FactsAsync(int report) => Site.With(async db =>
    {
        var found = await db.Reports.SingleAsync(r => r.Id == report);
        return (await db.ReportBasisAsync(found, await db.OrgUnits.SingleAsync(u => u.Id == found.UnitId), await db.Periods.SingleAsync(p => p.Id == found.PeriodId))).Facts();
    });

    private async Task WalkAsync(Browser browser, string address, string where, params string[] words)
    {
        var page = await browser.OpenAsync(address);
        var said = page.Words(where);
        missing.AddRange(words.Where(word => !said.Contains(word, StringComparison.Ordinal)).Select(word => $"{address} ({page.Status}): {word}"));
    }

    private async Task<HashSet<string>> SheetWordsAsync(string user, string address)
    {
        using var client = await Site.ClientOf(user);
        using var taken = await client.GetAsync(new Uri(address, UriKind.Relative));
        await using var zip = new ZipArchive(await taken.Content.ReadAsStreamAsync());
        HashSet<string> words = [];
        foreach (var part in zip.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var text = new StreamReader(await part.OpenAsync());
            words.UnionWith(System.Xml.Linq.XDocument.Parse(await text.ReadToEndAsync()).Descendants().Where(node => !node.HasElements).Select(node => node.Value));
        }

        return words;
    }
}
