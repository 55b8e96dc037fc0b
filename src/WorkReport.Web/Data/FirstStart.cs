using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;

namespace WorkReport.Web.Data;

/// <summary>Whether there is nobody yet. Then whoever can read the log, and no one else, may make the first administrator.</summary>
/// <param name="scopes">To ask the store.</param>
/// <param name="certificate">That of the keys, which all nodes share: so each writes the same code, and any of them takes it.</param>
public sealed class FirstStart(IServiceScopeFactory scopes, X509Certificate2 certificate)
{
    // Without 0 and O, 1 and I: it is copied by hand.
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private volatile bool over;

    /// <summary>Stands in the log at the start; good until the first administrator is there.</summary>
    public string Code { get; } = CodeOf(certificate);

    /// <summary>Is this the code? Dashes, spaces and small letters make no difference.</summary>
    public bool Is(string? typed)
    {
        var plain = string.Concat(UserNames.Clean(typed).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        return CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(plain), System.Text.Encoding.UTF8.GetBytes(Code.Replace("-", "", StringComparison.Ordinal)));
    }

    /// <summary>Nobody is there yet. Once somebody is, this stays false without asking the store again.</summary>
    public async Task<bool> IsNowAsync(CancellationToken cancel)
    {
        if (over)
            return false;
        await using var scope = scopes.CreateAsyncScope();
        over = await scope.ServiceProvider.GetRequiredService<WorkReportDb>().People.AnyAsync(cancel);
        return !over;
    }

    // What only who has the private key can make, and each time the same: 60 bits of it.
    private static string CodeOf(X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPrivateKey() ?? throw new InvalidOperationException("Keys are sealed with RSA.");
        var made = SHA256.HashData(key.SignData("WorkReport: who may make the first administrator"u8, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        return string.Join('-', made.Take(12).Select(one => Letters[one % Letters.Length]).Chunk(4).Select(letters => new string(letters)));
    }
}
