using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WorkReport.Web.Pages.Preferences;

/// <summary>Takes what the two switches of the masthead say, and goes back to where they were pressed.</summary>
[AllowAnonymous]
public sealed class IndexModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public IActionResult OnPost([FromForm] string? language, [FromForm] string? type, [FromForm] string? returnUrl)
    {
        var now = Platform.Preferences.Of(Request);
        new Platform.Preferences(
            language is Platform.Preferences.Chinese or Platform.Preferences.English ? language : now.Language,
            type is null ? now.LargeType : type == "large").Keep(Response);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}
