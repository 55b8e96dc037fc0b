using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Data;

/// <summary>
/// The one place that knows what a person may reach. Lists, pickers, pages and exports find their rows through it, so that
/// what is forbidden is absent. Who is inactive reaches nothing. What may be done is judged by today's tree; what is read of a period
/// also by the tree of its own last day.
/// </summary>
public static class Scope
{
    /// <summary>
    /// The units a person reaches in a tree: as 填报人 the unit itself and those below that it fills in for, in any other role the
    /// unit and everything below it. A unit that is not in that tree is not among them.
    /// </summary>
    /// <param name="db">The store.</param>
    /// <param name="personId">Who.</param>
    /// <param name="tree">Today; for what happens to a period with the units that were closed since it began.</param>
    /// <param name="roles">Only what these roles reach; none named means all.</param>
    public static IQueryable<OrgUnit> UnitsWithin(this WorkReportDb db, int personId, TreeDay tree, params Role[] roles)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.UnitsReached(personId, tree.Day, db.ReachesOn(tree), roles);
    }

    /// <summary>
    /// The units whose part of a period a person reads: those below theirs today, and those that were on the period's own last day. What
    /// was closed since the period began is among both; to change something, <see cref="UnitsWithin"/> of today is asked.
    /// </summary>
    public static IQueryable<OrgUnit> UnitsReadIn(this WorkReportDb db, int personId, DateOnly today, ReportingPeriod period, params Role[] roles)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        return db.UnitsReached(personId, today, db.ReachesIn(period, today), roles);
    }

    /// <summary>Of some periods those whose part of a unit a person reads, as <see cref="UnitsReadIn"/> says, and in which the unit stood for a day at least.</summary>
    public static IQueryable<ReportingPeriod> PeriodsReadAt(this WorkReportDb db, IQueryable<ReportingPeriod> periods, int personId, DateOnly today, int unitId, params Role[] roles)
    {
        ArgumentNullException.ThrowIfNull(db);
        var reaches = db.OrgReaches.Where(r => r.UnitId == unitId);
        var memberships = db.MembershipsOf(personId, today, roles).Where(m => m.Role != Role.Contributor || m.UnitId == unitId || db.OrgUnits.Any(u => u.Id == unitId && u.FilledById == m.UnitId));
        return periods.Where(p =>
            reaches.Any(r => r.Depth == 0 && r.From <= p.CountedUntil && (r.ClosedOn == null || r.ClosedOn > p.CountedFrom))
            && memberships.Any(m => reaches.Any(r => r.AncestorId == m.UnitId && (r.ClosedOn == null || r.ClosedOn > p.CountedFrom)
                && ((r.From <= p.CountedUntil && (r.To == null || r.To > p.CountedUntil)) || (r.From <= today && (r.To == null || r.To > today))))));
    }

    /// <summary>The same of all periods at once: each unit with each period in which <see cref="UnitsReadIn"/> finds it. One may find a pair more than once.</summary>
    public static IQueryable<UnitPart> PartsReadBy(this WorkReportDb db, int personId, DateOnly today, params Role[] roles)
    {
        ArgumentNullException.ThrowIfNull(db);
        return from reach in db.ReachesOf(personId, today, roles)
               from period in db.Periods
               where (reach.ClosedOn == null || reach.ClosedOn > period.CountedFrom)
                   && ((reach.From <= period.CountedUntil && (reach.To == null || reach.To > period.CountedUntil)) || (reach.From <= today && (reach.To == null || reach.To > today)))
               select new UnitPart { UnitId = reach.UnitId, PeriodId = period.Id };
    }

    /// <summary>Every unit that a person reads in any period, whenever it stood where: more than they reach today, never less.</summary>
    public static IQueryable<int> UnitsEverRead(this WorkReportDb db, int personId, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.ReachesOf(personId, today, []).Select(reach => reach.UnitId).Distinct();
    }

    /// <summary>
    /// The people with a role at a unit within reach. Someone who has no role at any standing unit is reached by whoever
    /// administers the top unit, so that nobody is out of everyone's sight.
    /// </summary>
    public static IQueryable<Person> PeopleWithin(this WorkReportDb db, int personId, DateOnly day, params Role[] roles)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (units, standing) = (db.UnitsWithin(personId, day, roles), db.ReachesOn(day));
        var tops = db.UnitsWithin(personId, day, Role.Administrator)
            .Where(u => u.Places.Any(p => p.ParentId == null && p.From <= day && (p.To == null || p.To > day)));
        return db.People.Where(person =>
            person.Memberships.Any(m => units.Any(u => u.Id == m.UnitId))
            || (tops.Any() && !person.Memberships.Any(m => standing.Any(r =>
                r.UnitId == m.UnitId && r.AncestorId == m.UnitId))));
    }

    /// <summary>
    /// The people whose sign-in and roles an administrator may change: those with no role outside the administrator's own reach.
    /// Otherwise the administrator of a county could take over a person who also serves the city.
    /// </summary>
    public static IQueryable<Person> PeopleAdministeredBy(this WorkReportDb db, int personId, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (units, standing) = (db.UnitsWithin(personId, day, Role.Administrator), db.ReachesOn(day));
        return db.PeopleWithin(personId, day, Role.Administrator).Where(person => !person.Memberships.Any(m =>
            !units.Any(u => u.Id == m.UnitId) && standing.Any(r =>
                r.UnitId == m.UnitId && r.AncestorId == m.UnitId)));
    }

    /// <summary>Who else administers a person: those who could confirm what an administrator wants to give themselves. The same reach as <see cref="PeopleAdministeredBy"/>, from the other side.</summary>
    public static IQueryable<Person> OthersAdministering(this WorkReportDb db, int personId, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(db);
        var reaches = db.ReachesOn(day);
        var held = db.Memberships.Where(m => m.PersonId == personId && reaches.Any(r => r.UnitId == m.UnitId && r.AncestorId == m.UnitId));
        return db.People.Where(p => p.Id != personId && p.IsActive && db.Accounts.Any(a => a.PersonId == p.Id)
            && !held.Any(m => !db.Memberships.Any(a => a.PersonId == p.Id && a.Role == Role.Administrator && reaches.Any(r => r.UnitId == m.UnitId && r.AncestorId == a.UnitId))));
    }

    /// <summary>Does the person administer a unit at the top, and so everything?</summary>
    public static Task<bool> AdministersAllAsync(this WorkReportDb db, int personId, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.UnitsWithin(personId, day, Role.Administrator).AnyAsync(u => u.Places.Any(p => p.ParentId == null && p.From <= day && (p.To == null || p.To > day)), cancel);
    }

    /// <summary>The units for which a person may enter: as 填报人 the unit and those it fills in for, as 办公室 the unit itself.</summary>
    public static IQueryable<OrgUnit> UnitsEnteredBy(this WorkReportDb db, int personId, TreeDay tree)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db.HeldBy(personId) is { } held)
        {
            var (own, offices, reaches) = (At(held, Role.Contributor), At(held, Role.Office), db.ReachesOn(tree));
            return own.Length + offices.Length == 0 ? db.NoUnits() : db.OrgUnits
                .Where(unit => own.Contains(unit.Id) || own.Contains(unit.FilledById!.Value) || offices.Contains(unit.Id))
                .Where(unit => reaches.Any(r => r.UnitId == unit.Id && ((r.Depth == 0 && (own.Contains(unit.Id) || offices.Contains(unit.Id))) || (r.AncestorId == unit.FilledById && own.Contains(r.AncestorId)))));
        }

        return db.UnitsWithin(personId, tree, Role.Contributor).Union(db.UnitsWithin(personId, tree, Role.Office).Where(unit =>
            db.Memberships.Any(m => m.PersonId == personId && m.UnitId == unit.Id && m.Role == Role.Office)));
    }

    /// <summary>The units whose own 办公室 a person is.</summary>
    public static IQueryable<OrgUnit> UnitsRunBy(this WorkReportDb db, int personId, TreeDay tree)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.UnitsWithin(personId, tree, Role.Office).Where(unit => db.Memberships.Any(m => m.PersonId == personId && m.UnitId == unit.Id && m.Role == Role.Office));
    }

    /// <summary>The units of whose own people a person is: 填报人, 审核人 or 办公室 of that very unit.</summary>
    public static IQueryable<OrgUnit> UnitsOwnedBy(this WorkReportDb db, int personId, TreeDay tree)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db.HeldBy(personId) is { } held)
        {
            var (own, reaches) = (held.Where(m => m.Role != Role.Administrator).Select(m => m.UnitId).Distinct().ToArray(), db.ReachesOn(tree));
            return own.Length == 0 ? db.NoUnits() : db.OrgUnits.Where(unit => own.Contains(unit.Id) && reaches.Any(r => r.UnitId == unit.Id && r.Depth == 0));
        }

        return db.UnitsWithin(personId, tree).Where(unit =>
            db.Memberships.Any(m => m.PersonId == personId && m.UnitId == unit.Id && m.Role != Role.Administrator));
    }

    /// <summary>The units whose reviewer a person is: their own, and below it each that has no nearer one.</summary>
    public static IQueryable<OrgUnit> UnitsReviewedBy(this WorkReportDb db, int personId, TreeDay tree)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.UnitsServedBy(personId, tree, Role.Reviewer, nearestDepth: 0);
    }

    /// <summary>Of those the units where the leader signs on paper: the person records it. It is the unit whose reviewer they are that says so.</summary>
    public static IQueryable<OrgUnit> UnitsRecordedBy(this WorkReportDb db, int personId, TreeDay tree)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.UnitsServedBy(personId, tree, Role.Reviewer, nearestDepth: 0, onPaper: true);
    }

    /// <summary>Who reviews some units, or signs their reports: of each those of the nearest unit, itself first, that has any.</summary>
    public static IQueryable<UnitReader> ReadersOf(this WorkReportDb db, IReadOnlyCollection<int> unitIds, TreeDay tree, bool signing = false)
    {
        ArgumentNullException.ThrowIfNull(db);
        var reaches = db.ReachesOn(tree);
        var active = db.ActiveAs(Role.Reviewer, signing);
        return from mine in reaches
               where unitIds.Contains(mine.UnitId)
                   && !reaches.Any(nearer => nearer.UnitId == mine.UnitId && nearer.Depth < mine.Depth && active.Any(m => m.UnitId == nearer.AncestorId))
               join m in active on mine.AncestorId equals m.UnitId
               join p in db.People on m.PersonId equals p.Id
               select new UnitReader
               {
                   UnitId = mine.UnitId,
                   PersonId = p.Id,
                   Name = p.Name,
                   UserName = db.Accounts.Where(a => a.PersonId == p.Id).Select(a => a.UserName).FirstOrDefault(),
               };
    }

    /// <summary>The units whose reports a person may approve: as reviewer who may sign their own, and below it each that has no nearer one.</summary>
    public static IQueryable<OrgUnit> UnitsSignedBy(this WorkReportDb db, int personId, TreeDay tree)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.UnitsServedBy(personId, tree, Role.Reviewer, nearestDepth: 0, signing: true);
    }

    /// <summary>The units whose packages a person receives as 办公室: those right below theirs, and further down where nobody nearer could.</summary>
    public static IQueryable<OrgUnit> UnitsReceivedBy(this WorkReportDb db, int personId, TreeDay tree)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.UnitsServedBy(personId, tree, Role.Office, nearestDepth: 1);
    }

    /// <summary>The units whose figures a person may settle (核定数): as 审核人 or 办公室 of any unit above. Of their own units, only the 合计.</summary>
    public static IQueryable<OrgUnit> UnitsSettledBy(this WorkReportDb db, int personId, TreeDay tree, bool ofTotal)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (reaches, nearest) = (db.ReachesOn(tree), ofTotal ? 0 : 1);
        if (db.HeldBy(personId) is { } held)
        {
            int[] at = [.. held.Where(m => m.Role is Role.Reviewer or Role.Office).Select(m => m.UnitId).Distinct()];
            return at.Length == 0 ? db.NoUnits() : db.OrgUnits.Where(unit => reaches.Any(r => r.UnitId == unit.Id && r.Depth >= nearest && at.Contains(r.AncestorId)));
        }

        var memberships = db.MembershipsOf(personId, tree.Day, [Role.Reviewer, Role.Office]);
        return db.OrgUnits.Where(unit => reaches.Any(r => r.UnitId == unit.Id && r.Depth >= nearest && memberships.Any(m => m.UnitId == r.AncestorId)));
    }

    /// <summary>The units that a person reads as reviewer of the very unit above that receives them, so that one press approves and accepts; where 上报 is a step of its own, none.</summary>
    public static IQueryable<OrgUnit> UnitsReadAndReceivedBy(this WorkReportDb db, int personId, TreeDay tree)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db.HeldBy(personId) is { } held && At(held, Role.Reviewer).Length == 0)
            return db.NoUnits();
        var reaches = db.ReachesOn(tree).Where(r => r.Depth > 0);
        var offices = db.Memberships.Where(m => m.Role == Role.Office && db.People.Any(p => p.Id == m.PersonId && p.IsActive));
        var reviewers = db.SeatsOf(personId, tree.Day).Where(m => m.Role == Role.Reviewer);
        return db.UnitsReviewedBy(personId, tree).Where(unit => unit.ForwardsItself && reaches.Any(mine =>
            mine.UnitId == unit.Id
            && reviewers.Any(m => m.UnitId == mine.AncestorId)
            && offices.Any(m => m.UnitId == mine.AncestorId)
            && !reaches.Any(nearer => nearer.UnitId == unit.Id && nearer.Depth < mine.Depth && offices.Any(m => m.UnitId == nearer.AncestorId))));
    }

    /// <summary>The units for whose whole tree a person opens the year, sets its outline and dates, and keeps the catalogue: those at the top where they are 办公室.</summary>
    public static IQueryable<OrgUnit> UnitsOpenedBy(this WorkReportDb db, int personId, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.UnitsWithin(personId, day, Role.Office).Where(u => u.Places.Any(p => p.ParentId == null && p.From <= day && (p.To == null || p.To > day)));
    }

    /// <summary>Does a person open years at all?</summary>
    public static Task<bool> MayOpenYearsAsync(this WorkReportDb db, int personId, DateOnly day, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.SeldomAsync((nameof(MayOpenYearsAsync), personId, day), () => db.UnitsOpenedBy(personId, day).AnyAsync(cancel));
    }

    /// <summary>Where somebody holds a role.</summary>
    private static int[] At(IReadOnlyList<HeldRole> held, Role role) => [.. held.Where(m => m.Role == role).Select(m => m.UnitId).Distinct()];

    private static IQueryable<OrgUnit> NoUnits(this WorkReportDb db) => db.OrgUnits.Where(_ => false);

    private static IQueryable<OrgUnit> UnitsReached(this WorkReportDb db, int personId, DateOnly today, IQueryable<OrgReach> reaches, Role[] roles)
    {
        if (db.HeldBy(personId) is { } held)
        {
            var own = roles is [] || roles.Contains(Role.Contributor) ? At(held, Role.Contributor) : [];
            int[] whole = [.. held.Where(m => m.Role != Role.Contributor && (roles is [] || roles.Contains(m.Role))).Select(m => m.UnitId).Distinct()];
            return (own, whole) switch
            {
                ([], []) => db.NoUnits(),
                ([], _) => db.OrgUnits.Where(unit => reaches.Any(r => r.UnitId == unit.Id && whole.Contains(r.AncestorId))),
                (_, []) => db.OrgUnits.Where(unit => own.Contains(unit.Id) || own.Contains(unit.FilledById!.Value))
                    .Where(unit => reaches.Any(r => r.UnitId == unit.Id && own.Contains(r.AncestorId) && (r.Depth == 0 || r.AncestorId == unit.FilledById))),
                _ => db.OrgUnits.Where(unit => reaches.Any(r => r.UnitId == unit.Id
                    && (whole.Contains(r.AncestorId) || (own.Contains(r.AncestorId) && (r.Depth == 0 || r.AncestorId == unit.FilledById))))),
            };
        }

        var memberships = db.MembershipsOf(personId, today, roles);
        return db.OrgUnits.Where(unit => memberships.Any(m => reaches.Any(reach =>
            reach.UnitId == unit.Id && reach.AncestorId == m.UnitId && (m.Role != Role.Contributor || reach.Depth == 0 || unit.FilledById == m.UnitId))));
    }

    /// <summary>Whom the roles of somebody reach on whatever day.</summary>
    private static IQueryable<OrgReach> ReachesOf(this WorkReportDb db, int personId, DateOnly today, Role[] roles)
    {
        if (db.HeldBy(personId) is { } held)
        {
            var own = roles is [] || roles.Contains(Role.Contributor) ? At(held, Role.Contributor) : [];
            int[] whole = [.. held.Where(m => m.Role != Role.Contributor && (roles is [] || roles.Contains(m.Role))).Select(m => m.UnitId).Distinct()];
            return db.OrgReaches.Where(r => whole.Contains(r.AncestorId)
                || (own.Contains(r.AncestorId) && (r.Depth == 0 || db.OrgUnits.Any(u => u.Id == r.UnitId && u.FilledById == r.AncestorId))));
        }

        var memberships = db.MembershipsOf(personId, today, roles);
        return db.OrgReaches.Where(r => memberships.Any(m => m.UnitId == r.AncestorId
            && (m.Role != Role.Contributor || r.Depth == 0 || db.OrgUnits.Any(u => u.Id == r.UnitId && u.FilledById == r.AncestorId))));
    }

    private static IQueryable<Membership> MembershipsOf(this WorkReportDb db, int personId, DateOnly today, Role[] roles)
    {
        var memberships = db.SeatsOf(personId, today).Where(m => db.People.Any(p => p.Id == personId && p.IsActive));
        return roles switch
        {
            [] => memberships,
            [var only] => memberships.Where(m => m.Role == only),
            [var one, var other] => memberships.Where(m => m.Role == one || m.Role == other),
            _ => memberships.Where(m => roles.Contains(m.Role)),
        };
    }

    private static IQueryable<OrgUnit> UnitsServedBy(this WorkReportDb db, int personId, TreeDay tree, Role role, int nearestDepth, bool signing = false, bool onPaper = false)
    {
        var reaches = db.ReachesOn(tree).Where(r => r.Depth >= nearestDepth);
        var active = db.ActiveAs(role, signing);
        if (db.HeldBy(personId) is { } held)
        {
            int[] at = [.. held.Where(m => m.Role == role && (m.Signs || !signing)).Select(m => m.UnitId).Distinct()];
            if (at.Length == 0)
                return db.NoUnits();
            var own = reaches.Where(r => at.Contains(r.AncestorId));
            if (onPaper)
                own = own.Where(r => db.OrgUnits.Any(u => u.Id == r.AncestorId && u.SignsOnPaper));
            return db.OrgUnits.Where(unit => own.Any(mine => mine.UnitId == unit.Id
                && !reaches.Any(nearer => nearer.UnitId == unit.Id && nearer.Depth < mine.Depth && active.Any(m => m.UnitId == nearer.AncestorId))));
        }

        // 签发 does not go with 委托代审.
        var mines = signing ? active.Where(m => m.PersonId == personId) : db.SeatsOf(personId, tree.Day).Where(m => m.Role == role && db.People.Any(p => p.Id == personId && p.IsActive));
        if (onPaper)
            mines = mines.Where(m => db.OrgUnits.Any(u => u.Id == m.UnitId && u.SignsOnPaper));
        return db.OrgUnits.Where(unit => reaches.Any(mine =>
            mine.UnitId == unit.Id
            && mines.Any(m => m.UnitId == mine.AncestorId)
            && !reaches.Any(nearer => nearer.UnitId == unit.Id && nearer.Depth < mine.Depth && active.Any(m => m.UnitId == nearer.AncestorId))));
    }

    /// <summary>The roles that a person fills on a day: their own, and as 代审人 the reviewing of whoever has asked them to stand in and is there still.</summary>
    internal static IQueryable<Membership> SeatsOf(this WorkReportDb db, int personId, DateOnly day) => db.Memberships.Where(m => m.PersonId == personId
        || (m.Role == Role.Reviewer && db.People.Any(p => p.Id == m.PersonId && p.IsActive)
            && db.Delegations.Any(d => d.ToId == personId && d.FromId == m.PersonId && d.First <= day && day <= d.Last && (d.EndedOn == null || day < d.EndedOn))));

    private static IQueryable<Membership> ActiveAs(this WorkReportDb db, Role role, bool signing)
    {
        var active = db.Memberships.Where(m => m.Role == role && db.People.Any(p => p.Id == m.PersonId && p.IsActive));
        return signing ? active.Where(m => m.Signs) : active;
    }
}

/// <summary>A unit in a period.</summary>
public sealed class UnitPart
{
    public int UnitId { get; init; }

    public int PeriodId { get; init; }
}

/// <summary>Somebody who reviews a unit.</summary>
public sealed class UnitReader
{
    public int UnitId { get; init; }

    public int PersonId { get; init; }

    public required string Name { get; init; }

    /// <summary>Null for who signs in no more.</summary>
    public string? UserName { get; init; }
}
