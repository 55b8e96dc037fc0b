using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Tests.App;

[assembly: AssemblyFixture(typeof(WorkReport.Web.Tests.Reviews.TownSite))]

namespace WorkReport.Web.Tests.Reviews;

/// <summary>A site whose packages are moved: what a unit has to fill in depends on the whole catalogue, so nobody else writes in it.</summary>
public class TownSite : Site
{
    public const string Figure = "五老宣讲场次";

    private readonly SemaphoreSlim announcing = new(1);
    private int towns;
    private int lastYear;

    public int PeriodId { get; private set; }

    public int Metric { get; private set; }

    public int Section { get; private set; }

    public int PlanSection { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await With(async db =>
        {
            var period = Years.Opened(City.Period, 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), By);
            var section = period.AddSection(OutlinePart.Review, "服务大局展现新作为", 1000, By);
            var plan = period.AddSection(OutlinePart.Plan, "建强基层组织", 0, By);
            foreach (var level in new[] { UnitLevel.Village, UnitLevel.Township, UnitLevel.County })
                period.SetDue(level, new DateOnly(2099, 12, 20 + (UnitLevel.Village - level)), By);
            var metric = Domain.Metrics.Metric.Define("M01", Figure, "场次", RollUp.Sum, By);
            metric.Describe(Figure, "主题教育", "", "场次", Prose.Quantities.QuantityStyle.Exact, [UnitLevel.Village, UnitLevel.Township], By);
            db.AddRange(period, metric, Catalogue.Of(period, [metric], By));
            await db.SaveChangesAsync();
            (PeriodId, Metric, Section, PlanSection) = (period.Id, metric.Id, section.Id, plan.Id);
        });
    }

    /// <summary>2021, ended; made when it is first asked for.</summary>
    public async Task<int> LastYearIdAsync()
    {
        await announcing.WaitAsync();
        try
        {
            if (lastYear == 0)
            {
                lastYear = await With(async db =>
                {
                    var last = Years.Opened("2021", 2021, PeriodKind.Annual, new DateOnly(2021, 12, 31), By);
                    last.End(By);
                    db.AddRange(last, Catalogue.Of(last, await db.Metrics.ToListAsync(), By));
                    await db.SaveChangesAsync();
                    return last.Id;
                });
            }

            return lastYear;
        }
        finally
        {
            announcing.Release();
        }
    }

    /// <summary>A township with so many villages; names and codes of its own.</summary>
    public async Task<Town> TownAsync(int villages = 1)
    {
        var town = new Town(this, Interlocked.Increment(ref towns));
        await town.FoundAsync(villages);
        return town;
    }
}

/// <summary>A township, its villages, and who works there: a contributor of all villages, a reviewer and a second one, and the office, all of the township.</summary>
public sealed class Town(TownSite site, int number)
{
    private readonly List<int> villages = [];

    public string Name => $"东川{number}镇";

    public string Code => $"T{number}";

    public int Id { get; private set; }

    public IReadOnlyList<int> Villages => villages;

    public int Village => villages[0];

    public string Contributor => $"填报{number}";

    public string Reviewer => $"审核{number}";

    public string SecondReviewer => $"复核{number}";

    public string Office => $"办公{number}";

    public string VillageName(int index) => $"东川{number}镇第{index + 1}村";

    public string CodeOf(int index) => $"{Code}-{index}";

    public async Task FoundAsync(int count)
    {
        await site.With(async db =>
        {
            var township = OrgUnit.Found(Code, Name, UnitLevel.Township, await db.OrgUnits.SingleAsync(u => u.Code == Site.Top), City.Founded, Site.By);
            var below = Enumerable.Range(0, count).Select(i => OrgUnit.Found(CodeOf(i), VillageName(i), UnitLevel.Village, township, City.Founded, Site.By)).ToList();
            db.Add(township);
            db.AddRange(below);
            await db.SaveChangesAsync();
            Id = township.Id;
            villages.AddRange(below.Select(v => v.Id));
        });
        await site.EnrolAsync(Contributor, [.. Enumerable.Range(0, count).Select(i => (CodeOf(i), Role.Contributor))]);
        await site.EnrolAsync(Reviewer, (Code, Role.Reviewer));
        await site.EnrolAsync(SecondReviewer, (Code, Role.Reviewer));
        await site.EnrolAsync(Office, (Code, Role.Office));
    }

    /// <summary>Fills in all that is asked, as the other pages do.</summary>
    public Task FillAsync(int unit, bool withItem = true, bool withPlan = true) => site.With(async db =>
    {
        var item = WorkItem.Write(unit, site.PeriodId, new ItemWords(site.Section, $"宣讲走进课堂{unit}",
            new FigureText([new TextPiece("全年开展宣讲"), new TextPiece("12场次", new BoundFigure(site.Metric, unit, FigureAspect.Own)), new TextPiece("。")]), "县教育局"), Site.By);
        item.Attach("名册.pdf", "%PDF-1.7 list"u8.ToArray(), Site.By);
        item.Attach("现场.jpg", [0xFF, 0xD8, 0xFF, 0xE0], Site.By);
        var sheet = MetricSheet.Begin(unit, site.PeriodId, Site.By);
        sheet.Fill([new MetricEntry((await db.Metrics.SingleAsync(m => m.Id == site.Metric)).Now, new Figure(12), "见台账")], Site.By);
        db.Add(sheet);
        if (withItem)
            db.Add(item);
        if (withPlan)
            db.Add(PlanItem.Propose(unit, site.PeriodId, new PlanTask(site.PlanSection, "办好暑期课堂", site.Metric, 20, "王主任", "关工委", "学校", new DateOnly(2023, 6, 30)), Site.By));
        if (!await db.Submissions.AnyAsync(s => s.UnitId == unit))
            db.Add(Submission.Begin(unit, site.PeriodId, steps: 1, isTop: false, Site.By));
        await db.SaveChangesAsync();
    });

    /// <summary>What a unit reported the year before; nobody accepted it.</summary>
    public async Task LastYearAsync(int unit, decimal value)
    {
        var year = await site.LastYearIdAsync();
        await site.With(async db =>
        {
            var sheet = MetricSheet.Begin(unit, year, Site.By);
            sheet.Fill([new MetricEntry((await db.Metrics.SingleAsync(m => m.Id == site.Metric)).Now, new Figure(value))], Site.By);
            db.Add(sheet);
            await db.SaveChangesAsync();
        });
    }

    /// <summary>Takes a package to a state by the domain's own moves.</summary>
    public async Task BringAsync(int unit, SubmissionState state)
    {
        await FillAsync(unit);
        var contributor = await IdOf(Contributor);
        await site.With(async db =>
        {
            // As a page does: what two towns say alike is stored once, so one after the other.
            await using var whole = await db.Database.BeginTransactionAsync();
            var package = await db.Submissions.SingleAsync(s => s.UnitId == unit);
            if (state != SubmissionState.Drafting)
                await db.HandInAsync(package, contributor, Site.By);
            if (state == SubmissionState.Returned)
                package.Return([], "请补充", SubmissionRelation.Reviewer, contributor, Site.By);
            if (state >= SubmissionState.Approved)
                package.Make(SubmissionMove.Approve, SubmissionRelation.Reviewer, contributor, Site.By, forwardsItself: state != SubmissionState.Approved);
            if (state == SubmissionState.Accepted)
                package.Make(SubmissionMove.Accept, SubmissionRelation.OfficeAbove, contributor, Site.By);
            await db.SaveChangesAsync();
            await whole.CommitAsync();
        });
    }

    public Task<Submission> PackageAsync(int unit) => site.With(db => db.Submissions.AsNoTracking().SingleAsync(s => s.UnitId == unit));

    public Task<int> IdOf(string person) => site.With(db => db.People.Where(p => p.Name == person).Select(p => p.Id).SingleAsync());

    /// <summary>How many lines of the log are about the package.</summary>
    public Task<int> LinesAsync(int package) => site.With(db => db.AuditEntries.CountAsync(e => e.Subject == $"Submission/{package}"));

    public static string SubmissionPath(int unit) => $"/units/{unit}/{City.Period}/submission";

    public async Task<string> ReviewPathAsync(int unit) => $"/submissions/{(await PackageAsync(unit)).Id}";

    public static string Item(int id) => Key(PieceKind.WorkItem, id);

    public static string Key(PieceKind kind, int id) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{id}");

    /// <summary>The fields of the page's own form as they were served, with these added.</summary>
    public static Dictionary<string, string> Fields(Opened page, SubmissionMove move, params (string Name, string Value)[] values)
    {
        ArgumentNullException.ThrowIfNull(page);
        // What the unit asks for has forms of its own above that of the decision.
        var form = page.Document.QuerySelector("main form.printed-form") ?? page.Document.QuerySelector("main form[method=post]")!;
        var fields = form.QuerySelectorAll("input[type=hidden], textarea, input[type=checkbox][checked]").Where(f => f.HasAttribute("name"))
            .ToDictionary(f => f.GetAttribute("name")!, f => f.GetAttribute("value") ?? f.TextContent);
        fields["Form.Move"] = $"{move}";
        foreach (var (name, value) in values)
            fields[name] = value;
        return fields;
    }

    /// <summary>Presses a button that is there and may be pressed.</summary>
    public static async Task<Opened> PressAsync(Browser browser, Opened page, SubmissionMove move, params (string Name, string Value)[] values)
    {
        ArgumentNullException.ThrowIfNull(browser);
        ArgumentNullException.ThrowIfNull(page);
        var button = Assert.Single(page.Document.QuerySelectorAll($"main button[name='Form.Move'][value={move}]"));
        Assert.False(button.HasAttribute("disabled"), page.Words("main"));
        return await ForgeAsync(browser, page, move, values);
    }

    /// <summary>Sends the form as if the button had been there.</summary>
    public static async Task<Opened> ForgeAsync(Browser browser, Opened page, SubmissionMove move, params (string Name, string Value)[] values)
    {
        ArgumentNullException.ThrowIfNull(browser);
        ArgumentNullException.ThrowIfNull(page);
        using var form = new FormUrlEncodedContent(Fields(page, move, values));
        return await browser.PostAsync(page.Path.Split('?')[0], form);
    }
}
