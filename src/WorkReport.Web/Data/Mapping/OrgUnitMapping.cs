using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Data.Mapping;

internal sealed class OrgUnitMapping : IEntityTypeConfiguration<OrgUnit>
{
    /// <summary>For enumerations kept by name, so that a value put in between later changes no row.</summary>
    public const int NameOfValueLength = 20;

    public void Configure(EntityTypeBuilder<OrgUnit> builder)
    {
        builder.ToTable("OrgUnits");
        builder.Property(u => u.Code).HasMaxLength(OrgUnit.CodeLength);
        builder.Property(u => u.Name).HasMaxLength(OrgUnit.NameLength);
        builder.Property(u => u.Level).HasConversion<string>().HasMaxLength(NameOfValueLength);
        // Units of older stores forward by themselves as well.
        builder.Property(u => u.ForwardsItself).HasDefaultValue(true).HasSentinel(true);
        builder.Property(u => u.Formulas).HasMaxLength(OrgUnit.FormulasLength).HasDefaultValue("");
        builder.HasIndex(u => u.Code).IsUnique();
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(u => u.FilledById).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(u => u.Places).WithOne().HasForeignKey(p => p.UnitId);
        // Without its places a unit stands nowhere: it is never read without them.
        builder.Navigation(u => u.Places).AutoInclude();
        builder.OwnsMany(u => u.FormerNames, former =>
        {
            former.ToTable("OrgFormerNames");
            former.WithOwner().HasForeignKey("UnitId");
            former.HasKey("UnitId", nameof(OrgFormerName.Until));
            former.Property(f => f.Name).HasMaxLength(OrgUnit.NameLength);
        });
    }
}

internal sealed class OrgPlaceMapping : IEntityTypeConfiguration<OrgPlace>
{
    public void Configure(EntityTypeBuilder<OrgPlace> builder)
    {
        builder.ToTable("OrgPlaces");
        builder.HasIndex(p => new { p.UnitId, p.From }).IsUnique();
        builder.HasOne(p => p.Parent).WithMany().HasForeignKey(p => p.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OrgReachMapping : IEntityTypeConfiguration<OrgReach>
{
    public void Configure(EntityTypeBuilder<OrgReach> builder)
    {
        builder.ToTable("OrgReaches");
        builder.HasKey(r => new { r.AncestorId, r.UnitId, r.From });
        builder.HasIndex(r => r.UnitId);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(r => r.AncestorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
