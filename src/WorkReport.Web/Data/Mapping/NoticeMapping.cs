using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Notices;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;

namespace WorkReport.Web.Data.Mapping;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices");
        builder.Property(n => n.Title).HasMaxLength(NoticeWords.TitleLength);
        builder.Property(n => n.Recipients).HasMaxLength(NoticeWords.RecipientsLength);
        builder.Property(n => n.Opening).HasMaxLength(NoticeWords.TextLength);
        builder.Property(n => n.Content).HasMaxLength(NoticeWords.TextLength);
        builder.Property(n => n.Demands).HasMaxLength(NoticeWords.TextLength);
        builder.Property(n => n.Channel).HasMaxLength(NoticeWords.TextLength);
        builder.Property(n => n.Contact).HasMaxLength(NoticeWords.LineLength);
        builder.Property(n => n.Phone).HasMaxLength(NoticeWords.LineLength);
        builder.Property(n => n.Issuer).HasMaxLength(NoticeWords.LineLength);
        builder.Property(n => n.DocumentNumber).HasMaxLength(NoticeWords.LineLength);
        builder.Property(n => n.IssuedBy).HasMaxLength(AuditEntry.WhoLength);
        builder.Property(n => n.FileSha256).HasMaxLength(Edition.HashLength);
        builder.Property(n => n.Checksum).HasMaxLength(Edition.HashLength);
        builder.Ignore(n => n.Words).Ignore(n => n.Dates).Ignore(n => n.IsIssued).Ignore(n => n.CanChange).Ignore(n => n.IsWhole);
        builder.HasIndex(n => new { n.UnitId, n.PeriodId, n.Round, n.Number }).IsUnique();
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(n => n.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReportingPeriod>().WithMany().HasForeignKey(n => n.PeriodId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(n => n.File).WithMany().HasForeignKey(n => n.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(n => n.Receipts, receipt =>
        {
            receipt.ToTable("NoticeReceipts");
            receipt.WithOwner().HasForeignKey("NoticeId");
            receipt.HasKey("NoticeId", nameof(NoticeReceipt.UnitId));
            receipt.Property(r => r.UnitId).ValueGeneratedNever();
            receipt.Property(r => r.ReceivedBy).HasMaxLength(AuditEntry.WhoLength);
            receipt.HasIndex(r => r.UnitId);
            receipt.HasOne<OrgUnit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

internal sealed class RemindingMapping : IEntityTypeConfiguration<Reminding>
{
    public void Configure(EntityTypeBuilder<Reminding> builder)
    {
        builder.ToTable("Remindings");
        builder.Property(r => r.Who).HasMaxLength(AuditEntry.WhoLength);
        builder.HasIndex(r => new { r.PeriodId, r.Round });
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReportingPeriod>().WithMany().HasForeignKey(r => r.PeriodId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(r => r.Units, unit =>
        {
            unit.ToTable("RemindedUnits");
            unit.WithOwner().HasForeignKey("RemindingId");
            unit.HasKey("RemindingId", nameof(RemindedUnit.UnitId));
            unit.Property(u => u.UnitId).ValueGeneratedNever();
            unit.HasIndex(u => u.UnitId);
            unit.HasOne<OrgUnit>().WithMany().HasForeignKey(u => u.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
