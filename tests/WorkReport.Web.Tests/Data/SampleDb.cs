using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Web.Data;
using WorkReport.Web.Data.Migrations.Sqlite;

namespace WorkReport.Web.Tests.Data;

/// <summary>An aggregate such as the product will have many: its own key, a length, an amount, a time, a child.</summary>
public sealed class Plot : Aggregate
{
    public const int TitleLength = 10;

    public long Id { get; private set; }
    public required string Title { get; set; }
    public decimal Area { get; set; }
    public DateTimeOffset MeasuredAt { get; set; }
    public List<Crop> Crops { get; } = [];

    public Plot Told(string what) { Tell(new Happening(Store.Noon, "张三", what, null, Happening.Facts(new { Title, Area }))); return this; }

    public void Rename(string title) { Title = title; Told("plot.renamed"); }

    public void Sow(string crop) { Crops.Add(new Crop { Name = crop }); Told("plot.sown"); }
}

public sealed class Crop
{
    public long Id { get; private set; }
    public long PlotId { get; set; }
    public required string Name { get; set; }
}

/// <summary>The store with such an aggregate in it, and a migration that the product does not have yet.</summary>
public sealed class SampleDb(DbContextOptions<SampleDb> options) : SqliteWorkReportDb(options)
{
    public const string First = "20260101000000_First";
    public const string Second = "20270101000000_Second";

    public DbSet<Plot> Plots => Set<Plot>();

    public static SampleDb In(string connection) => new(new DbContextOptionsBuilder<SampleDb>().UseSqlite(connection).Options);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Plot>(plot =>
        {
            plot.Property(p => p.Title).HasMaxLength(Plot.TitleLength);
            plot.HasIndex(p => p.Title).IsUnique();
        });
    }
}

/// <summary>The schema the product begins with, and what every line of the trail has had since.</summary>
[DbContext(typeof(SampleDb)), Migration(SampleDb.First)]
public sealed class FirstMigration : Beginning
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        base.Up(migrationBuilder);
        migrationBuilder.Sql("ALTER TABLE \"AuditEntries\" ADD COLUMN \"Schema\" INTEGER NOT NULL DEFAULT 1");
        migrationBuilder.Sql("ALTER TABLE \"AuditEntries\" ADD COLUMN \"KeyId\" TEXT NULL");
    }
}

/// <summary>What a later release might add.</summary>
[DbContext(typeof(SampleDb)), Migration(SampleDb.Second)]
public sealed class SecondMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql("CREATE TABLE \"Plots\" (\"Id\" INTEGER PRIMARY KEY)");
    }
}
