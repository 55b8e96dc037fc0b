using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Tests.Layout;

public class PaginationTests
{
    [Fact]
    public void A_heading_is_never_the_last_row_of_a_page()
    {
        for (var before = 500; before < 640; before += 13)
        {
            var document = Typeset.Blocks(
                new Paragraph(new string('国', before)),
                new PartHeading("2023年工作安排"),
                new Heading(1, "一、总体要求"),
                new Heading(2, "（一）指导思想"),
                new Paragraph(new string('家', 300)));

            foreach (var page in document.Pages)
            {
                var last = Typeset.RowsOf(page)[^1].Runs[^1];
                Assert.Equal(ElementTag.Paragraph, document.Elements[last.Element].Tag);
            }
        }
    }

    [Fact]
    public void No_page_begins_with_a_blank_row()
    {
        for (var before = 500; before < 640; before += 13)
        {
            var document = Typeset.Blocks(
                new Paragraph(new string('国', before)), new PartHeading("2023年工作安排"), new Paragraph(new string('家', 900)));

            Assert.All(document.Pages, page =>
                Assert.Equal(Paper.Top, Typeset.RowsOf(page)[0].Baseline - (0.88 * TypeSize.Three), 0.01));
        }
    }

    [Fact]
    public void The_outline_is_the_headings_in_their_depth()
    {
        var document = Typeset.Blocks(
            new PartHeading("2022年工作回顾"),
            new Heading(1, "一、学习"),
            new Paragraph("红色基因传承走实入心。组织宣讲。") { LeadLength = 11, LeadLevel = 2 },
            new Heading(1, "二、服务"),
            new Heading(3, "1.跳过一级"),
            new PartHeading("2023年工作安排"));

        Assert.Equal(
            [(1, "2022年工作回顾"), (2, "一、学习"), (3, "红色基因传承走实入心。"), (2, "二、服务"), (3, "1.跳过一级"), (1, "2023年工作安排")],
            document.Elements.Where(element => element.OutlineTitle is not null).Select(element => (element.OutlineLevel, element.OutlineTitle!)));
    }

    [Fact]
    public void The_head_comes_first_and_the_salutation_stands_flush_left()
    {
        var fonts = TestFonts.Require();
        var front = new Frontmatter
        {
            Title = ["市关工委2022年工作总结暨2023年工作安排"],
            Subtitle = ["2023年1月12日", "王某某"],
            Salutation = "同志们：",
        };

        var document = Typesetter.Set(new Document(front, [new Paragraph("现将工作报告如下。")]), fonts);

        var rows = Typeset.RowsOf(document.Pages[0]);
        Assert.Equal(["市关工委2022年工作总结暨2023年工作安排", "2023年1月12日", "王某某", "同志们：", "现将工作报告如下。"], rows.Select(row => row.Text));
        Assert.Equal(TypeSize.Two, rows[0].Runs[0].Size);
        Assert.Equal(Paper.Left, rows[3].Left, 0.2);
        Assert.Equal("市关工委2022年工作总结暨2023年工作安排", document.Title);
    }

    [Fact]
    public void A_title_is_broken_before_its_year_and_not_behind_it()
    {
        var front = new Frontmatter { Title = ["东川县关心下一代工作委员会2025年工作总结暨2026年工作安排"] };

        var document = Typesetter.Set(new Document(front, [new Paragraph("正文。")]), TestFonts.Require());

        Assert.Equal(["东川县关心下一代工作委员会", "2025年工作总结暨2026年工作安排"], Typeset.RowsOf(document.Pages[0])[..2].Select(row => row.Text));
    }

    [Fact]
    public void A_subtitle_longer_than_a_row_is_centred_in_lines_of_like_length()
    {
        var front = new Frontmatter { Title = ["政府工作报告"], Subtitle = ["——2026年1月26日在某某省第十四届人民代表大会第四次会议上"] };

        var document = Typesetter.Set(new Document(front, [new Paragraph("各位代表。")]), TestFonts.Require());

        var lines = Typeset.RowsOf(document.Pages[0])[1..3];
        Assert.Equal(front.Subtitle[0], string.Concat(lines.Select(line => line.Text)));
        Assert.StartsWith("第十四届", lines[1].Text, StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(Paper.Left + (Paper.TypeWidth / 2), (line.Left + line.Right) / 2, 2.0));
    }

    [Theory]
    [InlineData("中共某某市委关于深入学习贯彻党的二十大精神奋力谱写新时代现代化建设新篇章的决定")]
    [InlineData("关于印发《某某市关心下一代工作委员会2022年工作总结暨2023年工作安排》的通知")]
    public void A_long_title_is_broken_into_lines_that_fit(string title)
    {
        var document = Typesetter.Set(new Document(new Frontmatter { Title = [title] }, [new Paragraph("正文。")]), TestFonts.Require());

        var lines = Typeset.RowsOf(document.Pages[0]).Where(row => row.Runs[0].Size == TypeSize.Two).ToList();

        Assert.InRange(lines.Count, 2, 3);
        Assert.Equal(title, string.Concat(lines.Select(line => line.Text)));
        Assert.All(lines, line => Assert.InRange(line.Right - line.Left, 0, Paper.TypeWidth));
        Assert.DoesNotContain(lines.SkipLast(1), line => char.IsAsciiDigit(line.Text[^1]));
    }

    [Fact]
    public void More_headings_than_a_page_holds_still_fill_their_pages()
    {
        var document = Typeset.Blocks([.. Enumerable.Range(1, 300).Select(n => new Heading(2, $"（一）第{n}项工作"))]);

        // The last page takes along all that still fit on one.
        Assert.All(document.Pages.SkipLast(2), page => Assert.Equal(Grid.Rows - 1, Typeset.RowsOf(page).Count));
        Assert.InRange(document.Pages.Count, 14, 16);
    }

    [Fact]
    public void A_title_longer_than_a_page_goes_on_over_the_next()
    {
        var title = string.Concat(Enumerable.Repeat("某市某县某某工作", 1000));

        var document = Typesetter.Set(new Document(new Frontmatter { Title = [title] }, [new Paragraph("正文。")]), TestFonts.Require());

        Assert.Equal(title + "正文。", Typeset.TextOf(document));
        Assert.All(document.Pages.SelectMany(Typeset.RowsOf), row => Assert.InRange(row.Baseline, Paper.Top, Paper.Bottom));
        Assert.All(document.Pages.SelectMany(Typeset.RowsOf), row => Assert.InRange(row.Right, Paper.Left, Paper.Right + 0.2));
    }

    [Fact]
    public void The_most_title_lines_of_a_page_fit_and_one_more_would_not()
    {
        Assert.InRange(Rows(MeasuredTitle.MostLines), 1, Grid.Rows);
        Assert.True(Rows(MeasuredTitle.MostLines + 1) > Grid.Rows);

        static int Rows(int lines) => new MeasuredTitle([.. Enumerable.Repeat("题", lines)], Grid.EdgeToEdge.Pitch).RowCount;
    }

    [Theory]
    [InlineData("Cafe\u0301工作总结")]
    [InlineData("葛\U000E0100城工作总结")]
    [InlineData("👨‍👩‍👧工作总结")]
    public void A_title_keeps_its_characters_whole_as_the_text_does(string title)
    {
        var asTitle = Typesetter.Set(new Document(new Frontmatter { Title = [title] }, []), TestFonts.Require());
        var asText = Typeset.Paragraphs(title);

        Assert.Equal(title, Typeset.TextOf(asTitle));
        Assert.Equal(asText.Record.MissingCharacters, asTitle.Record.MissingCharacters);
    }

    [Fact]
    public void A_long_title_is_not_broken_inside_a_character()
    {
        var title = string.Concat(Enumerable.Repeat("é\u0323👨‍👩‍👧", 60));

        var document = Typesetter.Set(new Document(new Frontmatter { Title = [title] }, []), TestFonts.Require());

        var lines = document.Pages.SelectMany(Typeset.RowsOf).Select(row => row.Text).Where(line => line.Length > 0).ToList();
        Assert.True(lines.Count > 1);
        Assert.Equal(title, string.Concat(lines));
        Assert.All(lines, line => Assert.False(line[0] is '\u0323' or '\u200D' || char.IsLowSurrogate(line[0])));
    }

    [Fact]
    public void A_text_without_a_title_is_named_by_its_first_whole_characters() =>
        Assert.Equal(new string('国', 39), Typeset.Paragraphs(new string('国', 39) + "😀家").Title);

    [Theory]
    [InlineData("", "正文。")]
    [InlineData("\u3000| ", "正文。")]
    [InlineData("|工作|报告", "工作报告")]
    public void Blank_lines_are_no_title_and_give_the_file_no_blank_name(string lines, string name)
    {
        var document = new Document(new Frontmatter { Title = lines.Split('|') }, [new Paragraph("正文。")]);
        Assert.Equal(name, Typesetter.Set(document, TestFonts.Require()).Title);
    }

    [Theory]
    [InlineData(ChartKind.Bar)]
    [InlineData(ChartKind.Share)]
    public void A_tall_chart_leaves_room_for_the_headings_that_keep_with_it(ChartKind kind)
    {
        for (var categories = 10; categories <= 40; categories += 3)
        {
            var chart = new Chart(kind, "各县五老人数", "人", [.. Enumerable.Range(1, categories).Select(i => $"第{i}县")], [new ChartSeries("2022年", [.. Enumerable.Range(1, categories).Select(i => (decimal)i)])]);
            var document = Typesetter.Set(
                new Document(new Frontmatter { Title = ["统计"] }, [new Paragraph("正文。"), new PartHeading("附图"), new Heading(1, "一、各县情况"), chart]) { Annexes = [new Annex("各县五老人数", [chart])] },
                TestFonts.Require());
            var figures = document.Elements.Where(element => element.Tag is ElementTag.Figure).Select(element => element.Page).ToList();
            Assert.Equal(document.Elements.First(element => element.Tag is ElementTag.Part).Page, figures[0]);
            Assert.Equal(document.Elements.Last(element => element.Tag is ElementTag.Title).Page, figures[1]);
            Assert.StartsWith("附件", Typeset.RowsOf(document.Pages[figures[1]])[0].Text, StringComparison.Ordinal);
        }
    }
}
