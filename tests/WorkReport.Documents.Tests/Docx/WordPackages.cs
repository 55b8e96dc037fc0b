using System.IO.Compression;
using System.Text;

namespace WorkReport.Documents.Tests.Docx;

/// <summary>Word files made by hand, as no writer of ours makes them.</summary>
internal static class WordPackages
{
    public const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    public static byte[] Package(string body, Action<ZipArchive>? more = null, string types = "", string ns = Word) =>
        Package(Encoding.UTF8.GetBytes($"<w:document xmlns:w='{ns}' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><w:body>{body}</w:body></w:document>"), more, types);

    public static byte[] Package(byte[] document, Action<ZipArchive>? more = null, string types = "")
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", $"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>{types}</Types>");
            Add(archive, "_rels/.rels", $"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='a' Type='{Office}officeDocument' Target='/word/document.xml'/></Relationships>");
            Add(archive, "word/document.xml", document);
            more?.Invoke(archive);
        }

        return file.ToArray();
    }

    /// <summary>A document with parts beside it, each by what it is to the document: styles, numbering, header …</summary>
    public static byte[] WithParts(string body, params (string Kind, string Xml)[] parts) => Package(body, archive =>
    {
        Add(archive, "word/_rels/document.xml.rels", $"<Relationships>{string.Concat(parts.Select(part => $"<Relationship Id='{part.Kind}' Type='{Office}{part.Kind}' Target='{part.Kind}.xml'/>"))}</Relationships>");
        foreach (var (kind, xml) in parts)
            Add(archive, $"word/{kind}.xml", xml);
    });

    /// <summary>A list of kind 0 under number 1, its levels given one after the other.</summary>
    public static string Numbering(string levels, string more = "") =>
        $"<w:numbering xmlns:w='{Word}'><w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>{more}</w:numbering>";

    public static string Level(int level, string format, string text, string more = "") =>
        $"<w:lvl w:ilvl='{level}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>";

    public static string Styles(string styles) => $"<w:styles xmlns:w='{Word}'>{styles}</w:styles>";

    public static string Numbered(string text, int level = 0, int list = 1) =>
        $"<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    public static string Styled(string text, string style) => $"<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    public static string Plain(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";

    public static string Run(string text, string properties = "") => $"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>";

    public static string Field(string code, string result = "") =>
        $"<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText xml:space='preserve'>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>{result}<w:r><w:fldChar w:fldCharType='end'/></w:r>";

    public static void Add(ZipArchive archive, string name, string text) => Add(archive, name, Encoding.UTF8.GetBytes(text));

    public static void Add(ZipArchive archive, string name, byte[] bytes)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(bytes);
    }
}
