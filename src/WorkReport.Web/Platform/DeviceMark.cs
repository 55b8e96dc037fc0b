using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace WorkReport.Web.Platform;

/// <summary>
/// The mark of a browser that people signed in from before, sealed, with the names it is good for. It opens nothing; it only
/// keeps whoever guesses elsewhere from making the person at this browser wait.
/// </summary>
public sealed class DeviceMark(IDataProtectionProvider protection)
{
    private const string Name = "WorkReport.Device";
    private const int MostPeople = 8;

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(365);

    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector(Name).ToTimeLimitedDataProtector();

    /// <summary>What tells this browser from others, if this name has signed in from it; else null.</summary>
    public string? Of(HttpRequest request, string nameKey) =>
        Read(request) is [var mark, .. var people] && people.Contains(Short(nameKey)) ? mark : null;

    /// <summary>This name has signed in from here.</summary>
    public void Keep(HttpContext context, string nameKey)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (mark, people) = Read(context.Request) is [var old, .. var before] ? (old, before) : (Guid.NewGuid().ToString("N"), []);
        string[] parts = [mark, .. people.Prepend(Short(nameKey)).Distinct().Take(MostPeople)];
        context.Response.Cookies.Append(SessionCookie.NameOn(context.Request, Name), seal.Protect(string.Join('|', parts), Lasts), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Lasts,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
    }

    private string[] Read(HttpRequest request)
    {
        try
        {
            return request.Cookies[SessionCookie.NameOn(request, Name)] is { Length: > 0 } cookie ? seal.Unprotect(cookie).Split('|') : [];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private static string Short(string nameKey) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(nameKey)))[..32];
}
