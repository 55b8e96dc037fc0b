using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Reporting.Workbooks;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;
using WorkReport.Web.Tests.Exchange;

namespace WorkReport.Web.Tests.Census;

/// <summary>
/// The census through the door: its own workbook, units and figures each by a matching made once; totals as an independent script adds the counties up;
/// out, into another store, and out again: equal.
/// </summary>
public sealed class CensusDoorTests(ITestOutputHelper output)
{
    // The row of a heading, and places of which the workbook does not say, or says wrongly, below which prefecture they stand.
    private static readonly string[] NoUnits = ["省直辖县级行政区划", "自治区直辖县级行政区划"];
    private static readonly string[] Unplaced = ["西沙群岛", "南沙群岛", "中沙群岛的岛礁及其海域", "五台山风景名胜区"];

    private static string File => Path.Combine(Source.Root, "..", "shared", "data", "census2020.xlsx");

    [Theory]
    [InlineData("460000")] // Hainan: islands that have no code, counties right below the province
    [InlineData("330000")] // Zhejiang: a zone without a code, named by its prefecture
    public async Task A_province_comes_in_and_goes_out(string province)
    {
        Assert.SkipUnless(System.IO.File.Exists(File), "The census is not here: ../shared/data/census2020.xlsx.");
        await ThroughAsync(province);
    }

    [Fact]
    public async Task The_whole_country_comes_in_and_goes_out()
    {
        Assert.SkipUnless(System.IO.File.Exists(File) && Environment.GetEnvironmentVariable("WORKREPORT_WHOLE_CENSUS") is not null, "Minutes: set WORKREPORT_WHOLE_CENSUS.");
        await ThroughAsync(province: null);
    }

    private async Task ThroughAsync(string? province)
    {
        var watch = Stopwatch.StartNew();
        var book = province is null ? CensusBook.Read(File) : CensusBook.Read(File).Of(province);
        var sheet = Read(province is null ? null : book.Places[0].Name);
        var head = SheetHead.Guess(sheet);
        Assert.Equal((0, 1, 153), (head.At, head.Rows, head.Heads.Count));

        await using var store = new Store();
        await store.Upgrade();
        await store.With(db => FoundTopAsync(db, book.Places[0]));
        var units = ImportedStore.Layout(head, ("UnitCode", "区划代码"), ("Unit", "区县"), ("Above", "市")) with
        { Above = AboveRule.Code, Fixed = [new FixedColumn("Level", UnitRow.LevelBelow), new FixedColumn("From", "2019-01-01")], PassOver = [.. NoUnits, .. Unplaced] };
        var (plan, _) = await store.ImportAsync(desk => new UnitsImport(desk), sheet, ImportedStore.Map(ImportKind.Units, units));
        var rest = book.Places.Where(place => Unplaced.Contains(place.Name)).ToList();
        if (rest.Count > 0)
            await store.ImportAsync(desk => new UnitsImport(desk), DelimitedReader.Read(await store.With(db => OfOurOwnAsync(db, rest))));
        Assert.Equal(book.Places.Count - 1, plan.Added + rest.Count);
        var metrics = await store.With(db => AskAsync(db, book));

        List<(string, string)> columns = [("UnitCode", "区划代码"), ("Unit", "区县"), ("Above", "市")];
        string Head(string column) => head.Heads[ColumnName.Read(column)];
        columns.AddRange(book.Counts.Select(column => ($"metric:N{column}", Head(column))));
        columns.AddRange(CensusBook.Shares.SelectMany(share => share.Part.Select(column => ($"part:R{share.Column}", Head(column))).Concat(share.Whole.Select(column => ($"whole:R{share.Column}", Head(column))))));
        // What has places below it is added up from them, so that nothing counts twice.
        var layout = ImportedStore.Layout(head, [.. columns]) with { PassOver = NoUnits };
        (plan, _) = await store.ImportAsync(Values, sheet, ImportedStore.Map(ImportKind.Values, layout));
        Assert.Equal(book.Leaves().Sum(leaf => metrics.Keys.Count(column => CensusStore.FigureAt(leaf, column) is not null)), plan.Added);
        output.WriteLine($"{plan.Added} figures of {book.Leaves().Count} places, {plan.PassedOver} rows passed over: {watch.Elapsed}");

        var named = (await store.With(db => db.OrgUnits.ToListAsync())).ToDictionary(unit => unit.Code);
        var byName = named.Values.ToLookup(unit => unit.Name);
        var ids = book.Places.ToDictionary(place => place.Code, place => (named.GetValueOrDefault(place.Code) ?? byName[place.Name].Single()).Id);
        var kept = await store.With(async db => (await db.KeptTotals.AsNoTracking().ToListAsync()).ToDictionary(total => (total.UnitId, total.MetricId), total => total.Sum));
        var outcome = CensusStore.Compare(book, ids, metrics, kept, []);
        Assert.Empty(outcome.Wrong);
        Assert.True(outcome.Compared > 130, $"{outcome}");
        output.WriteLine($"{outcome.Compared} totals equal: {watch.Elapsed}");

        var exported = await store.With(ExportAsync);
        await using var other = new Store();
        await other.Upgrade();
        await other.ImportAsync(desk => new UnitsImport(desk), ImportedStore.Sheet(exported.Units));
        await other.With(db => AskAsync(db, book));
        await other.ImportAsync(Values, ImportedStore.Sheet(exported.Values));
        var again = await other.With(ExportAsync);
        Assert.Equal(XlsxWriter.ToBytes(exported.Units), XlsxWriter.ToBytes(again.Units));
        // The file that it came from is another; all that it says is the same.
        Assert.Equal(XlsxWriter.ToBytes(exported.Values), XlsxWriter.ToBytes(again.Values));
        output.WriteLine($"out, in and out again: {watch.Elapsed}");
    }

    /// <summary>The workbook as the site reads it; of a province alone its rows.</summary>
    private static TextSheet Read(string? province)
    {
        using var stream = System.IO.File.OpenRead(File);
        var sheet = XlsxReader.Read(stream);
        Assert.Null(sheet.Refusal);
        return province is null ? sheet : sheet with { Rows = [.. sheet.Rows.Where((row, nth) => nth == 0 || row[1] == province)] };
    }

    private static async Task FoundTopAsync(WorkReportDb db, CensusPlace top)
    {
        db.Add(OrgUnit.Found(top.Code, top.Name, UnitLevel.City, null, new DateOnly(2019, 1, 1), ImportedStore.By));
        await db.SaveChangesAsync();
    }

    /// <summary>What somebody types into the template, because no column says it.</summary>
    private static async Task<string> OfOurOwnAsync(WorkReportDb db, List<CensusPlace> places)
    {
        var above = await db.OrgUnits.ToDictionaryAsync(u => u.Code);
        var rows = new StringBuilder("单位代码,单位,层级,上级单位代码,起始日期\n");
        foreach (var place in places)
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"{place.Code},{place.Name},{Levels[(int)above[place.Parent!].Level + 1]},{place.Parent},2019-01-01\n");
        return rows.ToString();
    }

    private static readonly string[] Levels = ["市", "县（市、区）", "乡镇（街道）", "村（社区）"];

    private static async Task<Dictionary<string, Metric>> AskAsync(WorkReportDb db, CensusBook book)
    {
        var metrics = book.Counts.ToDictionary(column => column, column => Metric.Define($"N{column}", book.Heads[column], "人户", RollUp.Sum, ImportedStore.By));
        foreach (var column in CensusBook.Shares.Select(share => share.Column))
            metrics.Add(column, Metric.Define($"R{column}", book.Heads[column], "%", RollUp.Rate, ImportedStore.By));
        foreach (var metric in metrics.Values)
            metric.Describe(metric.Name, "", "", metric.Unit, QuantityStyle.Exact, Enum.GetValues<UnitLevel>(), ImportedStore.By);
        var period = ReportingPeriod.Announce("2020", 2020, PeriodKind.Annual, new DateOnly(2020, 12, 31), ImportedStore.By, isBackfill: true);
        db.AddRange(metrics.Values);
        db.Add(period);
        await db.SaveChangesAsync();
        db.Add(Catalogue.Of(period, metrics.Values, ImportedStore.By));
        await db.SaveChangesAsync();
        return metrics;
    }

    private static async Task<(Workbook Units, Workbook Values)> ExportAsync(WorkReportDb db) =>
        (await UnitsWorkbook.LoadAsync(db, db.OrgUnits), await ValuesWorkbook.LoadAsync(db, await db.Periods.AsNoTracking().AsSplitQuery().SingleAsync(), Round.First, "", db.OrgUnits));

    private static ValuesImport Values(ImportDesk desk) => new(desk, desk.Db.Periods.AsNoTracking().AsSplitQuery().Single(), Round.First);
}
