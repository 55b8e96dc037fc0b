using System.Text;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Tests.Layout;

/// <summary>GB/T 15834-2011, 5.1, and what a reader expects of numbers and words.</summary>
public class LineBreakingTests
{
    private const string NoStart = "。，、；：？！）〕】》〉」』”’…—·～%％‰℃°)]}";
    private const string NoEnd = "（〔【《〈「『“‘￥№([{";

    private static readonly string[] Pieces =
    [
        "，", "。", "、", "；", "：", "？", "！", "）", "》", "”", "（", "《", "“", "〔", "〕", "——", "……", "·", "℃", "‘", "’",
        "12%", "3.5", "2022年", "〔2023〕1号", "±5", "3.5km", "￥100", "WTO", "COVID-19", "PM2.5", "(a)", "，，，，，，，，",
        " ", "  ", "\u00A0", "\u202F", "\u3000", "\t", "e\u0301", "国\u0301", "𠮷", "㐢", "䶮", "👨‍👩‍👧‍👦", "Ⅱ", "①", "𰻞", "Việt", "\uD800", "\uDC00", "\uFFFE", "㎡",
    ];

    [Fact]
    public void A_hundred_thousand_random_paragraphs_lose_nothing_and_break_no_rule()
    {
        var fonts = TestFonts.Require();
        Parallel.For(
            0,
            100,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            seed =>
            {
                var random = new Random(seed);
                var atomizer = new Atomizer(fonts, Measure.Body);
                for (var i = 0; i < 1000; i++)
                {
                    var text = RandomText(random);
                    var atoms = atomizer.Cut(text, FontRole.FangSong);
                    CheckAtoms(text, atoms);
                    CheckRows(text, atoms, LineBreaker.Break(atoms, Grid.HalfCells, 4));
                }
            });
    }

    [Fact]
    public void The_glyphs_of_random_paragraphs_stand_in_their_rows()
    {
        var random = new Random(15834);
        for (var i = 0; i < 2000; i++)
        {
            var text = "文" + RandomText(random);
            var document = Typeset.Paragraphs(text);
            Assert.Equal(Visible(text), Visible(Typeset.TextOf(document)));
            foreach (var row in document.Pages.SelectMany(Typeset.RowsOf).Where(row => row.Text.Trim().Length > 0))
                Assert.InRange(row.Right, Paper.Left, Paper.Right + Grid.HalfCell + 0.2); // a squeezed mark's blank half may hang out
        }
    }

    private static string RandomText(Random random)
    {
        // Some texts are all Hanzi, some all marks.
        var share = random.NextDouble();
        var text = new StringBuilder();
        for (var left = random.Next(1, 140); left > 0; left--)
        {
            if (random.NextDouble() < share)
                text.Append((char)random.Next('\u4E00', '\u9FA5'));
            else if (random.Next(4) == 0)
                text.Append(random.Next(100_000));
            else
                text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }

    /// <summary>Every character is in one atom, in its order; only controls are in none.</summary>
    private static void CheckAtoms(string text, Atom[] atoms)
    {
        var at = 0;
        foreach (var atom in atoms)
        {
            Skip(atom.Start);
            at += atom.Length;
        }

        Skip(text.Length);

        void Skip(int to)
        {
            while (at < to)
                Assert.True(char.IsControl(text[at++]), $"A character before {at} of {text} is lost.");
        }
    }

    private static void CheckRows(string text, Atom[] atoms, List<Row> rows)
    {
        var start = 0;
        foreach (var row in rows)
        {
            Assert.True(row.Start == start && row.End > start, $"Rows of {text} are not one behind the other.");
            Assert.Equal(row.End == atoms.Length, row.IsLast);
            var marks = atoms[row.Start..row.End].Count(atom => "，。、；：？！（）《》“”‘’〔〕".Contains(text[atom.Start], StringComparison.Ordinal));
            Assert.True(row.Width - marks <= row.Capacity, $"A row of {text} is too wide.");
            if (!row.IsLast)
                CheckBreak(text, atoms, row);
            start = row.End;
        }

        Assert.Equal(atoms.Length, start);
    }

    [Fact]
    public void A_number_of_less_than_half_a_row_stays_whole()
    {
        const string number = "510101199001011234";
        var rows = Typeset.RowsOf(Typeset.Paragraphs(new string('国', 18) + number + new string('国', 30)).Pages[0]);
        Assert.Contains(rows, row => row.Text.Contains(number, StringComparison.Ordinal));
    }

    [Fact]
    public void A_digit_with_marks_is_one_character()
    {
        var document = Typeset.Paragraphs("1\uFE0F\u20E3宣讲，2\u0301场");
        var missing = document.Record.Missing.Select(one => one.Character).ToList();
        Assert.DoesNotContain(missing, one => one is "\uFE0F" or "\u20E3");
        Assert.Equal("1\uFE0F\u20E3宣讲，2\u0301场", Typeset.TextOf(document));
    }

    [Theory]
    [InlineData("2022\n2023")]
    [InlineData("2022\t2023")]
    [InlineData("2022\r\n2023")]
    public void A_line_end_or_tab_in_a_text_is_a_space(string text) =>
        Assert.Equal("2022 2023", Typeset.TextOf(Typeset.Paragraphs(text)));

    [Fact]
    public void A_centred_line_that_just_fills_the_row_stays_one()
    {
        var part = new string('国', Grid.Columns);
        var rows = Typeset.RowsOf(Typeset.Blocks(new PartHeading(part), new Paragraph("正文。")).Pages[0]);
        Assert.Equal(part, rows[0].Text);
    }

    [Theory]
    [InlineData('〖')]
    [InlineData('〗')]
    public void White_lenticular_brackets_are_brackets(char mark) =>
        Assert.False(LineRules.MayEnd(mark) && LineRules.MayStart(mark));

    private static void CheckBreak(string text, Atom[] atoms, Row row)
    {
        var first = text[atoms[row.End].Start];
        var end = row.End - 1;
        while (end > row.Start && atoms[end].Kind == AtomKind.Space)
            end--;
        var last = text[atoms[end].Start + atoms[end].Length - 1];
        Assert.False(first == ' ', $"A space begins a row of {text}.");
        if (NoStart.Contains(first, StringComparison.Ordinal) || NoEnd.Contains(last, StringComparison.Ordinal))
            Assert.True(Chain(atoms, row.End, BreakBehind.Forbidden) > row.Capacity, $"{last} | {first} is forbidden in {text}");
        else if (char.IsAsciiDigit(first) && char.IsAsciiDigit(last) && end == row.End - 1)
            Assert.True(Chain(atoms, row.End, BreakBehind.Splits) >= row.Capacity / 2, $"{last} | {first} splits a number in {text}");
    }

    /// <summary>Least width of what may not be parted around a break.</summary>
    private static int Chain(Atom[] atoms, int at, BreakBehind least)
    {
        var (start, end) = (at, at);
        while (start > 0 && (start == at || atoms[start - 1].Break >= least))
            start--;
        while (end < atoms.Length && (end == at || atoms[end - 1].Break >= least))
            end++;
        return atoms[start..end].Sum(atom => atom.Width - (atom.Ink == MarkInk.Whole ? 0 : 1));
    }

    private static string Visible(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => !Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune)).Select(rune => rune.ToString()));

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
    [InlineData("85℃")]
    [InlineData("120㎡")]
    [InlineData("3.5km")]
    [InlineData("±15")]
    [InlineData("Việt")]
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

    [Theory]
    [InlineData("12\u00A0名")]
    [InlineData("2023\u202F年\u00A012\u202F月\u00A031\u202F日")]
    [InlineData("第\u00A05\u00A0届")]
    [InlineData("WTO\u00A0规")]
    [InlineData("（见\u00A0表\u00A01）")]
    public void A_no_break_space_holds_both_its_neighbours(string whole)
    {
        for (var before = 8; before <= 27; before++)
        {
            var rows = Rows(new string('国', before) + whole + new string('家', 60));
            Assert.Contains(rows, row => row.Text.Contains(whole, StringComparison.Ordinal));
            Assert.Equal(new string('国', before) + whole + new string('家', 60), string.Concat(rows.Select(row => row.Text)));
        }
    }

    [Theory]
    [InlineData('\u00A0')]
    [InlineData('\u202F')]
    public void A_no_break_space_is_half_a_cell_wide_and_no_glyph_is_borrowed_for_it(char space)
    {
        var document = Typeset.Paragraphs($"国12{space}名");

        var row = Typeset.RowsOf(document.Pages[0])[0];
        Assert.Equal(5 * Grid.HalfCell, row.X.Last() - row.Left, 0.01);
        Assert.Single(row.Runs);
        Assert.Empty(document.Record.BorrowedGlyphs);
        Assert.Empty(document.Record.Missing);
    }

    [Fact]
    public void What_no_break_spaces_hold_together_is_parted_at_one_of_them_where_it_is_longer_than_a_row()
    {
        var rows = Rows("见" + string.Join('\u00A0', Enumerable.Repeat("123456", 40)));

        Assert.True(rows.Count > 4);
        Assert.All(rows.SkipLast(1), row => Assert.EndsWith("123456\u00A0", row.Text, StringComparison.Ordinal));
        // The space at its end takes no room.
        Assert.All(rows, row => Assert.InRange(row.X.SkipLast(1).Last() + Grid.HalfCell, Paper.Left, Paper.Right + 0.3));
    }

    [Fact]
    public void A_measure_word_may_part_from_its_number()
    {
        var rows = Rows(new string('国', 25) + "12名" + new string('家', 30));

        Assert.EndsWith("国12", rows[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("名", rows[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_rows_are_squeezed_where_that_spares_a_pushed_one()
    {
        // Filled row by row, the third would end before the number, seven half cells short of the edge.
        var text = new string('国', 11) + "，" + new string('国', 6) + "，" + new string('国', 60) + "1234567" + new string('家', 20);
        var atoms = new Atomizer(TestFonts.Require(), Measure.Body).Cut(text, FontRole.FangSong);

        var filled = LineBreaker.Fill(atoms, Grid.HalfCells, 4);
        var rows = LineBreaker.Break(atoms, Grid.HalfCells, 4);

        Assert.Contains(filled, row => row.IsPushed);
        Assert.DoesNotContain(rows, row => row.IsPushed);
        Assert.Equal(2, rows[0].Squeeze);
        Assert.Equal(filled.Count, rows.Count);
    }

    [Fact]
    public void One_row_is_squeezed_more_where_that_spares_another()
    {
        // Filled row by row, the first two take one mark more each; with two characters more in the first the second ends well.
        var text = "国，国，国，国，" + new string('国', 18) + "，" + new string('国', 5) + "，" + new string('国', 22) + "，" + new string('家', 20);
        var atoms = new Atomizer(TestFonts.Require(), Measure.Body).Cut(text, FontRole.FangSong);

        var filled = LineBreaker.Fill(atoms, Grid.HalfCells, 4);
        var rows = LineBreaker.Break(atoms, Grid.HalfCells, 4);

        Assert.Equal([2, 2, 0], filled.Select(row => row.Squeeze));
        Assert.Equal([4, 0, 0], rows.Select(row => row.Squeeze));
        Assert.DoesNotContain(rows, row => row.IsPushed);
    }

    [Fact]
    public void Weighing_never_squeezes_or_pushes_more_rows_than_filling_nor_makes_more()
    {
        var random = new Random(15834);
        var atomizer = new Atomizer(TestFonts.Require(), Measure.Body);
        var (filledCount, brokenCount) = (0, 0);
        for (var i = 0; i < 5000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60, 400)).Select(_ => random.Next(9) == 0
                ? Pieces[random.Next(12)]
                : random.Next(30) == 0 ? random.Next(10_000).ToString(System.Globalization.CultureInfo.InvariantCulture) : "国"));
            var atoms = atomizer.Cut(text, FontRole.FangSong);
            var filled = LineBreaker.Fill(atoms, Grid.HalfCells, 4);
            var rows = LineBreaker.Break(atoms, Grid.HalfCells, 4);

            Assert.True(rows.Count <= filled.Count, text);
            Assert.True(rows.Count(row => row.IsPushed) <= filled.Count(row => row.IsPushed), text);
            if (!filled.Exists(row => row.IsPushed))
                Assert.True(rows.Count(row => row.Squeeze > 0) <= filled.Count(row => row.Squeeze > 0), text);
            filledCount += filled.Count(row => row.IsPushed || row.Squeeze > 0);
            brokenCount += rows.Count(row => row.IsPushed || row.Squeeze > 0);
        }

        Assert.True(brokenCount < filledCount * 0.9, $"{brokenCount} of {filledCount}");
    }

    [Fact]
    public void Wide_capitals_do_not_touch()
    {
        var row = Rows("国XXWWMM家")[0];

        var letters = row.Runs.SelectMany(run => run.Glyphs.Select((glyph, i) => (Character: run.CodePoints[i], X: run.X[i], Advance: run.Face.AdvanceOf(glyph) * run.Size / run.Face.UnitsPerEm))).ToList();
        Assert.All(letters.Zip(letters.Skip(1)), pair => Assert.InRange(pair.Second.X - pair.First.X, pair.First.Advance * 0.97, double.MaxValue));
    }

    [Theory]
    [InlineData("——")]
    [InlineData("……")]
    public void A_spread_row_does_not_tear_a_double_mark(string mark)
    {
        var row = Rows(new string('国', 10) + mark + new string('国', 13) + "1234" + new string('家', 30))[0];

        var x = row.Runs.SelectMany(run => run.CodePoints.Zip(run.X)).Where(pair => pair.First == mark[0]).Select(pair => pair.Second).ToList();
        Assert.Equal(Grid.Cell, x[1] - x[0], 0.01);
        Assert.Equal(Paper.Right, row.Right, 0.2);
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

    private static List<SetRow> Rows(string text) => Typeset.RowsOf(Typeset.Paragraphs(text).Pages[0]);
}
