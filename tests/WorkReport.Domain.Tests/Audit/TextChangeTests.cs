using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Tests.Organisation;
using WorkReport.Domain.WorkItems;

namespace WorkReport.Domain.Tests.Audit;

public class TextChangeTests
{
    /// <summary>Hanzi of one and of two UTF-16 units that begin or end with the same one, marks, line ends, what JSON has to escape.</summary>
    private static readonly string[] Characters = ["一", "年", "的", "a", "1", "\n", "\"", "\\", "，", "\u3000", "𠮷", "𠮸", "𡮷", "👨‍👩‍👧", "e\u0301"];

    private static readonly Gen<string> Text = Gen.Int[0, Characters.Length - 1].Select(n => Characters[n]).Array[0, 30].Select(string.Concat);

    /// <summary>Through the trail and back: what stood before and the line together are what stands after.</summary>
    [Fact]
    public void Over_random_edits_the_text_before_and_the_logged_difference_give_the_text_after() =>
        Gen.Select(Text, Text, Text, Text).Sample((head, was, now, tail) =>
        {
            var (before, after) = (head + was + tail, head + now + tail);
            var change = Logged(TextChange.Between(before, after));

            if (before == after)
            {
                Assert.Null(change);
                return;
            }

            Assert.Equal(after, change!.Apply(before));
            Assert.Equal((Hash(before), Hash(after)), (change.Sha256Before, change.Sha256After));
            Assert.True(change.Removed.Length <= was.Length + 2 && change.Inserted.Length <= now.Length + 2, "It is the stretch that differs and no more.");
        });

    [Fact]
    public void A_chain_of_differences_leads_from_the_first_text_to_the_last() =>
        Text.Array[2, 12].Sample(texts =>
        {
            var text = texts[0];
            foreach (var next in texts.Skip(1))
                text = Logged(TextChange.Between(text, next))?.Apply(text) ?? text;
            Assert.Equal(texts[^1], text);
        });

    [Fact]
    public void No_character_of_two_units_is_cut()
    {
        var change = TextChange.Between("前𠮷后", "前𠮸后")!;
        Assert.Equal((1, "𠮷", "𠮸"), (change.At, change.Removed, change.Inserted));
        // These two end alike.
        change = TextChange.Between("前𠮷后", "前𡮷后")!;
        Assert.Equal((1, "𠮷", "𡮷"), (change.At, change.Removed, change.Inserted));
    }

    [Fact]
    public void Another_text_is_not_changed_by_it()
    {
        var change = TextChange.Between("全年宣讲五次。", "全年宣讲六次。")!;
        Assert.Throws<ArgumentException>(() => change.Apply("全年宣讲四次。"));
        Assert.Throws<ArgumentException>(() => (change with { Inserted = "七" }).Apply("全年宣讲五次。"));
    }

    [Fact]
    public void What_was_not_changed_is_not_in_the_facts() =>
        Assert.Equal("""{"lead":"甲"}""", Happening.Facts(new { lead = "甲", body = TextChange.Between("同", "同") }));

    [Fact]
    public void A_figure_that_is_bound_where_the_same_words_stood_is_told()
    {
        var (typed, bound) = (new FigureText([new TextPiece("宣讲3场次")]), new FigureText([new TextPiece("宣讲"), new TextPiece("3场次", new BoundFigure(5, 42, FigureAspect.Own))]));

        var change = Logged(TextChange.Between(typed, bound))!;

        Assert.Equal(("", ""), (change.Removed, change.Inserted));
        Assert.Empty(change.FiguresBefore!);
        Assert.Equal([new BoundFigure(5, 42, FigureAspect.Own)], change.FiguresAfter);
        Assert.Equal("宣讲3场次", change.Apply("宣讲3场次"));
        Assert.Null(Logged(TextChange.Between(bound, new FigureText([.. bound.Pieces, new TextPiece("。")])))!.FiguresAfter);
    }

    [Fact]
    public void Of_a_long_text_only_what_changed_stands_in_the_line_and_its_short_fields_whole()
    {
        var (old, now) = (new string('旧', 1900), new string('旧', 1900) + "又办了一次展览。");
        var item = WorkItem.Write(1, 1, new ItemWords(7, "宣讲走进课堂", Words(old), "县妇联"), Units.By);
        Assert.Contains(old, item.Happened[0].After, StringComparison.Ordinal);
        item.Change(new ItemWords(7, "宣讲走进校园", Words(now), "县妇联"), Units.By);
        Assert.StartsWith("""{"sectionId":7,"lead":"宣讲走进课堂","partners":"县妇联""", item.Happened[1].Before, StringComparison.Ordinal);
        Assert.DoesNotContain("body", item.Happened[1].Before, StringComparison.Ordinal);
        Assert.Contains("宣讲走进校园", item.Happened[1].After, StringComparison.Ordinal);
        Assert.Equal(now, Of(item.Happened[1], "body").Apply(old));
        item.Remove(Units.By);
        Assert.Contains(now, item.Happened[2].Before, StringComparison.Ordinal);

        var report = Report.Draft(1, 1, new ReportHead("2022年工作总结", "", "", "同志们："), Units.By);
        var block = report.AddBlock(new BlockSpot(BlockPlace.Opening), "", Words(old), [], Units.By);
        report.ChangeBlock(block.Id, "段首", Words(now), Units.By);
        Assert.Equal(now, Of(report.Happened[2], "text").Apply(old));
        report.SetHead(new ReportHead("2023年工作总结", "", "王主任", "同志们："), Units.By);
        Assert.Equal("2023年工作总结", Of(report.Happened[3], "title").Apply("2022年工作总结"));
        Assert.Equal("""{"occasion":"","speaker":"","salutation":"同志们："}""", report.Happened[3].Before);
        Assert.All((Happening[])[item.Happened[1], report.Happened[2], report.Happened[3]], h => Assert.DoesNotContain("旧", h.Before + h.After, StringComparison.Ordinal));
    }

    [Fact]
    public void The_target_and_the_day_of_a_task_stand_in_the_line_before_and_after()
    {
        var task = new PlanTask(7, "办好一次宣讲。", 5, 12.5m, "", "", "", new DateOnly(2023, 6, 30));
        var plan = PlanItem.Propose(1, 1, task, Units.By);
        plan.Change(task with { Target = 20m, DueOn = new DateOnly(2023, 9, 30) }, Units.By);

        var told = plan.Happened[1];
        Assert.Contains("\"target\":12.5,", told.Before, StringComparison.Ordinal);
        Assert.Contains("\"target\":20,", told.After, StringComparison.Ordinal);
        Assert.Contains("2023-06-30", told.Before, StringComparison.Ordinal);
        Assert.Contains("2023-09-30", told.After, StringComparison.Ordinal);
        Assert.DoesNotContain("\"text\"", told.Before + told.After, StringComparison.Ordinal);
        plan.Change(task with { Text = "办好两次宣讲。" }, Units.By);
        Assert.Equal("办好两次宣讲。", Of(plan.Happened[2], "text").Apply("办好一次宣讲。"));
    }

    private static FigureText Words(string words) => new([new TextPiece(words)]);

    private static TextChange Of(Happening happening, string fact) =>
        TextChange.Read(JsonDocument.Parse(happening.After!).RootElement.GetProperty(fact))!;

    /// <summary>As it comes out of the trail again.</summary>
    private static TextChange? Logged(TextChange? change) =>
        JsonDocument.Parse(Happening.Facts(new { text = change })).RootElement.TryGetProperty("text", out var fact) ? TextChange.Read(fact) : null;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
