using UglyToad.PdfPig;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using WorkReport.Documents.Svg;
using Typeset = WorkReport.Documents.Tests.Layout.Typeset;

namespace WorkReport.Documents.Tests.Pdf;

/// <summary>Whole documents of both profiles on both grids, with a table, a chart and a seal, as programs of other makers see them.</summary>
public sealed class WholeDocumentTests
{
    private const int Dpi = 100;

    public static TheoryData<Profile, string> Both => WholeDocuments.Both;

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
        var (document, pdf) = Set(profile, grid);
        var fonts = PdfTool.Run(pdf, "pdffonts", ["{pdf}"]).Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        // The five of the standard, and those that lend a rare Hanzi.
        Assert.InRange(fonts.Length, 3, 5 + document.Record.BorrowedGlyphs.Select(glyph => glyph.Face).Distinct().Count());
        Assert.All(fonts, font => Assert.Matches(@"yes\s+yes\s+yes\s+\d+\s+\d+\s*$", font));
        Assert.DoesNotContain(fonts, font => font.Contains("Type 3", StringComparison.Ordinal));
        Assert.Contains("No syntax or stream encoding errors found", PdfTool.Run(pdf, "qpdf", ["--check", "{pdf}"]).Printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_pages_and_two_hundred_are_small_files()
    {
        Assert.InRange(Sized(10), 50_000, 500_000);
        Assert.InRange(Sized(200), 200_000, 1_200_000);

        static int Sized(int pages)
        {
            var document = Typeset.Blocks([.. Enumerable.Range(0, pages * 5).Select(n => new Paragraph(WholeDocuments.Prose(n, 120)))]);
            Assert.InRange(document.Pages.Count, pages * 0.8, pages * 1.3);
            return WholeDocuments.Pdf(document).Length;
        }
    }

    [Fact]
    public void A_rare_name_is_drawn_in_the_text_and_in_a_table()
    {
        const string name = "㐢䶮𠮷";
        var document = Typeset.Blocks(new Paragraph($"由{name}负责。"), new Table("", [new TableColumn("姓名", 1)], [[name]]));
        Assert.Empty(document.Record.Missing);
        using var read = PdfDocument.Open(WholeDocuments.Pdf(document));
        Assert.Equal(2, read.GetPage(1).Text.Split(name).Length - 1);
    }

    private static (TypesetDocument Document, byte[] Pdf) Set(Profile profile, string grid)
    {
        var set = WholeDocuments.Set(profile, grid);
        return (set, WholeDocuments.Pdf(set));
    }
}
