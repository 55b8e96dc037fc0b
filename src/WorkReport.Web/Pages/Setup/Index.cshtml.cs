using System.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Setup;

/// <summary>初始设置: the top unit and the first administrator, once.</summary>
[AllowAnonymous]
public sealed class IndexModel(
    WorkReportDb db, FirstStart start, Accounts accounts, SignIns signIns, BusinessClock clock, TimeProvider time, IStringLocalizer<SharedResource> text) : PageModel
{
    /// <summary>Commands and files name the top unit by it.</summary>
    private const string TopCode = "1";

    // Razor binds nothing by itself here: the form alone is read, never the address.
    public SetupForm Form { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await start.IsNowAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromForm] SetupForm form, CancellationToken cancel)
    {
        if (!await start.IsNowAsync(cancel))
            return NotFound();

        Form = form;
        ModelState.Clear();
        foreach (var (field, why) in form.Faults(start))
            ModelState.AddModelError(field, text[why.Reason!, [.. why.Values]]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        // Of two who press at once the second finds that somebody is there.
        await using var alone = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
        if (await db.People.AnyAsync(cancel))
            return NotFound();
        var by = new Act(SignIns.Acting(form.PersonName!.Trim(), UserNames.Clean(form.UserName)), time.GetUtcNow());
        // Last year's report is the first that is asked for: the unit stood then already.
        var top = OrgUnit.Found(TopCode, form.UnitName!.Trim(), form.Level!.Value, null, new DateOnly(clock.Today.Year - 1, 1, 1), by);
        var person = Person.Enrol(form.PersonName.Trim(), by);
        person.Join(top, Role.Administrator, by);
        person.Join(top, Role.Office, by);
        db.AddRange(top, person);
        (await accounts.OpenAsync(person, form.UserName!, form.Password!, isPrinted: false, by, cancel)).Demand();
        await db.SaveChangesAsync(cancel);
        var session = signIns.Continue((await accounts.OfAsync(person.Id, cancel))!);
        await db.SaveChangesAsync(cancel);
        await alone.CommitAsync(cancel);
        await SessionCookie.WriteAsync(HttpContext, session.Id, person.Id);
        return LocalRedirect("/");
    }
}
