using Microsoft.Data.Sqlite;
using WorkReport.Web.Data;

namespace WorkReport.Web.Backups;

/// <summary>A store that was unpacked into a folder, opened there as any other.</summary>
internal sealed class UnpackedStore : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private UnpackedStore(ServiceProvider services) => this.services = services;

    /// <param name="folder">Where it lies.</param>
    /// <param name="trailKey">The key of its seals; null: the one in the folder.</param>
    public static UnpackedStore Open(string folder, string? trailKey)
    {
        // Nothing of the machine's own settings: they lead to the store that is in use.
        var configuration = new ConfigurationManager { ["Data:Folder"] = folder, ["Trail:Key"] = trailKey };
        configuration["ConnectionStrings:WorkReport"] = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, DatabaseChoice.FileName), Pooling = false }.ConnectionString;
        return new UnpackedStore(new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging().AddWorkReportDb(configuration).BuildServiceProvider());
    }

    public Task<T> With<T>(Func<WorkReportDb, CancellationToken, Task<T>> work, CancellationToken cancel) => WithServices(s => work(s.GetRequiredService<WorkReportDb>(), cancel));

    public async Task<T> WithServices<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
