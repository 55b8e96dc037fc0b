using WorkReport.Domain.Metrics;

namespace WorkReport.Web.Pages;

/// <summary>个别更正 of one figure, for the partial <c>_Corrections</c>.</summary>
/// <param name="Metric">What is counted.</param>
/// <param name="All">Oldest first.</param>
public sealed record CorrectionsShown(AskedMetric Metric, IReadOnlyList<ValueCorrection> All)
{
    public string? Old(ValueCorrection correction)
    {
        ArgumentNullException.ThrowIfNull(correction);
        return Metric.Exactly(correction.Old) ?? correction.OldPrinted;
    }

    public string? New(ValueCorrection correction)
    {
        ArgumentNullException.ThrowIfNull(correction);
        return Metric.Exactly(correction.New) ?? correction.NewPrinted;
    }
}
