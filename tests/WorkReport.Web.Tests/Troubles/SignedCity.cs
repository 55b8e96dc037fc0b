using System.Net;
using Microsoft.Data.Sqlite;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Troubles;

/// <summary>A <see cref="TroubledCity"/> whose people are signed in, to be copied: each copy is served as if they had just come.</summary>
internal sealed class SignedCity : IAsyncDisposable
{
    private readonly Store store = new();
    private readonly Dictionary<string, CookieContainer> signedIn = [];

    private SignedCity()
    {
    }

    public IReadOnlyList<Village> Villages { get; private set; } = [];

    /// <summary>Whoever is signed in.</summary>
    public IReadOnlyCollection<string> People => signedIn.Keys;

    /// <param name="towns">Townships.</param>
    /// <param name="villages">Villages in each.</param>
    /// <param name="people">Who signs in.</param>
    /// <param name="prepareAsync">What else is to be there.</param>
    public static async Task<SignedCity> FoundAsync(int towns, int villages, IEnumerable<string> people, Func<Store, IReadOnlyList<Village>, Task>? prepareAsync = null)
    {
        var city = new SignedCity();
        city.Villages = await TroubledCity.FillAsync(city.store, towns, villages);
        await (prepareAsync?.Invoke(city.store, city.Villages) ?? Task.CompletedTask);
        await using (var run = await SiteRun.StartAsync(city.store.Folder))
        {
            foreach (var name in people)
                city.signedIn[name] = await SignInAsync(run, name);
        }

        SqliteConnection.ClearAllPools();
        return city;
    }

    /// <summary>What the browser of somebody sends; nobody's is empty.</summary>
    public CookieContainer CookiesOf(string? name)
    {
        // A copy: what one browser is told to keep is no other's.
        var copy = new CookieContainer();
        if (name is not null)
            copy.Add(signedIn[name].GetAllCookies());
        return copy;
    }

    /// <summary>Puts all of it into a folder that is there and empty.</summary>
    public void CopyTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(store.Folder))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }

    /// <summary>Signs in through the form.</summary>
    public static async Task<CookieContainer> SignInAsync(SiteRun run, string name)
    {
        var cookies = new CookieContainer();
        using var browser = run.Browser(cookies);
        using var answer = await TrySignInAsync(browser, name);
        return answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther ? cookies : throw new InvalidOperationException($"{name} was not let in: {answer.StatusCode}");
    }

    public static async Task<HttpResponseMessage> TrySignInAsync(HttpClient browser, string name)
    {
        var form = await FormFields.OfAsync(browser, "/sign-in");
        (form["UserName"], form["Password"]) = (name, TroubledCity.Password);
        using var content = new FormUrlEncodedContent(form);
        return await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), content);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
