using System.IO.Compression;
using WorkReport.Documents.Packages;

namespace WorkReport.Documents.Spreadsheets;

/// <summary>Reads a form that anyone may have made: all its sheets, with texts, numbers, what computes and how, and which cells are shown as one.</summary>
public static class XlsxFormReader
{
    /// <summary>Reads the file. Never fails on its content: what is wrong with it is the answer.</summary>
    public static FormReading Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Opened(file, archive => new FormReading(Read(archive).Book, null), refusal => new FormReading(null, refusal));
    }

    /// <summary>Does something with the package of a form, and says what keeps it from being one.</summary>
    internal static T Opened<T>(byte[] file, Func<ZipArchive, T> then, Func<SheetRefusal, T> refuse)
    {
        // Both by what they begin with: a name says nothing.
        if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return refuse(SheetRefusal.OldOrClosed);
        if (!file.AsSpan().StartsWith("PK"u8))
            return refuse(file.Length == 0 ? SheetRefusal.Nothing : SheetRefusal.NotASheet);
        if (file.Length > FormLimits.MostFileBytes)
            return refuse(SheetRefusal.TooLarge);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            return archive.Entries.Count > XlsxReader.MostParts ? refuse(SheetRefusal.TooManyParts) : then(archive);
        }
        catch (SheetRefusedException refused)
        {
            return refuse(refused.Refusal);
        }
        catch (PartRefusedException refused)
        {
            return refuse(XlsxReader.RefusalOf(refused.Fault));
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            return refuse(SheetRefusal.Broken);
        }
    }

    /// <summary>The book, the part that names its sheets, and the part of each.</summary>
    internal static (FormBook Book, string Main, IReadOnlyList<string> Parts) Read(ZipArchive archive)
    {
        // Programs differ in which of two parts of one name they read.
        if (archive.Entries.DistinctBy(entry => entry.FullName, StringComparer.OrdinalIgnoreCase).Count() < archive.Entries.Count)
            throw new SheetRefusedException(SheetRefusal.Broken);
        if (XlsxReader.HasMacros(archive))
            throw new SheetRefusedException(SheetRefusal.Macros);
        var main = XlsxReader.Related(archive, XlsxReader.Relationships, "").Find(part => part.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Path ?? "";
        List<(string Id, string Name, bool IsHidden)> named = [];
        var (isWorkbook, from1904) = (false, false);
        XlsxReader.ReadPart(archive, main, reader =>
        {
            isWorkbook |= reader is { Depth: 0, LocalName: "workbook" };
            if (reader.LocalName == "workbookPr")
                from1904 = reader.GetAttribute("date1904") is "1" or "true";
            if (reader.LocalName == "sheet" && XlsxReader.Relation(reader) is { } id)
                named.Add((id, reader.GetAttribute("name") ?? "", reader.GetAttribute("state") is not (null or "visible")));
        });
        if (!isWorkbook)
            throw new SheetRefusedException(SheetRefusal.OtherPackage);
        if (named.Exists(sheet => sheet.Name.Length is 0 or > FormLimits.LongestName) || named.DistinctBy(sheet => sheet.Name, StringComparer.OrdinalIgnoreCase).Count() < named.Count)
            throw new SheetRefusedException(SheetRefusal.Broken);
        if (named.Count > FormLimits.MostSheets)
            throw new SheetRefusedException(SheetRefusal.TooLarge);
        var folder = main[..(main.LastIndexOf('/') + 1)];
        var related = XlsxReader.Related(archive, $"{folder}_rels/{main[folder.Length..]}.rels", folder);
        string? PathOf(string kind) => related.Find(part => part.Type.EndsWith(kind, StringComparison.Ordinal)).Path;
        var (texts, kinds) = (XlsxReader.Texts(archive, PathOf("/sharedStrings")), XlsxReader.Formats(archive, PathOf("/styles")));
        List<FormSheet> sheets = [];
        List<string> parts = [];
        var count = 0;
        foreach (var (id, name, isHidden) in named)
        {
            // Charts have a sheet of their own, and no cells.
            if (related.Find(part => part.Id == id) is not { Path: { } path, Type: var type } || !type.EndsWith("/worksheet", StringComparison.Ordinal))
                continue;
            var cells = new XlsxFormCells(texts, kinds, from1904);
            PackagePart.Read(archive, path, FormLimits.MostPartBytes, XlsxReader.MostDepth, cells.Begin, cells.Text, cells.End);
            if ((count += cells.Count) > FormLimits.MostCells)
                throw new SheetRefusedException(SheetRefusal.TooLarge);
            sheets.Add(cells.Sheet(name, isHidden));
            parts.Add(path);
        }

        return sheets.Exists(sheet => sheet.Cells.Any(cell => !cell.IsBlank)) ? (new FormBook(sheets), main, parts) : throw new SheetRefusedException(SheetRefusal.Nothing);
    }
}
