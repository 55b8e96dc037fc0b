namespace WorkReport.Web.Data;

/// <summary>
/// The store cannot take anything at this moment: others hold it, its disk is full, it cannot be written or reached, or the end of its trail is
/// gone. Not the mistake of who saves: 503, with a sentence that says which, and what was typed comes back.
/// </summary>
public static class StoreTrouble
{
    /// <summary>Key of the sentence where the disk is full, or nearly.</summary>
    public const string Full = "Store.Full";

    /// <summary>Key of the sentence; null where the fault is of another kind.</summary>
    public static string? Of(Exception? fault) => fault is TrailHeadMissingException ? "Store.NoHead" : Databases.Fault(fault) switch
    {
        DatabaseFault.Busy => "Store.Busy",
        DatabaseFault.Full => Full,
        DatabaseFault.Unreachable or DatabaseFault.Denied => "Store.Unreachable",
        _ => null,
    };

    /// <summary>The status of a fault that nobody caught.</summary>
    public static int StatusOf(Exception fault) => fault is BadHttpRequestException refused ? refused.StatusCode
        : Of(fault) is not null ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
}
