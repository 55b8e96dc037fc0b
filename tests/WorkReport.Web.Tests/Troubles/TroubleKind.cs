namespace WorkReport.Web.Tests.Troubles;

/// <summary>What becomes of the machine while people save.</summary>
internal enum TroubleKind
{
    /// <summary>The site is gone from one moment to the next; the system stays.</summary>
    Kill,

    /// <summary>All is gone that has not reached the disk.</summary>
    PowerCut,

    /// <summary>The disk fills up, and later there is room again.</summary>
    FullDisk,

    /// <summary>Somebody else holds the store for longer than anybody waits.</summary>
    HeldLock,
}

/// <summary>What became of the people of one trouble.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Saved">Saves that were called saved.</param>
/// <param name="Refused">Answers with a sentence that it was not saved.</param>
/// <param name="Broken">Requests that got no answer.</param>
/// <param name="Restart">From the start of the site to the first good page, in seconds.</param>
/// <param name="Work">What the processor had to do for it, in seconds.</param>
/// <param name="Told">The sentences of those that were refused.</param>
/// <param name="IsFelt">Was the trouble there at all? Of a power cut: was something lost that nobody had asked the disk to keep?</param>
/// <param name="Violations">What must not be, in words.</param>
internal sealed record TroubleResult(TroubleKind Kind, int Saved, int Refused, int Broken, double Restart, double Work, IReadOnlyList<string> Told, bool IsFelt, IReadOnlyList<string> Violations);
