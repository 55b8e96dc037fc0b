using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WorkReport.Domain.Audit;

/// <summary>
/// 操作日志: one line of the audit trail. It is written once and never changed. Each line carries the hash of the line
/// before it, so that a line altered, removed or put in later breaks the chain from there on.
/// </summary>
/// <remarks>
/// The hash is SHA-256, in lower-case hexadecimal, of the UTF-8 bytes of <c>workreport-audit-2</c>, a line feed, and then
/// these fields in this order: schema, key id, sequence, UTC ticks of the time (100 ns since 0001-01-01), who, what, subject,
/// before, after, previous hash. Each field is its length in bytes, a colon, the bytes, a line feed; numbers are in decimal
/// digits; a missing field is <c>-</c> and a line feed. Lengths keep two fields from flowing into each other.
/// Lines of schema 1, written before lines had a schema, begin with <c>workreport-audit-1</c> and lack the first two fields;
/// they have no key id.
/// </remarks>
public sealed class AuditEntry
{
    public const int WhoLength = 200;
    public const int WhatLength = 100;
    public const int SubjectLength = 200;
    public const int HashLength = 64;
    public const int KeyIdLength = 40;

    /// <summary>The schema of the lines that are written now.</summary>
    public const int LatestSchema = 2;

    /// <summary>The previous hash of the first line.</summary>
    public static readonly string NoHash = new('0', HashLength);

    private AuditEntry(
        long sequence, DateTimeOffset at, string who, string what, string subject, string? before, string? after, int schema, string? keyId, string previousHash)
    {
        Sequence = sequence;
        At = at;
        Who = who;
        What = what;
        Subject = subject;
        Before = before;
        After = after;
        Schema = schema;
        KeyId = keyId;
        PreviousHash = previousHash;
        Hash = "";
    }

    /// <summary>Place in the trail: 1, 2, 3 … without a gap.</summary>
    public long Sequence { get; private init; }

    public DateTimeOffset At { get; private init; }
    public string Who { get; private init; }
    public string What { get; private init; }

    /// <summary>What it happened to: <c>WorkItem/42</c>, or <c>Database</c>.</summary>
    public string Subject { get; private init; }

    /// <summary>JSON of the facts before, or null.</summary>
    public string? Before { get; private init; }

    /// <summary>JSON of the facts after, or null.</summary>
    public string? After { get; private init; }

    /// <summary>How the line is written and hashed. From one line to the next it never falls.</summary>
    public int Schema { get; private init; }

    /// <summary>Which key the line is sealed with; null where the hash alone holds it.</summary>
    public string? KeyId { get; private init; }

    public string PreviousHash { get; private init; }
    public string Hash { get; private set; }

    /// <summary>Writes the line that follows the line with the given sequence and hash (0 and <see cref="NoHash"/> at the start).</summary>
    public static AuditEntry Next(long sequence, string hash, Happening happening, string subject)
    {
        ArgumentNullException.ThrowIfNull(happening);
        var line = new AuditEntry(
            sequence + 1, happening.At.ToUniversalTime(), happening.Who, happening.What, subject, happening.Before, happening.After, LatestSchema, keyId: null, hash);
        line.Hash = line.ComputeHash()!;
        return line;
    }

    /// <summary>The hash that this line should carry, computed anew from its fields; null where no line of its schema looks like it.</summary>
    public string? ComputeHash()
    {
        string?[] fields =
        [
            Number(Sequence), Number(At.UtcTicks), Who, What, Subject, Before, After, PreviousHash,
        ];
        return Schema switch
        {
            1 when KeyId is null => HashOf("workreport-audit-1\n"u8, fields),
            2 => HashOf("workreport-audit-2\n"u8, [Number(Schema), KeyId, .. fields]),
            _ => null,
        };
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string HashOf(ReadOnlySpan<byte> schema, ReadOnlySpan<string?> fields)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(schema);
        foreach (var field in fields)
        {
            if (field is null)
            {
                sha.AppendData("-\n"u8);
                continue;
            }

            var bytes = Encoding.UTF8.GetBytes(field);
            sha.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length}:")));
            sha.AppendData(bytes);
            sha.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
