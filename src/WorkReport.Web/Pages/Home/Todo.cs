using WorkReport.Domain.Reports;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Home;

/// <summary>What a person has to do; in the order of what is shown first on the same day.</summary>
public enum TodoKind
{
    /// <summary>Say that one has the notice.</summary>
    Acknowledge,

    /// <summary>Tell those below what is asked of them.</summary>
    Assign,

    /// <summary>Mend what came back.</summary>
    Mend,

    /// <summary>Fill in what is blank.</summary>
    Fill,

    /// <summary>Mend or explain what the rules found on what is complete.</summary>
    Settle,

    /// <summary>Hand in what is complete.</summary>
    HandIn,

    /// <summary>Hand in again what came back and was mended.</summary>
    HandInAgain,

    /// <summary>Hand up what was approved.</summary>
    Forward,

    /// <summary>Read and decide.</summary>
    Review,

    /// <summary>Accept what came up.</summary>
    Receive,

    /// <summary>Answer what a unit asks back.</summary>
    Answer,

    /// <summary>Look at what another unit handed in for one's own.</summary>
    Confirm,

    /// <summary>Say whether a 核定数 is right.</summary>
    AnswerSettled,

    /// <summary>Look again at a 核定数 that the unit does not agree with.</summary>
    ReconsiderSettled,

    /// <summary>Go on drafting.</summary>
    Draft,

    /// <summary>Approve a report.</summary>
    Sign,

    /// <summary>Issue a report.</summary>
    Issue,
}

/// <summary>One thing behind a line: a unit's package, or a report.</summary>
/// <param name="Unit">Name of the unit.</param>
/// <param name="Address">Where one goes on.</param>
/// <param name="Due">By when; null where no day is set.</param>
public sealed record TodoThing(string Unit, string Address, DateOnly? Due)
{
    /// <summary>The unit; 0 where it is not about one unit's package.</summary>
    public int UnitId { get; init; }

    /// <summary>The package of a unit that is filled in for, not the person's own.</summary>
    public bool IsForAnother { get; init; }

    /// <summary>When it was handed in for the unit.</summary>
    public DateTimeOffset? On { get; init; }

    /// <summary>Who sent it back, or what a report is called; of what was handed in for the unit, which unit did.</summary>
    public string? Who { get; init; }

    /// <summary>Why it came back.</summary>
    public string? Reason { get; init; }

    /// <summary>How many pieces came back; 0 for the whole.</summary>
    public int Pieces { get; init; }

    /// <summary>How many of them were not changed yet.</summary>
    public int Untouched { get; init; }

    /// <summary>How many figures must be mended or explained first.</summary>
    public int Held { get; init; }

    /// <summary>What is blank.</summary>
    public Completeness? Content { get; init; }

    public ReportState? Report { get; init; }

    /// <summary>Which collecting; null where the period has one.</summary>
    public int? Round { get; init; }
}

/// <summary>One line of the list: one thing, or several of a kind, so that nobody's list is a wall.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Things">With what; for what is only counted, none are named.</param>
/// <param name="Count">With how many.</param>
/// <param name="Due">By when, the earliest of them.</param>
public sealed record Todo(TodoKind Kind, IReadOnlyList<TodoThing> Things, int Count, DateOnly? Due)
{
    /// <summary>So many of a kind are named one by one.</summary>
    public const int MostNamed = 5;

    public TodoThing? Only => Count == 1 ? Things[0] : null;

    /// <summary>Of how many units: one may be asked for two collectings.</summary>
    public int Units => Things.Count == Count && Things.All(thing => thing.UnitId != 0) ? Things.DistinctBy(thing => thing.UnitId).Count() : Count;

    /// <summary>Orders by day and groups what is more than a few.</summary>
    public static IReadOnlyList<Todo> List(IEnumerable<(TodoKind Kind, TodoThing Thing)> things) =>
        [.. things.GroupBy(t => (t.Kind, t.Thing.IsForAnother)).SelectMany(g => Lines(g.Key.Kind, [.. g.Select(t => t.Thing)]))
            .OrderBy(t => t.Due is null).ThenBy(t => t.Due).ThenBy(t => t.Kind)];

    private static IEnumerable<Todo> Lines(TodoKind kind, IReadOnlyList<TodoThing> things) => things.Count > MostNamed
        ? [new Todo(kind, things, things.Count, things.Min(t => t.Due))]
        : things.Select(t => new Todo(kind, [t], 1, t.Due));
}
