using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Exchange;

/// <summary>工作安排: a task a row, as 导出 gives it. One of the same unit with the same words is the same one.</summary>
public sealed class PlansImport(ImportDesk desk, ReportingPeriod period) : SheetImport(desk)
{
    private static readonly ImportColumn Section = new("Export.Section", 22) { IsNeeded = true, Example = "Import.ExamplePlanSection" };
    private static readonly ImportColumn Work = new("Export.Task", 50) { IsNeeded = true, Example = "Import.ExampleTask" };
    private static readonly ImportColumn Code = new("Export.MetricCode", 10);
    private static readonly ImportColumn Target = new("Export.Target", 10);
    private static readonly ImportColumn LeadOfficial = new("Export.LeadOfficial", 14);
    private static readonly ImportColumn Responsible = new("Export.Responsible", 18);
    private static readonly ImportColumn Partners = new("Export.Partners", 18);
    private static readonly ImportColumn DueOn = new("Export.DueOn", 12);

    public override ImportKind Kind => ImportKind.Plans;

    public override IReadOnlyList<ImportColumn> Columns => Sheet;

    /// <summary>The columns, in the order of the template.</summary>
    internal static IReadOnlyList<ImportColumn> Sheet { get; } = [UnitFinder.Code, UnitFinder.Name, Section, Work, Code, Target, LeadOfficial, Responsible, Partners, DueOn];

    protected override (int Id, int Round)? OfPeriod => (period.Id, Round.First);

    protected override object? About => new { code = period.Code };

    protected override async Task<ImportPlan> PlanAsync(ImportTable table, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        var db = Desk.Db;
        // Of a city of ten thousand units no more than whoever imports may enter.
        var mine = SheetYear.UnitsOf(Desk, period);
        var year = await SheetYear.LoadAsync(Desk, period, Round.First, cancel);
        var sections = new SectionFinder(period, OutlinePart.Plan);
        var metrics = (await db.AskedAsync(period, cancel)).ToDictionary(metric => metric.Code, StringComparer.OrdinalIgnoreCase);
        var plans = (await db.PlanItems.Where(p => p.PeriodId == period.Id && mine.Any(u => u.Id == p.UnitId)).ToListAsync(cancel)).ToLookup(p => (p.UnitId, p.Text));
        var tops = await year.TopsAsync(cancel);
        List<(NamedInSheet Unit, PlanItem? Plan, PlanTask Task)> writings = [];
        HashSet<(int, string)> seen = [];
        var same = 0;
        foreach (var row in table.Rows)
        {
            var (unit, section, text) = (year.Units.Of(row), sections.Of(row, Section), row.Needed(Work, PlanItem.TextLength, multiline: true));
            var metric = MetricOf(row, metrics);
            var target = metric is null ? null : row.Figure(Target, metric.IsWhole, metric.Unit);
            if (metric is null && row.Typed(Target).Length > 0 && !row.IsFaulty)
                row.No(Code, SharedResource.Text("Plans.NeedsMetric"));
            if (metric is not null && target is null && !row.IsFaulty)
                row.No(Target, SharedResource.Text("Plans.NeedsTarget"));
            if (target is { } aimed)
                row.Demand(Target, metric!.CanBe(aimed));
            var due = row.Day(DueOn);
            if (due is { } day && day.Year != period.Year + 1)
                row.No(DueOn, SharedResource.Text("Plans.NotThatYear", period.Year + 1));
            string Names(ImportColumn column) => row.Text(column, PlanItem.NamesLength) ?? "";
            var (lead, responsible, partners) = (Names(LeadOfficial), Names(Responsible), Names(Partners));
            if (row.IsFaulty || unit is null || section is null)
                continue;
            List<PlanItem> there = [.. plans[(unit.Id, text!)]];
            var plan = there.Count == 1 ? there[0] : null;
            var task = new PlanTask(section.Id, text!, metric?.Id, target, lead, responsible, partners, due);
            if (!seen.Add((unit.Id, text!)) || there.Count > 1)
                row.No(Work, SharedResource.Text("Import.Twice"));
            else if (plan is not null && plan.Task == task)
                same++;
            else if (!row.Demand(Work, year.MayEdit(unit.Id, new SubmittedPiece(PieceKind.PlanItem, plan?.Id ?? 0))) || (plan is not null && !row.Demand(Work, plan.CanChange)))
                continue;
            else
                writings.Add((unit, plan, task));
        }

        var added = writings.Count(writing => writing.Plan is null);

        return new ImportPlan(added, writings.Count - added, same, table.Faults, async cancelled =>
        {
            List<(Submission Package, PlanItem Plan)> news = [];
            List<Touched> touched = [];
            foreach (var (unit, plan, task) in writings)
            {
                var package = year.Begun(unit, tops.Contains(unit.Id));
                if (plan is not null)
                {
                    touched.Add(new Touched(plan, () => plan.Id, plan.Task));
                    plan.Change(task, Desk.By);
                    continue;
                }

                var proposed = db.PlanItems.Add(PlanItem.Propose(unit.Id, period.Id, task, Desk.By)).Entity;
                touched.Add(new Touched(proposed, () => proposed.Id, Before: null));
                if (package is not null)
                    news.Add((package, proposed));
            }

            await db.SaveChangesAsync(cancelled);
            foreach (var (package, plan) in news)
                package.TakePlace(new SubmittedPiece(PieceKind.PlanItem, plan.Id), Desk.By);
            return touched;
        })
        {
            Doing = writings.Select(writing => FormattableString.Invariant($"{writing.Unit.Id} {writing.Plan?.Id} {writing.Plan?.Version}")),
        };
    }

    private AskedMetric? MetricOf(ImportRow row, Dictionary<string, AskedMetric> metrics)
    {
        if (row.Text(Code, Metric.CodeLength) is not { } code)
            return null;
        if (!metrics.TryGetValue(code, out var metric))
            row.No(Code, SharedResource.Text("Import.NoMetric", code, period.Code));
        return metric;
    }
}
