using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WorkReport.Web.Data;

/// <summary>
/// Can the store take something? Asked by a save that is taken back: a store that can only be read, has no room or no end of its trail does not
/// look well. One that others hold for long is slow, not ill. The answer is good for a moment, so that asking often costs nobody anything.
/// </summary>
public sealed class StoreHealth(IServiceScopeFactory scopes, StoreSpace space, TimeProvider time) : IHealthCheck, IDisposable
{
    /// <summary>For so long an answer is good.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim turn = new(1);
    private (HealthCheckResult Result, long At)? last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (last is not { } known || time.GetElapsedTime(known.At) >= Kept)
                last = known = (await AskAsync(cancellationToken), time.GetTimestamp());
            return known.Result;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<HealthCheckResult> AskAsync(CancellationToken cancel)
    {
        if (space.IsShort)
            return HealthCheckResult.Unhealthy("The disk is full.");
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
            await using var undone = await db.Database.BeginTransactionAsync(cancel);
            await db.TakeTurnAsync(cancel);
            return HealthCheckResult.Healthy();
        }
        catch (Exception held) when (Databases.Fault(held) is DatabaseFault.Busy)
        {
            return HealthCheckResult.Degraded("Others hold the store.");
        }
        catch (Exception fault) when (StoreTrouble.Of(fault) is not null)
        {
            return HealthCheckResult.Unhealthy(fault.Message);
        }
    }
}
