using WorkReport.Web.Data;
using WorkReport.Web.Demonstration;
using WorkReport.Web.Tests.Data;

[assembly: AssemblyFixture(typeof(WorkReport.Web.Tests.Demonstration.DemonstrationStore))]

namespace WorkReport.Web.Tests.Demonstration;

/// <summary>The demonstration loaded once into a real SQLite file, for tests that only read it.</summary>
public sealed class DemonstrationStore : IAsyncLifetime
{
    public Store Store { get; } = new();
    public DemonstrationCity City { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Store.Upgrade();
        Assert.True(await Load(Store, City));
    }

    public static Task<bool> Load(Store store, DemonstrationCity city) => store.With(async db =>
    {
        using var passwords = new Passwords(iterations: 1_000);
        return await new LoadDemonstration(db, new Accounts(db, passwords), passwords, store.Time).RunAsync(city, TestContext.Current.CancellationToken);
    });

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
