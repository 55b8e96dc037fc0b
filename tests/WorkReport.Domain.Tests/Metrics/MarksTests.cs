using WorkReport.Domain.Metrics;

namespace WorkReport.Domain.Tests.Metrics;

/// <summary>What the rules find on the figures of a unit.</summary>
public class MarksTests
{
    [Fact]
    public void A_wild_jump_against_last_year_needs_a_word_and_the_word_travels_with_it()
    {
        var talks = Measures.Saved(1, unit: "场次").Now;

        var open = Assert.Single(Marks.Of([new JudgedFigure(talks, new Figure(999), Note: null, new Figure(3))]));
        Assert.Equal((MarkWeight.Explain, true, "Metric.MarkJump"), (open.Weight, open.IsOpen, open.Says.Reason));
        Assert.Equal(["第1项", "999场次", "3场次"], open.Says.Values);

        var said = Assert.Single(Marks.Of([new JudgedFigure(talks, new Figure(999), "承办了全市宣讲月", new Figure(3))]));
        Assert.Equal((false, "承办了全市宣讲月"), (said.IsOpen, said.Explanation));
    }

    [Theory]
    [InlineData(12, 9)]
    [InlineData(3, 3)]
    [InlineData(0, 4)]
    public void A_small_change_is_no_jump(int now, int before) => Assert.Empty(Marks.Of([new JudgedFigure(Measures.Saved(1).Now, new Figure(now), null, new Figure(before))]));

    [Fact]
    public void What_stood_at_the_end_of_last_year_is_not_nothing_now_without_a_word()
    {
        var homes = Measures.Saved(1, RollUp.Snapshot).Now;
        Assert.Equal("Metric.MarkGone", Assert.Single(Marks.Of([new JudgedFigure(homes, new Figure(0), null, new Figure(2))])).Says.Reason);
        Assert.Empty(Marks.Of([new JudgedFigure(homes, new Figure(0), null, new Figure(0))]));
    }

    [Fact]
    public void A_part_above_its_whole_must_be_mended_whatever_is_said()
    {
        var (whole, part) = (Measures.Saved(1), Measures.Saved(2));
        part.Become(terms => terms with { Rules = new MetricRules(PartOfId: 1) });

        var mark = Assert.Single(Marks.Of([new JudgedFigure(whole.Now, new Figure(5), null, null), new JudgedFigure(part.Now, new Figure(6), "对的", null)]));

        Assert.Equal((2, MarkWeight.MustMend, true), (mark.Metric.Id, mark.Weight, mark.IsOpen));
    }

    [Fact]
    public void Parts_that_do_not_add_up_to_their_whole_need_a_word_but_people_may_be_in_several()
    {
        Assert.Equal("Metric.MarkPartsDiffer", Assert.Single(Found(RollUp.Sum, 4)).Says.Reason);
        Assert.Empty(Found(RollUp.Sum, 5));
        Assert.Empty(Found(RollUp.Head, 4));

        static IReadOnlyList<Mark> Found(RollUp rollUp, int whole)
        {
            Metric[] parts = [Measures.Saved(2, rollUp), Measures.Saved(3, rollUp)];
            foreach (var part in parts)
                part.Become(terms => terms with { Rules = new MetricRules(PartOfId: 1) });
            return Marks.Of([
                new JudgedFigure(Measures.Saved(1, rollUp).Now, new Figure(whole), null, null), new JudgedFigure(parts[0].Now, new Figure(2), null, null),
                new JudgedFigure(parts[1].Now, new Figure(3), null, null)]);
        }
    }
}
