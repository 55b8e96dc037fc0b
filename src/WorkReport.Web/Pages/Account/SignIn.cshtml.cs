using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Account;

/// <summary>登录.</summary>
[AllowAnonymous]
[StrangersOnly]
public sealed class SignInModel(SignIns signIns, Passwords passwords, CurrentPerson person, DeviceMark device, KeptForms kept, IStringLocalizer<SharedResource> text) : PageModel
{
    /// <summary>What the form asks and was told.</summary>
    public SignInPanel Panel { get; private set; } = new();

    /// <summary>What had been typed when the session ran out, to be sent again; null when there was nothing.</summary>
    public KeptForm? Form { get; private set; }

    /// <summary>Before that is sent again, a password of their own is chosen; null where they have one.</summary>
    public FirstPasswordPanel? First { get; private set; }

    public IActionResult OnGet(string? returnUrl)
    {
        if (person.IsSignedIn)
            return Onward(returnUrl);
        Panel = new SignInPanel(returnUrl);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm] string? userName, [FromForm, AsTyped] string? password, [FromForm] string? returnUrl, [FromForm(Name = "Kept")] string? sealedForm, CancellationToken cancel)
    {
        if (passwords.IsCrowded)
        {
            Panel = new SignInPanel(returnUrl, sealedForm, userName, text["SignIn.Crowded"]);
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }

        var name = UserNames.Key(userName);
        if (await signIns.TryAsync(userName, password, device.Of(Request, name), HttpContext.Connection.RemoteIpAddress, cancel) is not { } session)
        {
            Panel = new SignInPanel(returnUrl, sealedForm, userName, text["SignIn.Refused"]);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        device.Keep(HttpContext, name);
        await SessionCookie.WriteAsync(HttpContext, session.Id, session.Account!.PersonId);
        if (kept.Open(sealedForm) is not { } form || !Url.IsLocalUrl(form.Target))
            return Onward(returnUrl);

        var found = (await signIns.FindAsync(session.Id, person.Today, cancel))!;
        person.Enter(found.PersonId, found.Name, found.UserName, found.Roles.Select(held => held.Role), found.Rights, found.Trail, found.HasPrintedPassword);
        if (found.HasPrintedPassword)
            First = new FirstPasswordPanel(returnUrl, sealedForm);
        else
            Form = form;
        return Page();
    }

    private LocalRedirectResult Onward(string? returnUrl) => LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
}
