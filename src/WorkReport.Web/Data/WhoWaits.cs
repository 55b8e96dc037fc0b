using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>A package that waits for somebody's decision.</summary>
/// <param name="Id">Which.</param>
/// <param name="UnitId">Whose.</param>
/// <param name="State">In review, come up, or accepted and asked back.</param>
/// <param name="RouteId">审核流程 that it goes through; null for the usual.</param>
/// <param name="Step">Where on it.</param>
/// <param name="SubmittedById">Who handed it in, who does not read it themselves.</param>
/// <param name="IsAsking">Does its unit ask for it back?</param>
public sealed record HeldPackage(int Id, int UnitId, SubmissionState State, int? RouteId, int Step, int? SubmittedById, bool IsAsking);

/// <summary>
/// For whom something waits: what <see cref="Scope"/> and <see cref="Waiting"/> find for one person, from the other side and for many units at once.
/// A test holds the two together.
/// </summary>
public static class WhoWaits
{
    /// <summary>Keys in one command: SQL Server takes two thousand.</summary>
    private const int AtOnce = 1000;

    /// <summary>Who enters some units: as <see cref="Scope.UnitsEnteredBy"/>.</summary>
    /// <returns>People by unit.</returns>
    public static async Task<ILookup<int, int>> EntrantsAsync(this WorkReportDb db, IReadOnlyCollection<int> unitIds, TreeDay tree, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var reaches = db.ReachesOn(tree);
        var active = db.Memberships.Where(m => db.People.Any(p => p.Id == m.PersonId && p.IsActive));
        HashSet<(int Unit, int Person)> found = [];
        foreach (var some in unitIds.Distinct().Chunk(AtOnce))
        {
            var own = await active.Where(m => some.Contains(m.UnitId) && (m.Role == Role.Contributor || m.Role == Role.Office)).Select(m => new { m.UnitId, m.PersonId }).ToListAsync(cancel);
            var filling = await (from u in db.OrgUnits
                                 where some.Contains(u.Id) && u.FilledById != null
                                 join r in reaches on new { UnitId = u.Id, AncestorId = u.FilledById!.Value } equals new { r.UnitId, r.AncestorId }
                                 join m in active on r.AncestorId equals m.UnitId
                                 where m.Role == Role.Contributor
                                 select new { UnitId = u.Id, m.PersonId }).ToListAsync(cancel);
            found.UnionWith(own.Concat(filling).Select(row => (row.UnitId, row.PersonId)));
        }

        return found.ToLookup(row => row.Unit, row => row.Person);
    }

    /// <summary>Who decides about some packages as they stand: as <see cref="Waiting.WaitingForAsync(WorkReportDb, int, DateOnly, Domain.Periods.ReportingPeriod, CancellationToken)"/>, without who handed one in.</summary>
    /// <returns>People by package.</returns>
    public static async Task<ILookup<int, int>> DecidersAsync(this WorkReportDb db, IReadOnlyCollection<HeldPackage> packages, TreeDay tree, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(packages);
        var read = packages.Where(package => package.State is SubmissionState.InReview).ToList();
        var received = packages.Where(package => package.State is SubmissionState.Forwarded || package.IsAsking).ToList();
        var offices = await db.NearestAsync(received, tree, Role.Office, nearestDepth: 1, cancel);
        var reviewers = await db.NearestAsync(read, tree, Role.Reviewer, nearestDepth: 0, cancel);
        var steps = await db.StepsAsync(read, cancel);
        var signing = read.Where(package => steps.GetValueOrDefault(package.Id) is { Reader: StepReader.Signers }).ToList();
        var signers = await db.NearestAsync(signing, tree, Role.Reviewer, nearestDepth: 0, cancel, signing: true);
        var named = await db.NamedReadersAsync([.. read.Select(package => (package.UnitId, steps.GetValueOrDefault(package.Id)?.PersonId)).Where(row => row.PersonId is not null).Select(row => (row.UnitId, row.PersonId!.Value))], tree, cancel);
        var day = tree.Day;
        var deputies = (await db.Delegations.Where(d => d.First <= day && day <= d.Last && (d.EndedOn == null || day < d.EndedOn) && db.People.Any(p => p.Id == d.ToId && p.IsActive))
            .Select(d => new { d.FromId, d.ToId }).ToListAsync(cancel)).ToLookup(d => d.FromId, d => d.ToId);
        return read.SelectMany(package => Readers(package).Distinct().Select(person => (package.Id, Person: person)))
            .Concat(received.SelectMany(package => offices[package.UnitId].Select(office => (package.Id, Person: office.PersonId))))
            .Distinct().ToLookup(row => row.Id, row => row.Person);

        IEnumerable<int> Readers(HeldPackage package)
        {
            var (usual, step) = (reviewers[package.UnitId], steps.GetValueOrDefault(package.Id));
            // 签发 does not go with 委托代审; who is named and reads there no more holds nobody up.
            var people = step switch
            {
                { Reader: StepReader.Signers } => signers[package.UnitId].Select(reader => reader.PersonId),
                { PersonId: { } person } when named.Contains((package.UnitId, person)) => deputies[person].Append(person),
                _ => usual.SelectMany(reader => deputies[reader.PersonId].Append(reader.PersonId)),
            };
            // Nobody reads what they handed in themselves, but for the leader who signs it on paper.
            return people.Where(person => person != package.SubmittedById || usual.Any(reader => reader.OnPaper && (reader.PersonId == person || deputies[reader.PersonId].Contains(person))));
        }
    }

    private static async Task<Dictionary<int, RouteStep>> StepsAsync(this WorkReportDb db, List<HeldPackage> packages, CancellationToken cancel)
    {
        var ids = packages.Select(package => package.RouteId).OfType<int>().Distinct().ToList();
        if (ids.Count == 0)
            return [];
        Dictionary<int, ReviewRoute> routes = [];
        foreach (var some in ids.Chunk(AtOnce))
        {
            foreach (var route in await db.ReviewRoutes.AsNoTracking().Where(r => some.Contains(r.Id)).ToListAsync(cancel))
                routes.Add(route.Id, route);
        }

        return (from package in packages
                where package.RouteId is not null && routes.ContainsKey(package.RouteId.Value)
                let step = routes[package.RouteId!.Value].Steps.FirstOrDefault(step => step.Number == package.Step)
                where step is not null
                select (package.Id, step)).ToDictionary(row => row.Id, row => row.step);
    }

    private static async Task<HashSet<(int Unit, int Person)>> NamedReadersAsync(this WorkReportDb db, List<(int Unit, int Person)> named, TreeDay tree, CancellationToken cancel)
    {
        HashSet<(int Unit, int Person)> reading = [];
        foreach (var some in named.Distinct().Chunk(AtOnce))
        {
            var (units, people) = (some.Select(row => row.Unit).Distinct().ToList(), some.Select(row => row.Person).Distinct().ToList());
            reading.UnionWith((await db.Memberships.Where(m => m.Role == Role.Reviewer && people.Contains(m.PersonId) && db.People.Any(p => p.Id == m.PersonId && p.IsActive))
                .Join(db.ReachesOn(tree).Where(r => units.Contains(r.UnitId)), m => m.UnitId, r => r.AncestorId, (m, r) => new { r.UnitId, m.PersonId }).ToListAsync(cancel))
                .Select(row => (row.UnitId, row.PersonId)));
        }

        return reading;
    }

    private static async Task<ILookup<int, (int PersonId, bool OnPaper)>> NearestAsync(
        this WorkReportDb db, List<HeldPackage> packages, TreeDay tree, Role role, int nearestDepth, CancellationToken cancel, bool signing = false)
    {
        var reaches = db.ReachesOn(tree).Where(r => r.Depth >= nearestDepth);
        var active = db.Memberships.Where(m => m.Role == role && (!signing || m.Signs) && db.People.Any(p => p.Id == m.PersonId && p.IsActive));
        List<(int Unit, (int, bool) Reader)> found = [];
        foreach (var some in packages.Select(package => package.UnitId).Distinct().Chunk(AtOnce))
        {
            var rows = await (from mine in reaches
                              where some.Contains(mine.UnitId)
                                  && !reaches.Any(nearer => nearer.UnitId == mine.UnitId && nearer.Depth < mine.Depth && active.Any(m => m.UnitId == nearer.AncestorId))
                              join m in active on mine.AncestorId equals m.UnitId
                              select new { mine.UnitId, m.PersonId, OnPaper = db.OrgUnits.Any(u => u.Id == mine.AncestorId && u.SignsOnPaper) }).ToListAsync(cancel);
            found.AddRange(rows.Select(row => (row.UnitId, (row.PersonId, row.OnPaper))));
        }

        return found.ToLookup(row => row.Unit, row => row.Reader);
    }
}
