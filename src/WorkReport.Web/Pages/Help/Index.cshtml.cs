using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Help;

/// <summary>帮助: what each role does from the first press to the last, for reading and for the wall; open to everybody.</summary>
[AllowAnonymous]
public sealed class IndexModel(CurrentPerson person) : PageModel
{
    /// <summary>One's own roles first, then in the order of the work.</summary>
    public IEnumerable<Role> Roles { get; } =
        new[] { Role.Contributor, Role.Reviewer, Role.Office, Role.Administrator }.OrderByDescending(role => person.IsSignedIn && person.Has(role));
}
