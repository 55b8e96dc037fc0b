using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WorkReport.Web.Data;

/// <summary>What the trail was at one moment.</summary>
/// <param name="Sequence">Its last line.</param>
/// <param name="Hash">The hash of that line, which stands for all before it.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Mark">Made of the three and of the seal before, with a key that is not in the database.</param>
public sealed record TrailSeal(long Sequence, string Hash, DateTimeOffset At, string Mark)
{
    private const string Form = "1";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Form} {Sequence} {Hash} {At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} {Mark}");

    /// <summary>Null of what is no seal.</summary>
    public static TrailSeal? Read(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Split(' ') is [Form, var sequence, var hash, var at, var mark]
            && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && DateTimeOffset.TryParseExact(at, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
            ? new TrailSeal(number, hash, day, mark) : null;
    }
}

/// <summary>
/// The seals of the trail, one a line in a file beside the store, to be copied away or printed. A chain without a key proves nothing against
/// who can write the database: it can be made anew from any line on. A seal cannot: its key is in another file.
/// </summary>
/// <param name="choice">Beside which store.</param>
/// <param name="key">Where the key is, better on another disk (<c>Trail:Key</c>); null: beside the store.</param>
public sealed class TrailSeals(DatabaseChoice choice, string? key) : IDisposable
{
    public const string FileName = "trail.seals";
    public const string KeyFileName = "trail.key";

    private const int KeyBytes = 32;

    // Each seal stands behind the one before: of two made at once one would be called foreign.
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Where the seals stand.</summary>
    public string File => Path.Combine(choice.Folder, FileName);

    /// <summary>Where the key is.</summary>
    public string KeyFile => key is { Length: > 0 } given ? Path.GetFullPath(given) : Path.Combine(choice.Folder, KeyFileName);

    /// <summary>All of them as they stand; null in place of a line that is none.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<IReadOnlyList<TrailSeal?>> ReadAsync(CancellationToken cancel) =>
        System.IO.File.Exists(File) ? [.. (await System.IO.File.ReadAllLinesAsync(File, cancel)).Where(line => line.Length > 0).Select(TrailSeal.Read)] : [];

    /// <summary>Seals this end of the trail, unless the last seal has it already.</summary>
    /// <exception cref="IOException">The key or the file cannot be written.</exception>
    public async Task<TrailSeal?> SealAsync(long sequence, string hash, DateTimeOffset at, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var last = await ReadAsync(cancel) is [.., var newest] ? newest : null;
            if (sequence == 0 || last?.Sequence >= sequence)
                return last;
            var seal = Signed(new TrailSeal(sequence, hash, at.ToUniversalTime(), ""), last?.Mark ?? "");
            StoreFolder.Make(choice.Folder);
            Keep(File, FileMode.Append, Encoding.UTF8.GetBytes($"{seal}\n"));
            StoreFolder.KeepToOwner(File);
            return seal;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Was it made with our key, behind that one?</summary>
    public bool IsOurs(TrailSeal seal, TrailSeal? before)
    {
        ArgumentNullException.ThrowIfNull(seal);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Signed(seal, before?.Mark ?? "").Mark), Encoding.ASCII.GetBytes(seal.Mark));
    }

    // On the disk before it counts: after a power cut a seal stands whole or not at all, and no key is empty.
    private static void Keep(string path, FileMode mode, byte[] bytes)
    {
        using var file = new FileStream(path, mode, FileAccess.Write);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    private TrailSeal Signed(TrailSeal seal, string before) =>
        seal with { Mark = Convert.ToHexStringLower(HMACSHA256.HashData(Key(), Encoding.UTF8.GetBytes($"{seal with { Mark = "" }}\n{before}"))) };

    private byte[] Key()
    {
        var path = KeyFile;
        if (!System.IO.File.Exists(path))
        {
            StoreFolder.Make(Path.GetDirectoryName(path)!);
            var part = $"{path}.{Guid.NewGuid():N}";
            Keep(part, FileMode.CreateNew, RandomNumberGenerator.GetBytes(KeyBytes));
            StoreFolder.KeepToOwner(part);
            // Of two that begin at once the later one's counts, as long as nothing was sealed with it.
            System.IO.File.Move(part, path, overwrite: true);
        }

        return System.IO.File.ReadAllBytes(path);
    }
}
