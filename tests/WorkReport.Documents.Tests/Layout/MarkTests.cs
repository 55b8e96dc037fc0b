using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Tests.Layout;

/// <summary>花脸稿 on paper: lines say what went and what came, in black and white too.</summary>
public class MarkTests
{
    private const double Near = 0.2;

    [Fact]
    public void What_went_is_struck_and_what_came_underlined_with_a_bar_in_the_margin()
    {
        var page = Set(new Paragraph("全年举办召开培训会。") { Marks = [new TextMark(2, 2, MarkKind.Removed), new TextMark(4, 2, MarkKind.Inserted)] });
        var run = Assert.Single(page.Runs, run => run.CodePoints.Contains('举'));
        Assert.Equal(3, page.Rules.Count);
        var (struck, under, bar) = (page.Rules[0], page.Rules[1], page.Rules[2]);
        // Two characters each, side by side, behind the indent and two more.
        Assert.Equal(2 * 2 * Grid.HalfCell, struck.Width, Near);
        Assert.Equal(Paper.Left + (4 * 2 * Grid.HalfCell), struck.X, Near);
        Assert.Equal(struck.X + struck.Width, under.X, Near);
        Assert.InRange(struck.Y, run.Baseline - run.Size, run.Baseline - (run.Size / 4));
        Assert.InRange(under.Y, run.Baseline, run.Baseline + (run.Size / 3));
        Assert.True(bar.X + bar.Width < Paper.Left && bar.Height > run.Size);
    }

    [Fact]
    public void What_was_moved_has_two_lines_below_and_a_broken_one_where_it_stood()
    {
        const string text = "敬老院完成消防改造。";
        var there = Set(new Paragraph(text) { Marks = [new TextMark(0, text.Length, MarkKind.MovedTo)] }).Rules;
        Assert.Equal(2, there.Count(rule => rule.Width > 100));
        var gone = Set(new Paragraph(text) { Marks = [new TextMark(0, text.Length, MarkKind.MovedFrom)] }).Rules;
        Assert.InRange(gone.Count, 15, 40);
        Assert.DoesNotContain(gone, rule => rule.Width > 10);
    }

    [Fact]
    public void A_mark_goes_on_over_the_rows_and_no_mark_draws_nothing()
    {
        var text = string.Concat(Enumerable.Repeat("国家", 40));
        Assert.Equal(2, Set(new Paragraph(text) { Marks = [new TextMark(20, 20, MarkKind.Inserted)] }).Rules.Count(rule => rule.Height < 1));
        Assert.Empty(Set(new Paragraph(text)).Rules);
    }

    private static TypesetPage Set(Paragraph paragraph) => Typesetter.Set(new Document(new Frontmatter { Title = ["对比稿"] }, [paragraph]), TestFonts.Require()).Pages[0];
}
