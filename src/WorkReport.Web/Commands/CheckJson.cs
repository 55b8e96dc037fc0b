using System.Text.Json;
using WorkReport.Prose.Checks;
using WorkReport.Prose.Readings;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Commands;

/// <summary>What <c>check --json</c> prints; every place is counted in code points. The form is told in docs/checking.md.</summary>
internal sealed record CheckJson(IEnumerable<CheckJson.Found> Findings)
{
    public sealed record Found(string Rule, string Severity, int Start, int Length, string Message, string? Repair);

    public static CheckJson Of(string text, IReadOnlyList<Finding> findings)
    {
        var places = new CodePoints(text);
        return new CheckJson(findings.Select(finding => new Found(
            JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Rule.ToString()), JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Severity.ToString()),
            places.At(finding.Start), places.In(finding.Start, finding.Length), FindingWords.Sentence(finding), finding.Repair)));
    }
}
