using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;

namespace WorkReport.Domain.Reviews;

/// <summary>
/// 审核流程: who reads the packages of a unit, one after another. It never changes: another takes its place from the moment it is set, for what is
/// handed in from then on; what is under way keeps the one it was handed in under. One without steps is the usual: any reviewer, in one step.
/// </summary>
public sealed class ReviewRoute : Aggregate
{
    public const int MostSteps = 5;

    private readonly List<RouteStep> steps = [];

    private ReviewRoute(int unitId) => UnitId = unitId;

    public int Id { get; private init; }

    public int UnitId { get; private init; }

    /// <summary>Since when it holds.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>In the order of reading.</summary>
    public IReadOnlyList<RouteStep> Steps => [.. steps.OrderBy(step => step.Number)];

    /// <summary>How many readings it takes; at least one.</summary>
    public int Count => Math.Max(1, steps.Count);

    /// <summary>Sets the route of a unit.</summary>
    /// <param name="unit">Whose packages.</param>
    /// <param name="steps">The steps in their order; none for the usual.</param>
    /// <param name="by">Who sets it.</param>
    /// <exception cref="RefusedException">There are too many, one is wanting something, or one person would read twice in a row.</exception>
    public static ReviewRoute Set(OrgUnit unit, IReadOnlyList<RouteStep> steps, Act by)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(by);
        Verdict(steps.Count <= MostSteps, "Route.TooMany", MostSteps).Demand();
        foreach (var (step, before) in steps.Zip(steps.Select(s => (RouteStep?)s).Prepend(null)))
        {
            Verdict(!string.IsNullOrWhiteSpace(step.Name), "Route.NeedsName", step.Number + 1).Demand();
            Verdict(step.Reader != StepReader.Person || step.PersonId is not null, "Route.NeedsReader", step.Name).Demand();
            Verdict(step.PersonId is null || step.PersonId != before?.PersonId, "Route.SameTwice", before?.Name ?? "", step.Name).Demand();
        }

        var route = new ReviewRoute(unit.Id) { At = by.Dated };
        route.steps.AddRange(steps.Select((step, at) => step with { Number = at, PersonId = step.Reader == StepReader.Person ? step.PersonId : null }));
        route.Tell(by.Did("route.set", after: new { unit = unit.Code, stages = string.Join(" → ", route.steps.Select(step => step.Name)) }));
        return route;
    }

    private static Verdict Verdict(bool holds, string reason, params object[] values) => holds ? Domain.Verdict.Yes : Domain.Verdict.No(reason, values);
}

/// <summary>Who reads at a step.</summary>
public enum StepReader
{
    /// <summary>Any 审核人 of the unit; where it has none, of the nearest above.</summary>
    Reviewers,

    /// <summary>A reviewer who may sign there.</summary>
    Signers,

    /// <summary>A leader who does not sign in: the reviewers record the signature on paper.</summary>
    Paper,

    /// <summary>One person; once they read there no more, any reviewer.</summary>
    Person,
}

/// <summary>One reading of a route.</summary>
/// <param name="Number">Its place, from 0.</param>
/// <param name="Name">What the office calls it: 核稿, 分管领导审核, 主要领导签发.</param>
/// <param name="Reader">Who reads.</param>
/// <param name="PersonId">Which person, where it is one.</param>
public sealed record RouteStep(int Number, string Name, StepReader Reader, int? PersonId = null)
{
    public const int NameLength = 20;
}
