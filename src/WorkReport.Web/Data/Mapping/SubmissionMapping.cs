using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data.Mapping;

internal sealed class SubmissionMapping : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("Submissions");
        builder.Property(s => s.State).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
        builder.Ignore(s => s.Counts).Ignore(s => s.Returned).Ignore(s => s.Asked).Ignore(s => s.AskedPieces).Ignore(s => s.Approval).Ignore(s => s.ApprovedById);
        builder.Ignore(s => s.IsWholeAsked).Ignore(s => s.Confirmed).Ignore(s => s.IsHandedInForIt).Ignore(s => s.ReturnedWhole);
        builder.HasIndex(s => new { s.UnitId, s.PeriodId, s.Round }).IsUnique();
        builder.HasIndex(s => new { s.PeriodId, s.Round, s.State });
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReportingPeriod>().WithMany().HasForeignKey(s => s.PeriodId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.SubmittedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(s => s.HandedInById).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Revisions).WithOne().HasForeignKey(r => r.SubmissionId);
        builder.HasMany(s => s.Attachments).WithOne().HasForeignKey("SubmissionId");
        builder.OwnsMany(s => s.Moves, moves => Moves(moves, "SubmissionMoves", "SubmissionId"));
        builder.OwnsMany(s => s.Returns, returned =>
        {
            returned.ToTable("ReturnedPieces");
            returned.WithOwner().HasForeignKey("SubmissionId");
            returned.HasKey(p => p.Id);
            returned.HasIndex("SubmissionId");
            returned.Property(p => p.Kind).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
            returned.Property(p => p.Reason).HasMaxLength(ReviewMove.ReasonLength);
            returned.Ignore(p => p.Piece);
        });
        builder.OwnsMany(s => s.Withheld, withheld =>
        {
            withheld.ToTable("WithheldPieces");
            withheld.WithOwner().HasForeignKey("SubmissionId");
            withheld.HasKey("SubmissionId", nameof(WithheldPiece.Kind), nameof(WithheldPiece.PieceId));
            withheld.Property(p => p.Kind).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
            withheld.Property(p => p.PieceId).ValueGeneratedNever();
        });
    }

    /// <summary>The moves of a thing under review, in a table of their own.</summary>
    public static void Moves<T>(OwnedNavigationBuilder<T, ReviewMove> moves, string table, string owner)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(moves);
        moves.ToTable(table);
        moves.WithOwner().HasForeignKey(owner);
        moves.HasKey(m => m.Id);
        moves.Property(m => m.Move).HasMaxLength(ReviewMove.MoveLength);
        moves.Property(m => m.From).HasMaxLength(ReviewMove.MoveLength);
        moves.Property(m => m.To).HasMaxLength(ReviewMove.MoveLength);
        moves.Property(m => m.Who).HasMaxLength(AuditEntry.WhoLength);
        moves.Property(m => m.Reason).HasMaxLength(ReviewMove.ReasonLength);
        moves.Property(m => m.Step).HasMaxLength(RouteStep.NameLength);
        moves.Property(m => m.For).HasMaxLength(Person.NameLength);
        moves.Property(m => m.DecidedBy).HasMaxLength(PaperDecision.ByLength);
        moves.Property(m => m.DecidedPost).HasMaxLength(PaperDecision.PostLength);
    }
}

internal sealed class RevisionMapping : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.ToTable("Revisions");
        builder.Property(r => r.Who).HasMaxLength(AuditEntry.WhoLength);
        builder.HasIndex(r => new { r.SubmissionId, r.Number }).IsUnique();
        builder.HasMany(r => r.Pieces).WithOne().HasForeignKey(p => p.RevisionId);
    }
}

internal sealed class RevisionPieceMapping : IEntityTypeConfiguration<RevisionPiece>
{
    public void Configure(EntityTypeBuilder<RevisionPiece> builder)
    {
        builder.ToTable("RevisionPieces");
        // By number: there are many of them, and a kind put in between later would have no business in a frozen list.
        builder.HasKey(p => new { p.RevisionId, p.Kind, p.PieceId });
        builder.Property(p => p.Kind).ValueGeneratedNever();
        builder.Property(p => p.PieceId).ValueGeneratedNever();
        builder.HasOne(p => p.Content).WithMany().HasForeignKey(p => p.ContentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PieceContentMapping : IEntityTypeConfiguration<PieceContent>
{
    public void Configure(EntityTypeBuilder<PieceContent> builder)
    {
        builder.ToTable("PieceContents");
        builder.Property(c => c.Hash).HasMaxLength(PieceContent.HashLength);
        builder.HasIndex(c => c.Hash).IsUnique();
    }
}
