using WorkReport.Documents.Docx;
using WorkReport.Domain.Reports;
using WorkReport.Prose.Differences;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Tests.Reports;

/// <summary>Two versions of a report: what was moved between sections is known, and figures stand old beside new.</summary>
public class ReportComparisonTests
{
    private static readonly ComparedVersion First = new(1, "第 1 版", "李明", new DateTimeOffset(2022, 12, 20, 9, 0, 0, TimeSpan.FromHours(8)));
    private static readonly ComparedVersion Second = new(2, "第 2 版", "李明", new DateTimeOffset(2022, 12, 22, 9, 0, 0, TimeSpan.FromHours(8)));

    private static readonly FactParagraph Lectures = Said("“五老”宣讲走进课堂", "全年组织宣讲337场次，听众遍布城乡学校。");
    private static readonly FactParagraph Reading = Said("读书活动形成品牌", "举办读书会48期，评出书香少年120名。");
    private static readonly FactParagraph Care = Said("困境儿童有人牵挂", "结对帮扶216名，送去学习用品。");

    [Fact]
    public void A_paragraph_that_went_to_another_section_was_moved()
    {
        var comparison = ReportComparison.Of(
            Facts(30, ("思想引领", [Lectures, Reading]), ("关爱帮扶", [Care])), First,
            Facts(32, ("思想引领", [Reading]), ("关爱帮扶", [Care, Said(Lectures.Lead, Lectures.Text.Replace("337", "339", StringComparison.Ordinal))])), Second);
        var text = comparison.Parts[0].Pieces.Single();
        var moved = Assert.Single(text.Words.Blocks, block => block.Kind == BlockKind.MovedHere);
        Assert.Equal(["337场次", "339场次"], moved.Stretches.Where(stretch => stretch.Kind != StretchKind.Same).Select(stretch => stretch.Text));
        Assert.DoesNotContain(text.Words.Blocks, block => block.Kind is BlockKind.Removed or BlockKind.Inserted);
        var figure = comparison.Parts[1].Pieces.Single();
        Assert.Equal((PieceChange.Changed, "30场", "32场"), (figure.Change, figure.OldFigure, figure.NewFigure));
        Assert.Equal(2, comparison.Changes.Count());
    }

    [Fact]
    public void The_clean_file_is_the_new_version_and_the_same_two_give_the_same_bytes()
    {
        var comparison = ReportComparison.Of(Facts(30, ("思想引领", [Lectures])), First, Facts(30, ("思想引领", [Reading, Lectures])), Second);
        var clean = SourceText.Read(Write(comparison, isClean: true)).Source!.Text;
        Assert.Contains("读书活动形成品牌。举办读书会48期", clean, StringComparison.Ordinal);
        Assert.Equal(Write(comparison, isClean: false), Write(comparison, isClean: false));
        Assert.Empty(ReportComparison.Of(Facts(30, ("思想引领", [Lectures])), First, Facts(30, ("思想引领", [Lectures])), Second).Changes);
    }

    private static byte[] Write(Comparison comparison, bool isClean)
    {
        using var file = new MemoryStream();
        DocxWriter.Write(isClean ? MarkedDocument.Clean(comparison) : MarkedDocument.Marked(comparison, isForWord: true), file);
        return file.ToArray();
    }

    private static FactParagraph Said(string lead, string text) => new(lead, text, [], []);

    private static ReportFacts Facts(int figure, params (string Title, FactParagraph[] Paragraphs)[] sections) => new(
        "青河县关工委", "2022", 2022, new ReportHead("青河县关工委2022年工作总结", "", "", "同志们："), [],
        new FactPart("2022年工作回顾", [], [.. sections.Select(section => new FactSection(section.Title, section.Paragraphs))]), new FactPart("2023年工作安排", [], []), [],
        [new FactMetric("M01", "大型活动", "场", $"{figure}场", null, $"{figure}场", null)]);
}
