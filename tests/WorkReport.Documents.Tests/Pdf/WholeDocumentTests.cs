using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Outline;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using WorkReport.Documents.Pdf;
using WorkReport.Documents.Svg;
using Typeset = WorkReport.Documents.Tests.Layout.Typeset;

namespace WorkReport.Documents.Tests.Pdf;

/// <summary>Whole documents of both profiles on both grids, with a table and a chart, as programs of other makers see them.</summary>
public sealed class WholeDocumentTests
{
    private const int Dpi = 100;

    public static TheoryData<Profile, string> Both => new()
    {
        { Profile.Meeting, Grid.EdgeToEdge.Name },
        { Profile.Meeting, Grid.Word.Name },
        { Profile.Official, Grid.EdgeToEdge.Name },
        { Profile.Official, Grid.Word.Name },
    };

    [Theory]
    [MemberData(nameof(Both))]
    public void Two_renderers_draw_the_same_page(Profile profile, string grid)
    {
        var (document, pdf) = Set(profile, grid);
        foreach (var page in new[] { 1, 2, document.Pages.Count })
        {
            var (poppler, mupdf) = (PdfTool.Poppler(pdf, Dpi, page), PdfTool.MuPdf(pdf, Dpi, page));
            Assert.InRange(poppler.DifferenceWithinAPixel(mupdf), 0, 0.01);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Every_row_leaves_the_ink_of_its_glyphs(Profile profile, string grid)
    {
        var (document, pdf) = Set(profile, grid);
        foreach (var page in new[] { 0, 1, document.Pages.Count - 1 })
        {
            using var picture = new MemoryStream();
            SvgWriter.Write(document, page, picture);
            // One renderer draws the file's own subset, the other the outlines of the whole face.
            var (file, glyphs) = (PdfTool.Poppler(pdf, 150, page + 1), PdfTool.MuPdf(picture.ToArray(), 150, 1, "a.svg"));
            foreach (var row in document.Pages[page].Runs.Where(run => run.Size == TypeSize.Three && !run.IsTurned).Select(run => run.Baseline).Distinct())
            {
                var (drawn, wanted) = (file.Ink(Paper.Left, row - 15, Paper.TypeWidth, 20, 150), glyphs.Ink(Paper.Left, row - 15, Paper.TypeWidth, 20, 150));
                Assert.True(Math.Abs(drawn - wanted) <= (0.03 * wanted) + 0.001, $"page {page + 1}, {row}: {drawn} drawn, {wanted} wanted");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Every_glyph_and_every_rule_stands_in_the_file_where_it_was_set(Profile profile, string grid)
    {
        // So what the tests of the layout measure holds of the printed page, to a twentieth of a millimetre.
        const double tolerance = 0.05 * Paper.Millimetre;
        var (document, bytes) = Set(profile, grid);
        using var pdf = PdfDocument.Open(bytes);
        Assert.Equal(document.Pages.Count, pdf.NumberOfPages);
        foreach (var (page, read) in document.Pages.Zip(pdf.GetPages()))
        {
            var put = page.Runs.SelectMany(run => run.Glyphs.Select((_, i) => (X: run.IsTurned ? run.Baseline : run.X[i], Y: run.IsTurned ? run.X[i] : page.Height - run.Baseline))).ToList();
            Assert.Equal(put.Count, read.Letters.Count);
            foreach (var (glyph, letter) in put.Zip(read.Letters))
            {
                Assert.Equal(glyph.X, letter.StartBaseLine.X, tolerance);
                Assert.Equal(glyph.Y, letter.StartBaseLine.Y, tolerance);
            }

            var drawn = read.Paths.Where(path => path.IsFilled).Select(path => path.GetBoundingRectangle()!.Value).Take(page.Rules.Count).ToList();
            Assert.Equal(page.Rules.Count, drawn.Count);
            foreach (var (rule, box) in page.Rules.Zip(drawn))
            {
                Assert.Equal(rule.X, box.Left, tolerance);
                Assert.Equal(page.Height - rule.Y, box.Top, tolerance);
                Assert.Equal(rule.Width, box.Width, tolerance);
                Assert.Equal(rule.Height, box.Height, tolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Every_font_is_embedded_as_a_subset_that_tells_its_characters(Profile profile, string grid)
    {
        var (_, pdf) = Set(profile, grid);
        var fonts = PdfTool.Run(pdf, "pdffonts", ["{pdf}"]).Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.InRange(fonts.Length, 3, 6);
        Assert.All(fonts, font => Assert.Matches(@"yes\s+yes\s+yes\s+\d+\s+\d+\s*$", font));
        Assert.DoesNotContain(fonts, font => font.Contains("Type 3", StringComparison.Ordinal));
        Assert.Contains("No syntax or stream encoding errors found", PdfTool.Run(pdf, "qpdf", ["--check", "{pdf}"]).Printed, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_reader_hears_the_text_in_its_order_and_the_outline_is_the_headings(Profile profile, string grid)
    {
        var (document, pdf) = Set(profile, grid);
        var heard = Bare(PdfTool.Run(pdf, "pdfinfo", ["-struct-text", "{pdf}"]).Printed);
        var last = -1;
        foreach (var heading in Headings)
        {
            var at = heard.IndexOf(Bare(heading), last + 1, StringComparison.Ordinal);
            Assert.True(at > last, $"{heading} is not heard in its place.");
            last = at;
        }

        using var read = PdfDocument.Open(pdf);
        Assert.True(read.TryGetBookmarks(out var bookmarks));
        Assert.Equal([.. Headings, "附件 主要指标统计表"], bookmarks.GetNodes().OfType<DocumentBookmarkNode>().Select(node => node.Title));
        Assert.Equal(document.Pages.Count, read.NumberOfPages);
    }

    [Fact]
    public void Ten_pages_and_two_hundred_are_small_files()
    {
        Assert.InRange(Sized(10), 50_000, 500_000);
        Assert.InRange(Sized(200), 200_000, 1_200_000);

        static int Sized(int pages)
        {
            var document = Typeset.Blocks([.. Enumerable.Range(0, pages * 5).Select(n => new Paragraph(Prose(n, 120)))]);
            Assert.InRange(document.Pages.Count, pages * 0.8, pages * 1.3);
            return Written(document).Length;
        }
    }

    [Fact]
    public void A_rare_name_is_drawn_in_the_text_and_in_a_table()
    {
        const string name = "㐢䶮𠮷";
        var document = Typeset.Blocks(new Paragraph($"由{name}负责。"), new Table("", [new TableColumn("姓名", 1)], [[name]]));
        Assert.Empty(document.Record.Missing);
        using var read = PdfDocument.Open(Written(document));
        Assert.Equal(2, read.GetPage(1).Text.Split(name).Length - 1);
    }

    private static readonly string[] Headings = ["2022年工作回顾", "一、服务大局", "二、自身建设", "2023年工作安排", "一、再上台阶"];

    private static (TypesetDocument Document, byte[] Pdf) Set(Profile profile, string grid)
    {
        var document = new Document(
            new Frontmatter { Title = ["澄川市关心下一代工作委员会2022年工作总结暨2023年工作安排"], Salutation = profile is Profile.Official ? "省关工委：" : "同志们：" },
            [
                new PartHeading(Headings[0]), new Heading(1, Headings[1]), .. Paragraphs(0, 12), new Heading(1, Headings[2]), .. Paragraphs(12, 12),
                new PartHeading(Headings[3]), new Heading(1, Headings[4]), .. Paragraphs(24, 12),
            ])
        {
            Profile = profile,
            Letterhead = profile is Profile.Official ? new Letterhead { Issuers = ["澄川市关工委"], Kind = "文件", Number = "澄关工委〔2023〕1号" } : null,
            SignOff = new SignOff { Signatures = ["澄川市关工委"], SignedOn = "2023年1月5日" },
            Annexes = [new Annex("主要指标统计表", [new Table("", [new TableColumn("指标", 2), new TableColumn("数", 1)], [["宣讲", "337"], ["听众", "4238"]])])],
            Imprint = profile is Profile.Official ? new Imprint { CopyTo = ["市委办公室"], PrintedBy = "澄川市关工委办公室", PrintedOn = "2023年1月6日" } : null,
        };
        var set = Typesetter.Set(document, TestFonts.Require(), grid == Grid.Word.Name ? Grid.Word : Grid.EdgeToEdge);
        return (set, Written(set));
    }

    private static byte[] Written(TypesetDocument document)
    {
        using var file = new MemoryStream();
        PdfWriter.Write(document, file);
        return file.ToArray();
    }

    private static IEnumerable<Block> Paragraphs(int first, int count) => Enumerable.Range(first, count).Select(n => new Paragraph(Prose(n, 150)));

    /// <summary>Hanzi of everyday use with marks and figures among them, the same for the same number.</summary>
    private static string Prose(int seed, int length)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(Gb2312.Hanzi.AsSpan(random.Next(600), random.Next(4, 12)));
            text.Append(random.Next(6) switch { 0 => "，", 1 => "、", 2 => $"{random.Next(5000)}人", 3 => "“五老”", _ => "" });
        }

        return text.Append('。').ToString();
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
