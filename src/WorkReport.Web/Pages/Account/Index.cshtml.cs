using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Account;

/// <summary>我的账户: who I am here, and another password.</summary>
public sealed class IndexModel(
    WorkReportDb db, Accounts accounts, SignIns signIns, CurrentPerson person, IStringLocalizer<SharedResource> text) : PageModel
{
    /// <summary>The unit's name and what the person does there.</summary>
    public IReadOnlyList<(string Unit, UnitLevel Level, Role Role, bool Signs)> Memberships { get; private set; } = [];

    /// <summary>The password was just changed.</summary>
    public bool IsChanged { get; private set; }

    public async Task OnGetAsync(bool changed, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        IsChanged = changed;
    }

    public async Task<IActionResult> OnPostAsync([FromForm, AsTyped] string? current, [FromForm(Name = "New"), AsTyped] string? wanted, [FromForm, AsTyped] string? again, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var account = (await accounts.OfAsync(person.Id, cancel))!;
        if (!await signIns.ConfirmAsync(account, current, cancel))
            return Refused("Current", Verdict.No("Account.CurrentWrong"));
        if (wanted != again)
            return Refused("Again", Verdict.No("Account.NotAlike"));
        var may = await accounts.ChoosePasswordAsync(account, wanted ?? "", person.Act(), cancel);
        if (!may.IsYes)
            return Refused("New", may);

        var session = signIns.Continue(account);
        await db.SaveChangesAsync(cancel);
        await SessionCookie.WriteAsync(HttpContext, session.Id, person.Id);
        return LocalRedirect("/account?changed=true");
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var memberships = await db.SeldomAsync((nameof(Memberships), person.Id), () => db.People.Where(p => p.Id == person.Id).SelectMany(p => p.Memberships)
            .OrderBy(m => m.UnitId).ThenBy(m => m.Id).Select(m => new { m.Unit!.Name, m.Unit.Level, m.Role, m.Signs }).ToListAsync(cancel));
        Memberships = memberships.ConvertAll(m => (m.Name, m.Level, m.Role, m.Signs));
    }

    private PageResult Refused(string field, Verdict why)
    {
        ModelState.AddModelError(field, text[why.Reason!, [.. why.Values]]);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
