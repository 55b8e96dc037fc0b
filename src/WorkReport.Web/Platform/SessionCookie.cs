using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace WorkReport.Web.Platform;

/// <summary>The cookie of a session: it names the session and says nothing of what the person may do.</summary>
public sealed class SessionCookie : ICookieManager
{
    public const string Name = "WorkReport.Session";

    // The prefix makes the browser refuse the cookie from anywhere but this host, over anything but https.
    private const string HostPrefix = "__Host-";

    private readonly ChunkingCookieManager cookies = new();

    /// <summary>Signs this browser in; this request goes on as that person's.</summary>
    public static Task WriteAsync(HttpContext context, Guid session, int personId)
    {
        ArgumentNullException.ThrowIfNull(context);
        Claim[] claims =
        [
            new(ClaimTypes.Sid, session.ToString("N")),
            // Forms are sealed to the person: what another one opened is not accepted.
            new(ClaimTypes.NameIdentifier, personId.ToString(CultureInfo.InvariantCulture)),
        ];
        context.User = new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
        return context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, context.User);
    }

    /// <summary>The session that the cookie names, or null.</summary>
    public static Guid? SessionOf(ClaimsPrincipal? person) =>
        Guid.TryParseExact(person?.FindFirstValue(ClaimTypes.Sid), "N", out var session) ? session : null;

    /// <summary>The name a cookie has on this connection.</summary>
    public static string NameOn(HttpRequest request, string name) => request.IsHttps ? HostPrefix + name : name;

    public string? GetRequestCookie(HttpContext context, string key) => cookies.GetRequestCookie(context, NameOn(context.Request, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        cookies.AppendResponseCookie(context, NameOn(context.Request, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        cookies.DeleteCookie(context, NameOn(context.Request, key), options);
}
