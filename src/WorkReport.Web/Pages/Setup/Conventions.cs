using Microsoft.AspNetCore.Authorization;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Setup;

/// <summary>Leads every page to 初始设置 while there is nobody.</summary>
public static class Conventions
{
    public const string Path = "/setup";

    /// <summary>After routing, before anyone is asked to sign in.</summary>
    public static IApplicationBuilder UseSetup(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var isOpenToAll = context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null && context.Request.Path != "/sign-in";
        if (!isOpenToAll && await context.RequestServices.GetRequiredService<FirstStart>().IsNowAsync(context.RequestAborted))
            context.Response.Redirect(Path);
        else
            await next(context);
    });
}
