using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkReport.Domain.Messages;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Data.Mapping;

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("Messages");
        builder.Property(m => m.Key).HasMaxLength(Message.KeyLength);
        builder.HasIndex(m => m.Key).IsUnique();
        builder.Property(m => m.Kind).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.HasIndex(m => new { m.PeriodId, m.Round, m.UnitId });
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ReportingPeriod>().WithMany().HasForeignKey(m => m.PeriodId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Letter>().WithMany().HasForeignKey(m => m.LetterId).OnDelete(DeleteBehavior.NoAction);
    }
}

internal sealed class LetterMapping : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> builder)
    {
        builder.ToTable("Letters");
        builder.Property(l => l.State).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.Property(l => l.Said).HasMaxLength(Letter.SaidLength);
        builder.HasIndex(l => new { l.State, l.NextAt });
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LogReadingMapping : IEntityTypeConfiguration<LogReading>
{
    public void Configure(EntityTypeBuilder<LogReading> builder)
    {
        builder.ToTable("LogReadings");
        builder.Property(r => r.Id).ValueGeneratedNever();
    }
}
