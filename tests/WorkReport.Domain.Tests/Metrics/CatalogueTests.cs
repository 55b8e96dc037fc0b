using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Tests.Organisation;
using WorkReport.Prose.Quantities;

namespace WorkReport.Domain.Tests.Metrics;

public class CatalogueTests
{
    private readonly ReportingPeriod period = ReportingPeriod.Announce("2022", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), Units.By);
    private readonly Metric metric = Metric.Define("M01", "宣讲", "场", RollUp.Sum, Units.By);

    public CatalogueTests() => Word("宣讲");

    [Fact]
    public void A_new_period_asks_what_is_active_and_filled_in_by_somebody()
    {
        var (retired, nobodys) = (Metric.Define("M02", "报告", "场", RollUp.Sum, Units.By), Metric.Define("M03", "基地", "个", RollUp.Snapshot, Units.By));
        retired.Describe(new MetricTerms("报告", "", "", "场", QuantityStyle.Exact, [UnitLevel.Village], MetricRules.None), Units.By);
        retired.Ask(isActive: false, Units.By);
        Assert.Same(metric, Assert.Single(Catalogue.Of(period, [metric, retired, nobodys], Units.By).Entries).Metric);
    }

    [Fact]
    public void What_runs_follows_the_wording_and_what_has_ended_keeps_its_own()
    {
        var catalogue = Catalogue.Of(period, [metric], Units.By);
        Word("五老宣讲");
        catalogue.Follow(period, metric, Units.By);
        Assert.Equal("五老宣讲", Assert.Single(catalogue.Entries).Wording!.Name);

        period.Open(Units.By);
        period.End(Units.By);
        Word("五老报告");
        Assert.Throws<RefusedException>(() => catalogue.Follow(period, metric, Units.By));
        Assert.Equal("五老宣讲", Assert.Single(catalogue.Entries).Wording!.Name);
    }

    [Fact]
    public void What_was_left_out_of_one_period_stays_out_whatever_becomes_of_the_metric_until_it_is_asked_again()
    {
        var catalogue = Catalogue.Of(period, [metric], Units.By);
        catalogue.Stop(period, metric, Units.By);
        Word("五老宣讲");
        catalogue.Follow(period, metric, Units.By);
        metric.Ask(isActive: false, Units.By);
        catalogue.Follow(period, metric, Units.By);
        metric.Ask(isActive: true, Units.By);
        catalogue.Follow(period, metric, Units.By);
        Assert.NotNull(Assert.Single(catalogue.Entries).StoppedAt);

        catalogue.Ask(period, metric, metric.Levels, Units.By);
        Assert.Equal(("五老宣讲", null, false), (catalogue.Entries[0].Wording!.Name, catalogue.Entries[0].StoppedAt, catalogue.Entries[0].IsLeftOut));
    }

    [Fact]
    public void What_was_retired_comes_back_with_the_metric()
    {
        var catalogue = Catalogue.Of(period, [metric], Units.By);
        metric.Ask(isActive: false, Units.By);
        catalogue.Follow(period, metric, Units.By);
        Assert.NotNull(Assert.Single(catalogue.Entries).StoppedAt);
        Assert.Equal("Metric.IsRetired", Catalogue.CanAsk(period, metric).Reason);
        metric.Ask(isActive: true, Units.By);
        catalogue.Follow(period, metric, Units.By);
        Assert.Null(Assert.Single(catalogue.Entries).StoppedAt);
    }

    private void Word(string name) =>
        metric.Describe(new MetricTerms(name, "", "", "场", QuantityStyle.Exact, [UnitLevel.Village], MetricRules.None), Units.By);
}
