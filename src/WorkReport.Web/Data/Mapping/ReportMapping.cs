using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;

namespace WorkReport.Web.Data.Mapping;

internal sealed class ReportMapping : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.ToTable("Reports");
        builder.Property(r => r.Title).HasMaxLength(ReportHead.TitleLength);
        builder.Property(r => r.Occasion).HasMaxLength(ReportHead.LineLength);
        builder.Property(r => r.Speaker).HasMaxLength(ReportHead.LineLength);
        builder.Property(r => r.Salutation).HasMaxLength(ReportHead.LineLength);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.Property(r => r.Basis).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength).HasDefaultValue(FigureBasis.Reported);
        builder.Ignore(r => r.Head).Ignore(r => r.Latest).Ignore(r => r.CanEdit).Ignore(r => r.Aside);
        builder.HasIndex(r => new { r.UnitId, r.PeriodId }).IsUnique();
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReportingPeriod>().WithMany().HasForeignKey(r => r.PeriodId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Blocks).WithOne().HasForeignKey("ReportId").IsRequired();
        builder.HasMany(r => r.Editions).WithOne().HasForeignKey(e => e.ReportId);
        builder.HasMany(r => r.Attachments).WithOne().HasForeignKey("ReportId");
        builder.OwnsMany(r => r.Moves, moves => SubmissionMapping.Moves(moves, "ReportMoves", "ReportId"));
        // Its text is what a report is: it is never read without it. Of its versions, each a whole report, one reads what is asked for.
        builder.Navigation(r => r.Blocks).AutoInclude();
        builder.Navigation(r => r.Attachments).AutoInclude();
    }
}

internal sealed class ReportBlockMapping : IEntityTypeConfiguration<ReportBlock>
{
    public void Configure(EntityTypeBuilder<ReportBlock> builder)
    {
        builder.ToTable("ReportBlocks");
        builder.Property(b => b.Place).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.Property(b => b.Lead).HasMaxLength(ReportBlock.LeadLength);
        builder.Property(b => b.Left).HasMaxLength(LeftFigure.StoredLength).HasDefaultValue("");
        builder.Ignore(b => b.Spot).Ignore(b => b.Figures).Ignore(b => b.Loose).Ignore(b => b.LeftFigures).Ignore(b => b.Unsettled);
        builder.OwnsMany(b => b.Sources, source =>
        {
            source.ToTable("BlockSources");
            source.WithOwner().HasForeignKey("BlockId");
            source.HasKey("BlockId", nameof(BlockSource.Kind), nameof(BlockSource.SourceId));
            source.Property(s => s.Kind).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
            source.HasIndex(s => new { s.Kind, s.SourceId });
        });
    }
}

internal sealed class DraftStepMapping : IEntityTypeConfiguration<DraftStep>
{
    public void Configure(EntityTypeBuilder<DraftStep> builder)
    {
        builder.ToTable("DraftSteps");
        builder.Ignore(s => s.Before).Ignore(s => s.After);
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.HasIndex(s => new { s.ReportId, s.PersonId });
        builder.HasOne<Report>().WithMany().HasForeignKey(s => s.ReportId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class EditionMapping : IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> builder)
    {
        builder.ToTable("Editions");
        builder.Property(e => e.Kind).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.Property(e => e.FrozenBy).HasMaxLength(AuditEntry.WhoLength);
        builder.Property(e => e.FileSha256).HasMaxLength(Edition.HashLength);
        builder.Property(e => e.Checksum).HasMaxLength(Edition.HashLength);
        builder.Ignore(e => e.IsWhole);
        builder.HasIndex(e => new { e.ReportId, e.Number }).IsUnique();
        // Later versions of the same text share the file.
        builder.HasOne(e => e.File).WithMany().HasForeignKey(e => e.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(e => e.Others).WithOne().HasForeignKey(o => o.EditionId);
        // The checksum goes over their hashes: a version is never read without their names.
        builder.Navigation(e => e.Others).AutoInclude();
    }
}

internal sealed class EditionAttachmentMapping : IEntityTypeConfiguration<EditionAttachment>
{
    public void Configure(EntityTypeBuilder<EditionAttachment> builder)
    {
        builder.ToTable("EditionAttachments");
        builder.Property(o => o.Name).HasMaxLength(EditionAttachment.NameLength);
        builder.Property(o => o.FileSha256).HasMaxLength(Edition.HashLength);
        builder.HasIndex(o => new { o.EditionId, o.Name }).IsUnique();
        builder.HasOne(o => o.File).WithMany().HasForeignKey(o => o.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EditionFileMapping : IEntityTypeConfiguration<EditionFile>
{
    public void Configure(EntityTypeBuilder<EditionFile> builder)
    {
        builder.ToTable("EditionFiles");
        builder.Property(f => f.Sha256).HasMaxLength(EditionFile.HashLength);
    }
}
