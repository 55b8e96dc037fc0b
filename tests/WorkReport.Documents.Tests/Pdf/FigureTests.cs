using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using WorkReport.Documents.Pdf;
using Typeset = WorkReport.Documents.Tests.Layout.Typeset;

namespace WorkReport.Documents.Tests.Pdf;

/// <summary>A reader that shows or magnifies a figure asks the file where it is (ISO 32000-1, 14.8.5.4.3).</summary>
public sealed class FigureTests
{
    private const int Dpi = 144;

    /// <summary>Two pixels, points.</summary>
    private const double Tolerance = 1;

    [Theory]
    [InlineData(ChartKind.Bar)]
    [InlineData(ChartKind.Line)]
    [InlineData(ChartKind.Share)]
    public void The_box_of_a_chart_holds_its_ink_and_no_more(ChartKind kind)
    {
        var pdf = Written(Typeset.Blocks(new Chart(kind, "各县宣讲场次对比", "场", ["青山县", "白水县", "东川区"], [new("2021年", [12, 9.5m, 31]), new("2022年", [15, 4, 22])])));
        var picture = PdfTool.Poppler(pdf, Dpi);
        // The page number stands below the type area.
        var ink = Enumerable.Range(0, (int)(Paper.Bottom * Dpi / 72)).SelectMany(y => Enumerable.Range(0, picture.Width).Select(x => (X: x, Y: y)))
            .Where(pixel => picture.Pixels[(pixel.Y * picture.Width) + pixel.X] < 200).ToList();
        var box = Assert.Single(Boxes(pdf));
        Assert.Equal(ink.Min(pixel => pixel.X) * 72.0 / Dpi, box[0], Tolerance);
        Assert.Equal(Paper.Height - ((ink.Max(pixel => pixel.Y) + 1) * 72.0 / Dpi), box[1], Tolerance);
        Assert.Equal((ink.Max(pixel => pixel.X) + 1) * 72.0 / Dpi, box[2], Tolerance);
        Assert.Equal(Paper.Height - (ink.Min(pixel => pixel.Y) * 72.0 / Dpi), box[3], Tolerance);
    }

    [Theory]
    [InlineData(40, 20)]
    [InlineData(20, 40)]
    public void The_box_of_a_picture_is_the_picture_and_not_its_frame(int width, int height)
    {
        var document = new Document(new Frontmatter(), [new Paragraph("正文。")])
        {
            SignOff = new SignOff { Signatures = ["澄川市人民政府"], SignedOn = "2023年1月5日", HasSeal = true, Seals = [new Picture(Samples.Png(width, height), "印章")] },
        };
        var pdf = Written(Typesetter.Set(document, TestFonts.Require()));
        using var read = PdfDocument.Open(pdf);
        var drawn = Assert.Single(read.GetPage(1).GetImages()).BoundingBox;
        var box = Assert.Single(Boxes(pdf));
        Assert.Equal(width / (double)height, (box[2] - box[0]) / (box[3] - box[1]), 0.001);
        foreach (var (said, wanted) in box.Zip([drawn.Left, drawn.Bottom, drawn.Right, drawn.Top]))
            Assert.Equal(wanted, said, 0.01);
    }

    [Fact]
    public void Text_has_no_box() => Assert.Empty(Boxes(Written(Typeset.Paragraphs("正文。"))));

    private static byte[] Written(TypesetDocument document)
    {
        using var file = new MemoryStream();
        PdfWriter.Write(document, file);
        return file.ToArray();
    }

    private static List<double[]> Boxes(byte[] pdf) =>
    [
        .. Regex.Matches(Encoding.Latin1.GetString(pdf), @"/S/Figure/P.*/A<</O/Layout/BBox\[([-\d. ]+)\]>>")
            .Select(box => box.Groups[1].Value.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()),
    ];
}
