using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.SuperiorForms;

namespace WorkReport.Web.Demonstration;

/// <summary>
/// The form of an invented province (form.txt) as an office of it would have made it: heads of two lines, merged cells, sums, checks, what is filled in ruled
/// and blank; and what goes into its cells.
/// </summary>
internal sealed class DemonstrationForm
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<Page> pages = [];
    private readonly List<(FormTarget Target, string Metric)> targets = [];

    private DemonstrationForm()
    {
    }

    public string Name { get; private set; } = "";

    public string FileName { get; private set; } = "";

    public byte[] Bytes { get; private set; } = [];

    /// <summary>What goes where, with the codes of the metrics.</summary>
    public IReadOnlyList<(FormTarget Target, string Metric)> Targets => targets;

    public static DemonstrationForm Read()
    {
        var form = new DemonstrationForm();
        foreach (var row in DemonstrationText.Rows("form"))
            form.Take(row);
        form.Bytes = form.Packed();
        return form;
    }

    private void Take(string[] row)
    {
        switch (row)
        {
            case ["form", var name, var file]:
                (Name, FileName) = (name, file);
                break;
            case ["sheet", var tab, var title, var shape]:
                pages.Add(new Page(tab, shape == "Wide"));
                pages[^1].Title(title);
                break;
            case ["line", var left, var right]:
                pages[^1].Line(left, right);
                break;
            case ["head", .. var words]:
                pages[^1].Head(words);
                break;
            case ["part", var name]:
                pages[^1].Part(name);
                break;
            case ["row", var name, var unit, var metric]:
                targets.AddRange(pages[^1].Row(name, unit, unit == "%").Select(target => (target, metric)));
                break;
            case ["sum", var name, var unit, var of]:
                pages[^1].Sum(name, unit, int.Parse(of, CultureInfo.InvariantCulture));
                break;
            case ["foot", var words]:
                pages[^1].Foot(words);
                break;
            default:
                throw new FormatException($"form.txt: {string.Join('|', row)}");
        }
    }

    private byte[] Packed()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var sheets = string.Concat(pages.Select((page, n) => $"<sheet name=\"{page.Tab}\" sheetId=\"{n + 1}\" r:id=\"s{n + 1}\"/>"));
            Add(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
                + string.Concat(pages.Select((_, n) => $"<Override PartName=\"/xl/worksheets/sheet{n + 1}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")) + "</Types>");
            Add(archive, "_rels/.rels", $"{Relations}<Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add(archive, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><bookViews><workbookView/></bookViews><sheets>{sheets}</sheets><calcPr calcId=\"191029\"/></workbook>");
            Add(archive, "xl/_rels/workbook.xml.rels", Relations + string.Concat(pages.Select((_, n) => $"<Relationship Id=\"s{n + 1}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{n + 1}.xml\"/>"))
                + $"<Relationship Id=\"st\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
            Add(archive, "xl/styles.xml", Looks());
            foreach (var (n, page) in pages.Index())
                Add(archive, $"xl/worksheets/sheet{n + 1}.xml", page.Written());
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoDate;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + text));
    }

    private static string Looks()
    {
        static string Font(string face, int size, string more = "") => $"<font>{more}<sz val=\"{size}\"/><name val=\"{face}\"/><charset val=\"134\"/></font>";
        static string Format(int number, int font, int fill, bool ruled, string across) =>
            $"<xf numFmtId=\"{number}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{(ruled ? 1 : 0)}\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"{across}\" vertical=\"center\" wrapText=\"1\"/></xf>";
        const string side = " style=\"thin\"><color auto=\"1\"/>";
        return $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"0.0%\"/></numFmts>"
            + $"<fonts count=\"3\">{Font("SimSun", 11)}{Font("SimHei", 16)}{Font("SimSun", 11, "<b/>")}</fonts>"
            + "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFF2F2F2\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>"
            + $"<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border><left{side}</left><right{side}</right><top{side}</top><bottom{side}</bottom><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"11\">"
            + Format(0, 0, 0, false, "left") + Format(0, 1, 0, false, "center") + Format(0, 0, 0, false, "left") + Format(0, 2, 2, true, "center") + Format(0, 0, 0, true, "left") + Format(0, 0, 0, true, "center")
            + Format(3, 0, 0, true, "right") + Format(3, 0, 2, true, "right") + Format(170, 0, 0, true, "right") + Format(170, 0, 2, true, "right") + Format(0, 2, 0, true, "left")
            + "</cellXfs></styleSheet>";
    }

    private enum Look
    {
        Plain,
        Title,
        Line,
        Head,
        Label,
        Middle,
        Field,
        Sum,
        Share,
        SumOfShare,
        Part,
    }

    /// <summary>One sheet as it is written down.</summary>
    private sealed class Page(string tab, bool isWide)
    {
        private readonly StringBuilder rows = new();
        private readonly List<string> merged = [];
        private int row;
        private int number;

        public string Tab => tab;

        private int Width => isWide ? 9 : 7;

        public void Title(string words)
        {
            merged.Add($"A1:{Last}1");
            Put("ht=\"30\" customHeight=\"1\"", (0, Look.Title, Words(words)));
        }

        public void Line(string left, string right) => Put("", (0, Look.Line, Words(left)), (Width - 3, Look.Line, Words(right)));

        public void Head(string[] words)
        {
            if (!isWide)
            {
                Put("", [.. words.Select((word, column) => (column, Look.Head, (string?)Words(word)))]);
                Put("", [.. Enumerable.Range(0, Width).Select(column => (column, Look.Middle, column is < 3 or 6 ? null : Number(column - 2)))]);
                return;
            }

            // 本年 stands above 本级, 下级, 合计; the rest reaches down over both lines.
            merged.AddRange(["A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:G4", "H3:H4", "I3:I4"]);
            Put("", (0, Look.Head, Words(words[0])), (1, Look.Head, Words(words[1])), (2, Look.Head, Words(words[2])), (3, Look.Head, Words(words[3])), (4, Look.Head, null), (5, Look.Head, null),
                (6, Look.Head, Words(words[7])), (7, Look.Head, Words(words[8])), (8, Look.Head, Words(words[9])));
            Put("", [.. Enumerable.Range(0, Width).Select(column => (column, Look.Head, column is >= 3 and <= 5 ? Words(words[column + 1]) : null))]);
            Put("", [.. Enumerable.Range(0, Width).Select(column => (column, Look.Middle, column is < 3 or 8 ? null : Number(column - 2)))]);
        }

        public void Part(string name)
        {
            merged.Add($"A{row + 1}:{Last}{row + 1}");
            Put("", [.. Enumerable.Range(0, Width).Select(column => (column, Look.Part, column == 0 ? Words(name) : null))]);
        }

        public IEnumerable<FormTarget> Row(string name, string unit, bool isShare)
        {
            var (at, field, sum) = (row + 1, isShare ? Look.Share : Look.Field, isShare ? Look.SumOfShare : Look.Sum);
            if (!isWide)
            {
                Write(name, unit, (3, field, null), (4, field, null), (5, sum, Formula($"D{at}-E{at}")), (6, Look.Middle, Check($"D{at}>=0")));
                return [new(tab, $"D{at}", 0, FormAspect.All), new(tab, $"E{at}", 0, FormAspect.Before)];
            }

            Write(name, unit, (3, field, null), (4, field, null), (5, sum, Formula($"D{at}+E{at}")), (6, field, null), (7, sum, Formula($"F{at}-G{at}")), (8, Look.Middle, Check($"F{at}=D{at}+E{at}")));
            return [new(tab, $"D{at}", 0, FormAspect.Own), new(tab, $"E{at}", 0, FormAspect.Below), new(tab, $"G{at}", 0, FormAspect.Before)];
        }

        public void Sum(string name, string unit, int of)
        {
            var at = row + 1;
            string? Below(string column) => Formula($"SUM({column}{at + 1}:{column}{at + of})");
            if (isWide)
                Write(name, unit, (3, Look.Sum, Below("D")), (4, Look.Sum, Below("E")), (5, Look.Sum, Formula($"D{at}+E{at}")), (6, Look.Sum, Below("G")), (7, Look.Sum, Formula($"F{at}-G{at}")), (8, Look.Middle, Check($"F{at}=SUM(F{at + 1}:F{at + of})")));
            else
                Write(name, unit, (3, Look.Sum, Below("D")), (4, Look.Sum, Below("E")), (5, Look.Sum, Formula($"D{at}-E{at}")), (6, Look.Middle, Check($"D{at}=SUM(D{at + 1}:D{at + of})")));
        }

        public void Foot(string words)
        {
            merged.Add($"A{row + 1}:{Last}{row + 1}");
            Put("", (0, Look.Line, Words(words)));
        }

        public string Written() => $"<worksheet xmlns=\"{Main}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\"/></sheetViews><sheetFormatPr defaultRowHeight=\"20\" customHeight=\"1\"/>"
            + $"<cols><col min=\"1\" max=\"1\" width=\"28\" customWidth=\"1\"/><col min=\"2\" max=\"3\" width=\"8\" customWidth=\"1\"/><col min=\"4\" max=\"{Width}\" width=\"12\" customWidth=\"1\"/></cols>"
            + $"<sheetData>{rows}</sheetData><mergeCells count=\"{merged.Count}\">{string.Concat(merged.Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells>"
            + "<pageMargins left=\"0.6\" right=\"0.6\" top=\"0.8\" bottom=\"0.8\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>";

        private string Last => ColumnName.Of(Width - 1);

        private void Write(string name, string unit, params (int Column, Look Look, string? Content)[] cells) =>
            Put("", [(0, Look.Label, Words(name)), (1, Look.Middle, Number(++number)), (2, Look.Middle, Words(unit)), .. cells]);

        private void Put(string of, params (int Column, Look Look, string? Content)[] cells)
        {
            row++;
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\"{(of.Length == 0 ? "" : " " + of)}>");
            foreach (var (column, look, content) in cells)
            {
                var type = content switch { null => "", _ when content.StartsWith("<is>", StringComparison.Ordinal) => " t=\"inlineStr\"", _ when content.Contains("IF(", StringComparison.Ordinal) => " t=\"str\"", _ => "" };
                rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{ColumnName.Of(column)}{row}\" s=\"{(int)look}\"{type}{(content is null ? "/>" : $">{content}</c>")}");
            }

            rows.Append("</row>");
        }

        private static string Words(string words) => $"<is><t xml:space=\"preserve\">{SecurityElement.Escape(words)}</t></is>";

        private static string Number(int number) => string.Create(CultureInfo.InvariantCulture, $"<v>{number}</v>");

        private static string Formula(string formula) => $"<f>{SecurityElement.Escape(formula)}</f><v>0</v>";

        private static string Check(string holds) => $"<f>{SecurityElement.Escape($"IF({holds},\"√\",\"×\")")}</f><v>√</v>";
    }
}
