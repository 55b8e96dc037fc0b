using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using WorkReport.Domain;

namespace WorkReport.Web.Pages.Organisation;

/// <summary>账户卡: what is printed and handed over; shown once.</summary>
public sealed record AccountCard(string Name, string UserName, string Password, string Address);

/// <summary>
/// New passwords. One is made with the form and travels in it under seal, so that a form sent twice shows the same card twice.
/// </summary>
public sealed class NewPasswords(IDataProtectionProvider protection)
{
    // Nothing that looks like something else on paper.
    private const string Letters = "23456789abcdefghjkmnpqrstuvwxyz";

    /// <summary>A password of three groups of four, sealed for that form.</summary>
    public string Seal(Guid key) =>
        Sealer(key).Protect(string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 4))));

    /// <summary>The password of that form.</summary>
    /// <exception cref="RefusedException">It is not the one that was made with it.</exception>
    public string Open(Guid key, string? given)
    {
        try
        {
            return Sealer(key).Unprotect(given ?? "");
        }
        catch (CryptographicException)
        {
            throw new RefusedException(Verdict.No("Form.NoKey"));
        }
    }

    private IDataProtector Sealer(Guid key) => protection.CreateProtector(nameof(NewPasswords), key.ToString());
}
