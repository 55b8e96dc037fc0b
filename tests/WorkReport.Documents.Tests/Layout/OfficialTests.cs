using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Tests.Layout;

/// <summary>The elements of an official document in their places (GB/T 9704-2012, clause 7), to a twentieth of a millimetre.</summary>
public class OfficialTests
{
    /// <summary>A twentieth of a millimetre, points.</summary>
    private const double Tolerance = 0.05 * Paper.Millimetre;

    private static readonly Letterhead Whole = new()
    {
        CopyNumber = "000001",
        Secrecy = "机密★1年",
        Urgency = "特急",
        Issuers = ["澄川市人民政府"],
        Kind = "文件",
        Number = "澄府发〔2023〕1号",
    };

    private static Document Sample(int characters = 100) => new(
        new Frontmatter { Title = ["澄川市人民政府关于2022年工作情况的报告"], Salutation = "省人民政府：" },
        [new Paragraph(new string('国', characters))])
    {
        Profile = Profile.Official,
        Letterhead = Whole,
        SignOff = new SignOff { Signatures = ["澄川市人民政府"], SignedOn = "2023年1月5日", HasSeal = true },
        Imprint = new Imprint { CopyTo = ["市委各部门", "市人大常委会办公室"], PrintedBy = "澄川市人民政府办公室", PrintedOn = "2023年1月6日" },
    };

    [Fact]
    public void Copy_number_secrecy_and_urgency_stand_on_the_first_rows_flush_left()
    {
        // 7.2.1–7.2.3
        var page = Set(Sample()).Pages[0];
        foreach (var (text, row) in new[] { ("000001", 0), ("机密★1年", 1), ("特急", 2) })
        {
            var line = Line(page, text);
            Assert.Equal(Grid.EdgeToEdge.TopOf(row), TopOf(line), Tolerance);
            Assert.Equal(Paper.Left, line.Left, 1.0);
        }
    }

    [Fact]
    public void The_mark_is_red_in_the_middle_and_35_mm_below_the_type_area()
    {
        // 7.2.4
        var mark = Line(Set(Sample()).Pages[0], "澄川市人民政府文件");
        Assert.Equal(72 * Paper.Millimetre, TopOf(mark), Tolerance);
        Assert.Equal(Paper.Left + (Paper.TypeWidth / 2), (mark.Left + mark.Right) / 2, 0.5);
        Assert.All(mark.Runs, run => Assert.Equal(0xE60012, run.Color));
        Assert.All(mark.Runs, run => Assert.True(run.Size > TypeSize.Two));
    }

    [Fact]
    public void Number_and_red_rule_lie_two_rows_and_4_mm_below()
    {
        // 7.2.5, 7.2.7
        var page = Set(Sample()).Pages[0];
        var (mark, number, rule) = (Line(page, "澄川市人民政府文件"), Line(page, "澄府发〔2023〕1号"), page.Rules[0]);
        Assert.Equal(TopOf(mark) + mark.Runs[0].Size + Grid.EdgeToEdge.Blank(2), TopOf(number), Tolerance);
        Assert.Equal(TopOf(number) + TypeSize.Three + (4 * Paper.Millimetre), rule.Y, Tolerance);
        Assert.Equal((Paper.Left, Paper.TypeWidth, 0xE60012), (rule.X, rule.Width, rule.Color));
        var title = Line(page, "澄川市人民政府关于2022年工作情况的报告");
        // 7.3.1
        Assert.Equal(rule.Y + rule.Height + Grid.EdgeToEdge.Blank(2), TopOf(title), Tolerance);
        Assert.Equal(TypeSize.Two, title.Runs[0].Size);
    }

    [Fact]
    public void Below_the_head_the_rows_are_those_of_the_grid_again()
    {
        // 7.3.2, 7.3.3
        var page = Set(Sample()).Pages[0];
        var recipient = Line(page, "省人民政府：");
        var body = Typeset.RowsOf(page).Where(row => row.Text.StartsWith('国')).ToList();
        Assert.Equal(Paper.Left, recipient.Left, 1.0);
        foreach (var row in body.Prepend(recipient))
            Assert.Equal(0, Math.IEEERemainder(TopOf(row) - Paper.Top, Grid.EdgeToEdge.Pitch), Tolerance);
        Assert.Equal(TopOf(recipient) + Grid.EdgeToEdge.Pitch, TopOf(body[0]), Tolerance);
    }

    [Fact]
    public void Of_a_joint_issue_the_organs_are_stacked_as_wide_as_the_longest_and_the_kind_stands_in_their_middle()
    {
        // 7.2.4
        string[] issuers = ["澄川市教育局", "澄川市关心下一代工作委员会", "共青团澄川市委"];
        var page = Set(Sample() with { Letterhead = Whole with { Issuers = issuers } }).Pages[0];
        var lines = issuers.Select(issuer => Line(page, issuer)).ToList();
        Assert.Equal(72 * Paper.Millimetre, TopOf(lines[0]), Tolerance);
        Assert.All(lines, line => Assert.Equal(lines[0].Left, line.Left, 1));
        Assert.All(lines, line => Assert.Equal(lines[1].Right, line.Right, 1));
        Assert.Equal([.. lines.Select(TopOf).Order()], lines.Select(TopOf));
        var kind = Line(page, "文件");
        Assert.True(kind.Left > lines[1].Right);
        Assert.InRange(kind.Right, 0, Paper.Right + Tolerance);
        Assert.Equal((TopOf(lines[0]) + TopOf(lines[2])) / 2, TopOf(kind), Tolerance);
    }

    [Fact]
    public void Of_a_document_that_goes_upward_the_signers_stand_right_and_the_number_left_of_the_last()
    {
        // 7.2.5, 7.2.6
        var page = Set(Sample() with { Letterhead = Whole with { Signers = ["林示范", "周示例", "吴样本"] } }).Pages[0];
        var (label, last, number) = (Line(page, "签发人："), Line(page, "吴样本"), Line(page, "澄府发〔2023〕1号"));
        Assert.Equal(last.Baseline, number.Baseline, Tolerance);
        Assert.Equal(label.Baseline + Grid.EdgeToEdge.Pitch, last.Baseline, Tolerance);
        Assert.Equal(Paper.Left + Grid.Cell, number.Left, 1.0);
        Assert.Equal(Paper.Right - TypeSize.Three, Line(page, "周示例").Right, 1.0);
        Assert.Equal(Line(page, "林示范").Left, last.Left, Tolerance);
    }

    [Fact]
    public void Below_a_seal_the_date_keeps_four_characters_from_the_right_and_the_organ_its_middle()
    {
        // 7.3.5.1
        var page = Set(Sample()).Pages[0];
        var (organ, date, body) = (Last(page, "澄川市人民政府"), Line(page, "2023年1月5日"), Typeset.RowsOf(page).Last(row => row.Text.StartsWith('国')));
        Assert.Equal(Paper.Right - (4 * Grid.Cell), CellsEnd(date), 0.5);
        Assert.Equal((organ.Left + organ.Right) / 2, (date.Left + date.Right) / 2, 2.0);
        Assert.Equal(organ.Baseline + Grid.EdgeToEdge.Pitch, date.Baseline, Tolerance);
        Assert.InRange(organ.Baseline - body.Baseline, 2 * Grid.EdgeToEdge.Pitch, 4 * Grid.EdgeToEdge.Pitch);
    }

    [Fact]
    public void A_seal_hangs_over_organ_and_date_and_begins_within_a_row_of_the_text()
    {
        // 7.3.5.1
        var picture = new Picture(Samples.Png(8, 8), "印章");
        var document = Set(Sample() with { SignOff = new SignOff { Signatures = ["澄川市人民政府"], SignedOn = "2023年1月5日", HasSeal = true, Seals = [picture] } });
        var page = document.Pages[0];
        var seal = Assert.Single(page.Pictures);
        var (organ, date, body) = (Last(page, "澄川市人民政府"), Line(page, "2023年1月5日"), Typeset.RowsOf(page).Last(row => row.Text.StartsWith('国')));
        Assert.Equal((date.Left + date.Right) / 2, seal.X + (seal.Width / 2), 2.0);
        Assert.InRange(seal.Y - (TopOf(body) + TypeSize.Three), 0, Grid.EdgeToEdge.Pitch);
        Assert.InRange(TopOf(organ), seal.Y, seal.Y + seal.Height);
        Assert.InRange(TopOf(date) + TypeSize.Three, seal.Y + (seal.Height / 2), seal.Y + seal.Height);
        Assert.Equal((ElementTag.Figure, "印章"), (document.Elements[seal.Element].Tag, document.Elements[seal.Element].Alternative));
    }

    [Theory]
    [InlineData("澄川市人民政府办公室综合处", 2)]
    [InlineData("市政府", 0)]
    public void Without_a_seal_the_longer_keeps_two_characters_from_the_right(string organ, int organRight)
    {
        // 7.3.5.2
        var page = Set(Sample() with { SignOff = new SignOff { Signatures = [organ], SignedOn = "2023年11月15日" } }).Pages[0];
        var (name, date) = (Last(page, organ), Line(page, "2023年11月15日"));
        Assert.Equal(name.Left + (2 * Grid.Cell), date.Left, 3.0);
        var longer = organRight > 0 ? name : date;
        Assert.Equal(Paper.Right - (2 * Grid.Cell), CellsEnd(longer), 3.0);
    }

    [Fact]
    public void Names_of_attachments_go_on_below_their_first_character()
    {
        // 7.3.4
        var name = "澄川市2022年度关心下一代工作主要指标完成情况统计表及说明材料汇编（内部资料）";
        var page = Set(Sample() with { Attachments = [name, "工作安排任务分解表"], SignOff = null }).Pages[0];
        var rows = Typeset.RowsOf(page);
        var first = rows.FindIndex(row => row.Text.StartsWith("附件：1.", StringComparison.Ordinal));
        Assert.Equal(Paper.Left + (2 * Grid.Cell), rows[first].Left, 1.0);
        Assert.Equal(2 * Grid.EdgeToEdge.Pitch, rows[first].Baseline - rows[first - 1].Baseline, Tolerance);
        Assert.Equal(rows[first].X.Skip("附件：1.".Length).First(), rows[first + 1].Left, 3.0);
        Assert.Equal(rows[first].X.Skip("附件：".Length).First(), rows[first + 2].Left, 3.0);
    }

    [Fact]
    public void An_annex_begins_a_page_with_its_label_on_the_first_row_and_its_title_on_the_third()
    {
        // 7.3.7
        var document = Set(Sample() with { Annexes = [new Annex("主要指标统计表", [new Paragraph("见下表。")]), new Annex("任务分解表", [new Paragraph("见下表。")])], Imprint = null });
        Assert.Equal(3, document.Pages.Count);
        foreach (var (page, label, title) in new[] { (document.Pages[1], "附件1", "主要指标统计表"), (document.Pages[2], "附件2", "任务分解表") })
        {
            var rows = Typeset.RowsOf(page);
            Assert.Equal((label, title), (rows[0].Text, rows[1].Text));
            Assert.Equal(FontRole.HeiTi, TestFonts.Require().Choices.First(choice => choice.Face == rows[0].Runs[0].Face).Role);
            Assert.Equal(Grid.EdgeToEdge.TopOf(0), TopOf(rows[0]), Tolerance);
            Assert.Equal(Grid.EdgeToEdge.TopOf(2) + (TypeSize.Three / 2), TopOf(rows[1]) + (TypeSize.Two / 2), Tolerance);
        }
    }

    [Theory]
    [InlineData(100, 2, 2)]
    [InlineData(700, 2, 2)]
    [InlineData(820, 4, 2)]
    [InlineData(1400, 4, 4)]
    public void The_imprint_stands_at_the_foot_of_the_last_even_page(int characters, int pages, int numbered)
    {
        // 7.4, 7.5
        var document = Set(Sample(characters) with { SignOff = null });
        Assert.Equal(pages, document.Pages.Count);
        Assert.Equal(numbered, document.Pages.Count(page => page.Runs.Any(run => run.Element == GlyphRun.Artifact)));
        var rules = document.Pages[^1].Rules;
        Assert.Equal(3, rules.Count);
        Assert.Equal([0.35, 0.25, 0.35], rules.Select(rule => Math.Round(rule.Height / Paper.Millimetre, 2)));
        Assert.Equal(262 * Paper.Millimetre, rules[2].Y + rules[2].Height, Tolerance);
        Assert.All(rules, rule => Assert.Equal(156 * Paper.Millimetre, rule.Width, Tolerance));
        var copy = Typeset.RowsOf(document.Pages[^1]).Single(row => row.Text.StartsWith("抄送：", StringComparison.Ordinal));
        Assert.Equal(TypeSize.Four, copy.Runs[0].Size);
        Assert.Equal(Paper.Left + TypeSize.Four, copy.Left, 1.0);
        var printed = Typeset.RowsOf(document.Pages[^1])[^1];
        Assert.Equal("澄川市人民政府办公室2023年1月6日印发", printed.Text);
        Assert.Equal(Paper.Right - TypeSize.Four, printed.Right, 1.0);
    }

    [Fact]
    public void A_head_that_leaves_no_row_for_the_body_sends_the_recipient_into_the_imprint()
    {
        // 7.3.2, 7.3.3
        var long6 = string.Concat(Enumerable.Repeat("关于进一步加强和改进全市关心下一代工作的若干情况的", 6)) + "报告";
        var document = Set(Sample() with { Frontmatter = new Frontmatter { Title = [long6], Salutation = "省人民政府：" } });
        Assert.Contains("主送：省人民政府。", string.Concat(Typeset.RowsOf(document.Pages[^1]).Select(row => row.Text)), StringComparison.Ordinal);
        Assert.DoesNotContain("省人民政府：", Typeset.TextOf(document), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void However_much_stands_above_it_the_first_page_shows_body(bool beginsWithHeading)
    {
        // 7.3.3, 首页必须显示正文
        var title = string.Concat(Enumerable.Repeat("关于进一步加强和改进全市关心下一代工作的若干情况的", 4))[..50] + "报告";
        foreach (var grid in new[] { Grid.EdgeToEdge, Grid.Word })
        {
            foreach (var (issuers, signers, lines) in from i in new[] { 1, 3, 6, 9 } from s in new[] { 0, 2, 6 } from l in new[] { 1, 2, 3 } select (i, s, l))
            {
                var document = Typesetter.Set(Sample() with
                {
                    Frontmatter = new Frontmatter { Title = [title[..Math.Min(title.Length, lines * 18)]], Salutation = "省人民政府：" },
                    Body = beginsWithHeading ? [new Heading(1, "一、国情"), new Paragraph(new string('国', 200))] : [new Paragraph(new string('国', 200))],
                    Letterhead = Whole with { Issuers = [.. Enumerable.Repeat("澄川市教育局", issuers)], Signers = [.. Enumerable.Repeat("林示范", signers)] },
                }, TestFonts.Require(), grid);
                var rows = Typeset.RowsOf(document.Pages[0]);
                Assert.True(rows.Any(row => row.Text.StartsWith("国国", StringComparison.Ordinal)), $"{grid.Name} {issuers} {signers} {lines}");
                Assert.All(rows, row => Assert.InRange(TopOf(row), Paper.Top - Tolerance, Paper.Bottom - row.Runs[0].Size + Tolerance));
            }
        }
    }

    [Fact]
    public void The_rescue_of_a_sign_off_leaves_the_body_on_the_first_page()
    {
        // 7.3.3 and 7.3.5.5
        for (var characters = 20; characters < 28 * 8; characters += 7)
        {
            var document = Set(Sample(characters) with { Letterhead = Whole with { Issuers = [.. Enumerable.Repeat("澄川市教育局", 5)], Signers = ["林示范", "周示例", "吴样本"] } });
            Assert.Contains(Typeset.RowsOf(document.Pages[0]), row => row.Text.StartsWith('国'));
        }
    }

    [Fact]
    public void Lines_below_the_title_stand_right_below_it_and_a_blank_row_above_the_recipient()
    {
        // 7.3.2
        var document = Set(Sample() with { Frontmatter = new Frontmatter { Title = ["关于2022年工作情况的报告"], Subtitle = ["（2023年1月5日）"], Salutation = "省人民政府：" } });
        var page = document.Pages[0];
        var (title, day, recipient, pitch) = (Line(page, "关于2022年工作情况的报告"), Line(page, "（2023年1月5日）"), Line(page, "省人民政府："), Grid.EdgeToEdge.Pitch);
        Assert.InRange(TopOf(day) - (TopOf(title) + TypeSize.Two), 0, 1.5 * pitch - TypeSize.Three + pitch / 2);
        Assert.Equal(TopOf(day) + (2 * pitch), TopOf(recipient), Tolerance);
    }

    [Fact]
    public void A_long_name_of_who_printed_it_leaves_room_for_the_date()
    {
        // 7.4.3
        var by = "澄川市关心下一代工作委员会办公室综合协调与信息宣传处";
        var page = Set(Sample() with { Imprint = new Imprint { PrintedBy = by, PrintedOn = "2023年11月16日" } }).Pages[^1];
        var rows = Typeset.RowsOf(page).TakeLast(2).ToList();
        Assert.Equal(by + "2023年11月16日印发", string.Concat(rows.Select(row => row.Text)));
        foreach (var row in rows)
        {
            var places = row.X.Order().ToList();
            Assert.All(places.Skip(1).Zip(places), pair => Assert.True(pair.First - pair.Second > 5, row.Text));
        }
    }

    [Fact]
    public void A_long_list_of_copies_stays_on_its_page()
    {
        // 7.4.2
        var page = Set(Sample() with { Imprint = new Imprint { CopyTo = [.. Enumerable.Repeat("市人大常委会办公室", 95)], PrintedBy = "澄川市人民政府办公室" } }).Pages[^1];
        Assert.All(Typeset.RowsOf(page), row => Assert.InRange(TopOf(row), Paper.Top - Tolerance, Paper.Bottom - TypeSize.Four));
    }

    [Fact]
    public void A_character_that_no_face_has_is_named_with_the_part_it_stands_in()
    {
        var document = Set(Sample() with { Imprint = new Imprint { CopyTo = ["市\U000F1234局"] } });
        var missing = Assert.Single(document.Record.Missing);
        Assert.Equal((2, "抄送：市\U000F1234局。"), (missing.Page, missing.Around));
    }

    [Theory]
    [InlineData("附件：3.15晚会方案", "附件：3.15晚会方案")]
    [InlineData("附件：1.2022年统计表", "附件：2022年统计表")]
    [InlineData("附件：|1.2022年统计表|2.数据来源。", "附件：1.2022年统计表2.数据来源")]
    public void Of_the_name_of_an_attachment_only_the_number_of_its_place_is_dropped(string names, string printed) =>
        Assert.Contains(printed, Typeset.TextOf(Set(Sample() with { Attachments = names.Split('|'), SignOff = null })), StringComparison.Ordinal);

    [Fact]
    public void Labels_that_the_page_writes_itself_are_not_doubled()
    {
        var document = Set(Sample() with
        {
            Letterhead = Whole with { Issuers = ["澄川市人民政府文件"], Signers = ["签发人：林示范"] },
            Attachments = ["1.主要指标统计表", "2.数据来源。"],
            Imprint = new Imprint { CopyTo = ["抄送：市委各部门。"], PrintedBy = "澄川市人民政府办公室", PrintedOn = "2023年1月6日印发" },
        });
        var text = Typeset.TextOf(document);
        Assert.All(["澄川市人民政府文件", "签发人：林示范", "附件：1.主要指标统计表2.数据来源", "抄送：市委各部门。", "2023年1月6日印发"], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.All(["文件文件", "签发人：签发人", "1.1.", "抄送：抄送", "。。", "印发印发"], words => Assert.DoesNotContain(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_anything_to_put_there_the_profile_leaves_its_elements_out()
    {
        var document = Set(new Document(new Frontmatter { Title = ["工作总结"] }, [new Paragraph("正文。")]) { Profile = Profile.Official });
        Assert.Equal("工作总结正文。", Typeset.TextOf(document));
        Assert.Single(document.Pages);
        Assert.Empty(document.Pages[0].Rules);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_sign_off_is_never_alone_on_a_page(bool isOfficial)
    {
        // 7.3.5.5, over texts of every length
        for (var characters = 200; characters <= 200 + (28 * 50); characters += 5)
        {
            var sample = Sample(characters);
            var document = Set(isOfficial ? sample : sample with { Profile = Profile.Meeting, Letterhead = null, Imprint = null });
            var page = document.Pages.Single(page => Typeset.RowsOf(page).Any(row => row.Text == "2023年1月5日"));
            var rows = Typeset.RowsOf(page);
            Assert.True(rows.Count(row => row.Text.StartsWith('国')) >= 2, $"{characters}: {rows.Count}");
            Assert.Contains(rows, row => row.Text == "澄川市人民政府");
            Assert.All(document.Pages, p => Assert.All(Typeset.RowsOf(p).Where(row => row.Runs[0].Size == TypeSize.Three), row => Assert.InRange(TopOf(row), Paper.Top - Tolerance, Paper.Bottom - TypeSize.Three + Tolerance)));
        }
    }

    private static TypesetDocument Set(Document document) => Typesetter.Set(document, TestFonts.Require());

    private static SetRow Line(TypesetPage page, string text) => Lines(page).First(line => line.Text == text);

    private static SetRow Last(TypesetPage page, string text) => Lines(page).Last(line => line.Text == text);

    /// <summary>What stands together: of one element on one baseline.</summary>
    private static IEnumerable<SetRow> Lines(TypesetPage page) =>
        page.Runs.GroupBy(run => (run.Element, run.Baseline)).OrderBy(line => line.Key.Baseline).Select(line => new SetRow(line.Key.Baseline, [.. line]));

    private static double TopOf(SetRow row) => row.Baseline - (0.88 * row.Runs[0].Size);

    /// <summary>Right end of the cells of a row whose last character fills its cell.</summary>
    private static double CellsEnd(SetRow row) => row.Right;
}
