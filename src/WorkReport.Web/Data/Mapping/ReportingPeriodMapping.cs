using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Data.Mapping;

internal sealed class ReportingPeriodMapping : IEntityTypeConfiguration<ReportingPeriod>
{
    public void Configure(EntityTypeBuilder<ReportingPeriod> builder)
    {
        builder.ToTable("ReportingPeriods");
        builder.Property(p => p.Code).HasMaxLength(ReportingPeriod.CodeLength);
        builder.Property(p => p.Kind).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.Property(p => p.Name).HasMaxLength(ReportingPeriod.NameLength);
        builder.Property(p => p.State).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.HasIndex(p => p.Code).IsUnique();
        builder.HasMany(p => p.Sections).WithOne().HasForeignKey("PeriodId").IsRequired();
        // A period without its outline and its dates says nothing: it is never read without them.
        builder.Navigation(p => p.Sections).AutoInclude();
        builder.OwnsMany(p => p.DueDates, due =>
        {
            due.ToTable("DueDates");
            due.WithOwner().HasForeignKey("PeriodId");
            due.HasKey("PeriodId", nameof(DueDate.Round), nameof(DueDate.Level));
            due.Property(d => d.Round).ValueGeneratedNever();
            due.Property(d => d.Level).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        });
        builder.OwnsMany(p => p.Rounds, round =>
        {
            round.ToTable("Rounds");
            round.WithOwner().HasForeignKey("PeriodId");
            round.HasKey("PeriodId", nameof(Round.Number));
            round.Property(r => r.Number).ValueGeneratedNever();
        });
        builder.Ignore(p => p.CurrentRound).Ignore(p => p.HasTwoRounds).Ignore(p => p.CanChange).Ignore(p => p.CanFill).Ignore(p => p.CanOpen)
            .Ignore(p => p.CanCollectAgain).Ignore(p => p.CanEnd);
    }
}

internal sealed class OutlineSectionMapping : IEntityTypeConfiguration<OutlineSection>
{
    public void Configure(EntityTypeBuilder<OutlineSection> builder)
    {
        builder.ToTable("OutlineSections");
        builder.Property(s => s.Part).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.Property(s => s.Title).HasMaxLength(OutlineSection.TitleLength);
        builder.Property(s => s.Guidance).HasMaxLength(OutlineSection.GuidanceLength);
    }
}
