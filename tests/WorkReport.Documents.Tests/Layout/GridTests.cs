using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Tests.Layout;

/// <summary>The page under the ruler: GB/T 9704-2012, 5.2 and 7.5. Lengths in points, tolerance 0.05 mm.</summary>
public class GridTests
{
    private const double Tolerance = 0.05 * Paper.Millimetre;

    /// <summary>Half of what the 16-point type is wider than its cell hangs out on each side.</summary>
    private const double Overhang = (TypeSize.Three - Grid.Cell) / 2;

    private static readonly string Hanzi = string.Concat(Enumerable.Range(0, 1400).Select(i => (char)(0x4E00 + (i * 7))));

    [Fact]
    public void A_full_page_holds_22_rows_of_28_characters()
    {
        var document = Typeset.Paragraphs(Hanzi);

        var rows = Typeset.RowsOf(document.Pages[1]);

        Assert.Equal(22, rows.Count);
        Assert.All(rows, row => Assert.Equal(28, row.Text.Length));
    }

    [Fact]
    public void The_rows_fill_the_type_area_edge_to_edge()
    {
        var rows = Typeset.RowsOf(Typeset.Paragraphs(Hanzi).Pages[1]);

        Assert.Equal(37 * Paper.Millimetre, rows[0].Baseline - (0.88 * 16), Tolerance);
        Assert.Equal(262 * Paper.Millimetre, rows[^1].Baseline + (0.12 * 16), Tolerance);
        Assert.All(rows, row => Assert.Equal(28 * Paper.Millimetre, row.Left, Tolerance));
        Assert.All(rows, row => Assert.Equal(184 * Paper.Millimetre, row.Right, Tolerance));
    }

    [Fact]
    public void Hanzi_stand_in_cells_of_156_mm_by_28()
    {
        foreach (var row in Typeset.RowsOf(Typeset.Paragraphs(Hanzi).Pages[1]))
        {
            var cell = 0;
            foreach (var x in row.X)
                Assert.Equal(Paper.Left - Overhang + (cell++ * Paper.TypeWidth / 28), x, 0.02);
        }
    }

    [Fact]
    public void A_paragraph_begins_two_characters_in_and_goes_on_at_the_edge()
    {
        var rows = Typeset.RowsOf(Typeset.Paragraphs(Hanzi[..40]).Pages[0]);

        Assert.Equal(2, rows.Count);
        Assert.Equal(26, rows[0].Text.Length);
        Assert.Equal(Paper.Left + (2 * Grid.Cell) - Overhang, rows[0].Left, 0.02);
        Assert.Equal(Paper.Left - Overhang, rows[1].Left, 0.02);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Page_numbers_stand_one_character_in_odd_right_even_left(int page, bool left)
    {
        var number = Typeset.Paragraphs(Hanzi).Pages[page].Runs.Where(run => run.Element == GlyphRun.Artifact).ToList();

        var first = number[0].X[0];
        var last = number[^1].X[^1] + (number[^1].Face.AdvanceOf(number[^1].Glyphs[^1]) * 14.0 / number[^1].Face.UnitsPerEm);
        Assert.Equal($"—{page + 1}—", string.Concat(number.SelectMany(run => run.CodePoints).Select(char.ConvertFromUtf32)));
        if (left)
            Assert.Equal(Paper.Left + 14, first, Tolerance);
        else
            Assert.Equal(Paper.Right - 14, last, Tolerance);
    }

    [Fact]
    public void The_dash_of_the_page_number_begins_7_mm_below_the_type_area()
    {
        var run = Typeset.Paragraphs(Hanzi).Pages[0].Runs.First(run => run.Element == GlyphRun.Artifact);

        var ink = run.Face.InkOf(run.Glyphs[0]).Top * run.Size / run.Face.UnitsPerEm;

        Assert.Equal(14, run.Size);
        Assert.Equal(269 * Paper.Millimetre, run.Baseline - ink, Tolerance);
    }

    [Fact]
    public void Every_kind_of_heading_has_its_face_and_place()
    {
        var fonts = TestFonts.Require();
        var document = Typeset.Blocks(
            new PartHeading("2022年工作回顾"),
            new Heading(1, "一、学习贯彻取得新进展"),
            new Heading(2, "（一）组织建设"),
            new Heading(3, "1.班子建设"),
            new Paragraph("助力乡村振兴。围绕巩固脱贫攻坚成果持续开展行动。") { LeadLength = 7, LeadLevel = 2 });

        var rows = Typeset.RowsOf(document.Pages[0]);

        Assert.Equal(fonts.FaceOf(FontRole.XiaoBiaoSong), rows[0].Runs[0].Face);
        Assert.Equal(Paper.Left + (Paper.TypeWidth / 2), (rows[0].Left + rows[0].Right) / 2, 0.5);
        Assert.Equal(fonts.FaceOf(FontRole.HeiTi), rows[1].Runs[0].Face);
        Assert.Equal(fonts.FaceOf(FontRole.KaiTi), rows[2].Runs[0].Face);
        Assert.Equal(fonts.FaceOf(FontRole.FangSong), rows[3].Runs[^1].Face);
        Assert.Equal(fonts.FaceOf(FontRole.KaiTi), rows[4].Runs[0].Face);
        Assert.Equal(fonts.FaceOf(FontRole.FangSong), rows[4].Runs[^1].Face);
        Assert.All(rows.Skip(1).Take(2), row => Assert.Equal(Paper.Left + (2 * Grid.Cell) - Overhang, row.Left, 0.05));
    }
}
