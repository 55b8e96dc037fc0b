using System.IO.Compression;
using System.Text;

namespace WorkReport.Documents.Tests.Spreadsheets;

/// <summary>A workbook written part by part, as programs and people leave them.</summary>
public static class FormPackage
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="rows">What stands within sheetData of the first sheet.</param>
    /// <param name="behind">What stands behind it.</param>
    /// <param name="second">Rows of a second sheet, 附表; null for none.</param>
    /// <param name="workbook">What stands behind the sheets in the workbook.</param>
    /// <param name="before">What stands before sheetData.</param>
    /// <param name="texts">The texts that stand once for all, with bars between.</param>
    public static byte[] Of(string rows, string behind = "", string? second = null, string workbook = "<definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">表!$A$1:$F$9</definedName></definedNames><calcPr calcId=\"191029\"/>", string before = "", string texts = "") => Packed(new Dictionary<string, string>
    {
        ["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" + string.Concat(new[] { ("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("worksheets/sheet2", "worksheet"), ("styles", "styles"), ("sharedStrings", "sharedStrings") }
            .Select(part => $"<Override PartName=\"/xl/{part.Item1}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.{part.Item2}+xml\"/>")) + "</Types>",
        ["_rels/.rels"] = $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Types}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ["xl/workbook.xml"] = $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Types}\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"s1\"/>{(second is null ? "" : "<sheet name=\"附表\" sheetId=\"2\" r:id=\"s2\"/>")}</sheets>{workbook}</workbook>",
        ["xl/_rels/workbook.xml.rels"] = $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"s1\" Type=\"{Types}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"s2\" Type=\"{Types}/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"st\" Type=\"{Types}/styles\" Target=\"styles.xml\"/><Relationship Id=\"sst\" Type=\"{Types}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
        ["xl/sharedStrings.xml"] = $"<sst xmlns=\"{Main}\">{string.Concat(texts.Split('|').Select(text => $"<si><t>{text}</t></si>"))}</sst>",
        ["xl/styles.xml"] = $"<styleSheet xmlns=\"{Main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"3\"/></cellXfs></styleSheet>",
        ["xl/calcChain.xml"] = $"<calcChain xmlns=\"{Main}\"><c r=\"C2\" i=\"1\"/></calcChain>",
        ["xl/worksheets/sheet1.xml"] = $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<worksheet xmlns=\"{Main}\">{before}<sheetData>{rows}</sheetData>{behind}</worksheet>",
        ["xl/worksheets/sheet2.xml"] = $"<worksheet xmlns=\"{Main}\"><sheetData>{second}</sheetData></worksheet>",
    });

    public static string Part(byte[] file, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>What stands within sheetData of the first sheet.</summary>
    public static string Rows(byte[] file)
    {
        var sheet = Part(file, "xl/worksheets/sheet1.xml");
        var start = sheet.IndexOf("<sheetData>", StringComparison.Ordinal) + "<sheetData>".Length;
        return sheet[start..sheet.IndexOf("</sheetData>", StringComparison.Ordinal)];
    }

    /// <summary>Each entry as it lies in the file, packed, with its head.</summary>
    public static Dictionary<string, string> Entries(byte[] file)
    {
        Dictionary<string, string> entries = [];
        var end = file.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        for (var (at, left) = (BitConverter.ToInt32(file, end + 16), BitConverter.ToInt16(file, end + 10)); left > 0; left--)
        {
            var (size, name, extra, comment) = (BitConverter.ToInt32(file, at + 20), BitConverter.ToInt16(file, at + 28), BitConverter.ToInt16(file, at + 30), BitConverter.ToInt16(file, at + 32));
            var local = BitConverter.ToInt32(file, at + 42);
            var data = local + 30 + BitConverter.ToInt16(file, local + 26) + BitConverter.ToInt16(file, local + 28);
            entries[Encoding.UTF8.GetString(file, at + 46, name)] = Convert.ToHexString(file, at + 10, 18) + ":" + Convert.ToHexString(file, data, size);
            at += 46 + name + extra + comment;
        }

        return entries;
    }

    private static byte[] Packed(Dictionary<string, string> parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                var entry = archive.CreateEntry(name, name.Length % 2 == 0 ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
                entry.LastWriteTime = new DateTimeOffset(2021, 11, 8, 9, 30, 2, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }
}
