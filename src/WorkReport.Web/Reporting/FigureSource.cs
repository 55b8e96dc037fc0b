using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Attachments;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting;

/// <summary>What else answers for a figure: how texts write it, what it was last year, and the items and files of the unit that it rests on.</summary>
/// <param name="Printed">文中写法 of both together, or of the unit's own where nothing stands below; null where there is no figure.</param>
/// <param name="Before">The figure of the period before, of the same unit; null where there is none.</param>
/// <param name="PeriodBefore">That period.</param>
/// <param name="UnitsBefore">How many units below it was added from.</param>
/// <param name="Alike">Both years over the same units; null where there is nothing to compare with.</param>
/// <param name="Items">The work items of the unit that show the figure of this very period, with their files.</param>
public sealed record FigureSource(string? Printed, Figure? Before, ReportingPeriod? PeriodBefore, int UnitsBefore, Alike? Alike, IReadOnlyList<FigureItem> Items)
{
    private const int Most = 20;

    /// <summary>The unit's own figure of last year stands in that total and was not accepted.</summary>
    public bool IsBeforeUnaccepted { get; init; }

    /// <summary>Reads it in a fixed number of commands.</summary>
    public static async Task<FigureSource> LoadAsync(WorkReportDb db, FigureBehind figure, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(figure);
        var (period, unit, metric) = (figure.Tree.Period, figure.Tree.Root.Id, figure.Metric);
        var before = await db.PeriodBeforeAsync(period, cancel);
        var book = before is null || await FigureBook.FollowedAsync(db, before, unit, cancel) is not { } followed || !followed.IsComparable(metric) ? null : followed;
        var total = book?.Total(unit, metric.Id);
        var alike = book is null ? null : (await Givers.LoadAsync(db, period, figure.Tree.Round, unit, cancel))
            .AlikeWith(await Givers.LoadAsync(db, before!, book.Round, unit, cancel), metric, unit, figure.Root.Own, book.Own(unit, metric.Id));
        var named = string.Create(CultureInfo.InvariantCulture, $"\uFDD0{metric.Id}.{unit}.");
        var items = await db.WorkItems.AsNoTracking().Where(item => item.UnitId == unit && item.PeriodId == period.Id && item.Body.Contains(named)).OrderBy(item => item.Id).ToListAsync(cancel);
        var all = figure.Total.All ?? figure.Root.Own?.Figure;
        return new FigureSource(metric.Print(all) ?? figure.Root.Own?.Printed, total?.All, before, total?.Units ?? 0, alike, [.. items.Where(Shows).Take(Most).Select(FigureItem.Of)])
        {
            IsBeforeUnaccepted = book?.IsOwnUnaccepted(unit, metric.Id) is true,
        };

        // The search finds what looks like it; what the text says of another year is no evidence of this one.
        bool Shows(WorkItem item) => FigureText.Parse(item.Body).Figures.Any(bound => bound.MetricId == metric.Id && bound.UnitId == unit && (bound.PeriodId == 0 || bound.PeriodId == period.Id));
    }
}

/// <summary>A work item that shows the figure, with the files that prove it.</summary>
public sealed record FigureItem(int Id, string Lead, IReadOnlyList<FigureFile> Files)
{
    public static FigureItem Of(WorkItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new FigureItem(item.Id, item.Lead, [.. item.Attachments.OrderBy(file => file.Id).Select(file => new FigureFile(file.Id, file.FileName, ShownPicture.IsShown(file.MediaType)))]);
    }
}

/// <summary>One of them.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsPicture">It is seen in place; what is no picture is taken away.</param>
public sealed record FigureFile(int Id, string Name, bool IsPicture);
