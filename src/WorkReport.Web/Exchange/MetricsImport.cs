using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;

namespace WorkReport.Web.Exchange;

/// <summary>A metric as it was worded, and whether it was asked.</summary>
public sealed record AskedBefore(MetricTerms Terms, bool IsActive);

/// <summary>指标目录: a metric a row, as 导出 gives it. What is not among them stays as it is; a column that the sheet lacks changes nothing.</summary>
public sealed class MetricsImport(ImportDesk desk) : SheetImport(desk)
{
    private static readonly ImportColumn Code = new("Export.MetricCode", 10) { IsNeeded = true, Example = "A01" };
    private static readonly ImportColumn Name = new("Export.Metric", 28) { IsNeeded = true, Example = "Import.ExampleMetric" };
    private static readonly ImportColumn Topic = new("Export.Topic", 12);
    private static readonly ImportColumn Definition = new("Export.Definition", 44);
    private static readonly ImportColumn Unit = new("Export.MeasuredIn", 10) { IsNeeded = true, Example = "Import.ExampleMeasure" };
    private static readonly ImportColumn RollUpColumn = new("Export.RollUp", 18) { IsNeeded = true, Example = "RollUp.Sum" };
    private static readonly ImportColumn Levels = new("Export.Levels", 24) { Example = "Level.Township" };
    private static readonly ImportColumn ScaleColumn = new("Export.Scale", 14);
    private static readonly ImportColumn QualifierColumn = new("Export.Qualifier", 10);
    private static readonly ImportColumn StepColumn = new("Export.Step", 10);
    private static readonly ImportColumn Least = new("Export.Least", 10);
    private static readonly ImportColumn Most = new("Export.Most", 10);
    private static readonly ImportColumn ChangePercent = new("Export.ChangePercent", 12);
    private static readonly ImportColumn PartOf = new("Export.PartOf", 10);
    private static readonly ImportColumn PartsAddUp = new("Export.PartsAddUp", 12);
    private static readonly ImportColumn Owner = new("Export.Owner", 18);
    private static readonly ImportColumn IsActive = new("Export.IsActive", 10);

    private const string Between = "、,，;；";

    private Dictionary<string, Metric> there = [];
    private ILookup<string, int> owners = null!;
    private HashSet<int> used = [];

    public override ImportKind Kind => ImportKind.Metrics;

    public override IReadOnlyList<ImportColumn> Columns => Sheet;

    /// <summary>The columns, in the order of the template.</summary>
    internal static IReadOnlyList<ImportColumn> Sheet { get; } = [Code, Name, Topic, Definition, Unit, RollUpColumn, Levels, ScaleColumn, QualifierColumn, StepColumn, Least, Most, ChangePercent, PartOf, PartsAddUp, Owner, IsActive];

    protected override async Task<ImportPlan> PlanAsync(ImportTable table, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        var db = Desk.Db;
        there = await db.Metrics.ToDictionaryAsync(m => m.Code, StringComparer.OrdinalIgnoreCase, cancel);
        var reached = Desk.PersonId is { } who ? db.UnitsWithin(who, Desk.Today, Role.Office) : db.OrgUnits.Where(u => db.ReachesOn(Desk.Today).Any(r => r.UnitId == u.Id && r.Depth == 0));
        var counting = there.Values.Select(metric => metric.Rules.OwnerId).OfType<int>().Distinct().ToList();
        // As on the page: who counts stands today and is within reach, or counts already.
        owners = (await db.OrgUnits.Where(u => counting.Contains(u.Id) || (reached.Any(x => x.Id == u.Id) && (u.Level == UnitLevel.City || u.Level == UnitLevel.County || u.Level == UnitLevel.Department))).Select(u => new { u.Id, u.Name }).ToListAsync(cancel))
            .ToLookup(u => u.Name, u => u.Id, StringComparer.Ordinal);
        var running = db.Periods.Where(p => p.State != PeriodState.Ended).Select(p => p.Id);
        used = await db.MetricSheets.Where(s => running.Contains(s.PeriodId)).SelectMany(s => s.Values).Where(v => v.Value != null || v.Printed != null).Select(v => v.MetricId)
            .Union(db.PlanItems.Where(p => running.Contains(p.PeriodId) && p.MetricId != null && p.Target != null).Select(p => p.MetricId!.Value)).ToHashSetAsync(cancel);

        Dictionary<string, Line> lines = new(StringComparer.OrdinalIgnoreCase);
        foreach (var row in table.Rows)
        {
            if (Read(row) is { } line && !lines.TryAdd(line.Code, line))
                row.No(Code, SharedResource.Text("Import.Twice"));
        }

        foreach (var line in lines.Values)
            JudgeWhole(line, lines);
        var changed = lines.Values.Where(line => line.There is { } metric && (metric.IsActive != line.IsAsked || metric.Wording.Terms != line.Terms(Id))).ToList();
        var added = lines.Values.Where(line => line.There is null).ToList();
        return new ImportPlan(added.Count, changed.Count, lines.Count - added.Count - changed.Count, table.Faults, async cancelled =>
        {
            List<Touched> touched = [.. changed.Select(line => new Touched(line.There!, () => line.There!.Id, new AskedBefore(line.There!.Wording.Terms, line.There.IsActive)))];
            foreach (var line in added)
                line.There = there[line.Code] = db.Metrics.Add(Metric.Define(line.Code, line.Said.Name, line.Said.Unit, line.RollUp, Desk.By)).Entity;
            // The keys first: a part names its whole by it.
            await db.SaveChangesAsync(cancelled);
            foreach (var line in added.Concat(changed))
            {
                line.There!.Describe(line.Terms(Id), Desk.By);
                line.There.Ask(line.IsAsked, Desk.By);
                await db.FollowAsync(line.There, Desk.By, cancelled);
            }

            touched.AddRange(added.Select(line => new Touched(line.There!, () => line.There!.Id, Before: null)));
            return touched;
        })
        {
            Doing = [.. added.Concat(changed).Select(line => FormattableString.Invariant($"{line.Code} {line.There?.Id} {line.There?.Version}"))],
        };

        int Id(string code) => there.TryGetValue(code, out var metric) ? metric.Id : 0;
    }

    private Line? Read(ImportRow row)
    {
        var code = row.Needed(Code, Metric.CodeLength);
        if (code is not null && !code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-'))
            row.No(Code, SharedResource.Text("Metrics.CodeCharacters"));
        var metric = code is null ? null : there.GetValueOrDefault(code);
        var (name, unit) = (row.Needed(Name, Metric.NameLength), row.Needed(Unit, Metric.UnitLength));
        var rollUp = row.Word(RollUpColumn, Enum.GetValues<RollUp>().SelectMany(each => new[] { ($"RollUp.{each}", each), ($"Metrics.Class.{each}", each) }));
        if (row.Typed(RollUpColumn).Length == 0)
            row.No(RollUpColumn, SharedResource.Text("Field.Required"));
        if (rollUp is RollUp.Rate && unit is not (null or "%"))
            row.No(Unit, SharedResource.Text("Metrics.UnitOfRate"));
        if (metric is not null && rollUp is { } said && said != metric.RollUp)
            row.No(RollUpColumn, SharedResource.Text("Import.RollUpStays", metric.Name, SharedResource.Text($"RollUp.{metric.RollUp}")));
        if (metric is not null && unit is not null)
            row.Demand(Unit, metric.CanBeIn(unit, used.Contains(metric.Id)));
        var levels = row.Has(Levels) ? ReadLevels(row) : metric?.Levels ?? [];
        var style = ReadStyle(row, metric);
        var rules = ReadRules(row, metric);
        var isAsked = row.Typed(IsActive).Length == 0 ? metric?.IsActive ?? true : row.Word(IsActive, [("Metrics.IsAsked", true), ("Metrics.IsRetired", false)]) ?? true;
        var topic = row.Has(Topic) ? row.Text(Topic, Metric.TopicLength) ?? "" : metric?.Topic ?? "";
        var definition = row.Has(Definition) ? row.Text(Definition, Metric.DefinitionLength, multiline: true) ?? "" : metric?.Definition ?? "";
        return row.IsFaulty ? null : new Line(row, metric?.Code ?? code!, rollUp!.Value, new MetricTerms(name!, topic, definition, unit!, style, levels, rules), row.Has(PartOf) ? row.Text(PartOf, Metric.CodeLength) : null, isAsked) { There = metric };
    }

    private static List<UnitLevel> ReadLevels(ImportRow row)
    {
        List<UnitLevel> levels = [];
        foreach (var typed in Listed(row.Typed(Levels)))
        {
            if (Enum.GetValues<UnitLevel>().Cast<UnitLevel?>().FirstOrDefault(level => ImportColumn.Says($"Level.{level}", typed)) is { } found)
                levels.Add(found);
            else
                row.No(Levels, SharedResource.Text("Import.NoLevel", typed));
        }

        return [.. levels.Distinct().Order()];
    }

    /// <summary>The parts of a list; what stands in brackets, as in 县（市、区）, parts none.</summary>
    private static IEnumerable<string> Listed(string typed)
    {
        var (depth, from) = (0, 0);
        for (var i = 0; i <= typed.Length; i++)
        {
            if (i < typed.Length)
                depth += typed[i] is '（' or '(' ? 1 : typed[i] is '）' or ')' ? -1 : 0;
            if (i < typed.Length && (depth > 0 || !Between.Contains(typed[i], StringComparison.Ordinal)))
                continue;
            if (typed[from..i].Trim() is { Length: > 0 } part)
                yield return part;
            from = i + 1;
        }
    }

    private static QuantityStyle ReadStyle(ImportRow row, Metric? metric)
    {
        if (metric is not null && !row.Has(ScaleColumn) && !row.Has(QualifierColumn) && !row.Has(StepColumn))
            return metric.Style;
        var scale = row.Word(ScaleColumn, Enum.GetValues<Scale>().Select(each => ($"Metrics.Scale.{each}", each))) ?? Scale.One;
        var word = row.Word(QualifierColumn, Enum.GetValues<Qualifier>().Select(each => ($"Metrics.Qualifier.{each}", each))) ?? Qualifier.None;
        var step = row.Figure(StepColumn);
        if (step is <= 0)
            row.No(StepColumn, SharedResource.Text("Metrics.StepIsNothing"));
        if (word is not Qualifier.None && step is null)
            row.No(StepColumn, SharedResource.Text("Metrics.StepNeeded"));
        if (word is Qualifier.None && step is not null)
            row.No(QualifierColumn, SharedResource.Text("Metrics.QualifierNeeded"));
        return new QuantityStyle(scale, step, word);
    }

    private MetricRules ReadRules(ImportRow row, Metric? metric)
    {
        var was = metric?.Rules ?? MetricRules.None;
        var rules = was with
        {
            Least = row.Has(Least) ? row.Figure(Least) : was.Least,
            Most = row.Has(Most) ? row.Figure(Most) : was.Most,
            ChangePercent = row.Has(ChangePercent) ? row.Figure(ChangePercent) : was.ChangePercent,
            PartOfId = row.Has(PartOf) ? null : was.PartOfId,
            PartsAddUp = row.Has(PartsAddUp) ? row.Yes(PartsAddUp) : was.PartsAddUp,
        };
        if (rules.Least > rules.Most)
            row.No(Most, SharedResource.Text("Metrics.MostBelowLeast"));
        if (rules.ChangePercent is <= 0)
            row.No(ChangePercent, SharedResource.Text("Metrics.ChangeIsNothing"));
        if (!row.Has(Owner))
            return rules;
        if (row.Text(Owner, OrgUnit.NameLength) is not { } owner)
            return rules with { OwnerId = null };
        List<int> named = [.. owners[owner]];
        if (named.Count != 1)
            row.No(Owner, SharedResource.Text(named.Count == 0 ? "Import.NoUnit" : "Import.SeveralCalled", owner));
        return rules with { OwnerId = named.Count == 1 ? named[0] : null };
    }

    /// <summary>What needs the other rows: the whole that it is a part of may stand further down. No part of a part, as on the page.</summary>
    private void JudgeWhole(Line line, Dictionary<string, Line> lines)
    {
        if (line.Whole is not { } whole)
            return;
        var (inSheet, inStore) = (lines.GetValueOrDefault(whole), there.GetValueOrDefault(whole));
        if (inSheet is null && inStore is null)
        {
            line.Row.No(PartOf, SharedResource.Text("Import.NoWhole", whole));
        }
        else if (string.Equals(whole, line.Code, StringComparison.OrdinalIgnoreCase) || (inSheet is not null ? inSheet.Whole is not null : inStore!.Rules.PartOfId is not null)
            || (line.There?.Rules.PartOfId != inStore?.Id && !(inSheet?.IsAsked ?? inStore!.IsActive)) || line.RollUp is RollUp.Rate || (inSheet?.RollUp ?? inStore!.RollUp) is RollUp.Rate)
        {
            line.Row.No(PartOf, SharedResource.Text("Import.NotAWhole", whole));
        }
    }

    /// <summary>A row that could be read; its whole still by the code.</summary>
    private sealed record Line(ImportRow Row, string Code, RollUp RollUp, MetricTerms Said, string? Whole, bool IsAsked)
    {
        public Metric? There { get; set; }

        public MetricTerms Terms(Func<string, int> id) => Whole is null ? Said : Said with { Rules = Said.Rules with { PartOfId = id(Whole) } };
    }
}
