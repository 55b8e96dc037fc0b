using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Sheets;

/// <summary>A line of the printed table.</summary>
/// <param name="Number">序号.</param>
/// <param name="Metric">What is counted.</param>
/// <param name="Own">本级, as it is entered.</param>
/// <param name="Total">本级, 下级, 合计.</param>
/// <param name="Before">上年同期, of the same; null for nothing to compare with.</param>
/// <param name="Expected">应报: how many units below are asked for it.</param>
/// <param name="Alike">Both years over the same units; null for nothing to compare with.</param>
public sealed record PrintedLine(int Number, AskedMetric Metric, MetricValue? Own, Total Total, Figure? Before, int Expected, Alike? Alike)
{
    /// <summary>The figures beside what 核定数 make of them.</summary>
    public required SettledTotal Settled { get; init; }

    /// <summary>The 核定数 of this unit itself.</summary>
    public IReadOnlyList<SettledShown> SettledBy { get; init; } = [];

    /// <summary>The unit's own figure of last year stands in that total and was not accepted.</summary>
    public bool IsBeforeUnaccepted { get; init; }

    /// <summary>增减, like with like: as 汇总 has it.</summary>
    public decimal? Change => Alike?.Change is { } change ? Exact.Rounded(Metric, change) : null;
}

/// <summary>统计表 on A4, as offices sign it: the table on as many sheets as it takes, what counts as each figure overleaf.</summary>
public sealed class PrintModel(WorkReportDb db, CurrentPerson person) : PageModel
{
    // What fits on a sheet, in lines of the table, and how many letters on a line of the two columns that break.
    private const int MostLines = 14;
    private const int NameLetters = 15;
    private const int NoteLetters = 11;

    public UnitYear Year { get; private set; } = null!;

    /// <summary>Stand units below it, so that there are three figures each?</summary>
    public bool HasBelow { get; private set; }

    public IReadOnlyList<IReadOnlyList<PrintedLine>> Sheets { get; private set; } = [];

    /// <summary>填表人: who entered it, where that was one person.</summary>
    public string? FilledBy { get; private set; }

    public IEnumerable<PrintedLine> Explained => Sheets.SelectMany(sheet => sheet).Where(line => line.Metric.Definition.Length > 0);

    public async Task<IActionResult> OnGetAsync(int id, string period, CancellationToken cancel)
    {
        if (await db.UnitYearAsync(person.Id, person.Today, id, period, cancel) is not { } year)
            return NotFound();
        Year = year;
        var book = await FigureBook.LoadAsync(db, year.Period, year.Round, [id], cancel);
        var last = await db.PeriodBeforeAsync(year.Period, cancel);
        var before = last is null ? null : await FigureBook.FollowedAsync(db, last, id, cancel);
        var (givers, giversBefore) = before is null ? (null, null)
            : (await Givers.LoadAsync(db, year.Period, year.Round, id, cancel), await Givers.LoadAsync(db, last!, before.Round, id, cancel));
        var expected = await (from below in db.UnitsExpectedBelow(id, year.Period, year.Round)
                              join unit in db.OrgUnits on below equals unit.Id
                              group unit by unit.Level into level
                              select new { level.Key, Count = level.Count() }).ToDictionaryAsync(level => level.Key, level => level.Count, cancel);
        HasBelow = expected.Count > 0;
        var asked = book.Metrics.Values.Where(metric => metric.IsAsked).Where(metric => metric.IsFilledBy(year.Unit.Level) || expected.Keys.Any(metric.IsFilledBy))
            .OrderBy(metric => metric.Code, StringComparer.Ordinal).GroupBy(metric => metric.Topic).SelectMany(topic => topic);
        var lines = asked.Select((metric, i) => new PrintedLine(
            i + 1, metric, book.Own(id, metric.Id), book.Total(id, metric.Id), Comparable(metric)?.Total(id, metric.Id).All,
            expected.Where(level => metric.IsFilledBy(level.Key)).Sum(level => level.Value),
            Comparable(metric) is { } then ? givers!.AlikeWith(giversBefore!, metric, id, book.Own(id, metric.Id), then.Own(id, metric.Id)) : null)
        {
            Settled = book.Settled(id, metric.Id),
            SettledBy = [.. SettledShown.Of(book, id, metric.Id)],
            IsBeforeUnaccepted = Comparable(metric)?.IsOwnUnaccepted(id, metric.Id) is true,
        }).ToList();
        Sheets = OnSheets(lines);
        FilledBy = lines.Select(line => line.Own?.EnteredBy).OfType<string>().Distinct().ToList() is [var one] ? one : null;
        return Page();

        FigureBook? Comparable(AskedMetric metric) => before?.IsComparable(metric) is true ? before : null;
    }

    private static List<IReadOnlyList<PrintedLine>> OnSheets(List<PrintedLine> lines)
    {
        List<IReadOnlyList<PrintedLine>> sheets = [];
        List<PrintedLine> sheet = [];
        var room = MostLines;
        foreach (var line in lines)
        {
            // 核增／核减 and 核定数 stand below their figure, and why in the last column.
            var high = Math.Max(Math.Max(Broken(line.Metric.Name.Length, NameLetters), line.Settled.IsAny ? 3 : 1), Broken((line.Own?.Note?.Length ?? 0) + line.SettledBy.Sum(one => one.Figure.Reason.Length + one.Figure.DecidedBy.Length + 14), NoteLetters));
            if (high > room && sheet.Count > 0)
            {
                sheets.Add(sheet);
                (sheet, room) = ([], MostLines);
            }

            sheet.Add(line);
            room -= high;
        }

        sheets.Add(sheet);
        return sheets;

        static int Broken(int letters, int most) => Math.Max(1, (letters + most - 1) / most);
    }
}
