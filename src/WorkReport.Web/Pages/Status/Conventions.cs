using Microsoft.AspNetCore.Diagnostics;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Status;

/// <summary>What becomes of a save while hardly anything is free.</summary>
public static class Conventions
{
    /// <summary>
    /// After the form was read, so that what was typed comes back: nothing is taken in while less is free than is kept back. Signing in and out
    /// leave too little to be refused for it.
    /// </summary>
    public static IApplicationBuilder UseRoom(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var space = app.ApplicationServices.GetRequiredService<StoreSpace>();
        return app.Use((context, next) =>
        {
            // The page of a refusal runs through here again.
            var isSave = HttpMethods.IsPost(context.Request.Method) && context.Features.Get<Problem>() is null && context.Features.Get<IExceptionHandlerFeature>() is null
                && context.RequestServices.GetRequiredService<CurrentPerson>().IsSignedIn && context.Request.Path != "/sign-out";
            if (!isSave || !space.IsShort)
                return next(context);
            context.Refuse(StatusCodes.Status503ServiceUnavailable, StoreTrouble.Full);
            context.Features.Set(new Problem(StoreTrouble.Full) { Passes = true });
            return Task.CompletedTask;
        });
    }
}
