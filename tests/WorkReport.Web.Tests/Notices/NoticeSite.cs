using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Notices;

/// <summary>
/// A site of its own: 兰溪县 (NC) with 东镇 (NC1), whose clerk fills in for two of its three villages, and 西镇 (NC2); 2022 is open, 2021 has ended with figures.
/// </summary>
public sealed class NoticeSite : Site
{
    public const string Period = "2022";
    public const string CountyOffice = "兰溪办公室";
    public const string CountyReviewer = "兰溪审核";
    public const string TownClerk = "东镇汇总";
    public const string OtherClerk = "西镇汇总";
    public const string Villager = "东一村填报";

    private readonly Dictionary<string, int> units = [];

    public int this[string code] => units[code];

    public int PeriodId { get; private set; }

    /// <summary>Villages hand in by then, townships two days later.</summary>
    public static readonly DateOnly VillagesDue = new(2099, 12, 20);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await With(async db =>
        {
            var made = db.OrgUnits.ToDictionary(u => u.Code);
            foreach (var (code, name, level, above) in new[]
            {
                ("NC", "兰溪县", UnitLevel.County, Top), ("NC1", "东镇", UnitLevel.Township, "NC"), ("NC2", "西镇", UnitLevel.Township, "NC"),
                ("NC11", "东一村", UnitLevel.Village, "NC1"), ("NC12", "东二村", UnitLevel.Village, "NC1"), ("NC13", "东三村", UnitLevel.Village, "NC1"), ("NC21", "西一村", UnitLevel.Village, "NC2"),
            })
            {
                db.Add(made[code] = OrgUnit.Found(code, name, level, made[above], City.Founded, By));
            }

            await db.SaveChangesAsync();
            made["NC12"].LetFill(made["NC1"], By);
            made["NC13"].LetFill(made["NC1"], By);
            var (now, before) = (Years.Opened(Period, 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), By), Years.Opened("2021", 2021, PeriodKind.Annual, new DateOnly(2021, 12, 31), By));
            now.AddSection(OutlinePart.Review, "服务大局展现新作为", 0, By);
            now.SetDue(UnitLevel.Village, VillagesDue, By);
            now.SetDue(UnitLevel.Township, VillagesDue.AddDays(2), By);
            now.SetDue(UnitLevel.County, VillagesDue.AddDays(5), By);
            before.End(By);
            Metric[] metrics = [Define("N01", "五老宣讲", "场次", RollUp.Sum), Define("N02", "五好达标率", "%", RollUp.Rate), Define("N03", "只问县里", "次", RollUp.Sum, UnitLevel.County)];
            db.AddRange(metrics);
            db.AddRange(now, before, Catalogue.Of(now, metrics, By), Catalogue.Of(before, metrics, By));
            await db.SaveChangesAsync();
            var last = MetricSheet.Begin(made["NC11"].Id, before.Id, By);
            last.Fill([new MetricEntry(metrics[0].Now, new Figure(41))], By);
            db.Add(last);
            await db.SaveChangesAsync();
            PeriodId = now.Id;
            foreach (var (code, unit) in made)
                units[code] = unit.Id;
        });
        await EnrolAsync(CountyOffice, ("NC", Role.Office), ("NC", Role.Contributor));
        await EnrolAsync(CountyReviewer, ("NC", Role.Reviewer));
        await EnrolAsync(TownClerk, ("NC1", Role.Office), ("NC1", Role.Contributor));
        await EnrolAsync(OtherClerk, ("NC2", Role.Office), ("NC2", Role.Contributor));
        await EnrolAsync(Villager, ("NC11", Role.Contributor));
    }

    /// <summary>布置报送 of a unit.</summary>
    public string Notices(string code) => $"/units/{this[code]}/{Period}/notice";

    public string Sheet(string code, string page) => $"/units/{this[code]}/{Period}/sheet/{page}";

    /// <summary>Writes the notice of a unit in the standard wording and issues it.</summary>
    /// <returns>The key of the notice.</returns>
    public async Task<int> IssueAsync(string code, string who)
    {
        var office = await SignedInAs(who);
        var page = await office.SubmitAsync(await office.OpenAsync(Notices(code)), "main form", new() { ["Form.Contact"] = "周明", ["Form.Phone"] = "2201234" });
        var id = int.Parse(page.Path.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture);
        await office.SubmitAsync(await office.OpenAsync($"/notices/{id}/issue"), "main form");
        return id;
    }

    /// <summary>Where the package of a unit stands.</summary>
    public Task<SubmissionState?> StateOf(string code) => With(db => db.Submissions.Where(s => s.UnitId == this[code] && s.PeriodId == PeriodId).Select(s => (SubmissionState?)s.State).SingleOrDefaultAsync());

    private static Metric Define(string code, string name, string unit, RollUp rollUp, params UnitLevel[] levels)
    {
        var metric = Metric.Define(code, name, unit, rollUp, By);
        metric.Describe(name, "主题教育", $"年内面向青少年的{name}", unit, QuantityStyle.Exact, levels.Length > 0 ? levels : Enum.GetValues<UnitLevel>(), By);
        return metric;
    }
}
