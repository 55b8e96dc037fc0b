using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Account;

/// <summary>
/// Who is signed in already has nothing to send here: the form of a second tab leads to where the first one did. Only what a
/// session's end had left in it goes on, to the page that shows what was typed.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StrangersOnlyAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    // Before the token is judged: that form's token was a stranger's.
    public int Order => -1;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (request, services) = (context.HttpContext.Request, context.HttpContext.RequestServices);
        if (HttpMethods.IsPost(request.Method) && services.GetRequiredService<CurrentPerson>().IsSignedIn
            && (!request.HasFormContentType || services.GetRequiredService<KeptForms>().Open(request.Form["Kept"]) is null))
        {
            context.Result = new LocalRedirectResult("/");
        }
    }
}
