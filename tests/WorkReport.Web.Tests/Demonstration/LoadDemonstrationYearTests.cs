using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Demonstration;

namespace WorkReport.Web.Tests.Demonstration;

/// <summary>The year of the demonstration as it stands in a store.</summary>
public partial class LoadDemonstrationYearTests(DemonstrationStore loaded)
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DemonstrationCity.Now.Date);

    /// <summary>As the report that the demonstration follows prints them.</summary>
    public static TheoryData<string, string> PrintedFigures => new(
        ("M01", "4200多名"), ("M02", "130个"), ("M03", "337名"), ("M04", "723条"), ("M05", "1300多名"), ("M06", "12万名"), ("M07", "11个"), ("M08", "55名"), ("M09", "5家"),
        ("M10", "68户"), ("M11", "187户"), ("M12", "4篇"), ("M13", "11000多人次"), ("M14", "798个"), ("M15", "99%"), ("M16", "1个"), ("M17", "3名"), ("M18", "1200多名"),
        ("M19", "8个"), ("M20", "xx万余名"), ("M21", "2名"), ("M22", "500多万元"), ("M23", "4家"), ("M24", "800多个"), ("M25", "xx万元"), ("M26", "1850名"), ("M27", "239名"),
        ("M28", "320场次"), ("M29", "2万多人"), ("M30", "1036名"), ("M31", "50名"), ("M32", "4名"), ("M33", "9名"), ("M34", "56名"), ("M35", "366个"), ("M36", "300→500元"),
        ("M37", "12个"), ("M38", "85%"), ("M39", "90%"), ("M40", "3名"), ("M41", "8名"), ("M42", "390篇"), ("M43", "122篇"), ("M44", "4篇"), ("M45", "114篇"), ("M46", "23次"),
        ("M47", "47个"), ("M48", "160人"), ("M49", "11个"), ("M50", "21个"));

    [Theory]
    [MemberData(nameof(PrintedFigures))]
    public async Task The_city_prints_the_figure_of_the_report(string code, string printed) => await loaded.Store.With(async db =>
    {
        var (book, city) = await BookAsync(db);
        var metric = book.Metrics.Values.Single(m => m.Code == code);
        var isPrintedOnly = book.Own(city, metric.Id) is { Figure: null };
        Assert.Equal(code is "M20" or "M25" or "M36", isPrintedOnly);
        Assert.Equal(printed, book.Print(new BoundFigure(metric.Id, city, isPrintedOnly ? FigureAspect.Own : FigureAspect.All)));
    });

    [Fact]
    public async Task Two_metrics_make_up_a_third_and_nobody_has_handed_in_what_must_be_mended() => await loaded.Store.With(async db =>
    {
        var period = await db.Periods.AsNoTracking().AsSplitQuery().SingleAsync(p => p.Code == "2022");
        var metrics = await db.AskedAsync(period);
        var whole = Assert.Single(metrics, metric => metric.Rules.PartsAddUp);
        Assert.Equal(("M45", 2), (whole.Code, metrics.Count(metric => metric.Rules.PartOfId == whole.Id)));
        var (_, city) = await BookAsync(db);
        foreach (var round in period.Rounds)
            Assert.DoesNotContain(await db.MarksBehindAsync(period, round.Number, city), row => row.Mark.Weight is MarkWeight.MustMend);
    });

    [Fact]
    public async Task The_totals_are_what_the_accepted_units_and_the_city_report_together() => await loaded.Store.With(async db =>
    {
        var (book, city) = await BookAsync(db);
        var period = await db.Periods.AsNoTracking().AsSplitQuery().SingleAsync(p => p.Code == "2022");
        var accepted = await db.Submissions.Where(s => s.PeriodId == period.Id && s.Round == Round.First && s.State == SubmissionState.Accepted).Select(s => s.UnitId).ToListAsync();
        var values = (await db.MetricSheets.AsNoTracking().Where(s => s.PeriodId == period.Id && s.Round == Round.First && (accepted.Contains(s.UnitId) || s.UnitId == city))
            .SelectMany(s => s.Values, (s, v) => new { s.UnitId, Value = v }).ToListAsync()).ConvertAll(row => (Unit: row.UnitId, row.Value));
        // One township gave the whole of one metric: its villages add nothing to it.
        var (above, whole) = Assert.Single(values, v => v.Value.IsTotal);
        var covered = await db.OrgReaches.Where(r => r.AncestorId == above && r.Depth > 0).Select(r => r.UnitId).ToListAsync();
        Assert.Contains(values, v => v.Value.MetricId == whole.MetricId && covered.Contains(v.Unit));
        values.RemoveAll(v => v.Value.MetricId == whole.MetricId && covered.Contains(v.Unit));
        foreach (var metric in book.Metrics.Values)
        {
            var all = book.Total(city, metric.Id).All;
            Assert.Equal(values.Where(v => v.Value.MetricId == metric.Id).Sum(v => v.Value.Value ?? 0), all?.Value ?? 0);
            Assert.Equal(values.Where(v => v.Value.MetricId == metric.Id).Sum(v => v.Value.Base ?? 0), all?.Base ?? 0);
        }
    });

    [Fact]
    public async Task The_year_before_was_a_little_less_or_more() => await loaded.Store.With(async db =>
    {
        var (book, city) = await BookAsync(db);
        var (before, _) = await BookAsync(db, "2021");
        foreach (var metric in book.Metrics.Values)
        {
            if (book.Total(city, metric.Id).All is { Value: >= 20 and < 1000000 } now)
                Assert.InRange(before.Total(city, metric.Id).All!.Value.Shown!.Value / now.Shown!.Value, 0.85m, 1.05m);
        }
    });

    [Fact]
    public async Task The_last_year_is_closed_with_everything_accepted_and_this_one_is_open() => await loaded.Store.With(async db =>
    {
        var seasons = await db.Periods.AsNoTracking().AsSplitQuery().OrderBy(p => p.CountedUntil).ToListAsync();
        Assert.Equal([("2021", PeriodState.Ended), ("2022H1", PeriodState.Ended), ("2022", PeriodState.Open)], seasons.Select(p => (p.Code, p.State)));
        Assert.Equal("2022", await db.CurrentPeriod().Select(p => p.Code).FirstAsync());
        var periods = seasons.FindAll(period => period.Kind is PeriodKind.Annual);
        Assert.All(periods, period =>
        {
            Assert.Equal(4, period.Sections.Count(section => section.Part is OutlinePart.Review));
            Assert.InRange(period.Sections.Count(section => section.Part is OutlinePart.Plan), 3, 4);
            Assert.All(period.Sections, section => Assert.NotEmpty(section.Guidance));
            Assert.Equal(new DateOnly(period.Year, 12, 31), period.CountedUntil);
        });
        Assert.Equal(
            [new DateOnly(2022, 12, 22), new(2022, 12, 24), new(2022, 12, 28), new(2022, 12, 31)],
            new[] { UnitLevel.Village, UnitLevel.Township, UnitLevel.County, UnitLevel.City }.Select(level => periods[1].DueFor(level)!.Value));
        var lastYear = await db.Submissions.AsNoTracking().AsSplitQuery().Where(s => s.PeriodId == periods[0].Id).ToListAsync();
        Assert.Equal(loaded.City.Units.Count(unit => loaded.City.StandsOn(unit, periods[0].CountedUntil)), lastYear.Count);
        Assert.All(lastYear, submission => Assert.True(submission.Counts));
        var states = await db.Submissions.Where(s => s.PeriodId == periods[1].Id).Select(s => s.State).Distinct().ToListAsync();
        Assert.Equal(Enum.GetValues<SubmissionState>(), states.Order());
    });

    /// <summary>Every level, every state: what was handed in, its 合计 with it, is what the pages would freeze of the unit now.</summary>
    [Fact]
    public async Task What_was_handed_in_is_what_the_pages_would_freeze() => await loaded.Store.With(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var periods = await db.Periods.AsNoTracking().AsSplitQuery().ToDictionaryAsync(period => period.Id);
        var units = await db.OrgUnits.AsNoTracking().AsSplitQuery().ToDictionaryAsync(unit => unit.Id);
        var packages = await db.Submissions.AsNoTracking().AsSplitQuery().OrderBy(s => s.Id).ToListAsync();
        Assert.All(packages, package => Assert.Equal(package.State is SubmissionState.Drafting, package.LatestRevision is null));
        var corrected = await db.MetricSheets.AsNoTracking().Include(s => s.Corrections).SingleAsync(s => s.Corrections.Any());
        var above = await db.OrgReaches.Where(r => r.UnitId == corrected.UnitId && r.Depth > 0).Select(r => r.AncestorId).ToListAsync();
        var kinds = new HashSet<PieceKind>();
        foreach (var package in packages.Where(s => s.LatestRevision is not null && (units[s.UnitId].Level < UnitLevel.Township || s.Id % (units[s.UnitId].Level is UnitLevel.Township ? 4 : 40) == 0)))
        {
            var made = (await db.PiecesAsync(new UnitYear(units[package.UnitId], periods[package.PeriodId], package.Round, package, SubmissionRelation.None)))
                .Select(piece => (piece.Piece.Kind, piece.Piece.Id, piece.Content.Hash)).Order().ToList();
            var held = await db.Revisions.AsNoTracking().Where(r => r.SubmissionId == package.Id && r.Number == package.LatestRevision)
                .SelectMany(r => r.Pieces).Select(p => new { p.Kind, p.PieceId, p.Content!.Hash }).ToListAsync();
            var (signed, frozen) = (held.Select(piece => (piece.Kind, Id: piece.PieceId, piece.Hash)).Order().ToList(), made);
            // What the county and the city signed in 2021 has moved with the figure that was corrected afterwards, and nothing else has.
            if (above.Contains(package.UnitId) && package.PeriodId == corrected.PeriodId)
            {
                Assert.NotEqual(made, signed);
                signed.RemoveAll(piece => piece.Kind is PieceKind.SignedTotal && piece.Id == corrected.Corrections[0].MetricId);
                frozen = made.FindAll(piece => piece.Kind is not PieceKind.SignedTotal || piece.Id != corrected.Corrections[0].MetricId);
            }

            Assert.Equal(frozen, signed);
            kinds.UnionWith(held.Select(piece => piece.Kind));
            db.ChangeTracker.Clear();
        }

        Assert.Equal(Enum.GetValues<PieceKind>(), kinds.Order());
    });

    [Fact]
    public async Task Seasons_were_opened_before_anybody_began_and_years_ask_all_fifty() => await loaded.Store.With(async db =>
    {
        foreach (var period in await db.Periods.AsNoTracking().AsSplitQuery().ToListAsync())
        {
            Assert.Equal(period.Code == "2022" ? 2 : 1, period.Rounds.Count);
            var opened = period.Rounds[0].StartedAt!.Value;
            Assert.All(await db.MetricSheets.AsNoTracking().Where(s => s.PeriodId == period.Id).SelectMany(s => s.Values).Select(v => v.EnteredAt).Distinct().ToListAsync(), at => Assert.InRange(at!.Value, opened, DemonstrationCity.Now));
            Assert.Equal(DemonstrationMetric.Read().Where(metric => period.Kind is PeriodKind.Annual || metric.Code is "M01" or "M04" or "M05" or "M06" or "M13" or "M14" or "M24" or "M26" or "M28" or "M29").Select(metric => (metric.Code, metric.Name)), (await db.AskedAsync(period)).Select(metric => (metric.Code, metric.Name)));
        }
    });

    [Fact]
    public async Task The_half_year_asks_ten_figures_and_everybody_who_stood_then_had_theirs_accepted() => await loaded.Store.With(async db =>
    {
        var half = await db.Periods.AsNoTracking().AsSplitQuery().SingleAsync(p => p.Kind == PeriodKind.FirstHalf);
        Assert.Equal((new DateOnly(2022, 1, 1), new DateOnly(2022, 6, 30)), (half.CountedFrom, half.CountedUntil));
        Assert.Equal(10, (await db.AskedAsync(half)).Count);
        Assert.Equal(loaded.City.Units.Count(unit => loaded.City.StandsOn(unit, half.CountedUntil)), await db.Submissions.CountAsync(s => s.PeriodId == half.Id && s.AcceptedRevision != null));
        var (book, city) = await BookAsync(db, half.Code);
        var (year, _) = await BookAsync(db);
        Assert.All(await db.AskedAsync(half), metric => Assert.InRange(book.Total(city, metric.Id).All!.Value.Value / year.Total(city, metric.Id).All!.Value.Value, 0.4m, 1.3m));
    });

    [Fact]
    public async Task What_was_collected_again_is_of_a_few_units_and_due_in_January() => await loaded.Store.With(async db =>
    {
        var period = await db.Periods.AsNoTracking().AsSplitQuery().SingleAsync(p => p.Code == "2022");
        Assert.Equal(
            [new DateOnly(2023, 1, 6), new(2023, 1, 10), new(2023, 1, 13), new(2023, 1, 18)],
            new[] { UnitLevel.Village, UnitLevel.Township, UnitLevel.County, UnitLevel.City }.Select(level => period.DueFor(level, Round.Second)!.Value));
        var again = await db.Submissions.AsNoTracking().AsSplitQuery().Where(s => s.PeriodId == period.Id && s.Round == Round.Second).ToListAsync();
        Assert.InRange(again.Count, 10, 50);
        Assert.Contains(again, submission => submission.Counts);
        Assert.All(again.SelectMany(submission => submission.Moves), move => Assert.True(move.At > period.Rounds[1].StartedAt));
        Assert.Equal(again.Select(s => s.UnitId).Order(), (await db.MetricSheets.Where(s => s.PeriodId == period.Id && s.Round == Round.Second).Select(s => s.UnitId).ToListAsync()).Order());
    });

    [Fact]
    public async Task The_village_that_ended_in_September_still_counts_in_the_year() => await loaded.Store.With(async db =>
    {
        var code = loaded.City.Units.Single(loaded.City.HasEnded).Code;
        var ended = await db.OrgUnits.AsNoTracking().AsSplitQuery().SingleAsync(unit => unit.Code == code);
        Assert.Equal(new DateOnly(2022, 9, 1), ended.ClosedOn);
        var period = await db.Periods.AsNoTracking().AsSplitQuery().SingleAsync(p => p.Code == "2022");
        Assert.True(await db.Submissions.AnyAsync(s => s.UnitId == ended.Id && s.PeriodId == period.Id && s.State == SubmissionState.Accepted));
        var book = await FigureBook.LoadAsync(db, period, Round.First, [ended.Id]);
        Assert.True(book.Counts(ended.Id));
    });

    [Fact]
    public async Task One_figure_comes_from_elsewhere_and_one_was_corrected_with_its_reason() => await loaded.Store.With(async db =>
    {
        Assert.Equal("市卫生健康委员会", (await db.MetricSheets.AsNoTracking().SelectMany(s => s.Values).Where(v => v.SourceUnit != null).ToListAsync()).Single().SourceUnit);
        var sheet = await db.MetricSheets.AsNoTracking().Include(s => s.Corrections).SingleAsync(s => s.Corrections.Any());
        var correction = Assert.Single(sheet.Corrections);
        Assert.Equal(correction.OldValue + 2, correction.NewValue);
        Assert.Equal(correction.NewValue, sheet.Of(correction.MetricId)!.Value);
        Assert.True(correction.Reason.Length > 8);
        var package = await db.Submissions.AsNoTracking().SingleAsync(s => s.UnitId == sheet.UnitId && s.PeriodId == sheet.PeriodId);
        Assert.Equal((2, 2), (package.LatestRevision, package.AcceptedRevision));
    });

    /// <summary>By the rules alone, as pages ask them: who administers has no part in reporting.</summary>
    [Fact]
    public async Task Every_guide_has_something_to_do() => await loaded.Store.With(async db =>
    {
        var period = await db.Periods.AsNoTracking().AsSplitQuery().SingleAsync(p => p.Code == "2022");
        var ids = await db.Accounts.AsNoTracking().ToDictionaryAsync(account => account.UserName, account => account.PersonId);
        foreach (var guide in loaded.City.Guides().Where(guide => !guide.Roles.Contains(Role.Administrator)))
        {
            var id = ids[guide.UserName];
            var entered = await db.UnitsEnteredBy(id, Today).Select(unit => db.Submissions.Where(s => s.UnitId == unit.Id && s.PeriodId == period.Id && s.Round == Round.First).Select(s => (SubmissionState?)s.State).SingleOrDefault()).ToListAsync();
            var reviewed = await StandAsync(db.UnitsReviewedBy(id, Today), SubmissionState.InReview);
            var received = await StandAsync(db.UnitsReceivedBy(id, Today), SubmissionState.Forwarded);
            if (guide.Roles.Contains(Role.Contributor))
                Assert.Contains(entered, state => state is null or SubmissionState.Drafting or SubmissionState.Returned or SubmissionState.Approved);
            if (guide.Roles.Contains(Role.Reviewer))
                Assert.NotEqual(0, reviewed);
            if (guide.Roles.Contains(Role.Office))
                Assert.NotEqual(0, received);
        }

        Task<int> StandAsync(IQueryable<OrgUnit> units, SubmissionState state) =>
            db.Submissions.CountAsync(s => s.PeriodId == period.Id && s.Round == Round.First && s.State == state && units.Any(unit => unit.Id == s.UnitId));
    });

    [Fact]
    public async Task Nobody_approved_what_they_had_submitted_and_every_return_says_why() => await loaded.Store.With(async db =>
    {
        var submissions = await db.Submissions.AsNoTracking().AsSplitQuery().ToListAsync();
        Assert.All(submissions, submission => Assert.All(submission.Moves.Where(move => move.Move == nameof(SubmissionMove.Approve)), move =>
            Assert.NotEqual(submission.SubmittedById, move.PersonId)));
        Assert.All(submissions.SelectMany(submission => submission.Moves), move => Assert.True(move.At < DemonstrationCity.Now));
        var returned = submissions.Where(submission => submission.State is SubmissionState.Returned).ToList();
        Assert.True(returned.Count > 10);
        Assert.All(returned, submission => Assert.NotEmpty(submission.Returned));
        Assert.All(returned.SelectMany(submission => submission.Returned), piece => Assert.True(piece.Reason.Length > 8));
        Assert.Contains(returned.SelectMany(submission => submission.Returned), piece => piece.Kind is PieceKind.MetricValue);
        Assert.Contains(returned.SelectMany(submission => submission.Returned), piece => piece.Kind is PieceKind.WorkItem);
    });

    [Fact]
    public async Task The_city_tells_of_all_sections_and_of_all_fifty_figures() => await loaded.Store.With(async db =>
    {
        var (book, city) = await BookAsync(db);
        var items = await db.WorkItems.AsNoTracking().Where(item => item.UnitId == city).ToListAsync();
        Assert.InRange(items.Count, 12, 20);
        Assert.Equal(4, items.Select(item => item.SectionId).Distinct().Count());
        Assert.All(items, item => Assert.InRange(item.Text.Seen.Length, 120, 320));
        Assert.All(items, item => Assert.NotEmpty(item.Partners));
        Assert.Equal(50, items.SelectMany(item => item.Text.Pieces).Select(piece => piece.Figure?.MetricId).OfType<int>().Distinct().Count());
        Assert.InRange(items.Count(item => item.Attachments.Count > 0), 2, 6);
    });

    [Theory]
    [InlineData(UnitLevel.County, 3, 4, 120, 320)]
    [InlineData(UnitLevel.Township, 1, 2, 90, 320)]
    [InlineData(UnitLevel.Village, 1, 1, 50, 320)]
    public async Task The_others_tell_less_each_of_its_own(UnitLevel level, int least, int most, int shortest, int longest) => await loaded.Store.With(async db =>
    {
        var items = await db.WorkItems.AsNoTracking().Where(item => db.OrgUnits.Any(unit => unit.Id == item.UnitId && unit.Level == level)).ToListAsync();
        Assert.All(items.CountBy(item => item.UnitId), pair => Assert.InRange(pair.Value, least, most));
        Assert.All(items, item => Assert.InRange(item.Text.Seen.Length, shortest, longest));
        Assert.Equal(items.Count, items.Select(item => item.Text.Seen).Distinct().Count());
        var leads = items.CountBy(item => item.Lead).ToList();
        Assert.True(leads.Max(pair => pair.Value) <= Math.Max(3, items.Count / 10), leads.MaxBy(pair => pair.Value).ToString());
    });

    [Fact]
    public async Task What_was_planned_a_year_ago_has_its_outcome_at_the_city_and_in_the_guides_county() => await loaded.Store.With(async db =>
    {
        var plans = await db.PlanItems.AsNoTracking().Include(plan => plan.Outcomes).Where(plan => plan.State == PlanState.Committed).ToListAsync();
        Assert.Equal(2, plans.Select(plan => plan.UnitId).Distinct().Count());
        Assert.All(plans, plan => Assert.Equal((2022, true), (plan.DueOn?.Year, plan.Outcome is not null)));
        Assert.Equal(Enum.GetValues<PlanResult>(), plans.Select(plan => plan.Outcome!.Result).Distinct().Order());
    });

    [Fact]
    public async Task Tasks_for_the_next_year_have_a_target_a_chief_and_a_day() => await loaded.Store.With(async db =>
    {
        var plans = await db.PlanItems.AsNoTracking().Where(plan => plan.State == PlanState.Planned).ToListAsync();
        var levels = await db.OrgUnits.AsNoTracking().ToDictionaryAsync(unit => unit.Id, unit => unit.Level);
        Assert.All(plans, plan => Assert.True(plan is { MetricId: not null, Target: > 0, LeadOfficial.Length: > 0, Responsible.Length: > 0, DueOn.Year: 2023 }));
        Assert.All(plans, plan => Assert.DoesNotMatch("[{}\\[\\]]", plan.Text + plan.LeadOfficial + plan.Responsible + plan.Partners));
        Assert.True(plans.Count(plan => levels[plan.UnitId] is UnitLevel.City) >= 10);
        Assert.All(plans.Where(plan => levels[plan.UnitId] is UnitLevel.County).CountBy(plan => plan.UnitId), pair => Assert.InRange(pair.Value, 2, 3));
        Assert.All(plans.Where(plan => levels[plan.UnitId] is UnitLevel.Township).CountBy(plan => plan.UnitId), pair => Assert.Equal(1, pair.Value));
    });

    [Fact]
    public async Task The_city_and_the_guides_county_have_a_report_half_drafted() => await loaded.Store.With(async db =>
    {
        var reports = await db.Reports.AsNoTracking().AsSplitQuery().ToListAsync();
        Assert.Equal(2, reports.Count);
        Assert.All(reports, report =>
        {
            Assert.Equal(ReportState.Drafting, report.State);
            Assert.Single(report.At(new BlockSpot(BlockPlace.Opening)));
            Assert.True(report.Blocks.Where(block => block.Place is BlockPlace.Section).Select(block => block.SectionId).Distinct().Count() >= 3);
            Assert.All(report.Blocks.Where(block => block.Place is BlockPlace.Section), block => Assert.NotEmpty(block.Sources));
        });
    });

    [Fact]
    public async Task A_round_figure_stands_in_the_contributors_item_and_in_the_draft_with_its_exact_one_behind_it() => await loaded.Store.With(async db =>
    {
        const string round = "4200多名";
        var (book, city) = await BookAsync(db);
        var metric = book.Metrics.Values.Single(m => m.Code == "M01").Id;
        Assert.Equal(4238, book.Total(city, metric).All!.Value.Value);
        var texts = (await db.WorkItems.AsNoTracking().Where(item => item.UnitId == city).ToListAsync()).ConvertAll(item => item.Text);
        Assert.Contains(texts, text => text.Figures.Any(figure => figure.MetricId == metric) && text.Seen.Contains(round, StringComparison.Ordinal));
        var draft = await db.Reports.AsNoTracking().AsSplitQuery().SingleAsync(report => report.UnitId == city);
        Assert.Contains(draft.Blocks, block => block.Figures.Seen.Contains(round, StringComparison.Ordinal));
    });

    [Fact]
    public async Task Every_figure_in_every_text_is_seen_as_it_is_printed_now() => await loaded.Store.With(async db =>
    {
        var period = await db.Periods.AsNoTracking().AsSplitQuery().SingleAsync(p => p.Code == "2022");
        var book = await FigureBook.LoadAsync(db, period, Round.First, await db.OrgUnits.Select(unit => unit.Id).ToListAsync());
        var texts = (await db.WorkItems.AsNoTracking().ToListAsync()).Select(item => (item.UnitId, item.Text))
            .Concat((await db.Reports.AsNoTracking().AsSplitQuery().ToListAsync()).SelectMany(report => report.Blocks.Select(block => (report.UnitId, block.Figures)))).ToList();
        Assert.True(texts.Count > 400);
        foreach (var (_, text) in texts)
        {
            Assert.DoesNotMatch("[{}\\[\\]|]", text.Seen);
            Assert.All(text.Pieces.Where(piece => piece.Figure is not null), piece => Assert.Equal(book.Print(piece.Figure!.Value), piece.Words));
        }
    });

    [Fact]
    public async Task Nobody_is_named_in_a_text() => await loaded.Store.With(async db =>
    {
        var names = loaded.City.People.Select(person => person.Name).ToList();
        var texts = await TextsAsync(db);
        Assert.All(texts, text =>
        {
            Assert.DoesNotContain(names, name => text.Contains(name, StringComparison.Ordinal));
            Assert.DoesNotMatch(Named(), text);
        });
    });

    /// <summary>Facts and figures are taken over, sentences are not.</summary>
    [Fact]
    public async Task No_sentence_is_taken_from_the_report_that_it_follows()
    {
        var seed = Seed();
        Assert.SkipWhen(seed is null, "The report that the demonstration follows lies beside the working copy only.");
        const int Run = 12;
        var letters = Letters(await File.ReadAllTextAsync(seed, TestContext.Current.CancellationToken));
        var runs = Enumerable.Range(0, letters.Length - Run + 1).Select(at => letters.Substring(at, Run)).ToHashSet();
        await loaded.Store.With(async db => Assert.All(await TextsAsync(db), text =>
        {
            var said = Letters(text);
            Assert.DoesNotContain(Enumerable.Range(0, Math.Max(0, said.Length - Run + 1)).Select(at => said.Substring(at, Run)), runs.Contains);
        }));
    }

    [Fact]
    public async Task It_is_written_the_same_twice()
    {
        await using var other = new Data.Store();
        await other.Upgrade();
        Assert.True(await DemonstrationStore.Load(other, loaded.City));
        Assert.Equal(await loaded.Store.With(HashAsync), await other.With(HashAsync));
    }

    private static async Task<string> HashAsync(WorkReportDb db)
    {
        var units = await db.OrgUnits.AsNoTracking().ToDictionaryAsync(unit => unit.Id, unit => unit.Code);
        var listing = new StringBuilder();
        foreach (var item in await db.WorkItems.AsNoTracking().OrderBy(item => item.Id).ToListAsync())
            listing.AppendJoin(' ', units[item.UnitId], item.SectionId, item.Lead, item.Body, item.Partners, item.Attachments.Count).Append('\n');
        foreach (var plan in await db.PlanItems.AsNoTracking().OrderBy(plan => plan.Id).ToListAsync())
            listing.AppendJoin(' ', units[plan.UnitId], plan.Task).Append('\n');
        foreach (var submission in await db.Submissions.AsNoTracking().AsSplitQuery().OrderBy(submission => submission.PeriodId).ThenBy(submission => submission.Round).ThenBy(submission => submission.UnitId).ToListAsync())
            listing.AppendJoin(' ', units[submission.UnitId], submission.PeriodId, submission.Round, submission.State, string.Join(',', submission.Moves.Select(move => $"{move.Move} {move.Who} {move.At.UtcTicks}"))).Append('\n');
        foreach (var sheet in await db.MetricSheets.AsNoTracking().OrderBy(sheet => sheet.PeriodId).ThenBy(sheet => sheet.Round).ThenBy(sheet => sheet.UnitId).ToListAsync())
            listing.AppendJoin(' ', units[sheet.UnitId], sheet.PeriodId, sheet.Round, string.Join(',', sheet.Values.OrderBy(value => value.MetricId).Select(value => (value.MetricId, value.Value, value.Base, value.Printed)))).Append('\n');
        foreach (var block in (await db.Reports.AsNoTracking().AsSplitQuery().OrderBy(report => report.UnitId).ToListAsync()).SelectMany(report => report.Blocks.OrderBy(block => block.Id)))
            listing.AppendJoin(' ', block.Place, block.SectionId, block.Position, block.Lead, block.Text).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(listing.ToString())));
    }

    private static async Task<List<string>> TextsAsync(WorkReportDb db) =>
    [
        .. (await db.WorkItems.AsNoTracking().ToListAsync()).SelectMany(item => new[] { item.Lead, item.Text.Seen, item.Partners }),
        .. (await db.PlanItems.AsNoTracking().ToListAsync()).SelectMany(plan => new[] { plan.Text, plan.LeadOfficial, plan.Responsible, plan.Partners }),
        .. (await db.Metrics.AsNoTracking().ToListAsync()).SelectMany(metric => new[] { metric.Name, metric.Definition }),
        .. (await db.Periods.AsNoTracking().AsSplitQuery().ToListAsync()).SelectMany(period => period.Sections).SelectMany(section => new[] { section.Title, section.Guidance }),
        .. (await db.Reports.AsNoTracking().AsSplitQuery().ToListAsync()).SelectMany(report => report.Blocks.Select(block => block.Lead + block.Figures.Seen).Append(report.Occasion).Append(report.Speaker)),
        .. (await db.Submissions.AsNoTracking().AsSplitQuery().ToListAsync()).SelectMany(submission => submission.Returned).Select(piece => piece.Reason),
        .. await db.MetricSheets.AsNoTracking().SelectMany(sheet => sheet.Corrections).Select(correction => correction.Reason).ToListAsync(),
    ];

    private static async Task<(FigureBook Book, int City)> BookAsync(WorkReportDb db, string period = "2022")
    {
        var city = await db.OrgUnits.Where(unit => unit.Level == UnitLevel.City).Select(unit => unit.Id).SingleAsync();
        return (await FigureBook.LoadAsync(db, await db.Periods.AsNoTracking().AsSplitQuery().SingleAsync(p => p.Code == period), Round.First, [city]), city);
    }

    private static string? Seed()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, "shared", "seed", "annual-report-2022.txt");
            if (File.Exists(file))
                return file;
        }

        return null;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    /// <summary>A person would be named as 某同志, 小某, or by age and class.</summary>
    [GeneratedRegex("小[王李张刘陈]|[王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐](同志|书记|主任|某)|[0-9]+岁|[0-9]+年级")]
    private static partial Regex Named();
}
