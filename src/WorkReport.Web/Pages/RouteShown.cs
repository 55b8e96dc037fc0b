using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages;

/// <summary>审核流程 as pages show it; shown by the partial <c>_Route</c>.</summary>
/// <param name="Steps">In their order.</param>
/// <param name="At">The step that a package waits at, from 0; null where it waits at none.</param>
/// <param name="IsRead">Has it been through all of them?</param>
public sealed record RouteShown(IReadOnlyList<RouteLine> Steps, int? At, bool IsRead)
{
    /// <summary>The route that the package of a year goes through, or would if it were handed in now; null for the usual.</summary>
    public static async Task<RouteShown?> LoadAsync(WorkReportDb db, UnitYear year, IStringLocalizer<SharedResource> text, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        var isComing = year.State is SubmissionState.Drafting or SubmissionState.Returned;
        var route = isComing ? await db.RouteOfAsync(year.Unit.Id, cancel) : year.Route;
        return route is not { Steps.Count: > 0 } ? null
            : new RouteShown(await StepsAsync(db, route, text, cancel), year.State is SubmissionState.InReview ? year.Submission!.Step : null, !isComing && year.State is not SubmissionState.InReview);
    }

    /// <summary>The steps of a route in words.</summary>
    public static async Task<IReadOnlyList<RouteLine>> StepsAsync(WorkReportDb db, ReviewRoute route, IStringLocalizer<SharedResource> text, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(text);
        var named = route.Steps.Select(step => step.PersonId).OfType<int>().Distinct().ToList();
        var names = named.Count == 0 ? [] : await db.SeldomAsync((nameof(RouteShown), route.Id), () => db.People.Where(p => named.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel));
        return [.. route.Steps.Select(step => new RouteLine(step.Name, step.PersonId is { } person ? names[person] : text[$"StepReader.{step.Reader}"]))];
    }
}

/// <summary>One step of a route in words.</summary>
/// <param name="Name">What the office calls it.</param>
/// <param name="Reader">Who reads there.</param>
public sealed record RouteLine(string Name, string Reader);
