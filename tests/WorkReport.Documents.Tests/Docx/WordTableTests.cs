using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using WorkReport.Documents.Model;
using WorkReport.Documents.Tests.Layout;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkReport.Documents.Tests.Docx;

public class WordTableTests
{
    private static readonly OpenXmlValidator Validator = new(FileFormatVersions.Microsoft365);

    private static readonly string[] Counties = ["青山县", "白水县", "东川区"];

    public static TheoryData<bool> Papers => [false, true];

    [Theory]
    [MemberData(nameof(Papers))]
    public void Tables_and_charts_are_valid_in_body_and_annex(bool isLandscape)
    {
        IReadOnlyList<Block> blocks =
        [
            AnnexTables.Plan() with { IsLandscape = isLandscape },
            AnnexTables.Metrics() with { IsLandscape = isLandscape, Caption = "" },
            Chart(ChartKind.Bar), Chart(ChartKind.Line), Chart(ChartKind.Share),
            AnnexTables.Sources() with { IsLandscape = isLandscape },
        ];
        AssertValid(new Document(new Frontmatter(), blocks));
        AssertValid(WordSamples.Official() with { Body = blocks, Annexes = [new Annex("主要指标统计表", blocks), new Annex("数据来源", [.. blocks.Take(1)])] });
    }

    [Fact]
    public void Any_table_is_valid_and_comes_back_row_by_row()
    {
        var random = new Random(9704);
        for (var i = 0; i < 200; i++)
        {
            var table = TableTests.RandomTable(random);
            var document = new Document(new Frontmatter(), [new Paragraph("前"), table, new Paragraph("后")]);
            AssertValid(document);
            var columns = table.Rows.Select(row => row.Count).Append(table.Columns.Count).Max();
            IEnumerable<IEnumerable<string>> rows = columns == 0 ? [] : table.Rows;
            if (table.Columns.Any(column => column.Heading.Length > 0))
                rows = rows.Prepend(table.Columns.Select(column => column.Heading));
            var lines = rows.Select(row => string.Join('\t', row.Concat(Enumerable.Repeat("", columns)).Take(columns)));
            Assert.Equal(["前", table.Caption, .. lines, "", "后"], Lines(document));
        }
    }

    [Fact]
    public void Any_text_makes_valid_cells()
    {
        const string text = "\0\u0001甲\t乙\r\n丙\uD800\uFFFE<&>";
        var table = new Table(text, [new TableColumn(text)], [[text, text]]);
        AssertValid(new Document(new Frontmatter(), [table, new Chart(ChartKind.Line, text, text, [text], [new ChartSeries(text, [decimal.MaxValue])])]));
    }

    [Fact]
    public void Without_cells_there_is_no_table()
    {
        var document = new Document(new Frontmatter(), [new Table("空表", [new TableColumn("")], []), new Chart(ChartKind.Bar, "", "", [], [])]);
        using var file = Open(document);
        Assert.Empty(file.MainDocumentPart!.Document!.Descendants<W.Table>());
        Assert.Equal(["空表", "", "", ""], Lines(document));
    }

    [Fact]
    public void The_head_is_repeated_and_no_row_is_parted()
    {
        using var file = Open(AnnexTables.Metrics(60));
        var rows = file.MainDocumentPart!.Document!.Descendants<W.TableRow>().ToList();
        Assert.Equal(61, rows.Count);
        Assert.Equal([0], Enumerable.Range(0, 61).Where(row => rows[row].TableRowProperties!.GetFirstChild<W.TableHeader>() is not null));
        Assert.All(rows, row => Assert.NotNull(row.TableRowProperties!.GetFirstChild<W.CantSplit>()));
        var caption = file.MainDocumentPart.Document.Descendants<W.Table>().Single().PreviousSibling<W.Paragraph>()!;
        Assert.Equal("2022年主要指标统计表", caption.InnerText);
        Assert.NotNull(StyleOf(file, caption).StyleParagraphProperties!.KeepNext);
        Assert.NotNull(StyleOf(file, rows[0].Descendants<W.Paragraph>().First()).StyleParagraphProperties!.KeepNext);
    }

    [Fact]
    public void Cells_are_small_four_in_their_faces_and_stand_as_their_column_does()
    {
        using var file = Open(AnnexTables.Metrics());
        var rows = file.MainDocumentPart!.Document!.Descendants<W.TableRow>().Select(row => row.Descendants<W.Paragraph>().ToList()).ToList();
        Assert.All(rows[0], cell => AssertLook(cell, "黑体"));
        Assert.All(rows.Skip(1).SelectMany(row => row), cell => AssertLook(cell, "仿宋_GB2312"));
        Assert.All(rows[0], cell => Assert.Equal(W.JustificationValues.Center, StyleOf(file, cell).StyleParagraphProperties!.Justification!.Val!.Value));
        Assert.Equal([W.JustificationValues.Center, null, W.JustificationValues.Center, W.JustificationValues.Right, W.JustificationValues.Right, W.JustificationValues.Right], rows[5].Select(cell => cell.ParagraphProperties!.Justification?.Val?.Value));

        void AssertLook(W.Paragraph cell, string face)
        {
            var style = StyleOf(file, cell);
            Assert.Equal((face, "24"), (style.StyleRunProperties!.RunFonts!.EastAsia!.Value, style.StyleRunProperties.FontSize!.Val!.Value));
            Assert.Null(style.StyleParagraphProperties!.Indentation);
            Assert.Null(cell.ParagraphProperties!.Indentation);
        }
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void Columns_are_as_wide_as_on_the_page_and_rules_half_a_point(bool isLandscape)
    {
        var table = AnnexTables.Plan() with { IsLandscape = isLandscape };
        using var file = Open(table);
        var made = file.MainDocumentPart!.Document!.Descendants<W.Table>().Single();
        var widths = made.GetFirstChild<W.TableGrid>()!.Elements<W.GridColumn>().Select(column => int.Parse(column.Width!.Value!, CultureInfo.InvariantCulture)).ToList();
        var rules = Typeset.Blocks(table).Pages[0].Rules;
        var edges = rules.Where(rule => isLandscape ? rule.Width > rule.Height : rule.Height > rule.Width)
            .Select(rule => isLandscape ? rule.Y : rule.X).Order().ToList();
        var drawn = edges.Skip(1).Zip(edges, (right, left) => right - left).ToList();
        if (isLandscape)
            drawn.Reverse();
        Assert.Equal(drawn.Count, widths.Count);
        // To the width of a rule, which lies within the outermost edges.
        Assert.All(widths.Zip(drawn), pair => Assert.Equal(pair.Second, pair.First / 20.0, 1.0));
        Assert.Equal((isLandscape ? 225 : 156) * 1440 / 25.4, widths.Sum(), 2.0);
        Assert.All(made.Descendants<W.TableRow>(), row => Assert.Equal(widths, row.Descendants<W.TableCellWidth>().Select(width => int.Parse(width.Width!.Value!, CultureInfo.InvariantCulture))));
        Assert.All(made.GetFirstChild<W.TableProperties>()!.TableBorders!.Elements<W.BorderType>(), rule => Assert.Equal((W.BorderValues.Single, 4u), (rule.Val!.Value, rule.Size!.Value)));
        Assert.Equal(6, made.GetFirstChild<W.TableProperties>()!.TableBorders!.ChildElements.Count);
    }

    /// <summary>P for a section upright, L for one on landscape paper, ahead of its texts.</summary>
    [Theory]
    [InlineData("pl", "P:文 L:表头")]
    [InlineData("lp", "L:表头 P:文")]
    [InlineData("pllp", "P:文 L:表头 L:表头 P:文")]
    [InlineData("plt", "P:文 L:表头 P:表头")]
    [InlineData("tlt", "P:表头 L:表头 P:表头")]
    [InlineData("t", "P:表头")]
    [InlineData("", "P:")]
    public void A_landscape_table_is_a_section_of_its_own_and_no_section_is_blank(string blocks, string expected)
    {
        var upright = new Table("", [new TableColumn("表头")], []);
        var document = new Document(new Frontmatter(), [.. blocks.Select(block => (Block)(block switch { 'p' => new Paragraph("文"), 't' => upright, _ => upright with { IsLandscape = true } }))]);
        AssertValid(document);
        using var file = Open(document);
        var text = "";
        List<string> sections = [];
        foreach (var element in file.MainDocumentPart!.Document!.Body!.ChildElements)
        {
            text += element.InnerText;
            var section = element as W.SectionProperties ?? element.Descendants<W.SectionProperties>().SingleOrDefault();
            if (section is null)
                continue;
            sections.Add($"{(section.GetFirstChild<W.PageSize>()!.Orient?.Value == W.PageOrientationValues.Landscape ? 'L' : 'P')}:{text}");
            text = "";
        }

        Assert.Equal(expected, string.Join(' ', sections.Where(section => section.Length > 2 || sections.Count == 1)));
        Assert.Equal(expected.Split(' ').Length, sections.Count);
    }

    [Fact]
    public void Of_an_annex_that_begins_with_a_landscape_table_label_and_title_stand_on_its_paper()
    {
        // 7.3.7, clause 8
        var document = new Document(new Frontmatter(), [new Paragraph("文")])
        {
            Annexes = [new Annex("任务分解表", [AnnexTables.Plan(2), new Paragraph("后")]), new Annex("", [AnnexTables.Plan(1), AnnexTables.Sources()])],
        };
        AssertValid(document);
        using var file = Open(document);
        var text = "";
        List<(bool IsLandscape, string Text)> sections = [];
        foreach (var element in file.MainDocumentPart!.Document!.Body!.ChildElements)
        {
            text += element.InnerText;
            if ((element as W.SectionProperties ?? element.Descendants<W.SectionProperties>().SingleOrDefault()) is not { } section)
                continue;
            sections.Add((section.GetFirstChild<W.PageSize>()!.Orient?.Value == W.PageOrientationValues.Landscape, text));
            text = "";
        }

        Assert.Equal([false, true, false, true, false], sections.Select(section => section.IsLandscape));
        Assert.StartsWith("附件1任务分解表2023年工作安排任务分解表序号", sections[1].Text, StringComparison.Ordinal);
        Assert.Equal("后", sections[2].Text);
        Assert.StartsWith("附件22023年工作安排任务分解表序号", sections[3].Text, StringComparison.Ordinal);
    }

    /// <summary>Clause 8; what is 订口 of an upright page lies above the table's head.</summary>
    [Fact]
    public void The_margins_of_landscape_paper_are_turned_with_it_and_its_footers_are_the_same()
    {
        using var file = Open(AnnexTables.Plan());
        var section = file.MainDocumentPart!.Document!.Body!.Elements<W.SectionProperties>().Single();
        var (size, margin) = (section.GetFirstChild<W.PageSize>()!, section.GetFirstChild<W.PageMargin>()!);
        Assert.Equal([297, 210, 28, 37, 26, 35], new[] { (int)size.Width!.Value, (int)size.Height!.Value, margin.Top!.Value, (int)margin.Right!.Value, margin.Bottom!.Value, (int)margin.Left!.Value }
            .Select(twips => (int)Math.Round(twips / 1440.0 * 25.4)));
        Assert.InRange(margin.Footer!.Value, 1u, (uint)margin.Bottom.Value - 280);
        Assert.Equal(["odd", "even"], section.Elements<W.FooterReference>().Select(footer => footer.Id!.Value));
    }

    [Fact]
    public void The_row_above_a_signature_keeps_with_it()
    {
        // 7.3.5.5
        using var file = Open(new Document(new Frontmatter(), [AnnexTables.Sources()]) { SignOff = new SignOff { Signatures = ["澄川市人民政府"] } });
        var rows = file.MainDocumentPart!.Document!.Descendants<W.TableRow>().ToList();
        Assert.All(rows[^1].Descendants<W.Paragraph>(), cell => Assert.NotNull(cell.ParagraphProperties!.KeepNext));
        Assert.All(rows[^2].Descendants<W.Paragraph>(), cell => Assert.Null(cell.ParagraphProperties!.KeepNext));
    }

    [Theory]
    [InlineData(ChartKind.Bar, "五老人数（单位：人）|\t2021年\t2022年|青山县\t120\t1234567.5|白水县\t-9.5\t0|东川区\t\t7|")]
    [InlineData(ChartKind.Line, "五老人数（单位：人）|\t2021年\t2022年|青山县\t120\t1234567.5|白水县\t-9.5\t0|东川区\t\t7|")]
    [InlineData(ChartKind.Share, "五老人数（单位：人）|\t2021年\t占比|青山县\t120\t100.0%|白水县\t-9.5\t0.0%|东川区\t0\t0.0%|")]
    public void A_chart_is_the_table_of_its_figures(ChartKind kind, string expected) =>
        Assert.Equal(expected, string.Join('|', Lines(new Document(new Frontmatter(), [Chart(kind)]))));

    [Fact]
    public void Columns_that_word_does_not_know_stand_in_its_last()
    {
        var names = Enumerable.Range(1, 70).Select(n => n.ToString(CultureInfo.InvariantCulture)).ToArray();
        var document = new Document(new Frontmatter(), [new Table("", [], [names, names[..64], names[..63]])]);
        AssertValid(document);
        var rows = Lines(document).Skip(1).Take(3).Select(line => line.Split('\t')).ToList();
        Assert.All(rows, row => Assert.Equal(names[..62], row[..62]));
        Assert.Equal(["63 64 65 66 67 68 69 70", "63 64", "63"], rows.Select(row => Assert.Single(row[62..])));
    }

    [Theory]
    [InlineData(5, null)]
    [InlineData(63, "5")]
    public void Of_very_many_columns_type_and_margins_are_smaller_and_leave_room_for_two_characters(int count, string? size)
    {
        using var file = Open(new Table("", [], [[.. Enumerable.Repeat("文", count)]]));
        var table = file.MainDocumentPart!.Document!.Descendants<W.Table>().Single();
        Assert.All(table.Descendants<W.Run>(), run => Assert.Equal(size, run.RunProperties?.FontSize?.Val?.Value));
        var margins = table.GetFirstChild<W.TableProperties>()!.TableCellMarginDefault!;
        var room = table.Descendants<W.GridColumn>().Min(column => int.Parse(column.Width!.Value!, CultureInfo.InvariantCulture))
            - margins.TableCellLeftMargin!.Width!.Value - margins.TableCellRightMargin!.Width!.Value;
        Assert.InRange(room, int.Parse(size ?? "24", CultureInfo.InvariantCulture) * 10 * 2, int.MaxValue);
    }

    [Fact]
    public void The_same_tables_give_the_same_bytes()
    {
        var document = new Document(new Frontmatter(), [AnnexTables.Metrics(), Chart(ChartKind.Share), AnnexTables.Plan(), Chart(ChartKind.Bar)]);
        var first = WordSamples.Write(document);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            Assert.Equal(first, WordSamples.Write(document));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static Chart Chart(ChartKind kind) => new(kind, "五老人数", "人", Counties, [new("2021年", [120, -9.50m]), new("2022年", [1234567.5m, 0, 7, 99])]);

    private static IReadOnlyList<string> Lines(Document document) => WordSamples.Read(WordSamples.Write(document)).Lines;

    private static void AssertValid(Document document)
    {
        using var file = Open(document);
        Assert.Equal("", string.Join("\n", Validator.Validate(file).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")));
    }

    private static WordprocessingDocument Open(Table table) => Open(new Document(new Frontmatter(), [table]));

    private static WordprocessingDocument Open(Document document) => WordprocessingDocument.Open(new MemoryStream(WordSamples.Write(document)), isEditable: false);

    private static W.Style StyleOf(WordprocessingDocument file, W.Paragraph paragraph) =>
        file.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<W.Style>().Single(style => style.StyleId == paragraph.ParagraphProperties!.ParagraphStyleId!.Val!.Value);
}
