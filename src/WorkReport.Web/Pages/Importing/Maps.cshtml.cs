using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Importing;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Importing;

/// <summary>A matching in the list; its unit where it is one's own, null where it is one above.</summary>
public sealed record MapRow(int Id, string Name, ImportKind Kind, string? Unit, int Columns, bool IsActive, bool IsMine);

/// <summary>列对应: those that somebody may use, and those of theirs that are retired.</summary>
public sealed class MapsModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    public IReadOnlyList<MapRow> Maps { get; private set; } = [];

    /// <summary>What was just done.</summary>
    public MapDone? Done { get; private set; }

    public async Task OnGetAsync([FromQuery] string? done, CancellationToken cancel)
    {
        Done = DoneInAddress.Read<MapDone>(done);
        var kinds = await ImportAccess.KindsAsync(db, person, cancel);
        var kept = db.MapsKeptBy(person.Id);
        var used = kinds.Aggregate(kept, (some, kind) => some.Union(db.MapsUsedBy(person.Id, person.Today, kind)));
        var rows = await (from map in used join unit in db.OrgUnits on map.UnitId equals unit.Id orderby map.Kind, map.Name select new { Map = map, unit.Name, IsMine = kept.Any(m => m.Id == map.Id) }).AsNoTracking().ToListAsync(cancel);
        Maps = [.. rows.Select(row => new MapRow(row.Map.Id, row.Map.Name, row.Map.Kind, row.IsMine ? row.Name : null, row.Map.Layout.Columns.Count, row.Map.IsActive, row.IsMine))];
    }
}
