using WorkReport.Web.Data;

namespace WorkReport.Web.Jobs;

/// <summary>Seals the trail once an hour while the site runs; between two seals nothing is proved against who can write the database.</summary>
public sealed partial class SealTrail(IServiceScopeFactory scopes, TimeProvider time, ILogger<SealTrail> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<TrailCheck>().SealAsync(time.GetUtcNow(), stoppingToken);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException || Databases.Fault(fault) is not null)
            {
                NotSealed(log, fault.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1, LogLevel.Warning, "The log of what people did was not sealed this hour: {Why}")]
    private static partial void NotSealed(ILogger logger, string why);
}
