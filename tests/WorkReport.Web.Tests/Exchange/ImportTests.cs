using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Reporting.Workbooks;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Exchange;

/// <summary>Each kind of sheet on a store of its own: judged whole, done whole or not at all, and the second time nothing.</summary>
public sealed class ImportTests : IAsyncLifetime
{
    private static readonly Act By = new("测试", new DateTimeOffset(2026, 12, 31, 12, 0, 0, TimeSpan.FromHours(8))) { From = "2021年.xlsx" };

    private readonly Store store = new();

    public async ValueTask InitializeAsync() => await store.Upgrade();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_tree_comes_into_an_empty_store_by_code_or_path_with_what_happened_to_it()
    {
        const string sheet = """
            单位代码,单位,层级,上级单位代码,上级单位,起始日期,撤销日期
            ,东街镇,乡镇,,甲市/一县,2020-01-01,
            1-02,二县,县（市、区）,,甲市,2020-01-01,
            1,甲市,市,,,2020-01-01,
            1-01,一县,县,1,,2020-01-01,
            1-09,西街镇,乡镇,1-01,,2020-01-01,
            1-09,西街街道,乡镇,1-02,,2021-05-01,2022-07-01
            """;
        Assert.Equal((5, 1, 0), await ImportAsync(desk => new UnitsImport(desk), sheet));
        await store.With(async db =>
        {
            var units = await db.OrgUnits.ToDictionaryAsync(u => u.Code);
            Assert.Equal("东街镇", units["1-01-02"].Name);
            var moved = units["1-09"];
            Assert.Equal(("西街镇", units["1-01"].Id), (moved.NameOn(new DateOnly(2021, 4, 30)), moved.PlaceOn(new DateOnly(2021, 4, 30))!.ParentId));
            Assert.Equal(("西街街道", units["1-02"].Id, new DateOnly(2022, 7, 1)), (moved.Name, moved.PlaceOn(new DateOnly(2021, 5, 1))!.ParentId, moved.ClosedOn));
            Assert.Equal(3, await db.OrgReaches.CountAsync(r => r.AncestorId == units["1"].Id && r.Depth > 0 && r.ClosedOn == null && r.To == null));
        });
        Assert.Equal((0, 0, 6), await ImportAsync(desk => new UnitsImport(desk), sheet));
        // What goes out comes back: of the store, and into another.
        var left = XlsxWriter.ToBytes(await store.With(db => UnitsWorkbook.LoadAsync(db, db.OrgUnits)));
        Assert.Equal((0, 0, 6), await ImportAsync(desk => new UnitsImport(desk), left));
        await using var other = new Store();
        await other.Upgrade();
        Assert.Equal((5, 1, 0), await ImportAsync(desk => new UnitsImport(desk), Sheet(left), other));
        Assert.Equal(left, XlsxWriter.ToBytes(await other.With(db => UnitsWorkbook.LoadAsync(db, db.OrgUnits))));
    }

    [Fact]
    public async Task A_unit_is_refused_by_row_and_column_and_nothing_comes()
    {
        await FoundAsync();
        var faults = await FaultsAsync(desk => new UnitsImport(desk), """
            单位代码,单位,层级,上级单位代码,起始日期
            C1,别的县,县,C,2020-01-01
            C9,九县,市,C,2020-01-01
            C 8,八县,县,C,2020-01-01
            C7,七县,州,C,2020-01-01
            C6,六县,县,X,2020-01-01
            C5,五县,县,C,2019-01-01
            C4,四县,县,C,去年
            C3,三县,县,C,2023-01-01
            C3,三县,县,C,2023-01-01
            C2,二县,县,,2023-01-01
            """);
        Assert.Equal(["第 2 行 B 列（单位）", "第 3 行 C 列（层级）", "第 4 行 A 列（单位代码）", "第 5 行 C 列（层级）", "第 6 行 D 列（上级单位代码）", "第 7 行 E 列（起始日期）", "第 8 行 E 列（起始日期）", "第 10 行 A 列（单位代码）"],
            faults.Take(8).Select(fault => fault.Place));
        Assert.Contains("改名请在单位页办理", faults[0].Why, StringComparison.Ordinal);
        Assert.False(await store.With(db => db.OrgUnits.AnyAsync(u => u.Code == "C3")));
    }

    [Fact]
    public async Task People_get_a_sign_in_and_the_roles_that_are_missing_and_lose_nothing()
    {
        await FoundAsync();
        const string sheet = "姓名,用户名,单位代码,单位,职责,状态\n张三,zhangsan,C1,,填报人,在用\n张三,zhangsan,C1,,审核人（可签发）,\n李四,lisi,,一县镇,汇总人,\n王五,,C1,,填报人,已停用\n";
        using var passwords = new Passwords(iterations: 1_000);
        var first = FirstPasswords.Drawn(passwords);
        PeopleImport People(ImportDesk desk) => new(desk, new Accounts(desk.Db, passwords), first);
        Assert.Equal((3, 0, 1), await ImportAsync(People, sheet));
        Assert.Equal((0, 0, 4), await ImportAsync(People, sheet));
        await store.With(async db =>
        {
            var person = await db.People.Include(p => p.Memberships).SingleAsync(p => p.Name == "张三");
            Assert.Equal([(Role.Contributor, false), (Role.Reviewer, true)], person.Memberships.OrderBy(m => m.Role).Select(m => (m.Role, m.Signs)));
            var account = await db.Accounts.SingleAsync(a => a.PersonId == person.Id);
            Assert.True(await passwords.IsAsync(account.SecretOf(CredentialKind.Password), first.Of("zhangsan"), TestContext.Current.CancellationToken));
            Assert.NotEqual(first.Of("zhangsan"), first.Of("lisi"));
            Assert.True(Passwords.May(first.Of("zhangsan"), "zhangsan").IsYes);
        });
        Assert.Equal((0, 1, 0), await ImportAsync(People, "姓名,用户名,单位代码,职责\n张三,zhangsan,C,办公室\n"));
        // An address comes with it where none stands; one that stands is not another's to change.
        const string mailed = "姓名,用户名,单位代码,职责,邮箱\n张三,zhangsan,C,办公室,zhangsan@example.cn\n张三,zhangsan,C1,填报人,\n赵六,zhaoliu,C1,填报人,zhaoliu@example.cn\n";
        Assert.Equal((1, 1, 1), await ImportAsync(People, mailed));
        Assert.Equal((0, 0, 3), await ImportAsync(People, mailed));
        Assert.Equal(["zhangsan@example.cn", "zhaoliu@example.cn"], await store.With(db => db.People.Where(p => p.Mail != "").OrderBy(p => p.Mail).Select(p => p.Mail).ToListAsync()));
        Assert.Equal(["第 2 行 E 列（邮箱）", "第 3 行 E 列（邮箱）"], (await FaultsAsync(People, "姓名,用户名,单位代码,职责,邮箱\n张三,zhangsan,C,办公室,other@example.cn\n钱七,qianqi,C1,填报人,qianqi\n")).Select(fault => fault.Place));
        Assert.Equal(["第 2 行 A 列（姓名）", "第 3 行 E 列（职责）"], (await FaultsAsync(People, "姓名,用户名,单位代码,单位,职责\n张四,zhangsan,C,,办公室\n赵六,zhaoliu,C,,领导\n")).Select(fault => fault.Place));
        Assert.Equal(["导入用户"], await store.With(async db => (await db.AuditEntries.Where(e => e.What == "import.people").Select(e => e.What).ToListAsync()).Distinct().Select(what => SharedResource.Text($"Event.{what}")).ToList()));
    }

    [Fact]
    public async Task A_catalogue_comes_with_wholes_below_their_parts_and_open_periods_follow()
    {
        await FoundAsync();
        await AskAsync("2022", isBackfill: false);
        const string sheet = """
            指标代码,指标,计量单位,汇总方式,由哪几级填报,概数用字,取整到,最大,分项归属,归口统计单位
            B1,其中：青年,名,人数,"县（市、区）、乡镇（街道）",,,,B2,
            B2,志愿者,名,人数,县、乡镇,多,100,5000,,甲市
            B3,覆盖率,%,比率,县,,,,,
            """;
        Assert.Equal((3, 0, 0), await ImportAsync(desk => new MetricsImport(desk), sheet));
        Assert.Equal((0, 0, 3), await ImportAsync(desk => new MetricsImport(desk), sheet));
        await store.With(async db =>
        {
            var metrics = await db.Metrics.ToDictionaryAsync(m => m.Code);
            Assert.Equal(metrics["B2"].Id, metrics["B1"].Rules.PartOfId);
            Assert.Equal((5000m, new QuantityStyle(Scale.One, 100, Qualifier.Duo), (await db.OrgUnits.SingleAsync(u => u.Code == "C")).Id), (metrics["B2"].Rules.Most!.Value, metrics["B2"].Style, metrics["B2"].Rules.OwnerId!.Value));
            Assert.Equal([UnitLevel.County, UnitLevel.Township], metrics["B1"].Levels);
            Assert.Contains(await db.AskedAsync(await db.Periods.SingleAsync(p => p.Code == "2022")), asked => asked.Code == "B2");
        });
        Assert.Equal((0, 1, 0), await ImportAsync(desk => new MetricsImport(desk), "指标代码,指标,计量单位,汇总方式\nB2,在册志愿者,名,人数\n"));
        Assert.Equal(5000m, await store.With(async db => (await db.Metrics.SingleAsync(m => m.Code == "B2")).Rules.Most));
        Assert.Equal(["第 2 行 D 列（汇总方式）", "第 3 行 I 列（分项归属）", "第 4 行 C 列（计量单位）"], (await FaultsAsync(desk => new MetricsImport(desk),
            "指标代码,指标,计量单位,汇总方式,a,b,c,d,分项归属\nB2,志愿者,名,时期数,,,,,\nB4,四,名,人数,,,,,B1\nB5,五,个,比率,,,,,\n")).Select(fault => fault.Place));
    }

    [Fact]
    public async Task Five_hundred_rows_with_seven_bad_are_refused_whole_then_come_and_the_second_time_change_nothing()
    {
        await FoundAsync(villages: 50);
        await AskAsync("2021", isBackfill: true);
        var rows = (from v in Enumerable.Range(1, 50) from m in Enumerable.Range(1, 10) select (Unit: $"V{v:00}", Metric: $"M{m:00}", Value: $"{(v * m) % 97}")).ToList();
        var bad = rows.ToList();
        bad[10] = bad[10] with { Value = "1,5" };
        bad[20] = bad[20] with { Unit = "V99" };
        bad[30] = bad[30] with { Metric = "X9" };
        bad[40] = bad[40] with { Value = "12.5" };
        bad[50] = bad[50] with { Value = "-3" };
        bad[60] = bad[59];
        bad[499] = bad[499] with { Value = "很多" };
        var faults = await FaultsAsync(Values, Written(bad));
        Assert.Equal(
            ["第 12 行 C 列（数）", "第 22 行 A 列（单位代码）", "第 32 行 B 列（指标代码）", "第 42 行 C 列（数）", "第 52 行 C 列（数）", "第 62 行 B 列（指标代码）", "第 501 行 C 列（数）"], faults.Select(fault => fault.Place));
        Assert.Contains("逗号", faults[0].Why, StringComparison.Ordinal);
        Assert.Equal(0, await store.With(db => db.MetricSheets.CountAsync()));

        Assert.Equal((500, 0, 0), await ImportAsync(Values, Written(rows)));
        Assert.Equal((0, 0, 500), await ImportAsync(Values, Written(rows)));
        await store.With(async db =>
        {
            Assert.Equal(500, await db.MetricSheets.SelectMany(s => s.Values).CountAsync(v => v.EnteredFrom == "2021年.xlsx" && v.EnteredBy == By.Who));
            var (compared, spoiled) = await db.VerifyTotalsAsync();
            Assert.Equal((30, 0), (compared, spoiled.Count));
            var city = (await db.OrgUnits.SingleAsync(u => u.Code == "C")).Id;
            var first = (await db.Metrics.SingleAsync(m => m.Code == "M01")).Id;
            Assert.Equal(Enumerable.Range(1, 50).Sum(v => v % 97), (await db.KeptTotals.SingleAsync(k => k.UnitId == city && k.MetricId == first)).Value);
            Assert.Null(await db.VerifyAuditAsync());
            Assert.Equal(50, await db.AuditEntries.CountAsync(e => e.What == "sheet.filled"));
            Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.What == "import.values"));
        });

        // One figure is another now, one is only known as it is written, and a blank takes nothing away.
        Assert.Equal((0, 2, 1), await ImportAsync(Values, "单位代码,指标代码,数,说明\nV01,M01,77,重新核过\nV01,M02,70多,\nV01,M03,,\n"));
        await store.With(async db =>
        {
            var sheet = await db.MetricSheets.SingleAsync(s => s.UnitId == db.OrgUnits.Single(u => u.Code == "V01").Id);
            var values = sheet.Values.OrderBy(v => v.MetricId).ToList();
            Assert.Equal((77m, "重新核过", "70多", 3m), (values[0].Value!.Value, values[0].Note, values[1].Printed, values[2].Value!.Value));
            Assert.Null(values[1].Value);
            Assert.Empty((await db.VerifyTotalsAsync()).Spoiled);
        });
    }

    [Fact]
    public async Task A_year_from_before_is_brought_by_the_office_at_the_top_whoever_has_come_in_nearer()
    {
        await FoundAsync(villages: 2);
        await AskAsync("2021", isBackfill: true);
        using var passwords = new Passwords(iterations: 1_000);
        var first = FirstPasswords.Drawn(passwords);
        await ImportAsync(desk => new PeopleImport(desk, new Accounts(desk.Db, passwords), first), "姓名,用户名,单位代码,职责\n张三,zhangsan,C,办公室\n李四,lisi,C1,办公室\n王五,wangwu,V01,填报人\n");
        Assert.Superset(new HashSet<string> { "C1", "V01", "V02" }, await MineAsync("张三"));
        Assert.Superset(new HashSet<string> { "V01", "V02" }, await MineAsync("李四"));
        Assert.Equal(["V01"], await MineAsync("王五"));

        Task<HashSet<string>> MineAsync(string name) => store.With(async db =>
        {
            var desk = new ImportDesk(db, By, ChinaTime.DayOf(By.At)) { PersonId = (await db.People.SingleAsync(p => p.Name == name)).Id };
            return await SheetYear.UnitsOf(desk, await db.Periods.SingleAsync(p => p.Code == "2021")).Select(u => u.Code).ToHashSetAsync();
        });
    }

    [Fact]
    public async Task A_share_needs_both_sides_and_a_total_units_below()
    {
        await FoundAsync();
        await AskAsync("2021", isBackfill: true, withRate: true);
        Assert.Equal((2, 0, 0), await ImportAsync(Values, "单位代码,指标代码,数,分子,分母,总数直报\nC1,R1,45.0,9,20,\nC1,M01,120,,,是\n"));
        Assert.Equal(["第 2 行 D 列（分子）", "第 3 行 E 列（分母）", "第 4 行 E 列（总数直报）"],
            (await FaultsAsync(Values, "单位代码,指标代码,数,分子,分母,总数直报\nC1,R1,45%,,,\n")).Concat(await FaultsAsync(Values, "单位代码,指标代码,数,分子,分母\n,,,,\nC1,R1,,9,\n"))
                .Concat(await FaultsAsync(Values, "单位代码,指标代码,数,x,总数直报\n,,,,\n,,,,\nV01,M01,5,,是\n")).Select(fault => fault.Place));
        await store.With(async db => Assert.True((await db.MetricSheets.SelectMany(s => s.Values).SingleAsync(v => v.IsTotal)).IsTotal));
    }

    [Fact]
    public async Task What_was_handed_in_is_closed_and_an_ended_period_takes_nothing()
    {
        await FoundAsync();
        var period = await AskAsync("2022", isBackfill: false);
        Assert.Equal((1, 0, 0), await ImportAsync(desk => Values(desk, "2022"), "单位代码,指标代码,数\nV01,M01,5\n"));
        await store.With(async db =>
        {
            var package = await db.Submissions.SingleAsync();
            var person = db.People.Add(Person.Enrol("张三", By)).Entity;
            await db.SaveChangesAsync();
            package.Submit(SubmissionRelation.Contributor, person.Id, By);
            await db.SaveChangesAsync();
        });
        Assert.Contains("本单位审核中", Assert.Single(await FaultsAsync(desk => Values(desk, "2022"), "单位代码,指标代码,数\nV01,M01,6\n")).Why, StringComparison.Ordinal);
        await store.With(async db =>
        {
            (await db.Periods.SingleAsync(p => p.Id == period)).End(By);
            await db.SaveChangesAsync();
        });
        Assert.Equal("第 2 行 C 列（数）", Assert.Single(await FaultsAsync(desk => Values(desk, "2022"), "单位代码,指标代码,数\nV02,M01,6\n")).Place);
    }

    [Fact]
    public async Task Items_and_plans_come_once_and_become_what_the_sheet_says()
    {
        await FoundAsync();
        await AskAsync("2022", isBackfill: false);
        const string items = "单位代码,提纲,段首句,正文,联办、配合单位\nV01,一、主要工作,办好读书会。,\"全年办了12场，\n来了600人。\",学校\nV01,主要工作,办好另一件,好。,\n";
        Assert.Equal((2, 0, 0), await ImportAsync(Items, items));
        Assert.Equal((0, 0, 2), await ImportAsync(Items, items));
        Assert.Equal((0, 1, 0), await ImportAsync(Items, "单位代码,提纲,段首句,正文\nV01,主要工作,办好读书会,全年办了13场。\n"));
        await store.With(async db =>
        {
            var item = await db.WorkItems.SingleAsync(i => i.Lead == "办好读书会");
            Assert.Equal(("全年办了13场。", "学校"), (item.Body, item.Partners));
        });
        const string plans = "单位代码,提纲,工作内容,指标代码,目标,牵头领导,期限\nV01,下年工作,再办一次,M01,20,王主任,2023-06-30\n";
        Assert.Equal((1, 0, 0), await ImportAsync(Plans, plans));
        Assert.Equal((0, 0, 1), await ImportAsync(Plans, plans));
        Assert.Equal(["第 2 行 C 列（提纲）", "第 2 行 E 列（目标）"], (await FaultsAsync(Plans, "单位代码,x,提纲,工作内容,目标,指标代码\nV01,,没有这节,甲,-2,M01\n")).Select(fault => fault.Place).Order());
    }

    private ValuesImport Values(ImportDesk desk) => Values(desk, "2021");

    private static ValuesImport Values(ImportDesk desk, string period) => new(desk, desk.Db.Periods.AsNoTracking().AsSplitQuery().Single(p => p.Code == period), Round.First);

    private static ItemsImport Items(ImportDesk desk) => new(desk, desk.Db.Periods.AsNoTracking().AsSplitQuery().Single(p => p.Code == "2022"));

    private static PlansImport Plans(ImportDesk desk) => new(desk, desk.Db.Periods.AsNoTracking().AsSplitQuery().Single(p => p.Code == "2022"));

    private static string Written(IEnumerable<(string Unit, string Metric, string Value)> rows) =>
        string.Concat(rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Unit},{row.Metric},\"{row.Value}\"\n")).Prepend("单位代码,指标代码,数\n"));

    private Task FoundAsync(int villages = 2) => store.With(async db =>
    {
        OrgUnit Add(string code, string name, UnitLevel level, OrgUnit? above) => db.Add(OrgUnit.Found(code, name, level, above, new DateOnly(2020, 1, 1), By)).Entity;
        var city = Add("C", "甲市", UnitLevel.City, null);
        var township = Add("T", "一县镇", UnitLevel.Township, Add("C1", "一县", UnitLevel.County, city));
        for (var v = 1; v <= villages; v++)
            Add($"V{v:00}", $"{v}村", UnitLevel.Village, township);
        await db.SaveChangesAsync();
    });

    private Task<int> AskAsync(string code, bool isBackfill, bool withRate = false) => store.With(async db =>
    {
        var metrics = Enumerable.Range(1, 10).Select(n => Metric.Define($"M{n:00}", $"指标{n}", "人", RollUp.Sum, By)).ToList();
        if (withRate)
            metrics.Add(Metric.Define("R1", "覆盖率", "%", RollUp.Rate, By));
        foreach (var metric in metrics)
            metric.Describe(metric.Name, "", "", metric.Unit, QuantityStyle.Exact, [UnitLevel.County, UnitLevel.Village], By);
        var year = int.Parse(code, CultureInfo.InvariantCulture);
        var period = ReportingPeriod.Announce(code, year, PeriodKind.Annual, new DateOnly(year, 12, 31), By, isBackfill: isBackfill);
        period.AddSection(OutlinePart.Review, "主要工作", 600, By);
        period.AddSection(OutlinePart.Plan, "下年工作", 600, By);
        db.AddRange(metrics);
        db.Add(period);
        await db.SaveChangesAsync();
        db.Add(Catalogue.Of(period, metrics, By));
        if (!isBackfill)
            period.Open(By);
        await db.SaveChangesAsync();
        return period.Id;
    });

    private Task<(int Added, int Changed, int Same)> ImportAsync(Func<ImportDesk, SheetImport> make, string csv) => ImportAsync(make, DelimitedReader.Read(csv), store);

    private Task<(int Added, int Changed, int Same)> ImportAsync(Func<ImportDesk, SheetImport> make, byte[] workbook) => ImportAsync(make, Sheet(workbook), store);

    private static Task<(int Added, int Changed, int Same)> ImportAsync(Func<ImportDesk, SheetImport> make, TextSheet sheet, Store into) => into.With(async db =>
    {
        var import = make(new ImportDesk(db, By, ChinaTime.DayOf(By.At)));
        await using var whole = await db.Database.BeginTransactionAsync();
        await db.TakeTurnAsync();
        var (plan, refusal) = await import.JudgeAsync(sheet);
        Assert.Null(refusal);
        Assert.Empty(plan!.Faults.Select(fault => $"{fault.Place}: {fault.Why}"));
        await import.ApplyAsync(plan, cancel: TestContext.Current.CancellationToken);
        await whole.CommitAsync();
        return (plan.Added, plan.Changed, plan.Same);
    });

    private Task<IReadOnlyList<SheetFault>> FaultsAsync(Func<ImportDesk, SheetImport> make, string csv) => store.With(async db =>
    {
        var (plan, refusal) = await make(new ImportDesk(db, By, ChinaTime.DayOf(By.At))).JudgeAsync(DelimitedReader.Read(csv));
        Assert.Null(refusal);
        Assert.Null(plan!.Apply);
        Assert.NotEmpty(plan.Faults);
        return plan.Faults;
    });

    private static TextSheet Sheet(byte[] workbook)
    {
        using var stream = new MemoryStream(workbook);
        return XlsxReader.Read(stream);
    }
}
