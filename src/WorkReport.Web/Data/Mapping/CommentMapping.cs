using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data.Mapping;

internal sealed class CommentMapping : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.ToTable("Comments");
        builder.Ignore(c => c.Piece).Ignore(c => c.IsOpen);
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.Property(c => c.Text).HasMaxLength(Comment.TextLength);
        builder.Property(c => c.Who).HasMaxLength(AuditEntry.WhoLength);
        builder.Property(c => c.ResolvedBy).HasMaxLength(AuditEntry.WhoLength);
        builder.HasIndex(c => new { c.SubmissionId, c.Kind, c.PieceId });
        builder.HasOne<Submission>().WithMany().HasForeignKey(c => c.SubmissionId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsOne(c => c.Anchor, anchor =>
        {
            anchor.Ignore(a => a.IsWhole);
            anchor.Property(a => a.Quote).HasColumnName("Quote").HasMaxLength(CommentAnchor.QuoteLength);
            anchor.Property(a => a.Start).HasColumnName("Start");
            anchor.Property(a => a.Before).HasColumnName("Before").HasMaxLength(CommentAnchor.ContextLength);
            anchor.Property(a => a.Behind).HasColumnName("Behind").HasMaxLength(CommentAnchor.ContextLength);
        });
        builder.Navigation(c => c.Anchor).IsRequired();
        builder.OwnsMany(c => c.Replies, replies =>
        {
            replies.ToTable("CommentReplies");
            replies.WithOwner().HasForeignKey("CommentId");
            replies.HasKey("CommentId", nameof(CommentReply.Number));
            replies.Property(r => r.Number).ValueGeneratedNever();
            replies.Property(r => r.Text).HasMaxLength(Comment.TextLength);
            replies.Property(r => r.Who).HasMaxLength(AuditEntry.WhoLength);
        });
    }
}
