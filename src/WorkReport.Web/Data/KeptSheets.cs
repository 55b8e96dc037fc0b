using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Data;

/// <summary>A figure as it stands in a sheet, to be read alone.</summary>
/// <param name="MetricId">Of which metric.</param>
/// <param name="Value">The exact figure, of a share the part; null where a printed form alone is known, or a note.</param>
/// <param name="Base">The whole of a share.</param>
/// <param name="IsPrinted">Is there a printed form alone?</param>
/// <param name="Note">The note beside it.</param>
/// <param name="IsTotal">总数直报.</param>
internal sealed record SheetFigure(int MetricId, decimal? Value, decimal? Base, bool IsPrinted, string? Note, bool IsTotal)
{
    public bool IsFilled => Value is not null || IsPrinted;

    public Figure? Figure => Value is { } value ? new Figure(value, Base) : null;
}

/// <summary>A sheet, to be read alone.</summary>
/// <param name="UnitId">Whose.</param>
/// <param name="Level">What the unit is.</param>
/// <param name="Figures">What stands in it.</param>
internal sealed record SheetRead(int UnitId, UnitLevel Level, IReadOnlyList<SheetFigure> Figures);

/// <summary>
/// What was last read of sheets, each good as long as its version stands: a page about a thousand units asks the store for a thousand
/// numbers, and for the figures of those alone that were changed since somebody looked.
/// </summary>
public sealed class KeptSheets
{
    /// <summary>So many figures are kept at most, some 50 MB; a country is not looked at as a whole.</summary>
    private const int Most = 500_000;

    private readonly ConcurrentDictionary<int, (long Version, IReadOnlyList<SheetFigure> Figures)> kept = new();
    private int weight;

    /// <summary>Reads sheets in two commands, or in one where none was changed.</summary>
    internal async Task<IReadOnlyList<SheetRead>> ReadAsync(WorkReportDb db, IQueryable<MetricSheet> which, CancellationToken cancel)
    {
        var rows = await which.IgnoreAutoIncludes().Join(db.OrgUnits, s => s.UnitId, u => u.Id, (s, u) => new { s.Id, s.Version, s.UnitId, u.Level }).ToListAsync(cancel);
        Dictionary<int, IReadOnlyList<SheetFigure>> there = [];
        foreach (var row in rows)
        {
            if (kept.TryGetValue(row.Id, out var last) && last.Version == row.Version)
                there.Add(row.Id, last.Figures);
        }

        // Read after the version was: it may be newer than that, never older.
        var changed = rows.FindAll(row => !there.ContainsKey(row.Id));
        if (changed.Count > 0)
        {
            var ids = changed.ConvertAll(row => row.Id);
            var read = (await db.MetricSheets.IgnoreAutoIncludes().Where(s => ids.Contains(s.Id))
                .SelectMany(s => s.Values, (s, v) => new { s.Id, v.MetricId, v.Value, v.Base, IsPrinted = v.Printed != null, v.Note, v.IsTotal }).ToListAsync(cancel)).ToLookup(row => row.Id);
            // What a transaction has not committed may be undone, and another may come under its number.
            var keeps = db.Database.CurrentTransaction is null;
            var added = read.Sum(sheet => sheet.Count()) + changed.Count;
            if (keeps && Interlocked.Add(ref weight, added) > Most)
            {
                kept.Clear();
                Interlocked.Exchange(ref weight, added);
            }

            foreach (var row in changed)
            {
                IReadOnlyList<SheetFigure> figures = [.. read[row.Id].Select(v => new SheetFigure(v.MetricId, v.Value, v.Base, v.IsPrinted, v.Note, v.IsTotal))];
                there.Add(row.Id, figures);
                if (keeps)
                    kept[row.Id] = (row.Version, figures);
            }
        }

        return rows.ConvertAll(row => new SheetRead(row.UnitId, row.Level, there[row.Id]));
    }
}
