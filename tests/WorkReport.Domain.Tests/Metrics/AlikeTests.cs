using WorkReport.Domain.Metrics;

namespace WorkReport.Domain.Tests.Metrics;

/// <summary>A change against last year is one of the same units, or none.</summary>
public class AlikeTests
{
    [Theory]
    [InlineData(RollUp.Sum)]
    [InlineData(RollUp.Snapshot)]
    [InlineData(RollUp.Head)]
    public void Only_units_with_a_figure_in_both_years_are_compared(RollUp rollUp)
    {
        var alike = Alike.Of(rollUp, Of((1, 10), (2, 20)), Of((1, 8), (3, 500)));

        Assert.Equal((2m, 1, 3, false), (alike.Change, alike.Same, alike.All, alike.IsWhole));
        Assert.Equal((10m, 8m), (alike.Now!.Value.Value, alike.Before!.Value.Value));
    }

    [Fact]
    public void The_same_units_in_both_years_are_whole_and_none_in_common_is_no_change()
    {
        Assert.True(Alike.Of(RollUp.Sum, Of((1, 10)), Of((1, 8))).IsWhole);
        Assert.Null(Alike.Of(RollUp.Sum, Of((1, 10)), Of((2, 8))).Change);
        Assert.Equal(2m, Alike.Of(RollUp.None, Of((1, 10)), Of((1, 8))).Change);
    }

    /// <summary>9/10 and 50/100 against 1/2 of the first alone: 90 % against 50 %, not 53.6 %.</summary>
    [Fact]
    public void Shares_are_made_anew_of_the_same_units()
    {
        var alike = Alike.Of(RollUp.Rate, new Dictionary<int, Figure> { [1] = Figure.Share(9, 10), [2] = Figure.Share(50, 100) }, new Dictionary<int, Figure> { [1] = Figure.Share(1, 2) });

        Assert.Equal(40m, alike.Change);
    }

    private static Dictionary<int, Figure> Of(params (int Unit, int Value)[] figures) => figures.ToDictionary(figure => figure.Unit, figure => new Figure(figure.Value));
}
