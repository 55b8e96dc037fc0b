using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.Data;

/// <summary>A data folder of its own with a real SQLite file, built up as the application builds it; gone at the end.</summary>
public sealed class Store : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 12, 31, 12, 0, 0, TimeSpan.FromHours(8));

    private readonly ServiceProvider services;
    private readonly bool isOwn;

    public Store(params (string Key, string Value)[] settings) : this(Directory.CreateTempSubdirectory("workreport-store-").FullName, isOwn: true, settings)
    {
    }

    private Store(string folder, bool isOwn, (string Key, string Value)[] settings)
    {
        (Folder, this.isOwn) = (folder, isOwn);
        Configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Data:Folder", Folder), .. settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))])
            .Build();
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddWorkReportDb(Configuration)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    /// <summary>One that lies there already, looked at beside whoever serves it; it stays.</summary>
    public static Store At(string folder) => new(folder, isOwn: false, []);

    public string Folder { get; }
    public IConfiguration Configuration { get; }
    public FakeTimeProvider Time { get; } = new(Noon);
    public string File => Path.Combine(Folder, DatabaseChoice.FileName);
    public DatabaseChoice Choice => services.GetRequiredService<DatabaseChoice>();

    public async Task<SchemaUpgraded> Upgrade()
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SchemaUpgrade>().RunAsync("test");
    }

    public async Task With(Func<WorkReportDb, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<WorkReportDb>());
    }

    public async Task<T> With<T>(Func<WorkReportDb, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<WorkReportDb>());
    }

    /// <summary>Runs SQL as someone with the file and a tool would: past the application.</summary>
    public async Task<object?> Outside(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (isOwn)
            Directory.Delete(Folder, recursive: true);
    }
}
