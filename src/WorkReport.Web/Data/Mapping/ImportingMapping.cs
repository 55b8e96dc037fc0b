using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Data.Mapping;

internal sealed class ColumnMapMapping : IEntityTypeConfiguration<ColumnMap>
{
    public void Configure(EntityTypeBuilder<ColumnMap> builder)
    {
        builder.ToTable("ColumnMaps");
        builder.Property(m => m.Name).HasMaxLength(ColumnMap.NameLength);
        builder.Property(m => m.Kind).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        // Read and written whole; nobody asks the store for a part of it.
        builder.Property(m => m.Layout).HasConversion(
            layout => Happening.Facts(layout),
            text => JsonSerializer.Deserialize<SheetLayout>(text, Happening.Readable)!,
            new ValueComparer<SheetLayout>((a, b) => a!.Equals(b), layout => layout.GetHashCode(), layout => layout));
        builder.HasIndex(m => new { m.UnitId, m.Kind, m.Name }).IsUnique();
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PastImportMapping : IEntityTypeConfiguration<PastImport>
{
    public void Configure(EntityTypeBuilder<PastImport> builder)
    {
        builder.ToTable("PastImports");
        builder.Property(i => i.Kind).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.Property(i => i.State).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.Property(i => i.FileName).HasMaxLength(MetricValue.EnteredFromLength);
        builder.Property(i => i.Who).HasMaxLength(AuditEntry.WhoLength);
        builder.Property(i => i.MapName).HasMaxLength(ColumnMap.NameLength);
        builder.Property(i => i.Refused).HasMaxLength(PastImport.RefusedLength);
        builder.Property(i => i.UndoneBy).HasMaxLength(AuditEntry.WhoLength);
        builder.Ignore(i => i.CanUndo);
        builder.HasIndex(i => i.PersonId);
    }
}

internal sealed class ImportedThingMapping : IEntityTypeConfiguration<ImportedThing>
{
    public void Configure(EntityTypeBuilder<ImportedThing> builder)
    {
        builder.ToTable("ImportedThings");
        builder.HasKey(t => new { t.ImportId, t.ThingId });
        builder.Property(t => t.ImportId).ValueGeneratedNever();
        builder.Property(t => t.ThingId).ValueGeneratedNever();
        builder.HasOne<PastImport>().WithMany().HasForeignKey(t => t.ImportId);
    }
}

internal sealed class WaitingSheetMapping : IEntityTypeConfiguration<WaitingSheet>
{
    public void Configure(EntityTypeBuilder<WaitingSheet> builder)
    {
        builder.ToTable("WaitingSheets");
        builder.HasKey(w => w.ImportId);
        builder.Property(w => w.ImportId).ValueGeneratedNever();
        builder.HasOne<PastImport>().WithMany().HasForeignKey(w => w.ImportId);
    }
}
