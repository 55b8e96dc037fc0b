using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Exchange;

/// <summary>An import taken back whole, or refused with what stands on it.</summary>
public sealed class ImportUndoTests : IAsyncLifetime
{
    private readonly Store store = new();

    public async ValueTask InitializeAsync()
    {
        await store.Upgrade();
        await store.With(async db =>
        {
            var city = db.Add(OrgUnit.Found("C", "甲市", UnitLevel.City, null, new DateOnly(2020, 1, 1), ImportedStore.By)).Entity;
            db.Add(OrgUnit.Found("V1", "一村", UnitLevel.Village, city, new DateOnly(2020, 1, 1), ImportedStore.By));
            db.Add(OrgUnit.Found("V2", "二村", UnitLevel.Village, city, new DateOnly(2020, 1, 1), ImportedStore.By));
            var metric = Metric.Define("A", "活动", "场次", RollUp.Sum, ImportedStore.By);
            metric.Describe("活动", "", "", "场次", QuantityStyle.Exact, Enum.GetValues<UnitLevel>(), ImportedStore.By);
            var period = Years.Opened("2022", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), ImportedStore.By);
            period.AddSection(OutlinePart.Review, "主要工作", 600, ImportedStore.By);
            period.AddSection(OutlinePart.Plan, "下年工作", 600, ImportedStore.By);
            db.AddRange(metric, period);
            await db.SaveChangesAsync();
            db.Add(Catalogue.Of(period, [metric], ImportedStore.By));
            await db.SaveChangesAsync();
        });
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task Figures_are_what_they_were_and_so_is_who_entered_them()
    {
        await FillAsync("V1", 5);
        var (_, import) = await store.ImportAsync(Values, DelimitedReader.Read("单位代码,指标代码,数\nV1,A,7\nV2,A,9\n"));
        Assert.Equal(16, await TotalAsync());
        Assert.Empty(await store.UndoAsync(import!.Value));
        Assert.Equal(5, await TotalAsync());
        await store.With(async db =>
        {
            var value = await db.MetricSheets.SelectMany(s => s.Values).SingleAsync();
            Assert.Equal((5m, "手填", null), (value.Value!.Value, value.EnteredBy, value.EnteredFrom));
            var past = await db.PastImports.SingleAsync();
            Assert.Equal((ImportState.Undone, "别人"), (past.State, past.UndoneBy));
            Assert.Empty((await db.VerifyTotalsAsync()).Spoiled);
            Assert.Null(await db.VerifyAuditAsync());
            Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.What == "sheet.takenBack"));
        });
        Assert.Equal(["Undo.IsUndone"], await store.UndoAsync(import.Value));
    }

    [Fact]
    public async Task A_figure_that_somebody_entered_since_or_handed_in_stands_on_it()
    {
        var (_, import) = await store.ImportAsync(Values, DelimitedReader.Read("单位代码,指标代码,数\nV1,A,7\nV2,A,9\n"));
        await FillAsync("V1", 8);
        Assert.Equal(["Undo.Changed 1"], await store.UndoAsync(import!.Value));
        await HandInAsync("V2");
        Assert.Equal(["Undo.Changed 1", "Undo.HandedIn 1"], await store.UndoAsync(import.Value));
        Assert.Equal(17, await TotalAsync());
        Assert.Equal(ImportState.Done, await store.With(async db => (await db.PastImports.SingleAsync()).State));
    }

    [Fact]
    public async Task Units_that_nobody_works_at_are_gone_again()
    {
        var (_, import) = await store.ImportAsync(desk => new UnitsImport(desk), DelimitedReader.Read("单位代码,单位,层级,上级单位代码,起始日期\nT,某镇,乡镇,C,2020-01-01\nT1,三村,村,T,2020-01-01\n"));
        var people = await PeopleAsync("姓名,用户名,单位代码,职责\n张三,zhangsan,T1,填报人\n");
        Assert.Equal(["Undo.UnitsPeople 1"], await store.UndoAsync(import!.Value));
        Assert.Empty(await store.UndoAsync(people));
        Assert.Empty(await store.UndoAsync(import.Value));
        await store.With(async db =>
        {
            Assert.Equal(["C", "V1", "V2"], await db.OrgUnits.OrderBy(u => u.Code).Select(u => u.Code).ToListAsync());
            Assert.Equal(5, await db.OrgReaches.CountAsync());
            Assert.Null(await db.VerifyAuditAsync());
        });
        // Their codes are free again.
        Assert.Equal(2, (await store.ImportAsync(desk => new UnitsImport(desk), DelimitedReader.Read("单位代码,单位,层级,上级单位代码,起始日期\nT,某镇,乡镇,C,2020-01-01\nT1,三村,村,T,2020-01-01\n"))).Plan.Added);
    }

    [Fact]
    public async Task What_an_import_moved_is_taken_back_on_the_page_of_the_unit()
    {
        var (_, import) = await store.ImportAsync(desk => new UnitsImport(desk), DelimitedReader.Read("单位代码,单位,层级,上级单位代码,起始日期,撤销日期\nV2,二村,村,C,2020-01-01,2026-02-01\n"));
        Assert.Equal(["Undo.UnitsChanged 1"], await store.UndoAsync(import!.Value));
    }

    [Fact]
    public async Task Who_never_signed_in_is_gone_again_and_who_got_a_role_has_what_they_had()
    {
        await PeopleAsync("姓名,用户名,单位代码,职责\n李四,lisi,V1,填报人\n");
        var import = await PeopleAsync("姓名,用户名,单位代码,职责\n李四,lisi,V1,审核人（可签发）\n李四,lisi,V1,填报人\n张三,zhangsan,V2,填报人\n");
        await store.With(async db =>
        {
            var account = await db.Accounts.SingleAsync(a => a.UserName == "zhangsan");
            db.Record(new Happening(ImportedStore.By.At, "张三", "account.signedIn"), $"{nameof(Account)}/{account.Id}");
            await db.SaveChangesAsync();
        });
        Assert.Equal(["Undo.SignedIn 1"], await store.UndoAsync(import));
        var other = await PeopleAsync("姓名,用户名,单位代码,职责\n李四,lisi,V2,填报人\n王五,wangwu,V2,填报人\n");
        Assert.Empty(await store.UndoAsync(other));
        var mailed = await PeopleAsync("姓名,用户名,单位代码,职责,邮箱\n李四,lisi,V1,填报人,lisi@example.cn\n");
        Assert.True(await store.With(db => db.People.AnyAsync(p => p.Mail == "lisi@example.cn")));
        Assert.Empty(await store.UndoAsync(mailed));
        Assert.False(await store.With(db => db.People.AnyAsync(p => p.Mail != "")));
        await store.With(async db =>
        {
            Assert.Equal(["lisi", "zhangsan"], await db.Accounts.OrderBy(a => a.UserName).Select(a => a.UserName).ToListAsync());
            Assert.Equal([Role.Contributor, Role.Reviewer], (await db.People.Include(p => p.Memberships).SingleAsync(p => p.Name == "李四")).Memberships.Select(m => m.Role).Order());
        });
    }

    [Fact]
    public async Task A_catalogue_is_worded_as_it_was_and_asks_what_it_asked()
    {
        const string sheet = "指标代码,指标,计量单位,汇总方式,由哪几级填报\nA,读书活动,场次,时期数（可累加）,村\nB,人数,人次,人数,村\n";
        var (_, import) = await store.ImportAsync(desk => new MetricsImport(desk), DelimitedReader.Read(sheet));
        Assert.Equal(["A 读书活动", "B 人数"], await AskedAsync());
        Assert.Empty(await store.UndoAsync(import!.Value));
        Assert.Equal(["A 活动"], await AskedAsync());
        (_, import) = await store.ImportAsync(desk => new MetricsImport(desk), DelimitedReader.Read(sheet));
        await store.ImportAsync(Values, DelimitedReader.Read("单位代码,指标代码,数\nV1,B,7\n"));
        Assert.Equal(["Undo.MetricsUsed 1"], await store.UndoAsync(import!.Value));
    }

    [Fact]
    public async Task Items_and_plans_are_what_they_were()
    {
        await store.ImportAsync(Items, DelimitedReader.Read("单位代码,提纲,段首句,正文\nV1,主要工作,旧事,原文。\n"));
        var (_, items) = await store.ImportAsync(Items, DelimitedReader.Read("单位代码,提纲,段首句,正文\nV1,主要工作,旧事,新文。\nV1,主要工作,新事,全文。\n"));
        var (_, plans) = await store.ImportAsync(Plans, DelimitedReader.Read("单位代码,提纲,工作内容\nV2,下年工作,再办一次\n"));
        Assert.Empty(await store.UndoAsync(items!.Value));
        Assert.Equal(["旧事 原文。"], await store.With(db => db.WorkItems.Select(i => i.Lead + " " + i.Body).ToListAsync()));
        await HandInAsync("V2");
        Assert.Equal(["Undo.HandedIn 1"], await store.UndoAsync(plans!.Value));
    }

    private Task<List<string>> AskedAsync() => store.With(async db => (await db.AskedAsync(await db.Periods.SingleAsync())).Select(metric => $"{metric.Code} {metric.Name}").ToList());

    private async Task<int> PeopleAsync(string sheet)
    {
        using var passwords = new Passwords(iterations: 1_000);
        var first = FirstPasswords.Drawn(passwords);
        return (await store.ImportAsync(desk => new PeopleImport(desk, new Accounts(desk.Db, passwords), first), DelimitedReader.Read(sheet))).Import!.Value;
    }

    private Task FillAsync(string unit, decimal value) => store.With(async db =>
    {
        var id = (await db.OrgUnits.SingleAsync(u => u.Code == unit)).Id;
        var period = await db.Periods.SingleAsync();
        var sheet = await db.MetricSheets.SingleOrDefaultAsync(s => s.UnitId == id) ?? db.Add(MetricSheet.Begin(id, period.Id, ImportedStore.By)).Entity;
        sheet.Fill([new MetricEntry((await db.Metrics.SingleAsync(m => m.Code == "A")).Now, new Figure(value))], new Act("手填", ImportedStore.By.At));
        await db.SaveChangesAsync();
    });

    private Task HandInAsync(string unit) => store.With(async db =>
    {
        var person = db.Add(Person.Enrol("经手人", ImportedStore.By)).Entity;
        await db.SaveChangesAsync();
        (await db.Submissions.SingleAsync(s => s.UnitId == db.OrgUnits.Single(u => u.Code == unit).Id)).Submit(SubmissionRelation.Contributor, person.Id, ImportedStore.By);
        await db.SaveChangesAsync();
    });

    private Task<decimal> TotalAsync() => store.With(async db => (await db.MetricSheets.SelectMany(s => s.Values).Select(v => v.Value!.Value).ToListAsync()).Sum());

    private static ValuesImport Values(ImportDesk desk) => new(desk, Period(desk), Round.First);

    private static ItemsImport Items(ImportDesk desk) => new(desk, Period(desk));

    private static PlansImport Plans(ImportDesk desk) => new(desk, Period(desk));

    private static ReportingPeriod Period(ImportDesk desk) => desk.Db.Periods.AsNoTracking().AsSplitQuery().Single();
}
