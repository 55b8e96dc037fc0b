using System.IO.Compression;
using System.Security;
using System.Text.RegularExpressions;

namespace WorkReport.Web.Tests.Typesetting;

/// <summary>A report as an office types it in Word: 一、 and （一） are counted by the heading styles and stand in no text.</summary>
internal static partial class NumberedWord
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    public static byte[] Of(string text)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", $"""
                <Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/word/document.xml" ContentType="{Type}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{Type}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="{Type}.numbering+xml"/></Types>
                """);
            Add("_rels/.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="a" Type="{Office}/officeDocument" Target="word/document.xml"/></Relationships>""");
            Add("word/_rels/document.xml.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="a" Type="{Office}/styles" Target="styles.xml"/><Relationship Id="b" Type="{Office}/numbering" Target="numbering.xml"/></Relationships>""");
            Add("word/styles.xml", $"""
                <w:styles xmlns:w="{Word}"><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
                <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
                <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>
                """);
            Add("word/numbering.xml", $"""
                <w:numbering xmlns:w="{Word}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>
                <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="1"/><w:lvlText w:val="%1、"/></w:lvl>
                <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="2"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>
                <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>
                """);
            Add("word/document.xml", $"""<w:document xmlns:w="{Word}"><w:body>{string.Concat(text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(Paragraph))}</w:body></w:document>""");

            void Add(string name, string xml)
            {
                using var entry = new StreamWriter(archive.CreateEntry(name).Open());
                entry.Write(xml);
            }
        }

        return file.ToArray();
    }

    private static string Paragraph(string line)
    {
        var (first, second) = (First().Match(line), Second().Match(line));
        var style = first.Success ? "1" : second.Success ? "2" : "a";
        var text = line[(first.Length + second.Length)..];
        return $"""<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{SecurityElement.Escape(text)}</w:t></w:r></w:p>""";
    }

    [GeneratedRegex("^[一二三四五六七八九十]{1,3}、")]
    private static partial Regex First();

    [GeneratedRegex("^（[一二三四五六七八九十]{1,3}）")]
    private static partial Regex Second();
}
