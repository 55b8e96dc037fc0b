using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;

namespace WorkReport.Web.Data.Mapping;

internal sealed class PlanItemMapping : IEntityTypeConfiguration<PlanItem>
{
    public void Configure(EntityTypeBuilder<PlanItem> builder)
    {
        builder.ToTable("PlanItems");
        builder.Property(p => p.Text).HasMaxLength(PlanItem.TextLength);
        builder.Property(p => p.LeadOfficial).HasMaxLength(PlanItem.NamesLength);
        builder.Property(p => p.Responsible).HasMaxLength(PlanItem.NamesLength);
        builder.Property(p => p.Partners).HasMaxLength(PlanItem.NamesLength);
        builder.Property(p => p.State).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.Ignore(p => p.Task).Ignore(p => p.Outcome).Ignore(p => p.CanCarryOver);
        builder.HasMany(p => p.Outcomes).WithOne().HasForeignKey("PlanItemId").IsRequired();
        builder.HasIndex(p => p.CarriedFromId);
        builder.HasIndex(p => new { p.UnitId, p.PeriodId });
        builder.HasIndex(p => new { p.PeriodId, p.SectionId });
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReportingPeriod>().WithMany().HasForeignKey(p => p.PeriodId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OutlineSection>().WithMany().HasForeignKey(p => p.SectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Metric>().WithMany().HasForeignKey(p => p.MetricId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PlanOutcomeMapping : IEntityTypeConfiguration<PlanOutcome>
{
    public void Configure(EntityTypeBuilder<PlanOutcome> builder)
    {
        builder.ToTable("PlanOutcomes");
        builder.Property(o => o.Result).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.Property(o => o.Note).HasMaxLength(PlanOutcome.NoteLength);
        builder.Property(o => o.Who).HasMaxLength(AuditEntry.WhoLength);
    }
}
