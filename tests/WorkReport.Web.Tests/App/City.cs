using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Attachments;
using WorkReport.Domain.Jottings;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Notices;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.SuperiorForms;
using WorkReport.Documents.Tests.Spreadsheets;
using WorkReport.Domain.WorkItems;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.App;

/// <summary>
/// A small city below the top unit of the shared site, and someone for every role at one township of it. All names are its own,
/// so that a page may be searched for what should not be on it.
/// </summary>
public sealed partial class City
{
    public static readonly DateOnly Founded = new(2020, 1, 1);

    private static readonly SemaphoreSlim Gate = new(1);
    private static readonly ConditionalWeakTable<Site, City> Built = [];

    private readonly Dictionary<string, (int Id, string Name, string Above)> units = [];
    private readonly Dictionary<string, int> people = [];
    private readonly Dictionary<(string What, string Code), int> things = [];

    private City()
    {
    }

    /// <summary>Keys of units by their codes: A, A1, A11 … below one another.</summary>
    public int this[string code] => units[code].Id;

    /// <summary>Key of the contributor of that unit.</summary>
    public int ContributorOf(string code) => people[code];

    public string NameOf(string code) => units[code].Name;

    /// <summary>The open period that every unit reports for.</summary>
    public const string Period = "2022";

    /// <summary>Key of that period.</summary>
    public int PeriodId { get; private set; }

    /// <summary>Key of a metric that every level fills in.</summary>
    public int Metric { get; private set; }

    /// <summary>Key of the first section of the review.</summary>
    public int Section { get; private set; }

    /// <summary>Key of the first section of the plan.</summary>
    public int PlanSection { get; private set; }

    /// <summary>What each unit has: a work item that names it, with a file; a plan item; a package being filled in; a report with a block.</summary>
    public int ItemOf(string code) => things[("item", code)];

    public int FileOf(string code) => things[("file", code)];

    public int PlanOf(string code) => things[("plan", code)];

    public int SubmissionOf(string code) => things[("submission", code)];

    public int ReportOf(string code) => things[("report", code)];

    /// <summary>A superior office's form with one cell that something goes into.</summary>
    public int FormOf(string code) => things[("form", code)];

    public int BlockOf(string code) => things[("block", code)];

    /// <summary>Its notice to the units right below, issued; of a village, which has none, a draft.</summary>
    public int NoticeOf(string code) => things[("notice", code)];

    /// <summary>A notice that it has not issued.</summary>
    public int DraftNoticeOf(string code) => things[("draftNotice", code)];

    /// <summary>A matching that is kept there.</summary>
    public int MapOf(string code) => things[("map", code)];

    /// <summary>An import by the contributor there.</summary>
    public int ImportOf(string code) => things[("import", code)];

    public int SignedSheetOf(string code) => things[("signed", code)];

    /// <summary>The signed sheet of its package.</summary>
    public int SignedPackageOf(string code) => things[("signedPackage", code)];

    public IEnumerable<string> Codes => units.Keys;

    /// <summary>User name of whoever has that role at that unit.</summary>
    public static string UserAt(string code, Role role) => $"{role}.{code}";

    public const string NoRole = "NoRole.User";

    /// <summary>The address of a thing of that unit; null: of a thing that does not exist.</summary>
    /// <param name="route">The pattern of the endpoint.</param>
    /// <param name="code">Code of the unit.</param>
    public string Address(string route, string? code) => Place().Replace(route, place =>
    {
        ArgumentNullException.ThrowIfNull(route);
        const int nobody = 999_999;
        return place.Groups["name"].Value switch
        {
            "period" => Period,
            "kind" => "values",
            "id" when code is null => $"{nobody}",
            "id" => $"{route.Split('/')[1] switch
            {
                "people" => ContributorOf(code),
                "items" => ItemOf(code),
                "plans" => PlanOf(code),
                "settled" => things[("settled", code)],
                "submissions" => SubmissionOf(code),
                "reports" => ReportOf(code),
                "notices" => route.EndsWith("/edit", StringComparison.Ordinal) || route.EndsWith("/issue", StringComparison.Ordinal) || route.EndsWith("/remove", StringComparison.Ordinal) ? DraftNoticeOf(code) : NoticeOf(code),
                "periods" => PeriodId,
                "metrics" => Metric,
                "import" when route.StartsWith("/import/maps/", StringComparison.Ordinal) => MapOf(code),
                "import" => ImportOf(code),
                _ => this[code],
            }}",
            "file" when route.StartsWith("/submissions/", StringComparison.Ordinal) => $"{(code is null ? nobody : SignedPackageOf(code))}",
            "awaited" => $"{(code is null ? nobody : things[("awaited", code)])}",
            "file" when route.StartsWith("/reports/", StringComparison.Ordinal) => $"{(code is null ? nobody : SignedSheetOf(code))}",
            "comment" => $"{(code is null ? nobody : things[("comment", code)])}",
            "piece" => $"WorkItem-{(code is null ? nobody : ItemOf(code))}",
            "place" => nameof(BlockPlace.Section),
            "file" => $"{(code is null ? nobody : FileOf(code))}",
            "jotting" => $"{(code is null ? nobody : things[("jotting", code)])}",
            "block" => $"{(code is null ? nobody : BlockOf(code))}",
            "form" => $"{(code is null ? nobody : FormOf(code))}",
            "metric" => $"{Metric}",
            "section" => $"{Section}",
            "unit" => $"{(code is null ? nobody : this[code])}",
            _ => "1",
        };
    });

    [GeneratedRegex(@"\{(?<name>[a-z]+)(:[^}]*)?\??\}")]
    private static partial Regex Place();

    public static async Task<City> In(Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        await Gate.WaitAsync();
        try
        {
            if (!Built.TryGetValue(site, out var city))
                Built.Add(site, city = await BuildAsync(site));
            return city;
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task<City> BuildAsync(Site site)
    {
        var city = new City();
        (string Code, string Name, UnitLevel Level, string Above)[] tree =
        [
            ("CA", "青禾县", UnitLevel.County, Site.Top), ("CB", "白石县", UnitLevel.County, Site.Top),
            ("CA1", "柳溪镇", UnitLevel.Township, "CA"), ("CA2", "松岗镇", UnitLevel.Township, "CA"), ("CB1", "云坪乡", UnitLevel.Township, "CB"),
            ("CA11", "柳溪一村", UnitLevel.Village, "CA1"), ("CA12", "柳溪二村", UnitLevel.Village, "CA1"),
            ("CA21", "松岗一村", UnitLevel.Village, "CA2"), ("CB11", "云坪一村", UnitLevel.Village, "CB1"),
        ];
        await site.With(async db =>
        {
            var made = db.OrgUnits.ToDictionary(u => u.Code);
            foreach (var (code, name, level, above) in tree)
                db.Add(made[code] = OrgUnit.Found(code, name, level, made[above], Founded, Site.By));
            await db.SaveChangesAsync();
            foreach (var (code, name, _, above) in tree)
                city.units[code] = (made[code].Id, name, above);
        });
        foreach (var (code, _, _, _) in tree)
            city.people[code] = await site.EnrolAsync(UserAt(code, Role.Contributor), (code, Role.Contributor));
        foreach (var role in new[] { Role.Reviewer, Role.Office, Role.Administrator })
            await site.EnrolAsync(UserAt("CA1", role), ("CA1", role));
        await site.EnrolAsync(UserAt("CA", Role.Administrator), ("CA", Role.Administrator));
        await site.EnrolAsync(UserAt("CB", Role.Administrator), ("CB", Role.Administrator));
        await site.EnrolAsync(NoRole);
        await site.With(city.ReportAsync);
        return city;
    }

    private async Task ReportAsync(WorkReportDb db)
    {
        var period = Years.Opened(Period, 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), Site.By);
        OutlineSection[] sections =
        [
            period.AddSection(OutlinePart.Review, "服务大局展现新作为", 1000, Site.By),
            period.AddSection(OutlinePart.Review, "自身建设得到新加强", 0, Site.By),
            period.AddSection(OutlinePart.Plan, "建强基层组织", 0, Site.By),
        ];
        foreach (var level in new[] { UnitLevel.Village, UnitLevel.Township, UnitLevel.County, UnitLevel.City })
            period.SetDue(level, new DateOnly(2099, 12, 20 + (UnitLevel.Village - level)), Site.By);
        var metric = Domain.Metrics.Metric.Define("M01", "五老宣讲", "场次", RollUp.Sum, Site.By);
        metric.Describe("五老宣讲", "主题教育", "年内面向青少年的宣讲", "场次", QuantityStyle.Exact, Enum.GetValues<UnitLevel>(), Site.By);
        db.AddRange(period, metric, Catalogue.Of(period, [metric], Site.By));
        await db.SaveChangesAsync();
        (PeriodId, Metric, Section, PlanSection) = (period.Id, metric.Id, sections[0].Id, sections[2].Id);

        foreach (var (code, (id, name, _)) in units)
        {
            // That of a county is for the townships below it to read.
            var words = new NoticeWords(code.Length == 2 ? "关于报送材料的通知" : $"关于报送{name}材料的通知", "所属单位", "现将有关事项通知如下：", "统计表。", "", "", "", "", name, "", new DateOnly(2022, 11, 25));
            var (notice, draft) = (Notice.Draft(id, period.Id, Round.First, 1, words, new NoticeDates(null, null, null), Site.By), Notice.Draft(id, period.Id, Round.First, 2, words, new NoticeDates(null, null, null), Site.By));
            int[] below = [.. units.Where(unit => unit.Value.Above == code).Select(unit => unit.Value.Id)];
            if (below.Length > 0)
                notice.Issue(new NoticeContent(new NoticeFacts(words, [], [], []).ToJson(), new EditionFile("%PDF-1.7 issued"u8.ToArray()), 1), below, Site.By);
            db.AddRange(notice, draft);
            var item = WorkItem.Write(id, period.Id, new ItemWords(Section, $"{name}宣讲走进课堂", new FigureText([new TextPiece($"{name}全年开展宣讲。")])), Site.By);
            item.Attach($"{name}合影.png", Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="), Site.By);
            var plan = PlanItem.Propose(id, period.Id, new PlanTask(PlanSection, $"{name}开展一次宣讲", null, null, "", name, "", null), Site.By);
            var submission = Submission.Begin(id, period.Id, steps: 1, isTop: false, Site.By);
            var sheet = MetricSheet.Begin(id, period.Id, Site.By);
            sheet.Fill([new MetricEntry(metric.Now, new Figure(3), $"{name}的说明")], Site.By);
            var report = Report.Draft(id, period.Id, new ReportHead($"{name}2022年工作总结暨2023年工作安排", "", "", "同志们："), Site.By);
            var block = report.AddBlock(new BlockSpot(BlockPlace.Section, Section), $"{name}宣讲有声有色", new FigureText([new TextPiece("全年宣讲。")]), [], Site.By);
            var form = SuperiorForm.Keep(id, $"{name}统计表", $"{name}统计表.xlsx", FormPackage.Of("<row r='1'><c r='A1' t='s'><v>1</v></c><c r='B1' t='s'><v>2</v></c></row><row r='2'><c r='A2' t='s'><v>3</v></c><c r='B2' s='2'/></row><row r='3'><c r='A3' t='s'><v>0</v></c></row>", texts: $"{name}|指标|合计|五老宣讲"), Site.By);
            form.Bind([new FormTarget("表", "B2", metric.Id, FormAspect.All)], Site.By);
            var map = ColumnMap.Keep(code == "CA" ? "县里的统计年报" : $"{name}的统计年报", ImportKind.Values, id, new SheetLayout { Heads = ["单位", "宣讲"], Columns = [new MatchedColumn("Unit", 0), new MatchedColumn("metric:M01", 1)] }, Site.By);
            var import = PastImport.Begin(ImportKind.People, Site.By with { From = $"{name}的名单.xlsx" }, people[code], period: null, mapName: null, (1, 0, 0), about: null);
            db.AddRange(item, plan, submission, sheet, report, form, map, import);
            await db.SaveChangesAsync();
            // Something was handed in once, so that there is a page of it.
            submission.Supply([], Site.By);
            // It was signed on paper once, taken back and recalled.
            submission.Submit([], SubmissionRelation.Contributor, people[code], Site.By);
            submission.Record(new PaperDecision("王建国", "主任", Founded), Attachment.Take($"{name}报送签字页.pdf", "%PDF-1.7 signed"u8.ToArray(), Site.By), SubmissionRelation.Recorder, people[code], Site.By);
            submission.Make(SubmissionMove.TakeBack, SubmissionRelation.Approver, people[code], Site.By);
            db.Entry(submission).Property(s => s.IsOpened).CurrentValue = false;
            submission.Make(SubmissionMove.Recall, SubmissionRelation.Submitter, people[code], Site.By);
            var contributor = await db.People.Include(p => p.Awaited).SingleAsync(p => p.Id == people[code]);
            contributor.AskFor(await db.OrgUnits.SingleAsync(u => u.Id == id), Role.Reviewer, Site.By);
            // Sent, signed on paper and given back once: it has versions and a signed sheet, and is being drafted.
            var facts = new ReportFacts(name, Period, 2022, report.Head, [], new FactPart("2022年工作回顾", [], []), new FactPart("2023年工作安排", [], []), [], []);
            report.Send(new EditionContent(facts.ToJson(), new EditionFile("%PDF-1.7 frozen"u8.ToArray()), 1), ReportRelation.Office, people[code], Site.By);
            report.Record(new PaperDecision("王建国", "主任", Founded), Attachment.Take($"{name}签字页.pdf", "%PDF-1.7 signed"u8.ToArray(), Site.By), ReportRelation.Office, people[code], Site.By);
            report.Return("再核一遍数字。", ReportRelation.Office, people[code], Site.By);
            await db.SaveChangesAsync();
            var jotting = Jotting.Note(id, new DateOnly(2022, 6, 1), $"{name}讲了一次", "42名", ($"{name}照片.png", Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")), Site.By);
            var comment = Comment.Write(submission, new SubmittedPiece(PieceKind.WorkItem, item.Id), CommentAnchor.Whole, $"{name}请写清时间", people[code], Site.By);
            // Another figure than its own is held to be right.
            var settled = SettledFigure.Set(
                new SettledPlace(id, period.Id, Round.First, metric.Id, IsOfTotal: false), metric.Now, new Figure(3), null, new Figure(2), new Ruling("陈主任", Founded, $"{name}的台账"), null, people[code], Site.By);
            db.AddRange(jotting, comment, settled);
            await db.SaveChangesAsync();
            things[("settled", code)] = settled.Id;
            things[("comment", code)] = comment.Id;
            things[("jotting", code)] = jotting.Id;
            things[("form", code)] = form.Id;
            (things[("map", code)], things[("import", code)]) = (map.Id, import.Id);
            things[("signed", code)] = report.Attachments[0].Id;
            things[("signedPackage", code)] = submission.Attachments[0].Id;
            things[("awaited", code)] = contributor.Awaited[0].Id;
            (things[("item", code)], things[("file", code)], things[("plan", code)]) = (item.Id, item.Attachments[0].Id, plan.Id);
            (things[("notice", code)], things[("draftNotice", code)]) = (notice.Id, draft.Id);
            (things[("submission", code)], things[("report", code)], things[("block", code)]) = (submission.Id, report.Id, block.Id);
        }
    }
}
