namespace WorkReport.Domain.Reviews;

/// <summary>Which revision of a package somebody last had on the screen: what is new since then they read first when it comes again.</summary>
public sealed class PackageLook
{
    private PackageLook()
    {
    }

    public PackageLook(int personId, int submissionId) => (PersonId, SubmissionId) = (personId, submissionId);

    public int PersonId { get; private init; }

    public int SubmissionId { get; private init; }

    /// <summary>The number of the revision that they looked at last.</summary>
    public int Revision { get; private set; }

    /// <summary>The one that they looked at before that: while the same lies there, it is still compared with this. Null before the second.</summary>
    public int? Before { get; private set; }

    /// <summary>They have it on the screen.</summary>
    /// <returns>False where they had it before.</returns>
    public bool See(int revision)
    {
        if (revision == Revision)
            return false;
        (Before, Revision) = (Revision == 0 ? null : Revision, revision);
        return true;
    }

    /// <summary>With what a revision is compared for somebody: the last one before it that they had on the screen, or moved; null where they never did.</summary>
    /// <param name="look">What they looked at; null where nothing tells.</param>
    /// <param name="moves">What was done with the package.</param>
    /// <param name="personId">Who.</param>
    /// <param name="latest">What lies there now.</param>
    public static int? Baseline(PackageLook? look, IEnumerable<ReviewMove> moves, int personId, int latest)
    {
        ArgumentNullException.ThrowIfNull(moves);
        return moves.Where(move => move.PersonId == personId).Select(move => move.Revision).Append(look?.Revision).Append(look?.Before).Where(number => number > 0 && number < latest).Max();
    }
}
