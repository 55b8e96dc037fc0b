namespace WorkReport.Domain.Metrics;

/// <summary>The rules by which the figures of one unit are marked; the same ones wherever a figure is entered, handed in, reviewed and added up.</summary>
public static class Marks
{
    // From here on a figure is worth a word of explanation.
    private const decimal ManyTimes = 3;
    private const decimal FarApart = 10;

    /// <summary>Everything the rules find on the figures of one unit, in the order of the metrics.</summary>
    public static IReadOnlyList<Mark> Of(IReadOnlyCollection<JudgedFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var known = figures.Where(figure => figure.Now is not null && figure.Metric.RollUp != RollUp.Rate).ToDictionary(figure => figure.Metric.Id);
        return [.. figures.SelectMany(Alone).Concat(known.Values.SelectMany(AgainstWhole)).Concat(known.Values.SelectMany(AgainstParts))
            .OrderBy(mark => mark.Metric.Code, StringComparer.Ordinal).ThenBy(mark => mark.Weight)];

        IEnumerable<Mark> AgainstWhole(JudgedFigure part)
        {
            if (part.Metric.Rules.PartOfId is { } id && known.TryGetValue(id, out var whole) && part.Now!.Value.Value > whole.Now!.Value.Value)
                yield return new Mark(part.Metric, MarkWeight.MustMend, Verdict.No("Metric.MarkPartAboveWhole", part.Metric.Name, Said(part.Metric, part.Now), whole.Metric.Name, Said(whole.Metric, whole.Now)), part.Note);
        }

        // One person may be in several parts; one event is not.
        IEnumerable<Mark> AgainstParts(JudgedFigure whole)
        {
            var parts = whole.Metric.RollUp == RollUp.Head ? [] : known.Values.Where(part => part.Metric.Rules.PartOfId == whole.Metric.Id).ToList();
            var sum = new Figure(parts.Sum(part => part.Now!.Value.Value));
            if (parts.Count > 1 && sum.Value != whole.Now!.Value.Value)
                yield return new Mark(whole.Metric, MarkWeight.Explain, Verdict.No("Metric.MarkPartsDiffer", whole.Metric.Name, Said(whole.Metric, whole.Now), Said(whole.Metric, sum)), whole.Note);
        }
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
