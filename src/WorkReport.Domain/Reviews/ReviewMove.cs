namespace WorkReport.Domain.Reviews;

/// <summary>One step a text took through review: who moved it, when, from where to where, and why. Never changed afterwards.</summary>
public sealed class ReviewMove
{
    public const int MoveLength = 30;
    public const int ReasonLength = 500;

    private ReviewMove()
    {
    }

    internal ReviewMove(string move, string from, string to, int personId, string who, DateTimeOffset at, string? reason) =>
        (Move, From, To, PersonId, Who, At, Reason) = (move, from, to, personId, who, at, reason);

    public int Id { get; private init; }

    public string Move { get; private init; } = "";

    public string From { get; private init; } = "";

    public string To { get; private init; } = "";

    public int PersonId { get; private init; }

    /// <summary>The name as it was on that day.</summary>
    public string Who { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    /// <summary>Why it was returned; null for a move that needs no reason.</summary>
    public string? Reason { get; private init; }
}
