using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Sheets;

/// <summary>A unit whose sheet the same person fills in too.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Name">Its name.</param>
/// <param name="FilledById">The unit that fills in for it; null where it does so itself.</param>
public sealed record OtherSheet(int Id, string Name, int? FilledById);

/// <summary>统计表填报: the figures of one unit and one year, beside those of the year before.</summary>
public sealed class IndexModel(FormRoom room) : SheetPage(room)
{
    private MetricSheet? sheet;

    /// <summary>What was just done here.</summary>
    [FromQuery]
    public SheetMove? Done { get; set; }

    /// <summary>Was one of its figures just corrected?</summary>
    [FromQuery(Name = "corrected")]
    public bool IsCorrected { get; set; }

    /// <summary>How many figures were just taken over from files that were filled in elsewhere.</summary>
    [FromQuery(Name = "imported")]
    public int? Imported { get; set; }

    /// <summary>代填: the other units that the person enters for.</summary>
    public IReadOnlyList<OtherSheet> Others { get; private set; } = [];

    public bool HasYearBefore { get; private set; }

    /// <summary>Is there a 时点数 still blank that last year's could fill?</summary>
    public bool MayTakeLastYears => !IsSecond && Lines.Any(line => line.May.IsYes && line is { Metric.RollUp: RollUp.Snapshot, Before.Figure: not null });

    /// <summary>May the person correct single figures here, now that the period has ended?</summary>
    public bool MayCorrect { get; private set; }

    /// <summary>The unit that fills in for several others, in one table; null where the person has no such table.</summary>
    public int? TableOf => (Year.Unit.FilledById ?? Id) is var filler && Others.Any(other => other.FilledById == filler) ? filler : null;

    protected override Aggregate? Subject => sheet;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        var before = await Db.PeriodBeforeAsync(Year.Period, cancel);
        HasYearBefore = before is not null;
        var own = Sheet().Include(s => s.Corrections);
        sheet = HttpMethods.IsPost(Request.Method) ? await own.SingleOrDefaultAsync(cancel) : await KeptAsync(Year.Period, Year.Round, () => own.AsNoTracking().ToListAsync(cancel));
        var followed = before is null ? null : await KeptAsync(before, 0, () => Db.SheetsFollowed(before.Id).AsNoTracking().Where(s => s.UnitId == Id)
            .Select(s => new { Sheet = s, Counts = Db.Submissions.Any(p => p.PeriodId == s.PeriodId && p.UnitId == s.UnitId && p.Round == s.Round && p.AcceptedRevision != null) }).ToListAsync(cancel));
        var last = followed?.Sheet;
        // What was counted in another unit is nothing to compare with, and nothing to take over.
        var unitsBefore = before is null ? null : await Db.CountedInAsync(before, cancel);
        var first = !IsSecond ? null : await Db.MetricSheets.AsNoTracking()
            .SingleOrDefaultAsync(s => s.UnitId == Id && s.PeriodId == Year.Period.Id && s.Round == Round.First, cancel);
        var hasBelow = await Db.SeldomAsync((nameof(SheetLine.MayBeTotal), Year.Period.Tree(), Id), () => Db.ReachesOn(Year.Period.Tree()).AnyAsync(r => r.AncestorId == Id && r.Depth > 0, cancel));
        MayCorrect = Year.MayCorrect(await Db.MayOpenYearsAsync(Person.Id, Person.Today, cancel)).IsYes;
        var settled = await SettledShown.InSheetAsync(Db, Year.Period, Year.Round, [Id], cancel);
        var (metrics, stopped) = await Db.AskedSoFarAsync(Year.Period, cancel);
        Stopped = [.. stopped.Where(m => m.Levels.Contains(Year.Unit.Level))];
        Lines = [.. metrics.Where(m => m.IsFilledBy(Year.Unit.Level)).GroupBy(m => m.Topic).SelectMany(topic => topic)
            .Select(m => new SheetLine(m, sheet?.Of(m.Id), unitsBefore?.GetValueOrDefault(m.Id, m.Unit) == m.Unit ? last?.Of(m.Id) : null, Year.MayEdit(Piece(m)), Year.ReasonFor(Piece(m)))
            {
                UnitId = Id,
                BeforeCounts = before is { IsBackfill: true } || followed is not { Counts: false },
                First = first?.Of(m.Id),
                MayBeTotal = hasBelow && m.RollUp is not RollUp.None,
                Settled = [.. settled[(Id, m.Id)]],
                Corrections = [.. sheet?.Corrections.Where(c => c.MetricId == m.Id) ?? []],
            })];
        Others = await Db.SeldomAsync((nameof(Others), Person.Id, Year.Period.TreeOn(Person.Today), Year.Period.CountedUntil, Id), () => OthersAsync(cancel));
        return true;
    }

    // What the unit reported in a period, for reading: good until a line of the trail is about it.
    private async Task<T?> KeptAsync<T>(ReportingPeriod period, int round, Func<Task<List<T>>> read)
        where T : class =>
        (await Db.LatelyAsync((nameof(IndexModel), Id, period.Id, round), (_, line) => !line.IsWork || (line.UnitId == Id && line.PeriodId == period.Id), read)).SingleOrDefault();

    private Task<List<OtherSheet>> OthersAsync(CancellationToken cancel)
    {
        var entered = Db.UnitsEnteredBy(Person.Id, Year.Period.TreeOn(Person.Today)).Where(u => u.Id != Id).Select(u => u.Id);
        return Db.OrgUnits.Where(u => entered.Contains(u.Id)).NamedOn(Year.Period.CountedUntil).OrderBy(u => u.Code)
            .Select(u => new OtherSheet(u.Id, u.Name, u.FilledById)).ToListAsync(cancel);
    }

    protected override MetricValue? Stored(SheetLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return sheet?.Of(line.Metric.Id);
    }

    protected override IReadOnlyList<Differing>? Merge()
    {
        var both = base.Merge();
        if (Form.Move is SheetMove.Paste)
            Show(PastedTable.Read(Form.Pasted, Lines, Year.Period.Year, Text));
        return both;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.ConfirmAsync(Year, cancel);
        var entries = Lines.Where(line => line.May.IsYes && Form.Rows.GetValueOrDefault(line.Key) is not null)
            .Select(line => line.Entry(Form, RowOf(line))).ToList();
        var by = Person.Act();
        if (sheet is null && entries.Exists(entry => !entry.IsBlank))
        {
            if (await Sheet().AnyAsync(cancel))
                throw new DbUpdateConcurrencyException("Someone else has begun the sheet.");
            sheet = Db.MetricSheets.Add(MetricSheet.Begin(Id, Year.Period.Id, by, Year.Round)).Entity;
        }

        sheet?.Fill(entries, by);
        if (sheet?.Happened.Count > 0)
            Year.Begun(Db, by);
        return Form.Move is SheetMove.GoOn ? Address("submission") : $"{Address("sheet")}?done={Form.Pressed}";
    }

    private IQueryable<MetricSheet> Sheet() => Db.MetricSheets.Where(s => s.UnitId == Id && s.PeriodId == Year.Period.Id && s.Round == Year.Round);
}
