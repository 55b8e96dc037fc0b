using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Prose.Texts;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting;

/// <summary>A report with all that it is printed from: its outline, the figures as they are now, the names of what it rests on.</summary>
/// <param name="Report">Its text.</param>
/// <param name="Unit">Whose it is.</param>
/// <param name="Period">Its outline.</param>
/// <param name="Figures">The figures that the text shows, of every unit that it speaks for.</param>
/// <param name="Book">The figures of the unit that its table shows.</param>
/// <param name="LastYear">The figures of the unit a year ago; null where there was no such period.</param>
/// <param name="Units">Names of those units.</param>
/// <param name="Sources">What the blocks were made from, as far as it is still there.</param>
public sealed record ReportBasis(
    Report Report,
    OrgUnit Unit,
    ReportingPeriod Period,
    TextFigures Figures,
    FigureBook Book,
    FigureBook? LastYear,
    IReadOnlyDictionary<int, string> Units,
    IReadOnlyDictionary<BlockSource, FactSource> Sources)
{
    /// <summary>The facts as they are now: what a version freezes.</summary>
    public ReportFacts Facts() => new(
        Unit.NameOn(Period.CountedUntil), Period.Code, Period.Year,
        new ReportHead(Printed(Report.Title), Printed(Report.Occasion), Printed(Report.Speaker), Printed(Report.Salutation)),
        At(new BlockSpot(BlockPlace.Opening)),
        Part(OutlinePart.Review, BlockPlace.Review, SharedResource.Official("Reports.ReviewOf", Period.Year)),
        Part(OutlinePart.Plan, BlockPlace.Plan, SharedResource.Official("Reports.PlanFor", Period.Year + 1)),
        At(new BlockSpot(BlockPlace.Closing)),
        [.. Book.Metrics.Values.OrderBy(m => m.Code, StringComparer.Ordinal).Select(Metric).OfType<FactMetric>()],
        ReportFacts.CurrentSchema)
    {
        Basis = Settled.Count > 0 ? Report.Basis : null,
        Settled = Settled.Count > 0 ? Settled : null,
    };

    /// <summary>What was settled of the figures that it shows, each once: those of the text, then those of its table.</summary>
    public IReadOnlyList<FactSettled> Settled => field ??= [.. Report.Blocks.SelectMany(block => block.Figures.Figures)
        .Concat(Book.HasSettled ? Book.Metrics.Keys.Select(metric => new BoundFigure(metric, Unit.Id, FigureAspect.All, Period.Id)) : [])
        .Select(Settle).OfType<FactSettled>().DistinctBy(one => (one.Metric, one.Unit, one.Aspect))];

    /// <summary>The same of one paragraph.</summary>
    public IReadOnlyList<FactSettled> SettledIn(ReportBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return [.. block.Figures.Figures.Select(Settle).OfType<FactSettled>().DistinctBy(one => (one.Metric, one.Unit, one.Aspect))];
    }

    private FactSettled? Settle(BoundFigure figure)
    {
        if (Figures.SettledOf(figure) is not { } book)
            return null;
        var (metric, both) = (book.Metrics[figure.MetricId], book.Settled(figure.UnitId, figure.MetricId));
        var computed = figure.Aspect switch { FigureAspect.Own => both.Computed.Own, FigureAspect.Below => both.Computed.Below, _ => both.Computed.All };
        List<string> grounds = [.. SettledShown.Of(book, figure.UnitId, figure.MetricId).Where(one => figure.Aspect is FigureAspect.All || (figure.Aspect is FigureAspect.Own && !one.Figure.IsOfTotal)).Select(SettledWords.Grounds)];
        if (figure.Aspect is not FigureAspect.Own && both.BelowBy.Units > 0)
            grounds.Add(SharedResource.Official("Settled.Rows", both.BelowBy.Units));
        return new FactSettled(
            metric.Name, Units.GetValueOrDefault(figure.UnitId, ""), figure.Aspect, book.Print(figure), SettledWords.Change(metric, both.ChangeOf(figure.Aspect)!.Value, computed, official: true),
            book.Print(figure, FigureBasis.Settled), string.Join(SharedResource.Official("Export.Between"), grounds));
    }

    /// <summary>How many figures of the text are 预计数 still.</summary>
    public int Forecasts => Report.Blocks.Sum(block => block.Figures.Figures.Count(Figures.IsForecast));

    private FactPart Part(OutlinePart part, BlockPlace overview, string title) => new(
        title,
        At(new BlockSpot(overview)),
        [.. from section in Period.Sections
            where section.Part == part
            let paragraphs = At(new BlockSpot(BlockPlace.Section, section.Id))
            where paragraphs.Count > 0
            select new FactSection(Printed(section.Title), paragraphs)]);

    private IReadOnlyList<FactParagraph> At(BlockSpot spot) => [.. Report.At(spot).Select(Paragraph)];

    private FactParagraph Paragraph(ReportBlock block)
    {
        var now = block.Figures.SeenNow(Figures.PrintFor(Unit.Id));
        List<FactFigure> figures = [];
        var before = "";
        foreach (var (words, bound) in now.Pieces)
        {
            if (bound is { } figure)
            {
                figures.Add(new FactFigure(
                    Figures.MetricOf(figure)?.Name ?? "", Units.GetValueOrDefault(figure.UnitId, ""), figure.Aspect, words, Figures.CodeOf(figure), Figures.RoundOf(figure),
                    Flat(before).TrimStart().Length, Figures.AddressOf(figure)));
            }

            before += words;
        }

        return new FactParagraph(
            Printed(block.Lead),
            Printed(now.Seen),
            figures,
            [.. block.Sources.OrderBy(s => s.Kind).ThenBy(s => s.SourceId).Select(s => Sources.GetValueOrDefault(s)).OfType<FactSource>()]);
    }

    private FactMetric? Metric(AskedMetric metric)
    {
        var (own, below, all) = (Figure(FigureAspect.Own), Figure(FigureAspect.Below), Figure(FigureAspect.All));
        return own is null && below is null && all is null
            ? null
            : new FactMetric(metric.Code, metric.Name, metric.Unit, own, below, all, LastYear?.Print(new BoundFigure(metric.Id, Unit.Id, FigureAspect.All)));

        string? Figure(FigureAspect aspect) => Book.Print(new BoundFigure(metric.Id, Unit.Id, aspect), Report.Basis);
    }

    /// <summary>On the way to print marks become full-width, and a paragraph is one line.</summary>
    private static string Printed(string words) => Flat(words).Trim();

    private static string Flat(string words) => Typography.ToFullWidth(words.Replace("\n", "", StringComparison.Ordinal));
}

/// <summary>Reads a report's basis in a fixed number of commands, however long the report and however many units below.</summary>
public static class ReportFactsQuery
{
    public static async Task<ReportBasis> ReportBasisAsync(
        this WorkReportDb db, Report report, OrgUnit unit, ReportingPeriod period, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(period);
        var speaksFor = report.Blocks.SelectMany(b => b.Figures.Figures).Select(f => f.UnitId).Append(unit.Id).Distinct().ToList();
        var figures = await TextFigures.LoadAsync(db, period, [unit.Id], report.Blocks.SelectMany(b => b.Figures.Figures), report.Basis, cancel);
        var before = await db.PeriodBeforeAsync(period, cancel);
        var lastYear = before is null ? null : await FigureBook.FollowedAsync(db, before, unit.Id, cancel);

        var items = Keys(SourceKind.WorkItem);
        var plans = Keys(SourceKind.PlanItem);
        var said = await db.WorkItems.IgnoreAutoIncludes().Where(i => items.Contains(i.Id)).Select(i => new { Kind = SourceKind.WorkItem, i.Id, i.UnitId, Said = i.Lead })
            .Concat(db.PlanItems.IgnoreAutoIncludes().Where(p => plans.Contains(p.Id)).Select(p => new { Kind = SourceKind.PlanItem, p.Id, p.UnitId, Said = p.Text })).ToListAsync(cancel);
        var named = said.Select(s => s.UnitId).Concat(speaksFor).Distinct().Order().ToList();
        var names = await db.SeldomAsync(
            (nameof(ReportBasisAsync), period.CountedUntil, string.Join(',', named)),
            () => db.OrgUnits.NamedOn(period.CountedUntil).Where(u => named.Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, cancel));
        return new ReportBasis(
            report, unit, period, figures, figures.Of(unit.Id), lastYear, names,
            said.ToDictionary(s => new BlockSource(s.Kind, s.Id), s => new FactSource(s.Kind, s.Id, names.GetValueOrDefault(s.UnitId, ""), s.Said)));

        List<int> Keys(SourceKind kind) => [.. report.Blocks.SelectMany(b => b.Sources).Where(s => s.Kind == kind).Select(s => s.SourceId).Distinct()];
    }
}
