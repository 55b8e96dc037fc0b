using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace WorkReport.Web.Platform;

/// <summary>
/// A form whose token is missing or no longer good, or whose session is over, is not accepted, but what was typed into it is
/// not lost: the page of the refusal shows it and offers to send it again, after the sign-in where one is needed.
/// </summary>
public sealed class ExpiredForms : IAlwaysRunResultFilter
{
    public const string Reason = "Problem.Expired";

    /// <summary>Nobody is signed in, or not any more.</summary>
    public const string SignedOut = "Problem.SignedOut";

    /// <summary>Who sent it has to choose a password of their own first.</summary>
    public const string PrintedPassword = "Problem.PrintedPassword";

    public void OnResultExecuting(ResultExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.HttpContext.Refuse(StatusCodes.Status400BadRequest, Reason);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    /// <summary>
    /// What was typed, to be sent again by a person who has seen it. Nothing where another site sent the form: offering it
    /// here would be doing that site's work.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Typed(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var site = context.Request.Headers["Sec-Fetch-Site"].ToString();
        var isKept = context.Features.Get<Problem>() is { Reason: Reason or SignedOut or PrintedPassword } or { Passes: true };
        if (!isKept || site is not ("" or "same-origin" or "none") || !context.Request.HasFormContentType)
            return [];
        return [.. context.Request.Form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal))
            .SelectMany(f => f.Value.Select(value => KeyValuePair.Create(f.Key, value ?? "")))];
    }
}
