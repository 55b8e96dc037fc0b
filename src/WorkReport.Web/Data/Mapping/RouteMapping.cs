using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Reviews;

namespace WorkReport.Web.Data.Mapping;

internal sealed class ReviewRouteMapping : IEntityTypeConfiguration<ReviewRoute>
{
    public void Configure(EntityTypeBuilder<ReviewRoute> builder)
    {
        builder.ToTable("ReviewRoutes");
        builder.Ignore(r => r.Count);
        builder.HasIndex(r => r.UnitId);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(r => r.Steps, steps =>
        {
            steps.ToTable("RouteSteps");
            steps.WithOwner().HasForeignKey("RouteId");
            steps.HasKey("RouteId", nameof(RouteStep.Number));
            steps.Property(s => s.Number).ValueGeneratedNever();
            steps.Property(s => s.Name).HasMaxLength(RouteStep.NameLength);
            steps.Property(s => s.Reader).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
            steps.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

internal sealed class DelegationMapping : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("Delegations");
        builder.HasIndex(d => d.ToId);
        builder.HasIndex(d => d.FromId);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.ToId).OnDelete(DeleteBehavior.Restrict);
    }
}
