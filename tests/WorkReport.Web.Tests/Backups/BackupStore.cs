using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Backups;
using WorkReport.Web.Data;
using WorkReport.Web.Demonstration;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Backups;

/// <summary>A data folder of its own, and beside it one for backups, with all that backs it up and brings it back.</summary>
internal sealed class BackupStore : IAsyncDisposable
{
    public const string Passphrase = "春江潮水连海平 correct horse";

    public static readonly Act By = new("测试", new DateTimeOffset(2026, 12, 31, 9, 0, 0, TimeSpan.FromHours(8)));

    private readonly string root = Directory.CreateTempSubdirectory("workreport-backup-").FullName;
    private ServiceProvider services;

    public BackupStore() => services = Build();

    public string Folder => Path.Combine(root, "data");

    public string File => Path.Combine(Folder, DatabaseChoice.FileName);

    /// <summary>A file for a backup that is not there yet.</summary>
    public string New(string name) => Path.Combine(root, name);

    /// <summary>With the city of the demonstration in it.</summary>
    public static async Task<BackupStore> DemonstrationAsync()
    {
        var store = new BackupStore();
        await store.UpgradeAsync();
        await store.With(s => ActivatorUtilities.CreateInstance<LoadDemonstration>(s).RunAsync(new DemonstrationCity()));
        await store.SealAsync();
        return store;
    }

    /// <summary>With the schema of this program, a top unit and a person in it.</summary>
    public static async Task<BackupStore> FilledAsync()
    {
        var store = new BackupStore();
        await store.UpgradeAsync();
        await store.ChangeAsync(db =>
        {
            db.Add(OrgUnit.Found("TOP", "示例市", UnitLevel.City, null, new DateOnly(2020, 1, 1), By));
            var period = db.Add(Years.Opened("2022", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), By)).Entity;
            period.AddSection(OutlinePart.Review, "服务大局展现新作为", 0, By);
        });
        await store.SealAsync();
        return store;
    }

    public Task<SchemaUpgraded> UpgradeAsync() => With(s => s.GetRequiredService<SchemaUpgrade>().RunAsync("test"));

    public Task ChangeAsync(Action<WorkReportDb> change) => With(async s =>
    {
        var db = s.GetRequiredService<WorkReportDb>();
        change(db);
        return await db.SaveChangesAsync();
    });

    /// <summary>Somebody comes: a change with its line in the log.</summary>
    public Task EnrolAsync(string name) => ChangeAsync(db => db.Add(Person.Enrol(name, By)));

    /// <summary>Somebody is signed in.</summary>
    public Task OpenSessionAsync(string name) => ChangeAsync(db =>
    {
        var account = Web.Data.Account.Open(db.People.Single(p => p.Name == name), name, "hash", isPrinted: false, By);
        db.Add(account);
        db.Add(new Session(account, TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(10)));
    });

    public Task<TrailSeal?> SealAsync() => With(s => s.GetRequiredService<TrailCheck>().SealAsync(TimeProvider.System.GetUtcNow()));

    public Task<BackupMade> BackUpAsync(string path, string? passphrase = Passphrase) =>
        With(s => s.GetRequiredService<BackupMaker>().MakeAsync(path, passphrase, "测试", CancellationToken.None));

    public Task<Rehearsed> RehearseAsync(string path, string? passphrase = Passphrase) =>
        With(s => s.GetRequiredService<Rehearsal>().RunAsync(path, passphrase, CancellationToken.None));

    /// <param name="path">The backup.</param>
    /// <param name="passphrase">Opens it.</param>
    /// <param name="afterEach">Called after each step of the change of stores.</param>
    public async Task<Restored> RestoreAsync(string path, string? passphrase = Passphrase, Action? afterEach = null)
    {
        var restore = services.GetRequiredService<StoreRestore>();
        restore.AfterEach = afterEach;
        var restored = await restore.RunAsync(path, passphrase, "restore", CancellationToken.None);
        Restart();
        return restored;
    }

    /// <summary>As another process finds it.</summary>
    public void Restart()
    {
        services.Dispose();
        SqliteConnection.ClearAllPools();
        services = Build();
    }

    public async Task<T> With<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task<List<string>> NamesAsync() => With(s => s.GetRequiredService<WorkReportDb>().People.OrderBy(p => p.Id).Select(p => p.Name).ToListAsync());

    /// <summary>What the check of the trail finds.</summary>
    public Task<IReadOnlyList<Domain.Verdict>> CheckAsync() => With(s => s.GetRequiredService<TrailCheck>().RunAsync());

    /// <summary>Names and hashes of all files of the store: what nobody may have touched.</summary>
    public async Task<string> FilesAsync()
    {
        SqliteConnection.ClearAllPools();
        List<string> files = [];
        foreach (var file in Directory.EnumerateFileSystemEntries(Folder).Where(f => !f.EndsWith(StoreInUse.Suffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            files.Add($"{Path.GetFileName(file)} {(Directory.Exists(file) ? "folder" : await BackupMaker.HashAsync(file, CancellationToken.None))}");
        return string.Join('\n', files);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }

    private ServiceProvider Build()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Folder", Folder), new("Backup:Folder", Path.Combine(root, "shelf"))]).Build();
        return new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging().AddWorkReportDb(configuration).AddBackups(configuration).BuildServiceProvider();
    }
}
