using WorkReport.Prose.Checks;

namespace WorkReport.Web.Pages;

/// <summary>A stretch of the text as it is shown: plain, or with what was found there.</summary>
/// <param name="Words">What is read.</param>
/// <param name="Row">Its line in the list, from 1; null for a plain stretch.</param>
/// <param name="IsFirst">Is it the first place of that line, to which the line leads?</param>
/// <param name="Severity">Of what was found.</param>
public sealed record CheckedStretch(string Words, int? Row, bool IsFirst, Severity Severity)
{
    /// <summary>The text in order, what was found marked; of two that overlap the first.</summary>
    public static IReadOnlyList<CheckedStretch> Of(string text, IReadOnlyList<FindingRow> rows)
    {
        ArgumentNullException.ThrowIfNull(text);
        var places = rows.SelectMany((row, index) => row.Findings.Select((finding, n) => (Finding: finding, Row: index + 1, IsFirst: n == 0)))
            .OrderBy(place => place.Finding.Start).ThenBy(place => place.Finding.Severity);
        List<CheckedStretch> pieces = [];
        var at = 0;
        foreach (var (finding, row, isFirst) in places)
        {
            if (finding.Start < at)
                continue;
            if (finding.Start > at)
                pieces.Add(new CheckedStretch(text[at..finding.Start], null, false, default));
            at = finding.Start + finding.Length;
            pieces.Add(new CheckedStretch(text[finding.Start..at], row, isFirst, finding.Severity));
        }

        if (at < text.Length)
            pieces.Add(new CheckedStretch(text[at..], null, false, default));
        return pieces;
    }
}
