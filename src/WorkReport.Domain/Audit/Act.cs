namespace WorkReport.Domain.Audit;

/// <summary>Who acts, and when: every method that changes something asks for it.</summary>
/// <param name="Who">As a person reading the trail years later knows them.</param>
/// <param name="At">The moment, the same for everything one press of a button does.</param>
public sealed record Act(string Who, DateTimeOffset At)
{
    private readonly DateTimeOffset? dated;

    /// <summary>
    /// The moment by the clock of due dates: what moves and versions are dated by. The same as <see cref="At"/>, except in a demonstration,
    /// whose year is another one.
    /// </summary>
    public DateTimeOffset Dated
    {
        get => dated ?? At;
        init => dated = value;
    }

    /// <summary>The file from which what is done was taken; null where a person typed it.</summary>
    public string? From { get; init; }

    /// <summary>代: in whose place it is done; null where who acts does so in their own.</summary>
    public string? For { get; init; }

    /// <summary>What this act did, for the audit trail.</summary>
    /// <param name="what">Noun and past verb: <c>unit.moved</c>.</param>
    /// <param name="before">The changed facts as they were; null when there was nothing before.</param>
    /// <param name="after">The changed facts as they are now; null when nothing is left.</param>
    public Happening Did(string what, object? before = null, object? after = null) => new(
        At, Who, what, before is null ? null : Happening.Facts(before), after is null ? null : Happening.Facts(after));
}
