using System.Globalization;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;

namespace WorkReport.Web.Starters;

/// <summary>What an office may begin with instead of an empty page: fifty metrics and an outline for a committee of this kind. All of it is changed like what was typed.</summary>
public static class StarterCatalogue
{
    /// <summary>Puts metrics into an empty catalogue, and saves.</summary>
    /// <param name="db">The store.</param>
    /// <param name="entries">Each with who fills it in; parts with their whole.</param>
    /// <param name="by">Who and when.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The metrics by their codes.</returns>
    public static async Task<IReadOnlyDictionary<string, Metric>> AddAsync(
        WorkReportDb db, IReadOnlyList<(StarterMetric Metric, IReadOnlyList<UnitLevel> Levels)> entries, Act by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        Dictionary<string, Metric> metrics = [];
        // A part names its whole by the key.
        foreach (var of in entries.GroupBy(entry => entry.Metric.PartOf is not null).OrderBy(parts => parts.Key))
        {
            foreach (var (metric, levels) in of)
                metrics.Add(metric.Code, metric.Define(levels, metric.PartOf is { } whole ? metrics[whole].Id : null, entries.Any(part => part.Metric.PartOf == metric.Code), by));
            db.AddRange(of.Select(entry => metrics[entry.Metric.Code]));
            await db.SaveChangesAsync(cancel);
        }

        return metrics;
    }

    /// <summary>Puts the outline into a period that has none.</summary>
    public static void AddOutline(ReportingPeriod period, Act by)
    {
        ArgumentNullException.ThrowIfNull(period);
        foreach (var row in EmbeddedText.Rows("Starters.outline"))
        {
            var part = Enum.Parse<OutlinePart>(row[0]);
            if (part is OutlinePart.Review || period.Kind is PeriodKind.Annual)
                period.AddSection(part, row[2], int.Parse(row[1], CultureInfo.InvariantCulture), by, row[3]);
        }
    }
}
