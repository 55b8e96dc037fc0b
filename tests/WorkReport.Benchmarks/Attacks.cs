using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reports;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Benchmarks;

/// <summary>
/// What an attack costs the others: <c>attacks [seconds] [kind]</c>. Four people ask for pages, twenty requests a second that come when they come, and a clerk saves once a second;
/// before each attack and while it lasts it is measured from when a request should have been sent to its whole answer, and what memory the site takes.
/// </summary>
internal static class Attacks
{
    private const int Rate = 20;
    private const int Paragraphs = 600;

    private static readonly (string Kind, string Name)[] Kinds =
    [
        ("trickle", "2,000 trickling sockets"), ("posts", "40 × 11 MB without a session"), ("drafts", "100 × draft.pdf by one account"), ("flood", "a flood of the logs by 8 sockets"),
    ];

    private static readonly (string User, string Page)[] Looked =
    [
        // Most fill in, as on any day.
        ("village", "/units/{village}/2022/sheet"), ("city", "/"), ("village", "/units/{village}/2022/items"), ("admin", "/people"), ("village", "/"),
        ("village", "/units/{village}/2022/sheet"), ("reader", "/submissions/{waiting}"), ("village", "/units/{village}/2022/items"), ("city", "/units/1/2022/progress"), ("reader", "/reviews"),
    ];

    /// <returns>How many requests of the others were not answered as they should, and of the attackers with a fault.</returns>
    public static async Task<int> RunAsync(string[] asked)
    {
        var span = TimeSpan.FromSeconds(asked.Length > 0 ? int.Parse(asked[0], CultureInfo.InvariantCulture) : 30);
        await using var store = new Store();
        var city = new CityStore(store, townships: 10);
        await city.LoadAsync();
        var report = await store.With(DraftAsync);
        var (process, address) = await SiteProcess.StartAsync(store.Folder, TimeSpan.FromMinutes(2), "serve", "--data", store.Folder, "--urls", "http://127.0.0.1:0", "--Business:Now=2022-12-20T09:00:00+08:00");
        using var site = new MeasuredSite(process, address);
        using var others = await Others.ComeAsync(site, city);
        // Until everything is compiled.
        await others.MeasureAsync(2 * span);
        var (idle, clock) = (site.Taken(), Stopwatch.StartNew());
        List<List<double>> quiet = [await others.MeasureAsync(span)];
        idle = (site.Taken() - idle) / clock.Elapsed.TotalMicroseconds;
        var before = site.Holds();
        List<(string Name, string Said, List<double> Took, double Most, double Kept, double Healthy, string Processor)> rows = [];
        foreach (var (kind, name) in Kinds.Where(kind => asked.Length < 2 || asked[1] == kind.Kind))
        {
            var (lines, bytes, saved) = await LeftAsync(store);
            site.ForgetMost();
            using var attacker = Process.Start(new ProcessStartInfo("dotnet", [typeof(Attacks).Assembly.Location, "attacker", kind, $"{site.Id}", $"{address}", $"{city.Townships[1]}", $"{report}"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
            await Task.Delay(TimeSpan.FromSeconds(3));
            var (taken, theirs, watch) = (site.Taken(), attacker.TotalProcessorTime, Stopwatch.StartNew());
            var took = await others.MeasureAsync(span);
            var processor = $"{(site.Taken() - taken) / watch.Elapsed.TotalMicroseconds:0.00} / {(attacker.TotalProcessorTime - theirs) / watch.Elapsed:0.00}";
            attacker.StandardInput.Close();
            var said = (await attacker.StandardOutput.ReadToEndAsync()).Trim();
            await attacker.WaitForExitAsync();
            watch.Restart();
            while (!await others.IsHealthyAsync())
                await Task.Delay(100);
            var healthy = watch.Elapsed.TotalSeconds;
            var most = site.MostHeld() - before;
            await Task.Delay(TimeSpan.FromSeconds(10));
            rows.Add((name, said, took, most, site.Holds() - before, healthy, processor));
            var (linesAfter, bytesAfter, savedAfter) = await LeftAsync(store);
            Console.Error.WriteLine($"{name}: {linesAfter - lines} lines of the log of what people did, {(savedAfter - saved) / 1e6:0.0} MB more in the store, {(bytesAfter - bytes) / 1e6:0.0} MB more in the program's log, in {span.TotalSeconds + 3:0} s.");
            quiet.Add(await others.MeasureAsync(span));
        }

        var still = quiet.SelectMany(took => took).Order().ToList();
        Console.WriteLine($"{Rate} requests a second for {span.TotalSeconds:0} s, {city.Count} units; quiet: p50 {At(still, 0.5):0} ms, p99 {At(still, 0.99):0} ms ({string.Join(", ", quiet.Select(took => $"{At(took, 0.99):0}"))}), {before:0} MB, {idle:0.00} processors.\n");
        Console.WriteLine("| attack | sent | answered | others p50 ms | p99 | of quiet | growth MB | 10 s after | healthy after s | processors: site / attacker |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (name, said, took, most, kept, healthy, processor) in rows)
            Console.WriteLine($"| {name} | {said.Replace("|", " | ", StringComparison.Ordinal)} | {At(took, 0.5):0} | {At(took, 0.99):0} | {At(took, 0.99) / At(still, 0.99):0.0} | {most:0} | {kept:0} | {healthy:0.0} | {processor} |");
        var faults = rows.Count(row => System.Text.RegularExpressions.Regex.IsMatch(row.Said, @"× 5(?!03)\d\d"));
        Console.WriteLine($"\n{others.Wrong} errors of the others, {faults} attacks with faults.");
        return others.Wrong + faults;
    }

    private static double At(List<double> took, double part) => took.Order().ElementAt(Math.Min(took.Count - 1, (int)(took.Count * part)));

    /// <summary>The city's report, as long as a report ever gets.</summary>
    private static async Task<int> DraftAsync(Web.Data.WorkReportDb db)
    {
        var by = new Act("基准", new DateTimeOffset(2022, 12, 19, 9, 0, 0, TimeSpan.FromHours(8)));
        var period = await db.Periods.SingleAsync(period => period.Code == "2022");
        var report = Report.Draft(1, period.Id, new ReportHead("关于试验市2022年工作的报告", "", "市长", "各位代表："), by);
        for (var n = 1; n <= Paragraphs; n++)
            report.AddBlock(new BlockSpot(BlockPlace.Review), "", new FigureText([new TextPiece($"这是第{n}段。{string.Concat(Enumerable.Repeat("各级各单位扎实工作，办成了一批群众看得见的实事，较好地完成了全年的任务。", 4))}")]), [], by);
        db.Add(report);
        await db.SaveChangesAsync();
        return report.Id;
    }

    /// <summary>Lines of the log of what people did, bytes of the program's log and of the store.</summary>
    private static async Task<(int Lines, long Bytes, long Saved)> LeftAsync(Store store)
    {
        var files = new DirectoryInfo(store.Folder).EnumerateFiles("*", SearchOption.AllDirectories).ToList();
        return (await store.With(db => db.AuditEntries.CountAsync()), files.Where(file => file.Extension == ".log").Sum(file => file.Length), files.Where(file => file.Name.StartsWith("workreport.db", StringComparison.Ordinal)).Sum(file => file.Length));
    }

    /// <summary>Those who work meanwhile.</summary>
    private sealed class Others(MeasuredSite site, CityStore city, Dictionary<string, HttpClient> people, Clerk clerk) : IDisposable
    {
        private readonly SemaphoreSlim turn = new(1);
        private readonly HttpClient watch = site.Browser();
        private int wrong;

        public int Wrong => wrong;

        public static async Task<Others> ComeAsync(MeasuredSite site, CityStore city)
        {
            Dictionary<string, HttpClient> people = [];
            foreach (var user in Looked.Select(page => page.User).Distinct())
                people.Add(user, await site.SignedInAsync(user, CityStore.Password));
            return new Others(site, city, people, await Clerk.BegunAsync(site, city.Townships[0]));
        }

        public async Task<bool> IsHealthyAsync()
        {
            using var answer = await watch.GetAsync(new Uri("/healthz", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }

        /// <summary>Milliseconds from when each should have been sent.</summary>
        public async Task<List<double>> MeasureAsync(TimeSpan span)
        {
            var (took, clock) = (new ConcurrentBag<double>(), Stopwatch.StartNew());
            List<Task> running = [];
            for (var sent = 0; clock.Elapsed < span; await Task.Delay(2))
            {
                for (; sent < clock.Elapsed.TotalSeconds * Rate; sent++)
                    running.Add(TimedAsync(took, clock, sent));
            }

            await Task.WhenAll(running);
            return [.. took];
        }

        private async Task TimedAsync(ConcurrentBag<double> took, Stopwatch clock, int number)
        {
            try
            {
                await (number % Rate == 0 ? SaveAsync() : LookAsync(Looked[number % Looked.Length]));
            }
            catch (Exception e) when (e is InvalidOperationException or HttpRequestException or TaskCanceledException)
            {
                Interlocked.Increment(ref wrong);
                Console.Error.WriteLine(e.Message);
            }

            took.Add((clock.Elapsed - TimeSpan.FromSeconds((double)number / Rate)).TotalMilliseconds);
        }

        private async Task LookAsync((string User, string Page) at)
        {
            var page = at.Page.Replace("{village}", $"{city.Village}", StringComparison.Ordinal).Replace("{waiting}", $"{city.Waiting}", StringComparison.Ordinal);
            using var answer = await people[at.User].GetAsync(new Uri(page, UriKind.Relative));
            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException($"{page}: {answer.StatusCode}");
        }

        private async Task SaveAsync()
        {
            await turn.WaitAsync();
            try
            {
                await clerk.SaveAsync();
            }
            finally
            {
                turn.Release();
            }
        }

        public void Dispose()
        {
            foreach (var person in people.Values)
                person.Dispose();
            watch.Dispose();
            turn.Dispose();
        }
    }
}
