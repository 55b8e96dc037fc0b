using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;

namespace WorkReport.Web.Data;

/// <summary>
/// What a reader had a hand in: what they handed in, and what they ever wrote of it, for whichever unit they did (代填). The trail knows, also
/// of what another has written over since, and of years before anybody asked.
/// </summary>
public static class OwnParts
{
    /// <summary>The lines that say that somebody wrote.</summary>
    private static readonly string[] Writings =
    [
        "item.written", "item.changed", "item.attached", "item.detached", "plan.proposed", "plan.changed", "sheet.filled", "sheet.corrected", "submission.noItems",
    ];

    /// <summary>Of some packages of one period those that the person had a hand in, in a fixed number of commands.</summary>
    /// <param name="db">The store.</param>
    /// <param name="personId">Who reads them.</param>
    /// <param name="tree">The tree in which the period is worked on.</param>
    /// <param name="packages">Their keys.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<IReadOnlyDictionary<int, OwnPart>> OwnPartsAsync(
        this WorkReportDb db, int personId, TreeDay tree, IReadOnlyCollection<int> packages, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (packages.Count == 0)
            return new Dictionary<int, OwnPart>();
        var pieces = await db.PiecesOfAsync(packages, cancel);
        var subjects = pieces.Select(piece => piece.Subject).ToList();
        // By subject alone: asked for what happened, too, SQLite would go through every writing there ever was.
        var lines = await db.AuditEntries.Where(e => subjects.Contains(e.Subject)).Select(e => new { e.Subject, e.What, e.Who }).Distinct().ToListAsync(cancel);
        var writers = lines.Where(line => Writings.Contains(line.What)).Select(line => (line.Subject, line.Who)).Distinct().ToLookup(line => line.Subject, line => line.Who);
        var all = await db.Submissions.Where(s => packages.Contains(s.Id))
            .Select(s => new { s.Id, s.UnitId, s.SubmittedById, Me = db.Accounts.Where(a => a.PersonId == personId).Select(a => a.UserName).FirstOrDefault() }).ToListAsync(cancel);
        var written = pieces.Where(piece => IsAmong(writers[piece.Subject], all.FirstOrDefault()?.Me)).ToLookup(piece => piece.PackageId);
        var own = all.FindAll(s => s.SubmittedById == personId || written.Contains(s.Id));
        if (own.Count == 0)
            return new Dictionary<int, OwnPart>();

        var units = own.Select(s => s.UnitId).Distinct().ToList();
        var onPaper = await db.UnitsRecordedBy(personId, tree).Where(u => units.Contains(u.Id)).Select(u => u.Id).ToHashSetAsync(cancel);
        var readers = (await db.ReadersOf(units, tree).Where(reader => reader.PersonId != personId).ToListAsync(cancel)).ToLookup(reader => reader.UnitId);
        return own.ToDictionary(s => s.Id, s =>
        {
            var theirs = pieces.Where(piece => piece.PackageId == s.Id).SelectMany(piece => writers[piece.Subject]).ToList();
            return new OwnPart(
                written[s.Id].OrderBy(piece => piece.Kind).ThenBy(piece => piece.Subject, StringComparer.Ordinal).FirstOrDefault()?.Called, onPaper.Contains(s.UnitId),
                [.. readers[s.UnitId].Where(reader => reader.PersonId != s.SubmittedById && !IsAmong(theirs, reader.UserName)).Select(reader => reader.Name).Order(StringComparer.Ordinal)]);
        });
    }

    /// <summary>What may have been written of some packages, in one command: items and plans travel with the first collecting alone.</summary>
    private static async Task<IReadOnlyList<OwnPiece>> PiecesOfAsync(this WorkReportDb db, IReadOnlyCollection<int> packages, CancellationToken cancel)
    {
        var submissions = db.Submissions.Where(s => packages.Contains(s.Id));
        var first = submissions.Where(s => s.Round == Round.First);
        var items = from s in first
                    join i in db.WorkItems on new { s.UnitId, s.PeriodId } equals new { i.UnitId, i.PeriodId }
                    select new { s.Id, Kind = PieceKind.WorkItem, Piece = i.Id, Name = (string?)i.Lead };
        var plans = from s in first
                    join p in db.PlanItems on new { s.UnitId, s.PeriodId } equals new { p.UnitId, p.PeriodId }
                    select new { s.Id, Kind = PieceKind.PlanItem, Piece = p.Id, Name = (string?)p.Text };
        var sheets = from s in submissions
                     join x in db.MetricSheets.IgnoreAutoIncludes() on new { s.UnitId, s.PeriodId, s.Round } equals new { x.UnitId, x.PeriodId, x.Round }
                     select new { s.Id, Kind = PieceKind.MetricValue, Piece = x.Id, Name = (string?)null };
        var none = first.Where(s => s.HasNoItems).Select(s => new { s.Id, Kind = PieceKind.NoItems, Piece = s.Id, Name = (string?)null });
        return [.. (await items.Concat(plans).Concat(sheets).Concat(none).ToListAsync(cancel)).Select(p => new OwnPiece(p.Id, p.Kind, SubjectOf(p.Kind, p.Piece), p.Name))];
    }

    private static string SubjectOf(PieceKind kind, int id) => FormattableString.Invariant(
        $"{kind switch { PieceKind.WorkItem => nameof(WorkItem), PieceKind.PlanItem => nameof(PlanItem), PieceKind.NoItems => nameof(Submission), _ => nameof(MetricSheet) }}/{id}");

    /// <summary>Does the trail name the person of that user name? Names of people change, user names stay.</summary>
    private static bool IsAmong(IEnumerable<string> whos, string? userName) => userName is not null && whos.Any(who => who.EndsWith(SignIns.Acting("", userName), StringComparison.Ordinal));

    /// <param name="PackageId">Of which package.</param>
    /// <param name="Kind">What it is; the sheet stands for its figures.</param>
    /// <param name="Subject">How the trail names it.</param>
    /// <param name="Name">What people call it; null where its kind says it.</param>
    private sealed record OwnPiece(int PackageId, PieceKind Kind, string Subject, string? Name)
    {
        public object Called => (object?)Name ?? Kind;
    }
}
