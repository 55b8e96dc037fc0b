using WorkReport.Domain.Reports;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages;

/// <summary>经过: every move of a package or a report; shown by the partial <c>_History</c>.</summary>
/// <param name="Moves">The latest first, each with what was sent back with it.</param>
/// <param name="Noun">The enumeration whose words the moves are.</param>
/// <param name="None">Key of the sentence where there is none.</param>
/// <param name="PackageId">The package whose revisions the moves point at; null where they point at none that has a page.</param>
/// <param name="Sheets">Where the pictures of signed sheets are.</param>
public sealed record MoveHistory(IReadOnlyList<PastMove> Moves, string Noun, string None, int? PackageId, string Sheets)
{
    public static MoveHistory Of(PackagePast past, int? packageId)
    {
        ArgumentNullException.ThrowIfNull(past);
        return new MoveHistory(past.Moves, "SubmissionMove", "Submissions.NoHistory", packageId, FormattableString.Invariant($"/submissions/{packageId}/signed"));
    }

    public static MoveHistory OfReport(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var sheets = report.Attachments.OrderBy(sheet => sheet.Id).Select(sheet => new PastSheet(sheet.Id, sheet.FileName, sheet.AddedAt, sheet.AddedBy)).ToList();
        return new(
            [.. report.Moves.OrderByDescending(move => move.Id).Select(move => new PastMove(move, []) { Sheet = PastSheet.Of(move, sheets) })],
            "ReportMove", "Reports.NoMoves", PackageId: null, FormattableString.Invariant($"/reports/{report.Id}/signed"));
    }
}

/// <summary>How a package was approved on paper; shown by the partial <c>_OnPaper</c>.</summary>
public sealed record SignedOnPaper(PastMove Past, int PackageId);

/// <summary>报送底稿: what was handed in each time; shown by the partial <c>_Revisions</c>.</summary>
/// <param name="PackageId">Whose.</param>
/// <param name="Revisions">The latest first.</param>
public sealed record RevisionList(int PackageId, IReadOnlyList<PastRevision> Revisions);

/// <summary>本级, 下级, 合计 in a table; shown by the partial <c>_SignedTotals</c>.</summary>
/// <param name="Rows">A metric each.</param>
/// <param name="Label">What the table is called.</param>
/// <param name="Compares">Stands what was signed beside what is computed now?</param>
public sealed record TotalsToSign(IReadOnlyList<SignedTotal> Rows, string Label, bool Compares = false)
{
    /// <summary>So many are seen without unfolding.</summary>
    public const int First = 5;
}
