using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Data;

/// <summary>
/// The figures that texts show. A bound figure names its period and follows the round that was accepted last for the unit it speaks for
/// (at the top: approved); until the second is, it shows the first.
/// </summary>
public sealed class TextFigures
{
    private readonly ReportingPeriod? period;
    private readonly Dictionary<int, string> codes;
    private readonly Dictionary<int, IReadOnlyList<FigureBook>> books;

    private TextFigures(ReportingPeriod? period, Dictionary<int, IReadOnlyList<FigureBook>> books, IEnumerable<ReportingPeriod> named)
    {
        (this.period, this.books) = (period, books);
        codes = named.ToDictionary(p => p.Id, p => p.Code);
    }

    /// <summary>Without a figure, for a text that has none.</summary>
    public static TextFigures None { get; } = new(null, [], []);

    /// <summary>Which of 上报数 and 核定数 the text prints.</summary>
    public FigureBasis Basis { get; private init; }

    /// <summary>Reads them for texts of a period.</summary>
    /// <param name="db">The store.</param>
    /// <param name="period">The period of the texts.</param>
    /// <param name="unitIds">For which units the texts may speak, beside those that their figures name.</param>
    /// <param name="named">The figures that are bound in them.</param>
    /// <param name="cancel">Cancels.</param>
    public static Task<TextFigures> LoadAsync(WorkReportDb db, ReportingPeriod period, IEnumerable<int> unitIds, IEnumerable<BoundFigure> named, CancellationToken cancel = default) =>
        LoadAsync(db, period, unitIds, named, FigureBasis.Reported, cancel);

    /// <summary>The same for a text that prints 核定数 where there are any.</summary>
    public static async Task<TextFigures> LoadAsync(
        WorkReportDb db, ReportingPeriod period, IEnumerable<int> unitIds, IEnumerable<BoundFigure> named, FigureBasis basis, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var figures = named.ToList();
        var units = unitIds.Concat(figures.Select(figure => figure.UnitId)).Distinct().ToList();
        Dictionary<int, IReadOnlyList<FigureBook>> books = new() { [period.Id] = await BooksAsync(period) };
        var others = figures.Select(figure => figure.PeriodId).Where(id => id != 0 && id != period.Id).Distinct().ToList();
        List<ReportingPeriod> periods = [period];
        if (others.Count > 0)
            periods.AddRange(await db.Periods.AsNoTracking().Where(p => others.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(cancel));
        foreach (var other in periods.Skip(1))
            books[other.Id] = await BooksAsync(other);
        return new TextFigures(period, books, periods) { Basis = basis };

        async Task<IReadOnlyList<FigureBook>> BooksAsync(ReportingPeriod of)
        {
            List<FigureBook> rounds = [];
            foreach (var round in of.Rounds)
                rounds.Add(await FigureBook.LoadAsync(db, of, round.Number, units, cancel));
            return rounds;
        }
    }

    /// <summary>The figures of the period of the texts that a unit's texts follow now.</summary>
    public FigureBook Of(int unitId) => period is null ? FigureBook.Empty : Followed(period.Id, unitId);

    /// <summary>Is there such a figure to speak of?</summary>
    public bool Knows(BoundFigure figure) => books.TryGetValue(PeriodOf(figure), out var rounds) && rounds[0].Metrics.ContainsKey(figure.MetricId);

    /// <summary>The printed form of a bound figure as it is now, unit included; null where there is none.</summary>
    public string? Print(BoundFigure figure) => books.ContainsKey(PeriodOf(figure)) ? Followed(PeriodOf(figure), figure.UnitId).Print(figure, Basis) : null;

    /// <summary>
    /// The printed form of a bound figure for a text of another unit: what a unit below has not had accepted is not there, so the form last
    /// seen stays until it is.
    /// </summary>
    public Func<BoundFigure, string?> PrintFor(int unitId) => figure =>
        books.ContainsKey(PeriodOf(figure)) && (figure.UnitId == unitId || Followed(PeriodOf(figure), figure.UnitId).Counts(figure.UnitId, figure.MetricId)) ? Print(figure) : null;

    /// <summary>The figures that a bound figure is one of, where 核定数 touch it; null where they do not.</summary>
    public FigureBook? SettledOf(BoundFigure figure) => books.ContainsKey(PeriodOf(figure)) && Followed(PeriodOf(figure), figure.UnitId) is { HasSettled: true } book
        && book.Metrics.ContainsKey(figure.MetricId) && book.Settled(figure.UnitId, figure.MetricId).Touches(figure.Aspect) ? book : null;

    /// <summary>The number of the round that a figure is taken from, where its period has two; null where it has one.</summary>
    public int? RoundOf(BoundFigure figure) =>
        books.TryGetValue(PeriodOf(figure), out var rounds) && rounds.Count > 1 ? (rounds[^1].Counts(figure.UnitId) ? Round.Second : Round.First) : null;

    /// <summary>The code of the period of a figure; null where there is no such period.</summary>
    public string? CodeOf(BoundFigure figure) => codes.GetValueOrDefault(PeriodOf(figure));

    /// <summary>The page that answers for a figure: what it counts, from where, by whom. Null where there is no such period.</summary>
    public string? AddressOf(BoundFigure figure) => CodeOf(figure) is { } code
        ? FormattableString.Invariant($"/units/{figure.UnitId}/{Round.AddressOf(code, RoundOf(figure) ?? Round.First)}/totals/{figure.MetricId}")
        : null;

    /// <summary>It is a 预计数 still, while 全年实际数 are being collected.</summary>
    public bool IsForecast(BoundFigure figure) => RoundOf(figure) == Round.First;

    /// <summary>The metric of a figure in the wording of its period; null where there is none.</summary>
    public AskedMetric? MetricOf(BoundFigure figure) => books.TryGetValue(PeriodOf(figure), out var rounds) ? rounds[0].Metrics.GetValueOrDefault(figure.MetricId) : null;

    private int PeriodOf(BoundFigure figure) => figure.PeriodId != 0 ? figure.PeriodId : period?.Id ?? 0;

    private FigureBook Followed(int periodId, int unitId) => books[periodId] is [var first, var second] && !second.Counts(unitId) ? first : books[periodId][^1];
}
