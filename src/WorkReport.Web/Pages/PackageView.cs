using Microsoft.Extensions.Localization;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages;

/// <summary>What every page about a package shows of it, whoever reads it.</summary>
/// <param name="Year">The unit, the period, the package, and what the person is to them.</param>
/// <param name="Past">What has happened to it, and what was handed in each time.</param>
/// <param name="Signing">The 合计 that the unit signed, beside what they are now.</param>
/// <param name="Mended">What came back, and what became of it.</param>
public sealed record PackageView(UnitYear Year, PackagePast Past, SignedTotals Signing, IReadOnlyList<MendedWords> Mended)
{
    /// <summary>How many of what came back were changed.</summary>
    public int Changed => Mended.Count(piece => piece.Piece.IsChanged);

    /// <summary>What came back and was left as it is, by name: it needs a word of why.</summary>
    public IReadOnlyList<string> Untouched => [.. Mended.Where(piece => !piece.Piece.IsChanged).Select(piece => piece.Name ?? "")];

    /// <summary>答复: the word with which it was handed in again; null where there is none.</summary>
    public ReviewMove? Reply => History.FirstOrDefault(move => move.Move == nameof(SubmissionMove.Submit)) is { Reason.Length: > 0 } said ? said : null;

    /// <summary>Does the package hold items and plans? The second collecting is of figures only.</summary>
    public bool HoldsTexts => Year.Round == Round.First;

    /// <summary>Every move, the latest first.</summary>
    public IReadOnlyList<ReviewMove> History => [.. (Year.Submission?.Moves ?? []).OrderByDescending(move => move.Id)];

    /// <summary>申请退回 that waits for an answer; null where there is none.</summary>
    public ReviewMove? Asked => Year.Submission?.Asked;

    /// <summary>Where the unit asked in vain and nothing has happened since: what it was told; null elsewhere.</summary>
    public ReviewMove? Declined => History is [{ Move: nameof(SubmissionMove.Decline) } last, ..] ? last : null;

    /// <summary>The words that went with the approval and the acceptance, the latest first, while it stands there.</summary>
    public IEnumerable<ReviewMove> Noted => Year.State is SubmissionState.Approved or SubmissionState.Forwarded or SubmissionState.Accepted
        ? History.TakeWhile(move => move.Move != nameof(SubmissionMove.Submit)).Where(move => move is { Move: nameof(SubmissionMove.Approve) or nameof(SubmissionMove.Accept), Reason.Length: > 0 })
        : [];

    /// <summary>The last time it came back; null where it never did.</summary>
    public ReviewMove? Back => History.FirstOrDefault(move => move.Move == nameof(SubmissionMove.Return));

    /// <summary>What someone else did last; for who finds the package moved since the page was opened.</summary>
    public ReviewMove? ByAnother(int personId) => History.FirstOrDefault(move => move.PersonId != personId);

    public static async Task<PackageView> LoadAsync(WorkReportDb db, UnitYear year, IStringLocalizer<SharedResource> text, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        var mended = year.Submission is { } package ? await db.MendedAsync([package], cancel) : [];
        var metrics = mended.Count > 0 ? await db.EveryMetricAsync(year.Period, cancel) : new Dictionary<int, AskedMetric>();
        return new PackageView(year, await db.PastAsync(year, cancel), await db.SigningAsync(year, cancel: cancel), [.. mended.Select(piece => MendedWords.Of(piece, metrics, text))]);
    }
}
