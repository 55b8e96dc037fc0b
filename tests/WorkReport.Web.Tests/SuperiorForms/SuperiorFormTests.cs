using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Documents.Tests;
using WorkReport.Documents.Tests.Spreadsheets;
using WorkReport.Domain.SuperiorForms;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Commands;

namespace WorkReport.Web.Tests.SuperiorForms;

/// <summary>上级报表, by forms as they were served: kept, bound by what its words say, filled, looked through, taken away.</summary>
public sealed class SuperiorFormTests(SeasonSite site) : SiteTest(site), IDisposable
{
    private const string Rows = """
        <row r='1'><c r='A1' t='str'><v>全省统计表</v></c></row>
        <row r='2'><c r='A2' t='str'><v>项目</v></c><c r='B2' t='str'><v>行次</v></c><c r='C2' t='str'><v>本级</v></c><c r='D2' t='str'><v>下级</v></c><c r='E2' t='str'><v>合计</v></c><c r='F2' t='str'><v>上年</v></c><c r='G2' t='str'><v>审核</v></c></row>
        <row r='3'><c r='A3' t='str'><v>“五老”宣讲</v></c><c r='B3'><v>1</v></c><c r='C3' s='2'/><c r='D3' s='2'/><c r='E3'><f>C3+D3</f><v>999</v></c><c r='F3' s='2'><v>777</v></c><c r='G3' t='str'><f>IF(E3&gt;=F3,"√","比上年少")</f><v>√</v></c></row>
        <row r='4'><c r='A4' t='str'><v>五好达标率</v></c><c r='B4'><v>2</v></c><c r='C4'/><c r='D4'/><c r='E4' s='1'/><c r='F4' s='1'/></row>
        <row r='5'><c r='A5' t='str'><v>别的什么数字</v></c><c r='B5'><v>3</v></c><c r='C5'/></row>
        <row r='6'><c r='A6' t='str'><v>审核关系：1行≥2行。</v></c></row>
        """;

    private static int next;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workreport-");

    private string List => $"/units/{site.Season["SC"]}/{SeasonSite.Period}/forms";

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_form_is_kept_bound_in_one_press_filled_and_taken_away_with_its_formulas_alive()
    {
        var (browser, name) = (await OfficeAsync(), Fresh());
        var page = await KeepAsync(browser, name, FormPackage.Of(Rows));
        Assert.EndsWith("/cells", page.Path, StringComparison.Ordinal);
        Assert.Contains("有 7 格可以对应，其中 7 格指标名称完全相同", page.Words(".proposals"), StringComparison.Ordinal);
        Assert.Contains("C5", page.Words(".fields"), StringComparison.Ordinal);

        page = await browser.SubmitAsync(page, ".proposals");
        Assert.Equal(7, page.Document.QuerySelectorAll(".form-grid td.bound").Length);
        var form = page.Path[..page.Path.IndexOf("/cells", StringComparison.Ordinal)];

        page = await browser.OpenAsync(form);
        Assert.Contains("全省统计表", page.Words(".form-grid"), StringComparison.Ordinal);
        var totals = XlsxReader.Read(new MemoryStream(await (await site.ClientOf("Office.SC")).GetByteArrayAsync(new Uri($"/units/{site.Season["SC"]}/{SeasonSite.Period}/totals.xlsx", UriKind.Relative))));
        var sums = totals.Rows.First(row => row[0] == "S01");
        var file = await (await site.ClientOf("Office.SC")).GetByteArrayAsync(new Uri(form + ".xlsx", UriKind.Relative));
        var cells = XlsxFormReader.Read(file).Book!.Sheets[0];
        Assert.Equal((sums[4], sums[5], sums[6]), (cells[new(3, 2)]!.Text, cells[new(3, 3)]!.Text, cells[new(3, 4)]!.Text));
        Assert.Equal("C3+D3", cells[new(3, 4)]!.Formula);
        Assert.Contains("%", cells[new(4, 4)]!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("777", FormPackage.Rows(file), StringComparison.Ordinal);
        Assert.DoesNotContain("999", FormPackage.Rows(file), StringComparison.Ordinal);
        Assert.Equal(file, await (await site.ClientOf("Office.SC")).GetByteArrayAsync(new Uri(form + ".xlsx", UriKind.Relative)));

        var ended = await Run.ToTheEndAsync(folder.FullName, ["export", "form", name, "--period", SeasonSite.Period, "--unit", "SC", "--data", site.Services.GetRequiredService<DatabaseChoice>().Folder, "-o", "out.xlsx"]);
        Assert.Equal(0, ended.Code);
        Assert.Contains("本级没有填", ended.Error, StringComparison.Ordinal);
        Assert.Equal(file, await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "out.xlsx")));
        Assert.Contains("没有名叫", (await Run.ToTheEndAsync(folder.FullName, ["export", "form", "无此表", "--period", SeasonSite.Period, "--unit", "SC", "--data", site.Services.GetRequiredService<DatabaseChoice>().Folder, "-o", "no.xlsx"])).Error, StringComparison.Ordinal);
        Assert.Contains("form.bound", await site.With(db => db.AuditEntries.Where(e => e.Subject.StartsWith("SuperiorForm/")).Select(e => e.What).ToListAsync()));
    }

    [Fact]
    public async Task A_filled_form_opens_in_LibreOffice_with_its_cells_filled_and_its_formulas_alive()
    {
        Assert.SkipUnless(Outside.HasLibreOffice("sc"), "LibreOffice Calc is not on this machine.");
        var (browser, name) = (await OfficeAsync(), Fresh());
        var page = await browser.SubmitAsync(await KeepAsync(browser, name, FormPackage.Of(Rows)), ".proposals");
        var file = await (await site.ClientOf("Office.SC")).GetByteArrayAsync(new Uri(page.Path[..page.Path.IndexOf("/cells", StringComparison.Ordinal)] + ".xlsx", UriKind.Relative));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "ours.xlsx"), file);
        var saved = Path.Combine(folder.FullName, "saved");
        Outside.Run("soffice", $"-env:UserInstallation=file://{Path.Combine(folder.FullName, "profile")}", "--headless", "--convert-to", "xlsx", "--outdir", saved, Path.Combine(folder.FullName, "ours.xlsx"));

        var (ours, theirs) = (XlsxFormReader.Read(file).Book!.Sheets[0], XlsxFormReader.Read(await File.ReadAllBytesAsync(Path.Combine(saved, "ours.xlsx"))).Book!.Sheets[0]);
        var filled = ours.Cells.Where(cell => cell.Text.Length > 0).ToList();
        Assert.InRange(filled.Count, 10, 100);
        Assert.All(filled, cell => Assert.Equal((cell.At, cell.Text), (cell.At, theirs[cell.At]?.Text)));
        Assert.Equal(ours.Cells.Where(cell => cell.Computes).Select(cell => cell.At), theirs.Cells.Where(cell => cell.Computes).Select(cell => cell.At));
        Assert.Equal("C3+D3", theirs[new(3, 4)]!.Formula);
    }

    [Fact]
    public async Task What_does_not_hold_is_said_before_the_form_leaves()
    {
        var (browser, name) = (await OfficeAsync(), Fresh());
        // More last year than this year can be, and a row that ought to be the larger of two.
        var rows = Rows.Replace("E3&gt;=F3", "E3&gt;=F3*1000", StringComparison.Ordinal).Replace("1行≥2行", "2行≥1行", StringComparison.Ordinal);
        var page = await KeepAsync(browser, name, FormPackage.Of(rows));
        page = await browser.SubmitAsync(page, ".proposals");
        page = await browser.OpenAsync(page.Path[..page.Path.IndexOf("/cells", StringComparison.Ordinal)]);
        Assert.Contains("G3（“五老”宣讲 审核）：比上年少", page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Contains("2行≥1行 不成立", page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Contains("本级没有填", page.Words(".fields"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_is_chosen_by_its_address_and_one_that_computes_is_refused_in_words()
    {
        var (browser, name) = (await OfficeAsync(), Fresh());
        var page = await KeepAsync(browser, name, FormPackage.Of(Rows));
        var metric = $"{site.Season.MetricOf("S01")}";
        foreach (var (cell, sentence) in new[] { ("E3", "E3 是公式，自己会算"), ("A3", "A3 里有文字"), ("ZZZ9", "请写单元格的地址"), ("甲", "请写单元格的地址") })
        {
            var refused = await browser.SubmitAsync(page, "#bind", new() { ["Form.Cell"] = cell, ["Form.MetricId"] = metric });
            Assert.Equal((HttpStatusCode.BadRequest, cell), (refused.Status, cell));
            Assert.Contains(sentence, refused.Words("#summary"), StringComparison.Ordinal);
        }

        Assert.Contains("只有比率有分子和分母", (await browser.SubmitAsync(page, "#bind", new() { ["Form.Cell"] = "C5", ["Form.MetricId"] = metric, ["Form.Aspect"] = "Part" })).Words("#summary"), StringComparison.Ordinal);
        page = await browser.SubmitAsync(page, "#bind", new() { ["Form.Cell"] = "c5", ["Form.MetricId"] = metric, ["Form.Aspect"] = "Before" });
        Assert.Contains("S01 去年合计", page.Words(".form-grid td.bound"), StringComparison.Ordinal);
        page = await browser.SubmitAsync(page, "#bind", new() { ["Form.Cell"] = "C5", ["Form.MetricId"] = "" });
        Assert.Empty(page.Document.QuerySelectorAll(".form-grid td.bound"));
    }

    [Fact]
    public async Task Files_that_are_no_form_end_with_a_sentence()
    {
        var browser = await OfficeAsync();
        foreach (var (file, sentence) in new (byte[], string)[]
        {
            ([], "请选上级发来的 Excel 文件"), ("姓名,数"u8.ToArray(), "这不是 Excel 文件"), ([0xD0, 0xCF, 0x11, 0xE0, 0, 0], "旧格式"), ("PK\u0003\u0004"u8.ToArray(), "损坏"),
            (new byte[FormLimits.MostFileBytes + 1], "太大"), (FormPackage.Of("<row r='1'><c r='XFD1'><v>1</v></c></row>"), "右边还有内容"),
        })
        {
            var page = await browser.OpenAsync(List + "/new");
            page = await browser.SubmitAsync(page, "main form", new() { ["Form.Name"] = Fresh() }, file.Length == 0 ? null : new() { ["Form.File"] = ("表.xlsx", file) });
            Assert.Equal((HttpStatusCode.BadRequest, sentence), (page.Status, sentence));
            Assert.Contains(sentence, page.Words("#summary"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Hostile_files_end_with_a_sentence()
    {
        var hostile = Environment.GetEnvironmentVariable("WORKREPORT_HOSTILE_FILES");
        Assert.SkipWhen(string.IsNullOrEmpty(hostile), "WORKREPORT_HOSTILE_FILES names no folder of hostile files.");
        var browser = await OfficeAsync();
        foreach (var path in Directory.EnumerateFiles(hostile).Where(path => !path.EndsWith("F12_formula.xlsx", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var page = await browser.SubmitAsync(await browser.OpenAsync(List + "/new"), "main form", new() { ["Form.Name"] = Fresh() }, new() { ["Form.File"] = (Path.GetFileName(path), await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)) });
            Assert.True(page.Status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge, $"{path}: {page.Status}");
            Assert.NotEqual("", page.Words("main"));
        }
    }

    [Fact]
    public async Task The_file_of_another_year_keeps_the_cells_and_names_those_that_no_longer_fit()
    {
        var (browser, name) = (await OfficeAsync(), Fresh());
        var page = await browser.SubmitAsync(await KeepAsync(browser, name, FormPackage.Of(Rows)), ".proposals");
        var form = page.Path[..page.Path.IndexOf("/cells", StringComparison.Ordinal)];
        var other = FormPackage.Of(Rows.Replace("<c r='F3' s='2'><v>777</v></c>", "<c r='F3' s='2'><f>E3-1</f><v>0</v></c>", StringComparison.Ordinal));
        page = await browser.SubmitAsync(await browser.OpenAsync(form + "/file"), "main form", files: new() { ["Form.File"] = ("新表.xlsx", other) });
        Assert.Contains("F3", page.Words(".note.bad"), StringComparison.Ordinal);
        page = await browser.OpenAsync(form);
        Assert.Contains("F3", page.Words(".note.bad"), StringComparison.Ordinal);
        // One cell does not hold up the others.
        Assert.Contains("<f>E3-1</f>", FormPackage.Rows(await (await site.ClientOf("Office.SC")).GetByteArrayAsync(new Uri(form + ".xlsx", UriKind.Relative))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_retired_stays_and_is_used_again()
    {
        var (browser, name) = (await OfficeAsync(), Fresh());
        var page = await browser.SubmitAsync(await KeepAsync(browser, name, FormPackage.Of(Rows)), ".proposals");
        var form = page.Path[..page.Path.IndexOf("/cells", StringComparison.Ordinal)];
        page = await browser.SubmitAsync(await browser.OpenAsync(form + "/standing"), "main form");
        Assert.Contains("已停用", page.Words("main"), StringComparison.Ordinal);
        Assert.NotNull((await browser.OpenAsync(form + "/cells")).Document.QuerySelector("#why-not"));
        Assert.Contains("已经有名叫", (await KeepAsync(browser, name, FormPackage.Of(Rows))).Words("#summary"), StringComparison.Ordinal);
        await browser.SubmitAsync(await browser.OpenAsync(form + "/standing"), "main form");
        Assert.Equal((false, 7), await site.With(db => db.SuperiorForms.Where(f => f.Name == name).Select(f => ValueTuple.Create(f.IsRetired, f.Bindings.Count)).SingleAsync()));
    }

    [Fact]
    public void A_form_that_is_read_is_a_form_that_is_kept()
    {
        Assert.Equal(FormLimits.MostFileBytes, SuperiorForm.LargestFile);
        Assert.Equal(FormLimits.LongestName, FormBinding.SheetLength);
    }

    private static string Fresh() => $"报表{Interlocked.Increment(ref next)}";

    private async Task<Browser> OfficeAsync() => new(await site.ClientOf("Office.SC"));

    private async Task<Opened> KeepAsync(Browser browser, string name, byte[] file) =>
        await browser.SubmitAsync(await browser.OpenAsync(List + "/new"), "main form", new() { ["Form.Name"] = name }, new() { ["Form.File"] = ("表.xlsx", file) });
}
