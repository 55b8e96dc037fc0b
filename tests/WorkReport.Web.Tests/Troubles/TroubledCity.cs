using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Troubles;

/// <summary>A village that has filled in all that is asked.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Town">Which township it lies in, from 0.</param>
/// <param name="Item">Its work item.</param>
/// <param name="Package">Its package.</param>
internal sealed record Village(int Id, int Town, int Item, int Package);

/// <summary>
/// A city of townships with villages, each complete and not yet handed in. Every township has two who fill in for its villages and three
/// who decide on them, as reviewer, office and administrator.
/// </summary>
internal static class TroubledCity
{
    public const string Period = "2022";
    public const string Password = "正月初一 liang jian feng";

    /// <summary>Every figure of every sheet.</summary>
    public const int Figure = 12;

    /// <summary>All roles at the top.</summary>
    public const string Top = "总管";

    public static readonly Act By = new("测试", new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8)));

    private static readonly DateOnly Founded = new(2020, 1, 1);

    public static string Clerk(int town, int number) => $"填报{town}之{number}";

    public static string Decider(int town, int number) => $"审核{town}之{number}";

    public static async Task<IReadOnlyList<Village>> FillAsync(Store store, int towns, int villages)
    {
        await store.Upgrade();
        var (period, sections, metrics) = await store.With(AnnounceAsync);
        List<Village> made = [];
        using var passwords = new Passwords();
        var hash = await passwords.HashAsync(Password);
        await store.With(db => EnrolAsync(db, Top, hash, Role.Contributor, Role.Reviewer, Role.Office, Role.Administrator));
        for (var town = 0; town < towns; town++)
            made.AddRange(await store.With(db => TownAsync(db, town, villages, period, sections, metrics, hash)));
        return made;
    }

    private static async Task<(int Period, int[] Sections, int[] Metrics)> AnnounceAsync(WorkReportDb db)
    {
        db.Add(OrgUnit.Found("TOP", "示例市", UnitLevel.City, null, Founded, By));
        var period = Years.Opened(Period, 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), By);
        OutlineSection[] sections = [period.AddSection(OutlinePart.Review, "服务大局展现新作为", 1000, By), period.AddSection(OutlinePart.Plan, "建强基层组织", 0, By)];
        foreach (var level in new[] { UnitLevel.Village, UnitLevel.Township })
            period.SetDue(level, new DateOnly(2099, 12, 20 + (UnitLevel.Village - level)), By);
        List<Metric> metrics = [];
        foreach (var n in Enumerable.Range(1, 5))
        {
            var metric = Metric.Define($"M{n:00}", $"五老宣讲{n}", "场次", RollUp.Sum, By);
            metric.Describe($"五老宣讲{n}", "主题教育", "", "场次", QuantityStyle.Exact, [UnitLevel.Village], By);
            metrics.Add(metric);
        }

        db.Add(period);
        db.AddRange(metrics);
        await db.SaveChangesAsync();
        db.Add(Catalogue.Of(period, metrics, By));
        await db.SaveChangesAsync();
        return (period.Id, [.. sections.Select(section => section.Id)], [.. metrics.Select(metric => metric.Id)]);
    }

    private static async Task<List<Village>> TownAsync(WorkReportDb db, int town, int villages, int period, int[] sections, int[] metrics, string hash)
    {
        var township = db.Add(OrgUnit.Found($"T{town}", $"东川{town}镇", UnitLevel.Township, await db.OrgUnits.SingleAsync(u => u.Code == "TOP"), Founded, By)).Entity;
        var below = Enumerable.Range(0, villages).Select(n => OrgUnit.Found($"T{town}-{n}", $"东川{town}镇第{n}村", UnitLevel.Village, township, Founded, By)).ToList();
        db.AddRange(below);
        await db.SaveChangesAsync();
        foreach (var number in new[] { 1, 2 })
            await EnrolAsync(db, Clerk(town, number), hash, [.. below.Select(unit => (unit, Role.Contributor))]);
        foreach (var number in new[] { 1, 2, 3 })
            await EnrolAsync(db, Decider(town, number), hash, (township, Role.Reviewer), (township, Role.Office), (township, Role.Administrator));
        var asked = await db.Metrics.Where(metric => metrics.Contains(metric.Id)).ToListAsync();
        List<(OrgUnit Unit, WorkItem Item, Submission Package)> filled = [];
        foreach (var unit in below)
        {
            var item = WorkItem.Write(unit.Id, period, new ItemWords(sections[0], $"{unit.Name}宣讲走进课堂", new FigureText([new TextPiece("全年开展宣讲。")])), By);
            item.Attach("名册.pdf", "%PDF-1.7 list"u8.ToArray(), By);
            var sheet = MetricSheet.Begin(unit.Id, period, By);
            sheet.Fill(asked.Select(metric => new MetricEntry(metric.Now, new Domain.Metrics.Figure(Figure), "见台账")), By);
            var plan = PlanItem.Propose(unit.Id, period, new PlanTask(sections[1], "办好暑期课堂", asked[0].Id, 20, "王主任", "关工委", "学校", new DateOnly(2023, 6, 30)), By);
            var package = Submission.Begin(unit.Id, period, steps: 1, isTop: false, By);
            db.AddRange(item, sheet, plan, package);
            filled.Add((unit, item, package));
        }

        await db.SaveChangesAsync();
        return filled.ConvertAll(done => new Village(done.Unit.Id, town, done.Item.Id, done.Package.Id));
    }

    private static async Task EnrolAsync(WorkReportDb db, string name, string hash, params Role[] atTop)
    {
        var top = await db.OrgUnits.SingleAsync(u => u.Code == "TOP");
        await EnrolAsync(db, name, hash, [.. atTop.Select(role => (top, role))]);
    }

    private static async Task EnrolAsync(WorkReportDb db, string name, string hash, params (OrgUnit Unit, Role Role)[] roles)
    {
        var person = db.Add(Person.Enrol(name, By)).Entity;
        foreach (var (unit, role) in roles)
            person.Join(unit, role, By, signs: role is Role.Reviewer);
        using var passwords = new Passwords();
        new Accounts(db, passwords).Open(person, name, hash, isPrinted: false, By);
        await db.SaveChangesAsync();
    }
}
