using System.Text;

namespace WorkReport.Web.Platform;

/// <summary>
/// Takes what browsers say the Content-Security-Policy stopped, and logs it as one warning. Anybody may send one: of a flood so many are
/// written an hour as a person would read, and of the rest only how many there were.
/// </summary>
public sealed partial class PolicyReports(TimeProvider time, ILogger<PolicyReports> log)
{
    private const int Longest = 4096;

    /// <summary>Reports written in one hour.</summary>
    public const int MostAnHour = 30;

    private readonly FoldedLines lines = new(time, MostAnHour, TimeSpan.FromHours(1));

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        var bytes = new byte[Longest];
        var length = await request.Body.ReadAtLeastAsync(bytes, Longest, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        // One report, one line: a forged one cannot write lines of its own, nor give orders to the terminal that shows the log.
        var report = new string([.. Encoding.UTF8.GetString(bytes, 0, length).Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]);
        var (isTold, before) = lines.Count(nameof(PolicyReports));
        if (before > 0)
            Folded(log, before);
        if (isTold)
            Stopped(log, report);
        return Results.NoContent();
    }

    [LoggerMessage(1, LogLevel.Warning, "The content policy stopped something: {Report}")]
    private static partial void Stopped(ILogger logger, string report);

    [LoggerMessage(2, LogLevel.Warning, "Another {Count} reports of the content policy came within that hour and were not written")]
    private static partial void Folded(ILogger logger, int count);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(SecurityHeaders.ReportPath, (HttpRequest request, PolicyReports reports) => reports.TakeAsync(request)).AllowAnonymous();
}
