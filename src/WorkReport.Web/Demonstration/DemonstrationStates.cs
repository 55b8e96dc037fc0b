using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Demonstration;

/// <summary>
/// Where each package of 2022 stands on the day of the demonstration: most have been accepted, and everybody whose unit has others
/// below it finds something that waits for them.
/// </summary>
internal sealed class DemonstrationStates
{
    private const string Absent = "Absent";

    /// <summary>One township of each county; some counties have a second one in review.</summary>
    private static readonly SubmissionState?[] OfTownships =
        [SubmissionState.InReview, SubmissionState.Returned, SubmissionState.Approved, SubmissionState.Drafting, null];

    /// <summary>One village of each township.</summary>
    private static readonly SubmissionState?[] OfVillages =
    [
        SubmissionState.Forwarded, SubmissionState.Forwarded, SubmissionState.Returned, SubmissionState.Forwarded,
        SubmissionState.Approved, SubmissionState.Forwarded, SubmissionState.Drafting, null,
    ];

    /// <summary>Of those who have begun with 全年实际数.</summary>
    private static readonly SubmissionState[] OfSecond =
        [SubmissionState.Accepted, SubmissionState.InReview, SubmissionState.Forwarded, SubmissionState.Drafting, SubmissionState.Accepted, SubmissionState.Approved];

    private readonly DemonstrationCity city;
    private readonly ILookup<string, DemonstrationUnit> below;
    private readonly ILookup<string, DemonstrationBlock> words = DemonstrationText.Blocks("year").Where(block => block.Kind == "stand").ToLookup(block => block.Of[0]);
    private readonly Dictionary<string, SubmissionState?> states = [];

    public DemonstrationStates(DemonstrationCity city)
    {
        this.city = city;
        var standing = city.Units.Where(city.Stands).ToList();
        // An order that looks like chance: otherwise the first of every list would be the one that is late.
        below = standing.OrderBy(unit => DemonstrationNames.Order("state", unit.Code), StringComparer.Ordinal).ToLookup(unit => city.ParentOf(unit) ?? "");
        var top = standing.Single(unit => unit.Level is UnitLevel.City);
        states[top.Code] = SubmissionState.Drafting;
        foreach (var (county, number) in standing.Where(unit => unit.Level is UnitLevel.County).Select((county, number) => (county, number)))
        {
            states[county.Code] = Named("counties", county.Place) is { } named ? named : SubmissionState.Accepted;
            StandTownships(county, number);
        }

        StandVillages(city.Guides()[^1].Unit);
        foreach (var ended in city.Units.Where(city.HasEnded))
            states[ended.Code] = SubmissionState.Accepted;
    }

    /// <summary>Null where nothing was begun.</summary>
    public SubmissionState? Of(string unit) => states[unit];

    /// <summary>Where its 全年实际数 stand, an hour after they were asked for: a few of those whose 预计数 were accepted have begun.</summary>
    public SubmissionState? SecondOf(DemonstrationUnit unit)
    {
        var ofHundred = unit.Level switch { UnitLevel.Township => 9, UnitLevel.Village => 3, _ => 0 };
        return Of(unit.Code) is SubmissionState.Accepted && city.Stands(unit) && DemonstrationNames.Lot("again", unit.Code, 100) < ofHundred
            ? OfSecond[DemonstrationNames.Lot("second", unit.Code, OfSecond.Length)] : null;
    }

    /// <summary>The city's own figures count in its totals always, the others' once they were accepted.</summary>
    public bool Counts(DemonstrationUnit unit) => unit.Level is UnitLevel.City || Of(unit.Code) is SubmissionState.Accepted;

    private void StandTownships(DemonstrationUnit county, int number)
    {
        var place = 0;
        foreach (var township in below[county.Code])
        {
            if (Named("townships", township.Place) is { } named)
            {
                states[township.Code] = named;
                continue;
            }

            states[township.Code] = place switch
            {
                0 => SubmissionState.Forwarded,
                1 => OfTownships[number % OfTownships.Length],
                2 when number % 2 == 1 => SubmissionState.InReview,
                _ => SubmissionState.Accepted,
            };
            place++;
        }
    }

    private void StandVillages(string guide)
    {
        foreach (var (township, number) in city.Units.Where(unit => unit.Level is UnitLevel.Township && city.Stands(unit)).Select((township, number) => (township, number)))
        {
            var villages = below[township.Code].ToList();
            if (villages.Exists(village => village.Code == guide))
            {
                StandGuides(villages, guide);
                continue;
            }

            foreach (var village in villages)
                states[village.Code] = SubmissionState.Accepted;
            // The second one is filled in by the township, where there is one: so the township has something to write as well.
            var second = villages.Skip(1).FirstOrDefault(village => village.FilledBy is not null) ?? villages[1];
            states[villages[0].Code] = SubmissionState.InReview;
            states[second.Code] = OfVillages[number % OfVillages.Length];
        }
    }

    private void StandGuides(List<DemonstrationUnit> villages, string guide)
    {
        var then = words["guide"].Single()["then"].Split(' ');
        states[guide] = Read(words["guide"].Single()["first"]);
        foreach (var (village, place) in villages.Where(village => village.Code != guide).Select((village, place) => (village, place)))
            states[village.Code] = place < then.Length ? Read(then[place]) : SubmissionState.Accepted;
    }

    private SubmissionState? Named(string of, string place) => words[of].Single().Words.TryGetValue(place, out var state) ? Read(state) : null;

    private static SubmissionState? Read(string word) => word == Absent ? null : Enum.Parse<SubmissionState>(word);
}
