using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkReport.Domain.Messages;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Data.Mapping;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.Property(p => p.Name).HasMaxLength(Person.NameLength);
        builder.Property(p => p.Mail).HasMaxLength(MailAddress.Longest).HasDefaultValue("");
        // Whoever was there before is told by mail like the rest, once an address stands beside them. True is what is inserted where nothing is said.
        builder.Property(p => p.TakesMail).HasDefaultValue(true).HasSentinel(true);
        builder.HasMany(p => p.Memberships).WithOne().HasForeignKey(m => m.PersonId);
        builder.HasMany(p => p.Awaited).WithOne().HasForeignKey(a => a.PersonId);
        // Joining and leaving look at what is there: a person is never read without it.
        builder.Navigation(p => p.Memberships).AutoInclude();
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("Memberships");
        builder.Property(m => m.Role).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.HasIndex(m => new { m.PersonId, m.UnitId, m.Role }).IsUnique();
        builder.HasOne(m => m.Unit).WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AwaitedRoleMapping : IEntityTypeConfiguration<AwaitedRole>
{
    public void Configure(EntityTypeBuilder<AwaitedRole> builder)
    {
        builder.ToTable("AwaitedRoles");
        builder.Property(a => a.Role).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.HasIndex(a => new { a.PersonId, a.UnitId, a.Role }).IsUnique();
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
