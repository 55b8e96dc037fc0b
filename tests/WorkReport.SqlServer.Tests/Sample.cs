using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Web.Data;

namespace WorkReport.SqlServer.Tests;

/// <summary>An aggregate such as the product will have many: its own key, a length, an amount, a time, children.</summary>
public sealed class Plot : Aggregate
{
    public const int TitleLength = 10;

    public long Id { get; private set; }
    public required string Title { get; set; }
    public decimal Area { get; set; }
    public DateTimeOffset MeasuredAt { get; set; }
    public List<Crop> Crops { get; } = [];

    public Plot Told(string what)
    {
        Tell(new Happening(Sample.Noon, "张三", what, null, Happening.Facts(new { Title, Area })));
        return this;
    }

    public void Rename(string title)
    {
        Title = title;
        Told("plot.renamed");
    }
}

public sealed class Crop
{
    public long Id { get; private set; }
    public long PlotId { get; set; }
    public required string Name { get; set; }
}

public static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 12, 31, 12, 0, 0, TimeSpan.FromHours(8));

    public static void Map(ModelBuilder modelBuilder) => modelBuilder.Entity<Plot>(plot =>
    {
        plot.Property(p => p.Title).HasMaxLength(Plot.TitleLength);
        plot.HasIndex(p => p.Title).IsUnique();
    });
}

/// <summary>The SQLite form of the store with the sample in it.</summary>
public sealed class SqliteSample(DbContextOptions<SqliteSample> options) : SqliteWorkReportDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        Sample.Map(modelBuilder);
    }
}

/// <summary>The SQL Server form of the store with the sample in it.</summary>
public sealed class SqlServerSample(DbContextOptions<SqlServerSample> options) : SqlServerWorkReportDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        Sample.Map(modelBuilder);
    }
}
