using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>Why a revision was made.</summary>
public enum RevisionKind
{
    /// <summary>第几次报送.</summary>
    HandedIn,

    /// <summary>补记.</summary>
    Supplied,

    /// <summary>确认合计.</summary>
    TotalsConfirmed,

    /// <summary>个别更正.</summary>
    Corrected,
}

/// <summary>A revision in the list.</summary>
/// <param name="Number">Its number, by which its page is found.</param>
/// <param name="Kind">Why it was made.</param>
/// <param name="Time">Which time of handing in it was; of the others the one before.</param>
/// <param name="At">When.</param>
/// <param name="Who">By whom.</param>
/// <param name="Counts">Is it the one that was accepted last?</param>
/// <param name="Corrected">The names of the figures that were corrected.</param>
public sealed record PastRevision(int Number, RevisionKind Kind, int Time, DateTimeOffset At, string Who, bool Counts, IReadOnlyList<string> Corrected);

/// <summary>A piece that was sent back.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it was called when it was sent back; null where nothing tells.</param>
/// <param name="Reason">Why.</param>
public sealed record PastReturn(PieceKind Kind, string? Name, string Reason);

/// <summary>A move with all that was sent back with it.</summary>
public sealed record PastMove(ReviewMove Move, IReadOnlyList<PastReturn> Returned)
{
    /// <summary>The picture of the sheet, of a move that records a signature on paper; null where there is none.</summary>
    public PastSheet? Sheet { get; init; }
}

/// <summary>The picture of a signed sheet.</summary>
public sealed record PastSheet(int Id, string FileName, DateTimeOffset At, string By)
{
    /// <summary>Which of them came with a move: both were made by one act.</summary>
    public static PastSheet? Of(ReviewMove move, IEnumerable<PastSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(move);
        return move.DecidedBy is null ? null : sheets.FirstOrDefault(sheet => (sheet.At, sheet.By) == (move.At, move.Who));
    }
}

/// <summary>What has happened to a package.</summary>
/// <param name="Moves">Every move, the latest first.</param>
/// <param name="Revisions">What was handed in each time, the latest first.</param>
public sealed record PackagePast(IReadOnlyList<PastMove> Moves, IReadOnlyList<PastRevision> Revisions)
{
    /// <summary>Of a package that nobody has begun.</summary>
    public static PackagePast None { get; } = new([], []);
}

/// <summary>Reads the past of a package, in at most five commands however long it is.</summary>
public static class PackagePasts
{
    public static async Task<PackagePast> PastAsync(this WorkReportDb db, UnitYear year, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        if (year.Submission is not { } package)
            return PackagePast.None;
        var unit = year.Unit.Id;
        var (rows, sheets) = await db.LatelyAsync((nameof(PastAsync), package.Id), (_, line) => !line.IsWork || line.UnitId == unit, async () => (
            await db.Revisions.AsNoTracking().Where(r => r.SubmissionId == package.Id).OrderBy(r => r.Number).ToListAsync(cancel),
            !package.Moves.Any(move => move.DecidedBy is not null) ? [] : await db.Submissions.Where(s => s.Id == package.Id).SelectMany(s => s.Attachments)
                .Select(a => new PastSheet(a.Id, a.FileName, a.AddedAt, a.AddedBy)).ToListAsync(cancel)));
        var handedIn = package.Moves.Where(move => move.Move == nameof(SubmissionMove.Submit)).Select(move => move.Revision).ToHashSet();
        var amended = rows.Where(row => !row.IsSupplied && !handedIn.Contains(row.Number)).Select(row => row.Number).ToList();
        var metrics = package.Returns.Any(piece => piece.Kind == PieceKind.MetricValue) || amended.Count > 0 ? await db.EveryMetricAsync(year.Period, cancel) : null;
        var corrected = await db.CorrectedAsync(package.Id, amended, cancel);
        List<PastRevision> revisions = [];
        var time = 0;
        foreach (var row in rows)
        {
            var metricsOf = corrected[row.Number].ToList();
            var kind = row.IsSupplied ? RevisionKind.Supplied : !amended.Contains(row.Number) ? RevisionKind.HandedIn : metricsOf.Count > 0 ? RevisionKind.Corrected : RevisionKind.TotalsConfirmed;
            time += kind is RevisionKind.HandedIn or RevisionKind.Supplied ? 1 : 0;
            revisions.Insert(0, new PastRevision(
                row.Number, kind, time, row.At, row.Who, row.Number == package.AcceptedRevision, [.. metricsOf.Select(id => metrics!.GetValueOrDefault(id)?.Name).OfType<string>()]));
        }

        return new PackagePast(await db.MovesAsync(package, metrics, sheets, cancel), revisions);
    }

    /// <summary>Which figures differ between revisions that nobody handed in and the ones before them.</summary>
    private static async Task<ILookup<int, int>> CorrectedAsync(this WorkReportDb db, int packageId, List<int> amended, CancellationToken cancel)
    {
        if (amended.Count == 0)
            return Array.Empty<(int Number, int Metric)>().ToLookup(row => row.Number, row => row.Metric);
        var compared = amended.Concat(amended.Select(number => number - 1)).Distinct().ToList();
        var figures = (await db.Revisions.Where(r => r.SubmissionId == packageId && compared.Contains(r.Number))
            .SelectMany(r => r.Pieces.Where(p => p.Kind == PieceKind.MetricValue), (r, p) => new { r.Number, p.PieceId, p.ContentId }).ToListAsync(cancel))
            .ToLookup(row => row.Number, row => (row.PieceId, row.ContentId));
        return amended.SelectMany(
            number => figures[number].Except(figures[number - 1]).Concat(figures[number - 1].Except(figures[number])).Select(row => row.PieceId).Distinct().Order(),
            (number, metric) => (Number: number, Metric: metric)).ToLookup(row => row.Number, row => row.Metric);
    }

    private static async Task<IReadOnlyList<PastMove>> MovesAsync(
        this WorkReportDb db, Submission package, IReadOnlyDictionary<int, AskedMetric>? metrics, IReadOnlyList<PastSheet> sheets, CancellationToken cancel)
    {
        var moves = package.Moves.OrderBy(move => move.Id).ToList();
        // What was sent back before that was kept belongs to the last time it was.
        var last = moves.FindLastIndex(move => move.Move == nameof(SubmissionMove.Return)) + 1;
        var returns = package.Returns.OrderBy(piece => piece.Id).ToLookup(piece => piece.Move > 0 ? piece.Move : last);
        var keys = package.Returns.Where(piece => piece.Kind is PieceKind.WorkItem or PieceKind.PlanItem).Select(piece => piece.PieceId).Distinct().ToList();
        var said = keys.Count == 0 ? [] : await db.Revisions.Where(r => r.SubmissionId == package.Id)
            .SelectMany(r => r.Pieces.Where(p => (p.Kind == PieceKind.WorkItem || p.Kind == PieceKind.PlanItem) && keys.Contains(p.PieceId)), (r, p) => new { r.Number, p.Kind, p.PieceId, p.Content })
            .AsNoTracking().ToListAsync(cancel);
        return
        [
            .. moves.Select((move, index) => new PastMove(move, [.. returns[index + 1].Select(piece => new PastReturn(piece.Kind, Name(piece, move.Revision), piece.Reason))])
            {
                Sheet = PastSheet.Of(move, sheets),
            }).Reverse(),
        ];

        string? Name(ReturnedPiece piece, int? revision) => piece.Kind switch
        {
            PieceKind.MetricValue => metrics?.GetValueOrDefault(piece.PieceId)?.Name,
            _ => said.Where(p => p.Kind == piece.Kind && p.PieceId == piece.PieceId).OrderByDescending(p => p.Number == revision).ThenByDescending(p => p.Number).FirstOrDefault() is { Content: { } content }
                ? piece.Kind == PieceKind.WorkItem ? content.Read<ItemFacts>().Lead : content.Read<PlanFacts>().Task.Text
                : null,
        };
    }
}
