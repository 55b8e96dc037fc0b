using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Notices;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting;

/// <summary>What a notice rests on: the period, what it asks of whom, and the units that are asked.</summary>
/// <param name="Period">The period.</param>
/// <param name="Round">Which collecting of it.</param>
/// <param name="UnitName">The unit that asks.</param>
/// <param name="Below">The units right below, in the order of their codes.</param>
/// <param name="Levels">Which levels stand below, the highest first.</param>
/// <param name="Metrics">What the period asks, in the order of the codes.</param>
/// <param name="Latest">By when they hand in as it stands above.</param>
public sealed record NoticeBasis(
    ReportingPeriod Period, int Round, string UnitName, IReadOnlyList<NamedUnit> Below, IReadOnlyList<UnitLevel> Levels, IReadOnlyList<AskedMetric> Metrics, NoticeDates Latest)
{
    /// <summary>More recipients than that are named together.</summary>
    private const int MostNamed = 14;

    /// <summary>The levels below that are told a day.</summary>
    public IEnumerable<UnitLevel> Dated => NoticeDates.Levels.Where(Levels.Contains);

    /// <summary>What the office begins with: the dates as they stand above, of the levels that stand below.</summary>
    public NoticeDates UsualDates
    {
        get
        {
            DateOnly? Of(UnitLevel level) => Levels.Contains(level) ? Latest.Of(level) : null;
            return new NoticeDates(Of(UnitLevel.County), Of(UnitLevel.Township), Of(UnitLevel.Village));
        }
    }

    /// <summary>Reads it in a fixed number of commands.</summary>
    public static async Task<NoticeBasis> LoadAsync(WorkReportDb db, ReportingPeriod period, int round, int unitId, string unitName, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        // Nobody is asked any more who was closed in the course of the period.
        var below = db.ReachesOn(period.Tree()).Where(r => r.AncestorId == unitId && r.Depth > 0 && r.ClosedOn == null);
        var (right, levels) = await db.SeldomAsync((nameof(NoticeBasis), period.Id, unitId), async () => (
            await db.OrgUnits.Where(u => below.Any(r => r.UnitId == u.Id && r.Depth == 1)).NamedOn(period.CountedUntil).OrderBy(u => u.Code).ToListAsync(cancel),
            await db.OrgUnits.Where(u => below.Any(r => r.UnitId == u.Id)).Select(u => u.Level).Distinct().ToListAsync(cancel)));
        return new NoticeBasis(
            period, round, unitName, right, [.. levels.Order()], await db.AskedAsync(period, cancel), await db.DatesAboveAsync(period, round, unitId, cancel));
    }

    /// <summary>What is asked of a level.</summary>
    public IReadOnlyList<AskedMetric> AskedOf(UnitLevel level) => [.. Metrics.Where(metric => metric.IsFilledBy(level))];

    /// <summary>What a notice says with these words and dates.</summary>
    public NoticeFacts Facts(NoticeWords words, NoticeDates dates)
    {
        ArgumentNullException.ThrowIfNull(dates);
        var tables = Levels.Select(level => (Level: level, Asked: AskedOf(level))).Where(table => table.Asked.Count > 0).ToList();
        var asked = tables.SelectMany(table => table.Asked).Select(metric => metric.Id).ToHashSet();
        return new NoticeFacts(
            words,
            // What is below hands in first.
            [.. NoticeDates.Levels.Reverse().Where(level => dates.Of(level) is not null).Select(level => new NoticeDue(Called(level), Said(dates.Of(level)!.Value)))],
            [.. Metrics.Where(metric => asked.Contains(metric.Id)).Select(metric => new NoticeMetric(metric.Code, metric.Name, metric.Unit, metric.Definition))],
            [.. tables.Select(table => new NoticeTable(Called(table.Level), [.. table.Asked.Select(metric => metric.Code)]))]);
    }

    /// <summary>The standard wording: what the office begins with.</summary>
    /// <param name="signedOn">成文日期.</param>
    public NoticeWords Usual(DateOnly signedOn)
    {
        var isSecond = Round == Domain.Periods.Round.Second;
        var about = isSecond ? Official("Notices.UsualTitleSecond", Season) : Period.Kind switch
        {
            PeriodKind.Annual => Official("Notices.UsualTitleAnnual", Period.Year, Period.Year + 1),
            PeriodKind.Topic => Official("Notices.UsualTitleTopic", Period.Year, Period.Name),
            _ => Official("Notices.UsualTitleHalf", Season),
        };
        return new NoticeWords(
            about, Recipients(), isSecond ? Official("Notices.UsualOpeningSecond", Season) : Official("Notices.UsualOpening", Season), Numbered([.. Contents()]),
            Numbered([Official("Notices.UsualDemandZero"), Official("Notices.UsualDemandNote"), Official("Notices.UsualDemandSigned")]),
            Numbered([Official(isSecond ? "Notices.UsualChannelOnlineSecond" : "Notices.UsualChannelOnline"), Official("Notices.UsualChannelOffline"), Official("Notices.UsualChannelReceipt")]),
            "", "", UnitName, "", signedOn);
    }

    private string Season => Period.Name.Length > 0 ? Official("Notices.UsualTopic", Period.Year, Period.Name) : SharedResource.Official($"Periods.Season.{Period.Kind}", Period.Year);

    private IEnumerable<string> Contents()
    {
        if (Round == Domain.Periods.Round.First)
        {
            var sections = Period.Sections.Where(section => section.Part is OutlinePart.Review).Select(section => Official("Notices.UsualQuoted", section.Title)).ToList();
            yield return Official("Notices.UsualContentItems") + (sections.Count > 0 ? Official("Notices.UsualContentOutline", sections.Count, string.Concat(sections)) : "");
        }

        var counts = Levels.Select(level => (Level: level, AskedOf(level).Count)).Where(level => level.Count > 0).Select(level => Official("Notices.UsualContentCount", Called(level.Level), level.Count)).ToList();
        if (counts.Count > 0)
            yield return Official("Notices.UsualContentSheet", Said(Period.CountedFrom), Said(Period.CountedUntil), string.Join(Official("Notices.Comma"), counts));
        if (Round == Domain.Periods.Round.First && Period.Kind is PeriodKind.Annual)
            yield return Official("Notices.UsualContentPlans", Period.Year + 1);
    }

    private string Recipients()
    {
        var names = string.Join(Official("List.Comma"), Below.Select(unit => unit.Name));
        return Below.Count <= MostNamed && names.Length <= NoticeWords.RecipientsLength ? names
            : string.Join(Official("List.Comma"), Below.Select(unit => unit.Level).Distinct().Order().Select(level => Official("Notices.UsualEach", Called(level))));
    }

    // One alone needs no number.
    private static string Numbered(IReadOnlyList<string> paragraphs) => paragraphs.Count == 1 ? paragraphs[0]
        : string.Join('\n', paragraphs.Select((paragraph, place) => Official("Notices.UsualNumbered", Prose.Outlines.HeadingNumber.First(place + 1).TrimEnd('\u3001'), paragraph)));

    private static string Called(UnitLevel level) => SharedResource.Official($"Level.{level}");

    private static string Said(DateOnly day) => day.ToString(SharedResource.Official("Date.Long"), CultureInfo.InvariantCulture);

    private static string Official(string key, params object[] values) => SharedResource.Official(key, values);
}
