using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;
using WorkReport.Web.Tests.Troubles;

namespace WorkReport.Benchmarks;

/// <summary>
/// What pages cost beside an empty Razor page and one with one row of EF Core, in a city of 1,111 units and one of 11,011, or of as many
/// townships a county as said: <c>pages [seconds a page and round] [rounds] [townships]</c>. By turns in one run; medians.
/// </summary>
internal static class Pages
{
    private const int Sockets = 4;
    private const int Warming = 600;

    /// <summary>Pages, who asks for them, and how many empty pages they may cost.</summary>
    private static readonly (string Name, string User, string Page, int Most)[] Asked =
    [
        ("我的账户 (masthead)", "village", "/account", 15),
        ("我的待办, village", "village", "/", 30),
        ("统计表", "village", "/units/{village}/2022/sheet", 45),
        ("工作事项", "village", "/units/{village}/2022/items", 35),
        ("单位", "admin", "/units", 35),
        ("用户", "admin", "/people", 35),
        ("操作日志", "admin", "/log", 35),
        ("我的待办, city", "city", "/", 80),
        ("汇总", "city", "/units/1/2022/totals", 80),
        ("报送进度", "city", "/units/1/2022/progress", 80),
        ("待审核", "reader", "/reviews", 80),
        ("审核", "reader", "/submissions/{waiting}", 80),
    ];

    public static async Task RunAsync(string[] asked)
    {
        var span = TimeSpan.FromSeconds(asked.Length > 0 ? double.Parse(asked[0], CultureInfo.InvariantCulture) : 1.5);
        var rounds = asked.Length > 1 ? int.Parse(asked[1], CultureInfo.InvariantCulture) : 7;
        var townships = asked.Length > 2 ? int.Parse(asked[2], CultureInfo.InvariantCulture) : 100;
        var folder = Directory.CreateTempSubdirectory("workreport-pages-").FullName;
        var (process, address) = await SiteProcess.StartAsync(typeof(Pages).Assembly.Location, folder, TimeSpan.FromMinutes(1), ["empty", Path.Combine(folder, "one.db")]);
        using var empty = new MeasuredSite(process, address);
        await using var small = await City.StartAsync(townships: 10);
        await using var large = await City.StartAsync(townships);
        using var nobody = empty.Browser();

        List<(double Cost, double Rate)> nothing = [], row = [];
        var pages = Asked.ToDictionary(page => page, _ => new[] { new List<(double Cost, double Rate)>(), [], [], [], [], [] });
        for (var round = 0; round <= rounds; round++)
        {
            nothing.Add(await empty.AskAsync(nobody, "/nothing", span, Sockets));
            row.Add(await empty.AskAsync(nobody, "/row", span, Sockets));
            foreach (var (page, measured) in pages)
            {
                measured[0].Add(await small.AskAsync(page.User, page.Page, span));
                measured[1].Add(await large.AskAsync(page.User, page.Page, span));
                measured[2].Add(await small.AskAfterAsync(page.User, page.Page, span, moves: false));
                measured[3].Add(await large.AskAfterAsync(page.User, page.Page, span, moves: false));
                measured[4].Add(await small.AskAfterAsync(page.User, page.Page, span, moves: true));
                measured[5].Add(await large.AskAfterAsync(page.User, page.Page, span, moves: true));
            }

            // The first round warms up.
            if (round == 0)
            {
                nothing.Clear();
                row.Clear();
                foreach (var list in pages.Values.SelectMany(lists => lists))
                    list.Clear();
            }
        }

        var e = Median(nothing.Select(m => m.Cost));
        Console.WriteLine($"An empty page: {e:0} µs of the site's processor, {Median(nothing.Select(m => m.Rate)):0}/s from here; one row: {Median(row.Select(m => m.Cost)):0} µs ({Median(row.Select(m => m.Cost)) / e:0.0}), {Median(row.Select(m => m.Rate)):0}/s.\n");
        Console.WriteLine($"| page | may cost | {small.Count} units: ms | empty pages | {large.Count} units: ratio | after a figure elsewhere: ms | empty pages | ratio | after a package elsewhere: ms | empty pages | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (page, measured) in pages)
        {
            var ms = measured.Select(list => Median(list.Select(m => m.Cost)) / 1000).ToList();
            Console.WriteLine($"| {page.Name} | {page.Most} |{string.Concat(Enumerable.Range(0, 3).Select(n => $" {ms[2 * n]:0.00} | {ms[2 * n] * 1000 / e:0} | {ms[(2 * n) + 1] / ms[2 * n]:0.00} |"))}");
        }

        var bare = BareInserts(folder);
        Console.WriteLine($"\n| write, median ms of one after the other | {small.Count} units | {large.Count} units | ratio |");
        Console.WriteLine("|---|---|---|---|");
        var (save, saveLarge) = (await small.SelfSavesAsync(), await large.SelfSavesAsync());
        Console.WriteLine($"| self-save ({save / bare:0.0} bare durable inserts of {bare:0.00} ms) | {save:0.0} | {saveLarge:0.0} | {saveLarge / save:0.00} |");
        var (accept, acceptLarge) = (await small.AcceptsAsync(), await large.AcceptsAsync());
        Console.WriteLine($"| accepting | {accept:0.0} | {acceptLarge:0.0} | {acceptLarge / accept:0.00} |");
        Directory.Delete(folder, recursive: true);
    }

    private static double Median(IEnumerable<double> of)
    {
        var sorted = of.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    /// <summary>Milliseconds of a durable insert of a thousand letters, nothing around it.</summary>
    private static double BareInserts(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE Bare (Id INTEGER PRIMARY KEY, Text TEXT)";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO Bare (Text) VALUES ($text)";
        command.Parameters.AddWithValue("$text", new string('字', 1000));
        return Median(Enumerable.Range(0, 300).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            command.ExecuteNonQuery();
            return watch.Elapsed.TotalMilliseconds;
        }));
    }

    /// <summary>A city, its site and who has signed in there.</summary>
    private sealed class City(Store store, CityStore city, MeasuredSite site, Dictionary<string, HttpClient> people) : IAsyncDisposable
    {
        public int Count => city.Count;

        public static async Task<City> StartAsync(int townships)
        {
            var store = new Store();
            var city = new CityStore(store, townships);
            var watch = Stopwatch.StartNew();
            await city.LoadAsync();
            var (process, address) = await SiteProcess.StartAsync(store.Folder, TimeSpan.FromMinutes(2), "serve", "--data", store.Folder, "--urls", "http://127.0.0.1:0", "--Business:Now=2022-12-20T09:00:00+08:00");
            var site = new MeasuredSite(process, address);
            Dictionary<string, HttpClient> people = [];
            foreach (var user in Asked.Select(page => page.User).Distinct())
                people.Add(user, await site.SignedInAsync(user, CityStore.Password));
            Console.Error.WriteLine($"{city.Count} units, {new FileInfo(store.File).Length / 1e6:0} MB, made in {watch.Elapsed.TotalSeconds:0} s.");
            return new City(store, city, site, people);
        }

        /// <summary>A page that stands: what the first look at it costs after others have changed something is measured by <see cref="AskAfterAsync"/>.</summary>
        public async Task<(double Cost, double Rate)> AskAsync(string user, string page, TimeSpan span)
        {
            using var first = await people[user].GetAsync(new Uri(Address(page), UriKind.Relative));
            return await site.AskAsync(people[user], Address(page), span, Sockets);
        }

        /// <summary>The same of one who comes each time after another village has entered a figure, or has moved its package on or back.</summary>
        public Task<(double Cost, double Rate)> AskAfterAsync(string user, string page, TimeSpan span, bool moves) =>
            site.AskAsync(people[user], Address(page), span, sockets: 1, () => store.With(moves ? city.MoveElsewhereAsync : city.EnterElsewhereAsync));

        /// <summary>Milliseconds of a self-save of a work item by its clerk.</summary>
        public async Task<double> SelfSavesAsync()
        {
            var (browser, page) = (people["village"], $"/items/{city.Item}");
            List<double> took = [];
            var form = await FormFields.OfAsync(browser, page);
            // The code is compiled twice on the way: what counts is what a save costs on the evening, not the first ones after a start.
            for (var n = 0; n < Warming + 200; n++)
            {
                form["Form.Body"] = $"全年做了不少工作，群众满意。第{n}次改。";
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(page, UriKind.Relative)) { Content = new FormUrlEncodedContent(form) };
                request.Headers.Add("X-Saves-Itself", "1");
                var watch = Stopwatch.StartNew();
                using var answer = await browser.SendAsync(request);
                took.Add(watch.Elapsed.TotalMilliseconds);
                if ((int)answer.StatusCode >= 400)
                    throw new InvalidOperationException($"Not saved: {answer.StatusCode}");
                form = await FormFields.OfAsync(browser, page);
            }

            return Median(took.Skip(Warming));
        }

        /// <summary>Milliseconds of a reviewer's acceptance, by the page's own form.</summary>
        public async Task<double> AcceptsAsync()
        {
            var waiting = await store.With(db => Task.FromResult(db.Submissions.Where(s => s.State == Domain.Submissions.SubmissionState.InReview).OrderBy(s => s.Id).Select(s => s.Id).Take(60).ToList()));
            var browser = people["reader"];
            List<double> took = [];
            foreach (var id in waiting)
            {
                var page = $"/submissions/{id}";
                var form = await FormFields.OfAsync(browser, page);
                form["Form.Move"] = "ApproveAndAccept";
                using var content = new FormUrlEncodedContent(form);
                var watch = Stopwatch.StartNew();
                using var answer = await browser.PostAsync(new Uri(page, UriKind.Relative), content);
                took.Add(watch.Elapsed.TotalMilliseconds);
                if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
                    throw new InvalidOperationException($"Not accepted: {answer.StatusCode}");
            }

            return Median(took.Skip(10));
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var person in people.Values)
                person.Dispose();
            site.Dispose();
            await store.DisposeAsync();
        }

        private string Address(string page) => page.Replace("{village}", city.Village.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{waiting}", city.Waiting.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
