using WorkReport.Documents.Docx;
using static WorkReport.Documents.Tests.Docx.WordPackages;

namespace WorkReport.Documents.Tests.Docx;

/// <summary>Numbers that Word counts by itself stand in the lines as Word prints them (ISO/IEC 29500-1, 17.9).</summary>
public class WordNumberingTests
{
    private static readonly string Official =
        Level(0, "chineseCountingThousand", "%1、") + Level(1, "chineseCountingThousand", "（%2）") + Level(2, "decimal", "%3.") + Level(3, "decimalEnclosedCircleChinese", "%4");

    [Fact]
    public void Four_levels_of_an_official_document_are_counted_and_begin_anew_below_one_another()
    {
        var body = Numbered("甲") + Numbered("乙", 1) + Numbered("丙", 2) + Numbered("丁", 2) + Numbered("戊", 3) + Numbered("己", 1) + Numbered("庚", 2) + Plain("间") + Numbered("辛") + Numbered("壬", 1);
        Assert.Equal("一、甲|（一）乙|1.丙|2.丁|①戊|（二）己|1.庚|间|二、辛|（一）壬", Lines(body, Numbering(Official)));
    }

    [Fact]
    public void A_style_brings_number_and_level_by_itself_by_inheritance_and_by_the_level_that_names_it()
    {
        var styles = Styles("""
            <w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/></w:style>
            <w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:basedOn w:val='a'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>
            <w:style w:type='paragraph' w:styleId='2'><w:name w:val='heading 2'/><w:basedOn w:val='1'/></w:style>
            <w:style w:type='paragraph' w:styleId='3'><w:name w:val='plain heading'/><w:basedOn w:val='1'/><w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr></w:style>
            """);
        var levels = Level(0, "chineseCountingThousand", "%1、", "<w:pStyle w:val='1'/>") + Level(1, "chineseCountingThousand", "（%2）", "<w:pStyle w:val='2'/>");
        var body = Styled("甲", "1") + Styled("乙", "2") + Styled("丙", "2") + Styled("丁", "3") + Styled("戊", "1")
            + "<w:p><w:pPr><w:pStyle w:val='1'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr><w:r><w:t>己</w:t></w:r></w:p>";
        Assert.Equal("一、甲|（一）乙|（二）丙|丁|二、戊|己", Lines(body, Numbering(levels), styles));
    }

    [Fact]
    public void Lists_of_one_kind_go_on_counting_unless_one_has_a_start_of_its_own()
    {
        const string more = """
            <w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num>
            <w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>
            <w:num w:numId='4'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1）'/></w:lvl></w:lvlOverride></w:num>
            """;
        var body = Numbered("甲") + Numbered("乙") + Numbered("丙", list: 2) + Numbered("丁", list: 3) + Numbered("戊", list: 3) + Numbered("己", list: 4);
        Assert.Equal("一、甲|二、乙|三、丙|一、丁|二、戊|3）己", Lines(body, Numbering(Official, more)));
    }

    [Fact]
    public void A_level_may_begin_where_it_likes_and_go_on_over_headings_above_it()
    {
        var levels = Level(0, "decimal", "第%1章") + Level(1, "decimal", "第%2条", "<w:lvlRestart w:val='0'/>") + "<w:lvl w:ilvl='2'><w:start w:val='5'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%3)'/></w:lvl>";
        var body = Numbered("总则") + Numbered("甲", 1) + Numbered("乙", 1) + Numbered("办法") + Numbered("丙", 1) + Numbered("丁", 2) + Numbered("戊", 2);
        Assert.Equal("第1章 总则|第1条 甲|第2条 乙|第2章 办法|第3条 丙|e)丁|f)戊", Lines(body, Numbering(levels)));
    }

    [Fact]
    public void A_number_of_several_levels_writes_each_in_its_own_format_or_all_in_digits()
    {
        var levels = Level(0, "chineseCountingThousand", "%1、") + Level(1, "decimal", "%1.%2", "<w:isLgl/>") + Level(2, "decimal", "%1－%2－%3");
        Assert.Equal("一、甲|1.1 乙|一－1－1 丙|1.2 3个丁", Lines(Numbered("甲") + Numbered("乙", 1) + Numbered("丙", 2) + Numbered("3个丁", 1), Numbering(levels)));
    }

    [Fact]
    public void A_level_above_that_has_not_been_seen_shows_its_start()
        => Assert.Equal("1.1 甲|1.2 乙|1.丙|1.1 丁", Lines(Numbered("甲", 1) + Numbered("乙", 1) + Numbered("丙") + Numbered("丁", 1), Numbering(Level(0, "decimal", "%1.") + Level(1, "decimal", "%1.%2"))));

    [Fact]
    public void A_list_style_lends_its_levels()
    {
        var numbering = $"""
            <w:numbering xmlns:w='{Word}'><w:abstractNum w:abstractNumId='0'><w:styleLink w:val='L'/>{Official}</w:abstractNum><w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='L'/></w:abstractNum>
            <w:num w:numId='9'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>
            """;
        var styles = Styles("<w:style w:type='numbering' w:styleId='L'><w:pPr><w:numPr><w:numId w:val='9'/></w:numPr></w:pPr></w:style>");
        Assert.Equal("一、甲|二、乙|（一）丙", Lines(Numbered("甲") + Numbered("乙") + Numbered("丙", 1), numbering, styles));
    }

    [Theory]
    [InlineData("decimal", 12, "12")]
    [InlineData("decimalZero", 3, "03")]
    [InlineData("upperRoman", 14, "XIV")]
    [InlineData("lowerRoman", 4, "iv")]
    [InlineData("upperLetter", 28, "BB")]
    [InlineData("ordinal", 22, "22nd")]
    [InlineData("decimalFullWidth", 10, "１０")]
    [InlineData("decimalEnclosedCircle", 20, "⑳")]
    [InlineData("decimalEnclosedCircleChinese", 21, "㉑")]
    [InlineData("decimalEnclosedParen", 2, "⑵")]
    [InlineData("decimalEnclosedFullstop", 2, "⒉")]
    [InlineData("ideographEnclosedCircle", 3, "㊂")]
    [InlineData("ideographTraditional", 2, "乙")]
    [InlineData("ideographZodiac", 12, "亥")]
    [InlineData("ideographZodiacTraditional", 11, "甲戌")]
    [InlineData("ideographDigital", 20, "二〇")]
    [InlineData("chineseCounting", 10, "十")]
    [InlineData("chineseCountingThousand", 12, "十二")]
    [InlineData("taiwaneseCountingThousand", 20, "二十")]
    [InlineData("japaneseCounting", 103, "一百零三")]
    [InlineData("chineseCountingThousand", 110, "一百一十")]
    [InlineData("chineseCountingThousand", 1010, "一千零一十")]
    [InlineData("chineseLegalSimplified", 12, "壹拾贰")]
    [InlineData("numberInDash", 3, "- 3 -")]
    [InlineData("none", 3, "")]
    [InlineData("of tomorrow", 3, "3")]
    public void A_number_is_written_in_its_format(string format, int value, string expected) => Assert.Equal(expected, NumberFormats.Write(value, format));

    [Fact]
    public void A_format_without_a_name_is_told_by_example_to_who_knows_it()
    {
        const string level = """
            <w:lvl w:ilvl='0'><w:start w:val='7'/><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'>
            <mc:Choice Requires='w14'><w:numFmt w:val='custom' w:format='001, 002, 003, ...'/></mc:Choice><mc:Fallback><w:numFmt w:val='decimal'/></mc:Fallback></mc:AlternateContent><w:lvlText w:val='%1'/></w:lvl>
            """;
        Assert.Equal("007 甲", Lines(Numbered("甲"), Numbering(level)));
    }

    [Fact]
    public void Numbers_stand_in_cells_that_have_no_text_of_their_own()
    {
        static string Cell(string paragraph) => $"<w:tc>{paragraph}</w:tc>";
        var row = $"<w:tr>{Cell("<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p>")}{Cell(Plain("书法"))}</w:tr>";
        Assert.Equal("1\t书法|2\t书法", Lines($"<w:tbl>{row}{row}</w:tbl>", Numbering(Level(0, "decimal", "%1"))));
    }

    [Fact]
    public void A_sign_before_items_is_the_one_that_its_face_shows()
    {
        var levels = Level(0, "bullet", "\uF0B7", "<w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr>") + Level(1, "bullet", "●") + Level(2, "bullet", "\uF077", "<w:rPr><w:rFonts w:ascii='Unheard Of'/></w:rPr>");
        Assert.Equal("• 甲|● 乙|• 丙", Lines(Numbered("甲") + Numbered("乙", 1) + Numbered("丙", 2), Numbering(levels)));
    }

    [Fact]
    public void A_number_whose_definition_is_not_there_is_said()
    {
        var text = WordSamples.Read(Package(Numbered("甲")));
        Assert.Equal(["甲"], text.Lines);
        Assert.Equal([new(DocxLoss.Number, 1, "甲", "")], text.Remarks);
    }

    [Fact]
    public void Paragraphs_that_are_deleted_or_hidden_are_not_counted()
    {
        const string gone = "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:del w:id='2'><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>";
        const string hidden = "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>";
        Assert.Equal("一、甲|二、乙|三、丙", Lines(Numbered("甲") + gone + Numbered("乙") + hidden + Numbered("丙"), Numbering(Official)));
    }

    [Fact]
    public void Styles_that_are_based_on_one_another_in_a_circle_end()
    {
        var styles = Styles("<w:style w:type='paragraph' w:styleId='a'><w:basedOn w:val='b'/></w:style><w:style w:type='paragraph' w:styleId='b'><w:basedOn w:val='a'/></w:style>");
        Assert.Equal("甲", Lines(Styled("甲", "a"), Numbering(Official), styles));
    }

    private static string Lines(string body, string numbering, string? styles = null)
    {
        var text = WordSamples.Read(styles is null ? WithParts(body, ("numbering", numbering)) : WithParts(body, ("numbering", numbering), ("styles", styles)));
        Assert.Null(text.Refusal);
        return string.Join('|', text.Lines);
    }
}
