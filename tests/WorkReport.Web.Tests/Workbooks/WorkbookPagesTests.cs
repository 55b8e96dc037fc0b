using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Tests.Spreadsheets;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Plans;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Workbooks;

/// <summary>What leaves the site as a workbook, read again by a reader that is none of ours.</summary>
public sealed class WorkbookPagesTests(SeasonSite site) : SiteTest(site)
{
    private Season Season => site.Season;

    private string At(string code, string rest) => $"/units/{Season[code]}/{SeasonSite.Period}/{rest}";

    private async Task<HttpResponseMessage> TakeAsync(string address, string user = "Office.SC") => await (await site.ClientOf(user)).GetAsync(new Uri(address, UriKind.Relative));

    private async Task<ReadXlsx> ReadAsync(string address, string user = "Office.SC")
    {
        var taken = await TakeAsync(address, user);
        Assert.Equal((HttpStatusCode.OK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (taken.StatusCode, taken.Content.Headers.ContentType?.MediaType));
        var read = ReadXlsx.Of(await taken.Content.ReadAsByteArrayAsync());
        Assert.Equal(0, read.Computing);
        return read;
    }

    /// <summary>A row in words, by its heads.</summary>
    private static string[] Of(IReadOnlyDictionary<string, ReadCell> row, params string[] heads) => [.. heads.Select(head => row.GetValueOrDefault(head)?.Words ?? "")];

    [Fact]
    public async Task The_totals_have_the_figures_of_the_page_as_numbers()
    {
        var sheet = (await ReadAsync(At("SC", "totals.xlsx"))).Sheets.Single();
        Assert.Equal(["2022年度汇总表", "单位：明河县　　报送期：2022年度　　统计期间：2022年1月1日—2022年12月31日", "下级 13 个单位，已接收并计入 4 个"], sheet.Above);
        var rows = sheet.Rows.ToDictionary(row => row["指标"].Words);
        string[] heads = ["本级", "下级", "合计", "文中写法", "下级计入单位数", "去年合计", "增减", "合计分子", "合计分母"];
        Assert.Equal(["3", "242", "245", "200多场次", "3", "30", "10", "", ""], Of(rows["五老宣讲"], heads));
        Assert.Equal(["", "53.6", "53.6", "53.6%", "2", "50", "40", "59", "110"], Of(rows["五好达标率"], heads));
        Assert.Equal(["300多", "", "", "", "0", "", "", "", ""], Of(rows["受益青少年"], heads));
        Assert.Equal(("0", "0.0"), (rows["五老宣讲"]["合计"].Format, rows["五好达标率"]["合计"].Format));
        Assert.Equal("1/4 个单位可比；明河县的台账", rows["五老宣讲"]["说明"].Words);
        Assert.Equal("本级只有文中写法；另有 3 个单位只有文中写法，未计入", rows["受益青少年"]["说明"].Words);
        Assert.Equal(["五好达标率"], (await ReadAsync(At("SC", "totals.xlsx?topic=自身建设"))).Sheets.Single().Rows.Select(row => row["指标"].Words));
    }

    [Fact]
    public async Task The_file_is_called_after_the_unit_and_what_is_in_it_and_twice_it_is_the_same_bytes()
    {
        foreach (var (file, name) in new[] { ("totals", "明河县 2022年度汇总表"), ("totals/cross", "明河县 2022年度汇总交叉表"), ("progress", "明河县 2022年度报送进度"), ("sheet", "明河县 2022年度统计表"), ("items", "明河县 2022年度工作事项"), ("plans", "明河县 2023年工作安排") })
        {
            var taken = await TakeAsync(At("SC", file + ".xlsx"));
            Assert.Equal(("attachment", name + ".xlsx"), (taken.Content.Headers.ContentDisposition?.DispositionType, taken.Content.Headers.ContentDisposition?.FileNameStar));
            Assert.Equal(await taken.Content.ReadAsByteArrayAsync(), await (await TakeAsync(At("SC", file + ".xlsx"))).Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task The_cross_table_has_every_unit_of_a_level_by_the_metrics_that_were_ticked()
    {
        var read = await ReadAsync(At("SC", $"totals/cross.xlsx?level=Township&metric={Season.MetricOf("S01")}&metric={Season.MetricOf("S02")}"));
        var (numbers, words) = (read.Sheets[0], read.Sheets[1]);
        Assert.Equal(["单位代码", "单位", "上级单位", "状态", "五老宣讲（场次）", "五好达标率（%）"], numbers.Heads);
        Assert.Equal(["SC1", "上河镇", "明河县", "填报中", "40", "90"], Of(numbers.Rows[0], [.. numbers.Heads]));
        Assert.Equal(["SC2", "下河镇", "明河县", "填报中", "202", "50"], Of(numbers.Rows[1], [.. numbers.Heads]));
        Assert.Equal(["SC3", "源头镇", "明河县", "已接收", "", ""], Of(numbers.Rows[2], [.. numbers.Heads]));
        Assert.Equal(["SC", "明河县", "", "填报中", "245", "53.6"], Of(numbers.Rows[3], [.. numbers.Heads]));
        Assert.Equal(("文中写法", "200多场次", "53.6%"), (words.Name, words.Rows[3]["五老宣讲（场次）"].Words, words.Rows[3]["五好达标率（%）"].Words));
        // What is shown on the page is what the file has; a level that is not there, and what is no metric, lead back to what is.
        var page = await (await site.SignedInAs("Office.SC")).OpenAsync(At("SC", "totals/cross?level=City&metric=999999"));
        Assert.Equal(["上河镇", "下河镇", "源头镇"], page.Document.QuerySelectorAll("main tbody th > :first-child").Select(name => name.TextContent.Trim()));
        Assert.Equal(["245", "53.6", "—", "—"], page.Document.QuerySelectorAll("main tfoot td").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(numbers.Rows.Count, (await ReadAsync(page.Document.QuerySelectorAll("main a").Single(a => a.TextContent.Trim() == "导出 Excel").GetAttribute("href")!)).Sheets[0].Rows.Count);
    }

    [Fact]
    public async Task The_progress_has_the_list_of_the_page_in_its_order()
    {
        var levels = (await ReadAsync(At("SC", "progress.xlsx"))).Sheets.Single();
        Assert.Equal(["上河镇", "下河镇", "源头镇"], levels.Rows.Select(row => row["单位"].Words));
        Assert.Equal(["5", "1"], Of(levels.Rows[0], "下级应报", "下级已接收"));
        var late = (await ReadAsync(At("SC", "progress.xlsx?late=true&sort=Status&down=true"))).Sheets.Single();
        Assert.All(late.Rows, row => Assert.Equal("是", row["逾期"].Words));
        var page = await (await site.SignedInAs("Office.SC")).OpenAsync(At("SC", "progress?late=true&sort=Status&down=true"));
        Assert.Equal(page.Document.QuerySelectorAll("main tbody th > :first-child").Select(name => name.TextContent.Trim()), late.Rows.Select(row => row["单位"].Words));
        var village = (await ReadAsync(At("SC", "progress.xlsx?q=下河二村"))).Sheets.Single().Rows.Single();
        Assert.Equal(["SC22", "下河镇", "村（社区）", "未填全", "2022-12-24", "3", "2", "五好达标率", "0"], Of(village, "单位代码", "上级单位", "层级", "状态", "期限", "应填数", "已填数", "没有填的", "工作事项"));
    }

    [Fact]
    public async Task A_sheet_has_every_figure_that_is_asked_with_who_entered_it()
    {
        var rows = (await ReadAsync(At("SC11", "sheet.xlsx"))).Sheets.Single().Rows.ToDictionary(row => row["指标"].Words);
        Assert.Equal(["40", "40场次", "30", "10", "上河一村的台账", "填表人", "2026-01-05", "是"], Of(rows["五老宣讲"], "数", "文中写法", "去年", "增减", "说明", "填写人", "填写日期", "已接收"));
        Assert.Equal(["90", "9", "10", "90%"], Of(rows["五好达标率"], "数", "分子", "分母", "文中写法"));
        Assert.Equal(("300多", 't'), (rows["受益青少年"]["数"].Words, rows["受益青少年"]["数"].Kind));
        Assert.Equal([""], Of((await ReadAsync(At("SC23", "sheet.xlsx"))).Sheets.Single().Rows[0], "数"));
    }

    [Fact]
    public async Task Items_and_plans_leave_with_their_figures_as_they_are_now_and_nothing_in_them_computes()
    {
        await site.With(async db =>
        {
            var period = await db.Periods.SingleAsync(p => p.Code == SeasonSite.Period);
            var text = new FigureText([new TextPiece("宣讲"), new TextPiece("1场次", new BoundFigure(Season.MetricOf("S01"), Season["SC24"], FigureAspect.Own)), new TextPiece("。\n成效好。")]);
            db.Add(WorkItem.Write(Season["SC24"], period.Id, new ItemWords(period.Sections[0].Id, "=HYPERLINK(\"http://evil.example\")", text, "+8657"), Site.By));
            db.Add(PlanItem.Propose(Season["SC24"], period.Id, new PlanTask(period.Sections[0].Id, "@再办一场", Season.MetricOf("S01"), 12, "-1", "村关工委", "", new DateOnly(2023, 6, 30)), Site.By));
            await db.SaveChangesAsync();
        });
        var item = (await ReadAsync(At("SC24", "items.xlsx"))).Sheets.Single().Rows.Single(row => row["段首句"].Words.StartsWith('='));
        Assert.Equal(("宣讲200场次。\n成效好。", "一、服务大局展现新作为", true, true), (item["正文"].Words, item["提纲"].Words, item["段首句"].IsQuoted, item["联办、配合单位"].IsQuoted));
        var plan = (await ReadAsync(At("SC24", "plans.xlsx"))).Sheets.Single().Rows.Single();
        Assert.Equal(["@再办一场", "五老宣讲", "12", "场次", "-1", "2023-06-30", "计划"], Of(plan, "工作内容", "指标", "目标", "计量单位", "牵头领导", "期限", "状态"));
        Assert.Equal(('t', 'n', 'd'), (plan["牵头领导"].Kind, plan["目标"].Kind, plan["期限"].Kind));
    }

    [Fact]
    public async Task People_leave_with_their_roles_and_the_log_says_who_took_them()
    {
        var rows = (await ReadAsync("/people.xlsx?q=Office", "Administrator.SC")).Sheets.Single().Rows;
        Assert.Equal(["Office.SC", "SC", "明河县", "办公室", "在用"], Of(rows.Single(), "用户名", "单位代码", "单位", "职责", "状态"));
        Assert.Equal(HttpStatusCode.NotFound, (await TakeAsync("/people.xlsx")).StatusCode);
        var log = await (await site.SignedInAs("Administrator.SC")).OpenAsync("/log");
        Assert.Contains("导出用户名单", log.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_catalogue_leaves_with_all_that_its_figures_are_held_against()
    {
        var rows = (await ReadAsync("/metrics.xlsx")).Sheets.Single().Rows.ToDictionary(row => row["指标代码"].Words);
        Assert.Equal(["五老宣讲", "主题教育", "年内面向青少年的", "场次", "时期数（可累加）", "县（市、区）、村（社区）", "多", "100", "在用"], Of(rows["S01"], "指标", "类别", "口径", "计量单位", "汇总方式", "由哪几级填报", "概数用字", "取整到", "是否在用"));
        Assert.Equal(["S02"], (await ReadAsync("/metrics.xlsx?topic=自身建设")).Sheets.Single().Rows.Select(row => row["指标代码"].Words));
    }

    [Fact]
    public async Task Heads_are_in_the_language_of_the_page()
    {
        using var client = await site.ClientOf("Office.SC");
        client.DefaultRequestHeaders.Add("Cookie", "WorkReport.Language=en");
        var taken = await client.GetAsync(new Uri(At("SC", "totals.xlsx"), UriKind.Relative));
        Assert.Equal("Metric code", ReadXlsx.Of(await taken.Content.ReadAsByteArrayAsync()).Sheets.Single().Heads[0]);
    }

    [Theory]
    [InlineData("totals", "导出 Excel")]
    [InlineData("progress", "导出 Excel")]
    [InlineData("sheet", "导出 Excel")]
    [InlineData("items", "导出 Excel")]
    [InlineData("plans", "导出 Excel")]
    public async Task Each_page_leads_to_its_workbook(string page, string words)
    {
        var opened = await (await site.SignedInAs("Office.SC")).OpenAsync(At("SC", page));
        var href = opened.Document.QuerySelectorAll("main a").Single(a => a.TextContent.Trim() == words).GetAttribute("href")!;
        Assert.NotEmpty((await ReadAsync(href)).Sheets.Single().Heads);
    }
}
