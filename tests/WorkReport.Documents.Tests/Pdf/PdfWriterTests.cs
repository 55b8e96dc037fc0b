using System.Globalization;
using System.Text;
using System.Xml.Linq;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Graphics.Operations.MarkedContent;
using UglyToad.PdfPig.Outline;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Pdf;
using WorkReport.Documents.Svg;
using WorkReport.Documents.Tests.Fonts;
using WorkReport.Documents.Tests.Layout;

namespace WorkReport.Documents.Tests.Pdf;

public sealed class PdfWriterTests
{
    private const string Text = "深入学习贯彻“精神”，完成2023年GDP1.2万亿元；";

    public static TheoryData<string> Faces => ["FandolFang-Regular", "FandolSong-Regular", "NotoSerifSC-Bold", "LXGWWenKai-Regular", "NotoSerifCJKsc-Regular"];

    [Theory]
    [MemberData(nameof(Faces))]
    public void Every_character_stands_where_it_was_put(string name)
    {
        using var face = FontFolder.Open(name);
        // An irregular pitch: what one adjustment rounds off, the next must not carry on.
        static double X(int i) => 80 + (i * 15.794) + (i % 3 * 0.217);
        var pdf = Sample().Run(face, Text, X, baseline: 200).Pdf();

        using var document = PdfDocument.Open(pdf);
        var letters = document.GetPage(1).Letters;
        Assert.Equal(Text, string.Concat(letters.Select(letter => letter.Value)));
        for (var i = 0; i < letters.Count; i++)
        {
            Assert.Equal(X(i), letters[i].StartBaseLine.X, 0.02);
            Assert.Equal(841.89 - 200, letters[i].StartBaseLine.Y, 0.002);
            Assert.Equal(16, letters[i].PointSize, 0.001);
        }
    }

    [Fact]
    public void No_error_adds_up_over_a_thousand_glyphs()
    {
        using var face = FontFolder.Open("LXGWWenKai-Regular");
        static double X(int i) => 10 + (i * 7.3337);
        var text = string.Concat(Enumerable.Range(0, 1000).Select(i => "国1年a"[i % 4]));
        using var document = PdfDocument.Open(Sample().Run(face, text, X, baseline: 200).Pdf());
        var letters = document.GetPage(1).Letters;
        Assert.Equal(1000, letters.Count);
        Assert.All(letters, (letter, i) => Assert.Equal(X(i), letter.StartBaseLine.X, 0.02));
    }

    [Theory]
    [MemberData(nameof(Faces))]
    public void The_file_is_sound_and_its_fonts_are_embedded_subsets_with_their_true_names(string name)
    {
        using var face = FontFolder.Open(name);
        var pdf = Sample().Run(face, Text, 80, 200).Pdf();

        Assert.Contains("No syntax or stream encoding errors", PdfTool.Run(pdf, "qpdf", ["--check", "{pdf}"]).Printed);
        var font = Assert.Single(PdfTool.Run(pdf, "pdffonts", ["{pdf}"]).Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..]);
        Assert.Matches($@"^[A-Z]{{6}}\+{name}\s+CID {(face.IsCff ? "Type 0C" : "TrueType")}\s+Identity-H\s+yes yes yes", font);
        var info = PdfTool.Run(pdf, "pdfinfo", ["{pdf}"]).Printed;
        Assert.Matches(@"Tagged:\s+yes", info);
        Assert.Matches(@"Title:\s+测试", info);
        Assert.Matches(@"PDF version:\s+1\.7", info);
    }

    [Theory]
    [MemberData(nameof(Faces))]
    public void The_glyphs_are_on_the_paper_not_only_in_the_text(string name)
    {
        const int dpi = 144;
        using var face = FontFolder.Open(name);
        var pdf = Sample().Run(face, "国报警鑫繁", 80, 200, pitch: 40, size: 40).Pdf();
        var poppler = PdfTool.Poppler(pdf, dpi);
        for (var i = 0; i < 5; i++)
            Assert.InRange(poppler.Ink(80 + (i * 40), 200 - 35, 40, 40, dpi), 0.10, 0.60);
        Assert.Equal(0, poppler.Ink(80, 300, 400, 400, dpi));
        Assert.InRange(poppler.Difference(PdfTool.MuPdf(pdf, dpi)), 0, 0.002);
    }

    [Fact]
    public void A_number_is_read_in_one_piece_though_its_point_stands_alone_in_its_half_cell()
    {
        string[] numbers = ["8.5%", "12,345.67", "1:3", "-3.2", "+3.2", "2023", "0873-2165"];
        var document = Typeset.Paragraphs(string.Concat(numbers.Select(number => $"增长{number}，")));
        using var file = new MemoryStream();
        PdfWriter.Write(document, file);

        var read = PdfTool.Run(file.ToArray(), "pdftotext", ["{pdf}", "-"]).Printed;

        Assert.All(numbers, number => Assert.Contains(number, read, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-3.2%")]
    [InlineData("+3.2%")]
    public void A_number_is_said_with_its_sign(string number)
    {
        using var file = new MemoryStream();
        PdfWriter.Write(Typeset.Paragraphs($"增长{number}。"), file);
        using var document = PdfDocument.Open(file.ToArray());
        Assert.Equal([number], document.GetPage(1).GetMarkedContents().SelectMany(content => content.Children).Select(content => content.ActualText));
    }

    [Theory]
    [InlineData("FandolFang-Regular")]
    [InlineData("LXGWWenKai-Regular")]
    public void Each_glyph_has_the_shape_of_its_own_outline(string name)
    {
        const int dpi = 288;
        using var face = FontFolder.Open(name);
        var text = "一二三十工王国圆田回";
        var picture = PdfTool.Poppler(Sample().Run(face, text, 60, 200, pitch: 40, size: 40).Pdf(), dpi);
        for (var i = 0; i < text.Length; i++)
        {
            var ink = face.InkOf(face.GlyphOf(text[i]));
            double em = face.UnitsPerEm;
            var (left, top) = (60 + (i * 40) + (40 * ink.Left / em), 200 - (40 * ink.Top / em));
            var (width, height) = (40 * (ink.Right - ink.Left) / em, 40 * (ink.Top - ink.Bottom) / em);
            // The ink box of this very character holds ink, and the cell around it holds none.
            Assert.True(picture.Ink(left, top, width, height, dpi) > 0.08, $"{text[i]}: blank");
            Assert.True(picture.Ink(left + 0.5, top - 3, width - 1, 2, dpi) < 0.01, $"{text[i]}: ink above");
            Assert.True(picture.Ink(left + 0.5, top + height + 1, width - 1, 2, dpi) < 0.01, $"{text[i]}: ink below");
            Assert.True(picture.Ink(left, top - 0.5, width, 2, dpi) > 0, $"{text[i]}: no ink at its top");
        }
    }

    [Theory]
    [InlineData("FandolFang-Regular")]
    [InlineData("NotoSerifSC-Bold")]
    public void The_page_picture_on_the_screen_is_the_printed_page(string name)
    {
        const int dpi = 144;
        using var face = FontFolder.Open(name);
        var document = Sample().Rule(new Rule(80, 120, 400, 2, 0xE60012)).Run(face, Text, 80, 200).Run(face, "国报警鑫繁", 80, 300, pitch: 40, size: 40);
        using MemoryStream picture = new();
        SvgWriter.Write(document.Document, 0, picture);
        var seen = PdfTool.MuPdf(picture.ToArray(), dpi, file: "a.svg");
        var printed = PdfTool.MuPdf(document.Pdf(), dpi);
        Assert.True(seen.Ink(80, 265, 200, 40, dpi) > 0.1);
        Assert.InRange(seen.Difference(printed), 0, 0.003);
    }

    [Fact]
    public void Characters_beyond_the_basic_plane_can_be_copied()
    {
        using var face = FontFolder.Open("LXGWWenKai-Regular");
        var pdf = Sample().Run(face, "𠮷野𬭩", 80, 200).Pdf();
        using var document = PdfDocument.Open(pdf);
        Assert.Equal("𠮷野𬭩", document.GetPage(1).Text);
        Assert.Equal("𠮷野𬭩", PdfTool.Run(pdf, "pdftotext", ["{pdf}", "-"]).Printed.Trim());
    }

    [Fact]
    public void A_missing_sort_is_drawn_as_the_printers_mark_and_copied_as_its_character()
    {
        using var face = FontFolder.Open("FandolFang-Regular");
        var pdf = Sample().Run(face, "王", 80, 200).Run(face, "〓", 96, 200, actualText: "𱁬").Run(face, "同", 112, 200).Pdf();
        Assert.Equal("王𱁬同", PdfTool.Run(pdf, "pdftotext", ["{pdf}", "-"]).Printed.Trim());
        using var document = PdfDocument.Open(pdf);
        Assert.Equal("王〓同", document.GetPage(1).Text);
    }

    [Fact]
    public void Two_characters_with_one_glyph_are_both_copied_as_themselves()
    {
        using var face = FontFolder.Open("NotoSerifCJKsc-Regular");
        Assert.Equal(face.GlyphOf('一'), face.GlyphOf('\u2F00'));
        var pdf = Sample().Run(face, "一\u2F00一", 80, 200).Pdf();
        Assert.Equal("一\u2F00一", PdfTool.Run(pdf, "pdftotext", ["{pdf}", "-"]).Printed.Trim());
    }

    [Theory]
    [InlineData("FandolFang-Regular", 0xE78D)]
    [InlineData("LXGWWenKai-Regular", 0xF0024)]
    public void A_character_for_private_use_is_said_beside_its_glyph(string name, int character)
    {
        using var face = FontFolder.Open(name);
        var text = char.ConvertFromUtf32(character);
        using var document = PdfDocument.Open(Sample().Run(face, $"国{text}国", 80, 200).Pdf());
        var said = document.GetPage(1).GetMarkedContents().SelectMany(content => content.Children).Select(content => content.ActualText).ToList();
        Assert.Equal([text], said);
    }

    [Fact]
    public void No_glyph_stands_for_a_byte_order_mark_and_still_it_is_copied()
    {
        using var face = FontFolder.Open("DejaVuSans");
        var pdf = Sample().Run(face, "a\uFEFFb", 80, 200).Run(face, "\uFEFF", 80, 300, actualText: "\uFEFF").Pdf();
        using var document = PdfDocument.Open(pdf);
        Assert.Equal(["a", "\uFFFD", "b", "\uFFFD"], document.GetPage(1).Letters.Select(letter => letter.Value));
        Assert.StartsWith("a\uFEFFb", string.Concat(PdfTool.Run(pdf, "pdftotext", ["{pdf}", "-"]).Printed.Where(c => !char.IsWhiteSpace(c))), StringComparison.Ordinal);
    }

    [Fact]
    public void Readers_hear_the_elements_in_order_and_no_page_number()
    {
        using var face = FontFolder.Open("FandolFang-Regular");
        var pdf = Report(face).Pdf();
        var heard = PdfTool.Run(pdf, "pdfinfo", ["-struct-text", "{pdf}"]).Printed;
        var tree = string.Join(' ', heard.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("Document H1 \"标题\" H2 \"工作回顾\" H3 \"一、经济\" P \"第一段\" \"续第二页\" H3 \"二、社会\" P \"末段\"", tree.Replace(" (block)", ""));
    }

    [Theory]
    [InlineData("Title Heading1 Heading2", "H1 H2 H3")]
    // 一、 and then 1.
    [InlineData("Title Heading1 Heading3 Heading4 Heading1", "H1 H2 H3 H4 H2")]
    [InlineData("Title Heading1 Paragraph Part Heading1 Heading2", "H1 H2 P H2 H3 H4")]
    // An annex has a title of its own.
    [InlineData("Title Heading1 Heading2 Title Part Heading1", "H1 H2 H3 H1 H2 H3")]
    [InlineData("Heading2 Heading3 Heading1", "H1 H2 H1")]
    [InlineData("Title Part Heading1 Heading2 Heading3 Heading4", "H1 H2 H3 H4 H5 H6")]
    public void No_level_of_headings_is_skipped(string elements, string heard)
    {
        using var face = FontFolder.Open("FandolFang-Regular");
        var set = new HandSet().Page();
        foreach (var tag in elements.Split(' '))
            set.Element(Enum.Parse<ElementTag>(tag)).Run(face, "题", 80, 100);
        var tree = PdfTool.Run(set.Pdf(), "pdfinfo", ["-struct", "{pdf}"]).Printed;
        Assert.Equal("Document " + heard, string.Join(' ', tree.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' ')[0])));
    }

    [Fact]
    public void The_outline_leads_to_the_headings()
    {
        using var face = FontFolder.Open("FandolFang-Regular");
        using var document = PdfDocument.Open(Report(face).Pdf());
        Assert.True(document.TryGetBookmarks(out var bookmarks));
        Assert.Equal(
            ["0 工作回顾 1", "1 一、经济 1", "1 二、社会 2"],
            bookmarks.GetNodes().OfType<DocumentBookmarkNode>().Select(node => $"{node.Level} {node.Title} {node.PageNumber}"));
    }

    [Fact]
    public void Everything_on_a_page_is_either_read_or_marked_as_decoration()
    {
        using var face = FontFolder.Open("FandolFang-Regular");
        using var document = PdfDocument.Open(Report(face).Rule(new Rule(80, 90, 100, 1, 0xE60012)).Pdf());
        foreach (var page in document.GetPages())
        {
            var depth = 0;
            foreach (var operation in page.Operations)
            {
                depth += operation switch
                {
                    BeginMarkedContent or BeginMarkedContentWithProperties => 1,
                    EndMarkedContent => -1,
                    _ => 0,
                };
                Assert.True(depth > 0 || operation is EndMarkedContent, $"{operation.Operator} outside marked content");
            }

            Assert.Equal(0, depth);
        }
    }

    [Fact]
    public void A_rule_is_filled_in_its_colour()
    {
        using var face = FontFolder.Open("FandolFang-Regular");
        var pdf = Sample().Rule(new Rule(100, 300, 200, 10, 0xE60012)).Run(face, "国", 80, 200).Pdf();
        var picture = PdfTool.Poppler(pdf, 72);
        Assert.InRange(picture.Ink(110, 302, 180, 6, 72), 0.5, 0.8);
        Assert.Equal(0, picture.Ink(110, 312, 180, 20, 72));
        Assert.InRange(picture.Ink(81, 187, 14, 14, 72), 0.05, 0.9);
    }

    [Theory]
    [InlineData("在“大会”上的<报告> & 《说明》(试行)\\")]
    [InlineData("𠮷林市2023年\u0001工作\n报告")]
    [InlineData("")]
    public void Both_titles_say_the_same_whatever_the_title_is(string title)
    {
        using var face = FontFolder.Open("FandolFang-Regular");
        using var document = PdfDocument.Open(new HandSet(title).Page().Element(ElementTag.Paragraph).Run(face, "国", 80, 200).Pdf());
        Assert.True(document.TryGetXmpMetadata(out var metadata));
        var xmp = XDocument.Parse(Encoding.UTF8.GetString(metadata.GetXmlBytes().ToArray()));
        XNamespace dc = "http://purl.org/dc/elements/1.1/", pdfa = "http://www.aiim.org/pdfa/ns/id/";
        Assert.Equal(document.Information.Title ?? "", xmp.Descendants(dc + "title").Single().Value);
        Assert.Equal(title.Replace('\u0001', ' ').Replace('\n', ' '), document.Information.Title ?? "");
        Assert.Equal(("2", "A"), (xmp.Descendants(pdfa + "part").Single().Value, xmp.Descendants(pdfa + "conformance").Single().Value));
    }

    [Fact]
    public void A_blank_page_is_a_sound_file()
    {
        var pdf = new HandSet().Page().Pdf();
        Assert.Contains("No syntax or stream encoding errors", PdfTool.Run(pdf, "qpdf", ["--check", "{pdf}"]).Printed);
        using var document = PdfDocument.Open(pdf);
        Assert.Equal(595.276, document.GetPage(1).Width, 0.001);
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes_in_any_thread_and_culture()
    {
        using var face = FontFolder.Open("FandolFang-Regular");
        using var other = FontFolder.Open("NotoSerifSC-Bold");
        var report = Report(face).Run(other, Text, 80, 500);
        var files = new byte[12][];
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(new[] { "de-DE", "th-TH", "zh-CN" }[i % 3]);
            files[i] = report.Pdf();
        });
        Assert.All(files, file => Assert.Equal(files[0], file));
    }

    [Fact]
    public void The_writer_only_appends_to_its_stream_and_leaves_it_open()
    {
        using var face = FontFolder.Open("FandolFang-Regular");
        using AppendOnly output = new();
        PdfWriter.Write(Report(face).Document, output);
        Assert.Equal(Report(face).Pdf(), output.Written);
    }

    private static HandSet Sample() => new HandSet().Page().Element(ElementTag.Paragraph);

    private static HandSet Report(FontFace face) => new HandSet().Page()
        .Element(ElementTag.Title).Run(face, "标题", 200, 100, size: 22, pitch: 22)
        .Element(ElementTag.Part, "工作回顾", 1).Run(face, "工作回顾", 200, 150)
        .Element(ElementTag.Heading1, "一、经济", 2).Run(face, "一、经济", 80, 200)
        .Element(ElementTag.Paragraph).Run(face, "第一段", 112, 230)
        .Artifact(face, "—1—", 500, 780)
        .Page().Run(face, "续第二页", 80, 100)
        .Element(ElementTag.Heading1, "二、社会", 2).Run(face, "二、社会", 80, 130, color: 0xE60012)
        .Element(ElementTag.Paragraph).Run(face, "末段", 112, 160)
        .Artifact(face, "—2—", 80, 780);

    private sealed class AppendOnly : Stream
    {
        private readonly MemoryStream written = new();

        public byte[] Written => written.ToArray();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => written.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => written.Write(buffer, offset, count);
    }
}
