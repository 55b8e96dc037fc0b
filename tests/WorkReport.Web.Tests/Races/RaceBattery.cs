using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.Data;
using WorkReport.Web.Tests.Troubles;

namespace WorkReport.Web.Tests.Races;

/// <summary>
/// Race after race over HTTP, some at a time: one is done, and the others are told by whom, of packages also when. Afterwards the store has what
/// the winner did, and the trail one line of it.
/// </summary>
/// <param name="city">With as many villages as there are races before a new copy is taken, prepared by <see cref="RaceCourse"/>.</param>
/// <param name="seed">Who is a moment earlier.</param>
internal sealed partial class RaceBattery(SignedCity city, int seed)
{
    /// <summary>Races at a time, each about something else.</summary>
    private const int AtOnce = 4;

    private const int MostTries = 20;

    private readonly Random random = new(seed);

    /// <summary>Called with each result as it comes.</summary>
    public Action<RaceResult> Tell { get; init; } = _ => { };

    /// <summary>Who has to be signed in.</summary>
    public static IEnumerable<string> Racers(int towns) =>
        Enumerable.Range(0, towns).SelectMany(town => (string[])[TroubledCity.Clerk(town, 1), TroubledCity.Clerk(town, 2), .. Enumerable.Range(1, 3).Select(number => TroubledCity.Decider(town, number))]);

    public async Task<IReadOnlyList<RaceResult>> RunAsync(int count)
    {
        List<RaceResult> results = [];
        while (results.Count < count)
            results.AddRange(await OneCityAsync(Math.Min(city.Villages.Count, count - results.Count)));
        return results;
    }

    private async Task<List<RaceResult>> OneCityAsync(int count)
    {
        var root = Directory.CreateTempSubdirectory("workreport-races-").FullName;
        city.CopyTo(root);
        try
        {
            await using var store = Store.At(root);
            await using var run = await SiteRun.StartAsync(root);
            Dictionary<string, (HttpClient Browser, string Token)> people = [];
            foreach (var name in city.People)
            {
                var browser = run.Browser(city.CookiesOf(name));
                people[name] = (browser, (await FormFields.OfAsync(browser, "/account"))["__RequestVerificationToken"]);
            }

            List<RaceResult> results = [];
            await Parallel.ForEachAsync(Enumerable.Range(0, count).ToList(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (village, _) =>
            {
                var result = await RaceAsync(store, people, city.Villages[village], RaceCourse.KindOf(village));
                lock (results)
                    results.Add(result);
                Tell(result);
            });
            results.AddRange((await Trouble.WholeAsync(store)).Select(fault => new RaceResult(default, "", null, [fault])));
            foreach (var (browser, _) in people.Values)
                browser.Dispose();
            return results;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        }
    }

    private async Task<RaceResult> RaceAsync(Store store, Dictionary<string, (HttpClient Browser, string Token)> people, Village village, RaceKind kind)
    {
        var (subject, version, _) = await store.With(db => RaceCourse.SubjectAsync(db, village, kind));
        var lines = await LinesAsync(store, subject);
        var served = RaceCourse.PageOf(village, kind) is { } page ? await FormFields.OfAsync(people[TroubledCity.Clerk(village.Town, 1)].Browser, page) : [];
        Racer[] racers = [.. RaceCourse.Racers(village, kind, version, served)];
        int[] pauses;
        lock (random)
        {
            random.Shuffle(racers);
            pauses = [.. racers.Select((_, n) => n == 0 ? 0 : random.Next(4))];
        }

        var answers = await Task.WhenAll(racers.Select(async (racer, n) =>
        {
            await Task.Delay(pauses[n]);
            return await SendAsync(people[racer.Name], racer);
        }));
        List<string> violations = [];
        Racer[] winners = [.. racers.Where((_, n) => answers[n].Status is HttpStatusCode.Redirect or HttpStatusCode.SeeOther)];
        if (winners.Length != 1)
            violations.Add($"{winners.Length} were done");
        for (var n = 0; n < racers.Length; n++)
        {
            if (!winners.Contains(racers[n]) && Wrong(kind, winners.FirstOrDefault()?.Name ?? "-", answers[n]) is { } wrong)
                violations.Add($"{racers[n].Name} at {racers[n].Page}: {wrong}");
        }

        var leaves = winners.Length == 1 ? winners[0].Leaves : null;
        var stands = (await store.With(db => RaceCourse.SubjectAsync(db, village, kind))).Stands;
        if (stands != leaves)
            violations.Add($"“{stands}” stands where “{leaves}” won");
        if (await LinesAsync(store, subject) - lines is var more && more != 1)
            violations.Add($"the trail has {more} lines of it");
        return new RaceResult(kind, subject, leaves, violations);
    }

    // Who is told that it is busy presses again, as the sentence says.
    private static async Task<(HttpStatusCode Status, string Words)> SendAsync((HttpClient Browser, string Token) person, Racer racer)
    {
        for (var tries = 1; ; tries++)
        {
            using var content = new FormUrlEncodedContent(new Dictionary<string, string>(racer.Fields) { ["__RequestVerificationToken"] = person.Token });
            using var answer = await person.Browser.PostAsync(new Uri(racer.Page, UriKind.Relative), content);
            var html = answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther ? "" : await answer.Content.ReadAsStringAsync();
            var words = string.Concat(new HtmlParser().ParseDocument(html).QuerySelectorAll("main .note").Select(note => note.TextContent));
            if (answer.StatusCode is not HttpStatusCode.ServiceUnavailable || tries == MostTries || !words.Contains(Trouble.Sentence(DatabaseFault.Busy), StringComparison.Ordinal))
                return (answer.StatusCode, words);
        }
    }

    // Who came too late is told who was faster; of a decision also when.
    private static string? Wrong(RaceKind kind, string winner, (HttpStatusCode Status, string Words) answer) =>
        answer.Status is not HttpStatusCode.Conflict ? $"{answer.Status} {answer.Words}"
        : !answer.Words.Contains(winner, StringComparison.Ordinal) ? $"not told that it was {winner}: {answer.Words}"
        : kind < RaceKind.SameFigure && !When().IsMatch(answer.Words) ? $"not told when: {answer.Words}"
        : null;

    private static Task<int> LinesAsync(Store store, string subject) => store.With(db => db.AuditEntries.CountAsync(entry => entry.Subject == subject));

    [GeneratedRegex("已在.*[0-9]{1,2}:[0-9]{2}.*办理")]
    private static partial Regex When();
}
