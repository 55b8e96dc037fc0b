using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using static WorkReport.Web.Tests.Reports.DraftingTests;

namespace WorkReport.Web.Tests.Periods;

/// <summary>
/// A site of its own on 20 December 2022 with two counties: A with A1 (A11 to A14) and A2 (A21, A22), B with B1 (B11, B12) and B2 (B21).
/// 2021 was collected twice and has ended with packages in every state and an issued report of the city; 2020 stands before it, 2022 is open.
/// </summary>
public sealed class EndedYearSite : Site
{
    public const string Year = "2021";
    public const string Office = "市办公室";
    public const string CountyOffice = "东原县办公室";

    /// <summary>Approved what township A1 handed in.</summary>
    public const string Approver = "上埠审核";

    /// <summary>Handed in for village A11.</summary>
    public const string Writer = "上埠填报";

    private static readonly QuantityStyle Hundreds = new(Step: 100, Qualifier: Qualifier.Duo);

    private static readonly (string Code, string Name, UnitLevel Level, string Above)[] Tree =
    [
        ("A", "东原县", UnitLevel.County, Top), ("B", "西岭县", UnitLevel.County, Top),
        ("A1", "上埠镇", UnitLevel.Township, "A"), ("A2", "下埠镇", UnitLevel.Township, "A"), ("B1", "北坡镇", UnitLevel.Township, "B"), ("B2", "南坡镇", UnitLevel.Township, "B"),
        ("A11", "上埠一村", UnitLevel.Village, "A1"), ("A12", "上埠二村", UnitLevel.Village, "A1"), ("A13", "上埠三村", UnitLevel.Village, "A1"), ("A14", "上埠四村", UnitLevel.Village, "A1"),
        ("A21", "下埠一村", UnitLevel.Village, "A2"), ("A22", "下埠二村", UnitLevel.Village, "A2"),
        ("B11", "北坡一村", UnitLevel.Village, "B1"), ("B12", "北坡二村", UnitLevel.Village, "B1"), ("B21", "南坡一村", UnitLevel.Village, "B2"),
    ];

    /// <summary>Who had brought it how far, below before above: what is above signs what is below; and the figure of 宣讲.</summary>
    private static readonly (string Code, SubmissionState State, decimal Talks)[] Brought =
    [
        ("A11", SubmissionState.Accepted, 4234), ("A12", SubmissionState.Accepted, 56), ("A13", SubmissionState.Forwarded, 70), ("A14", SubmissionState.Drafting, 8),
        ("A21", SubmissionState.Accepted, 911), ("A22", SubmissionState.InReview, 12), ("B11", SubmissionState.Accepted, 337), ("B12", SubmissionState.Returned, 41),
        ("B21", SubmissionState.Accepted, 205), ("A1", SubmissionState.Accepted, 30), ("A2", SubmissionState.Accepted, 2960), ("B1", SubmissionState.Approved, 77),
        ("A", SubmissionState.Accepted, 15), (Top, SubmissionState.Approved, 6),
    ];

    private readonly Dictionary<string, OrgUnit> units = [];
    private readonly Dictionary<string, Metric> metrics = [];
    private ReportingPeriod year = null!;
    private int writer;
    private int approver;

    public int this[string code] => units[code].Id;

    /// <summary>All units as they stood in the ended year, the top first.</summary>
    public static IEnumerable<string> Codes => Tree.Select(unit => unit.Code).Prepend(Top);

    /// <summary>The unit itself and every unit that stood above it in the ended year.</summary>
    public static IEnumerable<string> WithAbove(string code) =>
        code == Top ? [Top] : WithAbove(Tree.Single(unit => unit.Code == code).Above).Prepend(code);

    /// <summary>The collectings in which anything counts for a unit: the second was seen by one village chain alone.</summary>
    public static IEnumerable<int> RoundsOf(string code) => code is "A11" or "A14" or "A1" or "A" or Top ? [Round.First, Round.Second] : [Round.First];

    /// <summary>Keys by codes: talks are added up and printed in hundreds (F01), shares, heads, marks that stay at their unit, letters that nobody reported.</summary>
    public IReadOnlyDictionary<string, int> Metrics => metrics.ToDictionary(metric => metric.Key, metric => metric.Value.Id);

    public int YearId => year.Id;

    /// <summary>The city's report, issued.</summary>
    public int IssuedReport { get; private set; }

    /// <summary>County A's report, which is a draft still.</summary>
    public int DraftedReport { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await With(FoundAsync);
        await EnrolAsync(Office, (Top, Role.Office));
        await EnrolAsync(CountyOffice, ("A", Role.Office));
        await EnrolAsync("市审定", (Top, Role.Reviewer));
        approver = await EnrolAsync(Approver, ("A1", Role.Office), ("A1", Role.Reviewer));
        writer = await EnrolAsync(Writer, ("A11", Role.Contributor));
        await With(ReportAsync);
        await With(CollectAgainAsync);
        IssuedReport = await DraftAsync(Office, Top, [Top, "A1", "A11", "B11"]);
        DraftedReport = await DraftAsync(CountyOffice, "A", ["A", "A11", "A21"]);
        await IssueAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Business:Now", "2022-12-20");
    }

    private async Task FoundAsync(WorkReportDb db)
    {
        units[Top] = await db.OrgUnits.SingleAsync(u => u.Code == Top);
        foreach (var (code, name, level, above) in Tree)
            db.Add(units[code] = OrgUnit.Found(code, name, level, units[above], City.Founded, By));
        Define("F01", "五老宣讲", "场次", RollUp.Sum, Hundreds, UnitLevel.City, UnitLevel.County, UnitLevel.Township, UnitLevel.Village);
        Define("F02", "五好达标率", "%", RollUp.Rate, QuantityStyle.Exact, UnitLevel.Township, UnitLevel.Village);
        Define("F03", "受益青少年", "名", RollUp.Head, QuantityStyle.Exact, UnitLevel.Village);
        Define("F04", "年度考核得分", "分", RollUp.None, QuantityStyle.Exact, UnitLevel.County, UnitLevel.Township);
        Define("F05", "来信来访", "件", RollUp.Sum, QuantityStyle.Exact, UnitLevel.City, UnitLevel.County);
        foreach (var number in new[] { 2020, 2021, 2022 })
        {
            var period = Years.Opened(number.ToString(CultureInfo.InvariantCulture), number, PeriodKind.Annual, new DateOnly(number, 12, 31), By);
            period.AddSection(OutlinePart.Review, "服务大局展现新作为", 0, By);
            period.AddSection(OutlinePart.Plan, "建强基层组织", 0, By);
            period.SetDue(UnitLevel.Village, new DateOnly(number, 12, 20), By);
            db.AddRange(period, Catalogue.Of(period, metrics.Values, By));
            if (number == 2021)
                year = period;
        }

        await db.SaveChangesAsync();

        void Define(string code, string name, string unit, RollUp rollUp, QuantityStyle style, params UnitLevel[] levels)
        {
            db.Add(metrics[code] = Metric.Define(code, name, unit, rollUp, By));
            metrics[code].Describe(name, code is "F04" ? "自身建设" : "主题教育", "年内面向青少年的", unit, style, levels, By);
        }
    }

    private async Task ReportAsync(WorkReportDb db)
    {
        var before = await db.Periods.SingleAsync(p => p.Code == "2020");
        foreach (var (code, talks) in new[] { ("A11", 4100m), ("A21", 800m), ("A1", 25m) })
        {
            await EnterAsync(db, code, before, [Entry("F01", new Figure(talks)), Entry("F02", Figure.Share(5, 9))]);
            await BringAsync(db, code, before, SubmissionState.Accepted);
        }

        before.End(By);
        foreach (var (code, state, talks) in Brought)
        {
            await EnterAsync(db, code, year, EntriesOf(code, talks));
            await WriteAsync(db, code, talks);
            await BringAsync(db, code, year, state);
        }

        // One figure and one text of what had been accepted came back after the units above had signed.
        var back = await db.Submissions.SingleAsync(s => s.UnitId == this["A12"] && s.PeriodId == year.Id);
        var item = await db.WorkItems.Where(i => i.UnitId == this["A12"]).Select(i => i.Id).SingleAsync();
        back.Return([new(PieceKind.MetricValue, metrics["F01"].Id, "请核实"), new(PieceKind.WorkItem, item, "请补充")], "", SubmissionRelation.OfficeAbove, approver, By with { Who = Approver });
        await db.SaveChangesAsync();
    }

    /// <summary>Of the second collecting two villages and their township are accepted.</summary>
    private async Task CollectAgainAsync(WorkReportDb db)
    {
        var period = await db.Periods.SingleAsync(p => p.Id == year.Id);
        period.CollectAgain(By);
        await db.SaveChangesAsync();
        foreach (var (code, talks) in new[] { ("A11", 4250m), ("A14", 9m), ("A1", 33m) })
        {
            await EnterAsync(db, code, period, EntriesOf(code, talks), Round.Second);
            await BringAsync(db, code, period, SubmissionState.Accepted, Round.Second);
        }
    }

    private List<MetricEntry> EntriesOf(string code, decimal talks)
    {
        // A2 gives the whole of its villages, of which it has it from a bureau.
        var (level, isTotal) = (units[code].Level, code == "A2");
        List<MetricEntry> entries = [new(metrics["F01"].Now, new Figure(talks), $"{code}的台账", SourceUnit: isTotal || code == "A11" ? "县司法局" : null, IsTotal: isTotal)];
        if (level is UnitLevel.Township or UnitLevel.Village)
            entries.Add(Entry("F02", Figure.Share(talks % 9, 9)));
        if (level is UnitLevel.Village)
            entries.Add(code == "B21" ? new(metrics["F03"].Now, Figure: null, Printed: "300多") : Entry("F03", new Figure(talks + 1)));
        if (level is UnitLevel.County or UnitLevel.Township)
            entries.Add(Entry("F04", new Figure(90 + (talks % 9))));
        return entries;
    }

    private MetricEntry Entry(string code, Figure figure) => new(metrics[code].Now, figure);

    private async Task EnterAsync(WorkReportDb db, string code, ReportingPeriod period, List<MetricEntry> entries, int round = Round.First)
    {
        var sheet = MetricSheet.Begin(this[code], period.Id, By, round);
        sheet.Fill(entries, By with { Who = Writer });
        db.Add(sheet);
        await db.SaveChangesAsync();
    }

    /// <summary>An item with the unit's own figure, above also with what is below, and a task for the next year.</summary>
    private async Task WriteAsync(WorkReportDb db, string code, decimal talks)
    {
        var (id, name, talk) = (this[code], units[code].Name, metrics["F01"].Id);
        List<TextPiece> pieces = [new($"{name}组织宣讲"), new($"{talks.ToString(CultureInfo.InvariantCulture)}场次", new BoundFigure(talk, id, FigureAspect.Own))];
        if (units[code].Level is not UnitLevel.Village)
            pieces.AddRange([new("，连同下级共"), new("9场次", new BoundFigure(talk, id, FigureAspect.All))]);
        var item = WorkItem.Write(id, year.Id, new ItemWords(year.Sections[0].Id, $"{name}宣讲入脑入心", new FigureText([.. pieces, new TextPiece("。")]), "县司法局"), By);
        item.Attach("名册.pdf", "%PDF-1.7 list"u8.ToArray(), By);
        db.AddRange(item, PlanItem.Propose(id, year.Id, new PlanTask(year.Sections[1].Id, $"{name}办好宣讲。", talk, 400, "", name, "", null), By));
        await db.SaveChangesAsync();
    }

    private async Task BringAsync(WorkReportDb db, string code, ReportingPeriod period, SubmissionState state, int round = Round.First)
    {
        var package = Submission.Begin(this[code], period.Id, steps: 1, isTop: code == Top, By, round);
        db.Add(package);
        await db.SaveChangesAsync();
        if (state is SubmissionState.Drafting)
            return;
        await db.HandInAsync(package, writer, By with { Who = Writer });
        if (state is SubmissionState.Returned)
            package.Return([], "请补充依据", SubmissionRelation.Reviewer, approver, By with { Who = Approver });
        if (state >= SubmissionState.Approved)
            package.Make(SubmissionMove.Approve, SubmissionRelation.Reviewer, approver, By with { Who = Approver }, forwardsItself: state != SubmissionState.Approved);
        if (state is SubmissionState.Accepted)
            package.Make(SubmissionMove.Accept, SubmissionRelation.OfficeAbove, approver, By with { Who = CountyOffice });
        await db.SaveChangesAsync();
    }

    /// <summary>Drafts a report from the items of these units, through the pages.</summary>
    private async Task<int> DraftAsync(string office, string unit, string[] from)
    {
        var browser = await SignedInAs(office);
        var draft = PathOf(await browser.SubmitAsync(await browser.OpenAsync($"/units/{this[unit]}/{Year}/report"), "main form"));
        var items = await With(db => db.WorkItems.Where(i => i.PeriodId == year.Id).ToDictionaryAsync(i => i.UnitId, i => i.Id));
        var plans = await With(db => db.PlanItems.Where(i => i.PeriodId == year.Id).ToDictionaryAsync(i => i.UnitId, i => i.Id));
        foreach (var (section, offered) in new[] { (year.Sections[0], items), (year.Sections[1], plans) })
        {
            var choose = await browser.OpenAsync($"{draft}/choose?section={section.Id}");
            await browser.SubmitAsync(choose, "main form[method=post]", from.ToDictionary(code => $"Form.Items[{offered[this[code]]}]", _ => "true"));
        }

        return int.Parse(draft.Split('/')[^1], CultureInfo.InvariantCulture);
    }

    private async Task IssueAsync()
    {
        var (office, reviewer, path) = (await SignedInAs(Office), await SignedInAs("市审定"), $"/reports/{IssuedReport}");
        await MoveAsync(office, await office.OpenAsync(path), ReportMove.Send);
        await MoveAsync(reviewer, await reviewer.OpenAsync(path), ReportMove.Approve);
        await With(async db =>
        {
            (await db.Periods.SingleAsync(p => p.Id == year.Id)).End(By);
            await db.SaveChangesAsync();
        });
        await MoveAsync(office, await office.OpenAsync(path), ReportMove.Issue);
        Assert.Equal(ReportState.Issued, await With(db => db.Reports.Where(r => r.Id == IssuedReport).Select(r => r.State).SingleAsync()));
    }
}
