using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkReport.Web.Data.Mapping;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(a => a.UserName).HasMaxLength(UserNames.Longest);
        builder.Property(a => a.NameKey).HasMaxLength(UserNames.Longest);
        builder.HasIndex(a => a.NameKey).IsUnique();
        builder.HasOne(a => a.Person).WithOne().HasForeignKey<Account>(a => a.PersonId);
        builder.HasMany(a => a.Credentials).WithOne().HasForeignKey(c => c.AccountId);
        // Signing in and setting a password look at what is there: an account is never read without it.
        builder.Navigation(a => a.Credentials).AutoInclude();
    }
}

internal sealed class CredentialMapping : IEntityTypeConfiguration<Credential>
{
    public void Configure(EntityTypeBuilder<Credential> builder)
    {
        builder.ToTable("Credentials");
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.Property(c => c.Secret).HasMaxLength(Credential.SecretLength);
        builder.HasIndex(c => new { c.AccountId, c.Kind }).IsUnique();
    }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasOne(s => s.Account).WithMany().HasForeignKey(s => s.AccountId);
        builder.HasIndex(s => s.EndsAt);
    }
}

internal sealed class SignInTriesMapping : IEntityTypeConfiguration<SignInTries>
{
    public void Configure(EntityTypeBuilder<SignInTries> builder)
    {
        builder.ToTable("SignInTries");
        builder.HasKey(t => t.Key);
        builder.Property(t => t.Key).HasMaxLength(SignInTries.KeyLength);
        builder.HasIndex(t => t.WaitUntil);
    }
}
