namespace WorkReport.Domain.Audit;

/// <summary>
/// The end of the audit trail: one row, which every writer locks before it adds a line, so that the sequence stays dense;
/// and the witness that no line was cut off the end.
/// </summary>
public sealed class AuditHead
{
    /// <summary>The key of the only row.</summary>
    public const int OnlyId = 1;

    public int Id { get; private init; } = OnlyId;

    /// <summary>Sequence of the last line, 0 when there is none.</summary>
    public long Sequence { get; private init; }

    /// <summary>Hash of the last line, <see cref="AuditEntry.NoHash"/> when there is none.</summary>
    public string Hash { get; private init; } = AuditEntry.NoHash;

    /// <summary>How often people, their roles, units, their places, periods or what they ask have changed: what was read of them is good while it stands.</summary>
    public long Rights { get; private init; }
}
