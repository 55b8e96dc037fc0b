using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using WorkReport.Domain.Jottings;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Reports;
using WorkReport.Domain.WorkItems;

namespace WorkReport.Web.Data.Search;

/// <summary>What of each thing is searched. A kind that is added begins here.</summary>
internal static class SearchedTexts
{
    /// <summary>The migration that the first index completes.</summary>
    public const string Migration = "_Search";

    /// <summary>Texts that are put in at once while all is built.</summary>
    private const int AtOnce = 1000;

    /// <summary>Which of its properties are searched, by the kind of thing.</summary>
    private static readonly Dictionary<Type, (SearchKind Kind, string[] Properties)> Searched = new()
    {
        [typeof(WorkItem)] = (SearchKind.WorkItem, [nameof(WorkItem.Lead), nameof(WorkItem.Body), nameof(WorkItem.Partners)]),
        [typeof(PlanItem)] = (SearchKind.PlanItem, [nameof(PlanItem.Text), nameof(PlanItem.LeadOfficial), nameof(PlanItem.Responsible), nameof(PlanItem.Partners)]),
        [typeof(ReportBlock)] = (SearchKind.ReportBlock, [nameof(ReportBlock.Lead), nameof(ReportBlock.Text)]),
        [typeof(Jotting)] = (SearchKind.Jotting, [nameof(Jotting.Text), nameof(Jotting.Number)]),
        [typeof(OrgUnit)] = (SearchKind.Unit, [nameof(OrgUnit.Name), nameof(OrgUnit.Code)]),
        [typeof(Person)] = (SearchKind.Person, [nameof(Person.Name)]),
    };

    /// <summary>Which kind a row that is saved is of, and whether what is searched of it changes; null where it is of none.</summary>
    public static (SearchKind Kind, bool IsOther)? Of(EntityEntry row) =>
        !Searched.TryGetValue(row.Metadata.ClrType, out var searched) ? null
            : (searched.Kind, row.State is EntityState.Added || (row.State is EntityState.Modified && searched.Properties.Any(name => row.Property(name).IsModified)));

    /// <summary>The text of a row that was saved.</summary>
    /// <param name="row">The row, with its key.</param>
    /// <param name="unitOf">The unit of a report by the report's key.</param>
    public static SearchText Text(object row, Func<ReportBlock, int?> unitOf) => row switch
    {
        WorkItem i => new(SearchKind.WorkItem, i.Id, i.UnitId, OfItem(i.Lead, i.Body, i.Partners)),
        PlanItem p => new(SearchKind.PlanItem, p.Id, p.UnitId, OfPlan(p.Text, p.LeadOfficial, p.Responsible, p.Partners)),
        ReportBlock b => new(SearchKind.ReportBlock, b.Id, unitOf(b), OfBlock(b.Lead, b.Text)),
        Jotting j => new(SearchKind.Jotting, j.Id, j.UnitId, Lines(j.Text, j.Number)),
        OrgUnit u => new(SearchKind.Unit, u.Id, null, Lines([u.Name, u.Code, .. u.FormerNames.Select(former => former.Name)])),
        Person p => new(SearchKind.Person, p.Id, null, p.Name),
        _ => throw new ArgumentException("This is not searched.", nameof(row)),
    };

    /// <summary>Puts all that there is into the index, some at a time; what is there already is put anew.</summary>
    public static async Task BuildAsync(WorkReportDb db, CancellationToken cancel)
    {
        await EachAsync(SearchKind.WorkItem, db.WorkItems.Select(i => new Row { Id = i.Id, UnitId = i.UnitId, One = i.Lead, Two = i.Body, Three = i.Partners }), r => OfItem(r.One, r.Two, r.Three));
        await EachAsync(SearchKind.PlanItem, db.PlanItems.Select(p => new Row { Id = p.Id, UnitId = p.UnitId, One = p.Text, Two = p.LeadOfficial, Three = p.Responsible, Four = p.Partners }), r => OfPlan(r.One, r.Two, r.Three, r.Four));
        await EachAsync(SearchKind.ReportBlock, db.Reports.SelectMany(r => r.Blocks, (r, b) => new Row { Id = b.Id, UnitId = r.UnitId, One = b.Lead, Two = b.Text }), r => OfBlock(r.One, r.Two));
        await EachAsync(SearchKind.Jotting, db.Jottings.Select(j => new Row { Id = j.Id, UnitId = j.UnitId, One = j.Text, Two = j.Number }), r => Lines(r.One, r.Two));
        await EachAsync(SearchKind.Person, db.People.Select(p => new Row { Id = p.Id, One = p.Name }), r => r.One);
        foreach (var units in (await db.OrgUnits.AsNoTracking().AsSingleQuery().OrderBy(u => u.Id).ToListAsync(cancel)).Chunk(AtOnce))
            await db.SearchIndex.WriteAsync(db, [.. units.Select(unit => Text(unit, _ => null))], [], cancel);

        async Task EachAsync(SearchKind kind, IQueryable<Row> rows, Func<Row, string> text)
        {
            for (var last = 0; ;)
            {
                var some = await rows.Where(r => r.Id > last).OrderBy(r => r.Id).Take(AtOnce).ToListAsync(cancel);
                if (some.Count == 0)
                    break;
                await db.SearchIndex.WriteAsync(db, [.. some.Select(r => new SearchText(kind, r.Id, r.UnitId, text(r)))], [], cancel);
                last = some[^1].Id;
            }
        }
    }

    private static string OfItem(string lead, string body, string partners) => Lines(lead, FigureText.Parse(body).Seen, partners);

    private static string OfPlan(string text, string lead, string responsible, string partners) => Lines(text, lead, responsible, partners);

    private static string OfBlock(string lead, string text) => Lines(lead, FigureText.Parse(text).Seen);

    private static string Lines(params IEnumerable<string> parts) => string.Join('\n', parts.Where(part => part.Length > 0));

    private sealed class Row
    {
        public int Id { get; init; }

        public int? UnitId { get; init; }

        public string One { get; init; } = "";

        public string Two { get; init; } = "";

        public string Three { get; init; } = "";

        public string Four { get; init; } = "";
    }
}
