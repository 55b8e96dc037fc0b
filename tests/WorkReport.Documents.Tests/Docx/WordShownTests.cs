using WorkReport.Documents.Docx;
using static WorkReport.Documents.Tests.Docx.WordPackages;

namespace WorkReport.Documents.Tests.Docx;

/// <summary>Text as Word shows it, and what no line can carry, said with its place.</summary>
public class WordShownTests
{
    private const string Hides = "<w:vanish/>";

    [Theory]
    [InlineData("<w:vanish/>", "甲乙", "藏")]
    [InlineData("<w:rStyle w:val='C'/>", "甲乙", "藏")]
    [InlineData("<w:rStyle w:val='C'/><w:vanish w:val='0'/>", "甲藏乙", null)]
    [InlineData("<w:vanish w:val='false'/>", "甲藏乙", null)]
    public void Hidden_text_is_left_out_and_said_whatever_hides_it(string properties, string shown, string? said)
    {
        var styles = Styles("<w:style w:type='character' w:styleId='C'><w:rPr><w:vanish/></w:rPr></w:style>");
        var text = WordSamples.Read(WithParts($"<w:p>{Run("甲")}{Run("藏", properties)}{Run("乙")}</w:p>", ("styles", styles)));
        Assert.Equal([shown], text.Lines);
        Assert.Equal(said is null ? [] : [new DocxRemark(DocxLoss.Hidden, 1, shown, said)], text.Remarks);
    }

    [Fact]
    public void Two_styles_that_hide_show_again()
    {
        var styles = Styles("<w:style w:type='paragraph' w:styleId='P'><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type='character' w:styleId='C'><w:rPr><w:vanish/></w:rPr></w:style>");
        var body = $"<w:p><w:pPr><w:pStyle w:val='P'/></w:pPr>{Run("藏")}{Run("现", "<w:rStyle w:val='C'/>")}</w:p>";
        Assert.Equal(["现"], WordSamples.Read(WithParts(body, ("styles", styles))).Lines);
    }

    [Fact]
    public void A_paragraph_whose_mark_is_deleted_or_hidden_goes_on_in_the_next()
    {
        static string Marked(string mark, string text) => $"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{Run(text)}</w:p>";
        var text = WordSamples.Read(Package(Marked("<w:del w:id='1'/>", "举办各类课程") + Plain("三百余期。") + Marked("<w:vanish/><w:specVanish/>", "加强领导。") + Plain("成立专班。")));
        Assert.Equal(["举办各类课程三百余期。", "加强领导。成立专班。"], text.Lines);
    }

    [Fact]
    public void Tracked_changes_are_read_as_if_taken()
    {
        const string row = "<w:tr><w:trPr><w:del w:id='3'/></w:trPr><w:tc><w:p><w:r><w:t>删</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr>";
        var text = WordSamples.Read(Package($"<w:p>{Run("增长")}<w:del w:id='1'>{Run("一")}</w:del><w:ins w:id='2'>{Run("二")}</w:ins>{Run("倍")}</w:p><w:tbl>{row}</w:tbl>"));
        Assert.Equal(["增长二倍", "甲\t乙"], text.Lines);
        Assert.Equal([new(DocxLoss.Revisions, 0, "", "3")], text.Remarks);
    }

    [Theory]
    [InlineData("Symbol", "F0B3", "≥")]
    [InlineData("Symbol", "B0", "°")]
    [InlineData("symbol", "F0B4", "×")]
    [InlineData("Wingdings", "F0FE", "☑")]
    [InlineData("Wingdings", "F0A8", "□")]
    [InlineData("Wingdings 2", "F052", "☑")]
    [InlineData("Wingdings 2", "F0A3", "□")]
    [InlineData("宋体", "2460", "①")]
    public void A_sign_of_a_symbol_face_is_the_character_it_shows(string font, string code, string sign)
    {
        var text = WordSamples.Read(Package($"<w:p>{Run("率")}<w:r><w:sym w:font='{font}' w:char='{code}'/></w:r>{Run("95%")}</w:p>"));
        Assert.Equal([$"率{sign}95%"], text.Lines);
        Assert.Empty(text.Remarks);
    }

    [Fact]
    public void A_sign_nobody_knows_leaves_a_mark_and_is_said()
    {
        var text = WordSamples.Read(Package($"<w:p>{Run("率")}<w:r><w:sym w:font='Bookshelf' w:char='F041'/></w:r></w:p><w:p>{Run("\uF0B3", "<w:rFonts w:ascii='Symbol'/>")}{Run("\uF0FE")}</w:p>"));
        Assert.Equal(["率〓", "≥〓"], text.Lines);
        Assert.Equal([new(DocxLoss.Symbol, 1, "率〓", "Bookshelf F041"), new(DocxLoss.Symbol, 2, "≥〓", "F0FE")], text.Remarks);
    }

    [Theory]
    [InlineData(@" eq \o\ac(○,1) ", "①")]
    [InlineData(@"EQ \o \ac(◯,12)", "⑫")]
    [InlineData(@"eq \o\ac(○,三)", "㊂")]
    [InlineData(@"eq \o\ac(○,A)", "Ⓐ")]
    [InlineData(@"eq \f(1,2)", "1/2")]
    [InlineData(@"eq \s\up5(2)", "²")]
    [InlineData(@"EQ \* jc2 \* ""Font:宋体"" \* hps16 \o\ad(\s\up 15(hàn),汉)", "汉")]
    public void An_equation_field_is_the_text_it_draws(string code, string expected)
        => Assert.Equal([$"第{expected}项"], WordSamples.Read(Package($"<w:p>{Run("第")}{Field(code.Replace("\"", "&quot;", StringComparison.Ordinal))}{Run("项")}</w:p>")).Lines);

    [Fact]
    public void An_equation_no_line_can_carry_is_said()
    {
        var text = WordSamples.Read(Package($"<w:p>{Run("值")}{Field(@"eq \i\su(1,5,3)")}</w:p>"));
        Assert.Equal([new(DocxLoss.Field, 1, "值", @"eq \i\su(1,5,3)")], text.Remarks);
    }

    [Fact]
    public void Of_a_field_the_result_is_text_and_its_code_is_not()
    {
        var nested = Field("IF " + Field("DOCPROPERTY x", Run("暗")) + " = 1", Run("明"));
        Assert.Equal(["甲明乙丙"], WordSamples.Read(Package($"<w:p>{Run("甲")}{nested}{Run("乙")}<w:fldSimple w:instr='REF a'>{Run("丙")}</w:fldSimple></w:p>")).Lines);
    }

    [Fact]
    public void Fields_of_a_form_show_what_was_ticked_chosen_and_typed()
    {
        static string Form(string data) => $"<w:r><w:fldChar w:fldCharType='begin'><w:ffData>{data}</w:ffData></w:fldChar></w:r>";
        const string end = "<w:r><w:fldChar w:fldCharType='end'/></w:r>";
        var body = $"""
            <w:p>{Form("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>")}<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>{end}{Run("是")}
            {Form("<w:checkBox><w:default w:val='0'/></w:checkBox>")}<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>{end}{Run("否")}
            {Form("<w:ddList><w:result w:val='1'/><w:listEntry w:val='县级'/><w:listEntry w:val='乡级'/></w:ddList>")}<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>{end}{Field("FORMTEXT", Run("乙镇"))}</w:p>
            """;
        Assert.Equal(["☒是☐否乡级乙镇"], WordSamples.Read(Package(body)).Lines);
    }

    [Theory]
    [InlineData("superscript", "2", "1200m²", null)]
    [InlineData("subscript", "2", "1200m₂", null)]
    [InlineData("superscript", "3.5", "1200m3.5", "3.5")]
    [InlineData("superscript", "注", "1200m注", "注")]
    public void Raised_figures_have_signs_of_their_own_and_what_has_none_is_said(string align, string raised, string shown, string? said)
    {
        var text = WordSamples.Read(Package($"<w:p>{Run("1200m")}{Run(raised, $"<w:vertAlign w:val='{align}'/>")}</w:p>"));
        Assert.Equal([shown], text.Lines);
        Assert.Equal(said is null ? [] : [new DocxRemark(DocxLoss.Raised, 1, shown, said)], text.Remarks);
    }

    [Fact]
    public void A_power_never_runs_into_its_base()
        => Assert.Equal(["10^3.5倍"], WordSamples.Read(Package($"<w:p>{Run("10")}{Run("3.5", "<w:vertAlign w:val='superscript'/>")}{Run("倍")}</w:p>")).Lines);

    [Fact]
    public void Of_alternate_content_one_branch_is_read()
    {
        static string Either(string requires) => $"""
            <w:p xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' xmlns:x='urn:unheard-of'>
            <w:r><mc:AlternateContent><mc:Choice Requires='{requires}'><w:txbxContent>{Plain("新框")}</w:txbxContent></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{Plain("旧框")}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>{Run("文")}</w:p>
            """;
        Assert.Equal(["新框", "文", "旧框", "文"], WordSamples.Read(Package(Either("wps") + Either("x"))).Lines);
    }

    [Fact]
    public void A_contents_list_is_left_out_line_by_line_by_its_part_its_field_or_its_style()
    {
        var styles = Styles("<w:style w:type='paragraph' w:styleId='T1'><w:name w:val='toc 1'/></w:style>");
        var part = $"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent>{Plain("目录")}{Plain("一、甲 1")}</w:sdtContent></w:sdt>";
        const string begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>";
        var field = Plain("目　录") + $"<w:p>{begin}{Run("二、乙 2")}</w:p>{Plain("三、丙 3")}<w:p><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>";
        var text = WordSamples.Read(WithParts(Plain("题") + part + field + Styled("四、丁 4", "T1") + Plain("文"), ("styles", styles)));
        Assert.Equal(["题", "文"], text.Lines);
        Assert.Equal(["目录", "一、甲 1", "目　录", "二、乙 2", "三、丙 3", "四、丁 4"], text.Remarks.Where(remark => remark.Loss is DocxLoss.Contents).Select(remark => remark.Text));
    }

    [Fact]
    public void Prompts_of_controls_are_left_out_and_what_was_filled_in_is_not()
    {
        static string Control(string properties, string content) => $"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>";
        var body = Control("<w:showingPlcHdr/>", Plain("单击输入文字。")) + $"<w:p>{Run("填报单位：")}{Control("<w:showingPlcHdr/>", Run("选择一项。"))}</w:p><w:p>{Run("负责人：")}{Control("", Run("林示范"))}{Field("MACROBUTTON NoMacro [点这里]")}</w:p>";
        var text = WordSamples.Read(Package(body));
        Assert.Equal(["填报单位：", "负责人：林示范"], text.Lines);
        Assert.Equal(["单击输入文字。", "选择一项。", "[点这里]"], text.Remarks.Select(remark => remark.Text));
        Assert.All(text.Remarks, remark => Assert.Equal(DocxLoss.Prompt, remark.Loss));
    }

    [Fact]
    public void Pictures_objects_charts_and_comments_are_said_with_their_places()
    {
        const string drawing = "xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'";
        var body = Plain("文") + $"""
            <w:p><w:r><w:drawing {drawing}><wp:inline><wp:docPr id='1' name='图片 1' descr='分布图'/><a:graphic><a:graphicData><pic:pic xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture'/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
            <w:p><w:r><w:drawing {drawing}><wp:inline><wp:docPr id='2' name='图表 2'/><a:graphic><a:graphicData><c:chart xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart' r:id='x'/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>{Run("如图")}</w:p>
            <w:p><w:r><w:object xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='urn:schemas-microsoft-com:office:office'><v:shape><v:imagedata r:id='y'/></v:shape><o:OLEObject ProgID='Excel.Sheet.12'/></w:object><w:commentReference w:id='7'/></w:r></w:p>
            """;
        var text = WordSamples.Read(WithParts(body, ("comments", $"<w:comments xmlns:w='{Word}'><w:comment w:id='7'>{Plain("请核实")}</w:comment></w:comments>")));
        Assert.Equal(
            [
                new(DocxLoss.Picture, 2, "文", "分布图"), new(DocxLoss.Chart, 3, "如图", "图表 2"),
                new(DocxLoss.Embedded, 4, "如图", "Excel"), new(DocxLoss.Comment, 4, "如图", "请核实"),
            ],
            text.Remarks);
    }

    [Fact]
    public void Words_of_a_page_header_are_said_and_the_number_of_a_page_is_not()
    {
        var header = $"<w:hdr xmlns:w='{Word}'>{Plain("内部资料")}</w:hdr>";
        var footer = $"<w:ftr xmlns:w='{Word}'><w:p>{Run("第 ")}{Field("PAGE", Run("1"))}{Run(" 页")}</w:p></w:ftr>";
        var text = WordSamples.Read(WithParts(Plain("文") + "<w:sectPr><w:headerReference w:type='default' r:id='header'/><w:footerReference w:type='default' r:id='footer'/></w:sectPr>", ("header", header), ("footer", footer)));
        Assert.Equal([new(DocxLoss.Header, 0, "", "内部资料")], text.Remarks);
    }

    [Theory]
    [InlineData("全市各级老年学校认真落实部署，按照既定计划开", "展工作。", 1)]
    [InlineData("今年以来，全市工作有序开展。", "下一步，要抓好落实。", 2)]
    [InlineData("坚定信心 砥砺前行", "在全市大会上的工作报告", 2)]
    [InlineData("某市教育局", "2022年12月5日", 2)]
    [InlineData("全市开展了多项活动，主要有", "一、宣讲活动", 2)]
    public void A_line_end_within_a_sentence_is_none(string first, string second, int lines)
        => Assert.Equal(lines, WordSamples.Read(Package($"<w:p><w:r><w:t>{first}</w:t><w:br/><w:t>{second}</w:t></w:r></w:p>")).Lines.Count);

    [Fact]
    public void A_table_keeps_its_columns_and_a_frame_its_paragraphs()
    {
        static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{Plain(text)}</w:tc>";
        var table = $"<w:tbl><w:tr>{Cell("单位", "<w:vMerge w:val='restart'/>")}{Cell("期数", "<w:gridSpan w:val='2'/>")}</w:tr><w:tr>{Cell("藏", "<w:vMerge/>")}{Cell("去年")}{Cell("今年")}</w:tr><w:tr>{Cell("合计")}{Cell("")}{Cell("1,234")}</w:tr></w:tbl>";
        var frame = $"<w:tbl><w:tr><w:tc>{Plain("一、甲")}{Plain("正文。")}</w:tc></w:tr></w:tbl>";
        var text = WordSamples.Read(Package(table + frame));
        Assert.Equal(["单位\t期数\t", "\t去年\t今年", "合计\t\t1,234", "一、甲", "正文。"], text.Lines);
        Assert.Equal(2, text.Tables);
    }

    [Fact]
    public void What_is_hidden_hides_its_notes_and_pictures_too()
        => Assert.Equal([DocxLoss.Hidden], WordSamples.Read(Package($"<w:p>{Run("甲")}<w:r><w:rPr>{Hides}</w:rPr><w:t>藏</w:t><w:footnoteReference w:id='2'/></w:r></w:p>")).Remarks.Select(remark => remark.Loss));

    [Fact]
    public void Nothing_outside_of_the_file_is_named_as_its_part()
    {
        var file = Package(Plain("甲"), archive => Add(archive, "word/_rels/document.xml.rels", "<Relationships><Relationship Id='s' Type='urn:x/styles' TargetMode='External' Target='http://127.0.0.1:9/styles.xml'/></Relationships>"));
        Assert.Equal(["甲"], WordSamples.Read(file).Lines);
    }
}
