using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reviews;

/// <summary>A work item as it is read: its text with the figures as they are now.</summary>
/// <param name="Item">The item, with the names of its files.</param>
/// <param name="Text">The text to read.</param>
public sealed record ReadItem(WorkItem Item, IReadOnlyList<MarkedPiece> Text)
{
    /// <summary>What the rules found on the figures in it.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    public SubmittedPiece Piece => new(PieceKind.WorkItem, Item.Id);
}

/// <summary>A line of the sheet as it is read.</summary>
/// <param name="Metric">What is counted.</param>
/// <param name="Own">The figure in its printed form; null where it is blank.</param>
/// <param name="Exactly">The figure itself: 4238名, 17/20; null where only a printed form is known.</param>
/// <param name="LastYear">The same of the year before.</param>
/// <param name="Value">The entry: its note, where it is from, whether it holds the units below; null where it is blank.</param>
public sealed record ReadFigure(AskedMetric Metric, string? Own, string? Exactly, string? LastYear, MetricValue? Value)
{
    /// <summary>Was last year's figure accepted? What was not is said to be so.</summary>
    public bool LastYearCounts { get; init; } = true;

    /// <summary>What the rules found on it.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>核定数 of it, or of the 合计 over it.</summary>
    public IReadOnlyList<SettledShown> Settled { get; init; } = [];

    /// <summary>The 预计数, beside a 全年实际数; null of everything else.</summary>
    public string? Forecast { get; init; }

    public SubmittedPiece Piece => new(PieceKind.MetricValue, Metric.Id);
}

/// <summary>A plan item as it is read.</summary>
/// <param name="Item">The item.</param>
/// <param name="Target">What it is measured by, in words; null where it is not measured.</param>
public sealed record ReadPlan(PlanItem Item, string? Target)
{
    public SubmittedPiece Piece => new(PieceKind.PlanItem, Item.Id);
}

/// <summary>All that a package holds.</summary>
public sealed record Package(IReadOnlyList<ReadItem> Items, IReadOnlyList<ReadFigure> Figures, IReadOnlyList<ReadPlan> Plans)
{
    /// <summary>How many marks its figures carry.</summary>
    public int Marks => Figures.Sum(figure => figure.Marks.Count);

    /// <summary>Is there a text with figures that have moved since it was written?</summary>
    public bool HasMoved => Items.Any(item => item.Marks.Count > 0);

    public int Count => Items.Count + Figures.Count + Plans.Count;

    public IEnumerable<SubmittedPiece> Pieces => Items.Select(i => i.Piece).Concat(Figures.Select(f => f.Piece)).Concat(Plans.Select(p => p.Piece));

    /// <summary>What a piece is called; null where it is not in the package.</summary>
    public string? NameOf(SubmittedPiece piece) => piece.Kind switch
    {
        PieceKind.WorkItem => Items.FirstOrDefault(i => i.Piece == piece)?.Item.Lead,
        PieceKind.MetricValue => Figures.FirstOrDefault(f => f.Piece == piece)?.Metric.Name,
        PieceKind.PlanItem => Plans.FirstOrDefault(p => p.Piece == piece)?.Item.Text,
        _ => null,
    };

    /// <summary>Only those pieces.</summary>
    public Package Only(Func<SubmittedPiece, bool> which) =>
        new([.. Items.Where(i => which(i.Piece))], [.. Figures.Where(f => which(f.Piece))], [.. Plans.Where(p => which(p.Piece))]);

    /// <summary>The sections with something in them, in the order of the outline.</summary>
    public IEnumerable<(string Title, IReadOnlyList<ReadItem> Items)> Sections(ReportingPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return from section in period.Sections
               where section.Part == OutlinePart.Review
               let items = Items.Where(i => i.Item.SectionId == section.Id).ToList()
               where items.Count > 0
               select (section.Title, (IReadOnlyList<ReadItem>)items);
    }

    /// <summary>Reads it in a fixed number of commands.</summary>
    public static Task<Package> LoadAsync(WorkReportDb db, UnitYear year, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        return db.LatelyAsync(
            (nameof(Package), year.Unit.Id, year.Period.Id, year.Round), (package, line) => package.IsMovedBy(year, line), () => ReadAsync(db, year, cancel));
    }

    // Its texts may show figures of other units and of other periods.
    private bool IsMovedBy(UnitYear year, TrailLine line) => !line.IsWork || line.UnitId == year.Unit.Id || line.IsOfPackage
        || (line.IsOfSheet && (line.PeriodId != year.Period.Id || line.IsCorrection || Items.Any(item => item.Item.Text.Figures.Any(figure => figure.UnitId == line.UnitId))));

    private static async Task<Package> ReadAsync(WorkReportDb db, UnitYear year, CancellationToken cancel)
    {
        var (unit, period) = (year.Unit.Id, year.Period);
        // The second collecting is of figures only.
        var travels = year.Round == Round.First;
        var items = await db.WorkItems.AsNoTracking().Where(i => travels && i.UnitId == unit && i.PeriodId == period.Id).OrderBy(i => i.Id).ToListAsync(cancel);
        var plans = await db.PlanItems.AsNoTracking().Where(i => travels && i.UnitId == unit && i.PeriodId == period.Id).OrderBy(i => i.Id).ToListAsync(cancel);
        var book = await FigureBook.LoadAsync(db, period, year.Round, [unit], cancel);
        var figures = await TextFigures.LoadAsync(db, period, [unit], items.SelectMany(i => i.Text.Figures), cancel);
        var before = await db.PeriodBeforeAsync(period, cancel) is { } last ? await FigureBook.FollowedAsync(db, last, unit, cancel) : null;
        var forecast = travels ? null : await FigureBook.LoadAsync(db, period, Round.First, [unit], cancel);
        var marks = (await db.MarksAsync(period, year.Round, [unit], cancel))[unit].ToLookup(mark => mark.Metric.Id);
        // What the unit reports: a 总数直报 is no figure of its own, and all that it has.
        string? Own(FigureBook? of, AskedMetric metric) => of?.Print(new BoundFigure(metric.Id, unit, of.Own(unit, metric.Id) is { IsTotal: true } ? FigureAspect.All : FigureAspect.Own));
        return new Package(
            [.. items.Select(i => new ReadItem(i, MarkedText.Now(i.Text, figures.Print)) { Marks = Domain.Metrics.Marks.In(i.Text, figures.MetricOf, figures.Print) })],
            [.. book.Metrics.Values.Where(m => m.IsFilledBy(year.Unit.Level) || book.Own(unit, m.Id) is not null).OrderBy(m => m.Code)
                .Select(m => new ReadFigure(m, Own(book, m), m.Exactly(book.Own(unit, m.Id)?.Figure), Own(before, m), book.Own(unit, m.Id)) {
                    Forecast = Own(forecast, m),
                    LastYearCounts = before?.Counts(unit, m.Id) is not false,
                    Marks = [.. marks[m.Id]],
                    Settled = [.. SettledShown.Of(book, unit, m.Id)],
                })],
            [.. plans.Select(p => new ReadPlan(p, p.Task.Aim(book.Metrics)))]);
    }
}
