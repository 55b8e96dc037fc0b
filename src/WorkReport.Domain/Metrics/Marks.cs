namespace WorkReport.Domain.Metrics;

/// <summary>The rules by which the figures of one unit are marked; the same ones wherever a figure is entered, handed in, reviewed and added up.</summary>
public static class Marks
{
    // From here on a figure is worth a word of explanation.
    private const decimal ManyTimes = 3;
    private const decimal FarApart = 10;

    /// <summary>Everything the rules find on the figures of one unit, in the order of the metrics.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="asked">Every metric that is asked for, filled in or not, to know the parts of a whole; null where those of the figures are all.</param>
    public static IReadOnlyList<Mark> Of(IReadOnlyCollection<JudgedFigure> figures, IEnumerable<AskedMetric>? asked = null)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var known = figures.Where(figure => figure.Now is not null && figure.Metric.RollUp != RollUp.Rate).ToDictionary(figure => figure.Metric.Id);
        var parts = (asked?.Where(metric => metric.IsAsked) ?? figures.Select(figure => figure.Metric)).Where(metric => metric.Rules.PartOfId is not null && metric.RollUp != RollUp.Rate)
            .ToLookup(metric => metric.Rules.PartOfId!.Value);
        return [.. figures.SelectMany(Alone).Concat(known.Values.SelectMany(AgainstWhole)).Concat(known.Values.SelectMany(AgainstParts))
            .OrderBy(mark => mark.Metric.Code, StringComparer.Ordinal).ThenBy(mark => mark.Weight)];

        IEnumerable<Mark> AgainstWhole(JudgedFigure part)
        {
            if (part.Metric.Rules.PartOfId is { } id && known.TryGetValue(id, out var whole) && part.Now!.Value.Value > whole.Now!.Value.Value)
                yield return new Mark(part.Metric, MarkWeight.MustMend, Verdict.No("Metric.MarkPartAboveWhole", part.Metric.Name, Said(part.Metric, part.Now), whole.Metric.Name, Said(whole.Metric, whole.Now)), part.Note);
        }

        // What the catalogue says adds up must; of other wholes the parts named need not be all, and one person, unlike one event, may be in several.
        IEnumerable<Mark> AgainstParts(JudgedFigure whole)
        {
            var (metric, now, addUp) = (whole.Metric, whole.Now!.Value.Value, whole.Metric.Rules.PartsAddUp);
            var given = parts[metric.Id].Where(part => known.ContainsKey(part.Id)).Select(part => known[part.Id].Now!.Value.Value).ToList();
            var (sum, isAll) = (given.Sum(), given.Count == parts[metric.Id].Count());
            if (given.Count < 2 || !(sum > now ? addUp || metric.RollUp != RollUp.Head : sum < now && addUp && isAll))
                yield break;
            yield return new Mark(metric, addUp ? MarkWeight.MustMend : MarkWeight.Explain, Verdict.No(
                sum > now ? "Metric.MarkPartsAbove" : "Metric.MarkPartsBelow",
                metric.Name, Said(metric, whole.Now), given.Count, Said(metric, new Figure(sum)), Said(metric, new Figure(Math.Abs(sum - now)))), whole.Note);
        }
    }

    /// <summary>What the rules find on a text: figures that are printed otherwise now than when it was written, or not at all.</summary>
    /// <param name="text">The text.</param>
    /// <param name="metricOf">The metric of a figure, in the wording of its period; null where there is none.</param>
    /// <param name="print">The printed form of a figure as it is now; null where there is none.</param>
    public static IReadOnlyList<Mark> In(FigureText text, Func<BoundFigure, AskedMetric?> metricOf, Func<BoundFigure, string?> print)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(metricOf);
        ArgumentNullException.ThrowIfNull(print);
        return [.. from piece in text.Pieces.Distinct()
                   let figure = piece.Figure.GetValueOrDefault()
                   let metric = piece.Figure is null ? null : metricOf(figure)
                   let now = metric is null ? null : print(figure)
                   where metric is not null && now != piece.Words
                   select new Mark(metric, MarkWeight.Look, now is null ? Verdict.No("Figure.MarkGone", metric.Name, piece.Words) : Verdict.No("Figure.MarkMoved", metric.Name, piece.Words, now), null)];
    }

    /// <summary>Is a figure so far from last year's that it is worth a word of why?</summary>
    public static bool IsJump(AskedMetric metric, Figure? now, Figure? before)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (now?.Shown is not { } shown || before?.Shown is not { } was)
            return false;
        return metric.Rules.ChangePercent is { } percent
            ? shown != was && Math.Abs(shown - was) * 100 >= was * percent
            : Math.Abs(shown - was) >= FarApart && (shown >= was * ManyTimes || shown * ManyTimes <= was);
    }

    private static IEnumerable<Mark> Alone(JudgedFigure figure)
    {
        var (metric, now, note, before) = figure;
        // What stands at the end of a year is seldom gone at the end of the next.
        if (metric.RollUp == RollUp.Snapshot && now?.Value == 0 && before?.Value > 0)
            yield return new Mark(metric, MarkWeight.Explain, Verdict.No("Metric.MarkGone", metric.Name, Said(metric, before)), note);
        else if (IsJump(metric, now, before))
            yield return new Mark(metric, MarkWeight.Explain, Verdict.No("Metric.MarkJump", metric.Name, Said(metric, now), Said(metric, before)), note);
    }

    private static string Said(AskedMetric metric, Figure? figure) => metric.Exactly(figure) ?? "—";
}
