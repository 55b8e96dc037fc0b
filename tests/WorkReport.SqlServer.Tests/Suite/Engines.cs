using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using WorkReport.SqlServer.Tests.Offline;
using WorkReport.Web.Data;

namespace WorkReport.SqlServer.Tests.Suite;

/// <summary>A database of its own for one test class, brought up by the product's own upgrade.</summary>
public abstract class Engine : IAsyncLifetime
{
    public abstract DatabaseChoice Choice { get; }

    /// <summary>Why the tests cannot run here, or null.</summary>
    public virtual string? SkipReason => null;

    /// <summary>The store as the product has it.</summary>
    public abstract WorkReportDb Product();

    /// <summary>The store with the sample's tables.</summary>
    public abstract WorkReportDb WithSample();

    public virtual async ValueTask InitializeAsync()
    {
        if (SkipReason is not null)
            return;

        await using var product = Product();
        await new SchemaUpgrade(product, Choice, TimeProvider.System).RunAsync("test");
        // The product's schema comes from its migrations; the sample's tables are what its model has beyond that.
        await using var sample = WithSample();
        var more = sample.GetService<IMigrationsModelDiffer>().GetDifferences(ModelLimits.Of(product), ModelLimits.Of(sample));
        var commands = sample.GetService<IMigrationsSqlGenerator>().Generate(more, sample.GetService<IDesignTimeModel>().Model);
        await sample.GetService<IMigrationCommandExecutor>().ExecuteNonQueryAsync(commands, sample.GetService<IRelationalConnection>());
    }

    public abstract ValueTask DisposeAsync();
}

public sealed class SqliteEngine : Engine
{
    private readonly string folder = Directory.CreateTempSubdirectory("workreport-suite-").FullName;

    public override DatabaseChoice Choice => DatabaseChoice.From(Settings.Of(("Data:Folder", folder)));

    public override WorkReportDb Product() => new SqliteWorkReportDb(new DbContextOptionsBuilder<SqliteWorkReportDb>().UseSqlite(Choice.ConnectionString).Options);

    public override WorkReportDb WithSample() => new SqliteSample(new DbContextOptionsBuilder<SqliteSample>().UseSqlite(Choice.ConnectionString).Options);

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

public sealed class SqlServerEngine : Engine
{
    private readonly string name = $"workreport_test_{Guid.NewGuid():N}";

    public SqlServerAtHand AtHand { get; init; } = SqlServerAtHand.From(Environment.GetEnvironmentVariable);

    public override string? SkipReason => AtHand.SkipReason;

    public override DatabaseChoice Choice => DatabaseChoice.From(Settings.Of(
        ("Database:Provider", "SqlServer"),
        ("ConnectionStrings:WorkReport", new SqlConnectionStringBuilder(AtHand.Connection) { InitialCatalog = name }.ConnectionString)));

    public override WorkReportDb Product() => new SqlServerWorkReportDb(Options<SqlServerWorkReportDb>());

    public override WorkReportDb WithSample() => new SqlServerSample(Options<SqlServerSample>());

    /// <summary>The product makes no database: whoever tests it does, and sets it as it has to be.</summary>
    public override async ValueTask InitializeAsync()
    {
        if (SkipReason is null)
        {
            await using var db = Product();
            try
            {
                await db.GetService<IRelationalDatabaseCreator>().CreateAsync();
                await db.Database.ExecuteSqlRawAsync("ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE");
            }
            catch (SqlException away) when (Databases.Fault(away) is DatabaseFault.Unreachable)
            {
                // The upgrade says so in words.
            }
        }

        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (SkipReason is not null)
            return;

        await using var db = Product();
        await db.Database.EnsureDeletedAsync();
    }

    private DbContextOptions<T> Options<T>() where T : DbContext => new DbContextOptionsBuilder<T>().UseSqlServer(Choice.ConnectionString, server =>
    {
        if (AtHand.MaxBatch is { } rows)
            server.MaxBatchSize(rows);
    }).AddInterceptors(new SqlServerSession(Databases.BusySeconds)).Options;
}
