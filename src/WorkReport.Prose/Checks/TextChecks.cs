using WorkReport.Prose.Readings;

namespace WorkReport.Prose.Checks;

/// <summary>校核: looks through a text with every rule.</summary>
public static class TextChecks
{
    private static readonly IRule[] Rules =
    [
        new MetricFigures(), new TwoValues(), new PeopleOverlap(), new Growths(), new Shares(), new Sums(), new PercentRange(), new YearSlips(), new CountsAhead(), new FinalForecasts(), new ImpossibleDays(), new MasksLeft(), new NamesBesideMasks(),
        new LostCharacters(), new NameVariants(), new FormulaMembers(), new Enumerations(), new MarkPairs(), new MarkWidthsInText(), new DoubledSigns(), new EmptySections(), new HeadingGaps(),
        new ParallelHeadings(), new Typos(), new Claims(),
    ];

    /// <summary>What an editor has to look at, in the order of the text; of two findings at one place the surer one first.</summary>
    /// <param name="reading">The text, read.</param>
    /// <param name="data">What it is held against; without it only the text itself is judged.</param>
    public static IReadOnlyList<Finding> Find(ReportReading reading, CheckData? data = null)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var text = new CheckedText(reading, data ?? new CheckData());
        var found = new List<Finding>();
        foreach (IRule rule in Rules)
            rule.Look(text, found);
        return [.. found.OrderBy(finding => finding.Start).ThenBy(finding => finding.Severity).ThenBy(finding => finding.Rule)];
    }

    /// <summary>The figures of the text that are known ones, in its order; rates of change are left out.</summary>
    public static IReadOnlyList<FigureMatch> Match(ReportReading reading, CheckData data)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(data);
        return [.. MetricFigures.Match(new CheckedText(reading, data))];
    }

    /// <summary>The text with repairs made; of those that overlap the first.</summary>
    /// <param name="text">The text in which the findings stand.</param>
    /// <param name="repairs">Findings that have one.</param>
    public static string Repaired(string text, IEnumerable<Finding> repairs)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(repairs);
        var mended = new System.Text.StringBuilder(text.Length);
        int at = 0;
        foreach (Finding finding in repairs.Where(finding => finding.Repair is not null).OrderBy(finding => finding.Start))
        {
            if (finding.Start < at)
                continue;
            mended.Append(text, at, finding.Start - at).Append(finding.Repair);
            at = finding.Start + finding.Length;
        }
        return mended.Append(text, at, text.Length - at).ToString();
    }
}
