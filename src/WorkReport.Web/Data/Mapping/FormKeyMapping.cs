using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkReport.Web.Data.Mapping;

internal sealed class FormKeyMapping : IEntityTypeConfiguration<FormKey>
{
    public void Configure(EntityTypeBuilder<FormKey> builder)
    {
        builder.ToTable("FormKeys");
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.Sent).HasMaxLength(FormKey.HashLength);
        builder.Property(k => k.Answer).HasMaxLength(FormKey.AnswerLength);
        builder.HasIndex(k => k.At);
    }
}
