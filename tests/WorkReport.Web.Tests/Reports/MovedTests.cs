using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;
using WorkReport.Documents.Docx;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reports;

/// <summary>数变对照表: what moved since it was written, on paper and in one press.</summary>
public sealed class MovedTests(Site site) : SiteTest(site)
{
    private const string Form = "main form";

    [Fact]
    public async Task Every_sentence_is_shown_as_it_was_and_is_and_the_ticked_ones_are_taken_over_in_one_press()
    {
        var at = await ReportingCounty.In(Site, "RMV");
        var office = await Site.SignedInAs(at.Office);
        var report = int.Parse(DraftingTests.PathOf(await DraftingTests.BegunAsync(at, office)).Split('/')[2], CultureInfo.InvariantCulture);
        Assert.Contains("没有要对照的", (await office.OpenAsync($"/reports/{report}/moved")).Words(".note.good"), StringComparison.Ordinal);

        var now = await PrintedAsync(at.City, at.Unit);
        var (first, second) = (await AddAsync(report, at.City, at.Unit, "全年没有数。宣讲", "7场次", "，受到“好评。”又宣讲", "8场次", "。"), await AddAsync(report, at.City, at.Unit, "宣讲", "9场次", "！"));
        var draft = await office.OpenAsync($"/reports/{report}?section={at.City.Section}");
        var page = await office.OpenAsync(draft.Document.QuerySelector(".lacking a[href$='/moved']")!.GetAttribute("href")!);
        Assert.Equal(["宣讲7场次，受到“好评。”", "又宣讲8场次。", "宣讲9场次！"], Shown(page, 0));
        Assert.Equal([$"宣讲{now}，受到“好评。”", $"又宣讲{now}。", $"宣讲{now}！"], Shown(page, 1));
        Assert.Equal(["7场次", "8场次", "9场次"], page.Document.QuerySelectorAll(".was del").Select(e => e.TextContent));
        Assert.DoesNotContain("全年没有数", page.Words(".movedlist"), StringComparison.Ordinal);

        // On paper, and as Word.
        var client = await Site.ClientOf(at.Office);
        using (var pdf = PdfDocument.Open(await client.GetByteArrayAsync(new Uri($"/reports/{report}/moved.pdf", UriKind.Relative), TestContext.Current.CancellationToken)))
        {
            var said = string.Concat(pdf.GetPages().SelectMany(p => p.Letters).Select(letter => letter.Value)).Replace(" ", "", StringComparison.Ordinal);
            Assert.Contains("数变对照表", said, StringComparison.Ordinal);
            Assert.Contains("审定人：", said, StringComparison.Ordinal);
            Assert.All(["7场次改为", "8场次改为", "9场次改为"], words => Assert.Contains(words, said, StringComparison.Ordinal));
        }

        using var word = new MemoryStream(await client.GetByteArrayAsync(new Uri($"/reports/{report}/moved.docx", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Contains("又宣讲8场次。", string.Join('\n', DocxReader.Read(word).Lines), StringComparison.Ordinal);

        // One is unticked.
        var boxes = page.Document.QuerySelectorAll(".movedlist input[type=checkbox]").Select(e => e.GetAttribute("name")!).ToList();
        page = await office.SubmitAsync(page, Form, new() { [boxes[1]] = "" });
        Assert.Equal(["又宣讲8场次。"], Shown(page, 0));
        Assert.Equal($"全年没有数。宣讲{now}，受到“好评。”又宣讲8场次。", (await BlockAsync(report, first)).Figures.Seen);
        Assert.Equal($"宣讲{now}！", (await BlockAsync(report, second)).Figures.Seen);
        Assert.Equal(2, (await BlockAsync(report, first)).Figures.Figures.Count());

        // Nothing is ticked.
        var nothing = await office.SubmitAsync(page, Form, new() { [page.Document.QuerySelector(".movedlist input")!.GetAttribute("name")!] = "" });
        Assert.Equal(HttpStatusCode.BadRequest, nothing.Status);
        Assert.Contains("一句也没有勾选", nothing.Words("#summary"), StringComparison.Ordinal);

        // What was not shown is not taken over.
        await AddAsync(report, at.City, at.Unit, "还有", "6场次", "。");
        var late = await office.SubmitAsync(page, Form);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("数字刚才又变了", late.Words("main"), StringComparison.Ordinal);
        Assert.Contains("8场次", (await BlockAsync(report, first)).Figures.Seen, StringComparison.Ordinal);
        late = await office.SubmitAsync(await office.OpenAsync($"/reports/{report}/moved"), Form);
        Assert.Contains("没有要对照的", late.Words(".note.good"), StringComparison.Ordinal);
        Assert.Null(await Site.With(db => db.VerifyAuditAsync()));
    }

    [Fact]
    public async Task Who_only_reads_may_print_it_but_takes_nothing_over()
    {
        var at = await ReportingCounty.In(Site, "RMW");
        var report = int.Parse(DraftingTests.PathOf(await DraftingTests.BegunAsync(at, await Site.SignedInAs(at.Office))).Split('/')[2], CultureInfo.InvariantCulture);
        var block = await AddAsync(report, at.City, at.Unit, "宣讲", "5场次", "。");
        var reader = await Site.SignedInAs(at.Reviewer);
        var page = await reader.OpenAsync($"/reports/{report}/moved");
        Assert.NotNull(page.Document.QuerySelector("main form button[disabled]"));
        await reader.SubmitAsync(page, Form);
        Assert.Equal("宣讲5场次。", (await BlockAsync(report, block)).Figures.Seen);
    }

    private static IEnumerable<string> Shown(Opened page, int side) =>
        page.Document.QuerySelectorAll(".movedlist .was").Select(row => row.QuerySelectorAll("dd")[side].TextContent.Trim());

    private Task<ReportBlock> BlockAsync(int report, int block) => Site.With(async db => (await db.Reports.AsNoTracking().SingleAsync(r => r.Id == report)).Blocks.Single(b => b.Id == block));

    private async Task<string> PrintedAsync(City city, int unit) => await Site.With(async db =>
    {
        var period = await db.Periods.SingleAsync(p => p.Id == city.PeriodId);
        var figure = new BoundFigure(city.Metric, unit, FigureAspect.Own);
        return (await TextFigures.LoadAsync(db, period, [unit], [figure])).Print(figure)!;
    });

    /// <summary>A paragraph of words and figures in turn.</summary>
    private Task<int> AddAsync(int report, City city, int unit, params string[] said) => Site.With(async db =>
    {
        var draft = await db.Reports.SingleAsync(r => r.Id == report);
        var text = new FigureText(said.Select((words, n) => n % 2 == 0 ? new TextPiece(words) : new TextPiece(words, new BoundFigure(city.Metric, unit, FigureAspect.Own, city.PeriodId))));
        var block = draft.AddBlock(new BlockSpot(BlockPlace.Section, city.Section), "", text, [], Site.By);
        await db.SaveChangesAsync();
        return block.Id;
    });
}
