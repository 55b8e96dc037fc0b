using System.Globalization;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Reviews;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Submissions;

/// <summary>审核流程 of a unit: who reads what it hands in, one after another. What is under way keeps the one it was handed in under.</summary>
public sealed class RouteModel(FormRoom room) : UnitSettingPage<RouteForm>(room)
{
    /// <summary>So many earlier ones are shown.</summary>
    private const int MostShown = 5;

    /// <summary>The reviewers of the unit and of those above it: who may be named for a step.</summary>
    public IReadOnlyList<(int Id, string Name, string Unit)> People { get; private set; } = [];

    /// <summary>The routes that were set, the latest first; which one it was before is told with its day.</summary>
    public IReadOnlyList<(DateTimeOffset At, IReadOnlyList<RouteLine> Steps)> Past { get; private set; } = [];

    /// <summary>The one that holds; null where none was ever set.</summary>
    private ReviewRoute? now;

    // Each is set as a whole, and one that stands never changes.
    protected override long Standing => now?.Id ?? 0;

    protected override bool MergesFields => false;

    protected override IValidator<RouteForm> Rules => new RouteForm.Validator([.. People.Select(person => person.Id)]);

    protected override RouteForm Filled() => new()
    {
        Names = (now?.Steps ?? []).ToDictionary(step => step.Number, step => (string?)step.Name),
        Readers = (now?.Steps ?? []).ToDictionary(step => step.Number, step => step.PersonId?.ToString(CultureInfo.InvariantCulture) ?? step.Reader.ToString())!,
    };

    protected override void Expect()
    {
        if (Version != Standing)
            throw new DbUpdateConcurrencyException("Another route was set.");
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        var reaches = Db.ReachesOn(Person.Today).Where(r => r.UnitId == Id);
        var people = await Db.Memberships.Where(m => m.Role == Role.Reviewer && Db.People.Any(p => p.Id == m.PersonId && p.IsActive))
            .Join(reaches, m => m.UnitId, r => r.AncestorId, (m, r) => new { m.PersonId, m.UnitId, r.Depth })
            .Join(Db.People, m => m.PersonId, p => p.Id, (m, p) => new { p.Id, p.Name, m.UnitId, m.Depth })
            .Join(Db.OrgUnits, m => m.UnitId, u => u.Id, (m, u) => new { m.Id, m.Name, m.Depth, Unit = u.Name }).ToListAsync(cancel);
        People = [.. people.OrderBy(p => p.Depth).ThenBy(p => p.Id).DistinctBy(p => p.Id).Select(p => (p.Id, p.Name, p.Unit))];
        var routes = await Db.ReviewRoutes.AsNoTracking().Where(r => r.UnitId == Id).OrderByDescending(r => r.Id).Take(MostShown).ToListAsync(cancel);
        now = routes is [var latest, ..] ? latest : null;
        List<(DateTimeOffset, IReadOnlyList<RouteLine>)> past = [];
        foreach (var route in routes)
            past.Add((route.At, await RouteShown.StepsAsync(Db, route, Text, cancel)));
        Past = past;
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.TakeTurnAsync(cancel);
        var steps = Form.Steps([.. People.Select(person => person.Id)]);
        // A step that nobody may take would hold up whatever is handed in.
        if (steps.FirstOrDefault(step => step.Reader is StepReader.Signers) is { } signing && !await Db.ReadersOf([Id], Person.Today, signing: true).AnyAsync(cancel))
            Verdict.No("Route.NobodySigns", signing.Name).Demand();
        Db.Add(ReviewRoute.Set(Unit, steps, Person.Act()));
        return FormattableString.Invariant($"/units/{Id}/route?done=true");
    }
}
