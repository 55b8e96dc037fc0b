using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Exchange;
using WorkReport.Web.Pages.ReadReports;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Typesetting;
using WorkReport.Web.Tests.WorkItems;

namespace WorkReport.Web.Tests.ReadReports;

/// <summary>导入报告: read, corrected, taken over; nothing before the nod, nothing twice.</summary>
public sealed class ReadReportTests(Site site) : SiteTest(site)
{
    private const string Form = "main form";

    private const string Report = """
        试写镇2022年工作总结暨2023年工作安排
        同志们：
        2022年工作回顾
        一、服务全镇大局展现新作为
        助力乡村振兴，培养致富带头人。组织“五老”开展宣讲412场次，培养带头人37名，工作取得明显成效。
        参与文明创建，深化主题教育活动。组织青少年参加读书活动1300多名，受到家长欢迎，社会反响良好。
        二、自身建设得到新加强
        加强组织领导，健全各项工作制度。全年召开会议4次，专题研究关心下一代工作，推动任务落实。
        2023年工作安排
        一、建强基层组织
        1.6月底前办好骨干培训班2期（牵头单位：镇关工委）。
        2.年底前各村都建立关爱站。

        """;

    [Fact]
    public async Task What_was_read_stands_beside_the_text_and_nothing_is_stored_before_the_nod()
    {
        var (county, _) = await ReadAsync(Report);
        await Site.With(async db => Assert.False(await db.WorkItems.AnyAsync(i => i.UnitId == county.Township) || await db.PlanItems.AnyAsync(p => p.UnitId == county.Township)));
    }

    [Fact]
    public async Task Items_figures_and_plans_go_where_they_belong()
    {
        var (_, page) = await ReadAsync(Report);
        Assert.Equal("助力乡村振兴，培养致富带头人", Value(page, "Form.Items[0].Lead"));
        Assert.Equal("组织“五老”开展宣讲412场次，培养带头人37名，工作取得明显成效。", Value(page, "Form.Items[0].Body"));
        Assert.Equal(3, page.Document.QuerySelectorAll("[name^='Form.Items['][name$='.Lead']").Length);
        Assert.Equal("一、服务大局展现新作为", Chosen(page, "Form.Items[1].SectionId"));
        Assert.Equal("二、自身建设得到新加强", Chosen(page, "Form.Items[2].SectionId"));
        Assert.Equal(("M01 五老宣讲", "412场次"), (Value(page, "Form.Values[0].Metric"), Value(page, "Form.Values[0].Written")));
        // The sheet has another figure already: the person decides.
        Assert.False(page.Document.QuerySelector("[name='Form.Values[0].Take']")!.HasAttribute("checked"));
        Assert.Equal("", Value(page, "Form.Values[1].Metric"));
        Assert.Equal(("建强基层组织", "2023-06-30", "镇关工委"), (Chosen(page, "Form.Plans[0].SectionId")[2..], Value(page, "Form.Plans[0].DueOn"), Value(page, "Form.Plans[0].Responsible")));
        Assert.Equal(("年底前各村都建立关爱站。", "2023-12-31"), (Value(page, "Form.Plans[1].Text"), Value(page, "Form.Plans[1].DueOn")));
    }

    [Fact]
    public async Task What_is_ticked_comes_in_with_where_it_came_from_and_a_second_time_nothing_does()
    {
        var (county, page) = await ReadAsync(NumberedWord.Of(Report), "去年报告.docx");
        var taken = await county.Writer.SubmitAsync(page, Form, new() { ["Form.Values[0].Take"] = "true", ["Form.Items[0].Lead"] = "助力乡村振兴", ["Form.Plans[1].Take"] = "", ["Form.Move"] = "Take" });
        Assert.Contains("已存入：工作事项 2 个，数字 1 个，工作安排 1 项。", taken.Words(".note.good"), StringComparison.Ordinal);
        await Site.With(async db =>
        {
            var item = await db.WorkItems.Where(i => i.UnitId == county.Township).OrderBy(i => i.Id).FirstAsync();
            Assert.Equal(("助力乡村振兴", county.City.Section), (item.Lead, item.SectionId));
            var value = (await db.MetricSheets.SingleAsync(s => s.UnitId == county.Township)).Of(county.Metric)!;
            Assert.Equal(new Figure(412), value.Figure);
            Assert.StartsWith("导入自“去年报告.docx”：", value.Note, StringComparison.Ordinal);
            var plan = await db.PlanItems.SingleAsync(p => p.UnitId == county.Township);
            Assert.Equal((new DateOnly(2023, 6, 30), "镇关工委"), (plan.DueOn, plan.Responsible));
            Assert.Equal(3, await db.AuditEntries.CountAsync(e => e.After!.Contains("去年报告.docx") && (e.What == "item.written" || e.What == "plan.proposed")));
        });

        var again = await SendAsync(county, NumberedWord.Of(Report), "去年报告.docx");
        Assert.Contains("已经有了", again.Words(".result"), StringComparison.Ordinal);
        // Whoever ticks all of it once more adds only what was left out or changed.
        var twice = await county.Writer.SubmitAsync(again, Form, new() { ["Form.Items[0].Take"] = "", ["Form.Items[1].Take"] = "true", ["Form.Values[0].Take"] = "true", ["Form.Plans[1].Take"] = "", ["Form.Move"] = "Take" });
        Assert.Contains("什么都没有存", twice.Words(".note.good"), StringComparison.Ordinal);
        await Site.With(async db => Assert.Equal(2, await db.WorkItems.CountAsync(i => i.UnitId == county.Township)));
    }

    [Fact]
    public async Task A_round_figure_is_taken_as_it_is_printed_and_a_fault_is_said_beside_its_field()
    {
        var (county, page) = await ReadAsync(Report);
        var refused = await county.Writer.SubmitAsync(page, Form, new() { ["Form.Values[0].Take"] = "true", ["Form.Values[0].Written"] = "很多", ["Form.Items[0].Lead"] = "", ["Form.Move"] = "Take" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("还没有存入", refused.Words("#summary"), StringComparison.Ordinal);
        Assert.Equal(2, refused.Document.QuerySelectorAll(".result .fault").Length);
        Assert.Equal("很多", Value(refused, "Form.Values[0].Written"));
        var taken = await county.Writer.SubmitAsync(refused, Form, new() { ["Form.Values[0].Written"] = "400多场次", ["Form.Items[0].Lead"] = "助力乡村振兴", ["Form.Move"] = "Take" });
        Assert.Contains("数字 1 个", taken.Words(".note.good"), StringComparison.Ordinal);
        await Site.With(async db => Assert.Equal("400多", (await db.MetricSheets.SingleAsync(s => s.UnitId == county.Township)).Of(county.Metric)!.Printed));
    }

    [Theory]
    [InlineData("504B03041400", "不是完整的 Word 文档")]
    [InlineData("D0CF11E0A1B11AE1", "旧格式的 Word 或 WPS 文档")]
    [InlineData("E7A58E0A", "没有读出")]
    public async Task What_is_no_report_is_refused_in_a_sentence(string hex, string said)
    {
        var county = await County.FoundAsync(Site);
        var page = await SendAsync(county, Convert.FromHexString(hex), "报告.docx");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(said, page.Words("#summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_thirty_thousand_characters_no_more_is_listed_than_a_form_carries()
    {
        var county = await County.FoundAsync(Site);
        var body = string.Concat(Enumerable.Range(1, 240).Select(n => $"推进第{n}项工作，落实各项工作任务。组织活动{n}场次，参加青少年{n * 7}名，发放资料{n * 3}份，工作有序开展，社会反响良好，得到了各界的充分肯定，形成了品牌，积累了经验，为今后工作打下了坚实基础，各村也建立了相应的工作机制，做到有人管事、有章理事。\n"));
        var text = "试写镇2022年工作总结\n同志们：\n一、服务大局展现新作为\n" + body;
        Assert.InRange(text.Length, 28_000, 40_000);
        var form = await county.Writer.OpenAsync(Address(county));
        await SendAsync(county, System.Text.Encoding.UTF8.GetBytes(Report), "报告.txt");
        using var parts = new MultipartFormDataContent
        {
            { new StringContent(form.Document.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(form.Document.QuerySelector("main form input[name=Key]")!.GetAttribute("value")!), "Key" },
            { new StringContent(text), "Form.Text" },
            { new StringContent("Read"), "Form.Move" },
        };
        var answer = await county.Client.PostAsync(new Uri(Address(county), UriKind.Relative), parts);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Form.Values[99].Metric", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Form.Values[200].Metric", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_file_is_read_in_a_process_of_its_own_which_is_gone_afterwards()
    {
        var reader = await Site.WithServices(services => Task.FromResult(services.GetRequiredService<ReaderChild>()));
        var before = reader.LastId;
        var (_, page) = await ReadAsync(NumberedWord.Of(Report), "去年报告.docx");
        Assert.Equal("助力乡村振兴，培养致富带头人", Value(page, "Form.Items[0].Lead"));
        Assert.NotEqual(before, reader.LastId);
    }

    [Fact]
    public async Task Where_the_machine_has_no_time_that_is_said_and_the_next_press_reads_the_file()
    {
        await using var site = new Site();
        await site.InitializeAsync();
        var county = await County.FoundAsync(site);
        var reader = await site.WithServices(services => Task.FromResult(services.GetRequiredService<ReaderChild>()));
        var usual = reader.Longest;
        reader.Longest = TimeSpan.FromMilliseconds(1);
        var page = await SendAsync(county, NumberedWord.Of(Report), "去年报告.docx");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("现在机器很忙", page.Words("#summary"), StringComparison.Ordinal);
        reader.Longest = usual;
        Assert.Equal("助力乡村振兴，培养致富带头人", Value(await SendAsync(county, NumberedWord.Of(Report), "去年报告.docx"), "Form.Items[0].Lead"));
    }

    [Fact]
    public async Task Hostile_files_end_with_a_sentence_and_cost_the_site_next_to_nothing()
    {
        var hostile = Environment.GetEnvironmentVariable("WORKREPORT_HOSTILE_FILES");
        Assert.SkipWhen(string.IsNullOrEmpty(hostile), "WORKREPORT_HOSTILE_FILES names no folder of hostile files.");
        var county = await County.FoundAsync(Site);
        foreach (var path in Directory.EnumerateFiles(hostile, "*.docx").Order(StringComparer.Ordinal))
        {
            var page = await SendAsync(county, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken), Path.GetFileName(path));
            Assert.True(page.Status is HttpStatusCode.BadRequest, $"{path}: {page.Status}");
            Assert.True(page.Words("#summary").Length > 10, path);
        }
    }

    [Theory]
    [InlineData("59/110", "59/110", null)]
    [InlineData("53.6%（59/110）", "59/110", null)]
    [InlineData("５３.６％ (５９／１１０)", "59/110", null)]
    [InlineData("53%（59/110）", "59/110", null)]
    [InlineData("54%（59/110）", "59/110", null)]
    [InlineData("55%（59/110）", null, null)]
    [InlineData("53.6%", null, "53.6")]
    [InlineData("100%", null, "100")]
    [InlineData("101%", null, null)]
    [InlineData("53.6", null, null)]
    [InlineData("59/", null, null)]
    [InlineData("大约一半", null, null)]
    [InlineData("", null, null)]
    public void A_rate_is_part_and_whole_or_a_per_cent_alone(string written, string? sides, string? printed)
    {
        var (share, percent, why) = WrittenRate.Read(written);
        Assert.Equal((sides, printed), (share is { } of ? $"{of.Value:0.##}/{of.Base:0.##}" : null, percent));
        Assert.Equal(why is null, share is not null || percent is not null);
    }

    private async Task<(County County, Opened Page)> ReadAsync(string text)
    {
        var county = await County.FoundAsync(Site);
        var page = await county.Writer.SubmitAsync(await county.Writer.OpenAsync(Address(county)), Form, new() { ["Form.Text"] = text, ["Form.Move"] = "Read" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return (county, page);
    }

    private async Task<(County County, Opened Page)> ReadAsync(byte[] file, string name)
    {
        var county = await County.FoundAsync(Site);
        return (county, await SendAsync(county, file, name));
    }

    private static async Task<Opened> SendAsync(County county, byte[] file, string name) =>
        await county.Writer.SubmitAsync(await county.Writer.OpenAsync(Address(county)), Form, new() { ["Form.Move"] = "Read" }, new() { ["Form.File"] = (name, file) });

    private static string Address(County county) => county.Items.Replace("/items", "/reading", StringComparison.Ordinal);

    private static string Value(Opened page, string field) => page.Document.QuerySelector($"[name='{field}']") switch
    {
        AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
        { } input => input.GetAttribute("value") ?? "",
        null => "absent",
    };

    private static string Chosen(Opened page, string field) => page.Document.QuerySelector($"[name='{field}'] option[selected]")!.TextContent.Trim();
}
