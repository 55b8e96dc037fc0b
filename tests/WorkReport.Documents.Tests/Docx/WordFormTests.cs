using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using WorkReport.Documents.Model;
using WorkReport.Documents.Tests.Layout;
using DW = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkReport.Documents.Tests.Docx;

/// <summary>信函, 命令（令）and 纪要 (GB/T 9704-2012, clause 10) in a Word file.</summary>
public class WordFormTests
{
    private const double TwipsOfMillimetre = 1440 / 25.4;

    [Fact]
    public void The_mark_of_a_letter_stands_in_a_frame_30_mm_below_the_papers_edge()
    {
        // 10.1
        using var file = Open(WordSamples.Letter());
        var mark = Paragraphs(file)[0];
        Assert.Equal("澄川市关工委", mark.InnerText);
        var frame = mark.ParagraphProperties!.FrameProperties!;
        Assert.Equal((W.VerticalAnchorValues.Page, W.TextWrappingValues.NotBeside), (frame.VerticalPosition!.Value, frame.Wrap!.Value));
        Assert.Equal(30 * TwipsOfMillimetre, Number(frame.Y!), 1.0);
        // What comes below begins seven eighths of a character below the first double rule.
        Assert.Equal(Shapes(file)[1].Bottom + (14 / 72.0 * 25.4), 30 + (frame.Height!.Value / TwipsOfMillimetre), 0.05);
    }

    [Fact]
    public void The_double_rules_of_a_letter_stand_on_its_first_page_and_on_no_other()
    {
        // 10.1
        using var file = Open(WordSamples.Letter());
        var rules = Shapes(file);
        Assert.Equal(4, rules.Count);
        Assert.All(rules, rule => Assert.Equal((20.0, 170.0), (Math.Round(rule.Left, 2), Math.Round(rule.Width, 2))));
        var mark = Paragraphs(file)[0].Descendants<W.FontSize>().Single();
        Assert.Equal(30 + (Number(mark.Val!) / 2 / 72 * 25.4) + 4, rules[0].Top, 0.2);
        Assert.Equal(297 - 20, rules[3].Bottom, 0.05);
        Assert.True(rules[0].Height > 2 * rules[1].Height && rules[3].Height > 2 * rules[2].Height);
        var sections = file.MainDocumentPart!.Document!.Descendants<W.SectionProperties>().ToList();
        Assert.Equal([true, .. sections.Skip(1).Select(_ => false)], sections.Select(section => section.GetFirstChild<W.TitlePage>() is not null));
    }

    [Fact]
    public void A_letter_that_goes_on_on_landscape_paper_has_them_in_its_first_section_only()
    {
        using var file = Open(WordSamples.Letter() with { Body = WordSamples.Tables.Body });
        var sections = file.MainDocumentPart!.Document!.Descendants<W.SectionProperties>().ToList();
        Assert.True(sections.Count > 1);
        Assert.Equal(1, sections.Sum(section => section.Elements<W.HeaderReference>().Count()));
        Assert.NotNull(sections[0].GetFirstChild<W.TitlePage>());
    }

    [Fact]
    public void The_first_page_of_a_letter_has_no_number()
    {
        // 10.1
        using var file = Open(WordSamples.Letter());
        var main = file.MainDocumentPart!;
        var footers = main.Document!.Descendants<W.FooterReference>().ToDictionary(footer => footer.Type!.Value, footer => ((FooterPart)main.GetPartById(footer.Id!.Value!)).Footer!.InnerText);
        Assert.Equal(("", "— 1 —", "— 1 —"), (footers[W.HeaderFooterValues.First], footers[W.HeaderFooterValues.Default], footers[W.HeaderFooterValues.Even]));
    }

    [Fact]
    public void What_identifies_a_letter_stands_flush_left_and_its_number_flush_right_on_the_first_row()
    {
        // 10.1
        using var file = Open(WordSamples.Letter());
        var rows = Paragraphs(file)[1..4];
        Assert.Equal(["000001澄府发〔2023〕1号", "机密★1年", "特急"], rows.Select(row => row.InnerText));
        Assert.Equal(8845, rows[0].Descendants<W.TabStop>().Single(tab => tab.Val!.Value == W.TabStopValues.Right).Position!.Value);
        Assert.Equal(["仿宋_GB2312", "黑体", "黑体"], rows.Select(row => row.Descendants<W.RunFonts>().First().EastAsia!.Value));
    }

    [Fact]
    public void The_imprint_of_a_letter_has_neither_rules_nor_who_printed_it()
    {
        // 10.1
        using var file = Open(WordSamples.Letter());
        var imprint = file.MainDocumentPart!.Document!.Body!.Elements<W.Table>().Last();
        Assert.Equal("抄送：市委各部门，市人大常委会办公室。", imprint.InnerText);
        Assert.Empty(imprint.Descendants<W.TableBorders>());
    }

    [Fact]
    public void The_text_of_a_letter_is_the_text_of_its_page_but_for_the_place_of_the_number()
    {
        // On the page it is heard behind 紧急程度, in a Word file with the row it stands on.
        var document = WordSamples.Letter();
        var set = Documents.Layout.Typesetter.Set(document, TestFonts.Require());
        var page = string.Concat(set.Pages.SelectMany(page => page.Runs).Where(run => run.Element != Documents.Layout.GlyphRun.Artifact).OrderBy(run => run.Element).Select(run => new SetRow(0, [run]).Text));
        var number = document.Letterhead!.Number!;
        // The imprint is a table whose last cell is blank.
        var text = string.Concat(WordSamples.Read(WordSamples.Write(document)).Lines.Select(line => line.TrimEnd('\t')));
        Assert.Equal(Without(page), Without(text));
        Assert.StartsWith("澄川市关工委000001" + number, Joined(text), StringComparison.Ordinal);

        string Without(string text) => Joined(text).Remove(Joined(text).IndexOf(number, StringComparison.Ordinal), number.Length);
        static string Joined(string text) => text.Replace(" ", "", StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_has_its_mark_20_mm_below_the_type_area_its_number_in_the_middle_and_no_rule()
    {
        // 10.2
        using var file = Open(WordSamples.Order());
        var (mark, number, text) = (Paragraphs(file)[0], Paragraphs(file)[1], Paragraphs(file)[2]);
        Assert.Equal(("澄川市人民政府令", "第18号"), (mark.InnerText, number.InnerText));
        Assert.Equal(20 * TwipsOfMillimetre, Before(mark), 1.0);
        Assert.Equal((2 * 579, 2 * 579), (Before(number), Before(text)));
        Assert.Equal(W.JustificationValues.Center, number.ParagraphProperties!.Justification!.Val!.Value);
        Assert.Empty(file.MainDocumentPart!.Document!.Descendants<W.ParagraphBorders>());
    }

    [Fact]
    public void Minutes_say_who_was_there_a_row_below_the_attachments_and_go_on_behind_the_colon()
    {
        // 10.3
        using var file = Open(WordSamples.Minutes());
        var paragraphs = Paragraphs(file);
        Assert.Equal(("市长办公会议纪要", 35.0), (paragraphs[0].InnerText, Math.Round(Before(paragraphs[0]) / TwipsOfMillimetre, 1)));
        var rows = paragraphs.SkipWhile(paragraph => !paragraph.InnerText.StartsWith("出席：", StringComparison.Ordinal)).Take(3).ToList();
        Assert.Equal("附件：任务分解表", paragraphs[paragraphs.IndexOf(rows[0]) - 1].InnerText);
        Assert.Equal([579, 0, 0], rows.Select(Before));
        Assert.Equal(["请假：赵四", "列席：市关工委孙五、钱六；团市委冯八"], rows[1..].Select(row => row.InnerText));
        Assert.All(rows, row => Assert.Equal("黑体", row.Elements<W.Run>().First().RunProperties!.RunFonts!.EastAsia!.Value));
        Assert.All(rows, row => Assert.Equal(3, row.Elements<W.Run>().First().InnerText.Length));
        Assert.All(rows, row => Assert.Equal(("1575", "945"), (row.ParagraphProperties!.Indentation!.Left!.Value, row.ParagraphProperties.Indentation.Hanging!.Value)));
    }

    private static int Before(W.Paragraph paragraph) => paragraph.ParagraphProperties!.SpacingBetweenLines?.Before is { } before ? (int)Number(before) : 0;

    private static double Number(DocumentFormat.OpenXml.StringValue value) => double.Parse(value.Value!, CultureInfo.InvariantCulture);

    private static WordprocessingDocument Open(Document document) => WordprocessingDocument.Open(new MemoryStream(WordSamples.Write(document)), isEditable: false);

    private static List<W.Paragraph> Paragraphs(WordprocessingDocument file) => [.. file.MainDocumentPart!.Document!.Body!.Elements<W.Paragraph>()];

    /// <summary>The drawn rules from top to bottom, millimetres from the paper's top left corner.</summary>
    private static List<Shape> Shapes(WordprocessingDocument file) =>
    [
        .. file.MainDocumentPart!.HeaderParts.Single().Header!.Descendants<DW.Anchor>().Select(anchor =>
        {
            Assert.Equal((DW.HorizontalRelativePositionValues.Page, DW.VerticalRelativePositionValues.Page), (anchor.HorizontalPosition!.RelativeFrom!.Value, anchor.VerticalPosition!.RelativeFrom!.Value));
            return new Shape(
                Millimetres(anchor.HorizontalPosition.PositionOffset!.Text), Millimetres(anchor.VerticalPosition.PositionOffset!.Text),
                anchor.Extent!.Cx!.Value / 36000.0, anchor.Extent.Cy!.Value / 36000.0);
        }).OrderBy(shape => shape.Top),
    ];

    private static double Millimetres(string emu) => long.Parse(emu, CultureInfo.InvariantCulture) / 36000.0;

    private sealed record Shape(double Left, double Top, double Width, double Height)
    {
        public double Bottom => Top + Height;
    }
}
