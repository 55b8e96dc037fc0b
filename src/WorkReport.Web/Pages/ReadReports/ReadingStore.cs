using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.ReadReports;

/// <summary>What the unit's year holds already, and how more of a report comes into it. What is there is not taken a second time.</summary>
internal sealed class ReadingStore
{
    private readonly WorkReportDb db;
    private readonly UnitYear year;
    private readonly HashSet<(string Lead, string Body)> items;
    private readonly HashSet<string> plans;
    private MetricSheet? sheet;

    private ReadingStore(WorkReportDb db, UnitYear year, IEnumerable<(string Lead, string Body)> items, IEnumerable<string> plans, MetricSheet? sheet)
    {
        (this.db, this.year, this.sheet) = (db, year, sheet);
        (this.items, this.plans) = ([.. items], [.. plans]);
    }

    public static async Task<ReadingStore> LoadAsync(WorkReportDb db, UnitYear year, CancellationToken cancel)
    {
        var (unit, period) = (year.Unit.Id, year.Period.Id);
        var items = await db.WorkItems.Where(i => i.UnitId == unit && i.PeriodId == period).Select(i => new { i.Lead, i.Body }).ToListAsync(cancel);
        var plans = await db.PlanItems.Where(p => p.UnitId == unit && p.PeriodId == period).Select(p => p.Text).ToListAsync(cancel);
        var sheet = await db.MetricSheets.SingleOrDefaultAsync(s => s.UnitId == unit && s.PeriodId == period && s.Round == year.Round, cancel);
        return new ReadingStore(db, year, items.Select(i => (i.Lead, FigureText.Parse(i.Body).Seen)), plans, sheet);
    }

    public bool Has(ItemLine line) => items.Contains((WorkItem.LeadOf(line.Lead ?? ""), line.Body ?? ""));

    public bool Has(PlanLine line) => plans.Contains(line.Text ?? "");

    public bool Has(MetricEntry entry) => sheet?.Of(entry.Metric.Id) is { } there && (there.Value, there.Base, there.Printed) == (entry.Figure?.Value, entry.Figure?.Base, entry.Printed);

    /// <summary>Another figure stands there.</summary>
    public bool Differs(MetricEntry entry) => sheet?.Of(entry.Metric.Id) is { IsFilled: true } && !Has(entry);

    /// <returns>How many items, figures and tasks were new.</returns>
    public async Task<(int Items, int Values, int Plans)> TakeAsync(ReadReportForm form, IReadOnlyList<MetricEntry> entries, Act by, CancellationToken cancel)
    {
        var newItems = form.Items.Where(line => line.Take && !Has(line)).DistinctBy(line => (line.Lead, line.Body)).ToList();
        var newPlans = form.Plans.Where(line => line.Take && !Has(line)).DistinctBy(line => line.Text).ToList();
        var values = entries.Where(entry => !Has(entry)).ToList();
        // Another figure came in since the line was shown as if there were none.
        if (form.Values.Any(line => line is { Take: true, IsDoubtful: false, IsThere: false } && values.Exists(entry => Differs(entry) && ReadingRoom.Named(entry.Metric) == line.Metric)))
            throw new RefusedException(Verdict.No("Import.ChangedMeanwhile"));
        if (newItems.Count + newPlans.Count + values.Count == 0)
            return (0, 0, 0);
        var package = year.Begun(db, by);
        if (newItems.Count > 0)
            package?.DeclareNoItems(hasNone: false, by);
        var written = newItems.ConvertAll(line => WorkItem.Write(year.Unit.Id, year.Period.Id, new ItemWords(line.SectionId!.Value, line.Lead!, new FigureText([new TextPiece(line.Body ?? "")])), by));
        var proposed = newPlans.ConvertAll(line => PlanItem.Propose(year.Unit.Id, year.Period.Id, new PlanTask(line.SectionId!.Value, line.Text!, null, null, "", line.Responsible ?? "", "", line.DueOn), by));
        db.AddRange(written);
        db.AddRange(proposed);
        if (values.Count > 0)
        {
            foreach (var entry in values)
                year.MayEdit(new SubmittedPiece(PieceKind.MetricValue, entry.Metric.Id)).Demand();
            sheet ??= db.MetricSheets.Add(MetricSheet.Begin(year.Unit.Id, year.Period.Id, by, year.Round)).Entity;
            sheet.Fill(values, by);
        }

        await db.SaveChangesAsync(cancel);
        foreach (var item in written)
            package?.TakePlace(new SubmittedPiece(PieceKind.WorkItem, item.Id), by);
        foreach (var plan in proposed)
            package?.TakePlace(new SubmittedPiece(PieceKind.PlanItem, plan.Id), by);
        return (written.Count, values.Count, proposed.Count);
    }
}
