using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Exchange;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Exchange;

/// <summary>Sheets of an office's own, their columns matched.</summary>
public sealed class MatchedSheetTests : IAsyncLifetime
{
    // As statistical yearbooks print it: a title, who counts in what, merged cells, names spaced out and set in, a dash for nothing.
    private const string Yearbook = """
        表3 各区县人口
        ,,,,,单位：人
        地区,人口数,,,覆盖率,备注
        ,合计,按性别,,,
        ,,男,女,%,
        合  计,120,66,54,,
        甲 市,120,66,54,,
        　一县,70,40,30,,
        　　东街镇,70,40,30,45.5,
        　二县,50,26,24,,
        　　东街镇,50,26,24,—,
        注：资料来自年报。
        """;

    private readonly Store store = new();

    public async ValueTask InitializeAsync()
    {
        await store.Upgrade();
        await store.With(async db =>
        {
            OrgUnit Add(string code, string name, UnitLevel level, OrgUnit? above) => db.Add(OrgUnit.Found(code, name, level, above, new DateOnly(2020, 1, 1), ImportedStore.By)).Entity;
            var city = Add("C", "甲市", UnitLevel.City, null);
            Add("C1T", "东街镇", UnitLevel.Township, Add("C1", "一县", UnitLevel.County, city));
            Add("C2T", "东街镇", UnitLevel.Township, Add("C2", "二县", UnitLevel.County, city));
            Metric[] metrics = [Metric.Define("M", "男", "人", RollUp.Sum, ImportedStore.By), Metric.Define("F", "女", "人", RollUp.Sum, ImportedStore.By), Metric.Define("R", "覆盖率", "%", RollUp.Rate, ImportedStore.By), Metric.Define("S", "男性比重", "%", RollUp.Rate, ImportedStore.By)];
            foreach (var metric in metrics)
                metric.Describe(metric.Name, "", "", metric.Unit, QuantityStyle.Exact, Enum.GetValues<UnitLevel>(), ImportedStore.By);
            var period = ReportingPeriod.Announce("2021", 2021, PeriodKind.Annual, new DateOnly(2021, 12, 31), ImportedStore.By, isBackfill: true);
            db.AddRange(metrics);
            db.Add(period);
            await db.SaveChangesAsync();
            db.Add(Catalogue.Of(period, metrics, ImportedStore.By));
            await db.SaveChangesAsync();
        });
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public void A_head_of_three_lines_below_a_title_is_found_and_its_merged_cells_hold_for_all_below_them()
    {
        var head = SheetHead.Guess(DelimitedReader.Read(Yearbook));
        Assert.Equal(["地区", "人口数/合计", "人口数/按性别/男", "人口数/按性别/女", "覆盖率/%", "备注"], head.Heads);
        Assert.Equal((2, 3), (head.At, head.Rows));
    }

    [Theory]
    [InlineData("姓名,电话,职务\n张三,138,主任\n李四,139,科员\n", 1, "姓名|电话|职务")]
    [InlineData("名单\n姓名,,职务\n张三,男,主任\n", 1, "姓名|[B]|职务")]
    [InlineData("数,数,数\n1,2,3\n", 1, "数|数 (2)|数 (3)")]
    public void Rows_that_are_no_head_are_not_taken_for_one(string sheet, int rows, string heads)
    {
        var head = SheetHead.Guess(DelimitedReader.Read(sheet));
        Assert.Equal((rows, heads), (head.Rows, string.Join('|', head.Heads)));
    }

    [Fact]
    public async Task Columns_that_are_metrics_come_in_by_unit_whatever_stands_above_is_added_up()
    {
        var sheet = DelimitedReader.Read(Yearbook);
        var head = SheetHead.Guess(sheet);
        var layout = ImportedStore.Layout(head, ("Unit", "地区"), ("metric:M", "人口数/按性别/男"), ("metric:F", "人口数/按性别/女"), ("percent:R", "覆盖率/%"),
            ("part:S", "人口数/按性别/男"), ("whole:S", "人口数/按性别/男"), ("whole:S", "人口数/按性别/女")) with
        { PassOver = ["合计", "注*"] };
        var (plan, _) = await store.ImportAsync(Values, sheet, ImportedStore.Map(ImportKind.Values, layout));
        // Two townships with two figures and a share each, and one with a per cent that is only known as it is printed.
        Assert.Equal((7, 0, 5), (plan.Added, plan.Changed, plan.PassedOver));
        Assert.Equal((0, 7), await store.ImportAsync(Values, sheet, ImportedStore.Map(ImportKind.Values, layout)) is var (again, _) ? (again.Added + again.Changed, again.Same) : default);
        await store.With(async db =>
        {
            var ids = await db.OrgUnits.ToDictionaryAsync(u => u.Code, u => u.Id);
            var metrics = await db.Metrics.ToDictionaryAsync(m => m.Code, m => m.Id);
            // Two are called the same: each is the one below the county that was named last.
            var first = await db.MetricSheets.SingleAsync(s => s.UnitId == ids["C1T"]);
            Assert.Equal((40m, 30m, "45.5"), (first.Of(metrics["M"])!.Value!.Value, first.Of(metrics["F"])!.Value!.Value, first.Of(metrics["R"])!.Printed));
            Assert.Equal(new Figure(40, 70), first.Of(metrics["S"])!.Figure);
            var second = await db.MetricSheets.SingleAsync(s => s.UnitId == ids["C2T"]);
            Assert.Equal((26m, null), (second.Of(metrics["M"])!.Value!.Value, second.Of(metrics["R"])));
            Assert.Equal(2, await db.MetricSheets.CountAsync());
            Assert.Equal(66, (await db.KeptTotals.SingleAsync(k => k.UnitId == ids["C"] && k.MetricId == metrics["M"])).Value);
        });
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_their_own_row_and_column_and_once_for_a_unit()
    {
        var sheet = DelimitedReader.Read(Yearbook.Replace("26,24", "不详,24", StringComparison.Ordinal).Replace("　一县", "　三县", StringComparison.Ordinal));
        var head = SheetHead.Guess(sheet);
        var layout = ImportedStore.Layout(head, ("Unit", "地区"), ("metric:M", "人口数/按性别/男"), ("metric:F", "人口数/按性别/女")) with { PassOver = ["合计", "注*"] };
        var faults = await store.FaultsAsync(Values, sheet, ImportedStore.Map(ImportKind.Values, layout));
        Assert.Contains("第 8 行 A 列（地区）", faults.Select(fault => fault.Place));
        Assert.Contains("第 11 行 C 列（人口数/按性别/男）", faults.Select(fault => fault.Place));
        Assert.Single(faults, fault => fault.Row == 8);
        var (plan, refusal) = await store.With(db => Values(new ImportDesk(db, ImportedStore.By, new DateOnly(2026, 12, 31)) { Map = ImportedStore.Map(ImportKind.Values, layout) }).JudgeAsync(DelimitedReader.Read("地区,人\n东街镇,1\n")));
        Assert.Null(plan);
        Assert.Contains("人口数/按性别/男", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_a_unit_with_others_below_is_its_own_figure_or_a_total_where_somebody_says_so()
    {
        var sheet = DelimitedReader.Read("市,县,人数\n甲市,甲市,120\n甲市,一县,70\n");
        var layout = ImportedStore.Layout(SheetHead.Guess(sheet), ("Unit", "县"), ("Above", "市"), ("metric:M", "人数")) with { Parents = ParentRows.Total };
        Assert.Equal(2, (await store.ImportAsync(Values, sheet, ImportedStore.Map(ImportKind.Values, layout))).Plan.Added);
        Assert.Equal(2, await store.With(db => db.MetricSheets.SelectMany(s => s.Values).CountAsync(v => v.IsTotal)));
        Assert.Equal(2, (await store.ImportAsync(Values, sheet, ImportedStore.Map(ImportKind.Values, layout with { Parents = ParentRows.Own }))).Plan.Same);
    }

    [Fact]
    public async Task A_long_sheet_with_other_words_and_the_same_metric_in_every_row_comes_in_by_path()
    {
        var sheet = DelimitedReader.Read("所在,数目,说一说\n甲市/一县/东街镇,7,好\n二县/东街镇,8,\n");
        var layout = ImportedStore.Layout(SheetHead.Guess(sheet), ("Unit", "所在"), ("Value", "数目"), ("Remarks", "说一说")) with { Fixed = [new FixedColumn("MetricCode", "M")] };
        Assert.Equal(2, (await store.ImportAsync(Values, sheet, ImportedStore.Map(ImportKind.Values, layout))).Plan.Added);
        Assert.Equal(["7", "8"], await store.With(async db => (await db.MetricSheets.SelectMany(s => s.Values).Select(v => v.Value!.Value).OrderBy(v => v).ToListAsync()).ConvertAll(v => $"{v:0}")));
    }

    [Fact]
    public async Task Units_stand_where_codes_or_the_spaces_before_their_names_say()
    {
        var byCode = DelimitedReader.Read("区划代码,名称\n330000,某省\n330300,某市\n330302,某区\n339001,直管市\n330302001,某街道\n");
        var layout = ImportedStore.Layout(SheetHead.Guess(byCode), ("UnitCode", "区划代码"), ("Unit", "名称")) with
        { Above = AboveRule.Code, Fixed = [new FixedColumn("Level", UnitRow.LevelBelow), new FixedColumn("From", "2020-01-01")] };
        await using var other = new Store();
        await other.Upgrade();
        // The first is the top, where there is none yet.
        Assert.Equal(5, (await other.ImportAsync(desk => new UnitsImport(desk), byCode, ImportedStore.Map(ImportKind.Units, layout))).Plan.Added);
        Assert.Equal(["330000 City ", "330300 County 330000", "330302 Township 330300", "330302001 Village 330302", "339001 County 330000"], await TreeAsync(other));

        var byIndent = DelimitedReader.Read("地区\n甲市\n  三县\n    西街镇\n    南街镇\n  四县\n    北街镇\n");
        layout = ImportedStore.Layout(SheetHead.Guess(byIndent), ("Unit", "地区")) with { Above = AboveRule.Indent, Fixed = [new FixedColumn("Level", UnitRow.LevelBelow), new FixedColumn("From", "2020-01-01")] };
        Assert.Equal((5, 1), await store.ImportAsync(desk => new UnitsImport(desk), byIndent, ImportedStore.Map(ImportKind.Units, layout)) is var (plan, _) ? (plan.Added, plan.Same) : default);
        Assert.Contains("C-03-02 Township C-03", await TreeAsync(store));
    }

    [Fact]
    public void What_columns_are_is_guessed_from_what_offices_call_them()
    {
        var proposed = ColumnProposals.Of(["区划代码", "区县名称", "负责人", "数值", "备注"], SheetColumns.Matchable(ImportKind.Values));
        Assert.Equal(["UnitCode 0", "Unit 1", "Value 3", "Remarks 4"], proposed.OrderBy(pair => pair.Value).Select(pair => $"{pair.Key.Name} {pair.Value}"));
        var metric = Metric.Define("A01", "人口数（男）", "人", RollUp.Sum, ImportedStore.By).Now;
        Assert.Equal("metric:A01", ColumnProposals.Of("全市/人口数(男)", [metric])?.ToString());
        Assert.Null(ColumnProposals.Of("人口", [metric]));
    }

    private static Task<List<string>> TreeAsync(Store of) => of.With(async db =>
    {
        var units = await db.OrgUnits.OrderBy(u => u.Code).ToListAsync();
        return units.ConvertAll(unit => $"{unit.Code} {unit.Level} {units.Find(above => above.Id == unit.Places[^1].ParentId)?.Code}");
    });

    private static ValuesImport Values(ImportDesk desk) => new(desk, desk.Db.Periods.AsNoTracking().AsSplitQuery().Single(p => p.Code == "2021"), Round.First);
}
