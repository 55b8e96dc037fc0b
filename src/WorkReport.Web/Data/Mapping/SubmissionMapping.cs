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
        builder.Ignore(s => s.Counts);
        builder.HasIndex(s => new { s.UnitId, s.PeriodId }).IsUnique();
        builder.HasIndex(s => new { s.PeriodId, s.State });
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReportingPeriod>().WithMany().HasForeignKey(s => s.PeriodId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.SubmittedById).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(s => s.Moves, moves => Moves(moves, "SubmissionMoves", "SubmissionId"));
        builder.OwnsMany(s => s.Returned, returned =>
        {
            returned.ToTable("ReturnedPieces");
            returned.WithOwner().HasForeignKey("SubmissionId");
            returned.HasKey("SubmissionId", nameof(ReturnedPiece.Kind), nameof(ReturnedPiece.PieceId));
            returned.Property(p => p.Kind).HasConversion<string>().HasMaxLength(OrgUnitMapping.NameOfValueLength);
            returned.Property(p => p.Reason).HasMaxLength(ReviewMove.ReasonLength);
            returned.Ignore(p => p.Piece);
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
        moves.Property(m => m.DecidedBy).HasMaxLength(PaperDecision.ByLength);
    }
}
