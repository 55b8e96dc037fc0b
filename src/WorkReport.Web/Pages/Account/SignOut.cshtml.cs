using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Account;

/// <summary>退出: the session ends on the server, so that a copy of its cookie is worth nothing.</summary>
[WithPrintedPassword]
public sealed class SignOutModel(SignIns signIns) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (SessionCookie.SessionOf(User) is { } session)
            await signIns.EndAsync(session, cancel);
        await HttpContext.SignOutAsync();
        return LocalRedirect(Conventions.SignInPath);
    }
}
