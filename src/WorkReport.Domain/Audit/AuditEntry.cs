using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WorkReport.Domain.Audit;

/// <summary>
/// 操作日志: one line of the audit trail. It is written once and never changed. Each line carries the hash of the line
/// before it, so that a line altered, removed or put in later breaks the chain from there on.
/// </summary>
/// <remarks>
/// The hash is SHA-256, in lower-case hexadecimal, of the UTF-8 bytes of <c>workreport-audit-1</c>, a line feed, and then
/// these fields in this order: sequence, UTC ticks of the time (100 ns since 0001-01-01), who, what, subject, before, after,
/// previous hash. Each field is its length in bytes, a colon, the bytes, a line feed; numbers are in decimal digits;
/// a missing field is <c>-</c> and a line feed. Lengths keep two fields from flowing into each other.
/// </remarks>
public sealed class AuditEntry
{
    public const int WhoLength = 200;
    public const int WhatLength = 100;
    public const int SubjectLength = 200;
    public const int HashLength = 64;

    /// <summary>The previous hash of the first line.</summary>
    public static readonly string NoHash = new('0', HashLength);

    private AuditEntry(
        long sequence, DateTimeOffset at, string who, string what, string subject, string? before, string? after, string previousHash, string hash)
    {
        Sequence = sequence;
        At = at;
        Who = who;
        What = what;
        Subject = subject;
        Before = before;
        After = after;
        PreviousHash = previousHash;
        Hash = hash;
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

    public string PreviousHash { get; private init; }
    public string Hash { get; private init; }

    /// <summary>Writes the line that follows the line with the given sequence and hash (0 and <see cref="NoHash"/> at the start).</summary>
    public static AuditEntry Next(long sequence, string hash, Happening happening, string subject)
    {
        ArgumentNullException.ThrowIfNull(happening);
        var next = sequence + 1;
        return new AuditEntry(
            next, happening.At.ToUniversalTime(), happening.Who, happening.What, subject, happening.Before, happening.After, hash,
            HashOf(next, happening.At, happening.Who, happening.What, subject, happening.Before, happening.After, hash));
    }

    /// <summary>The hash that this line should carry, computed anew from its fields.</summary>
    public string ComputeHash() => HashOf(Sequence, At, Who, What, Subject, Before, After, PreviousHash);

    private static string HashOf(
        long sequence, DateTimeOffset at, string who, string what, string subject, string? before, string? after, string previousHash)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData("workreport-audit-1\n"u8);
        string?[] fields =
        [
            sequence.ToString(CultureInfo.InvariantCulture), at.UtcTicks.ToString(CultureInfo.InvariantCulture),
            who, what, subject, before, after, previousHash,
        ];
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
