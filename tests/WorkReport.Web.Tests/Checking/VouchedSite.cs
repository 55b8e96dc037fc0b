using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Checking;

/// <summary>A township whose forty figures of the year are accepted.</summary>
public sealed class VouchedSite : Site
{
    public const string Writer = "有数的人";

    /// <summary>What it counts: what is done, and in what it is counted.</summary>
    public static readonly IReadOnlyList<(string Name, string Unit)> Things =
    [
        .. from what in new[] { "举办家风报告会", "培养致富带头人", "结成帮扶对子", "在省报发稿", "资助困难学生", "建立爱心企业", "开展专题调研", "组建宣讲团队" }
           from kind in new[] { ("春季", "场次"), ("夏季", "名"), ("秋季", "个"), ("冬季", "篇"), ("全年", "户") }
           select (kind.Item1 + what, kind.Item2),
    ];

    public int Unit { get; private set; }

    /// <summary>What was accepted of the thing of that number.</summary>
    public static int Accepted(int n) => 137 + (53 * n);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await With(async db =>
        {
            var unit = OrgUnit.Found("VOUCHED", "有数镇", UnitLevel.Township, db.OrgUnits.Single(), City.Founded, By);
            var period = Years.Opened(City.Period, 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), By);
            period.AddSection(OutlinePart.Review, "头一节", 0, By);
            period.SetDue(UnitLevel.Township, new DateOnly(2099, 12, 20), By);
            List<Metric> asked = [.. Things.Select((thing, n) => Worded($"V{n:00}", thing.Name, thing.Unit))];
            db.AddRange(unit, period);
            db.AddRange(asked);
            db.Add(Catalogue.Of(period, asked, By));
            await db.SaveChangesAsync();
            Unit = unit.Id;
            var sheet = MetricSheet.Begin(unit.Id, period.Id, By);
            sheet.Fill(asked.Select((metric, n) => new MetricEntry(metric.Now, new Figure(Accepted(n)))), By);
            db.AddRange(sheet, Submission.Begin(unit.Id, period.Id, steps: 1, isTop: false, By));
            await db.SaveChangesAsync();
        });
        var writer = await EnrolAsync(Writer, ("VOUCHED", Role.Contributor));
        await With(async db =>
        {
            await db.AcceptAsync(await db.Submissions.SingleAsync(package => package.UnitId == Unit), writer, By);
            await db.SaveChangesAsync();
        });
    }

    private static Metric Worded(string code, string name, string unit)
    {
        var metric = Metric.Define(code, name, unit, RollUp.Sum, By);
        metric.Describe(name, "", "", unit, QuantityStyle.Exact, [UnitLevel.Township], By);
        return metric;
    }
}
