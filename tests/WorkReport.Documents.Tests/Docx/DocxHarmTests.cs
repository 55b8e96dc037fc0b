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
}
