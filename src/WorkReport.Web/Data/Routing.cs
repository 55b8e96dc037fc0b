using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>审核流程 and 委托代审: what a person is to packages that go through a route, and in whose place they read.</summary>
public static class Routing
{
    /// <summary>The step that a package waits at, as rows of the store name it.</summary>
    public static int KeyOf(int routeId, int step) => (routeId * ReviewRoute.MostSteps) + step;

    /// <summary>审核流程 that the next package of a unit goes through; null for the usual.</summary>
    public static Task<ReviewRoute?> RouteOfAsync(this WorkReportDb db, int unitId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.SeldomAsync((nameof(RouteOfAsync), unitId), () => db.ReviewRoutes.AsNoTracking().Where(r => r.UnitId == unitId).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancel));
    }

    /// <summary>审核流程 that a package was handed in under; null for the usual. One that stands never changes.</summary>
    public static async Task<ReviewRoute?> RouteAsync(this WorkReportDb db, Submission? package, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return package?.RouteId is { } id ? await db.OnceAsync((nameof(RouteAsync), id), () => db.SeldomAsync((nameof(RouteAsync), id), () => db.ReviewRoutes.AsNoTracking().SingleAsync(r => r.Id == id, cancel))) : null;
    }

    /// <summary>What a person is at the steps of all routes they have a part in, by <see cref="KeyOf"/>; who is nothing there is not among them.</summary>
    public static Task<IReadOnlyDictionary<int, SubmissionRelation>> RoutedAsync(this WorkReportDb db, int personId, TreeDay tree, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db.HeldBy(personId) is { } held && held.All(m => m.Role is not Role.Reviewer))
            return Task.FromResult<IReadOnlyDictionary<int, SubmissionRelation>>(new Dictionary<int, SubmissionRelation>());
        // Of many packages that are decided at once it is read once.
        return db.OnceAsync((nameof(RoutedAsync), personId, tree), () => db.SeldomAsync((nameof(RoutedAsync), personId, tree), () => db.ReadRoutedAsync(personId, tree, cancel)));
    }

    /// <summary>委托代审: whose place a person takes where they read a unit; null where they read it in their own.</summary>
    /// <param name="db">The store.</param>
    /// <param name="personId">Who reads.</param>
    /// <param name="tree">The tree in which the period is worked on.</param>
    /// <param name="unitId">Whose package or report.</param>
    /// <param name="step">The step that it waits at; null without a route.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<string?> StandsForAsync(this WorkReportDb db, int personId, TreeDay tree, int unitId, RouteStep? step, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var day = tree.Day;
        var principals = await db.OnceAsync((nameof(StandsForAsync), personId, day), () => db.SeldomAsync((nameof(StandsForAsync), personId, day), () => db.Delegations.AsNoTracking().Where(d => d.ToId == personId)
            .Join(db.People, d => d.FromId, p => p.Id, (d, p) => new { Given = d, p.Name }).ToListAsync(cancel)));
        var holding = principals.Where(p => p.Given.HoldsOn(day)).ToList();
        if (holding.Count == 0 || step?.PersonId == personId)
            return null;
        if (holding.Find(p => p.Given.FromId == step?.PersonId) is { } named)
            return named.Name;
        // Of the nearest unit where they read at all, what is their own comes first.
        var seats = await db.SeatsOf(personId, day).Where(m => m.Role == Role.Reviewer)
            .Join(db.ReachesOn(tree).Where(r => r.UnitId == unitId), m => m.UnitId, r => r.AncestorId, (m, r) => new { m.PersonId, r.Depth }).ToListAsync(cancel);
        var nearest = seats.OrderBy(seat => seat.Depth).ThenBy(seat => seat.PersonId != personId).FirstOrDefault();
        return nearest is null || nearest.PersonId == personId ? null : holding.Find(p => p.Given.FromId == nearest.PersonId)?.Name;
    }

    private static async Task<IReadOnlyDictionary<int, SubmissionRelation>> ReadRoutedAsync(this WorkReportDb db, int personId, TreeDay tree, CancellationToken cancel)
    {
        var within = db.UnitsWithin(personId, tree, Role.Reviewer).Select(u => u.Id);
        var routes = await db.ReviewRoutes.AsNoTracking().Where(r => within.Contains(r.UnitId) && r.Steps.Any()).ToListAsync(cancel);
        if (routes.Count == 0)
            return new Dictionary<int, SubmissionRelation>();
        var units = routes.Select(route => route.UnitId).Distinct().ToList();
        var reviewed = await db.UnitsReviewedBy(personId, tree).Where(u => units.Contains(u.Id)).Select(u => u.Id).ToHashSetAsync(cancel);
        var signed = await db.UnitsSignedBy(personId, tree).Where(u => units.Contains(u.Id)).Select(u => u.Id).ToHashSetAsync(cancel);
        var day = tree.Day;
        var principals = await db.Delegations.Where(d => d.ToId == personId && d.First <= day && day <= d.Last && (d.EndedOn == null || day < d.EndedOn)).Select(d => d.FromId).ToHashSetAsync(cancel);
        var named = routes.SelectMany(route => route.Steps).Select(step => step.PersonId).OfType<int>().Distinct().ToList();
        // Who is named and reads there no more holds nobody up.
        var reading = (await db.Memberships.Where(m => m.Role == Role.Reviewer && named.Contains(m.PersonId) && db.People.Any(p => p.Id == m.PersonId && p.IsActive))
            .Join(db.ReachesOn(tree).Where(r => units.Contains(r.UnitId)), m => m.UnitId, r => r.AncestorId, (m, r) => new { r.UnitId, m.PersonId }).ToListAsync(cancel))
            .Select(row => (row.UnitId, row.PersonId)).ToHashSet();
        Dictionary<int, SubmissionRelation> mine = [];
        foreach (var (route, step) in routes.SelectMany(route => route.Steps.Select(step => (route, step))))
        {
            var isReviewer = reviewed.Contains(route.UnitId);
            var relation = step switch
            {
                { Reader: StepReader.Paper } => isReviewer ? SubmissionRelation.Recorder : SubmissionRelation.None,
                { Reader: StepReader.Signers } => signed.Contains(route.UnitId) ? SubmissionRelation.Reviewer : SubmissionRelation.None,
                { PersonId: { } person } when reading.Contains((route.UnitId, person)) => person == personId || principals.Contains(person) ? SubmissionRelation.Reviewer : SubmissionRelation.None,
                _ => isReviewer ? SubmissionRelation.Reviewer : SubmissionRelation.None,
            };
            if (relation != SubmissionRelation.None)
                mine.Add(KeyOf(route.Id, step.Number), relation);
        }

        return mine;
    }
}
