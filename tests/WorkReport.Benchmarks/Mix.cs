using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;
using WorkReport.Web.Tests.Troubles;

namespace WorkReport.Benchmarks;

/// <summary>
/// The last evening before the deadline: <c>mix [requests a second] [seconds]</c>. Requests come when they come, whether the ones before are
/// answered or not; a third are self-saves, each of what another clerk is writing, the rest pages. Meanwhile 400 sign in and 20 have a text set
/// in five minutes, told apart. What is measured is from when a request should have been sent to its whole answer.
/// </summary>
internal static class Mix
{
    private static readonly (string User, string Page)[] Looked =
    [
        // Ten who fill in for four who look down on them.
        ("village", "/"), ("village", "/units/{village}/2022/sheet"), ("village", "/units/{village}/2022/items"), ("city", "/"),
        ("village", "/"), ("village", "/units/{village}/2022/sheet"), ("village", "/units/{village}/2022/items"), ("city", "/units/1/2022/progress"),
        ("village", "/"), ("village", "/units/{village}/2022/sheet"), ("village", "/units/{village}/2022/items"), ("city", "/units/1/2022/totals"),
        ("village", "/units/{village}/2022/sheet"), ("reader", "/reviews"),
    ];

    /// <returns>How many requests were not answered as they should.</returns>
    public static async Task<int> RunAsync(string[] asked)
    {
        var rate = asked.Length > 0 ? int.Parse(asked[0], CultureInfo.InvariantCulture) : 120;
        var span = TimeSpan.FromSeconds(asked.Length > 1 ? int.Parse(asked[1], CultureInfo.InvariantCulture) : 300);
        await using var store = new Store();
        var city = new CityStore(store, townships: 10);
        await city.LoadAsync();
        var (process, address) = await SiteProcess.StartAsync(store.Folder, TimeSpan.FromMinutes(2), "serve", "--data", store.Folder, "--urls", "http://127.0.0.1:0", "--Business:Now=2022-12-20T09:00:00+08:00");
        using var site = new MeasuredSite(process, address);
        Dictionary<string, HttpClient> people = [];
        foreach (var user in Looked.Select(page => page.User).Distinct())
            people.Add(user, await site.SignedInAsync(user, CityStore.Password));
        var clerks = new ConcurrentQueue<Clerk>();
        foreach (var township in city.Townships.Take(60))
            clerks.Enqueue(await Clerk.BegunAsync(site, township));
        // Everybody has looked once, as on any evening.
        foreach (var (user, page) in Looked)
            await AskAsync(people[user], Address(page, city));

        var (pages, saves, signIns, previews, wrong) = (new ConcurrentBag<double>(), new ConcurrentBag<double>(), new ConcurrentBag<double>(), new ConcurrentBag<double>(), 0);
        var watch = Stopwatch.StartNew();
        List<Task> running = [];
        var (sent, signed, set) = (0, 0, 0);
        while (watch.Elapsed < span)
        {
            for (; sent < watch.Elapsed.TotalSeconds * rate; sent++)
            {
                var (due, number) = (TimeSpan.FromSeconds((double)sent / rate), sent);
                running.Add(number % 3 == 0 ? TimedAsync(saves, due, SaveAsync) : TimedAsync(pages, due, () => LookAsync(number)));
            }

            for (; signed < watch.Elapsed.TotalSeconds * 400 / 300; signed++)
                running.Add(TimedAsync(signIns, TimeSpan.FromSeconds(signed * 300.0 / 400), SignInAsync));
            for (; set < watch.Elapsed.TotalSeconds * 20 / 300; set++)
                running.Add(TimedAsync(previews, TimeSpan.FromSeconds(set * 300.0 / 20), PreviewAsync));
            await Task.Delay(2);
        }

        await Task.WhenAll(running);
        Console.WriteLine($"{rate} requests a second for {span.TotalSeconds:0} s, {city.Count} units.\n");
        Console.WriteLine("| | requests | p50 ms | p95 ms | p99 ms | most ms |");
        Console.WriteLine("|---|---|---|---|---|---|");
        Tell("the mix", [.. pages, .. saves]);
        Tell("pages", [.. pages]);
        Tell("self-saves", [.. saves]);
        Tell("sign-ins", [.. signIns]);
        Tell("texts set", [.. previews]);
        Console.WriteLine($"\n{wrong} errors.");
        return wrong;

        async Task TimedAsync(ConcurrentBag<double> into, TimeSpan due, Func<Task> what)
        {
            try
            {
                await what();
            }
            catch (Exception e) when (e is InvalidOperationException or HttpRequestException or TaskCanceledException)
            {
                Interlocked.Increment(ref wrong);
                Console.Error.WriteLine(e.Message);
            }

            into.Add((watch.Elapsed - due).TotalMilliseconds);
        }

        Task LookAsync(int number)
        {
            var (user, page) = Looked[number % Looked.Length];
            return AskAsync(people[user], Address(page, city));
        }

        async Task SaveAsync()
        {
            Clerk? clerk;
            while (!clerks.TryDequeue(out clerk))
                await Task.Delay(1);
            try
            {
                await clerk.SaveAsync();
            }
            finally
            {
                clerks.Enqueue(clerk);
            }
        }

        async Task SignInAsync() => (await site.SignedInAsync($"clerk{city.Townships[60 + (signed % (city.Townships.Count - 60))]}", CityStore.Password)).Dispose();

        async Task PreviewAsync()
        {
            var form = await FormFields.OfAsync(people["reader"], "/typesetting");
            form["Form.Text"] = string.Join('\n', Enumerable.Repeat("全市各级各单位扎实工作，办成了一批群众看得见的实事，较好地完成了全年的任务。", 120));
            using var content = new MultipartFormDataContent();
            foreach (var (field, value) in form)
                content.Add(new StringContent(value), field);
            using var answer = await people["reader"].PostAsync(new Uri("/typesetting", UriKind.Relative), content);
            if ((int)answer.StatusCode >= 400)
                throw new InvalidOperationException($"Not set: {answer.StatusCode}");
        }
    }

    private static void Tell(string name, List<double> took)
    {
        if (took.Count == 0)
            return;
        took.Sort();
        double At(double part) => took[Math.Min(took.Count - 1, (int)(took.Count * part))];
        Console.WriteLine($"| {name} | {took.Count} | {At(0.5):0} | {At(0.95):0} | {At(0.99):0} | {took[^1]:0} |");
    }

    private static string Address(string page, CityStore city) => page.Replace("{village}", city.Village.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static async Task AskAsync(HttpClient browser, string page)
    {
        using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative));
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"{page}: {answer.StatusCode}");
    }
}
