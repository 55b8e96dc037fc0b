using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkReport.Domain.Audit;

namespace WorkReport.Web.Data.Mapping;

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        // The triggers themselves stand in the first migrations; EF has to know that there are some (SQL Server, error 334).
        builder.ToTable("AuditEntries", t => t.HasTrigger("AuditEntries_are_only_added"));
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.Property(e => e.Who).HasMaxLength(AuditEntry.WhoLength);
        builder.Property(e => e.What).HasMaxLength(AuditEntry.WhatLength);
        builder.Property(e => e.Subject).HasMaxLength(AuditEntry.SubjectLength);
        builder.Property(e => e.KeyId).HasMaxLength(AuditEntry.KeyIdLength);
        builder.Property(e => e.PreviousHash).HasMaxLength(AuditEntry.HashLength);
        builder.Property(e => e.Hash).HasMaxLength(AuditEntry.HashLength);
        builder.HasIndex(e => new { e.Subject, e.Sequence });
        builder.HasIndex(e => new { e.What, e.Sequence });
        // All that one looks for by, narrow: a name is looked for in this and not in a million lines with what they changed.
        builder.HasIndex(e => new { e.Sequence, e.At, e.Who, e.What, e.Subject });
    }
}

internal sealed class AuditHeadMapping : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("AuditHeads", t => t.HasTrigger("AuditHeads_stays"));
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Hash).HasMaxLength(AuditEntry.HashLength);
        builder.HasData(new AuditHead());
    }
}
