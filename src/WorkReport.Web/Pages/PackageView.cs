using Microsoft.EntityFrameworkCore;
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
/// <param name="Mended">What came back, and what became of it; where the whole came back, what of it is another now.</param>
public sealed record PackageView(UnitYear Year, PackagePast Past, SignedTotals Signing, IReadOnlyList<MendedWords> Mended)
{
    /// <summary>What the unit asks for or names, each as it was handed in; shown by the partial <c>_Asked</c>.</summary>
    public IReadOnlyList<MendedWords> AskedPieces { get; private init; } = [];

    /// <summary>代填并报送; null where the unit handed in itself.</summary>
    public HandedInFor? HandedInFor { get; private init; }

    /// <summary>批注; null while there is no package.</summary>
    public CommentList? Comments { get; private init; }

    /// <summary>审核流程 that it goes through, or would if it were handed in now; null for the usual.</summary>
    public RouteShown? Route { get; private init; }

    /// <summary>It came back as a whole, and is not accepted yet.</summary>
    public bool CameBackWhole => Year.Submission?.ReturnedWhole is not null;

    /// <summary>How many of what came back were changed.</summary>
    public int Changed => Mended.Count(piece => piece.Piece.IsChanged);

    /// <summary>What came back and was left as it is, by name: it needs a word of why.</summary>
    public IReadOnlyList<string> Untouched => [.. Mended.Where(piece => !piece.Piece.IsChanged).Select(piece => piece.Name ?? "")];

    /// <summary>Must it be said why it is handed in again as it was, in part or as a whole?</summary>
    public bool NeedsReply => Untouched.Count > 0 || IsWholeUntouched;

    /// <summary>It came back as a whole, and nothing of it is another now; false where it is not known what came back.</summary>
    public bool IsWholeUntouched => Year.Submission?.ReturnedWhole is { Revision: not null } && Mended.Count == 0;

    /// <summary>答复: the word with which it was handed in again; null where there is none.</summary>
    public ReviewMove? Reply => History.FirstOrDefault(move => move.Move == nameof(SubmissionMove.Submit)) is { Reason.Length: > 0 } said ? said : null;

    /// <summary>Does the package hold items and plans? The second collecting is of figures only.</summary>
    public bool HoldsTexts => Year.Round == Round.First;

    /// <summary>Every move, the latest first.</summary>
    public IReadOnlyList<ReviewMove> History => [.. (Year.Submission?.Moves ?? []).OrderByDescending(move => move.Id)];

    /// <summary>申请退回 that waits for an answer; null where there is none.</summary>
    public ReviewMove? Asked => Year.Submission?.Asked;

    /// <summary>Where the unit asked in vain and nothing has happened since: what it was told; null elsewhere.</summary>
    public ReviewMove? Declined => History.FirstOrDefault(move => move.Move != nameof(SubmissionMove.Confirm)) is { Move: nameof(SubmissionMove.Decline) } last ? last : null;

    /// <summary>登记纸质签批, while it stands there by that; null where it was approved on the screen, or nobody has.</summary>
    public PastMove? OnPaper => Year.State is SubmissionState.Approved or SubmissionState.Forwarded or SubmissionState.Accepted
        && Past.Moves.FirstOrDefault(past => Submission.IsApproval(past.Move.Move)) is { Move.DecidedBy: not null } approval ? approval : null;

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
        var package = year.Submission;
        var mended = package is null ? [] : package.ReturnedWhole is { Revision: { } revision } ? await db.ChangedAsync(year, revision, cancel) : await db.MendedAsync([package], cancel);
        var metrics = mended.Count > 0 ? await db.EveryMetricAsync(year.Period, cancel) : new Dictionary<int, AskedMetric>();
        return new PackageView(year, await db.PastAsync(year, cancel), await db.SigningAsync(year, cancel: cancel), [.. mended.Select(piece => MendedWords.Of(piece, year.Period, metrics, text))])
        {
            AskedPieces = package?.AskedPieces is { Count: > 0 } asked ? await HandedInAsync(db, year, text, asked, cancel) : [],
            HandedInFor = await HandedInFor.LoadAsync(db, year, cancel),
            Comments = await CommentList.LoadAsync(db, year, cancel),
            Route = await RouteShown.LoadAsync(db, year, text, cancel),
        };
    }

    /// <summary>What was handed in last, piece by piece, as it was: what the unit may ask for.</summary>
    /// <param name="db">The store.</param>
    /// <param name="year">The unit's year.</param>
    /// <param name="text">The words.</param>
    /// <param name="only">Only these, each with what is said of it; null for all.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<IReadOnlyList<MendedWords>> HandedInAsync(
        WorkReportDb db, UnitYear year, IStringLocalizer<SharedResource> text, IReadOnlyList<ReturnedPiece>? only, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        if (year.Submission is not { LatestRevision: { } latest } package)
            return [];
        var metrics = await db.EveryMetricAsync(year.Period, cancel);
        var held = await db.Revisions.AsNoTracking().Where(r => r.SubmissionId == package.Id && r.Number == latest).SelectMany(r => r.Pieces)
            .Where(p => p.Kind == PieceKind.WorkItem || p.Kind == PieceKind.MetricValue || p.Kind == PieceKind.PlanItem).OrderBy(p => p.Kind).ThenBy(p => p.PieceId)
            .Select(p => new { p.Kind, p.PieceId, p.Content }).ToListAsync(cancel);
        var said = only?.ToDictionary(piece => piece.Piece, piece => piece.Reason);
        return [.. held.Select(p => new MendedPiece(package.Id, new SubmittedPiece(p.Kind, p.PieceId), said?.GetValueOrDefault(new SubmittedPiece(p.Kind, p.PieceId)) ?? "", p.Content, p.Content))
            .Where(piece => said is null || said.ContainsKey(piece.Piece)).Select(piece => MendedWords.Of(piece, year.Period, metrics, text))];
    }
}

/// <summary>代填并报送: which unit handed a package in for its own, when, and whether that one has confirmed it; shown by the partial <c>_HandedInFor</c>.</summary>
/// <param name="By">The unit that handed it in.</param>
/// <param name="At">When.</param>
/// <param name="Confirmed">Who confirmed it; null where nobody has.</param>
/// <param name="IsAsked">Is there anybody in the unit who could?</param>
public sealed record HandedInFor(string By, DateTimeOffset At, ReviewMove? Confirmed, bool IsAsked)
{
    internal static async Task<HandedInFor?> LoadAsync(WorkReportDb db, UnitYear year, CancellationToken cancel)
    {
        if (year.Submission is not { IsHandedInForIt: true, HandedInById: { } by } package)
            return null;
        var name = await db.OrgUnits.Where(u => u.Id == by).NamedOn(year.Period.CountedUntil).Select(u => u.Name).SingleAsync(cancel);
        var submitted = package.Moves.OrderBy(move => move.Id).Last(move => move.Move == nameof(SubmissionMove.Submit));
        return new HandedInFor(name, submitted.At, package.Confirmed, (await db.ConfirmedAsync([package.Id], cancel)).ContainsKey(package.Id));
    }
}
