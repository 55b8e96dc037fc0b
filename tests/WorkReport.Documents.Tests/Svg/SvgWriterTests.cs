using System.Xml.Linq;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using WorkReport.Documents.Pdf;
using WorkReport.Documents.Svg;
using WorkReport.Documents.Tests.Layout;

namespace WorkReport.Documents.Tests.Svg;

public sealed class SvgWriterTests : IDisposable
{
    private const string Prose = "全市有4200多名“五老”参与其中，领办协办青年经营主体130个（含合作社），培养青年致富带头人337名；达标率85.5%——比上年提高3个百分点……";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Another program draws both files; row by row they must leave the same ink.</summary>
    [Fact]
    public void The_picture_and_the_file_leave_the_same_ink()
    {
        var document = Typesetter.Set(
            new Document(
                new Frontmatter { Title = ["某某市2022年工作总结"], Salutation = "同志们：" },
                [new Heading(1, "一、工作回顾"), .. Enumerable.Range(0, 12).Select(_ => new Paragraph(Prose + Prose) { LeadLength = 15, LeadLevel = 2 })]),
            TestFonts.Require());
        Write("page.pdf", stream => PdfWriter.Write(document, stream));
        Write("page.svg", stream => SvgWriter.Write(document, 0, stream));

        var file = Draw("page.pdf", "file.pgm");
        var picture = Draw("page.svg", "picture.pgm");

        Assert.True(file.Ink > 10_000, "The page is blank.");
        Assert.Equal((file.Width, file.Height), (picture.Width, picture.Height));
        Assert.InRange(picture.Ink / file.Ink, 0.97, 1.03);
        foreach (var (inFile, inPicture) in file.InkOfBands(24).Zip(picture.InkOfBands(24)))
            Assert.True(Math.Abs(inFile - inPicture) <= (0.03 * inFile) + 20, $"{inFile} in the file, {inPicture} in the picture");
        var different = file.Pixels.Zip(picture.Pixels).Count(pair => Math.Abs(pair.First - pair.Second) > 64);
        Assert.InRange(different / (double)file.Pixels.Length, 0, 0.03);
    }

    public static TheoryData<string> Figures => ["landscape", "bar", "line", "share"];

    [Theory]
    [MemberData(nameof(Figures))]
    public void Tables_and_charts_leave_the_same_ink(string figure)
    {
        ChartSeries[] series = [new("2021年", [12, 9.5m, 31]), new("2022年", [15, -4, 22])];
        string[] names = ["青山县", "白水县", "东川区"];
        var document = Typeset.Blocks(figure switch
        {
            "landscape" => AnnexTables.Plan(),
            "bar" => new Chart(ChartKind.Bar, "对比", "人", names, series),
            "line" => new Chart(ChartKind.Line, "对比", "人", names, series),
            _ => new Chart(ChartKind.Share, "构成", "人", names, series),
        });
        Write("page.pdf", stream => PdfWriter.Write(document, stream));
        Write("page.svg", stream => SvgWriter.Write(document, 0, stream));

        var file = Draw("page.pdf", "file.pgm");
        var picture = Draw("page.svg", "picture.pgm");

        Assert.True(file.Ink > 1_000, "The page is blank.");
        Assert.InRange(picture.Ink / file.Ink, 0.96, 1.04);
        var different = file.Pixels.Zip(picture.Pixels).Count(pair => Math.Abs(pair.First - pair.Second) > 96);
        Assert.InRange(different / (double)file.Pixels.Length, 0, 0.02);
    }

    [Fact]
    public void The_picture_is_well_formed_and_needs_nothing_from_outside()
    {
        var document = Typeset.Paragraphs(Prose + "<&>\"'𠮷");
        Write("page.svg", stream => SvgWriter.Write(document, 0, stream));

        var svg = XDocument.Load(folder.File("page.svg"));

        Assert.All(svg.Descendants().Attributes("href"), href => Assert.StartsWith("#g", href.Value, StringComparison.Ordinal));
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName is "style" or "script" or "image" or "text");
        Assert.DoesNotContain(svg.Descendants().Attributes(), attribute => attribute.Name.LocalName is "style");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void There_is_no_picture_of_a_page_that_is_not_there(int page)
    {
        var document = Typeset.Paragraphs(Prose);

        Assert.Throws<ArgumentOutOfRangeException>(() => SvgWriter.Write(document, page, Stream.Null));
    }

    private void Write(string name, Action<Stream> write)
    {
        using var stream = File.Create(folder.File(name));
        write(stream);
    }

    private Raster Draw(string name, string raster)
    {
        Outside.Run("mutool", "draw", "-r", "96", "-c", "gray", "-o", folder.File(raster), folder.File(name), "1");
        return Raster.ReadPgm(folder.File(raster));
    }
}
