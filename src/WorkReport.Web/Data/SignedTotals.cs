using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>本级, 下级, 合计, 应报 and 实报 of one metric.</summary>
/// <param name="Metric">What is counted.</param>
/// <param name="Handed">As the unit signed them; null where it signed nothing of it.</param>
/// <param name="Now">As they are computed now; null where nothing is left of it.</param>
public sealed record SignedTotal(AskedMetric Metric, TotalFacts? Handed, TotalFacts? Now)
{
    public bool HasMoved => Handed != Now;
}

/// <summary>The 合计 of a unit with units below: what it signed beside what is computed now.</summary>
/// <param name="Rows">A metric each, in the order of the codes; empty where nothing stands below.</param>
/// <param name="IsSigned">Has the unit handed in, so that there is something to compare?</param>
public sealed record SignedTotals(IReadOnlyList<SignedTotal> Rows, bool IsSigned)
{
    public static SignedTotals None { get; } = new([], IsSigned: false);

    /// <summary>Where what was signed is no longer what is computed.</summary>
    public IReadOnlyList<SignedTotal> Moved => IsSigned ? [.. Rows.Where(row => row.HasMoved)] : [];

    /// <summary>Names what is computed now: the form carries it, so that nobody signs what they have not seen.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Rows.Where(row => row.Now is not null)
        .Select(row => FormattableString.Invariant($"{row.Metric.Id} {PieceContent.Of(row.Now!).Hash}"))))));
}

/// <summary>Reads them.</summary>
public static class SigningTotals
{
    /// <summary>Of a unit's year; <see cref="SignedTotals.None"/> where nothing stands below it.</summary>
    public static Task<SignedTotals> SigningAsync(this WorkReportDb db, UnitYear year, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(year);
        return db.SigningAsync(year.Unit.Id, year.Period, year.Round, year.Submission, book: null, cancel);
    }

    /// <summary>The same, of a unit in one round of a period.</summary>
    /// <param name="db">The store.</param>
    /// <param name="unitId">The unit.</param>
    /// <param name="period">The period.</param>
    /// <param name="round">Which collecting of it.</param>
    /// <param name="submission">The unit's package; null while there is none.</param>
    /// <param name="book">The figures of that round, where they are read already.</param>
    /// <param name="cancel">Cancels.</param>
    internal static Task<SignedTotals> SigningAsync(
        this WorkReportDb db, int unitId, ReportingPeriod period, int round, Submission? submission, FigureBook? book, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.LatelyAsync(
            (nameof(SigningAsync), period.Id, round, unitId), (_, line) => FigureBook.MayChange(period, unitId, line),
            () => db.ReadSigningAsync(unitId, period, round, submission, book, cancel));
    }

    private static async Task<SignedTotals> ReadSigningAsync(
        this WorkReportDb db, int unitId, ReportingPeriod period, int round, Submission? submission, FigureBook? book, CancellationToken cancel)
    {
        // A year from before the product is signed by nobody.
        if (period.IsBackfill || await db.LevelsBelowAsync(unitId, period, round, cancel) is not { Count: > 0 } levels)
            return SignedTotals.None;
        book ??= await FigureBook.LoadAsync(db, period, round, [unitId], cancel);
        var (now, signed) = (PackagePieces.TotalsNow(unitId, levels, book), await db.SignedTotalsAsync(submission, cancel));
        var isSigned = submission is { LatestRevision: { } latest, State: not (SubmissionState.Drafting or SubmissionState.Returned) } package
            // What was handed in before totals were signed has none to compare with.
            && (signed.Count > 0 || !await db.Revisions.AnyAsync(r => r.SubmissionId == package.Id && r.Number == latest && r.IsSupplied, cancel));
        return new SignedTotals(
            [.. now.Keys.Union(signed.Keys).Select(id => new SignedTotal(book.Metrics[id], signed.GetValueOrDefault(id), now.GetValueOrDefault(id))).OrderBy(row => row.Metric.Code, StringComparer.Ordinal)],
            isSigned);
    }
}
