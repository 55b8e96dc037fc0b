using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace WorkReport.Web.Data;

/// <summary>Whether there is nobody yet. Then whoever can read the log, and no one else, may make the first administrator.</summary>
public sealed class FirstStart(IServiceScopeFactory scopes)
{
    // Without 0 and O, 1 and I: it is copied by hand.
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private volatile bool over;

    /// <summary>Stands in the log at the start; good until the first administrator is there.</summary>
    public string Code { get; } = string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

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
}
