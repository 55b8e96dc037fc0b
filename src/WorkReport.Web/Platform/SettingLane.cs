using System.Threading.RateLimiting;

namespace WorkReport.Web.Platform;

/// <summary>A page that sets pages of type: seconds of one processor, so it goes through the lane.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SetsPagesAttribute : Attribute
{
    /// <summary>Only what is posted sets any.</summary>
    public bool OnlyPosted { get; set; }
}

/// <summary>
/// Setting pages has a lane of its own: half of the processors, and of one person one setting after the other, so that whoever asks for a
/// hundred files waits for them alone. Who comes when very many wait is told to come again.
/// </summary>
public static class SettingLane
{
    /// <summary>Of one person, who wait while one is set: a browser asks for all pictures of a report at once.</summary>
    public const int MostOfOne = 40;

    /// <summary>Of everybody.</summary>
    public const int MostOfAll = 200;

    public static IServiceCollection AddSettingLane(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            Lane(context => context.RequestServices.GetRequiredService<CurrentPerson>().Id, permits: 1, MostOfOne),
            Lane(_ => 0, Math.Max(1, Environment.ProcessorCount / 2), MostOfAll));
        options.OnRejected = (refused, _) =>
        {
            refused.HttpContext.Refuse(StatusCodes.Status503ServiceUnavailable, "Problem.SettingCrowded");
            return ValueTask.CompletedTask;
        };
    });

    private static PartitionedRateLimiter<HttpContext> Lane(Func<HttpContext, int> whose, int permits, int waiting) =>
        PartitionedRateLimiter.Create<HttpContext, int>(context => context.GetEndpoint()?.Metadata.GetMetadata<SetsPagesAttribute>() is not { } sets || (sets.OnlyPosted && !HttpMethods.IsPost(context.Request.Method))
            ? RateLimitPartition.GetNoLimiter(-1)
            : RateLimitPartition.GetConcurrencyLimiter(whose(context), _ => new ConcurrencyLimiterOptions { PermitLimit = permits, QueueLimit = waiting }));
}
