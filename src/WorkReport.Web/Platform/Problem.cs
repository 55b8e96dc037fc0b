namespace WorkReport.Web.Platform;

/// <summary>Why a request was refused, for the page that tells the person.</summary>
/// <param name="Reason">Key of the sentence that says what was wrong and how to mend it.</param>
public sealed record Problem(string Reason)
{
    /// <summary>It was nobody's mistake and passes: what was typed is handed back, to be sent again.</summary>
    public bool Passes { get; init; }
}

public static class ProblemExtensions
{
    /// <summary>Refuses the request; the page of that status shows the sentence.</summary>
    public static void Refuse(this HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Features.Set(new Problem(reason));
    }

    /// <summary>Refuses it with the sentence alone, where many may come and each is to cost little.</summary>
    public static Task RefuseBrieflyAsync(this HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(SharedResource.Text(reason), context.RequestAborted);
    }
}
