using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.AspNetCore.WebUtilities;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Account;

/// <summary>How a request comes to have a person.</summary>
public static class Conventions
{
    public const string SignInPath = "/sign-in";
    public const string FirstPasswordPath = "/first-password";

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<KeptForms>().AddSingleton<DeviceMark>().AddScoped<CurrentPerson>().AddScoped<KeptLabels>().AddPolicies();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = SessionCookie.Name;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.CookieManager = new SessionCookie();
            options.ExpireTimeSpan = SignIns.Lasts;
            options.SlidingExpiration = false;
            options.LoginPath = SignInPath;
            options.ReturnUrlParameter = "returnUrl";
            options.Events.OnRedirectToLogin = AskToSignIn;
            // What a person may not see is not there for them.
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        });
        return services;
    }

    /// <summary>After the cookie was read, before anyone asks what they may: the store says who it is, and whether at all.</summary>
    public static IApplicationBuilder UseCurrentPerson(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        // The page of a fault does not ask the store again that may be the fault; styles and scripts need nobody.
        if (SessionCookie.SessionOf(context.User) is { } session
            && context.Features.Get<IExceptionHandlerFeature>() is null
            && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        {
            var person = context.RequestServices.GetRequiredService<CurrentPerson>();
            if (await context.RequestServices.GetRequiredService<SignIns>().FindAsync(session, person.Today, context.RequestAborted) is { } found)
            {
                person.Enter(found.PersonId, found.Name, found.UserName, found.Roles.Select(held => held.Role), found.Rights, found.Trail, found.HasPrintedPassword);
            }
            else
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
                await context.SignOutAsync();
            }
        }

        await next(context);
    });

    /// <summary>
    /// Before anyone asks what they may: who came in with the password of an account card is led to where they choose their own. A form that was
    /// sent meanwhile goes along, as through the sign-in.
    /// </summary>
    public static IApplicationBuilder UseFirstPassword(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.RequestServices.GetRequiredService<CurrentPerson>().HasPrintedPassword
            || context.GetEndpoint() is not { } asked || asked.Metadata.GetMetadata<IAllowAnonymous>() is not null || asked.Metadata.GetMetadata<WithPrintedPasswordAttribute>() is not null)
        {
            return next(context);
        }

        if (HttpMethods.IsPost(context.Request.Method))
            context.Refuse(StatusCodes.Status401Unauthorized, ExpiredForms.PrintedPassword);
        else
            context.Response.Redirect(QueryHelpers.AddQueryString(FirstPasswordPath, "returnUrl", context.Request.Path + context.Request.QueryString));
        return Task.CompletedTask;
    });

    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (HttpMethods.IsPost(context.Request.Method))
            context.HttpContext.Refuse(StatusCodes.Status401Unauthorized, ExpiredForms.SignedOut);
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
