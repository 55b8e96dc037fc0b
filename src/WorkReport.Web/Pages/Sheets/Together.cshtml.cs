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

namespace WorkReport.Web.Pages.Sheets;

/// <summary>一张表填各单位: the figures of the units that this one fills in for, a line for each.</summary>
public sealed class TogetherModel(FormRoom room) : SheetPage(room)
{
    private readonly List<MetricSheet> sheets = [];

    private IReadOnlyDictionary<int, Completeness> there = new Dictionary<int, Completeness>();
    private HashSet<int> withBelow = [];
    private IReadOnlyDictionary<int, bool> confirmed = new Dictionary<int, bool>();
    private UnitSearch? called;

    /// <summary>Which units were just handed in, or were to be: their keys.</summary>
    [FromQuery(Name = "of")]
    public string? HandedIn { get; set; }

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

    /// <summary>The units that were just asked to be handed in, each with why it was not; yes for those that were.</summary>
    public IReadOnlyList<(UnitYear Year, Verdict Went)> Answered =>
        [.. from year in Units
            where HandedIn?.Split(',').Contains(RowKeyOf(year.Unit)) ?? false
            select (year, year.State is SubmissionState.Drafting or SubmissionState.Returned ? CanHandIn(year) : Verdict.Yes)];

    /// <summary>May it be handed in from here? As on its own page, but that nothing is signed here for units below it.</summary>
    public Verdict CanHandIn(UnitYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        var holds = there[year.Unit.Id].Only(metric => year.Submission?.Returned.Count is null or 0 || year.MayEdit(new SubmittedPiece(PieceKind.MetricValue, metric)).IsYes);
        return year.Can(SubmissionMove.Submit) switch
        {
            { IsYes: false } no => no,
            _ when withBelow.Contains(year.Unit.Id) => Verdict.No("Sheet.SignsItself"),
            _ when holds.IsComplete => Verdict.Yes,
            _ when holds.Missing.Count == 0 && holds.HasItemsOrNone => Verdict.No("Submissions.NeedsLeads", holds.Unwritten),
            _ when holds.Missing.Count == 0 => Verdict.No("Submissions.NeedsItems"),
            _ => Verdict.No(holds.HasItemsOrNone ? "Submissions.NeedsFigures" : "Submissions.NeedsBoth", holds.Missing.Count, string.Join(Text["List.Comma"], holds.Missing.Select(m => m.Name))),
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
        var units = await within.OrderBy(u => u.Code).ToListAsync(cancel);
        var entered = await Db.UnitsEnteredBy(Person.Id, tree).Where(u => u.FilledById == Id).Select(u => u.Id).ToListAsync(cancel);
        // Who is of the village itself hands in for the village, not for this unit.
        var own = await Db.UnitsOwnedBy(Person.Id, tree).Where(u => u.FilledById == Id).Select(u => u.Id).ToListAsync(cancel);
        var packages = await Db.Submissions.Where(s => s.PeriodId == period.Id && s.Round == Year.Round && within.Any(u => u.Id == s.UnitId)).ToDictionaryAsync(s => s.UnitId, cancel);
        sheets.Clear();
        sheets.AddRange(await Of(Db.MetricSheets.Where(s => s.PeriodId == period.Id && s.Round == Year.Round)).ToListAsync(cancel));
        var last = before is null ? [] : await Of(Db.SheetsFollowed(before.Id)).AsNoTracking()
            .Select(s => new { s.UnitId, Sheet = s, Counts = Db.Submissions.Any(p => p.PeriodId == s.PeriodId && p.UnitId == s.UnitId && p.Round == s.Round && p.AcceptedRevision != null) }).ToDictionaryAsync(s => s.UnitId, cancel);
        var first = IsSecond ? await Of(Db.MetricSheets.Where(s => s.PeriodId == period.Id && s.Round == Round.First)).AsNoTracking().ToListAsync(cancel) : [];
        var metrics = await Db.AskedAsync(period, cancel);
        var unitsBefore = before is null ? null : await Db.CountedInAsync(before, cancel);
        Units = [.. units.Select(unit => new UnitYear(unit, period, Year.Round, packages.GetValueOrDefault(unit.Id), (entered.Contains(unit.Id) ? SubmissionRelation.Contributor : 0) | (own.Contains(unit.Id) ? SubmissionRelation.Own : 0)))];
        Metrics = [.. metrics.Where(metric => units.Exists(unit => metric.IsFilledBy(unit.Level))).GroupBy(metric => metric.Topic).SelectMany(topic => topic)];
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
                        Name = Text["Sheet.CellOf", year.UnitName, metric.Name],
                    }];
        there = await Completeness.LoadAsync(Db, period, Year.Round, within, cancel);
        confirmed = await Db.ConfirmedAsync([.. packages.Values.Select(package => package.Id)], cancel);
        withBelow = [.. await Db.ReachesOn(period.Tree()).Where(r => r.Depth > 0 && within.Any(u => u.Id == r.AncestorId)).Select(r => r.AncestorId).Distinct().ToListAsync(cancel)];
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
        await HandInAsync(chosen, by, cancel);
        return $"{Address("sheets")}?done={Form.Pressed}&of={string.Join(',', chosen.Select(year => RowKeyOf(year.Unit)))}";
    }

    /// <summary>Each is judged alone: one that lacks something keeps none of the others back.</summary>
    private async Task HandInAsync(List<UnitYear> chosen, Act by, CancellationToken cancel)
    {
        await Db.SaveChangesAsync(cancel);
        var ids = chosen.ConvertAll(year => year.Unit.Id);
        there = await Completeness.LoadAsync(Db, Year.Period, Year.Round, Db.OrgUnits.Where(u => ids.Contains(u.Id)), cancel);
        foreach (var year in chosen)
        {
            var package = year.Submission;
            if (Form.NoItems && !there[year.Unit.Id].HasItemsOrNone && year.MayEdit(new SubmittedPiece(PieceKind.WorkItem, 0)).IsYes)
            {
                package = year.Begun(Db, by)!;
                package.DeclareNoItems(hasNone: true, by);
                there = there.Values.ToDictionary(holds => holds.UnitId, holds => holds.UnitId == year.Unit.Id ? holds with { HasNoItems = true } : holds);
            }

            if (!CanHandIn(year).IsYes)
                continue;
            package ??= year.Begun(Db, by)!;
            package.Submit(await Db.PiecesAsync(year with { Submission = package }, cancel), year.Who, Person.Id, by, filledById: year.Unit.FilledById);
            // What two units say alike is stored once: the next has to find it.
            await Db.SaveChangesAsync(cancel);
        }
    }

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
