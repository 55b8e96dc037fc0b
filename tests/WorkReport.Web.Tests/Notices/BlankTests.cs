using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Notices;

/// <summary>空白统计表: taken away, filled in elsewhere, brought back to the unit that it is of.</summary>
public sealed class BlankTests(NoticeSite site) : SiteTest(site)
{
    [Fact]
    public async Task A_blank_names_its_unit_and_what_its_level_is_asked_with_last_year_beside()
    {
        using var villager = await site.ClientOf(NoticeSite.Villager);
        var rows = Read(await villager.GetByteArrayAsync(new Uri(site.Sheet("NC11", "blank.xlsx"), UriKind.Relative)));
        Assert.Contains(rows, row => row[0].Contains("本表专供：东一村（单位代码 NC11）", StringComparison.Ordinal));
        var head = rows.Single(row => row[0] == "单位代码");
        Assert.Equal(["单位代码", "单位", "指标代码", "指标", "计量单位", "口径", "去年", "数", "分子", "分母", "说明"], head.Cells);
        var asked = rows.Where(row => row.Number > head.Number).ToList();
        Assert.Equal([("NC11", "N01", "41", ""), ("NC11", "N02", "", "")], asked.Select(row => (row[0], row[2], row[6], row[7])));
        Assert.Equal("年内面向青少年的五老宣讲", asked[0][5]);
        using var other = await site.ClientOf(NoticeSite.OtherClerk);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri(site.Sheet("NC11", "blank.xlsx"), UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_office_takes_away_one_for_each_unit_right_below_the_same_bytes_twice()
    {
        var id = await site.IssueAsync("NC2", NoticeSite.OtherClerk);
        using var clerk = await site.ClientOf(NoticeSite.OtherClerk);
        var packed = await clerk.GetByteArrayAsync(new Uri($"/notices/{id}/blanks.zip", UriKind.Relative));
        Assert.Equal(packed, await clerk.GetByteArrayAsync(new Uri($"/notices/{id}/blanks.zip", UriKind.Relative)));
        using var zip = new ZipArchive(new MemoryStream(packed));
        Assert.Equal("西一村 2022年度空白统计表.xlsx", Assert.Single(zip.Entries).Name);
    }

    [Fact]
    public async Task Filled_in_elsewhere_it_comes_back_to_its_unit_and_the_second_time_there_is_nothing_to_do()
    {
        var villager = await site.SignedInAs(NoticeSite.Villager);
        using var client = await site.ClientOf(NoticeSite.Villager);
        var filled = Filled(await client.GetByteArrayAsync(new Uri(site.Sheet("NC11", "blank.xlsx"), UriKind.Relative)), ("N01", "43"), ("N02", "9/10"));
        var page = await CheckAsync(villager, "NC11", ("东一村.xlsx", filled));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("东一村 NC11", page.Words("main table"), StringComparison.Ordinal);
        Assert.Contains("将新增 2 个数", page.Words("main [role=status]"), StringComparison.Ordinal);
        Assert.Empty(await ValuesAsync("NC11"));

        page = await villager.SubmitAsync(page, "main form");
        Assert.Contains("导入 2 个数", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Equal([("N01", 43m, null, "东一村.xlsx"), ("N02", 9m, 10m, "东一村.xlsx")], await ValuesAsync("NC11"));
        Assert.Equal(SubmissionState.Drafting, await site.StateOf("NC11"));
        page = await CheckAsync(villager, "NC11", ("东一村.xlsx", filled));
        Assert.Contains("不用导入", page.Words("main [role=status]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_at_once_come_in_whole_or_not_at_all()
    {
        var clerk = await site.SignedInAs(NoticeSite.TownClerk);
        using var client = await site.ClientOf(NoticeSite.TownClerk);
        async Task<byte[]> BlankAsync(string code, string value) =>
            Filled(await client.GetByteArrayAsync(new Uri(site.Sheet(code, "blank.xlsx"), UriKind.Relative)), ("N01", value), ("N02", "1/2"));
        var (good, bad) = (await BlankAsync("NC12", "7"), await BlankAsync("NC13", "很多"));

        var page = await CheckAsync(clerk, "NC1", ("二村.xlsx", good), ("三村.xlsx", bad));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("1 个文件里有 1 处要改，都没有导入", page.Words("#summary"), StringComparison.Ordinal);
        Assert.Matches("第 [0-9]+ 行 H 列（数）", page.Words("main .faults"));
        Assert.Empty(await ValuesAsync("NC12"));

        // The same unit in two of them is asked about, not guessed.
        page = await CheckAsync(clerk, "NC1", ("二村.xlsx", good), ("二村2.xlsx", await BlankAsync("NC12", "8")));
        Assert.Contains("“二村.xlsx”和“二村2.xlsx”填的都是东二村 NC12", page.Words("#summary"), StringComparison.Ordinal);
        // Once by its code and once by its name it is the same, too.
        var byName = System.Text.Encoding.UTF8.GetBytes("单位代码,单位,指标代码,数\n,东二村,N01,8\n");
        page = await CheckAsync(clerk, "NC1", ("二村.xlsx", good), ("凭名.csv", byName));
        Assert.Contains("“二村.xlsx”和“凭名.csv”填的都是东二村 NC12", page.Words("#summary"), StringComparison.Ordinal);

        page = await CheckAsync(clerk, "NC1", ("二村.xlsx", good), ("三村.xlsx", await BlankAsync("NC13", "11")));
        Assert.Contains("将新增 4 个数", page.Words("main [role=status]"), StringComparison.Ordinal);
        await clerk.SubmitAsync(page, "main form");
        Assert.Equal([("N01", 7m, null, "二村.xlsx"), ("N02", 1m, 2m, "二村.xlsx")], await ValuesAsync("NC12"));
        Assert.Equal([("N01", 11m, null, "三村.xlsx"), ("N02", 1m, 2m, "三村.xlsx")], await ValuesAsync("NC13"));
    }

    [Fact]
    public async Task A_sheet_of_a_unit_that_is_not_theirs_is_refused_as_if_there_were_none()
    {
        var clerk = await site.SignedInAs(NoticeSite.OtherClerk);
        var page = await CheckAsync(clerk, "NC2", ("别人的.csv", Encoding.UTF8.GetBytes("单位代码,单位,指标代码,数\nNC11,东一村,N01,999\n")));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("NC11", page.Words("main .faults"), StringComparison.Ordinal);
        page = await CheckAsync(clerk, "NC2", ("不是表.csv", Encoding.UTF8.GetBytes("就是一句话\n")));
        Assert.Contains("不是表.csv：", page.Words("#summary"), StringComparison.Ordinal);
        page = await CheckAsync(clerk, "NC2");
        Assert.Contains("请选择填好的表", page.Words("#summary"), StringComparison.Ordinal);
    }

    private async Task<Opened> CheckAsync(Browser browser, string unit, params (string Name, byte[] Bytes)[] files)
    {
        var page = await browser.OpenAsync(site.Sheet(unit, "upload"));
        var form = page.Document.QuerySelector("main form")!;
        using var content = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll("input[type=hidden]"))
            content.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), "Form.Files", name);
        return await browser.PostAsync(page.Path, content);
    }

    private Task<List<(string, decimal?, decimal?, string)>> ValuesAsync(string code) => site.With(async db => (await (
        from sheet in db.MetricSheets.AsSingleQuery()
        where sheet.UnitId == site[code] && sheet.PeriodId == site.PeriodId
        from value in sheet.Values
        join metric in db.Metrics on value.MetricId equals metric.Id
        orderby metric.Code
        select new { metric.Code, value.Value, value.Base, value.EnteredFrom }).ToListAsync()).ConvertAll(v => (v.Code, v.Value, v.Base, v.EnteredFrom)));

    private static IReadOnlyList<TextRow> Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return XlsxReader.Read(stream).Rows;
    }

    /// <summary>The blank as somebody fills it in: everything stays where it was, a share goes into two cells.</summary>
    private static byte[] Filled(byte[] blank, params (string Code, string Value)[] values)
    {
        var rows = Read(blank);
        var head = rows.Single(row => row[0] == "单位代码");
        var lines = rows.Where(row => row.Number < head.Number).Select(row => row[0]).ToList();
        return XlsxWriter.ToBytes(new Workbook("填好", [new Sheet("填好", lines[0], [.. head.Cells.Select(cell => new Column(cell, 12))], [.. rows.Where(row => row.Number > head.Number).Select(Row)]) { Lines = lines[1..] }]));

        IReadOnlyList<Cell> Row(TextRow row)
        {
            string[] cells = [.. Enumerable.Range(0, head.Cells.Count).Select(at => row[at])];
            var value = values.Single(v => v.Code == cells[2]).Value;
            if (value.Split('/') is [var part, var whole])
                (cells[8], cells[9]) = (part, whole);
            else
                cells[7] = value;
            return [.. cells.Select(Cell.Of)];
        }
    }
}
