using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Steps;

/// <summary>
/// Random steps over a tree of four levels, the same ones for a seed: eleven years, or as many as said, with a half-year each, two collectings of both. Each step
/// is saved as a page saves it, in a context of its own; now and then all totals are held against <see cref="StepOracle"/>, and those of
/// every period that has ended against what they were when it ended.
/// </summary>
/// <param name="store">An empty store, upgraded.</param>
/// <param name="seed">Which steps.</param>
/// <param name="count">How many that are performed; what is refused is not counted.</param>
/// <param name="between">Steps from one look at the totals to the next.</param>
/// <param name="after">What is done after each; null for nothing.</param>
/// <param name="years">How many years they take.</param>
internal sealed class RandomSteps(Store store, int seed, int count, int between, Func<Task>? after = null, int years = 11) : IDisposable
{
    private const int FirstYear = 2001;
    private const int FewestUnits = 120;
    private const int MostMetrics = 10;
    private const SubmissionRelation Everybody = SubmissionRelation.Contributor | SubmissionRelation.Office | SubmissionRelation.Reviewer | SubmissionRelation.OfficeAbove;

    private static readonly UnitLevel[] Levels = [UnitLevel.City, UnitLevel.County, UnitLevel.Township, UnitLevel.Village];
    private static readonly UnitLevel[] Above = [UnitLevel.City, UnitLevel.County, UnitLevel.Township];

    private static readonly StepKind[] Bag =
    [
        .. Times(16, StepKind.Enter), .. Times(5, StepKind.EnterTotal), .. Times(11, StepKind.HandIn), .. Times(4, StepKind.Recall), .. Times(4, StepKind.TakeBack), .. Times(7, StepKind.AskBack), .. Times(16, StepKind.Decline), .. Times(6, StepKind.Return), .. Times(9, StepKind.Approve),
        .. Times(9, StepKind.Forward), .. Times(11, StepKind.Accept), .. Times(4, StepKind.ConfirmTotals), .. Times(3, StepKind.Correct), .. Times(5, StepKind.Move), .. Times(3, StepKind.UndoMove),
        .. Times(4, StepKind.Close), .. Times(5, StepKind.UndoClose),
    ];

    private readonly Random random = new(seed);
    private readonly StepOracle oracle = new(store.File);
    private readonly Dictionary<StepKind, int> done = [];
    private readonly Dictionary<(int Period, int Round), Dictionary<(int Unit, int Metric), StepTotal>> ended = [];
    private readonly List<int> open = [];
    private DateOnly? settled;
    private int year = FirstYear;
    private int made;
    private int person;
    private int performed;

    /// <summary>Where a figure was corrected last.</summary>
    private (int Period, int Round) corrected;

    /// <summary>How often each was performed.</summary>
    public IReadOnlyDictionary<StepKind, int> Done => done;

    /// <summary>How many totals were held against the oracle.</summary>
    public long Compared { get; private set; }

    private Act By => new("随机", new DateTimeOffset(year, 12, 15, 9, 0, 0, TimeSpan.FromHours(8)));

    /// <summary>The day of the steps.</summary>
    public DateOnly Today => new(year, 12, 15);

    public async Task RunAsync()
    {
        await BeginAsync();
        var agenda = Agenda();
        while (performed < count)
        {
            if (agenda.TryPeek(out var next) && performed >= next.At)
            {
                agenda.Dequeue();
                await PerformAsync(next.Step);
            }
            else if (!await PerformAsync(Bag[random.Next(Bag.Length)]))
            {
                continue;
            }

            if (after is not null)
                await after();
            if (performed % between == 0)
                await LookAsync();
        }

        await LookAsync();
        foreach (var (period, round) in ended.Keys)
            await StaysAsync(period, round);
    }

    public void Dispose() => oracle.Dispose();

    private static IEnumerable<StepKind> Times(int times, StepKind step) => Enumerable.Repeat(step, times);

    /// <summary>What has its time: a year is opened with its half-year, both are collected twice and end, three metrics come in between.</summary>
    private Queue<(StepKind Step, int At)> Agenda()
    {
        Queue<(StepKind Step, int At)> agenda = [];
        for (var passed = 0; passed < years; passed++)
        {
            foreach (var (step, part) in new[]
            {
                (StepKind.OpenPeriod, 0.0), (StepKind.OpenPeriod, 0.001), (StepKind.NewMetric, 0.05), (StepKind.SecondRound, 0.25), (StepKind.NewMetric, 0.35),
                (StepKind.EndPeriod, 0.5), (StepKind.NewMetric, 0.6), (StepKind.RetireMetric, 0.65), (StepKind.SecondRound, 0.72), (StepKind.EndPeriod, 0.999),
            })
            {
                agenda.Enqueue((step, (int)((passed + part) * count / years)));
            }
        }

        return agenda;
    }

    private async Task<bool> PerformAsync(StepKind step)
    {
        try
        {
            var isDone = await store.With(async db =>
            {
                await using var turn = await db.Database.BeginTransactionAsync();
                if (!await TryAsync(db, step))
                    return false;
                await db.SaveChangesAsync();
                await turn.CommitAsync();
                return true;
            });
            if (!isDone)
                return false;
        }
        catch (RefusedException)
        {
            return false;
        }

        done[step] = done.GetValueOrDefault(step) + 1;
        performed++;
        if (step == StepKind.EndPeriod)
            await EndedAsync();
        if (step == StepKind.Correct)
            ended[corrected] = await EqualAsync(corrected.Period, corrected.Round);
        return true;
    }

    private Task<bool> TryAsync(WorkReportDb db, StepKind step) => step switch
    {
        StepKind.Enter => EnterAsync(db, whole: false),
        StepKind.EnterTotal => EnterAsync(db, whole: true),
        StepKind.HandIn => MoveOnAsync(db, SubmissionMove.Submit, SubmissionState.Drafting, SubmissionState.Returned),
        StepKind.Recall => MoveOnAsync(db, SubmissionMove.Recall, SubmissionState.InReview),
        StepKind.Return => MoveOnAsync(db, SubmissionMove.Return, SubmissionState.InReview, SubmissionState.Forwarded, SubmissionState.Accepted),
        StepKind.Approve => MoveOnAsync(db, SubmissionMove.Approve, SubmissionState.InReview),
        StepKind.Forward => MoveOnAsync(db, SubmissionMove.Forward, SubmissionState.Approved),
        StepKind.TakeBack => MoveOnAsync(db, SubmissionMove.TakeBack, SubmissionState.Approved, SubmissionState.Forwarded),
        StepKind.AskBack => MoveOnAsync(db, SubmissionMove.AskBack, SubmissionState.Forwarded, SubmissionState.Accepted),
        StepKind.Decline => MoveOnAsync(db, SubmissionMove.Decline, SubmissionState.Forwarded, SubmissionState.Accepted),
        StepKind.Accept => MoveOnAsync(db, SubmissionMove.Accept, SubmissionState.Forwarded),
        StepKind.ConfirmTotals => ConfirmTotalsAsync(db),
        StepKind.Correct => CorrectAsync(db),
        StepKind.Move or StepKind.UndoMove or StepKind.Close or StepKind.UndoClose => ReorganiseAsync(db, step),
        StepKind.NewMetric => NewMetricAsync(db),
        StepKind.RetireMetric => RetireMetricAsync(db),
        StepKind.OpenPeriod => OpenPeriodAsync(db),
        StepKind.SecondRound => ChangePeriodAsync(db, period => period.CollectAgain(By)),
        StepKind.EndPeriod => ChangePeriodAsync(db, period => period.End(By)),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private async Task BeginAsync()
    {
        await store.With(async db =>
        {
            var top = OrgUnit.Found("C", "随机市", UnitLevel.City, null, new DateOnly(2000, 1, 1), By);
            db.Add(top);
            await db.SaveChangesAsync();
            List<OrgUnit> above = [top];
            foreach (var (level, each) in new[] { (UnitLevel.County, 4), (UnitLevel.Township, 4), (UnitLevel.Village, 7) })
            {
                above = [.. above.SelectMany(parent => Enumerable.Range(1, each).Select(n => OrgUnit.Found($"{parent.Code}{n}", $"{parent.Name}{n}", level, parent, new DateOnly(2000, 1, 1), By)))];
                db.AddRange(above);
                await db.SaveChangesAsync();
            }

            var somebody = Person.Enrol("经手人", By);
            somebody.Join(top, Role.Office, By);
            db.Add(somebody);
            foreach (var rollUp in Enum.GetValues<RollUp>())
                db.Add(Metric(rollUp));
            await db.SaveChangesAsync();
            person = somebody.Id;
        });
    }

    private Metric Metric(RollUp rollUp)
    {
        var number = ++made;
        var metric = Domain.Metrics.Metric.Define($"R{number}", $"数{number}", rollUp == RollUp.Rate ? "%" : "个", rollUp, By);
        metric.Describe(new MetricTerms($"数{number}", "", "", rollUp == RollUp.Rate ? "%" : "个", QuantityStyle.Exact, Levels, MetricRules.None), By);
        return metric;
    }

    private async Task<bool> NewMetricAsync(WorkReportDb db)
    {
        var metric = db.Add(Metric((RollUp)random.Next(Enum.GetValues<RollUp>().Length))).Entity;
        await db.SaveChangesAsync();
        await db.FollowAsync(metric, By);
        return true;
    }

    private async Task<bool> RetireMetricAsync(WorkReportDb db)
    {
        var active = await db.Metrics.Where(m => m.IsActive).OrderBy(m => m.Id).ToListAsync();
        if (active.Count <= MostMetrics)
            return false;
        var metric = Any(active);
        metric.Ask(isActive: false, By);
        await db.FollowAsync(metric, By);
        return true;
    }

    /// <summary>The year first, then its first half.</summary>
    private async Task<bool> OpenPeriodAsync(WorkReportDb db)
    {
        if (open.Count == 0 && settled is not null)
            year++;
        var kind = open.Count == 0 ? PeriodKind.Annual : PeriodKind.FirstHalf;
        var period = ReportingPeriod.Announce(FormattableString.Invariant($"{year}{(kind == PeriodKind.Annual ? "" : "H1")}"), year, kind, ReportingPeriod.UsualLastDay(kind, year), By);
        period.Open(By);
        db.AddRange(period, Catalogue.Of(period, await db.Metrics.OrderBy(m => m.Id).ToListAsync(), By));
        await db.SaveChangesAsync();
        open.Add(period.Id);
        return true;
    }

    /// <summary>What was opened last: the half-year, then the year.</summary>
    private async Task<bool> ChangePeriodAsync(WorkReportDb db, Action<ReportingPeriod> change)
    {
        var id = open[^1];
        change(await db.Periods.SingleAsync(p => p.Id == id));
        return true;
    }

    private async Task EndedAsync()
    {
        var id = open[^1];
        open.RemoveAt(open.Count - 1);
        settled = await store.With(db => db.SettledUntilAsync());
        for (var round = Round.First; round <= Round.Second; round++)
            ended[(id, round)] = await EqualAsync(id, round);
    }

    /// <summary>One of the packages of the open periods in one of these states.</summary>
    private async Task<UnitYear?> YearAsync(WorkReportDb db, SubmissionState[] states, UnitLevel[] levels)
    {
        var ids = await db.Submissions.Where(s => open.Contains(s.PeriodId) && states.Contains(s.State) && db.OrgUnits.Any(u => u.Id == s.UnitId && levels.Contains(u.Level)))
            .OrderBy(s => s.Id).Select(s => s.Id).ToListAsync();
        if (ids.Count == 0)
            return null;
        var id = Any(ids);
        return await YearOfAsync(db, await db.Submissions.SingleAsync(s => s.Id == id));
    }

    private async Task<UnitYear?> YearOfAsync(WorkReportDb db, Submission submission)
    {
        var period = await db.Periods.SingleAsync(p => p.Id == submission.PeriodId);
        return await YearAtAsync(db, submission.UnitId, period, submission.Round);
    }

    /// <summary>As a page finds it, for somebody who may do everything.</summary>
    private async Task<UnitYear?> YearAtAsync(WorkReportDb db, int unit, ReportingPeriod period, int round) =>
        await db.UnitYearAsync(person, Today, unit, Round.AddressOf(period.Code, round)) is { } year ? year with { Who = Everybody } : null;

    private async Task<bool> EnterAsync(WorkReportDb db, bool whole)
    {
        if (open.Count == 0)
            return false;
        var levels = whole ? Above : Levels;
        // Often where something is begun already, so that packages fill and travel.
        var year = random.Next(10) < 6 ? await YearAsync(db, [SubmissionState.Drafting, SubmissionState.Returned], levels) : null;
        if (year is null)
        {
            var (id, units) = (Any(open), await db.OrgUnits.Where(u => levels.Contains(u.Level)).OrderBy(u => u.Id).Select(u => u.Id).ToListAsync());
            var period = await db.Periods.SingleAsync(p => p.Id == id);
            year = await YearAtAsync(db, Any(units), period, random.Next(Round.First, period.CurrentRound + 1));
        }

        if (year is null)
            return false;
        var asked = (await db.AskedAsync(year.Period)).Where(m => m.IsFilledBy(year.Unit.Level) && year.MayEdit(new SubmittedPiece(PieceKind.MetricValue, m.Id)).IsYes).ToList();
        if (asked.Count == 0)
            return false;
        year.Begun(db, By);
        var sheet = await db.MetricSheets.SingleOrDefaultAsync(s => s.UnitId == year.Unit.Id && s.PeriodId == year.Period.Id && s.Round == year.Round)
            ?? db.Add(MetricSheet.Begin(year.Unit.Id, year.Period.Id, By, year.Round)).Entity;
        var before = sheet.Happened.Count;
        sheet.Fill(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Any(asked)).DistinctBy(m => m.Id).Select(m => Entry(m, whole)), By);
        return sheet.Happened.Count > before;
    }

    private MetricEntry Entry(AskedMetric metric, bool whole) => random.Next(20) switch
    {
        0 when !whole => new MetricEntry(metric, Figure: null),
        1 => new MetricEntry(metric, Figure: null, Printed: "4200多", IsTotal: whole),
        _ when metric.RollUp == RollUp.Rate => new MetricEntry(metric, Figure.Share(random.Next(50), random.Next(50, 90)), IsTotal: whole),
        var odd => new MetricEntry(metric, new Figure(odd == 2 ? 0.01m * random.Next(100_000) : random.Next(5_000)), IsTotal: whole),
    };

    private async Task<bool> MoveOnAsync(WorkReportDb db, SubmissionMove move, params SubmissionState[] from)
    {
        if (await YearAsync(db, from, Levels) is not { Submission: { } package } year)
            return false;
        switch (move)
        {
            case SubmissionMove.Submit:
                package.Submit(await db.PiecesAsync(year), Everybody, person, By);
                break;
            case SubmissionMove.Return:
                package.Return(await SomePiecesAsync(db, package), "请核实", Everybody, person, By);
                break;
            case SubmissionMove.AskBack:
                package.Ask(await SomePiecesAsync(db, package), "填错了", Everybody, person, By);
                break;
            default:
                // As often as not the unit keeps 上报 as a step of its own.
                var who = move switch { SubmissionMove.Recall => Everybody | SubmissionRelation.Submitter, SubmissionMove.TakeBack => Everybody | SubmissionRelation.Approver, _ => Everybody };
                package.Make(move, who, person, By, "请核实", forwardsItself: random.Next(2) == 0);
                break;
        }

        return true;
    }

    /// <summary>One to three figures of what was handed in; now and then none, which is all of it.</summary>
    private async Task<IReadOnlyList<ReturnedPiece>> SomePiecesAsync(WorkReportDb db, Submission package)
    {
        var figures = await db.Revisions.Where(r => r.SubmissionId == package.Id && r.Number == package.LatestRevision)
            .SelectMany(r => r.Pieces.Where(p => p.Kind == PieceKind.MetricValue)).OrderBy(p => p.PieceId).Select(p => p.PieceId).ToListAsync();
        return figures.Count == 0 || random.Next(3) == 0 ? []
            : [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Any(figures)).Distinct().Select(id => new ReturnedPiece(PieceKind.MetricValue, id, "请核实"))];
    }

    private async Task<bool> ConfirmTotalsAsync(WorkReportDb db)
    {
        if (await YearAsync(db, [SubmissionState.InReview, SubmissionState.Approved, SubmissionState.Forwarded, SubmissionState.Accepted], Above) is not { Submission: { } package } year)
            return false;
        package.ConfirmTotals(await db.PiecesAsync(year), Everybody, By);
        return true;
    }

    private async Task<bool> CorrectAsync(WorkReportDb db)
    {
        if (ended.Count == 0)
            return false;
        var (period, round) = ended.Keys.OrderBy(key => key).ElementAt(random.Next(Math.Max(0, ended.Count - 4), ended.Count));
        var sheets = await db.MetricSheets.Where(s => s.PeriodId == period && s.Round == round).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync();
        if (sheets.Count == 0)
            return false;
        var id = Any(sheets);
        var sheet = await db.MetricSheets.Include(s => s.Corrections).SingleAsync(s => s.Id == id);
        if (await YearAtAsync(db, sheet.UnitId, await db.Periods.SingleAsync(p => p.Id == period), round) is not { } year)
            return false;
        await StaysAsync(period, round);
        var asked = (await db.AskedAsync(year.Period)).Where(m => m.IsFilledBy(year.Unit.Level)).ToList();
        sheet.Correct(year.Period, Entry(Any(asked), whole: false), "漏登一次", By);
        await db.SaveChangesAsync();
        if (year.Submission is { } package)
            package.Correct(await db.PiecesAsync(year), await db.AcceptedPiecesAsync(package), By);
        await db.SaveChangesAsync();
        corrected = (period, round);
        return true;
    }

    private async Task<bool> ReorganiseAsync(WorkReportDb db, StepKind step)
    {
        if (open.Count == 0)
            return false;
        var all = await db.OrgUnits.OrderBy(u => u.Id).ToListAsync();
        var tree = new OrgTree(all, settled);
        var first = settled?.AddDays(1) ?? new DateOnly(year, 1, 1);
        var day = first.AddDays(random.Next(new DateOnly(year + 1, 2, 10).DayNumber - first.DayNumber));
        var standing = all.Where(u => u.ClosedOn is null).ToList();
        // Closed ones are few, and those that moved: asked among them.
        var unit = Any(step switch
        {
            StepKind.UndoClose => [.. all.Where(u => u.ClosedOn > settled)],
            StepKind.UndoMove => [.. all.Where(u => u is { ClosedOn: null, Places.Count: > 1 } && u.Places[^1].From > settled)],
            StepKind.Close => [.. standing.Where(u => u.Level == UnitLevel.Village || random.Next(4) == 0)],
            _ => standing,
        });
        switch (step)
        {
            case StepKind.Move:
                tree.Move(unit, Any([.. standing.Where(u => u.Level < unit.Level)], unit), day, By);
                break;
            case StepKind.UndoMove:
                tree.UndoMove(unit, By);
                break;
            case StepKind.Close:
                // As the page asks: what was accepted of it must not go out of its period.
                if (await db.Submissions.AnyAsync(s => s.UnitId == unit.Id && s.AcceptedRevision != null && db.Periods.Any(p => p.Id == s.PeriodId && p.CountedFrom >= day)))
                    return false;
                tree.Close(unit, day, By);
                // A tree of some size stays: for who goes too far somebody comes.
                if (standing.Count <= FewestUnits + 5)
                    db.Add(tree.Found(FormattableString.Invariant($"N{++made}"), $"新村{made}", UnitLevel.Village, Any([.. standing.Where(u => u.Level == UnitLevel.Township && u != unit)]), first, By));
                break;
            default:
                tree.UndoClose(unit, By);
                break;
        }

        return true;
    }

    private T Any<T>(IReadOnlyList<T> among, T? otherwise = default) =>
        among.Count > 0 ? among[random.Next(among.Count)] : otherwise ?? throw new RefusedException(Verdict.No("Nobody"));

    /// <summary>All totals of what is open, and of one that has ended.</summary>
    private async Task LookAsync()
    {
        foreach (var id in open)
        {
            var rounds = await store.With(db => db.Periods.Where(p => p.Id == id).Select(p => p.Rounds.Count).SingleAsync());
            for (var round = Round.First; round <= rounds; round++)
                await EqualAsync(id, round);
        }

        if (ended.Count > 0)
        {
            var (period, round) = ended.Keys.OrderBy(key => key).ElementAt(random.Next(ended.Count));
            await StaysAsync(period, round);
        }
    }

    private async Task StaysAsync(int period, int round)
    {
        var now = await EqualAsync(period, round);
        Same($"Period {period}, round {round}, since it ended", ended[(period, round)], now);
    }

    private async Task<Dictionary<(int Unit, int Metric), StepTotal>> EqualAsync(int period, int round)
    {
        var shown = await store.With(async db =>
        {
            var units = await db.OrgUnits.Select(u => u.Id).ToListAsync();
            var book = await FigureBook.LoadAsync(db, await db.Periods.AsNoTracking().SingleAsync(p => p.Id == period), round, units);
            return (from unit in units
                    from metric in book.Metrics.Keys
                    let total = book.Total(unit, metric)
                    select ((unit, metric), Total: new StepTotal(
                        total.Own?.Value, total.Own?.Base, total.Below?.Value, total.Below?.Base, total.All?.Value, total.All?.Base, total.Units, total.IsDirect)))
                .Where(total => !total.Total.IsBlank).ToDictionary(total => total.Item1, total => total.Total);
        });
        Same($"Period {period}, round {round}", oracle.Of(period, round), shown);
        Compared += shown.Count;
        return shown;
    }

    private void Same(string what, Dictionary<(int Unit, int Metric), StepTotal> should, Dictionary<(int Unit, int Metric), StepTotal> shown)
    {
        var differing = should.Keys.Union(shown.Keys).Where(key => should.GetValueOrDefault(key) != shown.GetValueOrDefault(key)).Order().Take(3).ToList();
        if (differing.Count > 0)
        {
            throw new InvalidOperationException(string.Join('\n', differing.Select(key =>
                string.Create(CultureInfo.InvariantCulture, $"{what}, seed {seed}, step {performed}: unit {key.Unit}, metric {key.Metric}: should be {should.GetValueOrDefault(key)}, is {shown.GetValueOrDefault(key)}"))));
        }
    }
}
