using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;

namespace WorkReport.Web.Starters;

/// <summary>What an office may begin with instead of an empty page: fifty metrics and an outline for a committee of this kind. All of it is changed like what was typed.</summary>
public static class StarterCatalogue
{
    /// <summary>Puts the metrics into an empty catalogue, and saves.</summary>
    /// <param name="db">The store.</param>
    /// <param name="top">What the top of the tree is: nothing is asked of levels above it.</param>
    /// <param name="by">Who and when.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task AddAsync(WorkReportDb db, UnitLevel top, Act by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var entries = StarterMetric.Read();
        Dictionary<string, Metric> metrics = [];
        // A part names its whole by the key.
        foreach (var of in entries.GroupBy(entry => entry.PartOf is not null).OrderBy(parts => parts.Key))
        {
            foreach (var entry in of)
                metrics.Add(entry.Code, entry.Define(entry.LevelsFrom(top), entry.PartOf is { } whole ? metrics[whole].Id : null, entries.Any(part => part.PartOf == entry.Code), by));
            db.AddRange(of.Select(entry => metrics[entry.Code]));
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>Puts the outline into a period that has none.</summary>
    public static void AddOutline(ReportingPeriod period, Act by)
    {
        ArgumentNullException.ThrowIfNull(period);
        foreach (var row in EmbeddedText.Rows("Starters.outline"))
        {
            var part = Enum.Parse<OutlinePart>(row[0]);
            if (part is OutlinePart.Review || period.Kind is PeriodKind.Annual)
                period.AddSection(part, row[2], int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture), by, row[3]);
        }
    }
}
