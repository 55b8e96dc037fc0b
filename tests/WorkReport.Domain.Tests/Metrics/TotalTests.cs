using CsCheck;
using WorkReport.Domain.Metrics;

namespace WorkReport.Domain.Tests.Metrics;

public class TotalTests
{
    [Fact]
    public void Own_below_and_both_are_three_figures()
    {
        var total = Total.Of(RollUp.Sum, new Figure(30), [new Figure(60), new Figure(40)]);

        Assert.Equal((30m, 100m, 130m, 2), (total.Own!.Value.Value, total.Below!.Value.Value, total.All!.Value.Value, total.Units));
    }

    [Fact]
    public void A_rate_is_divided_anew_and_never_averaged()
    {
        var total = Total.Of(RollUp.Rate, own: null, [Figure.Share(9, 10), Figure.Share(50, 100)]);

        Assert.Equal(53.6m, Math.Round(total.All!.Value.Shown!.Value, 1));
    }

    [Fact]
    public void A_rate_of_nothing_is_no_number() => Assert.Null(Total.Of(RollUp.Rate, Figure.Share(0, 0), []).All!.Value.Shown);

    [Fact]
    public void What_does_not_roll_up_stays_at_its_unit()
    {
        var total = Total.Of(RollUp.None, new Figure(5), [new Figure(60)]);

        Assert.Equal((5m, null), (total.All!.Value.Value, total.Below));
    }

    [Fact]
    public void Where_nobody_reported_there_is_no_figure_and_no_zero()
    {
        var total = Total.Of(RollUp.Sum, own: null, []);

        Assert.Null(total.All);
        Assert.Equal(0, total.Units);
    }

    [Fact]
    public void A_whole_that_a_unit_gave_itself_is_both_together_and_neither_alone()
    {
        var total = Total.Direct(new Figure(500));

        Assert.Equal((null, null, new Figure(500), 0), (total.Own, total.Below, total.All, total.Units));
        Assert.True(total.IsDirect);
        Assert.False(Total.Of(RollUp.Sum, new Figure(500), []).IsDirect);
    }

    [Fact]
    public void A_whole_of_which_only_a_printed_form_is_known_is_no_zero() => Assert.Null(Total.Direct(whole: null).All);

    [Fact]
    public void A_share_among_numbers_is_a_mistake_of_the_program() =>
        Assert.Throws<ArgumentException>(() => Total.Of(RollUp.Sum, new Figure(1), [Figure.Share(1, 2)]));

    /// <summary>However the units are grouped on the way up, the total is the same: nothing is typed or counted twice.</summary>
    [Fact]
    public void The_total_does_not_depend_on_the_levels_in_between() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 10_000]).Select(pair => Figure.Share(Math.Min(pair.Item1, pair.Item2), pair.Item2)).Array[1, 40]
            .Sample(figures =>
            {
                var flat = Total.Of(RollUp.Rate, own: null, figures).All;
                var grouped = figures.Chunk(7).Select(group => Total.Of(RollUp.Rate, own: null, group).All!.Value);
                Assert.Equal(flat, Total.Of(RollUp.Rate, own: null, grouped).All);
                Assert.InRange(flat!.Value.Shown!.Value, 0, 100);
            });
}
