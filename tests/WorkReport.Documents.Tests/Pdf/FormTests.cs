using UglyToad.PdfPig;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using WorkReport.Documents.Pdf;

namespace WorkReport.Documents.Tests.Pdf;

/// <summary>信函, 命令（令）and 纪要 (GB/T 9704-2012, clause 10), measured in the file, on both grids.</summary>
public class FormTests
{
    /// <summary>A twentieth of a millimetre, points.</summary>
    private const double Tolerance = 0.05 * Paper.Millimetre;

    private const int Red = 0xE60012;

    public static TheoryData<string> Grids => [Grid.EdgeToEdge.Name, Grid.Word.Name];

    [Theory]
    [MemberData(nameof(Grids))]
    public void The_mark_of_a_letter_is_the_sponsor_alone_30_mm_below_the_papers_edge(string grid)
    {
        // 10.1
        var page = Read(Letter(), grid)[0];
        var mark = page.Lines[0];
        Assert.Equal("澄川市关工委", mark.Text);
        Assert.Equal(30 * Paper.Millimetre, mark.Top, Tolerance);
        Assert.Equal(Paper.Left + (Paper.TypeWidth / 2), mark.Middle, Tolerance);
        Assert.Equal(Red, mark.Colour);
        Assert.Contains(TestFonts.Require().FaceOf(FontRole.XiaoBiaoSong).PostScriptName, mark.Font, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Lines, line => line.Text.Contains("市教育局", StringComparison.Ordinal) || line.Text.Contains("信函", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void The_double_rules_of_a_letter_are_170_mm_wide_and_turn_their_thick_sides_outwards(string grid)
    {
        // 10.1: 4 mm below the mark, 20 mm above the paper's edge.
        var pages = Read(Letter(characters: 1200), grid);
        var rules = pages[0].Rules;
        Assert.Equal(4, rules.Count);
        Assert.All(rules, rule => Assert.Equal((Paper.Width / 2, 170 * Paper.Millimetre), (rule.Middle, rule.Width), Close));
        Assert.All(rules, rule => Assert.Equal(Red, rule.Colour));
        var mark = pages[0].Lines[0];
        Assert.Equal(mark.Top + mark.Size + (4 * Paper.Millimetre), rules[0].Top, Tolerance);
        Assert.Equal(Paper.Height - (20 * Paper.Millimetre), rules[3].Bottom, Tolerance);
        Assert.True(rules[0].Height > 2 * rules[1].Height && rules[3].Height > 2 * rules[2].Height);
        Assert.Equal(rules[1].Top - rules[0].Bottom, rules[3].Top - rules[2].Bottom, Tolerance);
        // The second stands on the first page only.
        Assert.True(pages.Count > 1);
        Assert.All(pages.Skip(1), page => Assert.Empty(page.Rules));
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void What_identifies_a_letter_begins_seven_eighths_of_a_character_below_the_first_double_rule(string grid)
    {
        // 10.1
        var page = Read(Letter(), grid)[0];
        var top = page.Rules[1].Bottom + (TypeSize.Three * 7 / 8);
        foreach (var (text, row) in new[] { ("000001", 0), ("机密★1年", 1), ("特急", 2) })
        {
            var label = page.Line(text);
            Assert.Equal((top + (row * PitchOf(grid)), Paper.Left), (label.Top, label.Left), Close);
        }

        var number = page.Line("澄关工委函〔2023〕12号");
        Assert.Equal((top, Paper.Right), (number.Top, number.Right), Close);
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void The_title_of_a_letter_stands_two_rows_below_whatever_stands_above_it(string grid)
    {
        // 10.1
        var whole = Letter();
        var numbered = whole.Letterhead! with { CopyNumber = null, Secrecy = null, Urgency = null };
        foreach (var (head, above) in new[] { (whole.Letterhead!, "特急"), (numbered, "澄关工委函〔2023〕12号"), (numbered with { Number = null }, null) })
        {
            var page = Read(whole with { Letterhead = head }, grid)[0];
            var title = page.Line("关于商请协助开展科普活动的函");
            var foot = above is null ? page.Rules[1].Bottom : page.Line(above).Top + TypeSize.Three;
            Assert.Equal(foot + Named(grid).Blank(2), title.Top, Tolerance);
            Assert.Equal((Paper.Left + (Paper.TypeWidth / 2), TypeSize.Two), (title.Middle, title.Size), Close);
        }
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void The_last_row_of_a_letters_first_page_keeps_seven_eighths_of_a_character_from_the_second_double_rule(string grid)
    {
        // 10.1; on the other pages the rows stand where they always do.
        var pages = Read(Letter(characters: 1200), grid);
        var body = pages[0].Lines.Where(line => line.Text.StartsWith('国')).ToList();
        Assert.Equal(pages[0].Rules[2].Top - (TypeSize.Three * 7 / 8), body[^1].Top + TypeSize.Three, Tolerance);
        Assert.All(body.Zip(body.Skip(1)), pair => Assert.Equal(PitchOf(grid), pair.Second.Top - pair.First.Top, Tolerance));
        // 主送机关 and the text are rows of the same page.
        Assert.Equal(PitchOf(grid), body[0].Top - pages[0].Line("市科学技术协会：").Top, Tolerance);
        Assert.Equal(Named(grid).TopOf(0), pages[1].Lines[0].Top, Tolerance);
        Assert.Equal(Named(grid).TopOf(21), pages[1].Lines.Last(line => line.Text.StartsWith('国')).Top, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void The_first_page_of_a_letter_has_no_number(string grid)
    {
        // 10.1
        var pages = Read(Letter(characters: 1200), grid);
        Assert.DoesNotContain(pages[0].Lines, line => line.Text.Contains('—', StringComparison.Ordinal));
        Assert.All(pages.Skip(1).Select((page, i) => (page, i + 2)), page => Assert.Contains(page.page.Lines, line => line.Text == $"—{page.Item2}—"));
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void The_imprint_of_a_letter_is_copies_alone_on_the_lower_edge_of_the_last_page(string grid)
    {
        // 10.1: neither 印发机关 nor 印发日期 nor rules; an odd page will do.
        for (var characters = 100; characters <= 1000; characters += 25)
        {
            var pages = Read(Letter(characters), grid);
            var copy = pages[^1].Line("抄送：市委办公室。");
            Assert.Equal((Paper.Bottom, TypeSize.Four), (copy.Top + copy.Size, copy.Size), Close);
            // Its cells are a little wider than the type, which stands in their middle.
            Assert.Equal(Paper.Left + TypeSize.Four, copy.Left, 0.2);
            Assert.Equal(4, pages.Sum(page => page.Rules.Count));
            Assert.DoesNotContain(pages, page => page.Lines.Any(line => line.Text.Contains("印发", StringComparison.Ordinal)));
            // The text never runs into it, and no page is left blank for its sake.
            Assert.All(pages[^1].Lines.Where(line => line.Size == TypeSize.Three), line => Assert.InRange(line.Top + line.Size, 0, copy.Top - PitchOf(grid) + Tolerance));
            Assert.All(pages, page => Assert.Contains(page.Lines, line => line.Text.Length > 3));
        }

        Assert.Single(Read(Letter(), grid));
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void The_sign_off_of_a_letter_is_never_alone_on_a_page(string grid)
    {
        // 7.3.5.5, on a first page with rows of its own
        for (var characters = 200; characters <= 1400; characters += 20)
        {
            var page = Read(Letter(characters), grid).Single(page => page.Lines.Any(line => line.Text == "2023年5月20日"));
            Assert.True(page.Lines.Count(line => line.Text.StartsWith('国')) >= 2, $"{characters}");
        }
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void The_mark_of_an_order_stands_20_mm_below_the_type_area_and_its_number_two_rows_below(string grid)
    {
        // 10.2
        foreach (var kind in new[] { "令", "命令" })
        {
            var page = Read(Order(kind), grid)[0];
            var (mark, number) = (page.Line($"澄川市人民政府{kind}"), page.Line("第18号"));
            Assert.Equal((57 * Paper.Millimetre, Paper.Left + (Paper.TypeWidth / 2)), (mark.Top, mark.Middle), Close);
            Assert.Equal(Red, mark.Colour);
            Assert.Contains(TestFonts.Require().FaceOf(FontRole.XiaoBiaoSong).PostScriptName, mark.Font, StringComparison.Ordinal);
            Assert.Equal((mark.Top + mark.Size + Named(grid).Blank(2), Paper.Left + (Paper.TypeWidth / 2)), (number.Top, number.Middle), Close);
            Assert.Empty(page.Rules);
        }
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void The_text_of_an_order_begins_on_the_row_nearest_to_two_rows_below_its_number(string grid)
    {
        // 10.2
        var page = Read(Order("令"), grid)[0];
        var (number, body) = (page.Line("第18号"), page.Lines.First(line => line.Text.StartsWith('国')));
        Assert.Equal(0, Math.IEEERemainder(body.Top - Named(grid).TopOf(0), PitchOf(grid)), Tolerance);
        Assert.InRange(body.Top - (number.Top + TypeSize.Three + Named(grid).Blank(2)), -PitchOf(grid) / 2, PitchOf(grid) / 2);
        Assert.Equal(Paper.Left + (2 * Grid.Cell), body.Left, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void A_title_that_an_order_has_nevertheless_stands_above_its_text(string grid)
    {
        var page = Read(Order("令") with { Frontmatter = new Frontmatter { Title = ["关于嘉奖示范单位的命令"] } }, grid)[0];
        var (number, title, body) = (page.Line("第18号"), page.Line("关于嘉奖示范单位的命令"), page.Lines.First(line => line.Text.StartsWith('国')));
        Assert.Equal(number.Top + TypeSize.Three + Named(grid).Blank(2), title.Top, Tolerance);
        Assert.True(body.Top > title.Top + TypeSize.Two + (PitchOf(grid) / 2));
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void The_mark_of_an_order_gives_way_to_three_labels(string grid)
    {
        var order = Order("令");
        var head = order.Letterhead! with { CopyNumber = "000001", Secrecy = "机密★1年", Urgency = "特急" };
        var page = Read(order with { Letterhead = head }, grid)[0];
        Assert.True(page.Line("澄川市人民政府令").Top > page.Line("特急").Top + TypeSize.Three);
        // Two of them leave it its place.
        Assert.Equal(57 * Paper.Millimetre, Read(order with { Letterhead = head with { Urgency = null } }, grid)[0].Line("澄川市人民政府令").Top, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void The_mark_of_minutes_stands_35_mm_below_the_type_area(string grid)
    {
        // 10.3
        var minutes = Minutes();
        foreach (var (issuers, kind) in new[] { ((string[])["澄川市人民政府"], "常务会议纪要"), ([], "市长办公会议纪要") })
        {
            var page = Read(minutes with { Letterhead = minutes.Letterhead! with { Issuers = issuers, Kind = kind } }, grid)[0];
            var mark = page.Line(string.Concat(issuers) + kind);
            Assert.Equal((72 * Paper.Millimetre, Paper.Left + (Paper.TypeWidth / 2)), (mark.Top, mark.Middle), Close);
            Assert.Equal(Red, mark.Colour);
            Assert.Equal(mark.Top + mark.Size + Named(grid).Blank(2), page.Line("第12期").Top, Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void Who_was_there_stands_a_row_below_the_text_with_its_labels_in_HeiTi(string grid)
    {
        // 10.3
        var page = Read(Minutes(), grid)[0];
        var body = page.Lines.Last(line => line.Text.StartsWith('国'));
        var (present, excused, observers) = (page.Beginning("出席："), page.Beginning("请假："), page.Beginning("列席："));
        Assert.Equal(body.Top + (2 * PitchOf(grid)), present.Top, Tolerance);
        foreach (var label in new[] { present, excused, observers })
        {
            Assert.Equal((Paper.Left + (2 * Grid.Cell), TypeSize.Three), (label.Left, label.Size), Close);
            Assert.Contains(TestFonts.Require().FaceOf(FontRole.HeiTi).PostScriptName, label.Font, StringComparison.Ordinal);
            Assert.Contains(TestFonts.Require().FaceOf(FontRole.FangSong).PostScriptName, label.Letters[3].FontName, StringComparison.Ordinal);
        }

        // What goes on goes on below the first character behind the colon; each begins a row.
        var further = page.Lines.Where(line => line.Top > present.Top + 1 && line.Top < excused.Top - 1).ToList();
        Assert.NotEmpty(further);
        Assert.All(further, line => Assert.Equal(Paper.Left + (5 * Grid.Cell), line.Left, Tolerance));
        Assert.Equal(present.Letters[3].StartBaseLine.X, further[0].Left, Tolerance);
        Assert.Equal(excused.Top + PitchOf(grid), observers.Top, Tolerance);
        Assert.Equal("列席：市关工委孙五、钱六；团市委冯八", observers.Text);
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void Who_was_there_stands_below_the_names_of_attachments(string grid)
    {
        // 10.3
        var page = Read(Minutes() with { Attachments = ["任务分解表"] }, grid)[0];
        Assert.Equal(page.Line("附件：任务分解表").Top + (2 * PitchOf(grid)), page.Beginning("出席：").Top, Tolerance);
    }

    [Fact]
    public void No_name_is_parted_by_the_end_of_a_row()
    {
        // Practice. Every start of a row comes by as the list grows.
        string[] names = ["王同", "林示范", "市教育局李一样", "欧阳立本", "市财政局周示例"];
        for (var shift = 0; shift < 30; shift++)
        {
            var present = names.Concat(names).Concat(names).Prepend(new string('甲', shift + 5)).ToList();
            var lines = Read(Minutes() with { Attendance = new Attendance { Present = present } }, Grid.EdgeToEdge.Name)[0].Lines.SkipWhile(line => !line.Text.StartsWith("出席", StringComparison.Ordinal)).ToList();
            foreach (var name in (string[])["王同", "林示范", "李一样", "欧阳立本", "周示例"])
                Assert.Equal(3, lines.Sum(line => line.Text.Split(name).Length - 1));
        }
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void A_reader_hears_each_form_in_its_order(string grid)
    {
        var letter = "澄川市关工委 000001 机密★1年 特急 澄关工委函〔2023〕12号 关于商请协助开展科普活动的函 市科学技术协会： 国 澄川市关工委 2023年5月20日 抄送：市委办公室。";
        foreach (var (document, expected) in new[]
        {
            (Letter(), letter),
            (Order("令"), "澄川市人民政府令 第18号 国"),
            (Minutes(), "澄川市人民政府常务会议纪要 第12期 研究青少年工作 国 出席： 请假： 列席：市关工委孙五、钱六；团市委冯八"),
        })
        {
            var heard = string.Concat(PdfTool.Run(Written(document, grid), "pdfinfo", ["-struct-text", "{pdf}"]).Printed.Where(c => !char.IsWhiteSpace(c)));
            var last = -1;
            foreach (var piece in expected.Split(' '))
            {
                var at = heard.IndexOf(piece, last + 1, StringComparison.Ordinal);
                Assert.True(at > last, $"{piece} is not heard in its place: {heard}");
                last = at;
            }
        }
    }

    private static Document Letter(int characters = 60) => new(
        new Frontmatter { Title = ["关于商请协助开展科普活动的函"], Salutation = "市科学技术协会：" },
        [new Paragraph(new string('国', characters))])
    {
        Profile = Profile.Official,
        Letterhead = new Letterhead
        {
            Form = LetterheadForm.Letter,
            Issuers = ["澄川市关工委", "市教育局"],
            Kind = "信函",
            CopyNumber = "000001",
            Secrecy = "机密★1年",
            Urgency = "特急",
            Number = "澄关工委函〔2023〕12号",
        },
        SignOff = new SignOff { Signatures = ["澄川市关工委"], SignedOn = "2023年5月20日" },
        Imprint = new Imprint { CopyTo = ["市委办公室"], PrintedBy = "澄川市关工委办公室", PrintedOn = "2023年5月21日" },
    };

    private static Document Order(string kind) => new(new Frontmatter(), [new Paragraph(new string('国', 60))])
    {
        Profile = Profile.Official,
        Letterhead = new Letterhead { Form = LetterheadForm.Order, Issuers = ["澄川市人民政府"], Kind = kind, Number = "第18号" },
    };

    private static Document Minutes() => new(new Frontmatter { Title = ["研究青少年工作"] }, [new Paragraph(new string('国', 60))])
    {
        Profile = Profile.Official,
        Letterhead = new Letterhead { Form = LetterheadForm.Minutes, Issuers = ["澄川市人民政府"], Kind = "常务会议纪要", Number = "第12期" },
        Attendance = new Attendance
        {
            Present = ["林示范", "周示例", "吴样本", "市发展改革委王同", "市教育局李一", "市财政局欧阳立", "市住房城乡建设局张三"],
            Excused = ["赵四"],
            Observers = ["市关工委孙五、钱六", "团市委冯八"],
        },
    };

    private static Grid Named(string grid) => grid == Grid.Word.Name ? Grid.Word : Grid.EdgeToEdge;

    private static double PitchOf(string grid) => Named(grid).Pitch;

    private static byte[] Written(Document document, string grid)
    {
        using var file = new MemoryStream();
        PdfWriter.Write(Typesetter.Set(document, TestFonts.Require(), Named(grid)), file);
        return file.ToArray();
    }

    private static List<PrintedPage> Read(Document document, string grid)
    {
        using var pdf = PdfDocument.Open(Written(document, grid));
        return [.. pdf.GetPages().Select(page => new PrintedPage(page))];
    }

    private static bool Close<T>(T expected, T actual)
        where T : System.Runtime.CompilerServices.ITuple =>
        Enumerable.Range(0, expected.Length).All(i => Math.Abs((double)expected[i]! - (double)actual[i]!) <= Tolerance);
}
