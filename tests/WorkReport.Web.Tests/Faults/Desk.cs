using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reports;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Faults;

/// <summary>Where people write.</summary>
internal enum DeskKind
{
    Item,
    NewItem,
    Paragraph,
    NewParagraph,
    Sheet,
}

/// <summary>A page of one unit with two boxes to write in, and what the store has of it.</summary>
/// <param name="Store">Read past the site that serves it.</param>
/// <param name="Kind">Which page.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="User">Who writes there.</param>
/// <param name="Address">Where it is opened.</param>
internal sealed record Desk(Store Store, DeskKind Kind, int UnitId, string User, string Address)
{
    /// <summary>Between the words of the two boxes.</summary>
    public const char Between = '|';

    public bool IsNew => Kind is DeskKind.NewItem or DeskKind.NewParagraph;

    /// <summary>The boxes, in the order in which they are filled in.</summary>
    public IReadOnlyList<string> Boxes => Kind switch
    {
        DeskKind.Sheet => ["[data-cell=value]", "[data-cell=note]"],
        DeskKind.Item or DeskKind.NewItem => ["#form-lead", "#form-body"],
        _ => ["#form-lead", "#form-text"],
    };

    /// <summary>Everything that the unit has of this kind, with its address: one where all is well, none of a new one that was never saved.</summary>
    public Task<IReadOnlyList<(string Address, string Text)>> StoredAsync() => Store.With<IReadOnlyList<(string, string)>>(async db => Kind switch
    {
        DeskKind.Sheet => [.. (await db.MetricSheets.AsNoTracking().Include(s => s.Values).Where(s => s.UnitId == UnitId).ToListAsync()).Select(s => (Address, Words(s)))],
        DeskKind.Item or DeskKind.NewItem => [.. (await db.WorkItems.AsNoTracking().Where(i => i.UnitId == UnitId).ToListAsync()).Select(i => ($"/items/{i.Id}", $"{i.Lead}{Between}{i.Body}"))],
        _ => [.. (await db.Reports.AsNoTracking().Include(r => r.Blocks).Where(r => r.UnitId == UnitId).ToListAsync())
            .SelectMany(r => r.Blocks.Select(b => ($"/reports/{r.Id}/blocks/{b.Id}", $"{b.Lead}{Between}{b.Figures.Seen}")))],
    });

    /// <summary>Puts down what is there before anybody writes.</summary>
    public static async Task<Desk> SetAsync(Store store, DeskKind kind, int unitId, string user, int periodId, int sectionId)
    {
        var address = await store.With(async db =>
        {
            switch (kind)
            {
                case DeskKind.Sheet:
                    return $"/units/{unitId}/{FaultSite.Period}/sheet";
                case DeskKind.NewItem:
                    return $"/units/{unitId}/{FaultSite.Period}/items/new";
                case DeskKind.Item:
                    var item = db.Add(WorkItem.Write(unitId, periodId, new ItemWords(sectionId, "已有的事项", new FigureText([])), FaultSite.By)).Entity;
                    await db.SaveChangesAsync();
                    return $"/items/{item.Id}";
                default:
                    var report = db.Add(Report.Draft(unitId, periodId, new ReportHead("年终工作报告", "", "", "同志们："), FaultSite.By)).Entity;
                    await db.SaveChangesAsync();
                    if (kind is DeskKind.NewParagraph)
                        return $"/reports/{report.Id}/blocks/new/{nameof(BlockPlace.Section)}/{sectionId}";
                    var block = report.AddBlock(new BlockSpot(BlockPlace.Section, sectionId), "已有的一段", new FigureText([]), [], FaultSite.By);
                    await db.SaveChangesAsync();
                    return $"/reports/{report.Id}/blocks/{block.Id}";
            }
        });
        return new Desk(store, kind, unitId, user, address);
    }

    private static string Words(MetricSheet sheet)
    {
        var value = sheet.Values.SingleOrDefault();
        return $"{value?.Value?.ToString("0.####", CultureInfo.InvariantCulture)}{Between}{value?.Note}";
    }
}
