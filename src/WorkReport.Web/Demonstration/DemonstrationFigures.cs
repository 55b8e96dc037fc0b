using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Demonstration;

/// <summary>
/// What every unit reports for every metric, in both years. Of 2022 the figures of the city and of the accepted units come to what the
/// catalogue says, to the last one; of 2021, when everything was accepted, to a little less or more.
/// </summary>
internal sealed class DemonstrationFigures
{
    private const int Fine = 1000;

    private readonly DemonstrationCity city;
    private readonly DemonstrationStates states;
    private readonly List<DemonstrationUnit> today;
    private readonly List<DemonstrationUnit> lastYear;
    private readonly Dictionary<(int Year, string Unit, string Metric), Figure> figures = [];
    private readonly (string Unit, string Metric) total;

    public DemonstrationFigures(DemonstrationCity city, DemonstrationStates states, IReadOnlyList<DemonstrationMetric> metrics)
    {
        (this.city, this.states) = (city, states);
        today = [.. city.Units.Where(unit => city.Stands(unit) || city.HasEnded(unit))];
        lastYear = [.. city.Units.Where(unit => city.StandsOn(unit, DemonstrationYear.Last.CountedUntil))];
        foreach (var metric in metrics)
        {
            if (metric.IsOfCity)
                OfCity(metric);
            else if (metric.RollUp is RollUp.Rate)
                Rate(metric);
            else
                Distribute(metric);
        }

        total = ReportWhole(metrics);
    }

    /// <summary>Null where the unit has nothing to report, or only a printed form.</summary>
    public Figure? Of(int year, string unit, string metric) => figures.TryGetValue((year, unit, metric), out var figure) ? figure : null;

    /// <summary>总数直报: does the unit's figure hold the villages below it?</summary>
    public bool IsTotal(string unit, string metric) => (unit, metric) == total;

    /// <summary>Of the first half of 2022: about half of what the year brought, of what is counted at the end a little less than then.</summary>
    public static Figure? OfHalf(Figure? year, string unit, DemonstrationMetric metric)
    {
        if (year is not { Base: null } figure)
            return null;
        var perCent = metric.RollUp is RollUp.Snapshot ? 90 + DemonstrationNames.Lot("half" + metric.Code, unit, 10) : 40 + DemonstrationNames.Lot("half" + metric.Code, unit, 20);
        // Rounded up as often as is fair: half of one would be none everywhere.
        return new Figure(Math.Floor(((figure.Value * perCent) + DemonstrationNames.Lot("rest of half" + metric.Code, unit, 100)) / 100));
    }

    /// <summary>全年实际数: most are what was forecast, one of five is a little more or less.</summary>
    public static Figure? OfSecond(Figure? first, string unit, DemonstrationMetric metric)
    {
        if (first is not { Base: null } figure || DemonstrationNames.Lot("again" + metric.Code, unit, 5) > 0)
            return first;
        var step = 1 + Math.Floor(figure.Value / 20);
        return new Figure(DemonstrationNames.Lot("less" + metric.Code, unit, 3) == 0 ? Math.Max(0, figure.Value - step) : figure.Value + step);
    }

    /// <summary>One township knows the figure of all its villages; so the sum stays what it is, it gives no more than they did together.</summary>
    private (string Unit, string Metric) ReportWhole(IReadOnlyList<DemonstrationMetric> metrics)
    {
        var words = DemonstrationText.Blocks("year").Single(block => block.Kind == "whole");
        var metric = metrics.Single(metric => metric.Code == words.Of[0]);
        var county = today.Single(unit => unit.Place == words["county"]).Code;
        var township = today.First(unit => city.ParentOf(unit) == county && states.Counts(unit));
        var (year, value) = (DemonstrationYear.This.Year, Of(DemonstrationYear.This.Year, township.Code, metric.Code)!.Value.Value);
        value += today.Where(unit => city.ParentOf(unit) == township.Code && states.Counts(unit)).Sum(unit => Of(year, unit.Code, metric.Code)!.Value.Value);
        figures[(year, township.Code, metric.Code)] = new Figure(value);
        return (township.Code, metric.Code);
    }

    private void OfCity(DemonstrationMetric metric)
    {
        foreach (var (year, words) in new[] { (DemonstrationYear.This.Year, metric.Whole), (DemonstrationYear.Last.Year, metric.Last) })
        {
            if (DemonstrationMetric.Exact(words) is { } value)
                figures[(year, today[0].Code, metric.Code)] = new Figure(value);
        }
    }

    private void Distribute(DemonstrationMetric metric)
    {
        var whole = (long)DemonstrationMetric.Exact(metric.Whole)!.Value;
        var fill = today.Where(unit => metric.Shares.ContainsKey(unit.Level)).ToList();
        var weights = fill.ToDictionary(unit => unit.Code, unit => Weight(metric, unit));
        var counting = fill.Where(states.Counts).ToList();
        var all = counting.Sum(unit => weights[unit.Code]);
        foreach (var (unit, value) in counting.Zip(Shared(whole, [.. counting.Select(unit => weights[unit.Code])])))
            figures[(DemonstrationYear.This.Year, unit.Code, metric.Code)] = new Figure(value);
        foreach (var unit in fill.Where(unit => !states.Counts(unit)))
        {
            var value = ((whole * weights[unit.Code]) + (all * DemonstrationNames.Lot("rest" + metric.Code, unit.Code, Fine) / Fine)) / all;
            figures[(DemonstrationYear.This.Year, unit.Code, metric.Code)] = new Figure(value);
        }

        // A year before: what the unit has now, a little shaken.
        var before = lastYear.Where(unit => metric.Shares.ContainsKey(unit.Level)).ToList();
        var was = whole < 20 ? whole : whole * (95 + DemonstrationNames.Lot("last", metric.Code, 10)) / 100;
        var shaken = before.Select(unit => ((long)(Of(DemonstrationYear.This.Year, unit.Code, metric.Code)?.Value ?? 1) * Fine) + DemonstrationNames.Lot("last" + metric.Code, unit.Code, Fine / 4));
        foreach (var (unit, value) in before.Zip(Shared(was, [.. shaken])))
            figures[(DemonstrationYear.Last.Year, unit.Code, metric.Code)] = new Figure(value);
    }

    /// <summary>The city's own whole is chosen so that the per cent come out even.</summary>
    private void Rate(DemonstrationMetric metric)
    {
        foreach (var (year, words, units) in new[]
        {
            (DemonstrationYear.This.Year, metric.Whole, today.FindAll(states.Counts)), (DemonstrationYear.Last.Year, metric.Last, lastYear),
        })
        {
            var failing = 100 - (long)DemonstrationMetric.Exact(words)!.Value;
            var fill = units.Where(unit => metric.Shares.ContainsKey(unit.Level)).ToList();
            var wholes = fill.ToDictionary(unit => unit.Code, unit => WholeOf(metric, unit));
            wholes[fill[0].Code] += 100 - (wholes.Values.Sum() % 100);
            foreach (var (unit, missed) in fill.Zip(Shared(wholes.Values.Sum() * failing / 100, [.. fill.Select(unit => wholes[unit.Code])])))
                figures[(year, unit.Code, metric.Code)] = Figure.Share(wholes[unit.Code] - missed, wholes[unit.Code]);
            foreach (var unit in today.Where(unit => year == DemonstrationYear.This.Year && metric.Shares.ContainsKey(unit.Level) && !states.Counts(unit)))
                figures[(year, unit.Code, metric.Code)] = Figure.Share(WholeOf(metric, unit) - (WholeOf(metric, unit) * failing / 100), WholeOf(metric, unit));
        }
    }

    /// <summary>How many stand to be judged: a township judges its villages and schools, a county all bodies below it.</summary>
    private long WholeOf(DemonstrationMetric metric, DemonstrationUnit unit)
    {
        if (unit.Level is UnitLevel.City)
            return DemonstrationNames.Lot("whole" + metric.Code, unit.Code, 10) + 5;
        var children = today.Where(other => city.ParentOf(other) == unit.Code).ToList();
        return unit.Level is UnitLevel.Township || metric.Shares.ContainsKey(UnitLevel.Township)
            ? children.Count + 2 + DemonstrationNames.Lot("whole" + metric.Code, unit.Code, 5)
            : children.Count + children.Sum(child => today.Count(other => city.ParentOf(other) == child.Code)) - DemonstrationNames.Lot("whole" + metric.Code, unit.Code, 20);
    }

    private long Weight(DemonstrationMetric metric, DemonstrationUnit unit)
    {
        var share = metric.Shares[unit.Level] * 100_000L / today.Count(other => other.Level == unit.Level);
        var own = share * (60 + DemonstrationNames.Lot("weight" + metric.Code, unit.Code, 80)) / 100;
        // Who is late reports less: so last year's sum, with everybody in it, does not tower over this year's.
        return Math.Max(1, states.Counts(unit) ? own : own * 6 / 10);
    }

    /// <summary>Whole numbers by weights, whose sum is exact.</summary>
    private static IEnumerable<long> Shared(long whole, IReadOnlyList<long> weights)
    {
        var (all, until, given) = (weights.Sum(), 0L, 0L);
        foreach (var weight in weights)
        {
            until += weight;
            var upTo = whole * until / all;
            yield return upTo - given;
            given = upTo;
        }
    }
}
