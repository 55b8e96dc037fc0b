using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.App;

/// <summary>
/// A site of its own with a county in the middle of its season: 明河县 (SC) with 上河镇 (SC1) whose villages stand in every state of
/// review, 下河镇 (SC2) whose villages are still filling in, and 源头镇 (SC3) without villages. Beside it 别山县 (SD), to which one
/// village of SC2 has moved since the figures were counted.
/// </summary>
public sealed class SeasonSite : Site
{
    public const string Period = "2022";

    /// <summary>Whoever has that role at the county, or at 下河镇: Office.SC, Reviewer.SC2 …</summary>
    public static string UserAt(string code, Role role) => $"{role}.{code}";

    public Season Season { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Season = await With(Season.FoundAsync);
        foreach (var (code, role) in new[] { ("SC", Role.Office), ("SC", Role.Administrator), ("SC2", Role.Reviewer), ("SC2", Role.Contributor), ("SD", Role.Office) })
            await EnrolAsync(UserAt(code, role), (code, role));
    }
}

/// <summary>What <see cref="SeasonSite"/> is made of.</summary>
public sealed class Season
{
    public static readonly DateOnly CountedUntil = new(2022, 12, 31);
    public static readonly DateOnly VillagesDue = new(2022, 12, 24);
    public static readonly DateOnly TownshipsDue = new(2099, 12, 26);

    private readonly Dictionary<string, OrgUnit> units = [];
    private readonly Dictionary<string, int> packages = [];
    private readonly Dictionary<string, Metric> metrics = [];

    private Season()
    {
    }

    public int this[string code] => units[code].Id;

    public string NameOf(string code) => units[code].Name;

    public int PackageOf(string code) => packages[code];

    public int MetricOf(string code) => metrics[code].Id;

    /// <summary>Moves a fresh package as far as that state.</summary>
    public static Submission InState(int unitId, int periodId, SubmissionState state, int personId, bool isTop = false)
    {
        var package = Submission.Begin(unitId, periodId, steps: 1, isTop, Site.By);
        if (state is SubmissionState.Drafting)
            return package;
        package.Submit(SubmissionRelation.Contributor, personId, Site.By with { Who = "填表人" });
        if (state is SubmissionState.InReview)
            return package;
        if (state is SubmissionState.Returned)
        {
            package.Return([], "请补充依据", SubmissionRelation.Reviewer, personId, Site.By);
            return package;
        }

        package.Make(SubmissionMove.Approve, SubmissionRelation.Reviewer, personId, Site.By with { Who = "签发人", At = Site.By.At.AddDays(1) }, forwardsItself: state is not SubmissionState.Approved);
        if (state is SubmissionState.Approved or SubmissionState.Forwarded)
            return package;
        package.Make(SubmissionMove.Accept, SubmissionRelation.OfficeAbove, personId, Site.By with { Who = "接收人", At = Site.By.At.AddDays(2) });
        return package;
    }

    public static async Task<Season> FoundAsync(WorkReportDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var season = new Season();
        await season.FoundUnitsAsync(db);
        var (period, before) = season.Announce(db);
        var person = Person.Enrol("经手人", Site.By);
        db.Add(person);
        await db.SaveChangesAsync();
        // Village, state, 宣讲场次, 达标 as part of whole, has an item.
        (string Code, SubmissionState State, decimal? Talks, (decimal, decimal)? Share, bool HasItem)[] villages =
        [
            ("SC11", SubmissionState.Accepted, 40, (9, 10), true), ("SC12", SubmissionState.Forwarded, 7, (1, 1), true),
            ("SC13", SubmissionState.Approved, 7, (1, 1), true), ("SC14", SubmissionState.InReview, 7, (1, 1), true), ("SC15", SubmissionState.Returned, 7, (1, 1), true),
            ("SC21", SubmissionState.Drafting, 7, (1, 1), true), ("SC22", SubmissionState.Drafting, 7, null, false),
            ("SC24", SubmissionState.Accepted, 200, null, true), ("SC25", SubmissionState.Accepted, 2, (50, 100), true),
            ("SC3", SubmissionState.Accepted, null, null, true), ("SC", SubmissionState.Drafting, 3, null, false),
        ];
        foreach (var (code, state, talks, share, hasItem) in villages)
        {
            var id = season[code];
            var package = InState(id, period.Id, state, person.Id);
            var sheet = MetricSheet.Begin(id, period.Id, Site.By);
            List<MetricEntry> entries = [];
            if (talks is { } count)
                entries.Add(new MetricEntry(season.metrics["S01"].Now, new Figure(count), $"{season.NameOf(code)}的台账"));
            if (share is var (part, whole))
                entries.Add(new MetricEntry(season.metrics["S02"].Now, Figure.Share(part, whole)));
            entries.Add(new MetricEntry(season.metrics["S03"].Now, Figure: null, Printed: "300多"));
            sheet.Fill(code == "SC3" ? [] : entries, Site.By with { Who = "填表人" });
            db.AddRange(package, sheet);
            if (hasItem)
                db.Add(WorkItem.Write(id, period.Id, new ItemWords(period.Sections[0].Id, "宣讲走进课堂", new FigureText([new TextPiece("全年宣讲。")])), Site.By));
            await db.SaveChangesAsync();
            season.packages[code] = package.Id;
        }

        var last = MetricSheet.Begin(season["SC11"], before.Id, Site.By);
        last.Fill([new MetricEntry(season.metrics["S01"].Now, new Figure(30)), new MetricEntry(season.metrics["S02"].Now, Figure.Share(1, 2))], Site.By);
        db.AddRange(last, InState(season["SC11"], before.Id, SubmissionState.Accepted, person.Id));
        await db.SaveChangesAsync();
        await MoveAsync(db);
        return season;
    }

    private async Task FoundUnitsAsync(WorkReportDb db)
    {
        (string Code, string Name, UnitLevel Level, string Above)[] tree =
        [
            ("SC", "明河县", UnitLevel.County, Site.Top), ("SD", "别山县", UnitLevel.County, Site.Top),
            ("SC1", "上河镇", UnitLevel.Township, "SC"), ("SC2", "下河镇", UnitLevel.Township, "SC"), ("SC3", "源头镇", UnitLevel.Township, "SC"),
            ("SC11", "上河一村", UnitLevel.Village, "SC1"), ("SC12", "上河二村", UnitLevel.Village, "SC1"), ("SC13", "上河三村", UnitLevel.Village, "SC1"),
            ("SC14", "上河四村", UnitLevel.Village, "SC1"), ("SC15", "上河五村", UnitLevel.Village, "SC1"),
            ("SC21", "下河一村", UnitLevel.Village, "SC2"), ("SC22", "下河二村", UnitLevel.Village, "SC2"), ("SC23", "下河三村", UnitLevel.Village, "SC2"),
            ("SC24", "下河四村", UnitLevel.Village, "SC2"), ("SC25", "下河五村", UnitLevel.Village, "SC2"),
        ];
        units[Site.Top] = await db.OrgUnits.SingleAsync(u => u.Code == Site.Top);
        foreach (var (code, name, level, above) in tree)
            db.Add(units[code] = OrgUnit.Found(code, name, level, units[above], City.Founded, Site.By));
        await db.SaveChangesAsync();
    }

    private (ReportingPeriod Now, ReportingPeriod Before) Announce(WorkReportDb db)
    {
        var now = Years.Opened(SeasonSite.Period, 2022, PeriodKind.Annual, CountedUntil, Site.By);
        now.AddSection(OutlinePart.Review, "服务大局展现新作为", 0, Site.By);
        now.SetDue(UnitLevel.Village, VillagesDue, Site.By);
        now.SetDue(UnitLevel.Township, TownshipsDue, Site.By);
        var before = Years.Opened("2021", 2021, PeriodKind.Annual, CountedUntil.AddYears(-1), Site.By);
        before.End(Site.By);
        db.AddRange(now, before);
        Define("S01", "五老宣讲", "场次", RollUp.Sum, "主题教育", new QuantityStyle(Step: 100, Qualifier: Qualifier.Duo), UnitLevel.County, UnitLevel.Village);
        Define("S02", "五好达标率", "%", RollUp.Rate, "自身建设", QuantityStyle.Exact, UnitLevel.Village);
        Define("S03", "受益青少年", "名", RollUp.Head, "主题教育", QuantityStyle.Exact, UnitLevel.Village);
        Define("S04", "年度考核得分", "分", RollUp.None, "", QuantityStyle.Exact, UnitLevel.County);
        db.AddRange(metrics.Values);
        db.AddRange(Catalogue.Of(now, metrics.Values, Site.By), Catalogue.Of(before, metrics.Values, Site.By));
        return (now, before);

        void Define(string code, string name, string unit, RollUp rollUp, string topic, QuantityStyle style, params UnitLevel[] levels)
        {
            metrics[code] = Metric.Define(code, name, unit, rollUp, Site.By);
            metrics[code].Describe(name, topic, "年内面向青少年的", unit, style, levels, Site.By);
        }
    }

    /// <summary>下河五村 goes over to the other county, after the figures were counted.</summary>
    private static async Task MoveAsync(WorkReportDb db)
    {
        var all = await db.OrgUnits.ToListAsync();
        new OrgTree(all).Move(all.Single(u => u.Code == "SC25"), all.Single(u => u.Code == "SD"), CountedUntil.AddDays(60), Site.By);
        await db.SaveChangesAsync();
    }
}
