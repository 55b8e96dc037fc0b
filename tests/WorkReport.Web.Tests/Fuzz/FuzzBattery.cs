using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.Data.Sqlite;
using WorkReport.Web.Tests.Data;
using WorkReport.Web.Tests.Troubles;

namespace WorkReport.Web.Tests.Fuzz;

/// <summary>
/// Requests that make no sense, by everybody and at every address: none is a fault of ours. Of pages that are shown the forms are kept and sent
/// back with something changed. Each batch is sent to a new copy of the city; afterwards its store and its trail are whole.
/// </summary>
/// <param name="city">See <see cref="FuzzedCity"/>.</param>
/// <param name="seed">What is asked.</param>
internal sealed partial class FuzzBattery(SignedCity city, int seed)
{
    private const int Batch = 20_000;
    private const int AtOnce = 6;
    private const int Forms = 60;

    private static readonly string[] OtherMethods = ["HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND", "GET", "POST", "get"];

    private readonly ConcurrentBag<string> violations = [];
    private readonly ConcurrentDictionary<int, int> answers = new();
    private readonly HtmlParser parser = new();

    /// <summary>Called now and then with how many there were.</summary>
    public Action<int> Tell { get; init; } = _ => { };

    /// <summary>How often each status came; 0 is a broken connection.</summary>
    public IReadOnlyDictionary<int, int> Answers => answers;

    public IReadOnlyCollection<string> Violations => violations;

    /// <summary>Everybody, nobody among them.</summary>
    private IReadOnlyList<string?> Everybody => [null, .. city.People];

    public async Task RunAsync(int count)
    {
        for (var done = 0; done < count; done += Batch)
            await OneCityAsync(done, Math.Min(Batch, count - done));
    }

    private async Task OneCityAsync(int first, int count)
    {
        var root = Directory.CreateTempSubdirectory("workreport-fuzz-").FullName;
        city.CopyTo(root);
        try
        {
            await using var run = await SiteRun.StartAsync(root);
            Guest[] guests = [.. Everybody.Select(name => new Guest(name, run.Browser(city.CookiesOf(name))))];
            await Parallel.ForEachAsync(Enumerable.Range(first, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
            {
                var random = new Random((seed * 1_000_003) + number);
                await AskAsync(run, guests[random.Next(guests.Length)], number, random);
                if (number % 1000 == 999)
                    Tell(number + 1);
            });
            if (!run.IsAlive)
                violations.Add("The process has ended.");
            foreach (var guest in guests)
                guest.Browser.Dispose();
            await run.KillAsync();
            await using var store = Store.At(root);
            foreach (var fault in (string[])[.. await Trouble.WholeAsync(store), .. Faults(Path.Combine(root, "logs"))])
                violations.Add(fault);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        }
    }

    private async Task AskAsync(SiteRun run, Guest guest, int number, Random random)
    {
        var form = random.Next(2) == 0 ? guest.Form(random) : null;
        var address = form?.Address ?? FuzzedRoutes.Draw(random);
        var method = random.Next(25) == 0 ? OtherMethods[random.Next(OtherMethods.Length)] : form is not null || random.Next(20) == 0 ? "POST" : "GET";
        using var request = new HttpRequestMessage(new HttpMethod(method), Asked(run.Address, address))
        {
            Content = method == "POST" ? (form ?? new FuzzedForm(address, [])).Draw(random) : null,
        };
        OddHeaders.Add(request, random);
        var what = $"#{number} {guest.Name ?? "nobody"} {method} {address}";
        try
        {
            using var answer = await guest.Browser.SendAsync(request);
            answers.AddOrUpdate((int)answer.StatusCode, 1, (_, times) => times + 1);
            var isPage = answer.Content.Headers.ContentType?.MediaType is "text/html" or "application/json" && answer.Content.Headers.ContentEncoding.Count == 0;
            var body = isPage ? await answer.Content.ReadAsStringAsync() : "";
            if (Wrong(answer.StatusCode, body, isPage && method != "HEAD") is { } wrong)
                violations.Add($"{what}: {wrong}");
            if (answer.StatusCode is HttpStatusCode.OK && method == "GET" && isPage && random.Next(3) == 0)
                guest.Keep(parser.ParseDocument(body), address.Split('?')[0]);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or TaskCanceledException)
        {
            answers.AddOrUpdate(0, 1, (_, times) => times + 1);
            // What is longer than anybody may send is cut off while it is being sent; whatever else is asked gets an answer.
            if (!run.IsAlive || request.Content?.Headers.ContentLength is null or < 60_000)
                violations.Add($"{what}: no answer, {broken.Message}");
        }
    }

    private static string? Wrong(HttpStatusCode status, string body, bool isPage) =>
        (int)status >= 500 && (status is not HttpStatusCode.ServiceUnavailable || (isPage && !Chinese().IsMatch(body))) ? $"{status}"
        : body.Contains("<fuzz", StringComparison.Ordinal) || body.Contains("<script>fuzz", StringComparison.Ordinal) ? "what was typed comes back as markup"
        : body.Contains("   at WorkReport", StringComparison.Ordinal) || body.Contains("Exception:", StringComparison.Ordinal) ? "the inside is shown"
        : null;

    // What the program's own log has of faults, each once: behind the line of an error stands what it was.
    private static IEnumerable<string> Faults(string folder)
    {
        List<string> lines = [.. Directory.EnumerateFiles(folder).SelectMany(File.ReadLines)];
        return lines.Zip(lines.Skip(1)).Where(pair => pair.First.Contains(" EROR ", StringComparison.Ordinal)).Select(pair => $"the log: {pair.Second}").Distinct();
    }

    // As it stands: a Uri would put the odd ones right.
    private static Uri Asked(Uri site, string address) => new(site.AbsoluteUri.TrimEnd('/') + address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Chinese();

    /// <summary>Who asks, and the forms they were shown.</summary>
    private sealed class Guest(string? name, HttpClient browser)
    {
        private readonly List<FuzzedForm> forms = [];

        public string? Name => name;

        public HttpClient Browser => browser;

        public FuzzedForm? Form(Random random)
        {
            lock (forms)
                return forms.Count == 0 ? null : forms[random.Next(forms.Count)];
        }

        public void Keep(AngleSharp.Dom.IParentNode page, string address)
        {
            foreach (var form in page.QuerySelectorAll("form[method=post]"))
            {
                var to = form.GetAttribute("action") is { Length: > 0 } action ? action.Split('#')[0] : address;
                // Who is signed out asks nothing any more; and what stands at the foot of every page is kept once.
                if (to == "/sign-out" || (to == "/preferences" && forms.Exists(kept => kept.Address == to)))
                    continue;
                var fields = FormFields.Of(form).ToList();
                foreach (var button in form.QuerySelectorAll("button[name]").Take(1))
                    fields.Add(KeyValuePair.Create(button.GetAttribute("name")!, button.GetAttribute("value") ?? ""));
                lock (forms)
                {
                    if (forms.Count == Forms)
                        forms.RemoveAt(0);
                    forms.Add(new FuzzedForm(to, fields));
                }
            }
        }
    }
}
