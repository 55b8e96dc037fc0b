using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Tests.Organisation;
using WorkReport.Prose.Quantities;

namespace WorkReport.Domain.Tests.Metrics;

public class MetricTests
{
    private static readonly QuantityStyle Hundreds = new(Scale.One, 100, Qualifier.Duo);
    private static readonly MetricTerms Other = new(
        "五老宣讲", "主题教育", "年内面向青少年的宣讲", "场", Hundreds, [UnitLevel.Township, UnitLevel.Village], new MetricRules(Least: 1, Most: 900, ChangePercent: 30, PartOfId: 4, OwnerId: 5));

    [Fact]
    public void What_is_explained_and_printed_changes_and_what_it_counts_does_not()
    {
        var metric = Defined(RollUp.Sum);
        metric.Recorded();
        metric.Describe(Other, Units.By);

        Assert.Equal(("M01", RollUp.Sum), (metric.Code, metric.RollUp));
        Assert.Equal(("五老宣讲", "主题教育", "年内面向青少年的宣讲", "场", Hundreds, Other.Rules), (metric.Name, metric.Topic, metric.Definition, metric.Unit, metric.Style, metric.Rules));
        Assert.True(metric.Now.IsFilledBy(UnitLevel.Village));
        Assert.False(metric.Now.IsFilledBy(UnitLevel.City));
        var told = Assert.Single(metric.Happened);
        Assert.Equal("metric.described", told.What);
        Assert.Contains("宣讲场次", told.Before, StringComparison.Ordinal);
        Assert.Contains("年内面向青少年的宣讲", told.After, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wording_stays_as_it_was_with_its_number_and_its_day()
    {
        var metric = Defined(RollUp.Sum);
        var first = metric.Wording;
        metric.Describe(Other, Units.After(3));
        metric.Describe(Other with { Style = QuantityStyle.Exact }, Units.After(5));

        Assert.Equal([1, 2, 3], metric.Wordings.Select(wording => wording.Number));
        Assert.Equal([Units.By.At, Units.After(3).At, Units.After(5).At], metric.Wordings.Select(wording => wording.At));
        Assert.Same(first, metric.Wordings[0]);
        Assert.Equal(("宣讲场次", "场次", QuantityStyle.Exact), (first.Name, first.Unit, first.Style));
        Assert.Equal(Other, metric.Wordings[1].Terms);
        Assert.Same(metric.Wordings[2], metric.Wording);
        Assert.All(metric.Wordings, wording => Assert.Equal(RollUp.Sum, wording.RollUp));
    }

    [Fact]
    public void The_same_words_again_are_no_new_wording()
    {
        var metric = Defined(RollUp.Sum);
        metric.Describe(Other, Units.By);
        metric.Recorded();
        metric.Describe(Other with { Levels = [.. Other.Levels], Rules = Other.Rules with { } }, Units.After(1));

        Assert.Equal(2, metric.Wording.Number);
        Assert.Empty(metric.Happened);
    }

    /// <summary>Each of what a wording says makes another one of it.</summary>
    [Fact]
    public void Whatever_is_said_otherwise_is_a_new_wording()
    {
        MetricTerms[] changes =
        [
            Other with { Name = "宣讲" }, Other with { Topic = "" }, Other with { Definition = "" }, Other with { Unit = "次" }, Other with { Style = QuantityStyle.Exact },
            Other with { Levels = [UnitLevel.Village, UnitLevel.Township] }, Other with { Levels = [UnitLevel.Village] }, Other with { Rules = Other.Rules with { Least = 2 } },
            Other with { Rules = Other.Rules with { Most = null } }, Other with { Rules = Other.Rules with { ChangePercent = 20 } },
            Other with { Rules = Other.Rules with { PartOfId = null } }, Other with { Rules = Other.Rules with { OwnerId = 6 } },
        ];
        Assert.All(changes, change =>
        {
            var metric = Defined(RollUp.Sum);
            metric.Describe(Other, Units.By);
            metric.Describe(change, Units.By);
            Assert.Equal((3, change), (metric.Wording.Number, metric.Wording.Terms));
        });
    }

    [Fact]
    public void Nobody_fills_in_what_was_only_defined() => Assert.DoesNotContain(Enum.GetValues<UnitLevel>(), Defined(RollUp.Sum).Now.IsFilledBy);

    [Fact]
    public void It_is_retired_and_revived_with_one_line_each_and_none_for_what_is_so_already()
    {
        var metric = Defined(RollUp.Sum);
        metric.Describe(Other, Units.By);
        metric.Recorded();
        metric.Ask(isActive: true, Units.By);
        Assert.Empty(metric.Happened);

        metric.Ask(isActive: false, Units.By);
        Assert.False(metric.IsActive);
        Assert.False(metric.Now.IsFilledBy(UnitLevel.Village));
        metric.Ask(isActive: true, Units.By);
        Assert.True(metric.IsActive);
        Assert.True(metric.Now.IsFilledBy(UnitLevel.Village));
        Assert.Equal(["metric.retired", "metric.revived"], metric.Happened.Select(told => told.What));
    }

    [Theory]
    [InlineData(4238, "4200多场次")]
    [InlineData(4200, "4200场次")]
    [InlineData(38, "38场次")]
    public void A_figure_is_printed_in_the_style_of_the_metric(int value, string printed)
    {
        var metric = Defined(RollUp.Sum);
        metric.Become(terms => terms with { Style = Hundreds });

        Assert.Equal(printed, metric.Now.Print(new Figure(value)));
        Assert.Equal($"{value}场次", metric.Wordings[0].Print(new Figure(value)));
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

        Assert.Equal(printed, metric.Now.Print(Figure.Share(part, whole)));
    }

    [Fact]
    public void Where_there_is_no_figure_nothing_is_printed()
    {
        Assert.Null(Defined(RollUp.Sum).Now.Print(null));
        Assert.Null(Defined(RollUp.Rate).Now.Print(Figure.Share(0, 0)));
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
        var metric = Metric.Define("M03", "某项", unit, RollUp.Sum, Units.By).Now;
        Assert.Equal(hasDecimals, metric.CanBe(1.5m).IsYes);
        Assert.True(metric.CanBe(2.0m).IsYes);
        Assert.Equal(hasDecimals, new MetricEntry(metric, new Figure(1.5m)).CanStand.IsYes);
    }

    [Theory]
    [InlineData(4, "Metric.BelowLeast", "5场次")]
    [InlineData(5, null, null)]
    [InlineData(900, null, null)]
    [InlineData(901, "Metric.AboveMost", "900场次")]
    public void A_figure_outside_its_range_is_refused_with_the_bound_it_breaks(int value, string? reason, string? bound)
    {
        var metric = Defined(RollUp.Sum);
        metric.Become(terms => terms with { Style = Hundreds, Rules = new MetricRules(Least: 5, Most: 900) });
        var verdict = new MetricEntry(metric.Now, new Figure(value)).CanStand;

        Assert.Equal(reason, verdict.Reason);
        Assert.Equal(bound is null ? [] : [metric.Name, bound], verdict.Values);
    }

    /// <summary>The range of a share is one of per cents: 150 of 200 is within 0 to 100, 3 of 200 is below 5.</summary>
    [Theory]
    [InlineData(150, 200, null)]
    [InlineData(100, 100, null)]
    [InlineData(3, 200, "Metric.BelowLeast")]
    [InlineData(199, 200, "Metric.AboveMost")]
    public void The_range_of_a_share_is_one_of_per_cents(int part, int whole, string? reason)
    {
        var metric = Measures.Saved(2, RollUp.Rate, "%");
        metric.Become(terms => terms with { Rules = new MetricRules(Least: 5, Most: part == whole ? 100 : 99) });

        Assert.Equal(reason, new MetricEntry(metric.Now, Figure.Share(part, whole)).CanStand.Reason);
    }

    [Fact]
    public void What_has_no_range_takes_any_figure() => Assert.All([0m, 1m, 1_000_000_000m], value => Assert.True(Defined(RollUp.Sum).Now.CanBe(value).IsYes));

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
