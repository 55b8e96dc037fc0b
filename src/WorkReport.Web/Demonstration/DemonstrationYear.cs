using System.Globalization;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Demonstration;

/// <summary>A season of the demonstration.</summary>
/// <param name="Year">The year reviewed.</param>
/// <param name="Kind">The whole of it, or its first half.</param>
public sealed record DemonstrationSeason(int Year, PeriodKind Kind = PeriodKind.Annual)
{
    public string Code => Year.ToString(CultureInfo.InvariantCulture) + (IsHalf ? "H1" : "");

    public DateOnly CountedUntil => ReportingPeriod.UsualLastDay(Kind, Year);

    public DateTimeOffset Announced => IsHalf ? At(6, 10, 9) : At(11, 20, 9);

    public DateTimeOffset Opened => IsHalf ? At(6, 20, 9) : At(11, 25, 9);

    /// <summary>When the first one hands in.</summary>
    public DateTimeOffset FirstHandsIn => IsHalf ? At(7, 1, 9) : At(12, 5, 9);

    public DateTimeOffset Ended => IsHalf ? At(7, 22, 16) : At(1, 28, 16).AddYears(1);

    /// <summary>By when each level hands in, the lowest first.</summary>
    public IEnumerable<(UnitLevel Level, DateOnly Day)> Due => IsHalf
        ? [(UnitLevel.Village, new(Year, 7, 11)), (UnitLevel.Township, new(Year, 7, 13)), (UnitLevel.County, new(Year, 7, 15)), (UnitLevel.City, new(Year, 7, 20))]
        : [(UnitLevel.Village, new(Year, 12, 22)), (UnitLevel.Township, new(Year, 12, 24)), (UnitLevel.County, new(Year, 12, 28)), (UnitLevel.City, new(Year, 12, 31))];

    /// <summary>By when 全年实际数.</summary>
    public IEnumerable<(UnitLevel Level, DateOnly Day)> DueAgain =>
        [(UnitLevel.Village, new(Year + 1, 1, 6)), (UnitLevel.Township, new(Year + 1, 1, 10)), (UnitLevel.County, new(Year + 1, 1, 13)), (UnitLevel.City, new(Year + 1, 1, 18))];

    private bool IsHalf => Kind is PeriodKind.FirstHalf;

    /// <summary>A moment of the season, in the time of China.</summary>
    public DateTimeOffset At(int month, int day, int hour, int minute = 0) => new(Year, month, day, hour, minute, 0, ChinaTime.Offset);
}

/// <summary>What a unit has entered for a metric.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Figure">Its figure; null where the printed form alone is known.</param>
/// <param name="Printed">The printed form alone.</param>
/// <param name="Source">来源单位; null where the unit counted itself.</param>
/// <param name="IsTotal">总数直报.</param>
public sealed record DemonstrationEntry(DemonstrationMetric Metric, Figure? Figure, string? Printed, string? Source = null, bool IsTotal = false);

/// <summary>
/// The year of the demonstration city: what is counted, where each package stands, what every unit reports. No database and no clock,
/// the same every time.
/// </summary>
public sealed class DemonstrationYear
{
    /// <summary>Ended; everything was accepted.</summary>
    public static readonly DemonstrationSeason Last = new(2021);

    /// <summary>The same.</summary>
    public static readonly DemonstrationSeason Half = new(2022, PeriodKind.FirstHalf);

    /// <summary>Open, and since this morning collected a second time.</summary>
    public static readonly DemonstrationSeason This = new(2022);

    /// <summary>When 全年实际数 were asked for.</summary>
    public static readonly DateTimeOffset CollectedAgain = This.At(12, 20, 8);

    private static readonly string[] OfHalf = ["M01", "M04", "M05", "M06", "M13", "M14", "M24", "M26", "M28", "M29"];

    private readonly DemonstrationStates states;
    private readonly DemonstrationFigures figures;
    private readonly string guide;

    public DemonstrationYear(DemonstrationCity city)
    {
        ArgumentNullException.ThrowIfNull(city);
        City = city;
        Metrics = DemonstrationMetric.Read();
        states = new DemonstrationStates(city);
        figures = new DemonstrationFigures(city, states, Metrics);
        guide = city.Guides()[^1].Unit;
    }

    public DemonstrationCity City { get; }

    public IReadOnlyList<DemonstrationMetric> Metrics { get; }

    /// <summary>The units that are expected in a season.</summary>
    public IEnumerable<DemonstrationUnit> Expected(DemonstrationSeason season)
    {
        ArgumentNullException.ThrowIfNull(season);
        return City.Units.Where(unit => City.StandsOn(unit, season.CountedUntil));
    }

    /// <summary>Who reports in a season: those that are expected, and the village that ended in the course of the year, for which its township still did.</summary>
    public IEnumerable<DemonstrationUnit> Reporting(DemonstrationSeason season)
    {
        ArgumentNullException.ThrowIfNull(season);
        return City.Units.Where(unit => City.StandsOn(unit, season.CountedUntil) || (season == This && City.HasEnded(unit)));
    }

    /// <summary>What a season asks.</summary>
    public IEnumerable<DemonstrationMetric> Asked(DemonstrationSeason season) => Metrics.Where(metric => season != Half || OfHalf.Contains(metric.Code));

    /// <summary>Where a package stands; null where nothing was begun.</summary>
    public SubmissionState? StateOf(DemonstrationSeason season, DemonstrationUnit unit, int round = Round.First)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return round == Round.Second ? (season == This ? states.SecondOf(unit) : null)
            : season == This ? states.Of(unit.Code)
            : unit.Level is UnitLevel.City ? SubmissionState.Approved : SubmissionState.Accepted;
    }

    /// <summary>Was its package accepted, at the top approved, so that its figures count?</summary>
    public bool IsSettled(DemonstrationSeason season, DemonstrationUnit unit, int round = Round.First) =>
        season != This || StateOf(season, unit, round) is SubmissionState.Accepted;

    /// <summary>What a unit has entered.</summary>
    public IEnumerable<DemonstrationEntry> Entered(DemonstrationSeason season, DemonstrationUnit unit, int round = Round.First)
    {
        ArgumentNullException.ThrowIfNull(season);
        ArgumentNullException.ThrowIfNull(unit);
        foreach (var metric in Asked(season).Where(metric => metric.Shares.ContainsKey(unit.Level) && IsEntered(season, unit, metric)))
        {
            var printed = DemonstrationMetric.Printed(season == Last ? metric.Last : metric.Whole);
            if (Figure(season, unit, metric, round) is { } figure)
                yield return new DemonstrationEntry(metric, figure, null, IsTotal: season == This && figures.IsTotal(unit.Code, metric.Code));
            else if (printed is not null)
                yield return new DemonstrationEntry(metric, null, printed, season == Last ? null : metric.Source);
        }
    }

    private Figure? Figure(DemonstrationSeason season, DemonstrationUnit unit, DemonstrationMetric metric, int round)
    {
        var figure = figures.Of(season.Year, unit.Code, metric.Code);
        return season == Half ? DemonstrationFigures.OfHalf(figure, unit.Code, metric)
            : round == Round.Second ? DemonstrationFigures.OfSecond(figure, unit.Code, metric)
            : figure;
    }

    /// <summary>Who is still filling in has not come to the end; the village of the guides lacks one figure.</summary>
    private bool IsEntered(DemonstrationSeason season, DemonstrationUnit unit, DemonstrationMetric metric) => season != This || unit.Level is UnitLevel.City || states.Of(unit.Code) switch
    {
        null => false,
        SubmissionState.Drafting when unit.Code == guide => metric != Metrics.Last(other => other.Shares.ContainsKey(unit.Level)),
        SubmissionState.Drafting => DemonstrationNames.Lot("blank" + metric.Code, unit.Code, 4) > 0,
        _ => true,
    };
}
