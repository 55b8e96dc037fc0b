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
    public void Configure(EntityTypeBuilder<Metric> builder)
    {
        builder.ToTable("Metrics");
        builder.Property(m => m.Code).HasMaxLength(Metric.CodeLength);
        builder.HasIndex(m => m.Code).IsUnique();
        builder.Ignore(m => m.Wording).Ignore(m => m.Now).Ignore(m => m.Name).Ignore(m => m.Definition).Ignore(m => m.Topic).Ignore(m => m.Unit)
            .Ignore(m => m.RollUp).Ignore(m => m.Style).Ignore(m => m.Rules).Ignore(m => m.Levels);
        builder.HasMany(m => m.Wordings).WithOne().HasForeignKey(w => w.MetricId);
        // Without its wordings a metric has no name: it is never read without them.
        builder.Navigation(m => m.Wordings).AutoInclude();
    }
}

internal sealed class MetricWordingMapping : IEntityTypeConfiguration<MetricWording>
{
    private const int LevelsLength = 100;

    public void Configure(EntityTypeBuilder<MetricWording> builder)
    {
        builder.ToTable("MetricWordings");
        builder.Property(w => w.Name).HasMaxLength(Metric.NameLength);
        builder.Property(w => w.Topic).HasMaxLength(Metric.TopicLength);
        builder.Property(w => w.Definition).HasMaxLength(Metric.DefinitionLength);
        builder.Property(w => w.Unit).HasMaxLength(Metric.UnitLength);
        builder.Property(w => w.RollUp).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.Ignore(w => w.Terms).Ignore(w => w.IsWhole);
        builder.HasIndex(w => new { w.MetricId, w.Number }).IsUnique();
        Levels(builder.Property(w => w.Levels));
        builder.ComplexProperty(w => w.Style, style =>
        {
            style.Property(s => s.Scale).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
            style.Property(s => s.Qualifier).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        });
        builder.ComplexProperty(w => w.Rules);
    }

    /// <summary>Levels by name, in one column.</summary>
    public static void Levels(PropertyBuilder<IReadOnlyList<UnitLevel>> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        property.HasMaxLength(LevelsLength).HasConversion(
            levels => string.Join(',', levels),
            text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<UnitLevel>).ToList(),
            new ValueComparer<IReadOnlyList<UnitLevel>>((a, b) => a!.SequenceEqual(b!), list => list.Aggregate(0, HashCode.Combine), list => list.ToList()));
    }
}

internal sealed class CatalogueMapping : IEntityTypeConfiguration<Catalogue>
{
    public void Configure(EntityTypeBuilder<Catalogue> builder)
    {
        builder.ToTable("Catalogues");
        builder.HasOne(c => c.Period).WithOne().HasForeignKey<Catalogue>(c => c.PeriodId);
        builder.HasMany(c => c.Entries).WithOne().HasForeignKey("CatalogueId").IsRequired();
        // What is asked is what a catalogue is: it is never read without it.
        builder.Navigation(c => c.Entries).AutoInclude();
    }
}

internal sealed class CatalogueEntryMapping : IEntityTypeConfiguration<CatalogueEntry>
{
    public void Configure(EntityTypeBuilder<CatalogueEntry> builder)
    {
        builder.ToTable("CatalogueEntries");
        MetricWordingMapping.Levels(builder.Property(e => e.Levels));
        builder.HasOne(e => e.Metric).WithMany().HasForeignKey(e => e.MetricId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(e => e.Wording).WithMany().HasForeignKey(e => e.WordingId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(e => e.Wording).AutoInclude();
        builder.HasIndex("CatalogueId", nameof(CatalogueEntry.MetricId)).IsUnique();
    }
}

internal sealed class MetricSheetMapping : IEntityTypeConfiguration<MetricSheet>
{
    public void Configure(EntityTypeBuilder<MetricSheet> builder)
    {
        builder.ToTable("MetricSheets");
        builder.HasIndex(s => new { s.UnitId, s.PeriodId, s.Round }).IsUnique();
        builder.HasIndex(s => new { s.PeriodId, s.Round });
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReportingPeriod>().WithMany().HasForeignKey(s => s.PeriodId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Values).WithOne().HasForeignKey(v => v.SheetId);
        // Filling in compares with what is there: a sheet is never read without it.
        builder.Navigation(s => s.Values).AutoInclude();
        builder.HasMany(s => s.Corrections).WithOne().HasForeignKey(c => c.SheetId);
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
        builder.Property(v => v.EnteredFrom).HasMaxLength(MetricValue.EnteredFromLength);
        builder.Property(v => v.SourceUnit).HasMaxLength(MetricValue.SourceUnitLength);
        builder.Ignore(v => v.Figure).Ignore(v => v.IsFilled);
        builder.HasIndex(v => new { v.SheetId, v.MetricId }).IsUnique();
        builder.HasOne<Metric>().WithMany().HasForeignKey(v => v.MetricId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ValueCorrectionMapping : IEntityTypeConfiguration<ValueCorrection>
{
    public void Configure(EntityTypeBuilder<ValueCorrection> builder)
    {
        builder.ToTable("ValueCorrections");
        builder.Property(c => c.OldPrinted).HasMaxLength(MetricValue.PrintedLength);
        builder.Property(c => c.NewPrinted).HasMaxLength(MetricValue.PrintedLength);
        builder.Property(c => c.Reason).HasMaxLength(ValueCorrection.ReasonLength);
        builder.Property(c => c.Who).HasMaxLength(AuditEntry.WhoLength);
        builder.Ignore(c => c.Old).Ignore(c => c.New);
        builder.HasIndex(c => new { c.SheetId, c.MetricId });
        builder.HasOne<Metric>().WithMany().HasForeignKey(c => c.MetricId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SettledFigureMapping : IEntityTypeConfiguration<SettledFigure>
{
    public void Configure(EntityTypeBuilder<SettledFigure> builder)
    {
        builder.ToTable("SettledFigures");
        builder.Property(f => f.ReportedPrinted).HasMaxLength(MetricValue.PrintedLength);
        builder.Property(f => f.Reason).HasMaxLength(SettledFigure.ReasonLength);
        builder.Property(f => f.DecidedBy).HasMaxLength(SettledFigure.DecidedByLength);
        builder.Property(f => f.Who).HasMaxLength(AuditEntry.WhoLength);
        builder.Property(f => f.Answer).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.Property(f => f.AnsweredBy).HasMaxLength(AuditEntry.WhoLength);
        builder.Property(f => f.Objection).HasMaxLength(SettledFigure.ReasonLength);
        builder.Property(f => f.EndedBy).HasMaxLength(AuditEntry.WhoLength);
        builder.Property(f => f.EndReason).HasMaxLength(SettledFigure.ReasonLength);
        builder.Ignore(f => f.Holds).Ignore(f => f.Place).Ignore(f => f.Figure).Ignore(f => f.Reported).Ignore(f => f.CanAnswer);
        builder.HasIndex(f => new { f.PeriodId, f.Round, f.UnitId, f.MetricId });
        builder.HasOne<ReportingPeriod>().WithMany().HasForeignKey(f => f.PeriodId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Metric>().WithMany().HasForeignKey(f => f.MetricId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class KeptTotalMapping : IEntityTypeConfiguration<KeptTotal>
{
    public void Configure(EntityTypeBuilder<KeptTotal> builder)
    {
        builder.ToTable("KeptTotals");
        builder.HasKey(k => new { k.PeriodId, k.Round, k.UnitId, k.MetricId });
        builder.Ignore(k => k.Sum);
        builder.HasOne<ReportingPeriod>().WithMany().HasForeignKey(k => k.PeriodId);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(k => k.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Metric>().WithMany().HasForeignKey(k => k.MetricId).OnDelete(DeleteBehavior.Restrict);
    }
}
