using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Tests.Organisation;
using WorkReport.Prose.Quantities;

namespace WorkReport.Domain.Tests.Metrics;

public class MetricTests
{
    private static readonly QuantityStyle Hundreds = new(Scale.One, 100, Qualifier.Duo);

    [Fact]
    public void What_is_explained_and_printed_changes_and_what_it_counts_does_not()
    {
        var metric = Defined(RollUp.Sum);
        metric.Recorded();
        metric.Describe("五老宣讲", "主题教育", "年内面向青少年的宣讲", "场", Hundreds, [UnitLevel.Township, UnitLevel.Village], Units.By);

        Assert.Equal(("M01", RollUp.Sum), (metric.Code, metric.RollUp));
        Assert.Equal(("五老宣讲", "主题教育", "年内面向青少年的宣讲", "场", Hundreds), (metric.Name, metric.Topic, metric.Definition, metric.Unit, metric.Style));
        Assert.True(metric.IsFilledBy(UnitLevel.Village));
        Assert.False(metric.IsFilledBy(UnitLevel.City));
        var told = Assert.Single(metric.Happened);
        Assert.Equal("metric.described", told.What);
        Assert.Contains("宣讲场次", told.Before, StringComparison.Ordinal);
        Assert.Contains("年内面向青少年的宣讲", told.After, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_fills_in_what_was_only_defined() => Assert.DoesNotContain(Enum.GetValues<UnitLevel>(), Defined(RollUp.Sum).IsFilledBy);

    [Fact]
    public void It_is_retired_and_revived_with_one_line_each_and_none_for_what_is_so_already()
    {
        var metric = Defined(RollUp.Sum);
        metric.Recorded();
        metric.Ask(isActive: true, Units.By);
        Assert.Empty(metric.Happened);

        metric.Ask(isActive: false, Units.By);
        Assert.False(metric.IsActive);
        metric.Ask(isActive: true, Units.By);
        Assert.True(metric.IsActive);
        Assert.Equal(["metric.retired", "metric.revived"], metric.Happened.Select(told => told.What));
    }

    [Theory]
    [InlineData(4238, "4200多场次")]
    [InlineData(4200, "4200场次")]
    [InlineData(38, "38场次")]
    public void A_figure_is_printed_in_the_style_of_the_metric(int value, string printed)
    {
        var metric = Defined(RollUp.Sum);
        metric.Describe(metric.Name, "", "", metric.Unit, Hundreds, [], Units.By);

        Assert.Equal(printed, metric.Print(new Figure(value)));
    }

    [Theory]
    [InlineData(15, 28, "53.6%")]
    [InlineData(5357, 10_000, "53.6%")]
    [InlineData(1, 1, "100%")]
    [InlineData(17, 20, "85%")]
    [InlineData(125, 10_000, "1.3%")]
    public void A_share_is_printed_to_one_place_and_rounded_away_from_nothing(int part, int whole, string printed)
    {
        var metric = Metric.Define("M02", "达标率", "%", RollUp.Rate, Units.By);

        Assert.Equal(printed, metric.Print(Figure.Share(part, whole)));
    }

    [Fact]
    public void Where_there_is_no_figure_nothing_is_printed()
    {
        Assert.Null(Defined(RollUp.Sum).Print(null));
        Assert.Null(Defined(RollUp.Rate).Print(Figure.Share(0, 0)));
    }

    [Theory]
    [InlineData("名", false)]
    [InlineData("场次", false)]
    [InlineData("人次", false)]
    [InlineData("元", true)]
    [InlineData("万元", true)]
    [InlineData("小时", true)]
    [InlineData("公里", true)]
    [InlineData("平方米", true)]
    [InlineData("亩", true)]
    [InlineData("%", true)]
    [InlineData("万人", true)]
    public void What_is_counted_one_by_one_is_whole_and_what_is_measured_need_not_be(string unit, bool hasDecimals)
    {
        var metric = Metric.Define("M03", "某项", unit, RollUp.Sum, Units.By);
        Assert.Equal(hasDecimals, metric.CanBe(1.5m).IsYes);
        Assert.True(metric.CanBe(2.0m).IsYes);
        Assert.Equal(hasDecimals, new MetricEntry(metric, new Figure(1.5m)).CanStand.IsYes);
    }

    [Fact]
    public void Its_unit_stays_once_a_figure_stands_in_it()
    {
        var metric = Defined(RollUp.Sum);
        Assert.True(metric.CanBeIn("名", hasFigures: false).IsYes);
        Assert.True(metric.CanBeIn(metric.Unit, hasFigures: true).IsYes);
        Assert.Equal("Metric.UnitStays", metric.CanBeIn("名", hasFigures: true).Reason);
    }

    private static Metric Defined(RollUp rollUp) => Metric.Define("M01", "宣讲场次", "场次", rollUp, Units.By);
}
