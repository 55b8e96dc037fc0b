using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Data.Mapping;

internal sealed class MetricMapping : IEntityTypeConfiguration<Metric>
{
    private const int LevelsLength = 100;

    public void Configure(EntityTypeBuilder<Metric> builder)
    {
        builder.ToTable("Metrics");
        builder.Property(m => m.Code).HasMaxLength(Metric.CodeLength);
        builder.Property(m => m.Name).HasMaxLength(Metric.NameLength);
        builder.Property(m => m.Topic).HasMaxLength(Metric.TopicLength);
        builder.Property(m => m.Definition).HasMaxLength(Metric.DefinitionLength);
        builder.Property(m => m.Unit).HasMaxLength(Metric.UnitLength);
        builder.Property(m => m.RollUp).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.HasIndex(m => m.Code).IsUnique();
        builder.Property(m => m.Levels).HasMaxLength(LevelsLength).HasConversion(
            levels => string.Join(',', levels),
            text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<UnitLevel>).ToList(),
            new ValueComparer<IReadOnlyList<UnitLevel>>((a, b) => a!.SequenceEqual(b!), list => list.Aggregate(0, HashCode.Combine), list => list.ToList()));
        builder.ComplexProperty(m => m.Style, style =>
        {
            style.Property(s => s.Scale).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
            style.Property(s => s.Qualifier).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        });
    }
}

internal sealed class MetricSheetMapping : IEntityTypeConfiguration<MetricSheet>
{
    public void Configure(EntityTypeBuilder<MetricSheet> builder)
    {
        builder.ToTable("MetricSheets");
        builder.HasIndex(s => new { s.UnitId, s.PeriodId }).IsUnique();
        builder.HasIndex(s => s.PeriodId);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReportingPeriod>().WithMany().HasForeignKey(s => s.PeriodId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Values).WithOne().HasForeignKey(v => v.SheetId);
        // Filling in compares with what is there: a sheet is never read without it.
        builder.Navigation(s => s.Values).AutoInclude();
    }
}

internal sealed class MetricValueMapping : IEntityTypeConfiguration<MetricValue>
{
    public void Configure(EntityTypeBuilder<MetricValue> builder)
    {
        builder.ToTable("MetricValues");
        builder.Property(v => v.Printed).HasMaxLength(MetricValue.PrintedLength);
        builder.Property(v => v.Note).HasMaxLength(MetricValue.NoteLength);
        builder.Property(v => v.EnteredBy).HasMaxLength(AuditEntry.WhoLength);
        builder.Ignore(v => v.Figure);
        builder.HasIndex(v => new { v.SheetId, v.MetricId }).IsUnique();
        builder.HasOne<Metric>().WithMany().HasForeignKey(v => v.MetricId).OnDelete(DeleteBehavior.Restrict);
    }
}
