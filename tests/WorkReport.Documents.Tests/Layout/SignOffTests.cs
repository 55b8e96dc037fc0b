using CsCheck;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Tests.Layout;

/// <summary>署名, seals and 签名章 of one organ or many (GB/T 9704-2012, 7.3.5), to a twentieth of a millimetre.</summary>
public class SignOffTests
{
    private const string Date = "2023年1月5日";
    private const double Tolerance = 0.05 * Paper.Millimetre;

    private static readonly string[] Organs = ["澄川市教育局", "澄川市民政局", "澄川市关工委", "共青团澄川市委", "澄川市妇联"];

    public static TheoryData<string, int> Grids
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var grid in new[] { Grid.EdgeToEdge, Grid.Word })
            {
                for (var organs = 1; organs <= Organs.Length; organs++)
                    data.Add(grid.Name, organs);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void Seals_of_a_joint_issue_stand_in_the_order_of_the_organs_and_none_touches_another(string grid, int organs)
    {
        // 7.3.5.1
        var page = Set(Sealed([.. Organs.Take(organs)]), GridOf(grid)).Pages[0];
        Assert.Equal(organs, page.Pictures.Count);
        var (names, date) = (Organs.Take(organs).Select(organ => Line(page, organ)).ToList(), Line(page, Date));
        for (var i = 0; i < organs; i++)
        {
            var seal = page.Pictures[i];
            Assert.Equal(42 * Paper.Millimetre, seal.Width, Tolerance);
            // 居中下压: over the middle of the name.
            Assert.Equal((names[i].Left + names[i].Right) / 2, seal.X + (seal.Width / 2), 1.0);
            Assert.InRange(TopOf(names[i]), seal.Y, seal.Y + seal.Height - TypeSize.Three);
            // 两端不得超出版心
            Assert.InRange(seal.X, Paper.Left - Tolerance, Paper.Right - seal.Width + Tolerance);
            // 互不相交或相切
            Assert.All(page.Pictures.Take(i), other => Assert.True(
                seal.X - (other.X + other.Width) > 1 || other.X - (seal.X + seal.Width) > 1 || seal.Y - (other.Y + other.Height) > 1));
        }

        // 首排印章顶端 within a row of the text; the last seal also over the date.
        var body = Typeset.RowsOf(page).Last(row => row.Text.StartsWith('国'));
        Assert.InRange(page.Pictures[0].Y - (TopOf(body) + TypeSize.Three), 0, GridOf(grid).Pitch);
        var last = page.Pictures[^1];
        Assert.Equal((date.Left + date.Right) / 2, last.X + (last.Width / 2), 1.0);
        Assert.InRange(TopOf(date) + TypeSize.Three, last.Y + (last.Height / 2), last.Y + last.Height);
        Assert.Equal(Paper.Right - (4 * Grid.Cell), date.Right, 1.0);
        Assert.Equal(names[^1].Baseline + GridOf(grid).Pitch, date.Baseline, Tolerance);
    }

    [Fact]
    public void A_listener_hears_the_names_of_a_rank_before_its_seals()
    {
        var document = Set(Sealed(Organs[..2]), Grid.EdgeToEdge);
        Assert.Equal(
            [ElementTag.Paragraph, ElementTag.Paragraph, ElementTag.Paragraph, ElementTag.Figure, ElementTag.Figure],
            document.Elements.TakeLast(5).Select(element => element.Tag));
    }

    [Fact]
    public void An_organ_longer_than_the_place_below_a_seal_moves_the_date_and_keeps_its_middle()
    {
        // 7.3.5.1: 居中 is must, 右空四字 only normally.
        const string organ = "澄川市关心下一代工作委员会办公室秘书处";
        var page = Set(Sealed([organ]), Grid.EdgeToEdge).Pages[0];
        var (name, date, seal) = (Line(page, organ), Line(page, Date), page.Pictures[0]);
        Assert.Equal((name.Left + name.Right) / 2, (date.Left + date.Right) / 2, 1.0);
        Assert.Equal((name.Left + name.Right) / 2, seal.X + (seal.Width / 2), 1.0);
        Assert.InRange(name.Right, 0, Paper.Right + 1);
    }

    [Fact]
    public void A_seal_that_is_missing_leaves_its_place_free()
    {
        var whole = Set(Sealed(Organs[..3]), Grid.EdgeToEdge).Pages[0];
        var lacking = Set(Sealed(Organs[..3], _ => false), Grid.EdgeToEdge).Pages[0];
        Assert.Empty(lacking.Pictures);
        Assert.Equal(Lines(whole).Select(line => (line.Text, line.Baseline, line.Left)), Lines(lacking).Select(line => (line.Text, line.Baseline, line.Left)));
    }

    [Fact]
    public void Without_seals_the_organs_stand_one_below_the_other_and_the_date_two_characters_further()
    {
        // 7.3.5.2
        var page = Set(new SignOff { Signatures = Organs[..3], SignedOn = Date }, Grid.EdgeToEdge).Pages[0];
        var (names, date, body) = (Organs[..3].Select(organ => Line(page, organ)).ToList(), Line(page, Date), Typeset.RowsOf(page).Last(row => row.Text.StartsWith('国')));
        Assert.Equal(body.Baseline + (2 * Grid.EdgeToEdge.Pitch), names[0].Baseline, Tolerance);
        Assert.All(names, name => Assert.Equal(names[0].Left, name.Left, 0.5));
        Assert.Equal([.. names.Select(name => name.Baseline).Order()], names.Select(name => name.Baseline));
        Assert.Equal(names[^1].Baseline + Grid.EdgeToEdge.Pitch, date.Baseline, Tolerance);
        Assert.Equal(names[0].Left + (2 * Grid.Cell), date.Left, 3.0);
    }

    [Theory]
    [InlineData("edge", true)]
    [InlineData("edge", false)]
    [InlineData("word", true)]
    public void A_stamped_signature_keeps_four_characters_from_the_right_and_the_office_two_from_it(string grid, bool isThere)
    {
        // 7.3.5.3
        const string office = "市　长";
        var stamp = isThere ? new Picture(Samples.Png(60, 20), "签名章") : null;
        var page = Set(new SignOff { Stamps = [new PersonalStamp(office, stamp)], SignedOn = Date }, GridOf(grid)).Pages[0];
        var (title, date, body, pitch) = (Line(page, office), Line(page, Date), Typeset.RowsOf(page).Last(row => row.Text.StartsWith('国')), GridOf(grid).Pitch);
        var height = pitch + TypeSize.Three;
        var (top, width) = (TopOf(body) + (3 * pitch), height * (isThere ? 3 : 2.5));
        if (isThere)
        {
            var placed = Assert.Single(page.Pictures);
            Assert.Equal((top, height, width), (placed.Y, placed.Height, placed.Width), Near);
            Assert.Equal(Paper.Right - (4 * Grid.Cell), placed.X + placed.Width, Tolerance);
        }

        Assert.Equal(top + (height / 2), TopOf(title) + (TypeSize.Three / 2), Tolerance);
        Assert.Equal(Paper.Right - (4 * Grid.Cell) - width - (2 * Grid.Cell), title.Right, 1.0);
        // 空一行 below it, 右空四字.
        Assert.Equal(top + (3 * pitch), TopOf(date), Tolerance);
        Assert.Equal(Paper.Right - (4 * Grid.Cell), date.Right, 1.0);
    }

    [Fact]
    public void Stamps_of_a_joint_issue_stand_one_below_the_other()
    {
        // 7.3.5.3
        var page = Set(
            new SignOff { Stamps = [.. new[] { "省人民政府省长", "省军区司令员" }.Select(office => new PersonalStamp(office, new Picture(Samples.Png(30, 10), office)))], SignedOn = Date },
            Grid.EdgeToEdge).Pages[0];
        Assert.Equal(["省人民政府省长", "省军区司令员"], page.Pictures.Select(placed => placed.Picture.Alternative));
        Assert.Equal(page.Pictures[0].X, page.Pictures[1].X, Tolerance);
        Assert.True(page.Pictures[1].Y > page.Pictures[0].Y + page.Pictures[0].Height);
    }

    [Fact]
    public void A_note_stays_with_its_date()
    {
        // 7.3.6, over texts of every length
        for (var rows = 1; rows <= 23; rows++)
        {
            var document = Set(new SignOff { Signatures = ["澄川市教育局"], SignedOn = Date, Note = "此件公开发布" }, Grid.EdgeToEdge, rows * 28);
            var page = document.Pages.Single(page => Lines(page).Any(line => line.Text == "（此件公开发布）"));
            Assert.Contains(Lines(page), line => line.Text == Date);
        }
    }

    [Fact]
    public void Organs_of_any_number_and_length_stay_within_the_type_area_in_their_order()
    {
        Gen.Select(Gen.Int[1, 30].Array[1, 14], Gen.Bool, Gen.Bool, Gen.Int[20, 700]).Sample((lengths, isSealed, isDated, characters) =>
        {
            var names = lengths.Select((length, i) => new string((char)('甲' + i), length)).ToArray();
            var signOff = (isSealed ? Sealed(names) : new SignOff { Signatures = names }) with { SignedOn = isDated ? Date : null };
            var document = Set(signOff, Grid.EdgeToEdge, characters);
            var text = Typeset.TextOf(document);
            Assert.EndsWith(string.Concat(names) + signOff.SignedOn, text, StringComparison.Ordinal);
            Assert.All(document.Pages, page => Assert.All(page.Pictures, seal =>
            {
                var name = Lines(page).First(line => line.Text == seal.Picture.Alternative || seal.Picture.Alternative.StartsWith(line.Text, StringComparison.Ordinal));
                if (name.Text == seal.Picture.Alternative)
                    Assert.Equal((name.Left + name.Right) / 2, seal.X + (seal.Width / 2), 1.5);
                // On the last row of a page a seal ends below the type area, furthest where 23 rows stand on it.
                Assert.InRange(seal.Y, Paper.Top - Tolerance, Paper.Bottom + (7 * Paper.Millimetre) - seal.Height);
                Assert.InRange(seal.X, Paper.Left - 1, Paper.Right - seal.Width + 1);
            }));
            Assert.All(document.Pages, page => Assert.All(Lines(page).Where(line => line.Runs[0].Size == TypeSize.Three), line =>
            {
                Assert.InRange(TopOf(line), Paper.Top - Tolerance, Paper.Bottom - TypeSize.Three + Tolerance);
                Assert.InRange(line.Left, Paper.Left - 1, Paper.Right);
                Assert.InRange(line.Right, Paper.Left, Paper.Right + 1);
            }));
        }, iter: 300);
    }

    private static readonly EqualityComparer<(double, double, double)> Near = EqualityComparer<(double, double, double)>.Create(
        (a, b) => Math.Abs(a.Item1 - b.Item1) <= Tolerance && Math.Abs(a.Item2 - b.Item2) <= Tolerance && Math.Abs(a.Item3 - b.Item3) <= Tolerance);

    private static SignOff Sealed(string[] organs, Func<int, bool>? isThere = null) => new()
    {
        Signatures = organs,
        SignedOn = Date,
        HasSeal = true,
        Seals = [.. organs.Select((organ, i) => isThere?.Invoke(i) == false ? null : new Picture(Samples.Png(8, 8), organ))],
    };

    private static TypesetDocument Set(SignOff signOff, Grid grid, int characters = 100) =>
        Typesetter.Set(new Document(new Frontmatter(), [new Paragraph(new string('国', characters))]) { SignOff = signOff }, TestFonts.Require(), grid);

    private static Grid GridOf(string name) => name == Grid.Word.Name ? Grid.Word : Grid.EdgeToEdge;

    private static SetRow Line(TypesetPage page, string text) => Lines(page).First(line => line.Text == text);

    /// <summary>What stands together: of one element on one baseline.</summary>
    private static IEnumerable<SetRow> Lines(TypesetPage page) =>
        page.Runs.GroupBy(run => (run.Element, run.Baseline)).Select(line => new SetRow(line.Key.Baseline, [.. line]));

    private static double TopOf(SetRow row) => row.Baseline - (0.88 * row.Runs[0].Size);
}
