using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using WorkReport.Domain;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Account;

/// <summary>
/// 换成自己的密码: who signed in with the password of an account card chooses one of their own, and goes on to where they were going. The one
/// on the card is not asked for again: it opened this session a moment ago.
/// </summary>
[WithPrintedPassword]
public sealed class FirstPasswordModel(
    WorkReportDb db, Accounts accounts, SignIns signIns, CurrentPerson person, KeptForms kept, IStringLocalizer<SharedResource> text) : PageModel
{
    /// <summary>What the form asks and was told.</summary>
    public FirstPasswordPanel Panel { get; private set; } = new();

    /// <summary>What had been typed elsewhere before, to be sent again; null when there was nothing.</summary>
    public KeptForm? Form { get; private set; }

    public IActionResult OnGet(string? returnUrl)
    {
        Panel = new FirstPasswordPanel(returnUrl);
        return person.HasPrintedPassword ? Page() : Onward(returnUrl, null);
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "New"), AsTyped] string? wanted, [FromForm, AsTyped] string? again, [FromForm] string? returnUrl, [FromForm(Name = "Kept")] string? sealedForm, CancellationToken cancel)
    {
        // Pressed in a second tab: it is done.
        if (!person.HasPrintedPassword)
            return Onward(returnUrl, sealedForm);
        var account = (await accounts.OfAsync(person.Id, cancel))!;
        var may = wanted == again ? await accounts.ChoosePasswordAsync(account, wanted ?? "", person.Act(), cancel) : Verdict.No("Account.NotAlike");
        if (!may.IsYes)
        {
            Panel = new FirstPasswordPanel(returnUrl, sealedForm, (wanted == again ? "New" : "Again", text[may.Reason!, [.. may.Values]]));
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var session = signIns.Continue(account);
        await db.SaveChangesAsync(cancel);
        await SessionCookie.WriteAsync(HttpContext, session.Id, person.Id);
        var found = (await signIns.FindAsync(session.Id, person.Today, cancel))!;
        person.Enter(found.PersonId, found.Name, found.UserName, found.Roles.Select(held => held.Role), found.Rights, found.Trail);
        return Onward(returnUrl, sealedForm);
    }

    private IActionResult Onward(string? returnUrl, string? sealedForm)
    {
        Form = kept.Open(sealedForm) is { } form && Url.IsLocalUrl(form.Target) ? form : null;
        return Form is not null ? Page() : LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}
