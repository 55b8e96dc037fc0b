using WorkReport.Domain.Attachments;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Tests.Organisation;
using WorkReport.Domain.WorkItems;

namespace WorkReport.Domain.Tests.WorkItems;

public class WorkItemTests
{
    private static readonly FigureText Body = new([new TextPiece("全年宣讲"), new TextPiece("5场次", new BoundFigure(1, 2, FigureAspect.Own)), new TextPiece("。")]);

    [Theory]
    [InlineData("宣讲走进课堂。", "宣讲走进课堂")]
    [InlineData("宣讲走进课堂", "宣讲走进课堂")]
    [InlineData("真的吗？", "真的吗？")]
    [InlineData("。", "")]
    public void A_lead_sentence_is_kept_without_its_full_stop(string typed, string kept)
    {
        Assert.Equal(kept, WorkItem.Write(2, 1, new ItemWords(1, typed, Body), Units.By).Lead);
        var item = Written();
        item.Change(new ItemWords(1, typed, Body), Units.By);
        Assert.Equal(kept, item.Lead);
    }

    [Fact]
    public void What_is_told_of_it_shows_no_marks()
    {
        var item = Written();
        item.Change(new ItemWords(1, "新的段首句", new FigureText([new TextPiece("改了")]), "县妇联"), Units.By);
        item.Remove(Units.By);
        Assert.Equal(["item.written", "item.changed", "item.removed"], item.Happened.Select(h => h.What));
        Assert.DoesNotContain(item.Happened, h => $"{h.Before}{h.After}".Contains("FDD", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_change_that_changes_nothing_tells_nothing()
    {
        var item = Written();
        item.Change(new ItemWords(1, "宣讲走进课堂。", Body), Units.By);
        Assert.Single(item.Happened);
    }

    [Fact]
    public void Ten_files_are_enough_and_what_is_no_evidence_is_refused()
    {
        var item = Written();
        Assert.Equal("Evidence.Kind", Assert.Throws<RefusedException>(() => item.Attach("a.txt", "plain"u8.ToArray(), Units.By)).Verdict.Reason);
        Assert.Equal("Evidence.Empty", Assert.Throws<RefusedException>(() => item.Attach("a.pdf", [], Units.By)).Verdict.Reason);
        for (var n = 0; n < Attachment.Most; n++)
            item.Attach($"{n}.pdf", "%PDF-1.7"u8.ToArray(), Units.By);
        Assert.Equal("Evidence.Enough", Assert.Throws<RefusedException>(() => item.Attach("11.pdf", "%PDF-1.7"u8.ToArray(), Units.By)).Verdict.Reason);
        Assert.Equal(Attachment.Most, item.Attachments.Count);
        item.Detach(999, Units.By);
        Assert.Equal(Attachment.Most + 1, item.Happened.Count);
    }

    private static WorkItem Written() => WorkItem.Write(2, 1, new ItemWords(1, "宣讲走进课堂", Body), Units.By);
}
