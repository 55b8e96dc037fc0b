using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;

namespace WorkReport.Web.Exchange;

/// <summary>统计表: a figure of one unit a row, as 导出 gives it. A row without a figure says nothing, and takes nothing away.</summary>
/// <param name="desk">Who imports.</param>
/// <param name="period">Of which period.</param>
/// <param name="round">Which collecting of it.</param>
public sealed class ValuesImport(ImportDesk desk, ReportingPeriod period, int round) : SheetImport(desk)
{
    private static readonly ImportColumn Code = new("Export.MetricCode", 10) { Example = "A01" };
    private static readonly ImportColumn Name = new("Export.Metric", 28) { Example = "Import.ExampleMetric" };
    private static readonly ImportColumn Value = new("Export.Value", 12) { IsNeeded = true, Example = "120" };
    private static readonly ImportColumn Part = new("Export.Part", 10);
    private static readonly ImportColumn Whole = new("Export.Whole", 10);
    private static readonly ImportColumn Note = new("Export.Remarks", 30);
    private static readonly ImportColumn Source = new("Export.SourceUnit", 16);
    private static readonly ImportColumn IsTotal = new("Export.IsTotal", 10);

    private readonly Dictionary<int, MetricSheet> sheets = [];
    private Dictionary<string, AskedMetric> byCode = [];
    private ILookup<string, AskedMetric> byName = null!;
    private HashSet<int> withBelow = [];

    public override ImportKind Kind => ImportKind.Values;

    public override IReadOnlyList<ImportColumn> Columns => Sheet;

    /// <summary>The columns, in the order of the template.</summary>
    internal static IReadOnlyList<ImportColumn> Sheet { get; } = [UnitFinder.Code, UnitFinder.Name, Code, Name, Value, Part, Whole, Note, Source, IsTotal];

    protected override object? About => new { code = period.Code, round };

    protected override async Task<ImportPlan> PlanAsync(ImportTable table, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        var db = Desk.Db;
        // Of a city of ten thousand units no more than whoever imports may enter.
        var mine = SheetYear.UnitsOf(Desk, period);
        var year = await SheetYear.LoadAsync(Desk, period, round, cancel);
        var asked = await db.AskedAsync(period, cancel);
        byCode = asked.ToDictionary(metric => metric.Code, StringComparer.OrdinalIgnoreCase);
        byName = asked.ToLookup(metric => metric.Name, StringComparer.Ordinal);
        var reaches = db.ReachesOn(period.Tree());
        withBelow = await reaches.Where(r => r.Depth == 1).Select(r => r.AncestorId).Distinct().ToHashSetAsync(cancel);
        foreach (var sheet in await db.MetricSheets.AsNoTracking().IgnoreAutoIncludes().Include(s => s.Values).Where(s => s.PeriodId == period.Id && s.Round == round && mine.Any(u => u.Id == s.UnitId)).ToListAsync(cancel))
            sheets.Add(sheet.UnitId, sheet);
        var tops = await year.TopsAsync(cancel);

        Dictionary<(int Unit, int Metric), (NamedInSheet Unit, MetricEntry Entry)> entries = [];
        var (added, changed, same) = (0, 0, 0);
        foreach (var row in table.Rows)
        {
            if (year.Units.Of(row) is not { } unit || MetricOf(row, unit) is not { } metric)
                continue;
            var there = sheets.GetValueOrDefault(unit.Id)?.Of(metric.Id);
            if (Entry(row, unit, metric, there) is not { } entry || row.IsFaulty)
                continue;
            if (entry.IsBlank || !entry.Differs(there))
                same++;
            else if (!row.Demand(Value, year.MayEdit(unit.Id, new SubmittedPiece(PieceKind.MetricValue, metric.Id))))
                continue;
            else if (!entries.TryAdd((unit.Id, metric.Id), (unit, entry)))
                row.No(Code, SharedResource.Text("Import.Twice"));
            else if (there is null)
                added++;
            else
                changed++;
        }

        return new ImportPlan(added, changed, same, table.Faults, cancelled =>
        {
            var filled = entries.Values.GroupBy(pair => pair.Unit).ToDictionary(unit => unit.Key.Id, unit => (Unit: unit.Key, Entries: unit.Select(pair => pair.Entry).ToList()));
            foreach (var (unit, _) in filled.Values)
                year.Begun(unit, tops.Contains(unit.Id));
            var which = filled.Keys.Select(unit => sheets.GetValueOrDefault(unit) ?? MetricSheet.Begin(unit, period.Id, Desk.By, round)).ToList();
            return db.SaveManyAsync(period, which, sheet => sheet.Fill(filled[sheet.UnitId].Entries, Desk.By), cancelled);
        });
    }

    private AskedMetric? MetricOf(ImportRow row, NamedInSheet unit)
    {
        var (code, name) = (row.Text(Code, Metric.CodeLength), row.Text(Name, Metric.NameLength));
        List<AskedMetric> found = code is not null ? byCode.TryGetValue(code, out var coded) ? [coded] : [] : name is not null ? [.. byName[name]] : [];
        var column = code is null && name is not null ? Name : Code;
        if (found.Count != 1)
            row.No(column, SharedResource.Text(code is null && name is null ? "Field.Required" : found.Count == 0 ? "Import.NoMetric" : "Import.SeveralCalled", code ?? name ?? "", period.Code));
        else if (!found[0].IsFilledBy(unit.Level))
            row.No(column, SharedResource.Text("Import.NotFilledBy", found[0].Name, SharedResource.Text($"Level.{unit.Level}")));
        return row.IsFaulty ? null : found[0];
    }

    private static MetricEntry? Entry(ImportRow row, NamedInSheet unit, AskedMetric metric, MetricValue? there, bool mayBeTotal)
    {
        var isRate = metric.RollUp is RollUp.Rate;
        var (value, part, whole) = (row.Typed(Value), row.Typed(Part), row.Typed(Whole));
        if ((isRate ? value + part + whole : value).Length == 0)
            return new MetricEntry(metric, Figure: null);
        string? printed = null;
        Figure? figure = null;
        if (isRate && part.Length + whole.Length > 0)
        {
            var (of, all) = (row.Figure(Part), row.Figure(Whole));
            if (of is { } top && all is { } bottom)
                figure = Figure.Share(top, bottom);
            else if (!row.IsFaulty)
                row.No(part.Length == 0 ? Part : Whole, SharedResource.Text("Import.BothSides"));
        }
        else if (isRate)
        {
            row.No(Part, SharedResource.Text("Import.BothSides"));
        }
        else if (NumberReader.ReadRound(value, metric.Unit) is { } round)
        {
            printed = round;
        }
        else if (row.Figure(Value, metric.IsWhole, metric.Unit) is { } number)
        {
            figure = new Figure(number);
        }

        var isTotal = row.Has(IsTotal) ? row.Yes(IsTotal) : there?.IsTotal ?? false;
        if (isTotal && !mayBeTotal)
            row.No(IsTotal, SharedResource.Text("Import.NoTotal", unit.Name));
        var entry = new MetricEntry(
            metric, figure, row.Has(Note) ? row.Text(Note, MetricValue.NoteLength) : there?.Note, printed, row.Has(Source) ? row.Text(Source, MetricValue.SourceUnitLength) : there?.SourceUnit, isTotal);
        return row.IsFaulty || !row.Demand(Value, entry.CanStand) ? null : entry;
    }

    private MetricEntry? Entry(ImportRow row, NamedInSheet unit, AskedMetric metric, MetricValue? there) =>
        Entry(row, unit, metric, there, withBelow.Contains(unit.Id) && metric.RollUp is not RollUp.None);
}
