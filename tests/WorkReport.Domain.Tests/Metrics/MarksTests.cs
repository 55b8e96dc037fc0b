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
    public void Parts_that_are_more_than_their_whole_need_a_word_but_people_may_be_in_several_and_not_every_part_is_named()
    {
        Assert.Equal("Metric.MarkPartsAbove", Assert.Single(Found(RollUp.Sum, 4)).Says.Reason);
        Assert.Empty(Found(RollUp.Sum, 5));
        Assert.Empty(Found(RollUp.Sum, 6));
        Assert.Empty(Found(RollUp.Head, 4));
    }

    [Theory]
    [InlineData(RollUp.Sum)]
    [InlineData(RollUp.Head)]
    public void What_the_catalogue_says_its_parts_make_up_must_be_their_sum_whatever_is_said(RollUp rollUp)
    {
        Assert.Empty(Found(rollUp, 5, partsAddUp: true));

        var less = Assert.Single(Found(rollUp, 4, partsAddUp: true));
        Assert.Equal((1, MarkWeight.MustMend, true), (less.Metric.Id, less.Weight, less.IsOpen));
        Assert.Equal("Metric.MarkPartsAbove", less.Says.Reason);
        Assert.Equal<object>(["第1项", "4场次", 2, "5场次", "1场次"], less.Says.Values);

        var more = Assert.Single(Found(rollUp, 7, partsAddUp: true));
        Assert.Equal((MarkWeight.MustMend, "Metric.MarkPartsBelow"), (more.Weight, more.Says.Reason));
        Assert.Equal<object>(["第1项", "7场次", 2, "5场次", "2场次"], more.Says.Values);
    }

    [Fact]
    public void While_a_part_is_blank_only_too_much_is_known_and_one_that_is_asked_no_longer_is_not_waited_for()
    {
        var blank = Part(4, RollUp.Sum).Now;
        Assert.Empty(Found(RollUp.Sum, 7, partsAddUp: true, blank));
        Assert.Equal("Metric.MarkPartsAbove", Assert.Single(Found(RollUp.Sum, 4, partsAddUp: true, blank)).Says.Reason);
        Assert.Equal("Metric.MarkPartsBelow", Assert.Single(Found(RollUp.Sum, 7, partsAddUp: true, blank with { IsAsked = false })).Says.Reason);
    }

    [Fact]
    public void A_figure_in_a_text_that_its_sheet_no_longer_says_is_marked_and_keeps_nothing_back()
    {
        var talks = Measures.Saved(1, unit: "场次").Now;
        var (moved, gone, same) = (new BoundFigure(1, 7, FigureAspect.Own), new BoundFigure(1, 7, FigureAspect.All), new BoundFigure(1, 7, FigureAspect.Below));
        var text = new FigureText([new TextPiece("宣讲"), new TextPiece("3场次", moved), new TextPiece("，"), new TextPiece("4场次", gone), new TextPiece("，"), new TextPiece("5场次", same), new TextPiece("3场次", moved)]);

        var marks = Marks.In(text, _ => talks, figure => figure == moved ? "6场次" : figure == same ? "5场次" : null);

        Assert.Equal(["Figure.MarkMoved", "Figure.MarkGone"], marks.Select(mark => mark.Says.Reason));
        Assert.Equal(["第1项", "3场次", "6场次"], marks[0].Says.Values);
        Assert.All(marks, mark => Assert.Equal((MarkWeight.Look, false), (mark.Weight, mark.IsOpen)));
        Assert.Empty(Marks.In(text, _ => null, _ => null));
    }

    private static Metric Part(int id, RollUp rollUp)
    {
        var part = Measures.Saved(id, rollUp, unit: "场次");
        part.Become(terms => terms with { Rules = new MetricRules(PartOfId: 1) });
        return part;
    }

    // A whole with parts of 2 and 3, and parts that are asked for and not filled in.
    private static IReadOnlyList<Mark> Found(RollUp rollUp, int figure, bool partsAddUp = false, params AskedMetric[] blank)
    {
        var (whole, two, three) = (Measures.Saved(1, rollUp, unit: "场次"), Part(2, rollUp).Now, Part(3, rollUp).Now);
        whole.Become(terms => terms with { Rules = new MetricRules(PartsAddUp: partsAddUp) });
        return Marks.Of(
            [new JudgedFigure(whole.Now, new Figure(figure), "说明过", null), new JudgedFigure(two, new Figure(2), null, null), new JudgedFigure(three, new Figure(3), null, null)],
            [whole.Now, two, three, .. blank]);
    }
}
