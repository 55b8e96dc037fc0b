using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Pages.Typesetting;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Commands;

namespace WorkReport.Web.Tests.Reports;

/// <summary><c>export report</c>, as a person starts it, on the store of the running site.</summary>
public sealed class ExportReportTests(Site site) : SiteTest(site)
{
    private static readonly string Ruler = Path.Combine(Source.Root, "..", "shared", "tools", "check-gongwen.py");

    [Fact]
    public async Task It_writes_the_approved_file_byte_for_byte_and_refuses_before()
    {
        var at = await ReportingCounty.In(Site, "XA");
        var office = await Site.SignedInAs(at.Office);
        using var folder = new Folder();
        var early = await ExportAsync(folder, at.Code);
        Assert.Equal(1, early.Code);
        Assert.Contains("还没有报告", early.Error, StringComparison.Ordinal);

        var sent = await DraftingTests.SentAsync(at, office);
        var unread = await ExportAsync(folder, at.Code);
        Assert.Equal(1, unread.Code);
        Assert.Contains("还没有审定，现在是“核稿”", unread.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));

        var drawn = await ExportAsync(folder, at.Code, "--draft");
        Assert.Equal((0, ""), (drawn.Code, drawn.Error));
        Assert.Contains("组织宣讲337场次", DraftingTests.TextOf(await File.ReadAllBytesAsync(folder.Out)), StringComparison.Ordinal);

        var read = await (await Site.SignedInAs(at.Reviewer)).OpenAsync(DraftingTests.PathOf(sent));
        await DraftingTests.MoveAsync(await Site.SignedInAs(at.Reviewer), read, ReportMove.Approve);
        var served = await (await Site.ClientOf(at.Office)).GetByteArrayAsync(new Uri($"{DraftingTests.PathOf(sent)}/editions/2.pdf", UriKind.Relative));
        await at.ReportsAsync(412);
        var exported = await ExportAsync(folder, at.Code);
        Assert.Equal((0, ""), (exported.Code, exported.Error));
        Assert.Equal(served, await File.ReadAllBytesAsync(folder.Out));
    }

    [Fact]
    public async Task What_a_draft_has_no_glyph_for_is_named_with_its_page()
    {
        var at = await ReportingCounty.In(Site, "XC");
        await DraftingTests.BegunAsync(at, await Site.SignedInAs(at.Office));
        await Site.With(async db =>
        {
            (await db.Reports.SingleAsync(r => r.UnitId == at.Unit)).AddBlock(new BlockSpot(BlockPlace.Section, at.City.Section), "", new FigureText([new TextPiece("关爱\U00031FFF少年。")]), [], Site.By);
            await db.SaveChangesAsync();
        });
        using var folder = new Folder();
        var drawn = await ExportAsync(folder, at.Code, "--draft");
        Assert.Equal(0, drawn.Code);
        Assert.Contains("U+31FFF", drawn.Error, StringComparison.Ordinal);
        Assert.Contains("第 1 页", drawn.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_refused_in_words()
    {
        await City.In(Site);
        using var folder = new Folder();
        Assert.Contains("没有代码为“nowhere”的单位", (await ExportAsync(folder, "nowhere")).Error, StringComparison.Ordinal);
        Assert.Contains("没有代码为“1999”的报送期", (await RunAsync(folder, "--period", "1999", "--unit", "CA1", "--data", Data)).Error, StringComparison.Ordinal);
        var empty = await RunAsync(folder, "--period", City.Period, "--unit", "CA1", "--data", "no-store");
        Assert.Equal(1, empty.Code);
        Assert.Contains("请先运行 migrate", empty.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await Run.ToTheEndAsync(folder.Path, "export", "report", "--unit", "CA1")).Code);
        Assert.DoesNotContain(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories), f => f.EndsWith(".pdf", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_approved_file_stands_on_the_page_of_the_standard()
    {
        Assert.SkipUnless(File.Exists(Ruler), "The ruler is not beside the checkout.");
        var at = await ReportingCounty.In(Site, "XB");
        var office = await Site.SignedInAs(at.Office);
        var draft = await DraftingTests.BegunAsync(at, office);
        await Site.With(async db =>
        {
            var report = await db.Reports.SingleAsync(r => r.UnitId == at.Unit);
            var prose = Example.Text.Split('\n').Where(line => line.Length > 60).ToList();
            foreach (var n in Enumerable.Range(0, 30))
            {
                var words = prose[n % prose.Count];
                report.AddBlock(new BlockSpot(BlockPlace.Section, n % 2 == 0 ? at.City.Section : at.City.PlanSection), n % 3 == 0 ? "" : "宣讲走深走实", new FigureText([new TextPiece(words)]), [], Site.By);
            }

            await db.SaveChangesAsync();
        });
        var sent = await DraftingTests.MoveAsync(office, await office.OpenAsync(DraftingTests.PathOf(draft)), ReportMove.Send);
        var recorded = await office.SubmitAsync(await office.OpenAsync($"{DraftingTests.PathOf(sent)}/record"), "main form", new() { ["Form.By"] = "王建国", ["Form.Post"] = "主任", ["Form.On"] = "2022-12-20" }, new() { ["Form.Photo"] = ("签字页.pdf", "%PDF-1.7 signed"u8.ToArray()) });
        await office.SubmitAsync(await office.OpenAsync($"{DraftingTests.PathOf(recorded)}/issue"), "main form");

        using var folder = new Folder();
        Assert.Equal(0, (await ExportAsync(folder, at.Code)).Code);
        using var ruler = Process.Start(new ProcessStartInfo("python3", [Ruler, folder.Out]) { RedirectStandardOutput = true })!;
        var measured = await ruler.StandardOutput.ReadToEndAsync();
        await ruler.WaitForExitAsync();
        Assert.True(ruler.ExitCode == 0, measured);
        Assert.Contains(" ok, 0 failed", measured, StringComparison.Ordinal);
    }

    private string Data => Site.Services.GetRequiredService<DatabaseChoice>().Folder;

    private Task<Run.Ended> ExportAsync(Folder folder, string unit, params string[] more) =>
        RunAsync(folder, ["--period", City.Period, "--unit", unit, "--data", Data, .. more]);

    private static Task<Run.Ended> RunAsync(Folder folder, params string[] args) => Run.ToTheEndAsync(folder.Path, ["export", "report", .. args, "-o", "out.pdf"]);

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("workreport-").FullName;

        public string Out => System.IO.Path.Combine(Path, "out.pdf");

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
