using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using WorkReport.Documents.Spreadsheets;

namespace WorkReport.Web.Exchange;

/// <summary>A sheet between the preview and the nod.</summary>
/// <param name="Sheet">What was read.</param>
/// <param name="FileName">From which file; empty of what was pasted.</param>
/// <param name="Secret">From which the first passwords follow.</param>
public sealed record CheckedSheet(TextSheet Sheet, string FileName, byte[] Secret)
{
    /// <summary>What was shown that it would do, as <see cref="ImportPlan.Digest"/> says it; empty of a sheet whose columns nobody has matched yet.</summary>
    public string Shown { get; init; } = "";
}

/// <summary>
/// Carries a sheet that was checked to the nod. It travels in the form, packed and sealed for that person, so that nothing of it lies on the machine, and
/// whichever machine gets the nod can open it.
/// </summary>
public sealed class SealedSheets(IDataProtectionProvider protection)
{
    /// <summary>What a form carries at most.</summary>
    public const int LongestSealed = 8_000_000;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(FirstPasswords.SecretBytes);

    /// <summary>Null where it would be too long: such a sheet comes in by the command.</summary>
    public string? Seal(int personId, CheckedSheet carried)
    {
        ArgumentNullException.ThrowIfNull(carried);
        using var packed = new MemoryStream();
        using (var zip = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            using (var writer = new BinaryWriter(zip, System.Text.Encoding.UTF8, leaveOpen: true))
            {
                writer.Write(carried.FileName);
                writer.Write(carried.Secret);
                writer.Write(carried.Shown);
            }

            SheetPipe.Write(carried.Sheet, zip);
        }

        return packed.Length * 4 / 3 > LongestSealed ? null : Convert.ToBase64String(Sealer(personId).Protect(packed.ToArray()));
    }

    /// <summary>What was sealed for that person; null where it is not ours, or was another's.</summary>
    public CheckedSheet? Open(int personId, string? given)
    {
        if (string.IsNullOrEmpty(given))
            return null;
        try
        {
            using var zip = new DeflateStream(new MemoryStream(Sealer(personId).Unprotect(Convert.FromBase64String(given))), CompressionMode.Decompress);
            using var reader = new BinaryReader(zip, System.Text.Encoding.UTF8, leaveOpen: true);
            var (name, secret) = (reader.ReadString(), reader.ReadBytes(FirstPasswords.SecretBytes));
            var shown = reader.ReadString();
            return new CheckedSheet(SheetPipe.Read(zip), name, secret) { Shown = shown };
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException or InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    private IDataProtector Sealer(int personId) => protection.CreateProtector(nameof(SealedSheets), FormattableString.Invariant($"{personId}"));
}
