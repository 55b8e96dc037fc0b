using Microsoft.EntityFrameworkCore;
using WorkReport.Web.Data;

namespace WorkReport.SqlServer.Tests.Offline;

public sealed class ModelLimitsTests
{
    [Fact]
    public void No_delete_of_the_product_reaches_a_table_twice()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);
        Assert.Empty(ModelLimits.CascadePaths(ModelLimits.Of(db)));
    }

    [Fact]
    public void No_key_or_index_of_the_product_is_too_long()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);
        Assert.Empty(ModelLimits.KeysAndIndexes(ModelLimits.Of(db)));
    }

    [Fact]
    public void Two_ways_down_to_one_table_are_found()
    {
        using var db = new Faulty();
        var faults = ModelLimits.CascadePaths(ModelLimits.Of(db));

        Assert.Contains(faults, f => f.Contains("Grandchild", StringComparison.Ordinal) && f.Contains("from Parent", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("from Self", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, f => f.Contains("from Apart", StringComparison.Ordinal));
    }

    [Fact]
    public void Keys_and_indexes_over_endless_or_overlong_columns_are_found()
    {
        using var db = new Faulty();
        var faults = ModelLimits.KeysAndIndexes(ModelLimits.Of(db));

        Assert.Contains(faults, f => f.StartsWith("1919: IX_Apart_Endless", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.StartsWith("1946: IX_Apart_Long_Longer can be 1702 bytes", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.StartsWith("1946: PK_LongKey can be 902 bytes", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, f => f.Contains("IX_Apart_Just", StringComparison.Ordinal));
    }

    [Fact]
    public void A_type_of_unknown_length_is_not_passed_over() =>
        Assert.Throws<NotSupportedException>(() => ModelLimits.Bytes("geography"));

    /// <summary>Everything that SQL Server would refuse.</summary>
    private sealed class Faulty : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlServer("Server=nowhere");

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity("Parent").Property<int>("Id");
            foreach (var child in (string[])["Son", "Daughter"])
            {
                modelBuilder.Entity(child).Property<int>("Id");
                modelBuilder.Entity(child).HasOne("Parent").WithMany().HasForeignKey("ParentId").IsRequired();
            }

            modelBuilder.Entity("Grandchild").Property<int>("Id");
            modelBuilder.Entity("Grandchild").HasOne("Son").WithMany().HasForeignKey("SonId").IsRequired();
            modelBuilder.Entity("Grandchild").HasOne("Daughter").WithMany().HasForeignKey("DaughterId").IsRequired();

            modelBuilder.Entity("Self").Property<int>("Id");
            modelBuilder.Entity("Self").HasOne("Self").WithMany().HasForeignKey("UpId").OnDelete(DeleteBehavior.Cascade);

            modelBuilder.Entity("Apart", apart =>
            {
                apart.Property<int>("Id");
                apart.Property<string>("Endless").HasColumnType("nvarchar(max)");
                apart.Property<string>("Long").HasMaxLength(450);
                apart.Property<string>("Longer").HasMaxLength(401);
                apart.Property<string>("Just").HasMaxLength(850);
                apart.HasIndex("Endless");
                apart.HasIndex("Long", "Longer");
                apart.HasIndex("Just");
                apart.HasOne("Parent").WithMany().HasForeignKey("ParentId").OnDelete(DeleteBehavior.Restrict);
            });
            modelBuilder.Entity("LongKey").Property<string>("Id").HasMaxLength(451);
        }
    }
}
