using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Reports;

namespace WorkReport.Web.Data;

/// <summary>A step as the draft offers it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Kind">What it was.</param>
/// <param name="IsUndone">Was it taken back?</param>
public sealed record StepRow(int Id, DraftStepKind Kind, bool IsUndone);

/// <summary>What a person has done on a draft, step by step.</summary>
public static class DraftSteps
{
    /// <summary>So many of one person can be taken back.</summary>
    public const int Most = 100;

    /// <summary>The steps of one person, the latest first.</summary>
    public static async Task<IReadOnlyList<StepRow>> StepRowsAsync(this WorkReportDb db, int reportId, int personId, CancellationToken cancel) =>
        await Of(db, reportId, personId).OrderByDescending(step => step.Id).Select(step => new StepRow(step.Id, step.Kind, step.IsUndone)).ToListAsync(cancel);

    /// <summary>Which is taken back next.</summary>
    public static StepRow? ToUndo(this IReadOnlyList<StepRow> steps) =>
        steps.FirstOrDefault(step => !step.IsUndone);

    /// <summary>Which is taken again next.</summary>
    public static StepRow? ToRedo(this IReadOnlyList<StepRow> steps) =>
        steps.LastOrDefault(step => step.IsUndone);

    /// <summary>Keeps a step. What was taken back before cannot be taken again any more.</summary>
    public static async Task RememberAsync(this WorkReportDb db, DraftStep step, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(step);
        var steps = await db.StepRowsAsync(step.ReportId, step.PersonId, cancel);
        var gone = steps.Where((row, at) => row.IsUndone || at >= Most).Select(row => row.Id).ToList();
        if (gone.Count > 0)
            await db.DraftSteps.Where(row => gone.Contains(row.Id)).ExecuteDeleteAsync(cancel);
        if (step.Kind is DraftStepKind.Edit && steps.Count > 0 && steps[0] is { Kind: DraftStepKind.Edit, IsUndone: false } last
            && (await db.DraftSteps.SingleAsync(row => row.Id == last.Id, cancel)).TakesIn(step))
        {
            return;
        }

        db.Add(step);
    }

    private static IQueryable<DraftStep> Of(WorkReportDb db, int reportId, int personId) =>
        db.DraftSteps.Where(step => step.ReportId == reportId && step.PersonId == personId);
}
