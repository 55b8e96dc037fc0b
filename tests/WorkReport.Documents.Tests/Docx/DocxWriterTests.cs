using System.Globalization;
using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using WorkReport.Documents.Docx;
using WorkReport.Documents.Model;
using WorkReport.Documents.Tests.Layout;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkReport.Documents.Tests.Docx;

public class DocxWriterTests
{
    private static readonly OpenXmlValidator Validator = new(FileFormatVersions.Microsoft365);

    public static TheoryData<string> Names => ["meeting", "official", "joint", "seals", "stamps", "letter", "order", "minutes", "tables", "empty", "hollow", "hollow letter", "huge", "huge letter"];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_file_is_valid_by_its_schema(string name) => AssertValid(Named(name));

    [Fact]
    public void Any_text_makes_a_valid_file_and_comes_back_but_for_what_xml_forbids() => Gen.String[Gen.OneOf(Gen.Char, Gen.Char['\u4E00', '\u9FA5'], Gen.Char['\0', '\u007F'], Gen.Char['\uD800', '\uDFFF']), 6, 60].Sample(
        text =>
        {
            AssertValid(WordSamples.Official(text));
            AssertValid(WordSamples.Minutes(text));
            var line = string.Concat(WordSamples.Read(WordSamples.Write(new Document(new Frontmatter(), [new Paragraph(text)]))).Lines);
            // Where a line is broken between two words of letters, a space stands for the break.
            Assert.Equal(Printable(text).Replace(" ", "", StringComparison.Ordinal), line.Replace(" ", "", StringComparison.Ordinal));
        },
        iter: 40,
        threads: 1);

    [Fact]
    public void No_break_spaces_are_written_as_they_are()
    {
        var document = new Document(new Frontmatter { Title = ["第\u00A05\u00A0届"] }, [new Paragraph("12\u202F名"), new Table("表\u00A01", [new TableColumn("项\u00A0目")], [])]);
        Assert.Equal(["第\u00A05\u00A0届", "12\u202F名", "表\u00A01", "项\u00A0目", ""], WordSamples.Read(WordSamples.Write(document)).Lines);
        Assert.Equal(7, WordMeasure.HalfEms("12\u202F名\u00A0 "));
    }

    [Fact]
    public void The_text_is_the_models_in_its_order()
    {
        var text = Joined(WordSamples.Read(WordSamples.Write(WordSamples.Official())).Lines);
        var expected = "000001机密★1年特急澄川市人民政府文件签发人：王䶮欧阳𠮷澄府发〔2023〕1号李一澄川市人民政府关于2022年工作情况的报告省人民政府："
            + Body + "附件：1.2022年主要指标统计表2." + WordSamples.Prose + "澄川市人民政府2023年1月5日（此件公开发布）附件12022年主要指标统计表" + Body
            + "附件2数据来源" + WordSamples.Prose + "抄送：市委各部门，市人大常委会办公室。澄川市人民政府办公室2023年1月6日印发";
        Assert.Equal(expected, text);
    }

    [Theory]
    [InlineData("meeting")]
    [InlineData("joint")]
    [InlineData("order")]
    [InlineData("minutes")]
    [InlineData("tables")]
    public void The_text_is_the_text_of_the_page(string name)
    {
        var document = Named(name);
        var set = Documents.Layout.Typesetter.Set(document, TestFonts.Require());
        var page = string.Concat(set.Pages.SelectMany(page => page.Runs).Where(run => run.Element != Documents.Layout.GlyphRun.Artifact).Select(run => (run.Element, run))
            .OrderBy(pair => pair.Element).Select(pair => new SetRow(0, [pair.run]).Text));
        Assert.Equal(Joined([page]), Joined(WordSamples.Read(WordSamples.Write(document)).Lines));
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes()
    {
        var first = WordSamples.Write(WordSamples.Official());
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            Assert.Equal(first, WordSamples.Write(WordSamples.Official()));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void The_page_has_the_margins_of_the_standard_and_22_rows()
    {
        // 5.1, 5.2
        using var file = Open(WordSamples.Meeting());
        var section = file.MainDocumentPart!.Document!.Body!.GetFirstChild<W.SectionProperties>()!;
        var (size, margin, grid) = (section.GetFirstChild<W.PageSize>()!, section.GetFirstChild<W.PageMargin>()!, section.GetFirstChild<W.DocGrid>()!);
        Assert.Equal([210, 297, 37, 26, 35, 28], new[] { (int)size.Width!.Value, (int)size.Height!.Value, margin.Top!.Value, (int)margin.Right!.Value, margin.Bottom!.Value, (int)margin.Left!.Value }
            .Select(twips => (int)Math.Round(twips / 1440.0 * 25.4)));
        Assert.Equal((W.DocGridValues.Lines, 579), (grid.Type!.Value, grid.LinePitch!.Value));
        Assert.Equal(22, (int)((size.Height.Value - margin.Top.Value - margin.Bottom.Value) / (uint)grid.LinePitch.Value));
        var defaults = file.MainDocumentPart.StyleDefinitionsPart!.Styles!.DocDefaults!;
        var run = defaults.RunPropertiesDefault!.RunPropertiesBaseStyle!;
        Assert.Equal(("仿宋_GB2312", "32", "zh-CN"), (run.RunFonts!.EastAsia!.Value, run.FontSize!.Val!.Value, run.Languages!.EastAsia!.Value));
        // 28 characters are not wider than the type area, 29 are.
        var cell = 320 + run.Spacing!.Val!.Value;
        var width = (int)(size.Width.Value - margin.Left.Value - margin.Right.Value);
        Assert.Equal(28, width / cell);
    }

    [Fact]
    public void Page_numbers_stand_on_the_outer_side_a_character_in()
    {
        // 7.5
        using var file = Open(WordSamples.Meeting());
        var main = file.MainDocumentPart!;
        Assert.NotNull(main.DocumentSettingsPart!.Settings!.GetFirstChild<W.EvenAndOddHeaders>());
        var footers = main.Document!.Descendants<W.FooterReference>().ToDictionary(footer => footer.Type!.Value, footer => ((FooterPart)main.GetPartById(footer.Id!.Value!)).Footer!);
        Assert.All(footers.Values, footer => Assert.Equal("— 1 —", footer.InnerText));
        var (odd, even) = (footers[W.HeaderFooterValues.Default].Descendants<W.ParagraphProperties>().Single(), footers[W.HeaderFooterValues.Even].Descendants<W.ParagraphProperties>().Single());
        Assert.Equal((W.JustificationValues.Right, "280"), (odd.Justification!.Val!.Value, odd.Indentation!.Right!.Value));
        Assert.Equal((W.JustificationValues.Left, "280"), (even.Justification!.Val!.Value, even.Indentation!.Left!.Value));
    }

    [Theory]
    [InlineData(true, "0 小标宋2022年工作回顾|1 黑体一、|2 楷体_GB2312（一）|3 仿宋_GB23121.|4 仿宋_GB2312（1）")]
    [InlineData(false, "0 黑体一、|1 楷体_GB2312（一）|2 仿宋_GB23121.|3 仿宋_GB2312（1）")]
    public void Headings_have_the_faces_of_the_standard_and_their_outline_level(bool hasPart, string expected)
    {
        // 7.3.3
        IEnumerable<Block> headings = [new Heading(1, "一、"), new Heading(2, "（一）"), new Heading(3, "1."), new Heading(4, "（1）")];
        using var file = Open(new Document(new Frontmatter(), [.. hasPart ? headings.Prepend(new PartHeading("2022年工作回顾")) : headings]));
        var found = Paragraphs(file).Select(paragraph =>
        {
            var style = StyleOf(file, paragraph);
            Assert.NotNull(style.StyleParagraphProperties!.KeepNext);
            var face = style.StyleRunProperties!.RunFonts!.EastAsia!.Value!.Replace("方正小标宋简体", "小标宋", StringComparison.Ordinal);
            return $"{style.StyleParagraphProperties.OutlineLevel!.Val!.Value} {face}{paragraph.InnerText}";
        });
        Assert.Equal(expected, string.Join('|', found));
    }

    [Fact]
    public void A_lead_is_a_run_in_the_face_of_its_level()
    {
        using var file = Open(new Document(new Frontmatter(), [new Paragraph("坚持引领。全市") { LeadLength = 5, LeadLevel = 2 }]));
        var runs = Paragraphs(file).Single().Elements<W.Run>().ToList();
        Assert.Equal(["坚持引领。", "全市"], runs.Select(run => run.InnerText));
        var lead = file.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<W.Style>().Single(style => style.StyleId == runs[0].RunProperties!.RunStyle!.Val!.Value);
        Assert.Equal("楷体_GB2312", lead.StyleRunProperties!.RunFonts!.EastAsia!.Value);
        Assert.Null(runs[1].RunProperties);
    }

    [Theory]
    [InlineData("澄川市人民政府", 2, 1)]
    [InlineData("澄川市", 7, 2)]
    public void Without_a_seal_the_longer_of_organ_and_date_keeps_two_characters_from_the_right(string organ, double organRight, double dateRight)
    {
        // 7.3.5.2; the date is 6 characters wide and begins two to the right of the organ.
        using var file = Open(new Document(new Frontmatter(), [new Paragraph("国")]) { SignOff = new SignOff { Signatures = [organ], SignedOn = "2023年1月5日" } });
        var indents = Paragraphs(file).Skip(1).Select(paragraph => int.Parse(paragraph.ParagraphProperties!.Indentation!.Right!.Value!, CultureInfo.InvariantCulture) / 315.0).ToList();
        Assert.Equal([organRight, dateRight], indents.Select(cells => Math.Round(cells, 1)));
    }

    [Fact]
    public void A_sign_off_takes_the_list_of_attachments_and_the_last_paragraph_of_the_body_along()
    {
        // 7.3.5.5
        using var file = Open(new Document(new Frontmatter(), [new Paragraph("前文。"), new Paragraph("末段。")])
        {
            Attachments = ["名单", "统计表"],
            SignOff = new SignOff { Signatures = ["澄川市人民政府"], SignedOn = "2023年1月5日" },
        });
        Assert.Equal([false, true, true, true, true, false], Paragraphs(file).Select(paragraph => paragraph.ParagraphProperties!.KeepNext is not null));
    }

    [Fact]
    public void The_seal_is_pressed_behind_the_date_in_its_middle()
    {
        // 7.3.5.1
        using var file = Open(WordSamples.Official());
        var anchor = file.MainDocumentPart!.Document!.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.Anchor>().Single();
        var paragraph = anchor.Ancestors<W.Paragraph>().Single();
        Assert.Equal("2023年1月5日", string.Concat(paragraph.Descendants<W.Text>().Select(text => text.Text)));
        Assert.True(anchor.BehindDoc!.Value);
        var (extent, properties) = (anchor.Extent!, anchor.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().Single());
        Assert.Equal((42, 21, "印章"), (Math.Round(extent.Cx! / 36000.0), Math.Round(extent.Cy! / 36000.0), properties.Description!.Value));
        // The date is 6 characters wide and ends 4 from the right edge.
        var middle = (long.Parse(anchor.HorizontalPosition!.PositionOffset!.Text, CultureInfo.InvariantCulture) + (extent.Cx!.Value / 2)) / 635.0;
        Assert.Equal(8845 - ((4 + 3) * 315), middle, 2.0);
        Assert.Equal("image/png", file.MainDocumentPart.ImageParts.Single().ContentType);
    }

    [Fact]
    public void Seals_of_a_joint_issue_hang_over_the_names_of_their_ranks_each_with_a_number_of_its_own()
    {
        // 7.3.5.1
        using var file = Open(WordSamples.Seals);
        var anchors = file.MainDocumentPart!.Document!.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.Anchor>().ToList();
        Assert.Equal(["印章一", "印章二", "印章四"], anchors.Select(anchor => anchor.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().Single().Description!.Value));
        Assert.Equal(3, anchors.Select(anchor => anchor.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().Single().Id!.Value).Distinct().Count());
        var paragraphs = Paragraphs(file).ToList();
        var rank = paragraphs.Single(paragraph => paragraph.InnerText == "澄川市教育局澄川市民政局澄川市关工委");
        var stops = rank.ParagraphProperties!.Tabs!.Elements<W.TabStop>().Select(stop => stop.Position!.Value).ToList();
        var middles = anchors.Select(anchor => (long.Parse(anchor.HorizontalPosition!.PositionOffset!.Text, CultureInfo.InvariantCulture) + (anchor.Extent!.Cx!.Value / 2)) / 635.0).ToList();
        Assert.Equal(stops[0], middles[0], 2.0);
        Assert.Equal(stops[1], middles[1], 2.0);
        Assert.Equal(stops[2], middles[2], 2.0);
        // Each rank hangs on a blank row two above its names.
        Assert.Same(paragraphs[paragraphs.IndexOf(rank) - 2], anchors[0].Ancestors<W.Paragraph>().Single());
        var last = paragraphs.Single(paragraph => paragraph.InnerText == "共青团澄川市委");
        Assert.Same(paragraphs[paragraphs.IndexOf(last) - 2], anchors[2].Ancestors<W.Paragraph>().Single());
    }

    [Fact]
    public void An_annex_begins_a_page_with_its_title_on_row_3()
    {
        // 7.3.7
        using var file = Open(WordSamples.Official());
        var paragraphs = Paragraphs(file).ToList();
        var label = paragraphs.Single(paragraph => paragraph.InnerText == "附件1");
        Assert.NotNull(StyleOf(file, label).StyleParagraphProperties!.PageBreakBefore);
        var title = StyleOf(file, paragraphs[paragraphs.IndexOf(label) + 1]).StyleParagraphProperties!;
        Assert.Equal(("579", 0), (title.SpacingBetweenLines!.Before!.Value, title.OutlineLevel!.Val!.Value));
    }

    [Fact]
    public void The_red_rule_is_as_wide_as_the_type_area_and_4_mm_below_the_number()
    {
        // 7.2.7
        using var file = Open(WordSamples.Official());
        var number = Paragraphs(file).Single(paragraph => paragraph.InnerText == "澄府发〔2023〕1号李一").ParagraphProperties!;
        var rule = number.ParagraphBorders!.BottomBorder!;
        Assert.Equal("E60012", rule.Color!.Value);
        Assert.Null(number.Indentation!.Left);
        // Half of what the row has over the type lies below the type.
        Assert.Equal(4, (rule.Space!.Value + ((28.95 - 16) / 2)) / 72 * 25.4, 0.2);
    }

    [Fact]
    public void Every_face_names_alternatives()
    {
        using var file = Open(WordSamples.Meeting());
        var fonts = file.MainDocumentPart!.FontTablePart!.Fonts!.Elements<W.Font>().ToList();
        Assert.Equal(["仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"], fonts.Select(font => font.Name!.Value));
        Assert.All(fonts, font => Assert.NotEmpty(font.AltName!.Val!.Value!));
    }

    [Fact]
    public void The_title_is_the_files_and_no_date_is_in_it()
    {
        using var file = Open(WordSamples.Official());
        Assert.Equal("澄川市人民政府关于2022年工作情况的报告", file.PackageProperties.Title);
        Assert.Null(file.PackageProperties.Created);
        Assert.Null(file.PackageProperties.Modified);
    }

    [Fact]
    public void A_block_it_does_not_know_is_named()
    {
        var unknown = Assert.Throws<ArgumentOutOfRangeException>(() => WordSamples.Write(new Document(new Frontmatter(), [new Unknown()])));
        Assert.Contains(nameof(Unknown), unknown.Message, StringComparison.Ordinal);
    }

    private sealed record Unknown : Block;

    private static string Body { get; } =
        "2022年工作回顾一、" + WordSamples.Prose[..6] + WordSamples.Prose + "（一）" + WordSamples.Prose[..6] + "坚持政治引领。" + WordSamples.Prose
        + "1." + WordSamples.Prose[..6] + "（1）" + WordSamples.Prose[..6] + "一是" + WordSamples.Prose;

    private static Document Named(string name) => name switch
    {
        "meeting" => WordSamples.Meeting(),
        "official" => WordSamples.Official(),
        "joint" => WordSamples.Joint,
        "seals" => WordSamples.Seals,
        "stamps" => WordSamples.Stamps,
        "letter" => WordSamples.Letter(),
        "order" => WordSamples.Order(),
        "minutes" => WordSamples.Minutes(),
        "tables" => WordSamples.Tables,
        "empty" => new Document(new Frontmatter(), []),
        "hollow" => Filled(""),
        "hollow letter" => new Document(new Frontmatter(), []) { Profile = Profile.Official, Letterhead = new Letterhead { Form = LetterheadForm.Letter } },
        "huge letter" => Filled(new string('国', 3000), LetterheadForm.Letter),
        _ => Filled(new string('国', 3000)),
    };

    private static Document Filled(string text, LetterheadForm form = LetterheadForm.Document) =>
        new(new Frontmatter { Title = [text], Subtitle = [text], Salutation = text }, [new PartHeading(text), new Heading(1, text), new Paragraph(text)])
        {
            Profile = Profile.Official,
            Letterhead = new Letterhead { Form = form, CopyNumber = text, Secrecy = text, Urgency = text, Issuers = [text, text], Kind = text, Number = text, Signers = [text, text, text] },
            Attachments = [text],
            SignOff = new SignOff { Signatures = [text], SignedOn = text, Note = text },
            Annexes = [new Annex(text, [])],
            Imprint = new Imprint { CopyTo = [text], PrintedBy = text, PrintedOn = text },
        };

    private static void AssertValid(Document document)
    {
        using var file = Open(document);
        Assert.Equal("", string.Join("\n", Validator.Validate(file).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")));
    }

    private static WordprocessingDocument Open(Document document) => WordprocessingDocument.Open(new MemoryStream(WordSamples.Write(document)), isEditable: false);

    private static IEnumerable<W.Paragraph> Paragraphs(WordprocessingDocument file) => file.MainDocumentPart!.Document!.Body!.Elements<W.Paragraph>();

    private static W.Style StyleOf(WordprocessingDocument file, W.Paragraph paragraph) =>
        file.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<W.Style>().Single(style => style.StyleId == paragraph.ParagraphProperties!.ParagraphStyleId!.Val!.Value);

    /// <summary>Without what only parts words and lines.</summary>
    private static string Joined(IEnumerable<string> lines) => string.Concat(lines).Replace(" ", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal);

    /// <summary>The characters XML 1.0 allows; a tab is a space to the reader and a line end parts two lines.</summary>
    private static string Printable(string text)
    {
        var printable = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, Math.Min(i, text.Length - 2)) && i < text.Length - 1)
                printable.Append(text[i]).Append(text[++i]);
            else if (text[i] == '\t')
                printable.Append(' ');
            else if (text[i] >= ' ' && !char.IsSurrogate(text[i]) && text[i] is not ('\uFFFE' or '\uFFFF'))
                printable.Append(text[i]);
        }

        return printable.ToString();
    }
}
