using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>A piece that came back: what was asked for, what it said when it was given back, and what it says now.</summary>
/// <param name="PackageId">Of which package.</param>
/// <param name="Piece">Which; a place for a new one of its kind has the key 0.</param>
/// <param name="Reason">What was asked for.</param>
/// <param name="Then">What it said, as it was frozen; null where nothing tells, or where it was written since.</param>
/// <param name="Now">What it says; null where it was taken out, or is blank.</param>
public sealed record MendedPiece(int PackageId, SubmittedPiece Piece, string Reason, PieceContent? Then, PieceContent? Now)
{
    /// <summary>Was it changed, taken out or written since? What was left as it is needs a word of why.</summary>
    public bool IsChanged => Piece.IsNew || Said(Then) != Said(Now);

    /// <summary>What it is called by what it says; null where nothing tells. Of a figure the metric says it.</summary>
    public string? Name => (Now ?? Then) is { } content
        ? Piece.Kind switch { PieceKind.WorkItem => content.Read<ItemFacts>().Lead, PieceKind.PlanItem => content.Read<PlanFacts>().Task.Text, _ => null }
        : null;

    // A figure whose metric was worded anew is the same figure.
    private string? Said(PieceContent? content) =>
        content is not null && Piece.Kind == PieceKind.MetricValue ? PieceContent.Of(content.Read<ValueFacts>() with { Wording = 0 }).Hash : content?.Hash;
}

/// <summary>Reads what became of what came back, in a fixed number of commands however many packages are asked about.</summary>
public static class MendedPieces
{
    public static async Task<IReadOnlyList<MendedPiece>> MendedAsync(this WorkReportDb db, IReadOnlyCollection<Submission> packages, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(packages);
        var asked = packages.SelectMany(package => package.Returned.Select(piece => (Package: package, Returned: piece, Revision: RevisionOf(package, piece)))).ToList();
        if (asked.Count == 0)
            return [];
        var ids = asked.Select(row => row.Package.Id).Distinct().ToList();
        var keys = asked.Select(row => row.Returned.PieceId).Distinct().ToList();
        var numbers = asked.Select(row => row.Revision).Distinct().ToList();
        var frozen = (await db.Revisions.AsNoTracking().Where(r => ids.Contains(r.SubmissionId) && numbers.Contains(r.Number))
            .SelectMany(r => r.Pieces.Where(p => keys.Contains(p.PieceId)), (r, p) => new { r.SubmissionId, r.Number, p.Kind, p.PieceId, p.Content }).ToListAsync(cancel))
            .ToDictionary(p => (p.SubmissionId, p.Number, new SubmittedPiece(p.Kind, p.PieceId)), p => p.Content!);
        var items = (await db.WorkItems.AsNoTracking().Where(i => keys.Contains(i.Id)).ToListAsync(cancel)).ToDictionary(i => i.Id);
        var plans = (await db.PlanItems.AsNoTracking().Where(i => keys.Contains(i.Id)).ToListAsync(cancel)).ToDictionary(i => i.Id);
        var values = (await (from s in db.Submissions
                             where ids.Contains(s.Id)
                             join m in db.MetricSheets.IgnoreAutoIncludes() on new { s.UnitId, s.PeriodId, s.Round } equals new { m.UnitId, m.PeriodId, m.Round }
                             from v in m.Values
                             where keys.Contains(v.MetricId)
                             select new { s.Id, Value = v }).AsNoTracking().ToListAsync(cancel)).ToDictionary(v => (v.Id, v.Value.MetricId), v => v.Value);
        return [.. asked.OrderBy(row => row.Returned.Kind).ThenBy(row => row.Returned.PieceId).Select(row =>
        {
            var then = row.Revision is { } number ? frozen.GetValueOrDefault((row.Package.Id, number, row.Returned.Piece)) : null;
            return new MendedPiece(row.Package.Id, row.Returned.Piece, row.Returned.Reason, then, Now(row.Package, row.Returned.Piece, then));
        })];

        PieceContent? Now(Submission package, SubmittedPiece piece, PieceContent? then) => piece.Kind switch
        {
            PieceKind.WorkItem => items.TryGetValue(piece.Id, out var item) ? PieceContent.Of(ItemFacts.Of(item)) : null,
            PieceKind.PlanItem => plans.TryGetValue(piece.Id, out var plan) ? PieceContent.Of(PlanFacts.Of(plan)) : null,
            _ => values.TryGetValue((package.Id, piece.Id), out var value) ? PieceContent.Of(ValueFacts.Of(value, then?.Read<ValueFacts>().Wording ?? 1)) : null,
        };
    }

    /// <summary>Did something come back, or all of it, and is as it was? Then handing it in again needs a word of why.</summary>
    public static async Task<bool> NeedsReplyAsync(this WorkReportDb db, UnitYear year, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(year);
        return year.Submission switch
        {
            null => false,
            { ReturnedWhole.Revision: { } revision } => (await db.ChangedAsync(year, revision, cancel)).Count == 0,
            { } package => (await db.MendedAsync([package], cancel)).Any(piece => !piece.IsChanged),
        };
    }

    /// <summary>What of a package that came back as a whole is another now: changed, taken out or written since. Nothing of it was asked for singly, so the reasons are empty.</summary>
    public static async Task<IReadOnlyList<MendedPiece>> ChangedAsync(this WorkReportDb db, UnitYear year, int revision, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        var (unit, period, package, round) = (year.Unit.Id, year.Period.Id, year.Submission!.Id, year.Round);
        var then = (await db.Revisions.AsNoTracking().Where(r => r.SubmissionId == package && r.Number == revision).SelectMany(r => r.Pieces)
            .Where(p => p.Kind == PieceKind.WorkItem || p.Kind == PieceKind.MetricValue || p.Kind == PieceKind.PlanItem)
            .Select(p => new { p.Kind, p.PieceId, p.Content }).ToListAsync(cancel)).ToDictionary(p => new SubmittedPiece(p.Kind, p.PieceId), p => p.Content!);
        var values = await db.MetricSheets.IgnoreAutoIncludes().AsNoTracking().Where(s => s.UnitId == unit && s.PeriodId == period && s.Round == round).SelectMany(s => s.Values).ToListAsync(cancel);
        var now = values.ToDictionary(v => new SubmittedPiece(PieceKind.MetricValue, v.MetricId), v => PieceContent.Of(ValueFacts.Of(v, 1)));
        // Items and plans travel with the first collecting alone.
        if (round == Domain.Periods.Round.First)
        {
            foreach (var item in await db.WorkItems.AsNoTracking().Where(i => i.UnitId == unit && i.PeriodId == period).ToListAsync(cancel))
                now.Add(new SubmittedPiece(PieceKind.WorkItem, item.Id), PieceContent.Of(ItemFacts.Of(item)));
            foreach (var plan in await db.PlanItems.AsNoTracking().Where(i => i.UnitId == unit && i.PeriodId == period).ToListAsync(cancel))
                now.Add(new SubmittedPiece(PieceKind.PlanItem, plan.Id), PieceContent.Of(PlanFacts.Of(plan)));
        }

        return [.. then.Keys.Union(now.Keys).Select(piece => new MendedPiece(package, piece, "", then.GetValueOrDefault(piece), now.GetValueOrDefault(piece)))
            .Where(piece => piece.IsChanged).OrderBy(piece => piece.Piece.Kind).ThenBy(piece => piece.Piece.Id)];
    }

    /// <summary>The revision that whoever gave it back had in front of them; what was given back before that was kept belongs to the last time.</summary>
    private static int? RevisionOf(Submission package, ReturnedPiece piece)
    {
        var moves = package.Moves.OrderBy(move => move.Id).ToList();
        return piece.Move > 0 ? moves[piece.Move - 1].Revision : moves.FindLast(move => move.Move == nameof(SubmissionMove.Return))?.Revision;
    }
}
