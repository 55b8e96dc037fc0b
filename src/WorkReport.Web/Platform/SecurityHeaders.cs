namespace WorkReport.Web.Platform;

/// <summary>The headers that every answer carries. Nothing inline, nothing from elsewhere, no frame.</summary>
public static class SecurityHeaders
{
    /// <summary>Where browsers report what the policy stopped; see <see cref="PolicyReports"/>.</summary>
    public const string ReportPath = "/csp-reports";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; report-uri " + ReportPath;

    /// <summary>Set as the answer goes out: the page of a fault begins by clearing what was set before it.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Set(context.Response);
            if (context.Request.IsHttps)
                context.Response.Headers.StrictTransportSecurity = "max-age=31536000";
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Set(HttpResponse response)
    {
        var headers = response.Headers;
        // Files and pictures of reports: they are fetched anew and lie nowhere. A page may be gone back to, with what was typed into it.
        if (headers.CacheControl.Count == 0 && response.ContentType is { } type && !type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase))
            headers.CacheControl = "private, no-store";
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
