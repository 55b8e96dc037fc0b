namespace WorkReport.Domain.Audit;

/// <summary>How the chain is broken.</summary>
public enum AuditFault
{
    /// <summary>A line is missing, or stands twice, at this sequence.</summary>
    Gap,

    /// <summary>The line does not point at the line before it.</summary>
    Link,

    /// <summary>The line's fields are not the ones that were written.</summary>
    Altered,

    /// <summary>The trail ends before or after the line that the head names.</summary>
    End,
}

/// <summary>The first broken place of the trail.</summary>
/// <param name="Sequence">Where: the first sequence that cannot be trusted.</param>
/// <param name="Fault">How.</param>
public sealed record AuditBreak(long Sequence, AuditFault Fault);

/// <summary>Follows the audit trail line by line and finds the first broken place.</summary>
public sealed class AuditChain
{
    private string hash = AuditEntry.NoHash;
    private int schema;

    /// <summary>How many lines were good so far.</summary>
    public long Length { get; private set; }

    /// <summary>The first broken place, or null.</summary>
    public AuditBreak? Broken { get; private set; }

    /// <summary>Checks the next line; false when the chain is broken here or was before.</summary>
    public bool Follow(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (Broken is not null)
            return false;

        AuditFault? fault = entry switch
        {
            _ when entry.Sequence != Length + 1 => AuditFault.Gap,
            _ when entry.PreviousHash != hash => AuditFault.Link,
            // An older form proves less: whoever could go back to it could leave out what the newer one covers.
            _ when entry.Schema < schema || entry.Hash != entry.ComputeHash() => AuditFault.Altered,
            _ => null,
        };
        if (fault is { } found)
        {
            Broken = new AuditBreak(Length + 1, found);
            return false;
        }

        Length++;
        (hash, schema) = (entry.Hash, entry.Schema);
        return true;
    }

    /// <summary>After the last line: does the trail end where its head says?</summary>
    public AuditBreak? EndAt((long Sequence, string Hash)? head)
    {
        if (Broken is null && head != (Length, hash))
            Broken = new AuditBreak(Math.Min(Length, head?.Sequence ?? 0) + 1, AuditFault.End);
        return Broken;
    }

    /// <summary>Follows all lines in the order of their sequence, then checks the end. Null means that the trail is whole.</summary>
    public static AuditBreak? Verify(IEnumerable<AuditEntry> entries, AuditHead? head)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var chain = new AuditChain();
        foreach (var entry in entries)
        {
            if (!chain.Follow(entry))
                break;
        }

        return chain.EndAt(head is null ? null : (head.Sequence, head.Hash));
    }
}
