using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkReport.Web.Data.Mapping;

internal sealed class JobMapping : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("Jobs");
        builder.HasKey(j => j.Name);
        builder.Property(j => j.Name).HasMaxLength(Job.NameLength);
        builder.Property(j => j.Said).HasMaxLength(Job.SaidLength);
        builder.Property(j => j.AskedBy).HasMaxLength(Job.AskedByLength);
        builder.Property(j => j.AskedFor).HasMaxLength(Job.AskedForLength);
    }
}
