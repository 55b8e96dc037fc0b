using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Data;

/// <summary>Where a person is at home on this site: what the masthead names and the navigation leads to.</summary>
/// <param name="Enters">The highest unit they enter for; null where they enter for none.</param>
/// <param name="Decides">The highest unit where they are 审核人 or 办公室; null where they are neither.</param>
/// <param name="OpensYears">Do they set the year for the whole tree?</param>
/// <param name="KeepsAll">Do they administer everything?</param>
/// <param name="Season">The period that pages open with; null while there is none.</param>
public sealed record PlacesOfPerson(PlaceOfUnit? Enters, PlaceOfUnit? Decides, bool OpensYears, bool KeepsAll, PlaceOfPeriod? Season)
{
    /// <summary>At home nowhere.</summary>
    public static PlacesOfPerson None { get; } = new(null, null, false, false, null);

    /// <summary>The unit that the masthead names.</summary>
    public PlaceOfUnit? Home => Enters ?? Decides;
}

/// <summary>A unit to lead to.</summary>
public sealed record PlaceOfUnit(int Id, string Name, UnitLevel Level);

/// <summary>A period to lead to.</summary>
/// <param name="Code">How addresses name it.</param>
/// <param name="Year">The year reviewed.</param>
/// <param name="Kind">What season.</param>
/// <param name="Name">What a 专题 is about.</param>
/// <param name="Round">Which collecting of it is the latest.</param>
public sealed record PlaceOfPeriod(string Code, int Year, PeriodKind Kind, string Name, int Round)
{
    /// <summary>How addresses name the round that is collected now, or was last.</summary>
    public string RoundCode => Domain.Periods.Round.AddressOf(Code, Round);
}

/// <summary>Finds the places of whoever asks, in four commands, however many units there are; and in none while nothing of it has changed since.</summary>
public sealed class Places(WorkReportDb db, KeptByRights<PlacesOfPerson> kept)
{
    /// <param name="personId">Who.</param>
    /// <param name="rights">The number that the person was read under.</param>
    /// <param name="day">Today.</param>
    /// <param name="cancel">Cancels.</param>
    public ValueTask<PlacesOfPerson> OfAsync(int personId, long rights, DateOnly day, CancellationToken cancel = default) =>
        kept.OfAsync(personId, rights, day, () => FindAsync(personId, day, cancel));

    private async Task<PlacesOfPerson> FindAsync(int personId, DateOnly day, CancellationToken cancel)
    {
        var period = await db.CurrentPeriod().AsNoTracking().IgnoreAutoIncludes().AsSingleQuery().FirstOrDefaultAsync(cancel);
        var season = period is null ? null : new PlaceOfPeriod(period.Code, period.Year, period.Kind, period.Name, period.CurrentRound);
        // A unit closed in the course of the period may still report its part.
        var tree = period?.TreeOn(day) ?? day;
        var enters = await Highest(db.UnitsEnteredBy(personId, tree), tree).Select(u => new PlaceOfUnit(u.Id, u.Name, u.Level)).FirstOrDefaultAsync(cancel);
        var decided = db.UnitsWithin(personId, tree, Role.Reviewer, Role.Office)
            .Where(u => db.Memberships.Any(m => m.PersonId == personId && m.UnitId == u.Id && (m.Role == Role.Reviewer || m.Role == Role.Office)));
        var opened = db.UnitsOpenedBy(personId, day);
        var decides = await Highest(decided, tree).Select(u => new { Place = new PlaceOfUnit(u.Id, u.Name, u.Level), OpensYears = opened.Any() }).FirstOrDefaultAsync(cancel);
        return new PlacesOfPerson(enters, decides?.Place, decides?.OpensYears ?? false, await db.AdministersAllAsync(personId, day, cancel), season);
    }

    /// <summary>What still stands first, and of that what has the fewest above it.</summary>
    private IOrderedQueryable<OrgUnit> Highest(IQueryable<OrgUnit> units, TreeDay tree)
    {
        var reaches = db.ReachesOn(tree);
        return db.OrgUnits.Where(u => units.Any(x => x.Id == u.Id))
            .OrderBy(u => reaches.Any(r => r.UnitId == u.Id && r.ClosedOn != null)).ThenBy(u => reaches.Count(r => r.UnitId == u.Id)).ThenBy(u => u.Code);
    }
}
