using System.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;

namespace WorkReport.Web.Platform;

/// <summary>
/// One line in the program's log for every request, refused ones too: who, which page, how it ended and how long it took. The page is named by
/// its pattern and the person by a number, so that no figure, no name and nothing typed gets into a file that others read. What one person asks in a
/// minute, or all strangers together, beyond what people do is counted; a fault has its line always.
/// </summary>
public static partial class RequestLog
{
    /// <summary>Lines a minute of one person, and of all strangers together.</summary>
    public const int MostAMinute = 300;

    private sealed class Requests;

    /// <summary>What was asked for: the page of a refusal takes its place later on.</summary>
    private sealed record Asked(Endpoint? Endpoint);

    /// <summary>After routing: which page is asked for.</summary>
    public static IApplicationBuilder UseAskedPage(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<Asked>() is null)
            context.Features.Set(new Asked(context.GetEndpoint()));
        return next(context);
    });

    public static IApplicationBuilder UseRequestLog(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger<Requests>();
        var lines = new FoldedLines(app.ApplicationServices.GetRequiredService<TimeProvider>(), MostAMinute, TimeSpan.FromMinutes(1));
        return app.Use(async (context, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                await next(context);
            }
            finally
            {
                if (log.IsEnabled(LogLevel.Information) && PatternOf(context) is { } pattern)
                {
                    var person = context.RequestServices.GetRequiredService<CurrentPerson>().Id;
                    var (isTold, before) = lines.Count(person);
                    if (before > 0)
                        Folded(log, before, person);
                    if (isTold || context.Response.StatusCode == StatusCodes.Status500InternalServerError)
                    {
                        Ended(log, context.Request.Method.Length > 7 ? "?" : context.Request.Method, pattern, context.Response.StatusCode,
                            (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds, person, context.TraceIdentifier);
                    }
                }
            }
        });
    }

    /// <summary>Null for styles and scripts, and for who only asks whether the site is well.</summary>
    private static string? PatternOf(HttpContext context)
    {
        var endpoint = context.Features.Get<Asked>()?.Endpoint;
        return endpoint?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || context.Request.Path.StartsWithSegments("/healthz", StringComparison.Ordinal) ? null
            : endpoint is RouteEndpoint { RoutePattern.RawText: { } pattern } ? "/" + pattern.TrimStart('/') : "-";
    }

    [LoggerMessage(1, LogLevel.Information, "{Method} {Page} {Status} {Milliseconds} ms, person {Person}, {Number}")]
    private static partial void Ended(ILogger log, string method, string page, int status, long milliseconds, int person, string number);

    [LoggerMessage(2, LogLevel.Information, "Another {Count} requests of person {Person} came within a minute and were not written")]
    private static partial void Folded(ILogger log, int count, int person);
}
