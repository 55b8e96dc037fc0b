using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Prose.Quantities;

namespace WorkReport.Web.Tests.App;

/// <summary>Short ways to a year that is under way, for tests that are about something else.</summary>
internal static class Years
{
    /// <summary>A period that is being filled in.</summary>
    public static ReportingPeriod Opened(string code, int year, PeriodKind kind, DateOnly countedUntil, Act by)
    {
        var period = ReportingPeriod.Announce(code, year, kind, countedUntil, by);
        period.Open(by);
        return period;
    }

    /// <summary>Words a metric without rules.</summary>
    public static void Describe(
        this Metric metric, string name, string topic, string definition, string unit, QuantityStyle style, IReadOnlyList<UnitLevel> levels, Act by) =>
        metric.Describe(new MetricTerms(name, topic, definition, unit, style, levels, MetricRules.None), by);

    /// <summary>Hands in a package of which only the way matters, not what is in it.</summary>
    public static void Submit(this Submission submission, SubmissionRelation who, int personId, Act by) => submission.Submit([], who, personId, by);
}
