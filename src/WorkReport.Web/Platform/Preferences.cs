using System.Globalization;

namespace WorkReport.Web.Platform;

/// <summary>How a person likes to read the site, kept in two cookies. It changes words and size, never how input is read.</summary>
public sealed record Preferences(string Language, bool LargeType)
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    private const string LanguageCookie = "WorkReport.Language";
    private const string TypeCookie = "WorkReport.Type";
    private const string Large = "large";

    /// <summary>The culture that numbers and dates are read and written in, whoever asks and wherever the server stands.</summary>
    public static void PinCulture()
    {
        var chinese = CultureInfo.GetCultureInfo(Chinese);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = chinese;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = chinese;
    }

    /// <summary>What the cookies say; anything unknown means the first language and the ordinary size.</summary>
    public static Preferences Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new Preferences(
            request.Cookies[LanguageCookie] == English ? English : Chinese,
            request.Cookies[TypeCookie] == Large);
    }

    /// <summary>Keeps them for a year.</summary>
    public void Keep(HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var options = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = response.HttpContext.Request.IsHttps,
        };
        response.Cookies.Append(LanguageCookie, Language, options);
        response.Cookies.Append(TypeCookie, LargeType ? Large : "ordinary", options);
    }
}

public static class PreferencesExtensions
{
    public static IApplicationBuilder UsePreferences(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var preferences = Preferences.Of(context.Request);
        context.Features.Set(preferences);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(preferences.Language);
        return next(context);
    });
}
