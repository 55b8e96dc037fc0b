using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using WorkReport.Web.Data.Search;

namespace WorkReport.Web.Data;

/// <summary>
/// The store in SQL Server. Text compares and sorts by code point and points in time come back in UTC, as on SQLite,
/// so that a page answers the same on both.
/// </summary>
public class SqlServerWorkReportDb : WorkReportDb
{
    /// <summary>By code point: the one order that SQLite has too.</summary>
    public const string Collation = "Latin1_General_100_BIN2";

    public SqlServerWorkReportDb(DbContextOptions<SqlServerWorkReportDb> options) : base(options) { }

    protected SqlServerWorkReportDb(DbContextOptions options) : base(options) { }

    internal override ISearchIndex SearchIndex { get; } = new SqlServerSearchIndex();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // On SQLite a table of FTS5, which no model knows.
        modelBuilder.Entity<SearchGram>(gram =>
        {
            gram.ToTable("SearchGrams");
            gram.HasKey(g => new { g.Gram, g.TextKey, g.Position });
            gram.HasIndex(g => g.TextKey);
            gram.Property(g => g.Gram).HasMaxLength(SearchGram.GramLength);
        });
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Utc>();
        configurationBuilder.Properties<string>().UseCollation(Collation);
    }

    private sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        time => time.ToUniversalTime(), time => time);
}
