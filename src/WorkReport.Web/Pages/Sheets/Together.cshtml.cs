using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Sheets;

/// <summary>一张表填各单位: the figures of the units that this one fills in for, a line for each.</summary>
public sealed class TogetherModel(FormRoom room) : SheetPage(room)
{
    private readonly List<MetricSheet> sheets = [];

    /// <summary>Was it just saved?</summary>
    [FromQuery]
    public SheetMove? Done { get; set; }

    /// <summary>Each unit with its package.</summary>
    public IReadOnlyList<UnitYear> Units { get; private set; } = [];

    /// <summary>The metrics that at least one of them fills in.</summary>
    public IReadOnlyList<AskedMetric> Metrics { get; private set; } = [];

    protected override long Standing => sheets.Sum(sheet => sheet.Version);

    /// <summary>The cell of a unit; null where its level does not fill in the metric.</summary>
    public SheetLine? LineOf(OrgUnit unit, AskedMetric metric)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(metric);
        return Lines.FirstOrDefault(line => line.Key == CellOf(unit, metric));
    }

    /// <summary>Has a unit something blank that its 预计数 could fill?</summary>
    public bool MayTakeFirst(OrgUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return Lines.Any(line => line.UnitId == unit.Id && line.May.IsYes && line.First is { IsFilled: true } && line.IsBlank(RowOf(line)));
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        var period = Year.Period;
        var before = await Db.PeriodBeforeAsync(period, cancel);
        var tree = period.TreeOn(Person.Today);
        var within = Db.UnitsWithin(Person.Id, tree).Where(u => u.FilledById == Id);
        var units = await within.OrderBy(u => u.Code).ToListAsync(cancel);
        var entered = await Db.UnitsEnteredBy(Person.Id, tree).Where(u => u.FilledById == Id).Select(u => u.Id).ToListAsync(cancel);
        var packages = await Db.Submissions.Where(s => s.PeriodId == period.Id && s.Round == Year.Round && within.Any(u => u.Id == s.UnitId)).ToDictionaryAsync(s => s.UnitId, cancel);
        sheets.Clear();
        sheets.AddRange(await Of(Db.MetricSheets.Where(s => s.PeriodId == period.Id && s.Round == Year.Round)).ToListAsync(cancel));
        var last = before is null ? [] : await Of(Db.SheetsFollowed(before.Id)).AsNoTracking().ToListAsync(cancel);
        var first = IsSecond ? await Of(Db.MetricSheets.Where(s => s.PeriodId == period.Id && s.Round == Round.First)).AsNoTracking().ToListAsync(cancel) : [];
        var metrics = await Db.AskedAsync(period, cancel);
        var unitsBefore = before is null ? null : await Db.CountedInAsync(before, cancel);
        Units = [.. units.Select(unit => new UnitYear(unit, period, Year.Round, packages.GetValueOrDefault(unit.Id), entered.Contains(unit.Id) ? SubmissionRelation.Contributor : SubmissionRelation.None))];
        Metrics = [.. metrics.Where(metric => units.Exists(unit => metric.IsFilledBy(unit.Level))).GroupBy(metric => metric.Topic).SelectMany(topic => topic)];
        Lines = [.. from year in Units
                    let now = SheetOf(sheets, year.Unit)
                    let then = SheetOf(last, year.Unit)
                    let forecast = SheetOf(first, year.Unit)
                    from metric in Metrics
                    where metric.IsFilledBy(year.Unit.Level)
                    select new SheetLine(metric, now?.Of(metric.Id), unitsBefore?.GetValueOrDefault(metric.Id, metric.Unit) == metric.Unit ? then?.Of(metric.Id) : null, year.MayEdit(Piece(metric)), null)
                    {
                        Key = CellOf(year.Unit, metric),
                        RowKey = RowKeyOf(year.Unit),
                        UnitId = year.Unit.Id,
                        First = forecast?.Of(metric.Id),
                        Name = Text["Sheet.CellOf", year.UnitName, metric.Name],
                    }];
        // Notes and where a figure is from have no place here, so they stay what they are.
        foreach (var line in Lines)
        {
            if (Form.Rows.GetValueOrDefault(line.Key) is { } row)
                (row.Note, row.SourceUnit, row.IsTotal) = (line.Now?.Note, line.Now?.SourceUnit, line.Now?.IsTotal ?? false);
        }

        return true;

        IQueryable<MetricSheet> Of(IQueryable<MetricSheet> some) => some.Where(s => within.Any(u => u.Id == s.UnitId));
    }

    protected override MetricValue? Stored(SheetLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return sheets.Find(sheet => sheet.UnitId == line.UnitId)?.Of(line.Metric.Id);
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        if (Version != Standing)
            throw new DbUpdateConcurrencyException("Another has saved one of these sheets.");
        var by = Person.Act();
        foreach (var year in Units)
        {
            var entries = Lines.Where(line => line.Key == CellOf(year.Unit, line.Metric) && line.May.IsYes)
                .Where(line => line.Differs(RowOf(line)) || line.IsTakenFromFirst(Form, RowOf(line))).Select(line => line.Entry(Form, RowOf(line))).ToList();
            if (entries.Count == 0)
                continue;
            await Db.ConfirmAsync(year, cancel);
            if (SheetOf(sheets, year.Unit) is not { } sheet)
                sheets.Add(sheet = Db.MetricSheets.Add(MetricSheet.Begin(year.Unit.Id, year.Period.Id, by, year.Round)).Entity);
            sheet.Fill(entries, by);
            year.Begun(Db, by);
        }

        return $"{Address("sheets")}?done={Form.Pressed}";
    }

    private static MetricSheet? SheetOf(List<MetricSheet> sheets, OrgUnit unit) => sheets.Find(sheet => sheet.UnitId == unit.Id);

    /// <summary>How the form names the row of a unit.</summary>
    public static string RowKeyOf(OrgUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Id.ToString(CultureInfo.InvariantCulture);
    }

    private static string CellOf(OrgUnit unit, AskedMetric metric) => FormattableString.Invariant($"{unit.Id}-{metric.Id}");
}
