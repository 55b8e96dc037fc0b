using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data.Mapping;

internal sealed class PackageLookMapping : IEntityTypeConfiguration<PackageLook>
{
    public void Configure(EntityTypeBuilder<PackageLook> builder)
    {
        builder.ToTable("PackageLooks");
        builder.HasKey(l => new { l.SubmissionId, l.PersonId });
        builder.Property(l => l.SubmissionId).ValueGeneratedNever();
        builder.Property(l => l.PersonId).ValueGeneratedNever();
        builder.HasOne<Submission>().WithMany().HasForeignKey(l => l.SubmissionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
