using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Benchmarks;

/// <summary>
/// A city of ten counties with as many townships of ten villages each as wanted, in the middle of its year: each village has twenty
/// figures of the last year, and of this one two work items too; eight of ten are accepted, one waits, one is still being filled in.
/// </summary>
/// <param name="store">Where.</param>
/// <param name="townships">Of a county; none where a tree stands there already.</param>
/// <param name="lowest">What fills in.</param>
internal sealed class CityStore(Store store, int townships, UnitLevel lowest = UnitLevel.Village)
{
    public const string Password = "one-password-for-all-2022";

    private const int Counties = 10;
    private const int Villages = 10;
    private const int Metrics = 20;

    private static readonly DateOnly Founded = new(2015, 1, 1);
    private static readonly Act By = new("基准", new DateTimeOffset(2022, 12, 10, 9, 0, 0, TimeSpan.FromHours(8)));

    private readonly UnitLevel[] asked = [.. new[] { UnitLevel.County, UnitLevel.Township, UnitLevel.Village, lowest }.Distinct()];
    private readonly List<OrgUnit> all = [];
    private readonly List<OrgUnit> filled = [];
    private int person;
    private int changes;

    /// <summary>Units in all.</summary>
    public int Count => all.Count;

    /// <summary>The unit of the office.</summary>
    public int Top => all[0].Id;

    /// <summary>Villages that fill in.</summary>
    public int Filling => filled.Count;

    /// <summary>The village whose clerk signs in: its package of this year is still open.</summary>
    public int Village { get; private set; }

    /// <summary>The townships, each of which has a clerk: <c>clerk</c> and its key.</summary>
    public IReadOnlyList<int> Townships => [.. all.Where(unit => unit.Level is UnitLevel.Township).Select(unit => unit.Id)];

    /// <summary>The township whose villages the reviewer reads.</summary>
    public int Township { get; private set; }

    /// <summary>A package of <see cref="Township"/> that waits for its reviewer.</summary>
    public int Waiting { get; private set; }

    /// <summary>A village of another township that is still filling in.</summary>
    private int Elsewhere => filled.Last(unit => unit.Id % Villages == Village % Villages).Id;

    /// <summary>A work item of <see cref="Village"/>.</summary>
    public int Item { get; private set; }

    public async Task LoadAsync()
    {
        await store.Upgrade();
        await store.With(FoundAsync);
        await BeginAsync(1);
    }

    /// <summary>The same year over a tree that stands in the store already, its top first: of its villages one of so many fills in.</summary>
    public async Task LoadOverAsync(int every)
    {
        all.AddRange(await store.With(db => db.OrgUnits.AsNoTracking().OrderBy(unit => unit.Id).ToListAsync()));
        await BeginAsync(every);
    }

    private async Task BeginAsync(int every)
    {
        filled.AddRange(all.Where(unit => unit.Level == lowest).Where((_, n) => n % every == 0));
        Township = all.First(unit => unit.Level is UnitLevel.Township).Id;
        Village = filled[0].Id;
        await store.With(EnrolAsync);
        var periods = await store.With(AskAsync);
        foreach (var (period, section) in periods)
        {
            var isOpen = period == periods[^1].Period;
            foreach (var villages in filled.Chunk(10))
                await store.With(db => FillAsync(db, villages, period, section, isOpen));
        }
    }

    /// <summary>Another village that is still filling in enters a figure.</summary>
    public async Task EnterElsewhereAsync(WorkReportDb db)
    {
        var sheet = await db.MetricSheets.OrderByDescending(s => s.PeriodId).FirstAsync(s => s.UnitId == Elsewhere);
        var metric = await db.Metrics.OrderBy(m => m.Id).FirstAsync();
        sheet.Fill([new MetricEntry(metric.Now, new Figure(++changes))], By);
        await db.SaveChangesAsync();
    }

    /// <summary>Another village hands in, or takes back what it has handed in.</summary>
    public async Task MoveElsewhereAsync(WorkReportDb db)
    {
        var package = await db.Submissions.AsSplitQuery().SingleAsync(s => s.UnitId == Elsewhere);
        if (package.State is SubmissionState.Drafting)
            await db.HandInAsync(package, person, By);
        else
            package.Make(SubmissionMove.Recall, SubmissionRelation.Contributor | SubmissionRelation.Submitter, person, By);
        await db.SaveChangesAsync();
    }

    private async Task FoundAsync(WorkReportDb db)
    {
        var city = Add(db, "990100000000", "试验市", UnitLevel.City, null);
        await db.SaveChangesAsync();
        foreach (var c in Enumerable.Range(1, Counties))
        {
            var county = Add(db, $"9901{c:00}000000", $"第{c}县", UnitLevel.County, city);
            await db.SaveChangesAsync();
            foreach (var t in Enumerable.Range(1, townships))
            {
                var township = Add(db, $"9901{c:00}{t:000}000", $"第{c}县{t}镇", UnitLevel.Township, county);
                foreach (var v in Enumerable.Range(1, Villages))
                    Add(db, $"9901{c:00}{t:000}{200 + v:000}", $"{t}镇{v}村", UnitLevel.Village, township);
            }

            await db.SaveChangesAsync();
        }
    }

    private OrgUnit Add(WorkReportDb db, string code, string name, UnitLevel level, OrgUnit? above)
    {
        var unit = OrgUnit.Found(code, name, level, above, Founded, By);
        all.Add(unit);
        return db.Add(unit).Entity;
    }

    private async Task EnrolAsync(WorkReportDb db)
    {
        var passwords = new Passwords();
        var (accounts, hash) = (new Accounts(db, passwords), await passwords.HashAsync(Password));
        (string Name, int Unit, Role[] Roles)[] people =
        [
            ("city", all[0].Id, [Role.Office, Role.Contributor]), ("admin", all[0].Id, [Role.Administrator]), ("reader", all[0].Id, [Role.Reviewer, Role.Office]), ("village", Village, [Role.Contributor]),
        ];
        foreach (var (name, unit, roles) in people)
        {
            var someone = Person.Enrol(name, By);
            foreach (var role in roles)
                someone.Join(await db.OrgUnits.SingleAsync(u => u.Id == unit), role, By);
            accounts.Open(db.Add(someone).Entity, name, hash, isPrinted: false, By);
        }

        // As in a real city: a clerk for every township, whom lists have to find among the others.
        foreach (var township in all.Where(unit => unit.Level is UnitLevel.Township).Select(unit => unit.Id))
        {
            var clerk = Person.Enrol($"经办{township}", By);
            clerk.Join(await db.OrgUnits.SingleAsync(u => u.Id == township), Role.Contributor, By);
            accounts.Open(db.Add(clerk).Entity, $"clerk{township}", hash, isPrinted: false, By);
        }

        await db.SaveChangesAsync();
        person = await db.People.Where(p => p.Name == "village").Select(p => p.Id).SingleAsync();
    }

    private async Task<List<(int Period, int Section)>> AskAsync(WorkReportDb db)
    {
        List<Metric> metrics = [];
        foreach (var n in Enumerable.Range(1, Metrics))
        {
            var metric = Metric.Define($"M{n:00}", $"指标{n}", "人", RollUp.Sum, By);
            metric.Describe($"指标{n}", "主题", "年内的数", "人", QuantityStyle.Exact, asked, By);
            metrics.Add(metric);
        }

        db.AddRange(metrics);
        await db.SaveChangesAsync();
        List<(int, int)> periods = [];
        foreach (var year in new[] { 2021, 2022 })
        {
            var period = ReportingPeriod.Announce(year.ToString(CultureInfo.InvariantCulture), year, PeriodKind.Annual, new DateOnly(year, 12, 31), By);
            foreach (var level in asked.Where(level => level < UnitLevel.Department))
                period.SetDue(level, new DateOnly(year, 12, 31), By);
            var section = period.AddSection(OutlinePart.Review, "主要工作", 600, By);
            db.Add(period);
            db.Add(Catalogue.Of(period, metrics, By));
            await db.SaveChangesAsync();
            period.Open(By);
            await db.SaveChangesAsync();
            periods.Add((period.Id, section.Id));
        }

        return periods;
    }

    private async Task FillAsync(WorkReportDb db, OrgUnit[] villages, int period, int section, bool isOpen)
    {
        var metrics = await db.Metrics.ToListAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        List<(OrgUnit Village, Submission Package)> packages = [];
        foreach (var village in villages)
        {
            var sheet = MetricSheet.Begin(village.Id, period, By);
            sheet.Fill(metrics.Select(metric => new MetricEntry(metric.Now, new Figure((village.Id * 7 + metric.Id) % 90))), By);
            db.Add(sheet);
            // Of the last year what it is compared with: the figures.
            if (!isOpen)
                continue;
            var package = Submission.Begin(village.Id, period, steps: 1, isTop: false, By);
            var items = Enumerable.Range(1, 2).Select(n => WorkItem.Write(village.Id, period, new ItemWords(section, $"办好第{n}件实事。", new FigureText([new TextPiece("全年做了不少工作，群众满意。")])), By)).ToList();
            db.Add(package);
            db.AddRange(items);
            packages.Add((village, package));
        }

        await db.SaveChangesAsync();
        foreach (var (village, package) in packages)
        {
            // One of ten is still being filled in, one has handed in and waits.
            if (village.Id % Villages == Village % Villages)
                continue;
            if (village.Id % Villages == (Village + 1) % Villages)
                await db.HandInAsync(package, person, By);
            else
                await db.AcceptAsync(package, person, By);
            await db.SaveChangesAsync();
        }

        await transaction.CommitAsync();
        if (isOpen && villages[0].Id == Village)
        {
            Waiting = packages[1].Package.Id;
            Item = await db.WorkItems.Where(item => item.UnitId == Village && item.PeriodId == period).Select(item => item.Id).FirstAsync();
        }
    }
}
