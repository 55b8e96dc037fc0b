using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;

namespace WorkReport.Web.Exchange;

/// <summary>Who keeps which matchings, who uses them, and which of them a sheet looks like.</summary>
public static class ColumnMaps
{
    /// <summary>The roles in which one imports a kind.</summary>
    public static Role[] RolesFor(ImportKind kind) => kind switch
    {
        ImportKind.Units or ImportKind.People => [Role.Administrator],
        ImportKind.Metrics => [Role.Office],
        _ => [Role.Contributor, Role.Office],
    };

    /// <summary>Those that somebody may use: kept at their own unit or above it, and offered.</summary>
    public static IQueryable<ColumnMap> MapsUsedBy(this WorkReportDb db, int personId, DateOnly today, ImportKind kind)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (roles, reaches) = (RolesFor(kind), db.ReachesOn(today));
        return db.ColumnMaps.Where(map => map.Kind == kind && map.IsActive
            && db.Memberships.Any(m => m.PersonId == personId && roles.Contains(m.Role) && reaches.Any(r => r.UnitId == m.UnitId && r.AncestorId == map.UnitId)));
    }

    /// <summary>Those that somebody may change: kept at a unit where they import such sheets.</summary>
    public static IQueryable<ColumnMap> MapsKeptBy(this WorkReportDb db, int personId)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.ColumnMaps.Where(map => db.Memberships.Any(m => m.PersonId == personId && m.UnitId == map.UnitId && (
            map.Kind == ImportKind.Units || map.Kind == ImportKind.People ? m.Role == Role.Administrator
            : map.Kind == ImportKind.Metrics ? m.Role == Role.Office : m.Role == Role.Contributor || m.Role == Role.Office)));
    }

    /// <summary>The unit at which somebody's new matching is kept: where they import such sheets, of several the highest. Null where there is none.</summary>
    public static async Task<int?> HomeOfMapsAsync(this WorkReportDb db, int personId, DateOnly today, ImportKind kind, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (roles, reaches) = (RolesFor(kind), db.ReachesOn(today));
        return await db.Memberships.Where(m => m.PersonId == personId && roles.Contains(m.Role) && reaches.Any(r => r.UnitId == m.UnitId))
            .OrderBy(m => reaches.Count(r => r.UnitId == m.UnitId)).ThenBy(m => m.UnitId).Select(m => (int?)m.UnitId).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The matching that a sheet looks like: that with the same head, else the one of which it has all columns that are read; null where there is none.</summary>
    public static ColumnMap? LookedLike(this IEnumerable<ColumnMap> maps, TextSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(maps);
        var fitting = maps.Select(map => (Map: map, SheetHead.Find(sheet, map.Layout).Head)).Where(pair => pair.Head is not null).ToList();
        return fitting.Find(pair => pair.Head!.Heads.SequenceEqual(pair.Map.Layout.Heads)).Map ?? fitting.Select(pair => pair.Map).FirstOrDefault();
    }
}
