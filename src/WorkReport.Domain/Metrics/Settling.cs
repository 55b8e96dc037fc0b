namespace WorkReport.Domain.Metrics;

/// <summary>Adds up along the tree what 核定数 add to or take from the totals above them.</summary>
public static class Settling
{
    /// <summary>
    /// What the 核定数 of the units below each unit come to, and how many they are: a row counts with the figure that it stands beside, a 合计 with
    /// the package of its unit; from the lowest up, since a 合计 is settled over what the rows below it come to.
    /// </summary>
    /// <param name="held">Those that hold, of metrics that are added up.</param>
    /// <param name="above">The units above each, the nearest first.</param>
    /// <param name="counting">The figures that count: of the units that have one, and the wholes above them.</param>
    /// <param name="kept">What is computed below each unit whose 合计 is settled.</param>
    /// <param name="counts">Does the part of such a unit count in the totals above it?</param>
    public static IReadOnlyDictionary<(int Unit, int Metric), Contribution> AddUp(
        IReadOnlyCollection<SettledFigure> held, ILookup<int, int> above, IReadOnlyDictionary<(int Unit, int Metric), CountingFigure> counting,
        IReadOnlyDictionary<(int Unit, int Metric), Contribution> kept, Func<int, int, bool> counts)
    {
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(above);
        ArgumentNullException.ThrowIfNull(counting);
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(counts);
        Dictionary<(int Unit, int Metric), Contribution> sums = [];
        var added = new AddedUp(above, counting.ToDictionary(), sums);
        foreach (var place in held.GroupBy(figure => (Unit: figure.UnitId, Metric: figure.MetricId)).OrderByDescending(place => above[place.Key.Unit].Count()).ThenBy(place => place.Key))
        {
            var (unit, metric) = place.Key;
            var own = counting.TryGetValue(place.Key, out var there) ? there : (CountingFigure?)null;
            var row = place.LastOrDefault(figure => !figure.IsOfTotal);
            var ofRow = row is null || own is null ? default : One(row.From(own.Value.Gives.Figure));
            // A whole that counts holds the units below, and what was settled there.
            var ofRows = own is { IsWhole: true } ? ofRow : ofRow + sums.GetValueOrDefault(place.Key);
            added.Add(above[unit], metric, ofRow);
            if (place.LastOrDefault(figure => figure.IsOfTotal) is not { } whole || !counts(unit, metric))
                continue;
            var computed = own is not { } given ? kept.GetValueOrDefault(place.Key) : given.IsWhole ? given.Gives : given.Gives + kept.GetValueOrDefault(place.Key);
            added.Add(above[unit], metric, One(whole.From(Plus(computed.Figure, ofRows.Figure))));
        }

        return sums;
    }

    private static Contribution One(Figure change) => new(change.Value, change.Base, 1, 0);

    private static Figure? Plus(Figure? a, Figure? b) => a is not { } one ? b : b is { } other ? one.Plus(other) : one;
}
