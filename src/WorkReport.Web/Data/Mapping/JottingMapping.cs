using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkReport.Domain.Attachments;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Jottings;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Data.Mapping;

internal sealed class JottingMapping : IEntityTypeConfiguration<Jotting>
{
    public void Configure(EntityTypeBuilder<Jotting> builder)
    {
        builder.ToTable("Jottings");
        builder.Property(j => j.Text).HasMaxLength(Jotting.TextLength);
        builder.Property(j => j.Number).HasMaxLength(Jotting.NumberLength);
        builder.Property(j => j.NotedBy).HasMaxLength(AuditEntry.WhoLength);
        builder.Property(j => j.Use).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.Ignore(j => j.CanUse);
        builder.HasIndex(j => new { j.UnitId, j.On });
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(j => j.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(j => j.Photo).WithOne().HasForeignKey<JottingPhoto>(p => p.JottingId);
    }
}

internal sealed class JottingPhotoMapping : IEntityTypeConfiguration<JottingPhoto>
{
    public void Configure(EntityTypeBuilder<JottingPhoto> builder)
    {
        builder.ToTable("JottingPhotos");
        builder.HasKey(p => p.JottingId);
        builder.Property(p => p.JottingId).ValueGeneratedNever();
        builder.Property(p => p.FileName).HasMaxLength(Attachment.FileNameLength);
        builder.Property(p => p.MediaType).HasMaxLength(Attachment.MediaTypeLength);
        builder.Property(p => p.Sha256).HasMaxLength(Attachment.HashLength);
    }
}
