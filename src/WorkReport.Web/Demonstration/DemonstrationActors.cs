using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Demonstration;

/// <summary>Someone in the part that the rules give them: what they are to a package.</summary>
internal sealed record DemonstrationActor(int PersonId, string Called, SubmissionRelation Is, DateTimeOffset Loaded)
{
    /// <summary>What they did in the year of the demonstration; the trail keeps the real time, at which it was written.</summary>
    public Act At(DateTimeOffset moment) => new(Called, Loaded) { Dated = moment };
}

/// <summary>Who enters, reviews and receives, by the rules of the scope: the nearest unit that has somebody for it.</summary>
internal sealed class DemonstrationActors(DemonstrationCity city, IReadOnlyDictionary<string, int> idsByUserName, DateTimeOffset loaded)
{
    private readonly ILookup<(string Unit, Role Role), DemonstrationPerson> people =
        city.People.SelectMany(person => person.Roles, (person, role) => (person, role)).ToLookup(pair => (pair.person.Unit, pair.role), pair => pair.person);

    private readonly Dictionary<string, DemonstrationUnit> units = city.Units.ToDictionary(unit => unit.Code);

    /// <summary>A village that is no more has no account any longer: its township entered for it.</summary>
    public DemonstrationActor Contributor(DemonstrationUnit unit, DateOnly day) =>
        Nearest(unit.FilledBy is { } filler ? units[filler] : unit, Role.Contributor, day, SubmissionRelation.Contributor);

    public DemonstrationActor Reviewer(DemonstrationUnit unit, DateOnly day) => Nearest(unit, Role.Reviewer, day, SubmissionRelation.Reviewer);

    public DemonstrationActor Office(DemonstrationUnit unit, DateOnly day) => Nearest(unit, Role.Office, day, SubmissionRelation.Office);

    public DemonstrationActor OfficeAbove(DemonstrationUnit unit, DateOnly day) =>
        Nearest(units[city.AboveOn(unit, day)!], Role.Office, day, SubmissionRelation.OfficeAbove);

    private DemonstrationActor Nearest(DemonstrationUnit unit, Role role, DateOnly day, SubmissionRelation relation)
    {
        for (var at = unit; ; at = units[city.AboveOn(at, day)!])
        {
            if (people[(at.Code, role)].FirstOrDefault() is { } person)
                return new DemonstrationActor(idsByUserName[person.UserName], SignIns.Acting(person.Name, person.UserName), relation, loaded);
        }
    }
}
