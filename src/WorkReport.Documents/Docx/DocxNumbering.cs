using System.Xml;

namespace WorkReport.Documents.Docx;

/// <summary>The definitions by which Word numbers paragraphs (17.9): kinds of lists, and lists of a kind with their own starts.</summary>
internal sealed class DocxNumbering
{
    public const int Levels = 9;

    /// <summary>Characters around a number: every paragraph repeats them.</summary>
    private const int MostText = 100;

    private readonly Dictionary<string, Kind> kinds = [];
    private readonly Dictionary<string, List> lists = [];
    private readonly string[] names = new string[DocxReader.MostDepth + 1];
    private Kind? kind;
    private List? list;
    private NumberLevel? level;

    /// <summary>The level of an override that is open.</summary>
    private int overridden;

    public void Begin(XmlReader reader)
    {
        names[reader.Depth] = reader.LocalName;
        if (!WordNames.IsWord(reader))
            return;
        switch (reader.LocalName)
        {
            case "abstractNum":
                kinds[WordNames.Of(reader, "abstractNumId") ?? ""] = kind = new Kind();
                break;
            case "num":
                lists[WordNames.Of(reader, "numId") ?? ""] = list = new List();
                break;
            case "abstractNumId" when list is not null:
                list.Kind = WordNames.Of(reader, "val") ?? "";
                break;
            case "numStyleLink" when kind is not null:
                kind.Style = WordNames.Of(reader, "val");
                break;
            case "lvlOverride":
                overridden = WordNames.Number(reader, "ilvl") ?? 0;
                break;
            case "startOverride" when list is not null:
                list.Starts[overridden] = WordNames.Number(reader) ?? 0;
                break;
            case "lvl":
                level = new NumberLevel();
                // Lists of more levels than there are would be looked through for every paragraph.
                if ((list?.Levels ?? kind?.Levels) is { } levels && (WordNames.Number(reader, "ilvl") ?? 0) is >= 0 and < Levels and var at)
                    levels[at] = level;
                break;
            default:
                if (level is not null)
                    Read(reader, level, names[reader.Depth - 1]);
                break;
        }
    }

    public void End(XmlReader reader)
    {
        if (!WordNames.IsWord(reader))
            return;
        switch (reader.LocalName)
        {
            case "abstractNum":
                kind = null;
                break;
            case "num":
                list = null;
                break;
            case "lvl":
                level = null;
                break;
            default:
                break;
        }
    }

    /// <summary>The kind of a list; lists of one kind go on counting one another.</summary>
    /// <param name="number">By which paragraphs name the list.</param>
    /// <param name="styles">A kind may be that of a list style.</param>
    public string? KindOf(string number, DocxStyles styles)
    {
        if (!lists.TryGetValue(number, out var found))
            return null;
        return kinds.TryGetValue(found.Kind, out var own) && own.Style is { } style && styles.Numbering(style).List is { } linked && lists.TryGetValue(linked, out var other) ? other.Kind : found.Kind;
    }

    /// <summary>A level as this list writes it; null where nothing says how.</summary>
    public NumberLevel? LevelOf(string number, string kind, int level) =>
        lists.TryGetValue(number, out var found) && found.Levels.TryGetValue(level, out var own) ? own
        : kinds.TryGetValue(kind, out var shared) ? shared.Levels.GetValueOrDefault(level) : null;

    /// <summary>The level that belongs to a paragraph style.</summary>
    public int? LevelOf(string kind, string style) =>
        kinds.TryGetValue(kind, out var shared) && shared.Levels.FirstOrDefault(pair => pair.Value.Style == style) is { Value: not null } found ? found.Key : null;

    /// <summary>Where this list begins anew; null where it goes on.</summary>
    public int? StartOf(string number, int level) => lists.TryGetValue(number, out var found) && found.Starts.TryGetValue(level, out var start) ? start : null;

    private static void Read(XmlReader reader, NumberLevel level, string parent)
    {
        switch (reader.LocalName)
        {
            case "start":
                level.Start = WordNames.Number(reader) ?? 0;
                break;
            case "numFmt":
                level.Format = WordNames.Of(reader, "val") ?? "decimal";
                level.Custom = WordNames.Of(reader, "format") is { Length: <= MostText } custom ? custom : null;
                break;
            case "lvlText":
                level.Text = WordNames.Of(reader, "val") is { Length: <= MostText } text ? text : "";
                break;
            case "suff":
                level.IsFollowed = WordNames.Of(reader, "val") != "nothing";
                break;
            case "isLgl":
                level.IsDecimal = WordNames.IsOn(reader);
                break;
            case "lvlRestart":
                level.Restart = WordNames.Number(reader);
                break;
            case "pStyle":
                level.Style = WordNames.Of(reader, "val");
                break;
            case "vanish" when parent == "rPr":
                level.IsHidden = WordNames.IsOn(reader);
                break;
            case "rFonts" when parent == "rPr":
                level.Font = WordNames.Font(reader);
                break;
            default:
                break;
        }
    }

    private sealed class Kind
    {
        public Dictionary<int, NumberLevel> Levels { get; } = [];

        /// <summary>The list style whose levels this kind has.</summary>
        public string? Style { get; set; }
    }

    private sealed class List
    {
        public string Kind { get; set; } = "";

        public Dictionary<int, int> Starts { get; } = [];

        public Dictionary<int, NumberLevel> Levels { get; } = [];
    }
}

/// <summary>How one level of a list is counted and written.</summary>
internal sealed class NumberLevel
{
    public int Start { get; set; }

    public string Format { get; set; } = "decimal";

    /// <summary>001, 002, 003, … of a format that has no name.</summary>
    public string? Custom { get; set; }

    /// <summary>第%1章, %1.%2.</summary>
    public string Text { get; set; } = "";

    /// <summary>A tab or a space stands behind it.</summary>
    public bool IsFollowed { get; set; } = true;

    /// <summary>All numbers in it are 1, 2, 3, whatever their own levels write.</summary>
    public bool IsDecimal { get; set; }

    /// <summary>The level, from 1, after which this one begins anew; 0 for never; null for the one above.</summary>
    public int? Restart { get; set; }

    public string? Style { get; set; }

    public bool IsHidden { get; set; }

    /// <summary>The face of a bullet.</summary>
    public string? Font { get; set; }
}
