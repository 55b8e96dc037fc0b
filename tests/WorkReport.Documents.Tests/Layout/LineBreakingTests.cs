using CsCheck;
using WorkReport.Documents.Layout;

namespace WorkReport.Documents.Tests.Layout;

/// <summary>GB/T 15834-2011, 5.1, and what a reader expects of numbers and words.</summary>
public class LineBreakingTests
{
    private const string NoStart = "。，、；：？！）〕】》〉」』”’…—·～%％‰℃°)]}";
    private const string NoEnd = "（〔【《〈「『“‘￥№([{";

    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.Char['\u4E00', '\u9FA5'].Select(c => c.ToString()),
        Gen.Char['\u4E00', '\u9FA5'].Select(c => c.ToString()),
        Gen.Char['\u4E00', '\u9FA5'].Select(c => c.ToString()),
        Of("，", "。", "、", "；", "：", "？", "！", "）", "》", "”", "（", "《", "“", "〔", "〕"),
        Gen.Int[0, 99999].Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Of("12%", "3.5", "2022年", "〔2023〕1号", "——", "……", "WTO", "COVID-19", " ", "PM2.5", "·", "℃", "e\u0301"),
        Of("𠮷", "㐢", "䶮", "👨‍👩‍👧‍👦", "Ⅱ", "①", "𰻞"));

    private static readonly Gen<string> Text = Piece.Array[1, 160].Select(pieces => "文" + string.Concat(pieces));

    [Fact]
    public void Twenty_thousand_random_paragraphs_lose_nothing_and_break_no_rule() =>
        Text.Sample(
            text =>
            {
                var document = Typeset.Paragraphs(text);
                Assert.Equal(WithoutSpaces(text), WithoutSpaces(Typeset.TextOf(document)));
                var rows = document.Pages.SelectMany(Typeset.RowsOf).ToList();
                foreach (var row in rows.Skip(1))
                    Assert.False(NoStart.Contains(row.Text[0]), $"{row.Text} begins a row of {text}");
                foreach (var row in rows.SkipLast(1))
                    Assert.False(NoEnd.Contains(row.Text.TrimEnd()[^1]), $"{row.Text} ends a row of {text}");
                foreach (var row in rows)
                    Assert.InRange(row.Right, Paper.Left, Paper.Right + Grid.HalfCell + 0.2); // a squeezed mark's blank half may hang out
            },
            iter: 20_000,
            threads: 2);

    [Theory]
    [InlineData("，")]
    [InlineData("。")]
    [InlineData("”")]
    [InlineData("》")]
    public void A_mark_that_would_begin_a_row_is_squeezed_into_the_row_before(string mark)
    {
        var rows = Rows(new string('国', 13) + "，" + new string('国', 12) + mark + new string('家', 20));

        Assert.Equal(27, rows[0].Text.Length);
        Assert.EndsWith(mark, rows[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_without_marks_to_squeeze_is_pushed_and_spread_to_the_edge()
    {
        var rows = Rows(new string('国', 23) + "1234人民共和国人民共和国人民共和国");

        Assert.Equal(new string('国', 23) + "1234人", rows[0].Text);
        var pushed = Rows(new string('国', 25) + "1234" + new string('家', 30));
        Assert.Equal(new string('国', 25), pushed[0].Text);
        Assert.Equal(Paper.Right, pushed[0].Right, 0.2);
    }

    [Theory]
    [InlineData("2022年")]
    [InlineData("12345.67")]
    [InlineData("85.5%")]
    [InlineData("〔2023〕11号")]
    [InlineData("——")]
    [InlineData("……")]
    [InlineData("Shanghai")]
    public void Some_things_are_never_split(string whole)
    {
        for (var before = 14; before <= 27; before++)
        {
            var rows = Rows(new string('国', before) + whole + new string('家', 40));
            Assert.Contains(rows, row => row.Text.Contains(whole, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_word_longer_than_a_row_is_split_and_ends()
    {
        var word = new string('w', 300);

        var document = Typeset.Paragraphs("见" + word);

        Assert.Equal("见" + word, Typeset.TextOf(document));
        Assert.All(Typeset.RowsOf(document.Pages[0]), row => Assert.InRange(row.Right, 0, Paper.Right + 1));
    }

    [Fact]
    public void Rows_of_Hanzi_keep_to_the_half_cells_beside_numbers()
    {
        var row = Rows("全市有4200名代表参加，国家发展改革委员会组织实施这项工作并取得成效")[0];

        var half = Grid.HalfCell;
        var overhang = (TypeSize.Three - Grid.Cell) / 2;
        Assert.All(
            row.Runs.SelectMany(run => run.CodePoints.Zip(run.X)).Where(pair => pair.First >= 0x4E00),
            pair => Assert.Equal(0, Math.Abs(((pair.Second + overhang - Paper.Left) / half) - Math.Round((pair.Second + overhang - Paper.Left) / half)), 0.01));
    }

    [Fact]
    public void A_space_at_the_end_of_a_row_takes_no_room()
    {
        var rows = Rows(new string('国', 26) + " " + new string('家', 10));

        Assert.Equal('家', rows[1].Text[0]);
        Assert.Equal(Paper.Right, rows[0].Runs.SelectMany(run => run.CodePoints.Zip(run.X)).Last(pair => pair.First != ' ').Second + 16, 0.3);
    }

    [Fact]
    public void Lone_surrogates_and_controls_break_nothing()
    {
        var document = Typeset.Paragraphs("一\uD800二\u0001三\uDC00四");

        Assert.Equal("一\uFFFD二三\uFFFD四", Typeset.TextOf(document));
        Assert.Contains('四', Typeset.TextOf(Typeset.Paragraphs("一\uD800\u0301二\u0301\uDC00三e\uDFFF\u0301四")));
        Assert.Contains('四', Typeset.TextOf(Typeset.Paragraphs("一\uFFFE\u0301四")));
    }

    [Theory]
    [InlineData("\u1AB5", 60)]
    [InlineData("\u1AB5", 3000)]
    [InlineData("\U0001E8D0", 60)]
    [InlineData("\U0001E8D0", 128)]
    public void A_letter_under_any_number_of_marks_fits_into_a_row(string mark, int times)
    {
        var letter = "a" + string.Concat(Enumerable.Repeat(mark, times));

        var document = Typeset.Paragraphs(letter, "国" + letter + "家" + letter);

        Assert.Equal(letter + "国" + letter + "家" + letter, Typeset.TextOf(document));
    }

    [Fact]
    public void More_spaces_than_the_stack_holds_take_no_room()
    {
        var document = Typeset.Paragraphs("国" + new string(' ', 4_000_000) + "家");

        Assert.Equal(["国", "家"], Typeset.RowsOf(document.Pages[0]).Select(row => row.Text.Trim()));
    }

    [Fact]
    public void Every_missing_character_is_named_once_however_many_there_are()
    {
        var text = string.Concat(Enumerable.Range(0xF0000, 60_000).Select(char.ConvertFromUtf32));
        var started = TimeProvider.System.GetTimestamp();

        var document = Typeset.Paragraphs(text + text);

        Assert.InRange(document.Record.MissingCharacters.Count, 50_000, 60_000);
        Assert.Equal(document.Record.MissingCharacters.Distinct().Count(), document.Record.MissingCharacters.Count);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 8);
    }

    [Fact]
    public void A_mark_above_a_letter_stands_above_it_and_the_letter_is_told_once()
    {
        var document = Typeset.Paragraphs("约翰q\u0301\u0323说");

        Assert.Equal("约翰q\u0301\u0323说", string.Concat(document.Pages[0].Runs.Where(run => run.Element != GlyphRun.Artifact)
            .Select(run => run.ActualText ?? string.Concat(run.CodePoints.Select(char.ConvertFromUtf32)))));
    }

    private static Gen<string> Of(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);

    private static List<SetRow> Rows(string text) => Typeset.RowsOf(Typeset.Paragraphs(text).Pages[0]);

    private static string WithoutSpaces(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
