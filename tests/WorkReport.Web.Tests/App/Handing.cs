using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.App;

/// <summary>Moves packages as the pages do, with all that is in them.</summary>
internal static class Handing
{
    /// <summary>Hands in what the unit has entered.</summary>
    public static async Task HandInAsync(this WorkReportDb db, Submission package, int personId, Act by)
    {
        var unit = await db.OrgUnits.SingleAsync(u => u.Id == package.UnitId);
        var period = await db.Periods.SingleAsync(p => p.Id == package.PeriodId);
        package.Submit(await db.PiecesAsync(new UnitYear(unit, period, package.Round, package, SubmissionRelation.Contributor)), SubmissionRelation.Contributor, personId, by);
    }

    /// <summary>Hands it in and takes it as far as that it counts above.</summary>
    public static async Task AcceptAsync(this WorkReportDb db, Submission package, int personId, Act by)
    {
        await db.HandInAsync(package, personId, by);
        package.Make(SubmissionMove.Approve, SubmissionRelation.Reviewer, personId, by);
        package.Make(SubmissionMove.Accept, SubmissionRelation.OfficeAbove, personId, by);
    }
}
