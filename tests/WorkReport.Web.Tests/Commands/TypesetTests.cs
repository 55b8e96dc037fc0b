using System.IO.Compression;
using System.Text;
using UglyToad.PdfPig;

namespace WorkReport.Web.Tests.Commands;

/// <summary>What stands around the text, and what <c>--strict</c> does not let pass.</summary>
public sealed class TypesetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("workreport-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_key_of_the_file_has_its_place_in_the_document()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "seal.png"), Convert.FromBase64String(RedDot));
        var ended = await TypesetAsync("""
            {"title": ["关于2022年工作情况的报告"], "issuer": ["澄川市人民政府"], "kind": "文件", "number": "澄府发〔2023〕1号", "copyNumber": "000001", "secrecy": "机密★1年",
             "urgency": "特急", "signers": ["林示范"], "recipient": "省人民政府", "attachments": ["主要指标统计表", "任务分解表"], "signature": "澄川市人民政府",
             "signedOn": "2023年1月5日", "seal": "seal.png", "note": "此件公开发布", "copyTo": ["市委各部门"], "printedBy": "澄川市人民政府办公室", "printedOn": "2023年1月6日"}
            """, "--profile", "official");
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        using var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf"));
        var text = string.Concat(pdf.GetPages().Select(page => page.Text)).Replace(" ", "", StringComparison.Ordinal);
        Assert.All(
            ["关于2022年工作情况的报告", "澄川市人民政府文件", "澄府发〔2023〕1号", "000001", "机密★1年", "特急", "签发人：", "林示范", "省人民政府：", "附件：1.主要指标统计表", "2.任务分解表", "2023年1月5日", "（此件公开发布）", "抄送：市委各部门。", "2023年1月6日印发"],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Single(pdf.GetPages().SelectMany(page => page.GetImages()));
    }

    [Fact]
    public async Task Organs_of_a_joint_issue_have_their_seals_and_a_person_a_stamp_with_the_office()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "seal.png"), Convert.FromBase64String(RedDot));
        var joint = await TypesetAsync("""{"signature": ["澄川市教育局", "澄川市民政局"], "signedOn": "2023年1月5日", "seal": ["seal.png", "seal.png"]}""", "--profile", "official");
        Assert.Equal((0, ""), (joint.Code, joint.Error));
        using (var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf")))
            Assert.Equal(2, pdf.GetPages().SelectMany(page => page.GetImages()).Count());
        var stamped = await TypesetAsync("""{"office": "市长", "stamp": "seal.png", "signedOn": "2023年1月5日"}""", "--profile", "official");
        Assert.Equal((0, ""), (stamped.Code, stamped.Error));
        using (var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf")))
        {
            Assert.Contains("市长2023年1月5日", pdf.GetPage(1).Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Single(pdf.GetPage(1).GetImages());
        }
    }

    [Theory]
    [InlineData(65001, true)]
    [InlineData(54936, false)]
    public async Task The_file_is_read_as_Windows_saves_it(int codePage, bool hasMark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(codePage);
        var meta = encoding.GetBytes("""{"recipient": "省人民政府:", "note": "（此件公开发布）", "number": "澄府发[2023]1号"}""");
        var ended = await TypesetAsync(hasMark ? [.. encoding.GetPreamble(), .. meta] : meta, "--profile", "official");
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        using var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf"));
        var text = pdf.GetPage(1).Text.Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("省人民政府：", text, StringComparison.Ordinal);
        Assert.DoesNotContain("：：", text, StringComparison.Ordinal);
        Assert.Contains("（此件公开发布）", text, StringComparison.Ordinal);
        Assert.DoesNotContain("））", text, StringComparison.Ordinal);
        Assert.Contains("澄府发〔2023〕1号", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_text_itself_says_below_its_body_stands_where_the_standard_wants_it()
    {
        // GB/T 9704-2012, 7.3.4, 7.3.5.2 and 7.3.7
        await File.WriteAllTextAsync(
            Path.Combine(folder, "whole.txt"),
            "澄川市教育局2022年工作总结\n一、主要做法\n全年开展活动12场，参加师生3.4万人次，工作取得明显成效。\n附件：1.主要指标统计表\n2.数据来源\n澄川市教育局\n2023年1月5日\n附件1\n主要指标统计表\n全年开展活动12场。\n附件2\n数据来源\n各县（市、区）上报。\n");
        var ended = await Run.ToTheEndAsync(folder, "typeset", "whole.txt", "-o", "out.pdf", "--profile", "official");
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        using var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf"));
        Assert.Equal(3, pdf.NumberOfPages);
        var (first, second) = (Text(1), Text(2));
        Assert.EndsWith("附件：1.主要指标统计表2.数据来源澄川市教育局2023年1月5日", first.Split('—')[0], StringComparison.Ordinal);
        Assert.StartsWith("附件1主要指标统计表全年", second, StringComparison.Ordinal);
        Assert.StartsWith("附件2数据来源各县", Text(3), StringComparison.Ordinal);
        // The organ 右空二字, the date two characters further right than it.
        var (organ, day) = (pdf.GetPage(1).Letters.Last(letter => letter.Value == "局"), pdf.GetPage(1).Letters.Last(letter => letter.Value == "日"));
        Assert.Equal((184 - (2 * 156 / 28.0)) * 72 / 25.4, organ.BoundingBox.Right, 3.0);
        Assert.Equal(organ.BoundingBox.Right + (2 * 156 / 28.0 * 72 / 25.4), day.BoundingBox.Right, 5.0);

        string Text(int page) => pdf.GetPage(page).Text.Replace(" ", "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_signed_report_the_appendices_stay_behind_the_sign_off()
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder, "whole.txt"),
            "澄川市教育局2022年工作总结\n一、主要做法\n全年开展活动12场，参加师生3.4万人次，工作取得明显成效。\n澄川市教育局\n2023年1月5日\n（此件公开发布）\n附件1\n主要指标统计表\n全年开展活动12场。\n");
        var ended = await Run.ToTheEndAsync(folder, "typeset", "whole.txt", "-o", "out.pdf");
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        using var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf"));
        Assert.EndsWith("澄川市教育局2023年1月5日（此件公开发布）", pdf.GetPage(1).Text.Replace(" ", "", StringComparison.Ordinal).Split('—')[0], StringComparison.Ordinal);
        Assert.StartsWith("附件主要指标统计表全年", pdf.GetPage(2).Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_keeps_the_brackets_within_it()
    {
        var ended = await TypesetAsync("""{"signedOn": "2023年1月5日", "note": "此件公开发布（附件除外）"}""", "--profile", "official");
        Assert.Equal(0, ended.Code);
        using var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf"));
        Assert.Contains("（此件公开发布（附件除外））", pdf.GetPage(1).Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_read_is_never_written_over()
    {
        var ended = await TypesetAsync("""{"note": "一"}""", "--docx", "meta.json");
        Assert.Equal(1, ended.Code);
        Assert.Contains("meta.json", ended.Error, StringComparison.Ordinal);
        Assert.Equal("""{"note": "一"}""", await File.ReadAllTextAsync(Path.Combine(folder, "meta.json")));
    }

    [Theory]
    [InlineData("none.txt", "out.pdf", "找不到文件")]
    [InlineData(".", "out.pdf", "是文件夹")]
    [InlineData("in.txt", "nowhere/out.pdf", "不存在")]
    public async Task What_is_not_there_is_named_in_words_of_the_reader(string source, string target, string said)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "in.txt"), "正文。");
        var ended = await Run.ToTheEndAsync(folder, "typeset", source, "-o", target);
        Assert.Equal(1, ended.Code);
        Assert.Contains(said, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(".part", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_speech_occasion_day_and_speaker_stand_below_the_title()
    {
        var ended = await TypesetAsync("""{"occasion": "在全市关心下一代工作会议上", "date": "2023年1月12日", "speaker": "林示范", "salutation": "同志们"}""");
        Assert.Equal(0, ended.Code);
        using var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf"));
        Assert.Contains("在全市关心下一代工作会议上2023年1月12日林示范同志们：", pdf.GetPage(1).Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("信函", "澄川市人民政府", 30)]
    [InlineData("令", "澄川市人民政府令", 57)]
    [InlineData("命令", "澄川市人民政府命令", 57)]
    [InlineData("常务会议纪要", "澄川市人民政府常务会议纪要", 72)]
    [InlineData("文件", "澄川市人民政府文件", 72)]
    public async Task The_kind_tells_the_form_and_with_it_where_the_mark_stands(string kind, string mark, int millimetres)
    {
        // GB/T 9704-2012, 7.2.4 and clause 10
        var ended = await TypesetAsync($$"""{"issuer": ["澄川市人民政府"], "kind": "{{kind}}", "number": "第1号"}""", "--profile", "official");
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        using var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf"));
        var page = pdf.GetPage(1);
        var size = page.Letters.Max(letter => letter.PointSize);
        var red = page.Letters.Where(letter => Math.Abs(letter.PointSize - size) < 0.01).ToList();
        Assert.Equal(mark, string.Concat(red.Select(letter => letter.Value)));
        Assert.Equal(millimetres, (page.Height - red[0].StartBaseLine.Y - (0.88 * size)) / 72 * 25.4, 0.05);
        Assert.Equal(kind == "信函", !page.Text.Contains("— 1 —", StringComparison.Ordinal) && !page.Text.Contains("—1—", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Minutes_name_who_was_there_who_was_excused_and_who_listened()
    {
        var ended = await TypesetAsync(
            """{"issuer": ["澄川市人民政府"], "kind": "常务会议纪要", "present": ["林示范", "周示例"], "excused": ["赵四"], "attending": ["市教育局孙五、钱六", "团市委冯八"]}""",
            "--profile", "official", "--docx", "out.docx");
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        using var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf"));
        Assert.Contains("出席：林示范、周示例请假：赵四列席：市教育局孙五、钱六；团市委冯八", string.Concat(pdf.GetPages().Select(page => page.Text)).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "out.docx")));
    }

    [Theory]
    [InlineData("""{"titel": ["题"]}""", "titel")]
    [InlineData("""{"number": 7}""", "number")]
    [InlineData("""{"signers": [7]}""", "signers")]
    [InlineData("""{"kind": "信函", "signers": ["林示范"]}""", "signers")]
    [InlineData("""{"kind": "令", "issuer": ["澄川市人民政府"], "signers": ["林示范"]}""", "signers")]
    [InlineData("""{"present": [["林示范"]]}""", "present")]
    [InlineData("""{"note": ["一", "二"]}""", "note")]
    [InlineData("""{"note": "一", "note": "二"}""", "note")]
    [InlineData("""{"signedOn": "2023年1月5日", "seal": "nowhere.png"}""", "nowhere.png")]
    [InlineData("""{"signedOn": "2023年1月5日", "seal": "in.txt"}""", "in.txt")]
    [InlineData("""{"seal": "in.txt"}""", "in.txt")]
    [InlineData("""{"seal": ""}""", "signedOn")]
    [InlineData("""{"stamp": ["nowhere.png"]}""", "nowhere.png")]
    [InlineData("""{"kind": "文件"}""", "issuer")]
    [InlineData("""{"kind": "信函", "issuer": ["市教育局"], "printedOn": "2023年1月6日"}""", "printedOn")]
    [InlineData("""{"signature": "市教育局", "seal": ["", ""]}""", "signature")]
    [InlineData("""{"signedOn": "2023年1月5日", "seal": "", "office": "市长"}""", "stamp")]
    [InlineData("""{"note": "\uD800"}""", "meta.json")]
    [InlineData("[]", "meta.json")]
    [InlineData("{", "meta.json")]
    [InlineData("{\n\"note\": \"一\"\n\"number\": \"二\"}", "第 3 行")]
    public async Task A_file_that_does_not_fit_is_refused_by_name_and_nothing_is_written(string meta, string named)
    {
        var ended = await TypesetAsync(meta, "--profile", "official");
        Assert.Equal(1, ended.Code);
        Assert.Contains(named, ended.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "out.pdf")));
    }

    [Theory]
    [InlineData("--profile", "letter")]
    [InlineData("--grid", "lines")]
    public async Task A_profile_or_grid_there_is_not_is_wrong_usage(string option, string value)
    {
        var ended = await TypesetAsync("{}", option, value);
        Assert.Equal(2, ended.Code);
        Assert.NotEmpty(ended.Error);
    }

    [Fact]
    public async Task Strict_writes_nothing_where_a_character_has_no_glyph_and_names_it_with_its_place()
    {
        // A character of a plane for private use: no face of the world has it.
        var ended = await TypesetAsync("{}", "--strict", "--text", "\U000F1234");
        Assert.Equal(1, ended.Code);
        Assert.Contains("U+F1234", ended.Error, StringComparison.Ordinal);
        Assert.Contains("第 1 页", ended.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "out.pdf")));
    }

    [Fact]
    public async Task A_Word_file_comes_out_beside_the_page_and_goes_in_again()
    {
        var first = await TypesetAsync("{}", "--docx", "out.docx");
        Assert.Equal((0, ""), (first.Code, first.Error));
        var again = await Run.ToTheEndAsync(folder, "typeset", "out.docx", "-o", "again.pdf");
        Assert.Equal((0, ""), (again.Code, again.Error));
        using var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf"));
        using var second = PdfDocument.Open(Path.Combine(folder, "again.pdf"));
        Assert.Equal(pdf.GetPage(1).Text, second.GetPage(1).Text);
    }

    [Fact]
    public async Task What_a_Word_file_has_beside_its_lines_stands_on_standard_error_with_its_place()
    {
        const string word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using (var file = new ZipArchive(File.Create(Path.Combine(folder, "in.docx")), ZipArchiveMode.Create))
        {
            Add("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>");
            Add("_rels/.rels", $"<Relationships><Relationship Type='{relations}/officeDocument' Target='word/document.xml'/></Relationships>");
            Add("word/_rels/document.xml.rels", $"<Relationships><Relationship Type='{relations}/footnotes' Target='footnotes.xml'/></Relationships>");
            Add("word/footnotes.xml", $"<w:footnotes xmlns:w='{word}'><w:footnote w:id='1'><w:p><w:r><w:t>数据截至12月底。</w:t></w:r></w:p></w:footnote></w:footnotes>");
            Add("word/document.xml", $"""
                <w:document xmlns:w='{word}' xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><w:body><w:p><w:r><w:t>工作总结</w:t></w:r></w:p>
                <w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p>
                <w:p><w:r><w:t>全年宣讲337场</w:t><w:footnoteReference w:id='1'/><w:t>，增长率为</w:t></w:r><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath><w:r><w:t>。</w:t></w:r></w:p></w:body></w:document>
                """);

            void Add(string name, string text)
            {
                using var entry = new StreamWriter(file.CreateEntry(name).Open());
                entry.Write(text);
            }
        }

        var ended = await Run.ToTheEndAsync(folder, "typeset", "in.docx", "-o", "out.pdf");
        Assert.Equal(
            (0, "第 2 段“工作总结”处：自动编号的定义在文件里找不到，这一段可能缺号。\n第 3 段“全年宣讲337场，增长率”处：脚注没有带过来：数据截至12月底。\n第 3 段“全年宣讲337场，增长率”处：公式“a+b”没有带过来，请改用文字写出。\n"),
            (ended.Code, ended.Error.ReplaceLineEndings("\n")));
        using var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf"));
        Assert.Contains("全年宣讲337场，增长率为。", pdf.GetPage(1).Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_only_begins_like_a_Word_file_is_refused_in_words()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "in.docx"), "PK\u0003\u0004 no more"u8.ToArray());
        var ended = await Run.ToTheEndAsync(folder, "typeset", "in.docx", "-o", "out.pdf");
        Assert.Equal(1, ended.Code);
        Assert.Contains("不是完整的 Word 文档", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rare_names_are_borrowed_and_said_so_and_stand_in_the_text()
    {
        var ended = await TypesetAsync("{}", "--text", "㐢䶮𠮷");
        Assert.Equal(0, ended.Code);
        Assert.Contains("𠮷", ended.Output, StringComparison.Ordinal);
        using var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf"));
        Assert.Contains("㐢䶮𠮷", pdf.GetPage(1).Text, StringComparison.Ordinal);
    }

    private Task<Run.Ended> TypesetAsync(string meta, params string[] options) => TypesetAsync(Encoding.UTF8.GetBytes(meta), options);

    private async Task<Run.Ended> TypesetAsync(byte[] meta, params string[] options)
    {
        var name = options is [.., "--text", var extra] ? extra : "";
        await File.WriteAllTextAsync(Path.Combine(folder, "in.txt"), $"工作总结\n\n同志们：\n\n正文一段，讲一讲{name}的工作。\n");
        await File.WriteAllBytesAsync(Path.Combine(folder, "meta.json"), meta);
        return await Run.ToTheEndAsync(folder, ["typeset", "in.txt", "-o", "out.pdf", "--meta", "meta.json", .. name.Length > 0 ? options[..^2] : options]);
    }

    // One red pixel.
    private const string RedDot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";
}
