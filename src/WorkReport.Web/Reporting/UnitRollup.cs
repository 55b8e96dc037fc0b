using System.Text.Json.Serialization;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting;

/// <summary>本级, 下级 and 合计 of a unit in one collecting of a period, for whoever reads them without a page.</summary>
/// <param name="Period">The code of the period.</param>
/// <param name="Round">Which collecting.</param>
/// <param name="Unit">The code of the unit.</param>
/// <param name="Name">What it was called on the period's day.</param>
/// <param name="Metrics">Every metric of which there is something, in the order of the codes.</param>
public sealed record UnitRollup(string Period, int Round, string Unit, string Name, IReadOnlyList<MetricRollup> Metrics)
{
    /// <summary>Reads it in a fixed number of commands, however many units stand below.</summary>
    public static async Task<UnitRollup> LoadAsync(WorkReportDb db, OrgUnit unit, ReportingPeriod period, int round, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(period);
        var book = await FigureBook.LoadAsync(db, period, round, [unit.Id], cancel);
        var levels = await db.LevelsBelowAsync(unit.Id, period, round, cancel);
        var metrics = from metric in book.Metrics.Values.OrderBy(metric => metric.Code, StringComparer.Ordinal)
                      let total = book.Total(unit.Id, metric.Id)
                      let facts = TotalFacts.Of(total, levels.Where(level => metric.IsFilledBy(level.Key)).Sum(level => level.Value))
                      let onlyPrinted = book.OnlyPrinted(unit.Id, metric.Id)
                      where !facts.IsBlank || onlyPrinted > 0
                      select new MetricRollup(metric.Code, metric.Name, metric.Unit, $"{metric.RollUp}", facts, onlyPrinted, total.IsDirect)
                      {
                          Settled = SettledRollup.Of(book.Settled(unit.Id, metric.Id)),
                      };
        return new UnitRollup(period.Code, round, unit.Code, unit.NameOn(period.CountedUntil), [.. metrics]);
    }
}

/// <summary>One metric of it.</summary>
/// <param name="Code">The code of the metric.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="RollUp">How it is added up.</param>
/// <param name="Total">The three figures, with both sides of a share, of how many units.</param>
/// <param name="OnlyPrinted">How many units below gave a printed form alone.</param>
/// <param name="IsDirect">总数直报.</param>
public sealed record MetricRollup(string Code, string Name, string Unit, string RollUp, TotalFacts Total, int OnlyPrinted, bool IsDirect)
{
    /// <summary>The same with 核定数; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SettledRollup? Settled { get; init; }
}

/// <summary>The three figures with 核定数, and what these add or take.</summary>
/// <param name="Rows">核增／核减 of rows, the unit's own and those below.</param>
/// <param name="Whole">核增／核减 of the 合计 itself.</param>
/// <param name="Own">本级.</param>
/// <param name="Below">下级.</param>
/// <param name="All">合计.</param>
public sealed record SettledRollup(SidesOfFigure? Rows, SidesOfFigure? Whole, SidesOfFigure? Own, SidesOfFigure? Below, SidesOfFigure? All)
{
    public static SettledRollup? Of(SettledTotal both)
    {
        ArgumentNullException.ThrowIfNull(both);
        return !both.IsAny ? null : new SettledRollup(
            SidesOfFigure.Of(both.RowsChange), SidesOfFigure.Of(both.WholeChange), SidesOfFigure.Of(both.Own), SidesOfFigure.Of(both.Below), SidesOfFigure.Of(both.All));
    }
}

/// <summary>A figure, of a share both sides.</summary>
public sealed record SidesOfFigure(decimal Value, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Whole)
{
    public static SidesOfFigure? Of(Figure? figure) => figure is { } there ? new SidesOfFigure(there.Value, there.Base) : null;

    [JsonIgnore]
    public Figure Figure => new(Value, Whole);
}
