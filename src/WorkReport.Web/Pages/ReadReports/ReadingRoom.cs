using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.ReadReports;

/// <summary>Where what a report says may go: the sections of the year and what the unit is asked in it.</summary>
internal sealed class ReadingRoom
{
    private readonly Dictionary<string, AskedMetric> byCode;

    private ReadingRoom(UnitYear year, IEnumerable<AskedMetric> metrics)
    {
        Metrics = [.. metrics.Where(metric => metric.IsFilledBy(year.Unit.Level))];
        byCode = Metrics.ToDictionary(metric => metric.Code, StringComparer.OrdinalIgnoreCase);
        (Review, Plan) = (SectionList.Of(year.Period, OutlinePart.Review), SectionList.Of(year.Period, OutlinePart.Plan));
    }

    public IReadOnlyList<AskedMetric> Metrics { get; }

    public IReadOnlyList<OutlineSection> Review { get; }

    public IReadOnlyList<OutlineSection> Plan { get; }

    public static async Task<ReadingRoom> LoadAsync(WorkReportDb db, UnitYear year, CancellationToken cancel) => new(year, (await db.AskedSoFarAsync(year.Period, cancel)).Asked);

    /// <summary>How a metric is written in its box.</summary>
    public static string Named(AskedMetric metric) => $"{metric.Code} {metric.Name}";

    /// <summary>The metric that a box names by its code or its whole name; null where it names none.</summary>
    public AskedMetric? Find(string? named)
    {
        var words = (named ?? "").Trim();
        return byCode.GetValueOrDefault(words.Split(' ')[0]) ?? Metrics.FirstOrDefault(metric => metric.Name == words);
    }

    /// <summary>What a written figure enters, exact or as it is printed; or the sentence why it enters nothing.</summary>
    public static (MetricEntry? Entry, string? Why) Entry(AskedMetric metric, string written, string? note)
    {
        if (metric.RollUp == RollUp.Rate)
        {
            var (share, percent, why) = WrittenRate.Read(written);
            return why is not null ? (null, why) : Standing(new MetricEntry(metric, share, note, percent));
        }

        var reading = NumberField.Read(written, metric.IsWhole, metric.Unit);
        var entry = reading.Value is decimal exact ? new MetricEntry(metric, new Figure(exact), note)
            : NumberReader.ReadRound(written, metric.Unit) is { } printed ? new MetricEntry(metric, Figure: null, note, printed) : null;
        return entry is null ? (null, reading.Refusal) : Standing(entry);
    }

    private static (MetricEntry? Entry, string? Why) Standing(MetricEntry entry) => entry.CanStand.Reason is { } reason ? (null, SharedResource.Text(reason, [.. entry.CanStand.Values])) : (entry, null);
}
