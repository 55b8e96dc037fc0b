using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Reports;

/// <summary>Something reported that a paragraph can be made from.</summary>
/// <param name="Id">Its key among those of its kind.</param>
/// <param name="UnitId">Whose it is.</param>
/// <param name="Unit">The name of that unit.</param>
/// <param name="Lead">段首句; empty for a task of the plan.</param>
/// <param name="Stored">The stored form of its text.</param>
public sealed record Choosable(int Id, int UnitId, string Unit, string Lead, string Stored)
{
    public FigureText Text => FigureText.Parse(Stored);
}

/// <summary>Some of what can be chosen, with the figures that it shows.</summary>
public sealed record Choosables(IReadOnlyList<Choosable> Rows, Paging Paging, TextFigures Figures);

/// <summary>
/// What may be chosen for a section of a report: what the unit itself has written, and what the units below it have reported and
/// had accepted. For a section of the review these are work items, for one of the plan tasks.
/// </summary>
public sealed class ChoosableQuery(WorkReportDb db, OrgUnit unit, ReportingPeriod period, OutlineSection section, FigureBasis basis)
{
    /// <summary>So many on a page: one reads them all.</summary>
    public const int PageSize = 20;

    public SourceKind Kind => section.Part is OutlinePart.Review ? SourceKind.WorkItem : SourceKind.PlanItem;

    /// <summary>One page of it; words are looked for in what is shown, with the figures as they are now, or name the unit.</summary>
    public async Task<Choosables> PageAsync(string? words, int? asked, CancellationToken cancel)
    {
        if (words is null)
        {
            var paging = Paging.Of(asked, await Those().CountAsync(cancel), PageSize);
            return await WithFiguresAsync(await Those().Skip(paging.Skip).Take(paging.Size).ToListAsync(cancel), paging, cancel);
        }

        // Where a figure stands in a text the store has its mark and the form last seen, not what the reader sees.
        var all = await WithFiguresAsync(await Those().ToListAsync(cancel), Paging.Of(1, 0), cancel);
        var print = all.Figures.PrintFor(unit.Id);
        var below = db.UnitsBelow(unit.Id, period);
        var meant = (await db.SearchAsync(db.OrgUnits.Where(u => u.Id == unit.Id || below.Contains(u.Id)), period.Tree(), cancel)).Find(words).ToHashSet();
        var found = all.Rows.Where(row => meant.Contains(row.UnitId) || new[] { row.Lead, row.Text.Show(print) }.Any(shown => shown.Contains(words, StringComparison.OrdinalIgnoreCase))).ToList();
        var page = Paging.Of(asked, found.Count, PageSize);
        return all with { Rows = [.. found.Skip(page.Skip).Take(page.Size)], Paging = page };
    }

    /// <summary>Those of these keys that may be chosen.</summary>
    public async Task<Choosables> TakeAsync(IReadOnlyList<int> ids, CancellationToken cancel)
    {
        var chosen = await Those(ids).ToListAsync(cancel);
        return await WithFiguresAsync(chosen, Paging.Of(1, chosen.Count), cancel);
    }

    private async Task<Choosables> WithFiguresAsync(List<Choosable> rows, Paging paging, CancellationToken cancel) =>
        new(rows, paging, await TextFigures.LoadAsync(db, period, [unit.Id], rows.SelectMany(c => c.Text.Figures), basis, cancel));

    private IQueryable<Choosable> Those(IReadOnlyList<int>? ids = null)
    {
        var below = db.UnitsBelow(unit.Id, period);
        // What was accepted and not returned since; a piece that came in later waits for the next time.
        var accepted = db.Submissions.Where(s => s.PeriodId == period.Id && s.Round == Round.First && s.AcceptedRevision != null && below.Contains(s.UnitId));
        var kind = Kind is SourceKind.WorkItem ? PieceKind.WorkItem : PieceKind.PlanItem;
        var pieces = from s in accepted
                     from revision in db.Revisions.Where(r => r.SubmissionId == s.Id && r.Number == s.AcceptedRevision)
                     from piece in revision.Pieces
                     where piece.Kind == kind && !s.Withheld.Any(w => w.Kind == kind && w.PieceId == piece.PieceId)
                     select piece.PieceId;
        var units = db.OrgUnits.NamedOn(period.CountedUntil).Where(u => u.Id == unit.Id || accepted.Any(s => s.UnitId == u.Id));
        // What saved itself before its lead was written is not yet to be read by anyone.
        var items = db.WorkItems.Where(i => i.PeriodId == period.Id && i.SectionId == section.Id && i.Lead != WorkItem.LeadToCome && (i.UnitId == unit.Id || pieces.Contains(i.Id)));
        var plans = db.PlanItems.Where(p => p.PeriodId == period.Id && p.SectionId == section.Id && (p.UnitId == unit.Id || pieces.Contains(p.Id)));
        if (ids is not null)
            (items, plans) = (items.Where(i => ids.Contains(i.Id)), plans.Where(p => ids.Contains(p.Id)));
        var choosable = Kind is SourceKind.WorkItem
            ? from item in items
              join u in units on item.UnitId equals u.Id
              orderby u.Code, item.Id
              select new Choosable(item.Id, u.Id, u.Name, item.Lead, item.Body)
            : from plan in plans
              join u in units on plan.UnitId equals u.Id
              orderby u.Code, plan.Id
              select new Choosable(plan.Id, u.Id, u.Name, "", plan.Text);
        return choosable.AsNoTracking();
    }
}
