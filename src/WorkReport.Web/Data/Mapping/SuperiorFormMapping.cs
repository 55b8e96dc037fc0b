using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.SuperiorForms;

namespace WorkReport.Web.Data.Mapping;

internal sealed class SuperiorFormMapping : IEntityTypeConfiguration<SuperiorForm>
{
    public void Configure(EntityTypeBuilder<SuperiorForm> builder)
    {
        builder.ToTable("SuperiorForms");
        builder.Property(f => f.Name).HasMaxLength(SuperiorForm.NameLength);
        builder.Property(f => f.FileName).HasMaxLength(SuperiorForm.FileNameLength);
        builder.Property(f => f.Sha256).HasMaxLength(SuperiorForm.HashLength);
        builder.Property(f => f.AddedBy).HasMaxLength(AuditEntry.WhoLength);
        builder.HasIndex(f => new { f.UnitId, f.Name }).IsUnique();
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(f => f.Content).WithOne().HasForeignKey<FormContent>(c => c.FormId);
        builder.HasMany(f => f.Bindings).WithOne().HasForeignKey("FormId").IsRequired();
    }
}

internal sealed class FormContentMapping : IEntityTypeConfiguration<FormContent>
{
    public void Configure(EntityTypeBuilder<FormContent> builder)
    {
        builder.ToTable("FormContents");
        builder.HasKey(c => c.FormId);
        builder.Property(c => c.FormId).ValueGeneratedNever();
    }
}

internal sealed class FormBindingMapping : IEntityTypeConfiguration<FormBinding>
{
    public void Configure(EntityTypeBuilder<FormBinding> builder)
    {
        builder.ToTable("FormBindings");
        builder.Property(b => b.Sheet).HasMaxLength(FormBinding.SheetLength);
        builder.Property(b => b.Cell).HasMaxLength(FormBinding.CellLength);
        builder.Property(b => b.Aspect).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.Ignore(b => b.Target);
        builder.Property<int>("FormId");
        builder.HasIndex("FormId", nameof(FormBinding.Sheet), nameof(FormBinding.Cell)).IsUnique();
        builder.HasOne<Metric>().WithMany().HasForeignKey(b => b.MetricId).OnDelete(DeleteBehavior.Restrict);
    }
}
