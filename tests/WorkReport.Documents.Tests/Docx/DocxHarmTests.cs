using System.Text;
using WorkReport.Documents.Docx;
using static WorkReport.Documents.Tests.Docx.WordPackages;

namespace WorkReport.Documents.Tests.Docx;

/// <summary>Files made so that a small one costs much, or so that elements stand where no program puts them.</summary>
public class DocxHarmTests
{
    /// <summary>Every element that the reader knows, of the text, of styles, lists and formulas, and one that it does not know.</summary>
    private static readonly string[] Names =
    [
        "document", "body", "hdr", "ftr", "footnote", "endnote", "comment", "p", "r", "t", "tbl", "tr", "tc", "sdt", "ins", "moveTo", "del", "moveFrom",
        "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "numberingChange", "rt", "delText", "delInstrText", "instrText",
        "fldSimple", "fldChar", "headerReference", "footerReference", "altChunk", "subDoc", "pPr", "rPr", "trPr", "tcPr", "sdtPr", "numPr", "tabs",
        "pStyle", "numId", "ilvl", "vanish", "specVanish", "tab", "ptab", "rStyle", "vertAlign", "rFonts", "gridSpan", "vMerge", "showingPlcHdr", "docPartGallery",
        "noBreakHyphen", "br", "cr", "sym", "footnoteReference", "endnoteReference", "commentReference", "default", "checked", "checkBox", "listEntry", "result",
        "docPr", "pic", "imagedata", "object", "chart", "relIds", "graphicData", "OLEObject", "oMath", "oMathPara",
        "style", "name", "basedOn", "abstractNum", "num", "abstractNumId", "numStyleLink", "lvlOverride", "startOverride", "lvl",
        "start", "numFmt", "lvlText", "suff", "isLgl", "lvlRestart", "AlternateContent", "Choice", "Fallback", "unknown",
    ];

    private static readonly string[] Spaces =
    [
        Word, "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://schemas.openxmlformats.org/markup-compatibility/2006", "urn:x",
    ];

    [Fact]
    public void Any_element_at_the_root_or_just_below_is_read_or_refused()
    {
        foreach (var space in Spaces)
        {
            var all = string.Concat(Names.Select(name => $"<w:{name}/>文<w:{name} w:val='1'>字</w:{name}>"));
            foreach (var name in Names)
            {
                Read($"<w:{name} xmlns:w='{space}'/>");
                Read($"<w:{name} xmlns:w='{space}'>{all}</w:{name}>");
                Read($"<x xmlns:w='{space}'><w:{name}>{all}</w:{name}></x>");
            }
        }

        static void Read(string xml)
        {
            var text = WordSamples.Read(Package(Encoding.UTF8.GetBytes(xml)));
            Assert.True(text.Refusal is null or DocxRefusal.NoDocument, xml);
            // Below a document, and in every part that stands beside one.
            Assert.Null(WordSamples.Read(Beside("<w:p/>" + xml, xml)).Refusal);
        }

        static byte[] Beside(string body, string part) => WithParts(
            body + "<w:sectPr><w:headerReference r:id='header'/></w:sectPr>",
            ("styles", part), ("numbering", part), ("footnotes", part), ("comments", part), ("header", part));
    }

    [Theory]
    [InlineData("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:r>")]
    [InlineData("<w:default/><w:checked/>")]
    public void Boxes_of_a_form_are_read_wherever_they_stand(string inner) =>
        Assert.Equal([""], WordSamples.Read(Package($"<w:p>{inner}</w:p>")).Lines);

    [Fact]
    public void Blank_paragraphs_cost_no_look_back()
    {
        var text = WordSamples.Read(Package(Plain("甲") + Repeat("<w:p/>", 200_000) + "<w:p><w:r><w:footnoteReference w:id='1'/></w:r></w:p>"));
        Assert.Equal(200_002, text.Lines.Count);
        Assert.Equal([new(DocxLoss.Footnote, 200_002, "甲", "")], text.Remarks);
    }

    [Fact]
    public void A_blank_line_is_named_by_the_line_that_is_left_above_it()
    {
        // 目录 goes with its list; what names the line then is the one before.
        var body = Plain("前言") + "<w:p/>" + Plain("目　录") + Plain("目次") + $"<w:p>{Field("TOC \\o", Run("一、甲"))}</w:p>" + $"<w:p>{Field("TOC \\o", Run("二、乙"))}</w:p>" + "<w:p/>";
        var text = WordSamples.Read(Package(body));
        Assert.Equal(["前言", "", ""], text.Lines);
        Assert.Equal(["目次", "一、甲", "目　录", "二、乙"], text.Remarks.Select(remark => remark.Text));
        Assert.All(text.Remarks, remark => Assert.Equal((3, "前言"), (remark.Line, remark.Near)));
    }

    [Fact]
    public void Fields_within_fields_are_read_to_a_depth_and_no_code_is_read_twice()
    {
        const string begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>";
        const string separate = "<w:r><w:fldChar w:fldCharType='separate'/></w:r>";
        const string end = "<w:r><w:fldChar w:fldCharType='end'/></w:r>";
        var code = $"<w:r><w:instrText>REF {new string('x', 20_000)}</w:instrText></w:r>";
        var open = Repeat(begin + code + separate, 100);
        var deep = $"<w:p>{open}</w:p>{Repeat(Plain("甲"), 50_000)}<w:p>{Repeat(end, 100)}</w:p>";
        Assert.Equal(50_002, WordSamples.Read(Package(deep)).Lines.Count);
        Assert.Equal(DocxRefusal.TooDeep, WordSamples.Read(Package($"<w:p>{open}{begin}</w:p>")).Refusal);
        Assert.Equal(DocxRefusal.TooDeep, WordSamples.Read(Package($"<w:p>{Repeat(begin, 200_000)}</w:p>")).Refusal);
    }

    [Fact]
    public void Each_header_is_read_once_and_not_more_than_twenty_of_them()
    {
        var header = $"<w:hdr xmlns:w='{Word}'><w:p><w:r><w:t>内部资料</w:t></w:r></w:p>{Repeat("<w:p/>", 20_000)}</w:hdr>";
        Assert.Single(Read(20_000, i => "header0.xml").Remarks);
        Assert.Equal(DocxReader.MostHeaders, Read(30, i => $"header{i}.xml").Remarks.Count);

        DocxText Read(int relations, Func<int, string> target) => WordSamples.Read(Package(
            string.Concat(Enumerable.Range(0, relations).Select(i => $"<w:sectPr><w:headerReference r:id='r{i}'/></w:sectPr>")),
            archive =>
            {
                Add(archive, "word/_rels/document.xml.rels", $"<Relationships>{string.Concat(Enumerable.Range(0, relations).Select(i => $"<Relationship Id='r{i}' Type='x' Target='{target(i)}'/>"))}</Relationships>");
                foreach (var name in Enumerable.Range(0, relations).Select(target).Distinct())
                    Add(archive, "word/" + name, header);
            }));
    }

    [Fact]
    public void Paragraphs_without_a_mark_are_joined_forwards()
    {
        var joined = Repeat("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>甲乙丙丁</w:t></w:r></w:p>", 100_000);
        Assert.Equal([new StringBuilder().Insert(0, "甲乙丙丁", 100_000) + "末"], WordSamples.Read(Package(joined + Plain("末"))).Lines);
    }

    [Fact]
    public void A_joined_line_has_the_number_of_its_first_words()
    {
        static string Gone(string number, string text) => $"<w:p><w:pPr>{number}<w:rPr><w:vanish/></w:rPr></w:pPr>{text}</w:p>";
        const string first = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>";
        var parts = ("numbering", Numbering(Level(0, "decimal", "%1.") + Level(1, "decimal", "(%2)")));
        Assert.Equal(["1.甲乙丙"], WordSamples.Read(WithParts(Gone(first, Run("甲")) + Gone("", Run("乙")) + Plain("丙"), parts)).Lines);
        Assert.Equal(["(1)乙丙"], WordSamples.Read(WithParts(Gone(first, "") + Gone(first, Run(" ")) + Numbered("乙", 1).Replace("</w:numPr>", "</w:numPr><w:rPr><w:vanish/></w:rPr>", StringComparison.Ordinal) + Plain("丙"), parts)).Lines);
    }

    [Fact]
    public void Rows_of_prose_are_joined_without_going_over_them_again()
    {
        var rows = Repeat("<w:t>甲，乙丙</w:t><w:br/>", 200_000);
        Assert.Equal(800_001, Assert.Single(WordSamples.Read(Package($"<w:p><w:r>{rows}<w:t>末</w:t></w:r></w:p>")).Lines).Length);
    }

    [Fact]
    public void A_code_of_blanks_is_no_equation()
    {
        var code = $"EQ \\f({new string(' ', 200_000)})";
        Assert.Equal(DocxLoss.Field, Assert.Single(WordSamples.Read(Package($"<w:p>{Field(code)}</w:p>")).Remarks).Loss);
        Assert.Equal(["1/2"], WordSamples.Read(Package($"<w:p>{Field("EQ  \\f( 1   ,   2 )")}</w:p>")).Lines);
    }

    [Fact]
    public void A_label_is_as_long_as_a_label_can_be_however_many_paragraphs_repeat_it()
    {
        var numbering = Numbering(Level(0, "decimal", new string('甲', 5_000_000)) + Level(1, "lowerLetter", Repeat("%2", 50)) + Level(2, "bullet", "•", $"<w:rPr><w:rFonts w:ascii='{new string('字', 1_000_000)}'/></w:rPr>"));
        var lines = WordSamples.Read(WithParts(Repeat(Numbered("文") + Numbered("文", 1) + Numbered("文", 2), 2_000), ("numbering", numbering))).Lines;
        Assert.Equal(6_000, lines.Count);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 300));
    }

    [Fact]
    public void More_remarks_than_any_text_has_are_refused()
    {
        var body = $"<w:p><w:r><w:t>{new string('\uF0E9', 200_000)}</w:t></w:r></w:p>";
        Assert.Equal(DocxRefusal.TooLarge, WordSamples.Read(Package(body)).Refusal);
    }

    [Fact]
    public void A_part_of_many_notes_keeps_their_words_alone()
    {
        var notes = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<w:footnote w:id='{i}'/>"));
        var named = Repeat("<w:p><w:r><w:footnoteReference w:id='7'/></w:r></w:p>", 2);
        var text = WordSamples.Read(WithParts(named, ("footnotes", $"<w:footnotes xmlns:w='{Word}'>{notes}<w:footnote w:id='7'>{Plain("注")}{Plain("二")}</w:footnote></w:footnotes>")));
        Assert.Equal(["注 二", "注 二"], text.Remarks.Select(remark => remark.Text));
        // Named a million times, it is still there once.
        Assert.Same(text.Remarks[0].Text, text.Remarks[1].Text);
    }

    [Fact]
    public void Types_of_macros_are_looked_for_once_however_many_are_declared()
    {
        var types = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<Default Extension='x{i}' ContentType='application/vnd.ms-office.vbaProject'/>"));
        var file = Package("<w:p/>", archive =>
        {
            for (var i = 0; i < 20_000; i++)
                archive.CreateEntry($"word/media/{i}.png");
        }, types);
        Assert.Null(WordSamples.Read(file).Refusal);
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
}
