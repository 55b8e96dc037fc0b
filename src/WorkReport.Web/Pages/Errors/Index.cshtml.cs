using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Errors;

/// <summary>The page of every refusal and fault: what happened, what to do next, and a number to quote; nothing of the inside.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[AllowAnonymous]
public sealed class IndexModel(KeptForms kept, CurrentPerson person, IStringLocalizer<SharedResource> text) : PageModel
{
    // The statuses that have words of their own; the rest share those of 400 and 500.
    private static readonly int[] Worded = [400, 401, 404, 405, 413, 415, 500, 503];

    public string Heading => text[IsFirstPassword ? "FirstPassword.Title" : $"Problem.{Words}.Title"];

    public string What => text[HttpContext.Features.Get<Problem>()?.Reason ?? $"Problem.{Words}.What"];

    public string Next => text[IsFirstPassword ? "Problem.PrintedPassword.Next" : $"Problem.{Words}.Next"];

    /// <summary>Stands beside the event in the log, so that whoever looks there finds it.</summary>
    public string Number => HttpContext.TraceIdentifier;

    /// <summary>What was typed into a form that had expired; null when there is nothing.</summary>
    public KeptForm? Typed => ExpiredForms.Typed(HttpContext) is { Count: > 0 } fields && Target is { } target ? Carried(fields) ?? Kept(target, fields) : null;

    private KeptForm Kept(string target, IReadOnlyList<KeyValuePair<string, string>> fields) => new(target, fields)
    {
        Names = FieldNames.Of(HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint, fields.Select(field => field.Key).Distinct()),
        Files = [.. Request.Form.Files.Where(file => file.Length > 0).Select(file => file.FileName)],
    };

    /// <summary>The sign-in, where that is what was lacking; it takes along what was typed.</summary>
    public SignInPanel? Panel => Response.StatusCode != StatusCodes.Status401Unauthorized || IsFirstPassword ? null : new SignInPanel(Origin, Sealed);

    /// <summary>A password of their own, where that is what was lacking; it takes along what was typed, too.</summary>
    public FirstPasswordPanel? First => IsFirstPassword ? new FirstPasswordPanel(Origin, Sealed) : null;

    private bool IsFirstPassword => HttpContext.Features.Get<Problem>() is { Reason: ExpiredForms.PrintedPassword };

    private string? Origin => HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath;

    private string? Sealed => Typed is { } typed ? kept.Seal(typed) : null;

    /// <summary>Who signed in elsewhere in the meantime needs no sign-in any more, but what this one took along.</summary>
    private KeptForm? Carried(IReadOnlyList<KeyValuePair<string, string>> fields) =>
        person.IsSignedIn && kept.Open(fields.FirstOrDefault(f => f.Key == "Kept").Value) is { } form && Url.IsLocalUrl(form.Target) ? form : null;

    private string? Target => HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } first ? first.OriginalPath + first.OriginalQueryString
        : HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;

    private int Words => Array.IndexOf(Worded, Response.StatusCode) >= 0 ? Response.StatusCode : Response.StatusCode >= 500 ? 500 : 400;

    public IActionResult OnGet()
    {
        if (StoreTrouble.Of(HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error) is { } trouble)
            HttpContext.Features.Set(new Problem(trouble) { Passes = true });
        // Asked for by its own address, there is no error to tell of.
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        // A page that saves itself has a line for it, and no room for a page.
        return FormPage.SavesItselfBy(Request)
            ? new JsonResult(new { why = What, retry = Response.StatusCode == StatusCodes.Status503ServiceUnavailable, isSignedOut = Response.StatusCode == StatusCodes.Status401Unauthorized, faults = Array.Empty<object>() }) { StatusCode = Response.StatusCode }
            : Page();
    }

    public IActionResult OnPost() => OnGet();
}
