namespace WorkReport.Web.Tests.Faults;

/// <summary>What goes wrong while somebody writes.</summary>
internal enum FaultKind
{
    /// <summary>The browser is gone from one moment to the next, without a word to its pages.</summary>
    BrowserKilled,

    /// <summary>For some time nothing goes through: it is refused, or nobody answers.</summary>
    NetworkCut,

    /// <summary>The server is gone from one moment to the next, and is started again on the same data.</summary>
    ServerKilled,

    /// <summary>What was sent is stored, and its answer does not come back.</summary>
    AnswerLost,
}

/// <summary>What became of what one person typed.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Where">The page.</param>
/// <param name="LostSeconds">For how long before the fault that was typed of which the first is missing; 0 where nothing is.</param>
/// <param name="RoundTrip">The slowest save in seconds, or for how long the last was under way.</param>
/// <param name="Violations">What must not be, in words.</param>
internal sealed record FaultResult(FaultKind Kind, string Where, double LostSeconds, double RoundTrip, IReadOnlyList<string> Violations);
