using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using WorkReport.Web.Data.Search;

namespace WorkReport.Web.Data;

/// <summary>
/// The store in one SQLite file. What SQLite would let pass is made as strict as SQL Server: lengths become CHECK
/// constraints, and points in time become UTC ticks (100 ns since 0001-01-01), which sort and compare.
/// </summary>
public class SqliteWorkReportDb : WorkReportDb
{
    public SqliteWorkReportDb(DbContextOptions<SqliteWorkReportDb> options) : base(options) { }

    protected SqliteWorkReportDb(DbContextOptions options) : base(options) { }

    internal override ISearchIndex SearchIndex { get; } = new SqliteSearchIndex();

    /// <summary>What its migrations are written by; the options of a site have it once for all of its contexts.</summary>
    public static DbContextOptionsBuilder WithItsMigrations(DbContextOptionsBuilder options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.ReplaceService<IMigrationsSqlGenerator, ChecksWithColumns>();
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        ArgumentNullException.ThrowIfNull(optionsBuilder);
        base.OnConfiguring(optionsBuilder);
        if (optionsBuilder.Options.FindExtension<CoreOptionsExtension>()?.ReplacedServices?.ContainsKey((typeof(IMigrationsSqlGenerator), null)) != true)
            WithItsMigrations(optionsBuilder);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // The table itself is one of FTS5, which no model knows.
        modelBuilder.Entity<SearchHit>().HasNoKey().ToView(null);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Conventions.Add(_ => new LengthsAsChecks());
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
