using System.Globalization;
using WorkReport.Prose.Checks;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages;

/// <summary>One line of the list: a finding, or several that say the same of several places.</summary>
/// <param name="Findings">In the order of the text; at least one.</param>
public sealed record FindingRow(IReadOnlyList<Finding> Findings)
{
    /// <summary>How many lines a page shows.</summary>
    public const int Most = 200;

    public Finding First => Findings[0];

    /// <summary>Names it while the text stands as it is.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{First.Rule}.{First.Start}");

    public string Sentence => FindingWords.Sentence(First);

    /// <summary>What is the same and mended the same way is one line; of every rule the surest first, then as they stand in the text.</summary>
    public static IReadOnlyList<FindingRow> Of(IReadOnlyList<Finding> findings) =>
        [.. findings.GroupBy(finding => (finding.Rule, Said: string.Join('\n', finding.With), finding.Repair))
            .Select(same => new FindingRow([.. same])).OrderBy(row => row.First.Severity).ThenBy(row => row.First.Start)];
}
