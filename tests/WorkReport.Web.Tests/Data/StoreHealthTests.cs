using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.Data;

/// <summary>A proxy is told in time which node can take nothing.</summary>
public sealed class StoreHealthTests : IAsyncLifetime
{
    private readonly Store store = new();
    private long? free;

    public async ValueTask InitializeAsync() => await store.Upgrade();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_store_that_takes_a_save_is_well_and_nothing_is_left_of_the_question()
    {
        var before = await store.Outside("SELECT Sequence || Hash FROM AuditHeads");
        Assert.Equal(HealthStatus.Healthy, await AskAsync());
        Assert.Equal(before, await store.Outside("SELECT Sequence || Hash FROM AuditHeads"));
    }

    [Fact]
    public async Task One_that_can_only_be_read_is_not()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            // The account may write whatever it likes: the mode of opening says it instead.
            Assert.Equal(HealthStatus.Unhealthy, await AskAsync($"Data Source={store.File};Mode=ReadOnly"));
            return;
        }

        File.SetUnixFileMode(store.File, UnixFileMode.UserRead);
        Assert.Equal(HealthStatus.Unhealthy, await AskAsync());
    }

    [Fact]
    public async Task One_without_the_head_of_its_trail_is_not()
    {
        await store.Outside("DROP TRIGGER AuditHeads_stays; DELETE FROM AuditHeads");
        Assert.Equal(HealthStatus.Unhealthy, await AskAsync());
    }

    [Fact]
    public async Task One_with_hardly_any_room_is_not()
    {
        free = StoreSpace.Least - 1;
        Assert.Equal(HealthStatus.Unhealthy, await AskAsync());
        free = StoreSpace.Least;
        Assert.Equal(HealthStatus.Healthy, await AskAsync());
    }

    [Fact]
    public async Task One_that_others_hold_is_slow_and_not_ill()
    {
        await store.With(async db =>
        {
            await using var held = await db.Database.BeginTransactionAsync();
            Assert.Equal(HealthStatus.Degraded, await AskAsync($"Data Source={store.File}", ("Database:LockTimeout", "1")));
        });
    }

    [Fact]
    public async Task Asking_often_asks_the_store_seldom()
    {
        await using var services = Services(null);
        var health = services.GetRequiredService<StoreHealth>();
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new())).Status);
        await store.Outside("DROP TRIGGER AuditHeads_stays; DELETE FROM AuditHeads");
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new())).Status);
        store.Time.Advance(StoreHealth.Kept);
        Assert.Equal(HealthStatus.Unhealthy, (await health.CheckHealthAsync(new())).Status);
    }

    private async Task<HealthStatus> AskAsync(string? connection = null, params (string Key, string Value)[] settings)
    {
        await using var services = Services(connection, settings);
        return (await services.GetRequiredService<StoreHealth>().CheckHealthAsync(new HealthCheckContext())).Status;
    }

    private ServiceProvider Services(string? connection, params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddSingleton<TimeProvider>(store.Time)
        .AddWorkReportDb(new ConfigurationBuilder().AddConfiguration(store.Configuration)
            .AddInMemoryCollection([new("ConnectionStrings:WorkReport", connection), .. settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))]).Build())
        .AddSingleton(new StoreSpace(() => free))
        .BuildServiceProvider();
}
