using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using WorkReport.Web.Data;

namespace WorkReport.SqlServer.Tests.Offline;

public sealed class DriftTests
{
    [Fact]
    public void The_SQLite_migrations_lead_to_the_model()
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges(), "Run: dotnet ef migrations add NAME --context SqliteWorkReportDb");
    }

    [Fact]
    public void The_SQL_Server_migrations_lead_to_the_model()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges(), "Run: dotnet ef migrations add NAME --context SqlServerWorkReportDb");
    }

    [Fact]
    public void Both_have_the_same_steps_under_the_same_names()
    {
        using var sqlite = new SqliteDesignTime().CreateDbContext([]);
        using var server = new SqlServerDesignTime().CreateDbContext([]);

        Assert.Equal(
            sqlite.Database.GetMigrations().Select(m => m[(m.IndexOf('_', StringComparison.Ordinal) + 1)..]),
            server.Database.GetMigrations().Select(m => m[(m.IndexOf('_', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public void A_model_that_has_moved_on_is_found()
    {
        using var db = new Drifted(new DbContextOptionsBuilder<Drifted>().UseSqlServer("Server=nowhere").Options);
        Assert.True(db.Database.HasPendingModelChanges());
    }
}

/// <summary>The product's model with one column more than its migrations know of.</summary>
public sealed class Drifted(DbContextOptions<Drifted> options) : SqlServerWorkReportDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Domain.Audit.AuditHead>().Property<int?>("Forgotten");
    }
}

[DbContext(typeof(Drifted))]
public sealed class DriftedSnapshot : ModelSnapshot
{
    protected override void BuildModel(ModelBuilder modelBuilder)
    {
        var products = typeof(WorkReportDb).Assembly.GetTypes().Single(t =>
            t.IsSubclassOf(typeof(ModelSnapshot)) && t.GetCustomAttribute<DbContextAttribute>()!.ContextType == typeof(SqlServerWorkReportDb));
        products.GetMethod(nameof(BuildModel), BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(Activator.CreateInstance(products), [modelBuilder]);
    }
}
