namespace WorkReport.Web.Data;

/// <summary>What an upgrade did.</summary>
/// <param name="From">The schema before, or null when the database was new.</param>
/// <param name="To">The schema now.</param>
/// <param name="Applied">The migrations that were applied, in order; none when the schema was up to date.</param>
/// <param name="Backup">The copy made before, as a full path; null when there was nothing to copy or to do.</param>
/// <param name="ClearedStaleLock">An upgrade that broke off had left its lock behind.</param>
public sealed record SchemaUpgraded(string? From, string To, IReadOnlyList<string> Applied, string? Backup, bool ClearedStaleLock)
{
    /// <summary>There was nothing to do.</summary>
    public bool WasUpToDate => Applied.Count == 0;
}
