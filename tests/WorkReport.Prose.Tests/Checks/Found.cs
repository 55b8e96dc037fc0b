using WorkReport.Prose.Checks;
using WorkReport.Prose.Readings;

namespace WorkReport.Prose.Tests.Checks;

/// <summary>What the rules find in a text, in words.</summary>
internal static class Found
{
    public static IReadOnlyList<Finding> In(string text, CheckData? data = null) => TextChecks.Find(ReportReader.Read(text), data);

    /// <summary>Rule and stretch, as "Sum 120件".</summary>
    public static string[] Words(string text, CheckData? data = null) => [.. In(text, data).Select(finding => $"{finding.Rule} {text.Substring(finding.Start, finding.Length)}")];
}
