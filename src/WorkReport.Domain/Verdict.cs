namespace WorkReport.Domain;

/// <summary>
/// The rule said no. The key names the sentence for the person in the resources; the values are put into it. The button and the
/// action ask the same <see cref="Verdict"/>, so who is refused has seen why beforehand.
/// </summary>
public sealed class RefusedException(Verdict verdict)
    : Exception(verdict?.Reason)
{
    public Verdict Verdict { get; } = verdict ?? throw new ArgumentNullException(nameof(verdict));
}

/// <summary>Yes, or why not.</summary>
/// <param name="Reason">Key of the sentence that says why not; null for yes.</param>
/// <param name="Values">What the sentence names: a unit, a date, a number.</param>
public sealed record Verdict(string? Reason, params IReadOnlyList<object> Values)
{
    public static Verdict Yes { get; } = new(Reason: null);

    public bool IsYes => Reason is null;

    /// <summary>The move is for others to make: its key ends so in every table of moves.</summary>
    public bool IsForOthers => Reason?.EndsWith(".NotYours", StringComparison.Ordinal) == true;

    /// <summary>The move leads nowhere from where things stand; its key ends so in every table of moves.</summary>
    public bool IsForAnotherTime => Reason?.EndsWith(".NotNow", StringComparison.Ordinal) == true;

    public static Verdict No(string reason, params object[] values) => new(reason, values);

    /// <summary>The guard sentence of a domain method.</summary>
    /// <exception cref="RefusedException">It is a no.</exception>
    public void Demand()
    {
        if (!IsYes)
            throw new RefusedException(this);
    }
}
