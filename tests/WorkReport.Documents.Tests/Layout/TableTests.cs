using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Graphics.Operations.MarkedContent;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using WorkReport.Documents.Pdf;
using WorkReport.Documents.Tests.Pdf;

namespace WorkReport.Documents.Tests.Layout;

public class TableTests
{
    private const double Tolerance = 0.05 * Paper.Millimetre;

    public static TheoryData<string> Grids => ["edge", "word"];

    [Theory]
    [InlineData("12,345.6", 14, false)]
    [InlineData("148,147.25", 9, false)]
    [InlineData("98.75%", 16, true)]
    public void A_number_is_never_torn_in_a_narrow_column(string number, int columns, bool isLandscape)
    {
        var row = Enumerable.Range(0, columns).Select(n => n == 0 ? "第一老年学校" : number).ToList();
        var table = new Table("统计表", [.. Enumerable.Range(0, columns).Select(n => new TableColumn(n == 0 ? "单位" : $"{n}月"))], [row, row]) { IsLandscape = isLandscape };
        var document = Typesetter.Set(new Document(new Frontmatter { Title = ["表"] }, [table]), TestFonts.Require());
        var runs = document.Pages.SelectMany(page => page.Runs).Select(run => TextOf([run])).ToList();
        Assert.Equal(2 * (columns - 1), runs.Count(text => text.Contains(number, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void Every_row_is_as_high_as_whole_rows_of_the_page(string name)
    {
        var grid = name == "word" ? Grid.Word : Grid.EdgeToEdge;
        var document = Typesetter.Set(new Document(new Frontmatter(), [new Paragraph("如下。"), AnnexTables.Metrics(60)]), TestFonts.Require(), grid);

        Assert.True(document.Pages.Count > 2);
        foreach (var page in document.Pages)
        {
            var lines = page.Rules.Where(rule => rule.Width > rule.Height).ToList();
            Assert.True(lines.Count > 3);
            Assert.All(lines, line => Assert.Contains(Enumerable.Range(0, Grid.Rows), row => Math.Abs(grid.TopOf(row) - line.Y) < Tolerance));
            Assert.All(lines, line => Assert.Equal((Paper.Left, Paper.TypeWidth), (line.X, line.Width)));
        }
    }

    [Fact]
    public void The_head_is_repeated_for_the_eye_and_heard_once()
    {
        var document = Typeset.Blocks(AnnexTables.Metrics(60));

        Assert.True(document.Pages.Count > 2);
        Assert.Equal(6, document.Elements.Count(element => element.Tag == ElementTag.TableHead));
        foreach (var page in document.Pages.Skip(1))
        {
            var top = page.Runs.Where(run => run.Baseline > Grid.EdgeToEdge.TopOf(1) && run.Baseline < Grid.EdgeToEdge.TopOf(2)).ToList();
            Assert.Equal("序号指标名称单位2021年2022年增长（%）", TextOf(top));
            Assert.All(top, run => Assert.Equal(GlyphRun.Artifact, run.Element));
            Assert.All(top, run => Assert.Equal(TestFonts.Require().FaceOf(Documents.Fonts.FontRole.HeiTi), run.Face));
        }
    }

    [Theory]
    [InlineData("", "续表")]
    [InlineData("2022年主要指标统计表", "续表 2022年主要指标统计表")]
    [InlineData("表1 主要指标", "续表1 主要指标")]
    [InlineData("表2-3　主要指标", "续表2-3　主要指标")]
    [InlineData("表彰名单", "续表 表彰名单")]
    [InlineData("表十二 澄川市关心下一代工作委员会2022年度各县市区五老人数及宣讲场次和帮扶资金统计表", "续表十二")]
    [InlineData("澄川市关心下一代工作委员会2022年度各县市区五老人数及宣讲场次和帮扶资金等主要指标统计表", "续表")]
    public void Further_pages_are_marked_at_the_right_above_the_head_for_the_eye(string caption, string mark)
    {
        foreach (var hasHead in (bool[])[true, false])
        {
            var table = AnnexTables.Metrics(60) with { Caption = caption };
            var document = Typeset.Blocks(hasHead ? table : table with { Columns = [.. table.Columns.Select(column => column with { Heading = "" })] });

            Assert.True(document.Pages.Count > 2);
            Assert.DoesNotContain("续表", TextOf(document.Pages[0].Runs), StringComparison.Ordinal);
            foreach (var page in document.Pages.Skip(1))
            {
                var first = page.Runs.Where(run => run.Baseline < Grid.EdgeToEdge.TopOf(1)).ToList();
                Assert.Equal(mark, TextOf(first));
                Assert.All(first, run => Assert.Equal(GlyphRun.Artifact, run.Element));
                Assert.Equal(Paper.Right, first.Max(EndOf), 0.5);
                // The rules begin below it.
                Assert.Equal(Grid.EdgeToEdge.TopOf(1), page.Rules.Min(rule => rule.Y), Tolerance);
                AssertInside(page);
            }
        }
    }

    [Fact]
    public void No_row_is_parted_and_no_head_stands_alone_wherever_the_table_begins()
    {
        for (var above = 1; above < 24; above++)
        {
            var document = Typeset.Blocks([.. Enumerable.Repeat(new Paragraph("一行。"), above), AnnexTables.Metrics(30)]);

            var pageOf = document.Pages.SelectMany((page, number) => page.Runs.Where(run => run.Element >= 0).Select(run => (run.Element, number)))
                .ToLookup(pair => document.Elements[pair.Element].Parent ?? pair.Element, pair => pair.number);
            var rows = Enumerable.Range(0, document.Elements.Count).Where(i => document.Elements[i].Tag == ElementTag.TableRow).ToList();
            Assert.Equal(31, rows.Count);
            Assert.All(rows, row => Assert.Single(pageOf[row].Distinct()));
            // Caption, head and first row.
            Assert.Single(rows.Take(2).Select(row => pageOf[row].First()).Append(pageOf[document.Elements[rows[0]].Parent!.Value].First()).Distinct());
        }
    }

    [Fact]
    public void A_row_longer_than_a_page_goes_on_under_the_same_rules()
    {
        var text = string.Concat(Enumerable.Range(0, 400).Select(i => $"第{i}项工作；"));
        var document = Typeset.Blocks(new Table("", [new TableColumn("项目"), new TableColumn("内容", 2)], [["长", text], ["短", "完"]]));

        Assert.True(document.Pages.Count > 2);
        Assert.Equal(["长", text, "短", "完"], CellsOf(document, ElementTag.TableCell));
        // Both edges and the line between the columns, on every page.
        Assert.All(document.Pages, page => Assert.Equal(3, page.Rules.Count(rule => rule.Height > rule.Width)));
        Assert.All(document.Pages, AssertInside);
    }

    [Fact]
    public void Large_type_where_every_cell_keeps_to_one_line_else_small()
    {
        Assert.Equal(TypeSize.Three, SizeOf(AnnexTables.Sources()));
        Assert.Equal(TypeSize.SmallFour, SizeOf(AnnexTables.Metrics()));

        static double SizeOf(Table table)
        {
            var document = Typeset.Blocks(table);
            return document.Pages[0].Runs.Where(run => run.Element >= 0 && document.Elements[run.Element].Tag == ElementTag.TableCell).Select(run => run.Size).Distinct().Single();
        }
    }

    [Fact]
    public void Figures_end_at_one_edge()
    {
        var document = Typeset.Blocks(new Table("", [new TableColumn("项"), new TableColumn("数", 1, CellAlignment.Right)], [["甲", "8.05"], ["乙", "-12345.6"], ["丙", "7"]]));

        var ends = Enumerable.Range(0, document.Elements.Count)
            .Where(i => document.Elements[i].Tag == ElementTag.TableCell)
            .Select(i => document.Pages[0].Runs.Where(run => run.Element == i).Max(EndOf)).ToList();
        Assert.Equal(ends[1], ends[3], 0.1);
        Assert.Equal(ends[1], ends[5], 0.1);
    }

    /// <summary>Clause 8: the head at the binding edge of odd pages and at the fore edge of even ones, both at the paper's left.</summary>
    [Fact]
    public void A_landscape_table_lies_with_its_head_to_the_left_and_the_page_number_stays()
    {
        var document = Typeset.Blocks(new Paragraph("如下。"), AnnexTables.Plan(), new Paragraph("完。"));

        var turned = Enumerable.Range(0, document.Pages.Count).Where(page => document.Pages[page].Runs.Any(run => run.IsTurned)).ToList();
        Assert.Equal(Enumerable.Range(1, document.Pages.Count - 2), turned);
        Assert.True(turned.Count > 2);
        foreach (var number in turned)
        {
            var page = document.Pages[number];
            AssertInside(page);
            Assert.All(page.Runs.Where(run => run.Element >= 0), run => Assert.True(run.IsTurned));
            var head = page.Runs.Where(run => run.IsTurned && run.Face == TestFonts.Require().FaceOf(Documents.Fonts.FontRole.HeiTi)).ToList();
            Assert.Contains("具体措施", TextOf(head), StringComparison.Ordinal);
            Assert.True(head.Max(run => run.Baseline) < page.Runs.Where(run => run.IsTurned).Except(head).Min(run => run.Baseline));
            var pageNumber = page.Runs.Where(run => !run.IsTurned).ToList();
            Assert.Equal(number % 2 == 0, pageNumber.Min(run => run.X[0]) > Paper.Width / 2);
            Assert.All(page.Rules.Where(rule => rule.Height > 100), rule => Assert.Contains(
                Enumerable.Range(0, 16), row => Math.Abs(Paper.Left + (row * MeasuredTable.LandscapePitch) - rule.X) < 0.75));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Above_a_landscape_table_the_label_and_title_of_its_annex_are_turned_with_it(int above)
    {
        // 7.3.7, clause 8; the annex begins on an even page and on an odd one.
        var blocks = Enumerable.Repeat(new Paragraph("一行。"), 22 * above);
        const string title = "澄川市关心下一代工作委员会2023年工作安排任务分解表";
        var document = Typesetter.Set(
            new Document(new Frontmatter(), [.. blocks]) { Annexes = [new Annex(title, [AnnexTables.Plan(), new Paragraph("完。")])] }, TestFonts.Require());

        var page = document.Pages[above];
        AssertInside(page);
        var rows = page.Runs.Where(run => run.IsTurned).GroupBy(run => (run.Element, run.Baseline)).OrderBy(row => row.Key.Baseline).ToList();
        Assert.Equal(["附件", title, "2023年工作安排任务分解表"], rows.Take(3).Select(TextOf));
        Assert.Equal([0, 2, 4], rows.Take(3).Select(RowOf));
        // From the left of a reader who turns the page: the label at its edge, the title in the middle.
        Assert.Equal(Paper.Height - Paper.Bottom, rows[0].Min(run => run.X[0]), 1.0);
        Assert.Equal(Paper.Height - ((Paper.Top + Paper.Bottom) / 2), (rows[1].Min(run => run.X[0]) + rows[1].Max(EndOf)) / 2, 1.0);
        Assert.Equal($"附件 {title}", Assert.Single(document.Elements, element => element.OutlineTitle is not null).OutlineTitle);
        // Nothing but the page number stands upright, in its place.
        var number = page.Runs.Where(run => !run.IsTurned).ToList();
        Assert.Equal($"—{above + 1}—", TextOf(number));
        Assert.Equal(above % 2 == 0, number.Min(run => run.X[0]) > Paper.Width / 2);
        Assert.Equal("完。", Typeset.RowsOf(document.Pages[^1]).Single().Text);

        static int RowOf(IEnumerable<GlyphRun> runs)
        {
            var run = runs.First();
            var middle = run.Baseline - (0.38 * run.Size) - Paper.Left - (TypeSize.Three / 2);
            Assert.Equal(0, Math.IEEERemainder(middle, MeasuredTable.LandscapePitch), 0.01);
            return (int)Math.Round(middle / MeasuredTable.LandscapePitch);
        }
    }

    [Fact]
    public void A_missing_character_is_named_with_its_page_and_its_row_in_tables_and_charts_too()
    {
        var document = Typeset.Blocks(
            [.. Enumerable.Repeat(new Paragraph("一行。"), 22), new Table("表", [new TableColumn("甲")], [["前\U000F0000后"]]), new Chart(ChartKind.Bar, "图题", "", ["丙\U000F0001丁", "戊"], [new("", [1, 2])])]);

        Assert.Equal(
            [new MissingGlyph("\U000F0000", 2, "前\U000F0000后"), new MissingGlyph("\U000F0001", 2, "丙\U000F0001丁")], document.Record.Missing);
    }

    [Fact]
    public void Neither_caption_nor_head_is_left_alone_by_a_long_first_row()
    {
        for (var repeats = 1; repeats < 80; repeats++)
        {
            var text = string.Concat(Enumerable.Repeat("组织“五老”宣讲团进学校；", repeats));
            var document = Typeset.Blocks(new Paragraph("如下。"), new Table("任务", [new TableColumn("项目"), new TableColumn("内容", 2)], [["甲", text], ["乙", "完"]]));

            var page = document.Pages.First(page => TextOf(page.Runs).Contains("项目", StringComparison.Ordinal));
            Assert.Contains("任务项目内容甲组织", TextOf(page.Runs), StringComparison.Ordinal);
            Assert.All(document.Pages, AssertInside);
        }
    }

    [Fact]
    public void A_row_too_high_to_stand_below_the_title_is_parted_and_leaves_no_title_alone()
    {
        for (var repeats = 1; repeats < 60; repeats++)
        {
            var text = string.Concat(Enumerable.Repeat("组织“五老”宣讲团进学校、进社区；", repeats));
            var table = new Table("任务", [new TableColumn("项目"), new TableColumn("内容", 2)], [["甲", text], ["乙", "完"]]) { IsLandscape = true };
            var document = Typesetter.Set(new Document(new Frontmatter(), []) { Annexes = [new Annex("任务分解表", [table])] }, TestFonts.Require());

            Assert.Contains("甲组织", TextOf(document.Pages[0].Runs), StringComparison.Ordinal);
            Assert.Equal(["甲", text, "乙", "完"], CellsOf(document, ElementTag.TableCell));
            Assert.All(document.Pages, AssertInside);
        }
    }

    [Fact]
    public void Titles_of_any_length_above_any_landscape_table_lose_nothing()
    {
        var random = new Random(7397);
        for (var i = 0; i < 400; i++)
        {
            var table = RandomTable(random) with { IsLandscape = true };
            var title = new string('国', random.Next(random.Next(5) == 0 ? 900 : 60));
            var document = Typesetter.Set(
                new Document(new Frontmatter(), [new Paragraph("正文。")]) { Annexes = [new Annex(title, [table, new Paragraph("完。")])] }, TestFonts.Require());

            Assert.Equal(title, string.Concat(CellsOf(document, ElementTag.Title)));
            Assert.Equal(table.Caption, string.Concat(CellsOf(document, ElementTag.Caption)));
            Assert.All(document.Pages, AssertInside);
            Assert.All(document.Pages, AssertNothingCovers);
        }
    }

    [Fact]
    public void Nothing_is_lost_and_nothing_stands_outside_whatever_the_table()
    {
        var random = new Random(9704);
        for (var i = 0; i < 2000; i++)
        {
            var table = RandomTable(random);
            var document = Typeset.Blocks([.. Enumerable.Repeat(new Paragraph("一行。"), random.Next(0, 24)), table, new Paragraph("完。")]);

            var columns = table.Rows.Select(row => row.Count).Append(table.Columns.Count).Max();
            var wanted = columns == 0 ? [] : table.Rows.SelectMany(row => row.Concat(Enumerable.Repeat("", columns - row.Count)));
            Assert.Equal(wanted, CellsOf(document, ElementTag.TableCell));
            Assert.Equal(table.Columns.Select(column => column.Heading).Where(heading => heading.Length > 0), CellsOf(document, ElementTag.TableHead).Where(heading => heading.Length > 0));
            Assert.Equal(table.Caption, string.Concat(CellsOf(document, ElementTag.Caption)));
            Assert.All(document.Pages, AssertInside);
        }
    }

    [Fact]
    public void Readers_hear_rows_and_cells_with_their_headings()
    {
        var pdf = PdfOf(Typeset.Blocks(new Paragraph("如下。"), AnnexTables.Sources() with { IsLandscape = true }, AnnexTables.Metrics(40)));

        Assert.Contains("No syntax or stream encoding errors", PdfTool.Run(pdf, "qpdf", ["--check", "{pdf}"]).Printed);
        var heard = PdfTool.Run(pdf, "pdfinfo", ["-struct-text", "{pdf}"]).Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Trim().Replace(" (block)", "").Replace(" (inline)", "").TrimEnd(':')).ToList();
        Assert.Equal(
            ["Document", "P", "\"如下。\"", "Table", "Caption", "\"数据来源\"", "TR", "TH", "\"数据\"", "TH", "\"出处\"", "TH", "\"填报单位\"", "TR", "TD", "\"“五老”人数\""],
            heard.Where(line => !line.StartsWith('/') && !line.StartsWith("Scope", StringComparison.Ordinal)).Take(16));
        Assert.Equal(1, heard.Count(line => line == "\"指标名称\""));
        var plain = Encoding.Latin1.GetString(PdfTool.Run(pdf, "qpdf", ["--qdf", "{pdf}", "{out}"], "out").Made);
        Assert.Equal(9, plain.Split("/Scope /Column").Length - 1);
        using var document = PdfDocument.Open(pdf);
        foreach (var page in document.GetPages())
        {
            var depth = 0;
            foreach (var operation in page.Operations)
            {
                depth += operation switch { BeginMarkedContent or BeginMarkedContentWithProperties => 1, EndMarkedContent => -1, _ => 0 };
                Assert.True(depth > 0 || operation is EndMarkedContent, $"{operation.Operator} outside marked content");
            }
        }
    }

    [Fact]
    public void The_glyphs_of_a_turned_page_stand_where_they_were_put()
    {
        var document = Typeset.Blocks(AnnexTables.Plan());

        using var pdf = PdfDocument.Open(PdfOf(document));

        var put = document.Pages[0].Runs.Where(run => run.IsTurned).SelectMany(run => run.X.Select(x => (Across: run.Baseline, Up: x))).ToList();
        var found = pdf.GetPage(1).Letters.SkipLast(document.Pages[0].Runs.Where(run => !run.IsTurned).Sum(run => run.Glyphs.Length)).ToList();
        Assert.Equal(put.Count, found.Count);
        Assert.All(found.Zip(put), pair => Assert.Equal((pair.Second.Across, pair.Second.Up), (pair.First.StartBaseLine.X, pair.First.StartBaseLine.Y), new Near(Tolerance)));
    }

    internal static byte[] PdfOf(TypesetDocument document)
    {
        using MemoryStream file = new();
        PdfWriter.Write(document, file);
        return file.ToArray();
    }

    /// <summary>Everything but page numbers stands in the type area.</summary>
    internal static void AssertInside(TypesetPage page)
    {
        // The ink of a dash reaches a little over its cell, so that two of them join.
        const double slack = 1;
        var numbers = page.Runs.Where(run => run.Baseline > Paper.Bottom && !run.IsTurned);
        foreach (var run in page.Runs.Except(numbers))
        {
            var (along, across) = run.IsTurned
                ? ((From: Paper.Height - Paper.Bottom, To: Paper.Height - Paper.Top), (From: Paper.Left, To: Paper.Right))
                : ((From: Paper.Left, To: Paper.Right), (From: Paper.Top, To: Paper.Bottom));
            // A squeezed mark reaches outside with the empty half of its cell; its ink does not.
            if (run.X.Min() < along.From || EndOf(run) > along.To)
            {
                Assert.InRange(run.Glyphs.Select((glyph, i) => run.X[i] + InPoints(run, run.Face.InkOf(glyph).Left)).Min(), along.From - slack, along.To);
                Assert.InRange(run.Glyphs.Select((glyph, i) => run.X[i] + InPoints(run, run.Face.InkOf(glyph).Right)).Max(), along.From, along.To + slack);
            }

            Assert.InRange(run.Baseline - (0.88 * run.Size), across.From - 0.01, across.To);
            Assert.InRange(run.Baseline + (0.12 * run.Size), across.From, across.To + 0.01);
        }

        Assert.All(page.Rules, rule => Assert.True(
            rule.X >= Paper.Left - 0.01 && rule.Y >= Paper.Top - 0.01 && rule.X + rule.Width <= Paper.Right + 0.01 && rule.Y + rule.Height <= Paper.Bottom + 0.01, rule.ToString()));
        Assert.All(page.Shapes.SelectMany(shape => shape.Points), point => Assert.True(
            point.X >= Paper.Left - 0.01 && point.Y >= Paper.Top - 0.01 && point.X <= Paper.Right + 0.01 && point.Y <= Paper.Bottom + 0.01, point.ToString()));
    }

    /// <summary>Of the rows that are not in cells none lies over another.</summary>
    private static void AssertNothingCovers(TypesetPage page)
    {
        var tops = page.Runs.Where(run => run.IsTurned && run.Size >= TypeSize.Three).Select(run => (run.Baseline - (0.88 * run.Size), run.Size, run.Element)).Distinct().Order().ToList();
        foreach (var (upper, lower) in tops.Zip(tops.Skip(1)).Where(pair => pair.First.Item1 != pair.Second.Item1 && pair.First.Element != pair.Second.Element))
            Assert.True(lower.Item1 - upper.Item1 > upper.Size - 4, $"{upper} {lower}");
    }

    internal static string RandomText(Random random, int longest)
    {
        const string letters = "国家工作安排青年、，。；：“”（）《》—…0123456789.%-abcXYZ𠮷㐢é";
        var runes = letters.EnumerateRunes().ToArray();
        var text = new StringBuilder();
        for (var left = random.Next(longest); left > 0; left--)
            text.Append(runes[random.Next(runes.Length)].ToString());
        return text.ToString();
    }

    internal static Table RandomTable(Random random)
    {
        var columns = random.Next(0, random.Next(10) == 0 ? 40 : 9);
        int Longest() => random.Next(60) == 0 ? 1500 / Math.Max(1, columns) : random.Next(10) == 0 ? 80 : 12;
        return new Table(
            RandomText(random, random.Next(20) == 0 ? 300 : 20),
            [.. Enumerable.Range(0, columns).Select(_ => new TableColumn(RandomText(random, Longest()), random.Next(-1, 9), (CellAlignment)random.Next(3)))],
            [.. Enumerable.Range(0, random.Next(random.Next(20) == 0 ? 60 : 8)).Select(_ =>
                (string[])[.. Enumerable.Range(0, Math.Max(0, columns + random.Next(-1, 2))).Select(_ => RandomText(random, Longest()))])])
        {
            IsLandscape = random.Next(3) == 0,
        };
    }

    private static List<string> CellsOf(TypesetDocument document, ElementTag tag)
    {
        var runs = document.Pages.SelectMany(page => page.Runs).Where(run => run.Element >= 0).ToLookup(run => run.Element);
        // What is drawn first is read first.
        var drawn = runs.Select(run => run.Key).ToList();
        Assert.Equal(drawn.Order(), drawn);
        return [.. Enumerable.Range(0, document.Elements.Count).Where(i => document.Elements[i].Tag == tag).Select(i => TextOf(runs[i]))];
    }

    private static string TextOf(IEnumerable<GlyphRun> runs) =>
        string.Concat(runs.Select(run => run.ActualText ?? string.Concat(run.CodePoints.Where(c => c != 0).Select(char.ConvertFromUtf32))));

    private static double EndOf(GlyphRun run) =>
        run.Glyphs.Select((glyph, i) => run.X[i] + InPoints(run, run.Face.AdvanceOf(glyph))).Max();

    private static double InPoints(GlyphRun run, int units) => units * run.Size / run.Face.UnitsPerEm;

    private sealed class Near(double tolerance) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) < tolerance && Math.Abs(x.Item2 - y.Item2) < tolerance;

        public int GetHashCode((double, double) obj) => 0;
    }
}
