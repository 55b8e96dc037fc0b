using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace WorkReport.Web.Tests.Commands;

/// <summary>Annexes of META.json, their tables and charts (GB/T 9704-2012, 7.3.4 and 7.3.7).</summary>
public sealed class AnnexTypesetTests : IDisposable
{
    private const string Report = "工作总结\n\n同志们：\n\n正文一段，讲一讲全年的工作。\n";

    private static readonly OpenXmlValidator Validator = new(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365);

    private readonly string folder = Directory.CreateTempSubdirectory("workreport-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_long_table_goes_over_pages_and_each_has_its_head_again()
    {
        var rows = Enumerable.Range(1, 60).Select(n => new object[] { $"第{n}项", n * 337, "1.50" });
        await SetAsync(Meta(new { title = "主要指标统计表", table = new { caption = "2022年主要指标", columns = new object[] { new { heading = "指标名称", width = 2 }, "2021年", "2022年" }, rows } }));
        using var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf"));
        Assert.EndsWith("附件：主要指标统计表", Text(pdf.GetPage(1)).Split('—')[0], StringComparison.Ordinal);
        Assert.StartsWith("附件主要指标统计表2022年主要指标", Text(pdf.GetPage(2)), StringComparison.Ordinal);
        Assert.True(pdf.NumberOfPages > 3);
        var pages = pdf.GetPages().Skip(1).ToList();
        Assert.All(pages, page => Assert.Single(Text(page).Split("指标名称2021年2022年")[1..]));
        var all = string.Concat(pages.Select(Text));
        Assert.All(Enumerable.Range(1, 60), n => Assert.Contains($"第{n}项{n * 337}1.50", all, StringComparison.Ordinal));
        // Figures stand on the right, as many digits as they have: the last of either column, from the point of 1.50 on.
        var letters = pages.SelectMany(page => page.Letters).ToList();
        var points = Enumerable.Range(0, letters.Count).Where(i => letters[i].Value == ".").ToList();
        Assert.Equal(60, points.Count);
        Assert.All([-2, 2], step => Assert.Single(points.Select(point => Math.Round(letters[point + step].EndBaseLine.X, 1)).Distinct()));
    }

    [Fact]
    public async Task A_landscape_table_is_turned_on_pages_of_its_own()
    {
        await SetAsync(Meta(new { title = "任务分解表", text = new[] { "表见下页(横排)。" }, table = new { columns = new[] { "任务", "单位" }, rows = new[] { new[] { "宣讲", "市教育局" } }, landscape = true } }));
        using var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf"));
        Assert.Equal(3, pdf.NumberOfPages);
        Assert.Contains("表见下页（横排）。", Text(pdf.GetPage(2)), StringComparison.Ordinal);
        var turned = pdf.GetPage(3).Letters.Where(letter => "宣讲市教育局".Contains(letter.Value, StringComparison.Ordinal)).ToList();
        Assert.Equal(6, turned.Count);
        Assert.All(turned, letter => Assert.NotEqual(TextOrientation.Horizontal, letter.TextOrientation));
    }

    [Theory]
    [InlineData("bar")]
    [InlineData("line")]
    [InlineData("share")]
    public async Task A_chart_of_each_kind_says_its_names_and_values_below_text_and_table(string kind)
    {
        await SetAsync(Meta(new
        {
            title = "经费构成",
            chart = new { kind, title = "2022年经费", unit = "万元", categories = new[] { "财政拨款", "社会捐助" }, series = new[] { new { name = "2022年", values = new object[] { 12.5, "1,200.50" } } } },
            table = new { rows = new[] { new[] { "表在图上" } } },
            text = new[] { "文在表上。" },
        }));
        using var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf"));
        var text = Text(pdf.GetPage(2));
        Assert.All(["财政拨款", "社会捐助", "万元"], word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.True(kind == "line" || (text.Contains("12.5", StringComparison.Ordinal) && text.Contains("1200.5", StringComparison.Ordinal)));
        var places = new[] { "文在表上。", "表在图上", "财政拨款" }.Select(word => text.IndexOf(word, StringComparison.Ordinal)).ToList();
        Assert.Equal(places.Order(), places);
        Assert.True(places[0] > 0);
    }

    [Fact]
    public async Task Annexes_of_the_file_come_behind_those_of_the_text_and_are_named_with_them()
    {
        const string text = "澄川市教育局2022年工作总结\n一、主要做法\n全年开展活动12场，工作取得明显成效。\n附件：1.数据来源\n2.另附光盘\n澄川市教育局\n2023年1月5日\n附件1\n数据来源\n各县（市、区）上报。\n";
        await SetAsync(Meta(new { title = "统计表" }, new { title = "分解表" }), text);
        using (var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf")))
        {
            Assert.Contains("附件：1.数据来源2.统计表3.分解表4.另附光盘澄川市教育局", Text(pdf.GetPage(1)), StringComparison.Ordinal);
            Assert.Equal(["附件1数据来源", "附件2统计表", "附件3分解表"], pdf.GetPages().Skip(1).Take(3).Select(page => Text(page)[..(page.Number == 2 ? 7 : 6)]));
        }

        // Who names them by another name is left to it.
        await SetAsync("""{"annexes": [{"title": "统计表"}], "attachments": ["2022年统计表"]}""", text);
        using var renamed = PdfDocument.Open(Path.Combine(folder, "out.pdf"));
        Assert.Contains("附件：2022年统计表澄川市教育局", Text(renamed.GetPage(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_large_a_table_as_there_may_be_is_read_and_set()
    {
        var rows = Enumerable.Range(1, 5_000).Select(n => new object?[] { $"宣讲场次第{n}项", n, n * 7, n * 11, null, "已完成全年任务", "市教育局" });
        var meta = Meta(new { title = "统计表", table = new { rows } });
        Assert.True(meta.Length > 300_000);
        await SetAsync(meta);
        using var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf"));
        Assert.Contains("第5000项", Text(pdf.GetPage(pdf.NumberOfPages)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{}""", "annexes")]
    [InlineData("""[7]""", "annexes[0]")]
    [InlineData("""[{}]""", "annexes[0]")]
    [InlineData("""[{"title": ""}]""", "annexes[0]")]
    [InlineData("""[{"title": 7}]""", "annexes[0].title")]
    [InlineData("""[{"title": "表", "title": "图"}]""", "annexes[0].title")]
    [InlineData("""[{"title": "表"}, {"title": "表", "tabel": {}}]""", "annexes[1].tabel")]
    [InlineData("""[{"title": "表", "text": ["一", 2]}]""", "annexes[0].text[1]")]
    [InlineData("""[{"title": "表", "table": []}]""", "annexes[0].table")]
    [InlineData("""[{"title": "表", "table": {"colums": []}}]""", "annexes[0].table.colums")]
    [InlineData("""[{"title": "表", "table": {"caption": true}}]""", "annexes[0].table.caption")]
    [InlineData("""[{"title": "表", "table": {"landscape": "yes"}}]""", "annexes[0].table.landscape")]
    [InlineData("""[{"title": "表", "table": {"columns": "指标"}}]""", "annexes[0].table.columns")]
    [InlineData("""[{"title": "表", "table": {"columns": ["甲", 7]}}]""", "annexes[0].table.columns[1]")]
    [InlineData("""[{"title": "表", "table": {"columns": [{"head": "甲"}]}}]""", "annexes[0].table.columns[0].head")]
    [InlineData("""[{"title": "表", "table": {"columns": [{"width": 0}]}}]""", "annexes[0].table.columns[0].width")]
    [InlineData("""[{"title": "表", "table": {"columns": [{"width": -1}]}}]""", "annexes[0].table.columns[0].width")]
    [InlineData("""[{"title": "表", "table": {"columns": [{"width": 101}]}}]""", "annexes[0].table.columns[0].width")]
    [InlineData("""[{"title": "表", "table": {"columns": [{"align": "middle"}]}}]""", "annexes[0].table.columns[0].align", "left, centre, right")]
    [InlineData("""[{"title": "表", "table": {"rows": [["甲"], "乙"]}}]""", "annexes[0].table.rows[1]")]
    [InlineData("""[{"title": "表", "table": {"rows": [["甲", ["乙"]]]}}]""", "annexes[0].table.rows[0][1]")]
    [InlineData("""[{"title": "表", "table": {"columns": ["甲"], "rows": [["一"], ["一", "二"]]}}]""", "annexes[0].table.rows[1][1]", "2", "1")]
    [InlineData("""[{"title": "图", "chart": {}}]""", "annexes[0].chart", "categories")]
    [InlineData("""[{"title": "图", "chart": {"kind": "pie"}}]""", "annexes[0].chart.kind", "bar, line, share")]
    [InlineData("""[{"title": "图", "chart": {"size": 1}}]""", "annexes[0].chart.size")]
    [InlineData("""[{"title": "图", "chart": {"unit": 1}}]""", "annexes[0].chart.unit")]
    [InlineData("""[{"title": "图", "chart": {"categories": [2022]}}]""", "annexes[0].chart.categories[0]")]
    [InlineData("""[{"title": "图", "chart": {"series": [{"nam": ""}]}}]""", "annexes[0].chart.series[0].nam")]
    [InlineData("""[{"title": "图", "chart": {"categories": ["甲"], "series": [{"values": 1}]}}]""", "annexes[0].chart.series[0].values")]
    [InlineData("""[{"title": "图", "chart": {"categories": ["甲"], "series": [{"values": ["约300"]}]}}]""", "annexes[0].chart.series[0].values[0]")]
    [InlineData("""[{"title": "图", "chart": {"categories": ["甲"], "series": [{"values": [""]}]}}]""", "annexes[0].chart.series[0].values[0]")]
    [InlineData("""[{"title": "图", "chart": {"categories": ["甲"], "series": [{"values": [null]}]}}]""", "annexes[0].chart.series[0].values[0]")]
    [InlineData("""[{"title": "图", "chart": {"categories": ["甲"], "series": [{"values": [1e300]}]}}]""", "annexes[0].chart.series[0].values[0]")]
    [InlineData("""[{"title": "图", "chart": {"kind": "share", "categories": ["甲"], "series": [{"values": [-1]}]}}]""", "annexes[0].chart.series[0].values[0]")]
    [InlineData("""[{"title": "图", "chart": {"kind": "share", "series": [{}, {}]}}]""", "annexes[0].chart.series[1]", "share")]
    [InlineData("""[{"title": "图", "chart": {"categories": ["甲"], "series": [{}, {"values": [1, 2]}]}}]""", "annexes[0].chart.series[1].values[1]", "2", "1")]
    public async Task What_does_not_fit_is_refused_by_its_place_and_nothing_is_written(string annexes, string place, params string[] named) =>
        await RefusedAsync($$"""{"annexes": {{annexes}}}""", place, named);

    [Theory]
    [InlineData("annexes", 51, 50)]
    [InlineData("annexes[0].table.columns", 64, 63)]
    [InlineData("annexes[0].table.rows", 5_001, 5_000)]
    [InlineData("annexes[0].table.rows[0]", 64, 63)]
    [InlineData("annexes[0].chart.categories", 201, 200)]
    [InlineData("annexes[0].chart.series", 13, 12)]
    public async Task More_than_there_can_be_is_refused_with_the_limit(string place, int count, int most)
    {
        object Annex(string part) => part switch
        {
            "columns" => new { title = "表", table = new { columns = Enumerable.Repeat("甲", count) } },
            "rows" => new { title = "表", table = new { rows = Enumerable.Repeat(new[] { 1 }, count) } },
            "rows[0]" => new { title = "表", table = new { rows = new[] { Enumerable.Repeat(1, count) } } },
            "categories" => new { title = "图", chart = new { categories = Enumerable.Repeat("甲", count) } },
            "series" => new { title = "图", chart = new { series = Enumerable.Repeat(new { name = "甲" }, count) } },
            _ => new { title = "表" },
        };
        var part = place.Split('.')[^1];
        await RefusedAsync(Meta([.. Enumerable.Range(0, part == "annexes" ? count : 1).Select(_ => Annex(part))]), place, $"{count:N0}", $"{most:N0}");
    }

    [Fact]
    public async Task Strict_names_a_character_of_a_cell_that_has_no_glyph_with_its_page()
    {
        var ended = await TypesetAsync(Meta(new { title = "表", table = new { rows = new[] { new[] { "\U000F1234" } } } }), Report, "--strict");
        Assert.Equal(1, ended.Code);
        Assert.Contains("U+F1234", ended.Error, StringComparison.Ordinal);
        Assert.Contains("第 2 页", ended.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "out.pdf")));
    }

    private static string Meta(params object[] annexes) => JsonSerializer.Serialize(new { annexes });

    private static string Text(Page page) => page.Text.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Sets both files; the Word file is valid.</summary>
    private async Task SetAsync(string meta, string text = Report)
    {
        var ended = await TypesetAsync(meta, text, "--docx", "out.docx");
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        using var word = WordprocessingDocument.Open(Path.Combine(folder, "out.docx"), isEditable: false);
        Assert.Empty(Validator.Validate(word, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    private async Task RefusedAsync(string meta, string place, params string[] named)
    {
        var ended = await TypesetAsync(meta, Report);
        Assert.Equal(1, ended.Code);
        Assert.All([$"“{place}”", .. named], words => Assert.Contains(words, ended.Error, StringComparison.Ordinal));
        Assert.False(File.Exists(Path.Combine(folder, "out.pdf")));
    }

    private async Task<Run.Ended> TypesetAsync(string meta, string text, params string[] options)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "in.txt"), text);
        await File.WriteAllTextAsync(Path.Combine(folder, "meta.json"), meta);
        return await Run.ToTheEndAsync(folder, ["typeset", "in.txt", "-o", "out.pdf", "--profile", "official", "--meta", "meta.json", .. options]);
    }
}
