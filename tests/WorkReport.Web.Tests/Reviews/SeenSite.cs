using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reviews;

/// <summary>A township with a village below it, asked for a figure of each kind, so that every box there is can be filled in.</summary>
public sealed class SeenSite : Site
{
    public const string Contributor = "写东西的人";
    public const string Below = "村里的人";
    public const string Reviewer = "看东西的人";

    private readonly Dictionary<string, int> metrics = [];

    public int Township { get; private set; }

    public int Village { get; private set; }

    public string SheetOf(string code, string field) => $"Form.Rows[{metrics[code]}].{field}";

    public string PieceOf(string code) => new SubmittedPiece(PieceKind.MetricValue, metrics[code]).Key;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await With(async db =>
        {
            var township = OrgUnit.Found("SEEN", "看见镇", UnitLevel.Township, db.OrgUnits.Single(), City.Founded, By);
            var village = OrgUnit.Found("SEEN-1", "看见村", UnitLevel.Village, township, City.Founded, By);
            db.AddRange(township, village);
            var period = Years.Opened(City.Period, 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), By);
            foreach (var (part, title) in new[] { (OutlinePart.Review, "头一节"), (OutlinePart.Review, "末一节"), (OutlinePart.Plan, "安排头一节"), (OutlinePart.Plan, "安排末一节") })
                period.AddSection(part, title, 0, By);
            foreach (var level in new[] { UnitLevel.Village, UnitLevel.Township })
                period.SetDue(level, new DateOnly(2099, 12, 20 + (UnitLevel.Village - level)), By);
            List<Metric> asked =
            [
                Metric("A", "加起来的数", "场次", RollUp.Sum, UnitLevel.Township, UnitLevel.Village), Metric("B", "达标的数", "%", RollUp.Rate, UnitLevel.Township),
                Metric("C", "约莫的数", "人", RollUp.Head, UnitLevel.Township), Metric("Z", "别处填的数", "个", RollUp.Sum, UnitLevel.School),
            ];
            db.Add(period);
            db.AddRange(asked);
            db.Add(Catalogue.Of(period, asked, By));
            await db.SaveChangesAsync();
            (Township, Village) = (township.Id, village.Id);
            foreach (var metric in asked)
                metrics[metric.Code] = metric.Id;
        });
        await EnrolAsync(Contributor, ("SEEN", Role.Contributor));
        await EnrolAsync(Below, ("SEEN-1", Role.Contributor));
        await EnrolAsync(Reviewer, ("SEEN", Role.Reviewer));
    }

    private static Metric Metric(string code, string name, string unit, RollUp rollUp, params UnitLevel[] levels)
    {
        var metric = Domain.Metrics.Metric.Define(code, name, unit, rollUp, By);
        metric.Describe(name, "", "", unit, QuantityStyle.Exact, levels, By);
        return metric;
    }
}
