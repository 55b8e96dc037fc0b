using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Sheets;

/// <summary>一张表填各单位: the figures of the units that this one fills in for, a line for each.</summary>
public sealed class TogetherModel(FormRoom room) : SheetPage(room)
{
    private readonly List<MetricSheet> sheets = [];

    // So many units are named in an answer, which has to fit where it is remembered.
    private const int MostNamed = 40;

    private Dictionary<(int Unit, int Metric), SheetLine> cells = [];
    private Dictionary<int, Readiness> readiness = [];
    private HashSet<int> unanswered = [];
    private HashSet<int> withBelow = [];
    private IReadOnlyDictionary<int, bool> confirmed = new Dictionary<int, bool>();
    private UnitSearch? called;

    /// <summary>Units that were just handed in, or were to be, the latter first: the keys of the first of them.</summary>
    [FromQuery(Name = "of")]
    public string? HandedIn { get; set; }

    /// <summary>How many were handed in.</summary>
    [FromQuery(Name = "n")]
    public int WentCount { get; set; }

    /// <summary>How many were not.</summary>
    [FromQuery(Name = "left")]
    public int LeftCount { get; set; }

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
        return cells.GetValueOrDefault((unit.Id, metric.Id));
    }

    /// <summary>The first of the units that were just asked to be handed in, each with why it was not; yes for those that were.</summary>
    public IReadOnlyList<(UnitYear Year, Verdict Went)> Answered =>
        [.. from year in Units
            where IsNamed(year)
            select (year, year.State is SubmissionState.Drafting or SubmissionState.Returned ? CanHandIn(year) : Verdict.Yes)];

    /// <summary>May it be handed in from here? As on its own page, where what is signed, and a word of why nothing was mended, have their places.</summary>
    public Verdict CanHandIn(UnitYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        return readiness[year.Unit.Id].May switch
        {
            { IsYes: false } no => no,
            _ when withBelow.Contains(year.Unit.Id) => Verdict.No("Sheet.SignsItself"),
            _ when unanswered.Contains(year.Unit.Id) => Verdict.No("Sheet.RepliesItself"),
            _ => Verdict.Yes,
        };
    }

    /// <summary>Has the unit confirmed what was handed in for it? Null where it is not asked.</summary>
    public bool? IsConfirmed(UnitYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        return year.Submission is { } package && confirmed.TryGetValue(package.Id, out var answer) ? answer : null;
    }

    /// <summary>The figure of all rows together, as the form has them; null where they are not added.</summary>
    public Figure? SumOf(AskedMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        var figures = Added(metric).ToList();
        return metric.RollUp is RollUp.None || figures.Count == 0 ? null
            : new Figure(figures.Sum(figure => figure.Value), metric.RollUp is RollUp.Rate ? figures.Sum(figure => figure.Base) : null);
    }

    /// <summary>The same with 核定数 in the place of what they stand beside; null where there are none.</summary>
    public SettledTotal? SettledOf(AskedMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        var settled = Lines.Where(line => line.Metric.Id == metric.Id).SelectMany(line => line.Settled).ToList();
        return SumOf(metric) is not { } sum || settled.Count == 0 ? null : new SettledTotal(
            Total.Of(metric.RollUp, own: null, new Contribution(sum.Value, sum.Base, 1, 0)), OwnBy: null,
            settled.Select(shown => shown.Figure.From(shown.Now)).Aggregate(default(Contribution), (all, change) => all + new Contribution(change.Value, change.Base, 1, 0)), WholeBy: null);
    }

    /// <summary>Of how many rows that is, and how many there are: a blank is in no sum, nor a share without its whole, nor what is only printed.</summary>
    public (int Added, int All) AddedOf(AskedMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return metric.RollUp is RollUp.None ? default : (Added(metric).Count(), Lines.Count(line => line.Metric.Id == metric.Id));
    }

    private IEnumerable<Figure> Added(AskedMetric metric) =>
        Lines.Where(line => line.Metric.Id == metric.Id).Select(line => line.FigureOf(RowOf(line))).OfType<Figure>().Where(figure => metric.RollUp is not RollUp.Rate || figure.Base is not null);

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
        var (units, entered, own, signing) = await Db.SeldomAsync((nameof(TogetherModel), Person.Id, tree, period.Tree(), Id), () => RowsAsync(within, tree, period, cancel));
        withBelow = signing;
        var packages = await Db.Submissions.Where(s => s.PeriodId == period.Id && s.Round == Year.Round && within.Any(u => u.Id == s.UnitId)).ToDictionaryAsync(s => s.UnitId, cancel);
        sheets.Clear();
        sheets.AddRange(await Of(Db.MetricSheets.Where(s => s.PeriodId == period.Id && s.Round == Year.Round)).ToListAsync(cancel));
        var last = before is null ? [] : await Db.LatelyAsync((nameof(TogetherModel), Person.Id, tree, Id, before.Id), (_, line) => !line.IsWork || line.PeriodId == before.Id, () => Of(Db.SheetsFollowed(before.Id)).AsNoTracking()
            .Select(s => new { s.UnitId, Sheet = s, Counts = Db.Submissions.Any(p => p.PeriodId == s.PeriodId && p.UnitId == s.UnitId && p.Round == s.Round && p.AcceptedRevision != null) }).ToDictionaryAsync(s => s.UnitId, cancel));
        var first = !IsSecond ? [] : await Db.LatelyAsync((nameof(TogetherModel), Person.Id, tree, Id, period.Id, Round.First), (_, line) => !line.IsWork || line.PeriodId == period.Id, () =>
            Of(Db.MetricSheets.Where(s => s.PeriodId == period.Id && s.Round == Round.First)).AsNoTracking().ToListAsync(cancel));
        var settled = await SettledShown.InSheetAsync(Db, period, Year.Round, [.. units.Select(unit => unit.Id)], cancel);
        var metrics = await Db.AskedAsync(period, cancel);
        var unitsBefore = before is null ? null : await Db.CountedInAsync(before, cancel);
        Units = [.. units.Select(unit => new UnitYear(unit, period, Year.Round, packages.GetValueOrDefault(unit.Id), (entered.Contains(unit.Id) ? SubmissionRelation.Contributor : 0) | (own.Contains(unit.Id) ? SubmissionRelation.Own : 0)))];
        Metrics = [.. metrics.Where(metric => units.Any(unit => metric.IsFilledBy(unit.Level))).GroupBy(metric => metric.Topic).SelectMany(topic => topic)];
        Lines = [.. from year in Units
                    let now = SheetOf(sheets, year.Unit)
                    let then = last.GetValueOrDefault(year.Unit.Id)
                    let forecast = SheetOf(first, year.Unit)
                    from metric in Metrics
                    where metric.IsFilledBy(year.Unit.Level)
                    select new SheetLine(metric, now?.Of(metric.Id), unitsBefore?.GetValueOrDefault(metric.Id, metric.Unit) == metric.Unit ? then?.Sheet.Of(metric.Id) : null, year.MayEdit(Piece(metric)), null)
                    {
                        Key = CellOf(year.Unit, metric),
                        RowKey = RowKeyOf(year.Unit),
                        UnitId = year.Unit.Id,
                        BeforeCounts = before is { IsBackfill: true } || then is not { Counts: false },
                        First = forecast?.Of(metric.Id),
                        Settled = [.. settled[(year.Unit.Id, metric.Id)].Where(shown => !shown.Figure.IsOfTotal)],
                        Name = Text["Sheet.CellOf", year.UnitName, metric.Name],
                    }];
        cells = Lines.ToDictionary(line => (line.UnitId, line.Metric.Id));
        await JudgeAsync(Units, within, [.. Units.Where(IsNamed)], cancel);
        confirmed = await Db.LatelyAsync((nameof(TogetherModel), Person.Id, tree, Id, period.Id, Year.Round, nameof(confirmed)), (_, line) => !line.IsWork || line.IsOfPackage, () =>
            Db.ConfirmedAsync([.. packages.Values.Select(package => package.Id)], cancel));
        if (Form.Move is SheetMove.Paste)
        {
            var reaches = Db.ReachesOn(tree);
            called = await Db.SearchAsync(Db.OrgUnits.Where(u => reaches.Any(r => r.AncestorId == u.Id && within.Any(w => w.Id == r.UnitId))), tree, cancel);
        }

        // Notes and where a figure is from have no place here, so they stay what they are.
        foreach (var line in Lines)
        {
            if (Form.Rows.GetValueOrDefault(line.Key) is { } row)
                (row.Note, row.SourceUnit, row.IsTotal) = (line.Now?.Note, line.Now?.SourceUnit, line.Now?.IsTotal ?? false);
        }

        return true;

        IQueryable<MetricSheet> Of(IQueryable<MetricSheet> some) => some.Where(s => within.Any(u => u.Id == s.UnitId));
    }

    /// <summary>The rows of the table, for reading alone.</summary>
    /// <param name="within">The units that this one fills in for.</param>
    /// <param name="tree">The tree in which the period is worked on.</param>
    /// <param name="period">The period.</param>
    /// <param name="cancel">Cancels.</param>
    private async Task<Rows> RowsAsync(IQueryable<OrgUnit> within, TreeDay tree, ReportingPeriod period, CancellationToken cancel) => new(
        await within.AsNoTracking().OrderBy(u => u.Code).ToListAsync(cancel),
        await Db.UnitsEnteredBy(Person.Id, tree).Where(u => u.FilledById == Id).Select(u => u.Id).ToHashSetAsync(cancel),
        // Who is of the village itself hands in for the village, not for this unit.
        await Db.UnitsOwnedBy(Person.Id, tree).Where(u => u.FilledById == Id).Select(u => u.Id).ToHashSetAsync(cancel),
        await Db.ReachesOn(period.Tree()).Where(r => r.Depth > 0 && within.Any(u => u.Id == r.AncestorId)).Select(r => r.AncestorId).Distinct().ToHashSetAsync(cancel));

    /// <param name="Units">The units, by their codes.</param>
    /// <param name="Entered">Those that the person enters for.</param>
    /// <param name="Own">Those that the person is of.</param>
    /// <param name="WithBelow">Those with others below them, which sign their totals themselves.</param>
    private sealed record Rows(IReadOnlyList<OrgUnit> Units, HashSet<int> Entered, HashSet<int> Own, HashSet<int> WithBelow) : IWeighs
    {
        int IWeighs.Units => Units.Count;
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
        List<UnitYear> chosen = [];
        foreach (var year in Units)
        {
            var isChosen = Form.Move is SheetMove.HandIn && (Form.All || Form.Chosen.ContainsKey(RowKeyOf(year.Unit)));
            var entries = Lines.Where(line => line.UnitId == year.Unit.Id && line.May.IsYes).Select(line => (Line: line, Row: RowOf(line)))
                .Where(cell => cell.Line.Differs(Form.IsFor(cell.Line) ? cell.Line.After(Form.Move, cell.Row) : cell.Row) || cell.Line.IsTakenFromFirst(Form, cell.Row))
                .Select(cell => cell.Line.Entry(Form, cell.Row)).ToList();
            if (entries.Count == 0 && !isChosen)
                continue;
            await Db.ConfirmAsync(year, cancel);
            var package = year.Submission;
            if (entries.Count > 0)
            {
                if (SheetOf(sheets, year.Unit) is not { } sheet)
                    sheets.Add(sheet = Db.MetricSheets.Add(MetricSheet.Begin(year.Unit.Id, year.Period.Id, by, year.Round)).Entity);
                sheet.Fill(entries, by);
                package = year.Begun(Db, by);
            }

            if (isChosen)
                chosen.Add(year with { Submission = package });
        }

        if (Form.Move is not SheetMove.HandIn)
            return $"{Address("sheets")}?done={Form.Pressed}";
        var left = await HandInAsync(chosen, by, cancel);
        var named = left.Concat(chosen.Select(year => RowKeyOf(year.Unit)).Except(left)).Take(MostNamed);
        return FormattableString.Invariant($"{Address("sheets")}?done={Form.Pressed}&n={chosen.Count - left.Count}&left={left.Count}&of={string.Join(',', named)}");
    }

    /// <summary>Each is judged alone: one that lacks something keeps none of the others back.</summary>
    /// <returns>The keys of those that were not handed in.</returns>
    private async Task<List<string>> HandInAsync(List<UnitYear> chosen, Act by, CancellationToken cancel)
    {
        await Db.SaveChangesAsync(cancel);
        var ids = chosen.ConvertAll(year => year.Unit.Id);
        await JudgeAsync(chosen, Db.OrgUnits.Where(u => ids.Contains(u.Id)), chosen, cancel);
        List<string> left = [];
        foreach (var year in chosen)
        {
            var package = year.Submission;
            if (Form.NoItems && !readiness[year.Unit.Id].Completeness.HasItemsOrNone && year.MayEdit(new SubmittedPiece(PieceKind.WorkItem, 0)).IsYes)
            {
                package = year.Begun(Db, by)!;
                package.DeclareNoItems(hasNone: true, by);
                readiness[year.Unit.Id] = readiness[year.Unit.Id].WithNoItems();
            }

            if (!CanHandIn(year).IsYes)
            {
                left.Add(RowKeyOf(year.Unit));
                continue;
            }

            package ??= year.Begun(Db, by)!;
            package.Submit(await Db.PiecesAsync(year with { Submission = package }, cancel), year.Who, Person.Id, by, filledById: year.Unit.FilledById, route: await Db.RouteOfAsync(year.Unit.Id, cancel));
            // What two units say alike is stored once: the next has to find it.
            await Db.SaveChangesAsync(cancel);
        }

        return left;
    }

    private async Task JudgeAsync(IReadOnlyCollection<UnitYear> years, IQueryable<OrgUnit> units, IReadOnlyList<UnitYear> answered, CancellationToken cancel)
    {
        readiness = new(await Readiness.LoadAsync(Db, years, units, cancel));
        unanswered = [];
        foreach (var year in answered.Where(year => year.State is SubmissionState.Returned))
        {
            if (await Db.NeedsReplyAsync(year, cancel))
                unanswered.Add(year.Unit.Id);
        }
    }

    private bool IsNamed(UnitYear year) => HandedIn?.Split(',').Contains(RowKeyOf(year.Unit)) ?? false;

    protected override IReadOnlyList<Differing>? Merge()
    {
        var both = base.Merge();
        if (called is not null)
            Show(PastedGrid.Read(Form.Pasted, this, called, Text));
        return both;
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
