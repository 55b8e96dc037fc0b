using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Demonstration;

namespace WorkReport.Web.Tests.Demonstration;

/// <summary>The plan of the year, before it is anywhere.</summary>
public class DemonstrationYearTests
{
    private const string Known = "fe687aa4c6ee675ec34626a19427a071c20f7d8aad8cd5d57fb8ebf345e78596";

    private static readonly DemonstrationYear Year = new(new DemonstrationCity());

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void It_is_the_same_in_every_culture_and_on_every_run(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Listing(new DemonstrationYear(new DemonstrationCity())))));
            Assert.True(Known == hash, hash);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Fifty_metrics_and_two_parts_of_one_of_which_a_village_fills_at_most_five()
    {
        Assert.Equal(Enumerable.Range(1, 52).Select(number => $"M{number:00}"), Year.Metrics.Select(metric => metric.Code));
        Assert.InRange(Year.Metrics.Count(metric => metric.Shares.ContainsKey(UnitLevel.Village)), 3, 5);
        Assert.All(Year.Metrics, metric => Assert.True(metric.RollUp is not Domain.Metrics.RollUp.None || metric.IsOfCity));
        Assert.All(Year.Metrics, metric => Assert.NotEmpty(metric.Entry.Definition));
    }

    [Fact]
    public void Packages_stand_everywhere_and_most_have_been_accepted()
    {
        foreach (var level in new[] { UnitLevel.County, UnitLevel.Township, UnitLevel.Village })
        {
            var states = Year.Expected(DemonstrationYear.This).Where(unit => unit.Level == level).Select(unit => Year.StateOf(DemonstrationYear.This, unit)).ToList();
            Assert.InRange(states.Count(state => state is SubmissionState.Accepted) * 100 / states.Count, 60, 90);
            if (level is not UnitLevel.County)
                Assert.Equal(Enum.GetValues<SubmissionState>().Length + 1, states.Distinct().Count());
        }

        Assert.Equal(
            [(SubmissionState.Drafting, 1), (SubmissionState.InReview, 1), (SubmissionState.Returned, 1), (SubmissionState.Forwarded, 1), (SubmissionState.Accepted, 6)],
            Year.Expected(DemonstrationYear.This).Where(unit => unit.Level is UnitLevel.County)
                .CountBy(unit => Year.StateOf(DemonstrationYear.This, unit)!.Value).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void Whoever_has_handed_in_has_filled_in_everything_of_their_level() =>
        Assert.All(Year.Expected(DemonstrationYear.This).Where(unit => Year.StateOf(DemonstrationYear.This, unit) is not (null or SubmissionState.Drafting)), unit =>
            Assert.Equal(Year.Metrics.Count(metric => metric.Shares.ContainsKey(unit.Level)), Year.Entered(DemonstrationYear.This, unit).Count()));

    [Fact]
    public void No_share_exceeds_its_whole_and_no_figure_is_below_nothing()
    {
        foreach (var season in new[] { DemonstrationYear.Last, DemonstrationYear.Half, DemonstrationYear.This })
        {
            foreach (var (_, figure, printed, _, _) in Year.Reporting(season).SelectMany(unit => Year.Entered(season, unit)))
            {
                Assert.True(figure is not null ^ printed is not null);
                Assert.True(figure is null or { Value: >= 0, Base: null } || (figure is { Base: { } whole and > 0, Value: var part } && part >= 0 && part <= whole));
            }
        }
    }

    [Fact]
    public void An_hour_after_the_second_collecting_began_a_few_villages_and_townships_have_entered_something()
    {
        var begun = Year.Reporting(DemonstrationYear.This).Where(unit => Year.StateOf(DemonstrationYear.This, unit, round: 2) is not null).ToList();
        Assert.InRange(begun.Count(unit => unit.Level is UnitLevel.Township), 3, 10);
        Assert.InRange(begun.Count(unit => unit.Level is UnitLevel.Village), 10, 40);
        Assert.DoesNotContain(begun, unit => unit.Level < UnitLevel.Township);
        Assert.All(begun, unit => Assert.Equal(SubmissionState.Accepted, Year.StateOf(DemonstrationYear.This, unit)));
        Assert.Contains(begun, unit => Year.IsSettled(DemonstrationYear.This, unit, round: 2));
        var pairs = begun.SelectMany(unit => Year.Entered(DemonstrationYear.This, unit).Zip(Year.Entered(DemonstrationYear.This, unit, round: 2))).ToList();
        Assert.All(pairs, pair => Assert.Equal(pair.First.Metric, pair.Second.Metric));
        Assert.InRange(pairs.Count(pair => pair.First.Figure != pair.Second.Figure) * 100 / pairs.Count, 5, 35);
    }

    [Fact]
    public void Every_township_and_its_reviewer_find_something_that_waits_for_them()
    {
        var below = Year.Expected(DemonstrationYear.This).ToLookup(Year.City.ParentOf);
        Assert.All(Year.Expected(DemonstrationYear.This).Where(unit => unit.Level is UnitLevel.Township), township =>
        {
            var states = below[township.Code].Select(village => Year.StateOf(DemonstrationYear.This, village)).Append(Year.StateOf(DemonstrationYear.This, township)).ToList();
            Assert.Contains(SubmissionState.InReview, states);
            Assert.Contains(states, state => state is null or SubmissionState.Drafting or SubmissionState.Returned or SubmissionState.Approved or SubmissionState.Forwarded);
        });
    }

    private static string Listing(DemonstrationYear year)
    {
        var listing = new StringBuilder();
        foreach (var metric in year.Metrics)
            listing.AppendJoin(' ', metric.Code, metric.Name, metric.Unit, metric.RollUp, metric.Entry.Topic, metric.Entry.Style, metric.Entry.Definition).Append('\n');
        foreach (var (season, round) in new[] { (DemonstrationYear.Last, 1), (DemonstrationYear.Half, 1), (DemonstrationYear.This, 1), (DemonstrationYear.This, 2) })
        {
            foreach (var unit in year.Reporting(season))
            {
                listing.AppendJoin(' ', season.Code, round, unit.Code, year.StateOf(season, unit, round)).Append('\n');
                foreach (var (metric, figure, printed, source, isTotal) in year.Entered(season, unit, round))
                    listing.AppendJoin(' ', metric.Code, figure?.Value.ToString(CultureInfo.InvariantCulture), figure?.Base?.ToString(CultureInfo.InvariantCulture), printed, source, isTotal).Append('\n');
            }
        }

        return listing.ToString();
    }
}
