using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>批注 of packages.</summary>
public static class Comments
{
    private const SubmissionRelation Partakers = SubmissionRelation.Contributor | SubmissionRelation.Office | SubmissionRelation.Reviewer
        | SubmissionRelation.ReceivingReviewer | SubmissionRelation.Recorder | SubmissionRelation.OfficeAbove;

    /// <summary>May the person write and answer comments on the package of a year? Whoever enters, reads or receives it may, while the period is filled in.</summary>
    public static bool MayComment(this UnitYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        return year.Period.CanFill.IsYes && year.Submission is not null && (year.Who & Partakers) != SubmissionRelation.None;
    }

    /// <summary>All of a package, oldest first.</summary>
    public static async Task<IReadOnlyList<Comment>> CommentsAsync(this WorkReportDb db, UnitYear year, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        if (year.Submission is not { Id: > 0 and var package })
            return [];
        var unit = year.Unit.Id;
        return await db.LatelyAsync(
            (nameof(CommentsAsync), package), (_, line) => !line.IsWork || (line.UnitId == unit && line.IsOfComment),
            () => db.Comments.AsNoTracking().AsSingleQuery().Where(c => c.SubmissionId == package).OrderBy(c => c.Id).ToListAsync(cancel));
    }
}
