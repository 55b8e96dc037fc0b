using System.Net;
using System.Text;
using UglyToad.PdfPig;
using WorkReport.Web.Pages.Typesetting;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Typesetting;

public class TypesettingTests(Site site) : SiteTest(site)
{
    private const string Form = "form.source";

    [Fact]
    public async Task The_example_becomes_pages_findings_and_a_file()
    {
        var page = await SetAsync(Example.Text);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var sheets = page.Document.QuerySelectorAll("img.sheet").Select(i => i.GetAttribute("src")!).ToList();
        Assert.InRange(sheets.Count, 2, 5);
        var client = Client;
        foreach (var sheet in sheets)
        {
            var picture = await client.GetAsync(new Uri(sheet, UriKind.Relative));
            Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType!.MediaType);
            Assert.StartsWith("<svg", await picture.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var found = page.Words(".found");
        Assert.Contains("标题 东川县关心下一代工作委员会", found, StringComparison.Ordinal);
        Assert.Contains("称谓 同志们：", found, StringComparison.Ordinal);
        Assert.Contains("一级标题 一、围绕中心，服务全县大局有新作为", found, StringComparison.Ordinal);
        Assert.Contains("段首句 助力乡村振兴见实效。", found, StringComparison.Ordinal);

        var file = await client.GetAsync(new Uri(page.Document.QuerySelector("a[href$='.pdf']")!.GetAttribute("href")!, UriKind.Relative));
        Assert.Equal("东川县关心下一代工作委员会2025年工作总结暨2026年工作安排.pdf", file.Content.Headers.ContentDisposition!.FileNameStar);
        using var pdf = PdfDocument.Open(await file.Content.ReadAsByteArrayAsync());
        Assert.Equal(sheets.Count, pdf.NumberOfPages);
    }

    [Fact]
    public async Task A_file_goes_before_the_text_and_stands_in_the_box_afterwards()
    {
        var page = await SendAsync("写了一半", Encoding.UTF8.GetBytes("关于示例的报告\n\n各位代表:\n\n正文一段。\n"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("正文一段。", TextOf(page), StringComparison.Ordinal);
        Assert.DoesNotContain("写了一半", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_without_a_title_is_named_by_its_first_words_whatever_they_are()
    {
        var page = await SetAsync(new string('字', 39) + "😀😀正文在这里，没有标题，一共很多字。");
        var file = await Client.GetAsync(new Uri(page.Document.QuerySelector("a[href$='.pdf']")!.GetAttribute("href")!, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal(new string('字', 39) + ".pdf", file.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task A_file_in_the_old_national_encoding_is_read()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var page = await SendAsync("", gb.GetBytes("全市工作总结\n\n一、教育关爱青少年\n\n全市有五老四千二百名参加活动。\n"));
        Assert.Contains("全市有五老四千二百名参加活动。", TextOf(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_dropped_is_shown_with_its_line_and_why()
    {
        var page = await SetAsync("关于示例的报告\n\n来源:某某网 责任编辑:某某\n\n同志们:\n\n正文一段,讲一讲工作。\n");
        Assert.Contains("第 3 行 · 来源与编辑 来源:某某网 责任编辑:某某", page.Words(".found"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_word_files_end_with_a_sentence()
    {
        var hostile = Environment.GetEnvironmentVariable("WORKREPORT_HOSTILE_FILES");
        Assert.SkipWhen(string.IsNullOrEmpty(hostile), "WORKREPORT_HOSTILE_FILES names no folder of hostile files.");
        foreach (var path in Directory.EnumerateFiles(hostile, "*.docx").Order(StringComparer.Ordinal))
        {
            var page = await SendAsync("", await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
            Assert.True(page.Status is HttpStatusCode.BadRequest, $"{path}: {page.Status}");
            Assert.True(page.Words("#summary").Length > 10, path);
        }
    }

    [Theory]
    [InlineData("", "还没有正文")]
    [InlineData("  \n　\n", "还没有正文")]
    [InlineData("a\0b", "不是文字文件")]
    public async Task A_text_that_cannot_be_set_is_refused_on_the_same_page(string text, string says)
    {
        var page = await SetAsync(text);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(says, page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Contains(says, page.Words("#text-fault"), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Files => new()
    {
        { Convert.ToHexString([0x50, 0x4B, 3, 4, 20, 0, 6, 0]), "不是完整的 Word 文档" },
        { Convert.ToHexString("%PDF-1.7"u8), "PDF 文件" },
        { Convert.ToHexString([0x41, 0, 0x42, 0]), "不是文字文件" },
        { Convert.ToHexString([0xED, 0xA0, 0x80, 0xFF, 0xFE, 0x80, 0x80]), "编码认不出来" },
        { "20", "还没有正文" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_is_no_text_is_refused_and_what_was_typed_stays(string hex, string says)
    {
        var page = await SendAsync("已经输入的文字", Convert.FromHexString(hex));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(says, page.Words("#file-fault"), StringComparison.Ordinal);
        Assert.Equal("已经输入的文字", TextOf(page));
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_within_a_second_with_the_text_still_in_the_box()
    {
        var text = new string('中', 3_400_000);
        var page = await Browser.OpenAsync("/typesetting");
        var started = TimeProvider.System.GetTimestamp();
        page = await Browser.SubmitAsync(page, Form, new() { ["Form.Text"] = text });
        var took = TimeProvider.System.GetElapsedTime(started);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("正文太长", page.Words("#text-fault"), StringComparison.Ordinal);
        Assert.Equal(text.Length, TextOf(page).Length);
        // The parsing of the answer by this test is in it; the site's own share is measured apart.
        Assert.InRange(took.TotalSeconds, 0, 3);
    }

    [Theory]
    [InlineData("{{7*7}} ${7*7} @(7*7) <%=7*7%>")]
    [InlineData("👨‍👩‍👧‍👦 𠮷 㐢 䶮 é e\u0301")]
    [InlineData("=1+1 +1 -1 @SUM(A1) ＝1")]
    [InlineData("<b>&amp;</b> &#20013; </textarea>")]
    public async Task What_is_typed_comes_back_as_it_was(string text)
    {
        var page = await SetAsync($"示例报告\n\n一、标题\n\n正文{text}。\n");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(text, TextOf(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_line_break_of_a_text_is_kept()
    {
        var page = await SetAsync("\n\n示例报告\n\n正文一段。");
        Assert.StartsWith("\n\n示例", TextOf(page).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", 50_000, "!", HttpStatusCode.OK)]
    [InlineData("（", 20_000, "", HttpStatusCode.BadRequest)] // marks alone are no report
    [InlineData("1.", 30_000, "", HttpStatusCode.OK)]
    public async Task A_text_made_to_exhaust_a_reader_does_not(string unit, int times, string end, HttpStatusCode status)
    {
        var started = TimeProvider.System.GetTimestamp();
        var page = await SetAsync(string.Concat(Enumerable.Repeat(unit, times)) + end);
        Assert.Equal(status, page.Status);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task A_field_sent_twice_is_refused_and_neither_value_is_used()
    {
        var page = await Browser.OpenAsync("/typesetting");
        var token = page.Document.QuerySelector($"{Form} input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var parts = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent("甲报告\n\n甲正文。"), "Form.Text" },
            { new StringContent("乙报告\n\n乙正文。"), "Form.Text" },
        };
        var sent = await Browser.PostAsync("/typesetting", parts);
        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Contains("两次", sent.Words("#text-fault"), StringComparison.Ordinal);
        Assert.Empty(sent.Document.QuerySelectorAll(".found"));
    }

    [Fact]
    public async Task Pages_that_are_gone_say_how_to_get_them_back()
    {
        var page = await Browser.OpenAsync($"/typesetting/{new string('0', 32)}.pdf");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("再排一次", page.Words("main"), StringComparison.Ordinal);
        var picture = await Client.GetAsync(new Uri($"/typesetting/{new string('0', 32)}/pages/1.svg", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, picture.StatusCode);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("99")]
    [InlineData("-1")]
    [InlineData("2147483648")]
    public async Task There_is_no_picture_of_a_page_that_is_not(string number)
    {
        var picture = await Client.GetAsync(new Uri($"/typesetting/example/pages/{number}.svg", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, picture.StatusCode);
    }

    private static string TextOf(Opened page) => ((AngleSharp.Html.Dom.IHtmlTextAreaElement)page.Document.QuerySelector("#text")!).Value;

    private async Task<Opened> SetAsync(string text) =>
        await Browser.SubmitAsync(await Browser.OpenAsync("/typesetting"), Form, new() { ["Form.Text"] = text });

    private async Task<Opened> SendAsync(string text, byte[] file) =>
        await Browser.SubmitAsync(await Browser.OpenAsync("/typesetting"), Form, new() { ["Form.Text"] = text }, new() { ["Form.File"] = ("报告.txt", file) });
}
