using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting.Workbooks;

/// <summary>单位: a row for each time in which a unit stood in one place under one name, so that what goes out can come back.</summary>
public static class UnitsWorkbook
{
    /// <param name="db">The store.</param>
    /// <param name="units">The units that are in it: within the reach of whoever asks.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Workbook> LoadAsync(WorkReportDb db, IQueryable<OrgUnit> units, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(units);
        var listed = await units.OrderBy(u => u.Code).AsNoTracking().ToListAsync(cancel);
        var named = (await db.OrgUnits.IgnoreAutoIncludes().Select(u => new { u.Id, u.Code, u.Name }).ToListAsync(cancel)).ToDictionary(u => u.Id, u => (u.Code, u.Name));
        return Heads.Book(SharedResource.Text("Units.Title"), [],
        [
            Heads.Mark("Export.UnitCode", 16), Heads.Words("Export.Unit", 24), Heads.Mark("Export.Level", 16), Heads.Mark("Export.AboveCode", 16), Heads.Words("Export.Above", 24),
            Heads.Mark("Export.From", 12), Heads.Mark("Export.ClosedOn", 12), Heads.Mark("Export.FilledBy", 16), Heads.Mark("Export.ForwardsByHand", 12), Heads.Mark("Export.OnPaper", 12),
        ],
            from unit in listed
            from time in Times(unit)
            let above = time.ParentId is { } id ? named[id] : default
            select (Cell[])
            [
                Cell.Of(unit.Code), Cell.Of(time.Name), Cell.Of(Heads.Level(unit.Level)), Cell.Of(above.Code), Cell.Of(above.Name), Cell.Of(time.From),
                Cell.Of(time.IsLast ? unit.ClosedOn : null), Cell.Of(time.IsFirst && unit.FilledById is { } filler ? named[filler].Code : null), Heads.Yes(time.IsFirst && !unit.ForwardsItself),
                Heads.Yes(time.IsFirst && unit.SignsOnPaper),
            ]);
    }

    private static IEnumerable<(DateOnly From, string Name, int? ParentId, bool IsFirst, bool IsLast)> Times(OrgUnit unit)
    {
        // A name may have changed on a day on which nothing else did.
        List<DateOnly> days = [.. unit.Places.Select(place => place.From).Concat(unit.FormerNames.Select(name => name.Until)).Distinct().Order()];
        days.RemoveAll(day => unit.PlaceOn(day) is null);
        return days.Select((day, i) => (day, unit.NameOn(day), unit.PlaceOn(day)!.ParentId, i == 0, i == days.Count - 1));
    }
}
