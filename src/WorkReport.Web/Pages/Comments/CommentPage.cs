using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Comments;

/// <summary>A piece that comments are about.</summary>
/// <param name="Piece">Which.</param>
/// <param name="Name">What it is called; null where it is in the package no more.</param>
/// <param name="Text">What it says, with figures as they were written; empty where it is gone.</param>
public sealed record CommentedPiece(SubmittedPiece Piece, string? Name, string Text);

/// <summary>A comment with where its words stand now.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="At">Where; null where they are gone.</param>
public sealed record PlacedComment(Comment Comment, int? At);

/// <summary>Reads pieces that comments are about, in a fixed number of commands.</summary>
internal static class CommentedPieces
{
    public static async Task<IReadOnlyList<CommentedPiece>> CommentedAsync(this WorkReportDb db, UnitYear year, IReadOnlyCollection<SubmittedPiece> pieces, CancellationToken cancel)
    {
        var (unit, period) = (year.Unit.Id, year.Period.Id);
        var keys = pieces.ToLookup(piece => piece.Kind, piece => piece.Id);
        var (items, plans, metrics) = (keys[PieceKind.WorkItem].ToList(), keys[PieceKind.PlanItem].ToList(), keys[PieceKind.MetricValue].ToList());
        Dictionary<SubmittedPiece, CommentedPiece> found = [];
        if (items.Count > 0)
        {
            foreach (var item in await db.WorkItems.AsNoTracking().IgnoreAutoIncludes().Where(i => i.UnitId == unit && i.PeriodId == period && items.Contains(i.Id)).ToListAsync(cancel))
                Add(new SubmittedPiece(PieceKind.WorkItem, item.Id), item.Lead, item.Lead + SharedResource.Text("List.Stop") + item.Text.Seen);
        }

        if (plans.Count > 0)
        {
            foreach (var plan in await db.PlanItems.AsNoTracking().Where(p => p.UnitId == unit && p.PeriodId == period && plans.Contains(p.Id)).ToListAsync(cancel))
                Add(new SubmittedPiece(PieceKind.PlanItem, plan.Id), plan.Text, plan.Text);
        }

        if (metrics.Count > 0)
        {
            var book = await FigureBook.LoadAsync(db, year.Period, year.Round, [unit], cancel);
            foreach (var metric in metrics.Select(id => book.Metrics.GetValueOrDefault(id)).OfType<AskedMetric>())
                Add(new SubmittedPiece(PieceKind.MetricValue, metric.Id), metric.Name, book.Own(unit, metric.Id) is { } own ? metric.Exactly(own.Figure) ?? own.Printed + metric.Unit : "");
        }

        return [.. pieces.Select(piece => found.GetValueOrDefault(piece) ?? new CommentedPiece(piece, Name: null, ""))];

        void Add(SubmittedPiece piece, string name, string text) => found.Add(piece, new CommentedPiece(piece, name, text));
    }
}

/// <summary>A page about the comments of one piece of a package: for whoever sees the package.</summary>
public abstract class CommentPage<TForm>(FormRoom room) : FormPage<TForm>(room)
    where TForm : class, new()
{
    [FromRoute]
    public int Id { get; set; }

    /// <summary>WorkItem-12.</summary>
    [FromRoute(Name = "piece")]
    public string PieceKey { get; set; } = "";

    /// <summary>What was just done.</summary>
    [FromQuery(Name = "done")]
    public CommentMove? Done { get; set; }

    public UnitYear Year { get; private set; } = null!;

    /// <summary>All comments of the package, oldest first.</summary>
    public IReadOnlyList<Comment> All { get; private set; } = [];

    public CommentedPiece Piece { get; private set; } = null!;

    /// <summary>Of this piece, what is open first.</summary>
    public IReadOnlyList<PlacedComment> Comments { get; private set; } = [];

    public override Verdict May => Year.MayComment() ? Verdict.Yes : Verdict.No("Comment.NotYours");

    /// <summary>Address of the piece's comments.</summary>
    public string List => FormattableString.Invariant($"/submissions/{Id}/comments/{Piece.Piece.Key}");

    /// <summary>What the piece says, the words that some comments speak of apart.</summary>
    public IReadOnlyList<(string Words, int? Comment)> Parted(IEnumerable<PlacedComment> marked)
    {
        // Of two that speak of the same words the first is marked.
        List<(string, int?)> parts = [];
        var at = 0;
        foreach (var (comment, start) in marked.Where(placed => placed is { Comment.Anchor.IsWhole: false, At: not null }).OrderBy(placed => placed.At))
        {
            if (start < at)
                continue;
            parts.Add((Piece.Text[at..start!.Value], null));
            parts.Add((comment.Anchor.Quote, comment.Id));
            at = start.Value + comment.Anchor.Quote.Length;
        }

        parts.Add((Piece.Text[at..], null));
        return [.. parts.Where(part => part.Item1.Length > 0)];
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await Db.UnitYearOfAsync(Person.Id, Person.Today, Id, cancel) is not { Submission: not null } year || Read(PieceKey) is not { } piece)
            return false;
        Year = year;
        All = await Db.CommentsAsync(year, cancel);
        Piece = (await Db.CommentedAsync(year, [piece], cancel))[0];
        Comments = [.. All.Where(comment => comment.Piece == piece).Select(comment => new PlacedComment(comment, Piece.Name is null ? null : comment.Anchor.In(Piece.Text))).OrderBy(placed => !placed.Comment.IsOpen).ThenBy(placed => placed.Comment.Id)];
        return Piece.Name is not null || Comments.Count > 0;
    }

    private static SubmittedPiece? Read(string named) =>
        named.Split('-') is [var kind, var key] && Enum.TryParse<PieceKind>(kind, out var of) && of is PieceKind.WorkItem or PieceKind.MetricValue or PieceKind.PlanItem
            && int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? new SubmittedPiece(of, id) : null;
}
