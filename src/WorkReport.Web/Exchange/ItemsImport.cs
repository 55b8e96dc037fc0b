using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;

namespace WorkReport.Web.Exchange;

/// <summary>A work item as it was, its figures still bound.</summary>
public sealed record ItemBefore(int SectionId, string Lead, string Body, string Partners);

/// <summary>工作事项: one a row, as 导出 gives it. One of the same unit with the same 段首句 is the same one, and its text becomes what the row says.</summary>
public sealed class ItemsImport(ImportDesk desk, ReportingPeriod period) : SheetImport(desk)
{
    private static readonly ImportColumn Section = new("Export.Section", 22) { IsNeeded = true, Example = "Import.ExampleSection" };
    private static readonly ImportColumn Lead = new("Export.Lead", 26) { IsNeeded = true, Example = "Import.ExampleLead" };
    private static readonly ImportColumn Body = new("Export.Body", 70) { IsNeeded = true, Example = "Import.ExampleBody" };
    private static readonly ImportColumn Partners = new("Export.Partners", 16);

    public override ImportKind Kind => ImportKind.Items;

    public override IReadOnlyList<ImportColumn> Columns => Sheet;

    /// <summary>The columns, in the order of the template.</summary>
    internal static IReadOnlyList<ImportColumn> Sheet { get; } = [UnitFinder.Code, UnitFinder.Name, Section, Lead, Body, Partners];

    protected override (int Id, int Round)? OfPeriod => (period.Id, Round.First);

    protected override object? About => new { code = period.Code };

    protected override async Task<ImportPlan> PlanAsync(ImportTable table, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        var db = Desk.Db;
        // Of a city of ten thousand units no more than whoever imports may enter.
        var mine = SheetYear.UnitsOf(Desk, period);
        var year = await SheetYear.LoadAsync(Desk, period, Round.First, cancel);
        var sections = new SectionFinder(period, OutlinePart.Review);
        var items = (await db.WorkItems.IgnoreAutoIncludes().Where(i => i.PeriodId == period.Id && mine.Any(u => u.Id == i.UnitId)).ToListAsync(cancel)).ToLookup(i => (i.UnitId, i.Lead));
        var tops = await year.TopsAsync(cancel);
        List<(NamedInSheet Unit, WorkItem? Item, ItemWords Words)> writings = [];
        HashSet<(int, string)> seen = [];
        var same = 0;
        foreach (var row in table.Rows)
        {
            var (unit, section) = (year.Units.Of(row), sections.Of(row, Section));
            var (lead, body) = (row.Needed(Lead, WorkItem.LeadLength + 1), row.Needed(Body, WorkItem.BodyLength, multiline: true));
            var partners = row.Text(Partners, WorkItem.PartnersLength);
            if (row.IsFaulty || unit is null || section is null)
                continue;
            var called = WorkItem.LeadOf(lead!);
            List<WorkItem> there = [.. items[(unit.Id, called)]];
            var item = there.Count == 1 ? there[0] : null;
            // Figures stay bound as long as their words stand.
            var text = item is null ? new FigureText([new TextPiece(body!)]) : FigureBinding.Bind(body!, item.Text, placed: null).Text;
            var words = new ItemWords(section.Id, called, text, row.Has(Partners) ? partners ?? "" : item?.Partners ?? "");
            if (!seen.Add((unit.Id, called)) || there.Count > 1)
                row.No(Lead, SharedResource.Text("Import.Twice"));
            else if (item is not null && item.Words == words)
                same++;
            else if (!row.Demand(Lead, year.MayEdit(unit.Id, new SubmittedPiece(PieceKind.WorkItem, item?.Id ?? 0))))
                continue;
            else
                writings.Add((unit, item, words));
        }

        var added = writings.Count(writing => writing.Item is null);

        return new ImportPlan(added, writings.Count - added, same, table.Faults, async cancelled =>
        {
            List<(Submission Package, WorkItem Item)> news = [];
            List<Touched> touched = [];
            foreach (var (unit, item, words) in writings)
            {
                var package = year.Begun(unit, tops.Contains(unit.Id));
                package?.DeclareNoItems(hasNone: false, Desk.By);
                if (item is not null)
                {
                    touched.Add(new Touched(item, () => item.Id, new ItemBefore(item.SectionId, item.Lead, item.Body, item.Partners)));
                    item.Change(words, Desk.By);
                    continue;
                }

                var written = db.WorkItems.Add(WorkItem.Write(unit.Id, period.Id, words, Desk.By)).Entity;
                touched.Add(new Touched(written, () => written.Id, Before: null));
                if (package is not null)
                    news.Add((package, written));
            }

            await db.SaveChangesAsync(cancelled);
            foreach (var (package, item) in news)
                package.TakePlace(new SubmittedPiece(PieceKind.WorkItem, item.Id), Desk.By);
            return touched;
        })
        {
            Doing = writings.Select(writing => FormattableString.Invariant($"{writing.Unit.Id} {writing.Item?.Id} {writing.Item?.Version}")),
        };
    }
}
