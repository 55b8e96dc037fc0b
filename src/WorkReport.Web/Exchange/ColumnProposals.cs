using System.Text;
using WorkReport.Domain.Metrics;

namespace WorkReport.Web.Exchange;

/// <summary>What the heads of a sheet most probably are, for a person to look over.</summary>
public static class ColumnProposals
{
    /// <summary>Columns of ours for which offices have words of their own.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "UnitCode", "Unit", "Above", "AboveCode", "Level", "From", "MetricCode", "Metric", "Value", "Part", "Whole", "Remarks", "Name", "UserName", "Role", "Section", "Lead", "Body", "Task", "Responsible",
        "LeadOfficial", "DueOn", "Topic", "MeasuredIn", "Definition",
    ];

    private static readonly char[] Between = ['、', ','];

    /// <summary>Their column for each of ours: one called alike, or by a word that offices use for it; none twice.</summary>
    public static IReadOnlyDictionary<ImportColumn, int> Of(IReadOnlyList<string> heads, IReadOnlyList<ImportColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(heads);
        ArgumentNullException.ThrowIfNull(columns);
        Dictionary<ImportColumn, int> proposed = [];
        HashSet<int> taken = [];
        foreach (var column in columns)
        {
            var words = WordsFor(column);
            var at = Find(heads, taken, head => column.IsCalled(head) || column.IsCalled(Last(head)));
            for (var i = 0; at < 0 && i < words.Count; i++)
                at = Find(heads, taken, head => Plain(Last(head)) == Plain(words[i]));
            for (var i = 0; at < 0 && i < words.Count; i++)
                at = Find(heads, taken, head => Plain(head).EndsWith(Plain(words[i]), StringComparison.Ordinal));
            if (at >= 0 && taken.Add(at))
                proposed.Add(column, at);
        }

        return proposed;
    }

    /// <summary>The metric that a head names; null where it names none.</summary>
    public static MetricTarget? Of(string head, IReadOnlyList<AskedMetric> metrics)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(metrics);
        var (whole, last) = (Plain(head), Plain(Last(head)));
        var found = metrics.FirstOrDefault(metric => Plain(metric.Name) == whole || string.Equals(metric.Code, head, StringComparison.OrdinalIgnoreCase)) ?? metrics.FirstOrDefault(metric => Plain(metric.Name) == last);
        return found is null ? null : new MetricTarget(found.RollUp is RollUp.Rate ? MetricSide.Percent : MetricSide.Metric, found.Code);
    }

    private static List<string> WordsFor(ImportColumn column) =>
        Known.Contains(column.Name) ? [.. ImportColumn.Languages.SelectMany(language => SharedResource.TextIn(language, $"Columns.Known.{column.Name}").Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))] : [];

    private static int Find(IReadOnlyList<string> heads, HashSet<int> taken, Func<string, bool> fits) =>
        Enumerable.Range(0, heads.Count).FirstOrDefault(at => !taken.Contains(at) && fits(heads[at]), -1);

    private static string Last(string head) => head[(head.LastIndexOf('/') + 1)..];

    /// <summary>Without what parts words and what stands in brackets at the end, which is the unit most often.</summary>
    private static string Plain(string said)
    {
        var text = said.Normalize(NormalizationForm.FormKC);
        if (text.EndsWith(')') && text.LastIndexOf('(') is > 0 and var open)
            text = text[..open];
        return string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
    }
}
