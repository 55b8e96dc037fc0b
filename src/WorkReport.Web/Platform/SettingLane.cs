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
/// Setting pages has a lane of its own: half of the processors, and of one person one setting after the other, no more in a second than
/// eyes can follow, so that whoever asks for a hundred files waits for them alone. Who comes when very many wait is told to come again.
/// </summary>
public static class SettingLane
{
    /// <summary>Of one person, who wait while one is set: a browser asks for all pictures of a report at once.</summary>
    public const int MostOfOne = 40;

    /// <summary>Of one person in a second, also of what is set already and only sent.</summary>
    public const int PaceOfOne = 20;

    /// <summary>Of everybody.</summary>
    public const int MostOfAll = 200;

    public static IServiceCollection AddSettingLane(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            Limited(context => RateLimitPartition.GetTokenBucketLimiter(Whose(context), _ => new TokenBucketRateLimiterOptions
            {
                // All pictures of a report at once, and then as many as they are looked at.
                TokenLimit = MostOfOne,
                TokensPerPeriod = PaceOfOne / 10,
                ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
                QueueLimit = MostOfOne,
            })),
            Limited(context => Lane(Whose(context), permits: 1, MostOfOne)),
            Limited(_ => Lane(0, Math.Max(1, Environment.ProcessorCount / 2), MostOfAll)));
        options.OnRejected = (refused, _) =>
        {
            refused.HttpContext.Refuse(StatusCodes.Status503ServiceUnavailable, "Problem.SettingCrowded");
            return ValueTask.CompletedTask;
        };
    });

    private static int Whose(HttpContext context) => context.RequestServices.GetRequiredService<CurrentPerson>().Id;

    private static RateLimitPartition<int> Lane(int whose, int permits, int waiting) =>
        RateLimitPartition.GetConcurrencyLimiter(whose, _ => new ConcurrencyLimiterOptions { PermitLimit = permits, QueueLimit = waiting });

    private static PartitionedRateLimiter<HttpContext> Limited(Func<HttpContext, RateLimitPartition<int>> by) =>
        PartitionedRateLimiter.Create<HttpContext, int>(context => context.GetEndpoint()?.Metadata.GetMetadata<SetsPagesAttribute>() is not { } sets || (sets.OnlyPosted && !HttpMethods.IsPost(context.Request.Method))
            ? RateLimitPartition.GetNoLimiter(-1) : by(context));
}
