using System.Xml;

namespace WorkReport.Documents.Docx;

/// <summary>What the styles of a file say about its text: numbers, what is hidden, raised, or part of a contents list (17.7).</summary>
internal sealed class DocxStyles
{
    /// <summary>Styles based on one another; no file has so many, a loop has more.</summary>
    private const int MostAncestors = 50;

    private readonly Dictionary<string, Style> styles = [];

    /// <summary>Names of the open elements by their depth.</summary>
    private readonly string[] names = new string[DocxReader.MostDepth + 1];

    private Style? open;
    private string? byDefault;

    public void Begin(XmlReader reader)
    {
        names[reader.Depth] = reader.LocalName;
        if (!WordNames.IsWord(reader))
            return;
        if (reader.LocalName == "style")
        {
            open = new Style();
            var id = WordNames.Of(reader, "styleId") ?? "";
            styles[id] = open;
            if (WordNames.Of(reader, "type") == "paragraph" && WordNames.Of(reader, "default") is "1" or "true" or "on")
                byDefault ??= id;
        }
        else if (open is { } style)
        {
            Read(reader, style, names[reader.Depth - 1]);
        }
    }

    public void End(XmlReader reader)
    {
        if (WordNames.IsWord(reader) && reader.LocalName == "style")
            open = null;
    }

    /// <summary>The numbering of a paragraph style, its own or inherited, and the style that brings it; all null where it has none.</summary>
    public (string? List, int? Level) Numbering(string? style)
    {
        string? list = null;
        int? level = null;
        foreach (var ancestor in Line(style ?? byDefault))
        {
            list ??= ancestor.List;
            level ??= ancestor.Level;
        }

        return (list, level);
    }

    /// <summary>A paragraph or a run in these styles is not shown. Two styles that both hide show again (17.7.3).</summary>
    public bool IsHidden(string? paragraph, string? run) => First(paragraph ?? byDefault, style => style.IsHidden) == true ^ First(run, style => style.IsHidden) == true;

    public string? VerticalAlign(string? paragraph, string? run) => Text(run, style => style.VerticalAlign) ?? Text(paragraph ?? byDefault, style => style.VerticalAlign);

    public string? Font(string? paragraph, string? run) => Text(run, style => style.Font) ?? Text(paragraph ?? byDefault, style => style.Font);

    /// <summary>目录 1 to 9 and 目录标题: styles that nothing but a contents list has.</summary>
    public bool IsContents(string? style) =>
        style is not null && styles.TryGetValue(style, out var found)
        && (found.Name.Equals("TOC Heading", StringComparison.OrdinalIgnoreCase) || (found.Name.Length == 5 && found.Name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(found.Name[4])));

    private static void Read(XmlReader reader, Style style, string parent)
    {
        switch (reader.LocalName)
        {
            case "name" when parent == "style":
                style.Name = WordNames.Of(reader, "val") ?? "";
                break;
            case "basedOn":
                style.BasedOn = WordNames.Of(reader, "val");
                break;
            case "numId" when parent == "numPr":
                style.List = WordNames.Of(reader, "val");
                break;
            case "ilvl" when parent == "numPr":
                style.Level = WordNames.Number(reader);
                break;
            case "vanish" when parent == "rPr":
                style.IsHidden = WordNames.IsOn(reader);
                break;
            case "vertAlign" when parent == "rPr":
                style.VerticalAlign = WordNames.Of(reader, "val");
                break;
            case "rFonts" when parent == "rPr":
                style.Font = WordNames.Font(reader);
                break;
            default:
                break;
        }
    }

    private bool? First(string? style, Func<Style, bool?> property) => Line(style).Select(property).FirstOrDefault(value => value is not null);

    private string? Text(string? style, Func<Style, string?> property) => Line(style).Select(property).FirstOrDefault(value => value is not null);

    /// <summary>The style and those it is based on, nearest first.</summary>
    private IEnumerable<Style> Line(string? style)
    {
        for (var steps = 0; steps < MostAncestors && style is not null && styles.TryGetValue(style, out var found); steps++)
        {
            yield return found;
            style = found.BasedOn;
        }
    }

    private sealed class Style
    {
        public string Name { get; set; } = "";

        public string? BasedOn { get; set; }

        public string? List { get; set; }

        public int? Level { get; set; }

        public bool? IsHidden { get; set; }

        public string? VerticalAlign { get; set; }

        public string? Font { get; set; }
    }
}
