using System.Globalization;
using System.IO.Compression;
using System.Xml;
using WorkReport.Documents.Packages;

namespace WorkReport.Documents.Spreadsheets;

/// <summary>
/// Reads the first sheet of a workbook that anyone may have made, as what stands in its cells: texts, numbers as they are kept and not as they are
/// shown, days as 2022-12-31, shares as 98.5%, of a cell that computes what it computed last. Nothing is computed, and nothing is fetched.
/// </summary>
public static class XlsxReader
{
    /// <summary>Bytes of the file.</summary>
    public const int MostFileBytes = 20_000_000;

    /// <summary>Bytes, and characters, of an unpacked part: a sheet of 200,000 rows.</summary>
    public const int MostPartBytes = 100_000_000;

    /// <summary>A workbook has a dozen.</summary>
    public const int MostParts = 2_000;

    internal const int MostDepth = 32;
    private const string Types = "[Content_Types].xml";
    internal const string Relationships = "_rels/.rels";

    /// <summary>Reads the file. Never fails on its content: what is wrong with it is the answer.</summary>
    /// <param name="input">The file from its beginning; can seek; left open.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static TextSheet Read(Stream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!input.CanSeek)
            throw new ArgumentException("The stream must be one that can seek.", nameof(input));
        if (input.Length > MostFileBytes)
            return TextSheet.Refused(SheetRefusal.TooLarge);
        try
        {
            using var archive = new ZipArchive(input, ZipArchiveMode.Read, leaveOpen: true);
            return archive.Entries.Count > MostParts ? TextSheet.Refused(SheetRefusal.TooManyParts) : Read(archive);
        }
        catch (SheetRefusedException refused)
        {
            return TextSheet.Refused(refused.Refusal);
        }
        catch (PartRefusedException refused)
        {
            return TextSheet.Refused(RefusalOf(refused.Fault));
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            return TextSheet.Refused(SheetRefusal.Broken);
        }
    }

    internal static SheetRefusal RefusalOf(PartFault fault) => fault switch
    {
        PartFault.TooLarge => SheetRefusal.TooLarge,
        PartFault.TooDeep => SheetRefusal.TooDeep,
        PartFault.Dtd => SheetRefusal.Dtd,
        _ => SheetRefusal.Broken,
    };

    private static TextSheet Read(ZipArchive archive)
    {
        if (HasMacros(archive))
            return TextSheet.Refused(SheetRefusal.Macros);
        var main = Related(archive, Relationships, "").Find(part => part.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Path;
        List<string> sheets = [];
        var (isWorkbook, from1904) = (false, false);
        ReadPart(archive, main ?? "", reader =>
        {
            isWorkbook |= reader is { Depth: 0, LocalName: "workbook" };
            if (reader.LocalName == "workbookPr")
                from1904 = reader.GetAttribute("date1904") is "1" or "true";
            if (reader.LocalName == "sheet" && reader.GetAttribute("state") is null or "visible" && Relation(reader) is { } id)
                sheets.Add(id);
        });
        if (!isWorkbook)
            return TextSheet.Refused(SheetRefusal.OtherPackage);
        var folder = main![..(main!.LastIndexOf('/') + 1)];
        var parts = Related(archive, $"{folder}_rels/{main[folder.Length..]}.rels", folder);
        string? PathOf(string kind) => parts.Find(part => part.Type.EndsWith(kind, StringComparison.Ordinal)).Path;
        if (sheets.Count == 0 || parts.Find(part => part.Id == sheets[0]).Path is not { } sheet)
            return TextSheet.Refused(SheetRefusal.Nothing);
        var cells = new XlsxCells(Texts(archive, PathOf("/sharedStrings")), Formats(archive, PathOf("/styles")), from1904);
        ReadPart(archive, sheet, cells.Begin, cells.Text, cells.End);
        return cells.Rows.Sheet(sheets.Count - 1);
    }

    /// <summary>By the types the package declares, and by the name every program gives the part.</summary>
    internal static bool HasMacros(ZipArchive archive)
    {
        var found = archive.Entries.Any(entry => entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        ReadPart(archive, Types, reader => found |= reader.LocalName == "Override" && reader.GetAttribute("ContentType") is { } type
            && (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)));
        return found;
    }

    internal static List<(string Id, string Type, string Path)> Related(ZipArchive archive, string part, string folder)
    {
        List<(string Id, string Type, string Path)> related = [];
        ReadPart(archive, part, reader =>
        {
            var target = reader.GetAttribute("Target") ?? "";
            if (reader.GetAttribute("Type") is { } type && reader.GetAttribute("TargetMode") != "External")
                related.Add((reader.GetAttribute("Id") ?? "", type, target.StartsWith('/') ? target[1..] : folder + target));
        });
        return related;
    }

    /// <summary>The name of a relation, under whichever prefix.</summary>
    internal static string? Relation(XmlReader reader) =>
        reader.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? reader.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");

    internal static List<string> Texts(ZipArchive archive, string? part)
    {
        var texts = new XlsxSharedTexts();
        if (part is not null)
            ReadPart(archive, part, texts.Begin, texts.Text, texts.End);
        return texts.All;
    }

    /// <summary>What the numbers of each look of a cell mean.</summary>
    internal static List<NumberKind> Formats(ZipArchive archive, string? part)
    {
        var formats = new XlsxFormats();
        if (part is not null)
            ReadPart(archive, part, formats.Begin, text: null, formats.End);
        return formats.Kinds;
    }

    internal static void ReadPart(ZipArchive archive, string name, Action<XmlReader> begin, Action<XmlReader>? text = null, Action<XmlReader>? end = null) =>
        PackagePart.Read(archive, name, MostPartBytes, MostDepth, begin, text, end);
}

/// <summary>The texts that stand once for all cells.</summary>
internal sealed class XlsxSharedTexts
{
    private readonly System.Text.StringBuilder text = new();
    private long characters;
    private bool isText;
    private int spoken;

    public List<string> All { get; } = [];

    public void Begin(XmlReader reader)
    {
        if (reader.LocalName == "si")
            text.Clear();
        // How a word is spoken stands beside it, and is no part of it.
        spoken += reader is { LocalName: "rPh", IsEmptyElement: false } ? 1 : 0;
        isText = reader.LocalName == "t" && spoken == 0;
    }

    public void Text(XmlReader reader)
    {
        if (isText)
            text.Append(reader.Value);
    }

    public void End(XmlReader reader)
    {
        isText = false;
        if (reader is { LocalName: "rPh", IsEmptyElement: false })
            spoken--;
        if (reader.LocalName != "si")
            return;
        characters += text.Length;
        if (All.Count == SheetLimits.MostCells || characters > SheetLimits.MostCharacters)
            throw new SheetRefusedException(SheetRefusal.TooLarge);
        All.Add(text.ToString());
    }
}

/// <summary>What the number in a cell means.</summary>
internal enum NumberKind
{
    Number,
    Share,
    Day,
}

/// <summary>The looks of cells, as far as they say what a number means.</summary>
internal sealed class XlsxFormats
{
    private readonly Dictionary<string, NumberKind> own = [];
    private bool isInCells;

    public List<NumberKind> Kinds { get; } = [];

    public void Begin(XmlReader reader)
    {
        if (reader.LocalName == "numFmt" && reader.GetAttribute("numFmtId") is { } id)
            own[id] = KindOf(reader.GetAttribute("formatCode") ?? "");
        isInCells |= reader is { LocalName: "cellXfs", IsEmptyElement: false };
        if (isInCells && reader.LocalName == "xf" && Kinds.Count < ushort.MaxValue)
            Kinds.Add(reader.GetAttribute("numFmtId") is { } number ? own.TryGetValue(number, out var kind) ? kind : KindOfNumber(number) : NumberKind.Number);
    }

    public void End(XmlReader reader)
    {
        if (reader is { LocalName: "cellXfs", IsEmptyElement: false })
            isInCells = false;
    }

    // ISO/IEC 29500-1, 18.8.30: formats that no file spells out; 27–36 and 50–58 are days where the language is Chinese.
    private static NumberKind KindOfNumber(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id switch
        {
            9 or 10 => NumberKind.Share,
            14 or 15 or 16 or 17 or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => NumberKind.Day,
            _ => NumberKind.Number,
        }
        : NumberKind.Number;

    private static NumberKind KindOf(string code)
    {
        // Some programs spell out what is none of its own; its letters are no parts of a day.
        code = code.Replace(Cell.General, "", StringComparison.OrdinalIgnoreCase);
        var (isQuoted, isBracketed) = (false, false);
        var kind = NumberKind.Number;
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '\\' or '_' or '*' when !isQuoted:
                    i++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case '[' or ']' when !isQuoted:
                    isBracketed = code[i] == '[';
                    break;
                case 'y' or 'Y' or 'd' or 'D' or 'e' when !isQuoted && !isBracketed && !code.Contains("E+", StringComparison.Ordinal):
                    return NumberKind.Day;
                case '%' when !isQuoted && !isBracketed:
                    kind = NumberKind.Share;
                    break;
                default:
                    break;
            }
        }

        return kind;
    }
}
