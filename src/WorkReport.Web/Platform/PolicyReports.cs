using System.Text;

namespace WorkReport.Web.Platform;

/// <summary>Takes what browsers say the Content-Security-Policy stopped, and logs it as one warning.</summary>
public static partial class PolicyReports
{
    private const int Longest = 4096;

    public static void MapPolicyReports(this IEndpointRouteBuilder routes) =>
        routes.MapPost(SecurityHeaders.ReportPath, async (HttpRequest request, ILoggerFactory loggers) =>
        {
            var bytes = new byte[Longest];
            var length = await request.Body.ReadAtLeastAsync(bytes, Longest, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
            // One report, one line: a forged one cannot write lines of its own.
            var report = Encoding.UTF8.GetString(bytes, 0, length).ReplaceLineEndings(" ");
            Stopped(loggers.CreateLogger(typeof(PolicyReports)), report);
            return Results.NoContent();
        }).AllowAnonymous();

    [LoggerMessage(1, LogLevel.Warning, "The content policy stopped something: {Report}")]
    private static partial void Stopped(ILogger logger, string report);
}
