using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Benchmarks;

/// <summary>A year of 20,000 figures comes in from a workbook, beside the same rows put into the same tables by nothing but INSERT.</summary>
internal static class Imports
{
    private const int Counties = 10;
    private const int Townships = 10;
    private const int Villages = 10;
    private const int Metrics = 20;

    private static readonly Act By = new("基准", new DateTimeOffset(2022, 12, 10, 9, 0, 0, TimeSpan.FromHours(8)));

    public static async Task<int> RunAsync(string[] asked)
    {
        var times = asked is [var said] ? int.Parse(said, CultureInfo.InvariantCulture) : 5;
        var file = Path.Combine(Path.GetTempPath(), $"workreport-import-{Environment.ProcessId}.xlsx");
        await File.WriteAllBytesAsync(file, Sheet());
        List<Measured> all = [];
        try
        {
            for (var i = 0; i < times; i++)
                all.Add(await MeasureAsync(file));
        }
        finally
        {
            File.Delete(file);
        }

        Console.WriteLine("| | median | all |");
        Console.WriteLine("|---|---|---|");
        Line("read in the child, ms", all.Select(m => m.Read));
        Line("judged, ms", all.Select(m => m.Judged));
        Line("done and committed, ms", all.Select(m => m.Done));
        Line("a second time (nothing to do), ms", all.Select(m => m.Again));
        Line("raw INSERT of the same rows, ms", all.Select(m => m.Raw));
        Line("done / raw", all.Select(m => m.Done / m.Raw));
        Line("the whole command, s", all.Select(m => m.Command / 1000));
        Line("its processor, s", all.Select(m => m.Processor / 1000));
        Line("its peak, MB", all.Select(m => m.PeakMegabytes));
        return all.Exists(m => m.Command > 4000 || m.PeakMegabytes > 200) ? 1 : 0;

        static void Line(string what, IEnumerable<double> of)
        {
            var sorted = of.Order().ToList();
            Console.WriteLine(FormattableString.Invariant($"| {what} | {sorted[sorted.Count / 2]:0.##} | {string.Join(' ', sorted.Select(m => m.ToString("0.##", CultureInfo.InvariantCulture)))} |"));
        }
    }

    private static async Task<Measured> MeasureAsync(string file)
    {
        await using var store = await CityAsync();
        await using var other = await CityAsync();
        await using var third = await CityAsync();
        using var child = new ReaderChild();
        var watch = Stopwatch.StartNew();
        var sheet = await new SheetChild(child).ReadAsync(await File.ReadAllBytesAsync(file));
        var read = watch.Elapsed;
        var (judged, done) = await store.With(db => ImportAsync(db, sheet, Metrics * Counties * Townships * Villages));
        watch.Restart();
        await store.With(db => ImportAsync(db, sheet, 0));
        var again = watch.Elapsed;
        await store.With(async db => Debug.Assert((await db.VerifyTotalsAsync()).Spoiled.Count == 0, "The totals do not hold."));
        var raw = RawInserts(store.File, other.File);
        var (command, processor, peak) = await CommandAsync("import", "values", file, "--period", "2021", "--data", third.Folder);
        return new Measured(read.TotalMilliseconds, judged.TotalMilliseconds, done.TotalMilliseconds, again.TotalMilliseconds, raw.TotalMilliseconds, command.TotalMilliseconds, processor.TotalMilliseconds, peak);
    }

    private static async Task<(TimeSpan Judged, TimeSpan Done)> ImportAsync(WorkReportDb db, TextSheet sheet, int expected)
    {
        var period = await db.Periods.AsNoTracking().SingleAsync(p => p.Code == "2021");
        var import = new ValuesImport(ImportDesk.AtTheMachine(db, TimeProvider.System.GetUtcNow(), "2021年统计表.xlsx"), period, Round.First);
        var watch = Stopwatch.StartNew();
        await using var whole = await db.Database.BeginTransactionAsync();
        await db.TakeTurnAsync();
        var (plan, refusal) = await import.JudgeAsync(sheet);
        var judged = watch.Elapsed;
        if (plan is not { IsFaultless: true } || plan.Added != expected)
            throw new InvalidOperationException(refusal ?? (plan is { Faults: [var fault, ..] } ? fault.Why : $"{plan!.Added} instead of {expected}"));
        watch.Restart();
        await import.ApplyAsync(plan);
        await whole.CommitAsync();
        return (judged, watch.Elapsed);
    }

    /// <summary>The very rows that the import wrote, read first, then put into a store like it: one command for each table, prepared once, one transaction.</summary>
    private static TimeSpan RawInserts(string from, string to)
    {
        string[] tables = ["MetricSheets", "MetricValues", "KeptTotals", "AuditEntries"];
        List<(string Table, string[] Columns, List<object[]> Rows)> all = [];
        using (var source = new SqliteConnection($"Data Source={from};Mode=ReadOnly;Pooling=False"))
        {
            source.Open();
            foreach (var table in tables)
            {
                using var select = source.CreateCommand();
                select.CommandText = table == "AuditEntries" ? $"SELECT * FROM {table} WHERE What LIKE 'sheet.%'" : $"SELECT * FROM {table}";
                using var reader = select.ExecuteReader();
                var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
                List<object[]> rows = [];
                while (reader.Read())
                {
                    var row = new object[columns.Length];
                    reader.GetValues(row);
                    rows.Add(row);
                }

                all.Add((table, columns, rows));
            }
        }

        using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        target.Open();
        using (var durable = target.CreateCommand())
        {
            durable.CommandText = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";
            durable.ExecuteNonQuery();
        }

        var watch = Stopwatch.StartNew();
        using var transaction = target.BeginTransaction();
        foreach (var (table, columns, rows) in all)
        {
            using var insert = target.CreateCommand();
            insert.CommandText = $"INSERT INTO {table} ({string.Join(',', columns)}) VALUES ({string.Join(',', columns.Select((_, i) => $"$p{i}"))})";
            var parameters = columns.Select((_, i) => insert.Parameters.AddWithValue($"$p{i}", DBNull.Value)).ToList();
            insert.Prepare();
            foreach (var row in rows)
            {
                for (var i = 0; i < row.Length; i++)
                    parameters[i].Value = row[i];
                insert.ExecuteNonQuery();
            }
        }

        transaction.Commit();
        return watch.Elapsed;
    }

    /// <summary>A command as a person starts it: how long it takes, what of the processor, and the most memory it holds.</summary>
    internal static async Task<(TimeSpan Elapsed, TimeSpan Processor, double PeakMegabytes)> CommandAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "WorkReport.Web.dll"), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var (said, faults) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var (peak, processor) = (0L, 0L);
        while (!process.HasExited)
        {
            process.Refresh();
            peak = Math.Max(peak, Asked(process, p => p.PeakWorkingSet64));
            processor = Math.Max(processor, Asked(process, p => p.TotalProcessorTime.Ticks));
            await Task.Delay(10);
        }

        await Task.WhenAll(said, faults);
        return process.ExitCode == 0 ? (watch.Elapsed, TimeSpan.FromTicks(processor), peak / 1e6) : throw new InvalidOperationException(await said + string.Join('\n', (await faults).Split('\n').Take(20)));
    }

    /// <summary>0 once it has ended: what it said last is what counts.</summary>
    private static long Asked(Process process, Func<Process, long> what)
    {
        try
        {
            return what(process);
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private static async Task<Store> CityAsync()
    {
        var store = new Store();
        await store.Upgrade();
        await store.With(async db =>
        {
            OrgUnit Add(string code, string name, UnitLevel level, OrgUnit? above) => db.Add(OrgUnit.Found(code, name, level, above, new DateOnly(2015, 1, 1), By)).Entity;
            var city = Add("C", "试验市", UnitLevel.City, null);
            for (var c = 1; c <= Counties; c++)
            {
                var county = Add($"C{c:00}", $"第{c}县", UnitLevel.County, city);
                for (var t = 1; t <= Townships; t++)
                {
                    var township = Add($"C{c:00}{t:00}", $"第{c}县{t}镇", UnitLevel.Township, county);
                    for (var v = 1; v <= Villages; v++)
                        Add($"C{c:00}{t:00}{v:00}", $"第{c}县{t}镇{v}村", UnitLevel.Village, township);
                }
            }

            var metrics = Enumerable.Range(1, Metrics).Select(n =>
            {
                var metric = Metric.Define($"M{n:00}", $"指标{n}", "人", RollUp.Sum, By);
                metric.Describe($"指标{n}", "主题", "年内的数", "人", QuantityStyle.Exact, [UnitLevel.Village], By);
                return metric;
            }).ToList();
            var period = ReportingPeriod.Announce("2021", 2021, PeriodKind.Annual, new DateOnly(2021, 12, 31), By, isBackfill: true);
            db.AddRange(metrics);
            db.Add(period);
            await db.SaveChangesAsync();
            db.Add(Catalogue.Of(period, metrics, By));
            await db.SaveChangesAsync();
        });
        return store;
    }

    private static byte[] Sheet()
    {
        string[] heads = ["单位代码", "单位", "指标代码", "指标", "类别", "计量单位", "数", "分子", "分母", "文中写法", "去年", "增减", "说明", "来源单位", "总数直报", "填写人", "填写日期", "已接收"];
        var rows = from c in Enumerable.Range(1, Counties)
                   from t in Enumerable.Range(1, Townships)
                   from v in Enumerable.Range(1, Villages)
                   from m in Enumerable.Range(1, Metrics)
                   let number = ((c * 31) + (t * 17) + (v * 7) + m) % 90
                   select (IReadOnlyList<Cell>)
                   [
                       Cell.Of($"C{c:00}{t:00}{v:00}"), Cell.Of($"第{c}县{t}镇{v}村"), Cell.Of($"M{m:00}"), Cell.Of($"指标{m}"), Cell.Of("主题"), Cell.Of("人"), Cell.Of(number, Cell.Whole), Cell.Blank, Cell.Blank,
                       Cell.Of($"{number}人"), Cell.Blank, Cell.Blank, Cell.Of(m == 1 ? "据台账" : null), Cell.Blank, Cell.Blank, Cell.Of("基准"), Cell.Of(new DateOnly(2022, 1, 5)), Cell.Of("是"),
                   ];
        return XlsxWriter.ToBytes(new Workbook("2021年统计表", [new Sheet("2021年统计表", "2021年统计表", [.. heads.Select(head => new Column(head, 12))], [.. rows])]));
    }

    private sealed record Measured(double Read, double Judged, double Done, double Again, double Raw, double Command, double Processor, double PeakMegabytes);
}
