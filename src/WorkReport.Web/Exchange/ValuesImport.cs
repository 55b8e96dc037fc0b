using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Exchange;

/// <summary>统计表: a figure of one unit a row, as 导出 gives it. A row without a figure says nothing, and takes nothing away.</summary>
/// <param name="desk">Who imports.</param>
/// <param name="period">Of which period.</param>
/// <param name="round">Which collecting of it.</param>
public sealed class ValuesImport(ImportDesk desk, ReportingPeriod period, int round) : SheetImport(desk)
{
    internal static readonly ImportColumn Code = new("Export.MetricCode", 10) { Example = "A01" };
    private static readonly ImportColumn Name = new("Export.Metric", 28) { Example = "Import.ExampleMetric" };
    private static readonly ImportColumn Value = new("Export.Value", 12) { IsNeeded = true, Example = "120" };
    private static readonly ImportColumn Part = new("Export.Part", 10);
    private static readonly ImportColumn Whole = new("Export.Whole", 10);
    private static readonly ImportColumn Printed = new("Export.Printed", 16);
    private static readonly ImportColumn Percent = new("Columns.Percent", 10);
    private static readonly ImportColumn Note = new("Export.Remarks", 30);
    private static readonly ImportColumn Source = new("Export.SourceUnit", 16);
    private static readonly ImportColumn IsTotal = new("Export.IsTotal", 10);

    private readonly Dictionary<int, MetricSheet> sheets = [];
    private readonly Dictionary<int, NamedInSheet> named = [];
    private Dictionary<string, AskedMetric> byCode = [];
    private ILookup<string, AskedMetric> byName = null!;
    private HashSet<int> withBelow = [];

    public override ImportKind Kind => ImportKind.Values;

    /// <summary>The units of the sheet that was judged last, however its rows name them.</summary>
    public IReadOnlyCollection<NamedInSheet> Units => named.Values;

    public override IReadOnlyList<ImportColumn> Columns => Sheet;

    /// <summary>The columns, in the order of the template.</summary>
    internal static IReadOnlyList<ImportColumn> Sheet { get; } = [UnitFinder.Code, UnitFinder.Name, Code, Name, Value, Part, Whole, Printed, Note, Source, IsTotal];

    protected override (int Id, int Round)? OfPeriod => (period.Id, round);

    protected override object? About => new { code = period.Code, round };

    /// <summary>Our column for a figure of a metric.</summary>
    internal static ImportColumn ColumnOf(MetricSide side) => side switch
    {
        MetricSide.Part => Part,
        MetricSide.Whole => Whole,
        MetricSide.Percent => Percent,
        _ => Value,
    };

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
        var (added, changed, same, isWide) = (0, 0, 0, table.Layout?.IsWide == true);
        HashSet<int> passed = [];
        foreach (var row in table.Rows)
        {
            if (year.Units.Of(row) is not { } unit)
                continue;
            named.TryAdd(unit.Id, unit);
            if (table.Layout is { Parents: ParentRows.PassOver } && withBelow.Contains(unit.Id))
            {
                passed.Add(row.Number);
                continue;
            }

            if (isWide && FigureColumns.All(column => row.Typed(column).Length == 0))
                continue;
            if (MetricOf(row, unit) is not { } metric)
                continue;
            var there = sheets.GetValueOrDefault(unit.Id)?.Of(metric.Id);
            if (Entry(row, unit, metric, there, table.Layout?.Parents) is not { } entry || row.IsFaulty)
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

        return new ImportPlan(added, changed, same, table.Faults, async cancelled =>
        {
            var filled = entries.Values.GroupBy(pair => pair.Unit).ToDictionary(unit => unit.Key.Id, unit => (Unit: unit.Key, Entries: unit.Select(pair => pair.Entry).ToList()));
            foreach (var (unit, _) in filled.Values)
                year.Begun(unit, tops.Contains(unit.Id));
            var which = filled.Keys.Select(unit => sheets.GetValueOrDefault(unit) ?? MetricSheet.Begin(unit, period.Id, Desk.By, round)).ToList();
            var before = which.ConvertAll(sheet => filled[sheet.UnitId].Entries.ToDictionary(entry => entry.Metric.Id, entry => EnteredValue.Of(sheet.Of(entry.Metric.Id))));
            await db.SaveManyAsync(period, which, sheet => sheet.Fill(filled[sheet.UnitId].Entries, Desk.By), cancelled);
            return [.. which.Zip(before, (sheet, was) => new Touched(sheet, () => sheet.Id, was))];
        })
        {
            PassedOver = passed.Count,
            Doing = entries.Values.Select(pair => FormattableString.Invariant($"{pair.Unit.Id} {pair.Entry.Metric.Id} {EnteredValue.Of(sheets.GetValueOrDefault(pair.Unit.Id)?.Of(pair.Entry.Metric.Id))}")),
        };
    }

    private static ImportColumn[] FigureColumns => [Value, Part, Whole, Percent];

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

    private static MetricEntry? Entry(ImportRow row, NamedInSheet unit, AskedMetric metric, MetricValue? there, ParentRows? parents, bool mayBeTotal)
    {
        var isRate = metric.RollUp is RollUp.Rate;
        var (value, part, whole) = (row.Typed(Value), row.Typed(Part), row.Typed(Whole));
        var percent = isRate ? row.Typed(Percent) : "";
        if ((isRate ? value + part + whole + percent : value).Length == 0)
            return new MetricEntry(metric, Figure: null);
        // Of a share that is not known on one side, nothing is.
        if (isRate && ((part.Length == 0 && row.SaysNothing(Part)) || (whole.Length == 0 && row.SaysNothing(Whole))))
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
        else if (percent.Length > 0)
        {
            printed = PercentOf(row, percent);
        }
        else if (IsAsExported(row, value, metric))
        {
            printed = row.Text(Value, MetricValue.PrintedLength);
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

        var isTotal = (parents is ParentRows.Total && mayBeTotal) || (row.Has(IsTotal) ? row.Yes(IsTotal) : there?.IsTotal ?? false);
        if (isTotal && !mayBeTotal)
            row.No(IsTotal, SharedResource.Text("Import.NoTotal", unit.Name));
        var entry = new MetricEntry(
            metric, figure, row.Has(Note) ? row.Text(Note, MetricValue.NoteLength) : there?.Note, printed, row.Has(Source) ? row.Text(Source, MetricValue.SourceUnitLength) : there?.SourceUnit, isTotal);
        return row.IsFaulty || !row.Demand(Value, entry.CanStand) ? null : entry;
    }

    /// <summary>Known only as it is written (xx万余, 300→500), and in no way that is read as a figure: then 文中写法 beside it says the same, as 导出 gives it.</summary>
    private static bool IsAsExported(ImportRow row, string value, AskedMetric metric) =>
        value.Length <= MetricValue.PrintedLength && row.Typed(Printed) == value + metric.Unit && (metric.RollUp is RollUp.Rate || (NumberReader.ReadRound(value, metric.Unit) is null && NumberField.Read(value, metric.IsWhole, metric.Unit).Refusal is not null));

    /// <summary>A share of which nobody said both sides: as it is printed; its unit says that it is a per cent.</summary>
    private static string? PercentOf(ImportRow row, string typed)
    {
        if (NumberField.Read(typed.TrimEnd('%', '％'), isWhole: false).Value is not decimal shown)
            row.No(Percent, SharedResource.Text("Number.NotANumber"));
        else if (shown is < 0 or > 100)
            row.No(Percent, SharedResource.Text("Columns.NoPercent"));
        else
            return string.Create(CultureInfo.InvariantCulture, $"{shown:0.####}");
        return null;
    }

    private MetricEntry? Entry(ImportRow row, NamedInSheet unit, AskedMetric metric, MetricValue? there, ParentRows? parents) =>
        Entry(row, unit, metric, there, parents, withBelow.Contains(unit.Id) && metric.RollUp is not RollUp.None);
}
