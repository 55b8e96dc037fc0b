using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkReport.Domain.Attachments;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.WorkItems;

namespace WorkReport.Web.Data.Mapping;

internal sealed class WorkItemMapping : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.ToTable("WorkItems");
        builder.Property(i => i.Lead).HasMaxLength(WorkItem.LeadLength);
        builder.Property(i => i.Partners).HasMaxLength(WorkItem.PartnersLength);
        builder.Ignore(i => i.Text);
        builder.HasIndex(i => new { i.UnitId, i.PeriodId });
        builder.HasIndex(i => new { i.PeriodId, i.SectionId });
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(i => i.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReportingPeriod>().WithMany().HasForeignKey(i => i.PeriodId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OutlineSection>().WithMany().HasForeignKey(i => i.SectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(i => i.Attachments).WithOne().HasForeignKey("WorkItemId");
        // How many files there are is a rule of the item: it is never read without their names.
        builder.Navigation(i => i.Attachments).AutoInclude();
    }
}

internal sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("Attachments");
        builder.Property(a => a.FileName).HasMaxLength(Attachment.FileNameLength);
        builder.Property(a => a.MediaType).HasMaxLength(Attachment.MediaTypeLength);
        builder.Property(a => a.Sha256).HasMaxLength(Attachment.HashLength);
        builder.Property(a => a.AddedBy).HasMaxLength(Attachment.WhoLength);
        builder.HasOne(a => a.Content).WithOne().HasForeignKey<AttachmentContent>(c => c.AttachmentId);
    }
}

internal sealed class AttachmentContentMapping : IEntityTypeConfiguration<AttachmentContent>
{
    public void Configure(EntityTypeBuilder<AttachmentContent> builder)
    {
        builder.ToTable("AttachmentContents");
        builder.HasKey(c => c.AttachmentId);
        builder.Property(c => c.AttachmentId).ValueGeneratedNever();
    }
}
