using System.Net;
using WorkReport.Web.Reporting;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Commands;

namespace WorkReport.Web.Tests.Typesetting;

/// <summary>Small Word files that each hold what one kind of program or person makes of one thing; the same on the page and by the command.</summary>
public sealed class WordCasesTests(Site site) : SiteTest(site)
{
    private static readonly string Cases = Path.Combine(Source.Root, "tests", "WorkReport.Web.Tests", "Typesetting", "Cases");

    /// <summary>File, a line it has, and what is said about it; empty for nothing.</summary>
    public static TheoryData<string, string, string> Files => new()
    {
        { "d01-style-numbered-libreoffice", "二、师资队伍不断壮大", "" },
        { "d02-style-numbered", "（二）师资队伍", "" },
        { "d03-table-autonumber", "2\t合唱\t15", "" },
        { "d04-numfmt-none", "一、办学条件持续改善", "" },
        { "d06-hidden-run", "全年举办课程320期，参加学员1.2万人次。", "第 3 段“全年举办课程320期，参”处：隐藏文字“（此处待李主任核实，先别发）”没有带过来。" },
        { "d08-w-sym", "气温控制在22°以上，合格率≥95%，☑已完成。", "" },
        { "d09-eq-field", "第①项课程开设完毕。", "" },
        { "d11-superscript", "校舍面积1200m²，PM2.5浓度下降，增长10³倍。", "上标或下标“2.5”没有对应的字符" },
        { "d13-picture", "图1 全市课程分布图", "图片“全市课程分布图”没有带过来。" },
        { "d14-ole-sheet", "各位同志：", "嵌入的对象“Excel”没有带过来" },
        { "d16-header-text", "各位同志：", "页眉里的文字没有带过来：内部资料 注意保存" },
        { "d17-placeholder", "填报单位：", "没有填写的提示“选择一项。”没有带过来。" },
        { "d19-table-cells-glued", "合计\t\t1,234", "" },
        { "d20-toc-with-parts", "2023年工作安排", "Word 生成的目录没有带过来：一、总体要求 4" },
        { "d21-soft-break", "全市各级老年学校认真落实部署，按照既定计划开展工作，全年举办课程三百余期，学员满意度较高。", "" },
        { "d22-deleted-paragraph-mark", "全年举办各类课程三百余期，学员一万余人次。", "文档里有 1 处修订，按全部接受后的样子读入。" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_Word_file_is_read_as_Word_shows_it_and_what_is_lost_is_said(string file, string line, string said)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Cases, file + ".docx"));
        var (source, refused) = SourceText.Read(bytes);
        Assert.Null(refused);
        Assert.Contains(line, source!.Text.Split('\n'));
        if (said.Length == 0)
            Assert.Empty(source.Remarks);
        else
            Assert.Contains(source.Remarks, remark => remark.Contains(said, StringComparison.Ordinal));

        var page = await SendAsync(bytes);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(line, ((AngleSharp.Html.Dom.IHtmlTextAreaElement)page.Document.QuerySelector("#text")!).Value.Split('\n'));
        Assert.All(source.Remarks, remark => Assert.Contains(remark, page.Words(".findings"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("d02-style-numbered", "")]
    [InlineData("d13-picture", "第 4 段“全市各级老年学校认真落实”处：图片“全市课程分布图”没有带过来。\n")]
    public async Task The_command_says_the_same_on_standard_error(string file, string said)
    {
        var folder = Directory.CreateTempSubdirectory("workreport-").FullName;
        try
        {
            var set = await Run.ToTheEndAsync(folder, "typeset", Path.Combine(Cases, file + ".docx"), "-o", "out.pdf");
            Assert.Equal((0, said), (set.Code, set.Error.ReplaceLineEndings("\n")));
            var read = await Run.ToTheEndAsync(folder, "read", Path.Combine(Cases, file + ".docx"), "--json");
            Assert.Equal((0, said), (read.Code, read.Error.ReplaceLineEndings("\n")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("D0CF11E0A1B11AE1", "旧格式的 Word 或 WPS 文档")]
    [InlineData("255044462D312E37", "PDF 文件")]
    [InlineData("7B5C727466315C616E73697D", "RTF 文档")]
    [InlineData("3C68746D6C3E3C703E61", "网页文件")]
    [InlineData("504B03041400", "不是完整的 Word 文档")]
    public async Task Other_kinds_are_refused_by_name_with_the_way_out(string hex, string said)
    {
        var page = await SendAsync(Convert.FromHexString(hex));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(said, page.Words("#file-fault"), StringComparison.Ordinal);
        Assert.Equal(page.Words("#file-fault"), SourceText.Read(Convert.FromHexString(hex)).Refused);
    }

    [Fact]
    public async Task A_table_of_a_Word_file_is_set_as_a_table()
    {
        var page = await SendAsync(await File.ReadAllBytesAsync(Path.Combine(Cases, "d19-table-cells-glued.docx")));
        var file = await Client.GetAsync(new Uri(page.Document.QuerySelector("a[href$='.pdf']")!.GetAttribute("href")!, UriKind.Relative));
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(await file.Content.ReadAsByteArrayAsync());
        var letters = pdf.GetPage(1).Letters;
        // The figures of two columns end one below the other, each at its own edge.
        var (twelve, fifteen) = (letters.First(letter => letter.Value == "2" && letters[letters.ToList().IndexOf(letter) - 1].Value == "1"), letters.First(letter => letter.Value == "5"));
        Assert.InRange(fifteen.StartBaseLine.X - twelve.StartBaseLine.X, 40, 300);
    }

    private async Task<Opened> SendAsync(byte[] file) =>
        await Browser.SubmitAsync(await Browser.OpenAsync("/typesetting"), "form.source", new() { ["Form.Text"] = "" }, new() { ["Form.File"] = ("报告.docx", file) });
}
