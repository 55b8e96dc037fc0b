using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;

namespace WorkReport.Web.Platform;

/// <summary>
/// Who is not signed in is answered at a pace, address by address: what comes faster waits for its turn, so that whoever asks as fast as their
/// sockets allow waits for themselves. Styles and scripts are not counted, nor is who only asks whether the site is well.
/// </summary>
public static class StrangersPace
{
    /// <summary>Requests a second of one address: the sign-ins of an office of hundreds, all in the same minute.</summary>
    public const int ASecond = 200;

    /// <summary>Requests that are answered at once; after a rest twice as many, since the limiter goes on counting while its bucket is full.</summary>
    public const int AtOnce = 200;

    /// <summary>Requests of one address that wait for their turn; the next is told to come back.</summary>
    public const int Waiting = 400;

    private const int StepsASecond = 10;

    public static IApplicationBuilder UseStrangersPace(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var pace = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(SourceNetwork.Of(context.Connection.RemoteIpAddress), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = AtOnce,
            TokensPerPeriod = ASecond / StepsASecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1.0 / StepsASecond),
            QueueLimit = Waiting,
        }));
        app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(pace.Dispose);
        return app.Use(async (context, next) =>
        {
            if (!IsCounted(context))
            {
                await next(context);
                return;
            }

            using var turn = await pace.AcquireAsync(context, cancellationToken: context.RequestAborted);
            if (turn.IsAcquired)
            {
                await next(context);
                return;
            }

            // A sentence and no page: who comes in such numbers is to cost little.
            context.Response.Headers.RetryAfter = "10";
            await context.RefuseBrieflyAsync(StatusCodes.Status503ServiceUnavailable, "Problem.Crowded");
        });
    }

    // The page of a refusal or fault runs through here again.
    private static bool IsCounted(HttpContext context) => !context.RequestServices.GetRequiredService<CurrentPerson>().IsSignedIn
        && context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Features.Get<IExceptionHandlerFeature>() is null
        && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        && !context.Request.Path.StartsWithSegments("/healthz", StringComparison.Ordinal);
}
