using System.Globalization;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Demonstration;

/// <summary>A season of the demonstration.</summary>
/// <param name="Year">The year reviewed, which is its code as well.</param>
public sealed record DemonstrationSeason(int Year)
{
    public string Code => Year.ToString(CultureInfo.InvariantCulture);

    public DateOnly CountedUntil => new(Year, 12, 31);

    /// <summary>By when each level hands in, the lowest first.</summary>
    public IEnumerable<(UnitLevel Level, DateOnly Day)> Due =>
    [
        (UnitLevel.Village, new(Year, 12, 22)), (UnitLevel.Township, new(Year, 12, 24)),
        (UnitLevel.County, new(Year, 12, 28)), (UnitLevel.City, new(Year, 12, 31)),
    ];

    /// <summary>A moment of the season, in the time of China.</summary>
    public DateTimeOffset At(int month, int day, int hour, int minute = 0) => new(Year, month, day, hour, minute, 0, ChinaTime.Offset);
}

/// <summary>
/// The year of the demonstration city: what is counted, where each package stands, what every unit reports. No database and no clock,
/// the same every time.
/// </summary>
public sealed class DemonstrationYear
{
    /// <summary>Closed; everything was accepted.</summary>
    public static readonly DemonstrationSeason Last = new(2021);

    /// <summary>Open.</summary>
    public static readonly DemonstrationSeason This = new(2022);

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

    /// <summary>Where a package stands; null where nothing was begun.</summary>
    public SubmissionState? StateOf(DemonstrationSeason season, DemonstrationUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return season == This ? states.Of(unit.Code) : unit.Level is UnitLevel.City ? SubmissionState.Approved : SubmissionState.Accepted;
    }

    /// <summary>Was its package accepted, at the top approved, so that its figures count?</summary>
    public bool IsSettled(DemonstrationSeason season, DemonstrationUnit unit) => season == Last || StateOf(season, unit) is SubmissionState.Accepted;

    /// <summary>What a unit has entered: the metric, its figure, or the printed form alone.</summary>
    public IEnumerable<(DemonstrationMetric Metric, Figure? Figure, string? Printed)> Entered(DemonstrationSeason season, DemonstrationUnit unit)
    {
        ArgumentNullException.ThrowIfNull(season);
        ArgumentNullException.ThrowIfNull(unit);
        foreach (var metric in Metrics.Where(metric => metric.Shares.ContainsKey(unit.Level) && IsEntered(season, unit, metric)))
        {
            var printed = DemonstrationMetric.Printed(season == This ? metric.Whole : metric.Last);
            if (figures.Of(season.Year, unit.Code, metric.Code) is { } figure)
                yield return (metric, figure, null);
            else if (printed is not null)
                yield return (metric, null, printed);
        }
    }

    /// <summary>Who is still filling in has not come to the end; the village of the guides lacks one figure.</summary>
    private bool IsEntered(DemonstrationSeason season, DemonstrationUnit unit, DemonstrationMetric metric) => season == Last || unit.Level is UnitLevel.City || states.Of(unit.Code) switch
    {
        null => false,
        SubmissionState.Drafting when unit.Code == guide => metric != Metrics.Last(other => other.Shares.ContainsKey(unit.Level)),
        SubmissionState.Drafting => DemonstrationNames.Lot("blank" + metric.Code, unit.Code, 4) > 0,
        _ => true,
    };
}
