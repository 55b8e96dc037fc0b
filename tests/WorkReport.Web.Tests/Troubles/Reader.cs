using System.Net;
using System.Text.RegularExpressions;

namespace WorkReport.Web.Tests.Troubles;

/// <summary>Somebody who looks at pages while others save; now and then a stranger signs in.</summary>
internal sealed partial class Reader(CookieContainer cookies, IReadOnlyList<string> pages, string stranger, Random random)
{
    private readonly List<string> violations = [];

    /// <summary>The sentence that may be told while there is trouble; null: none.</summary>
    public string? Sentence { get; set; }

    /// <summary>Looks until told to stop, or until nobody answers.</summary>
    public async Task LookAsync(SiteRun run, CancellationToken stop)
    {
        using var browser = run.Browser(cookies);
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (random.Next(12) == 0)
                {
                    using var other = run.Browser();
                    using var answer = await SignedCity.TrySignInAsync(other, stranger);
                    await JudgeAsync("/sign-in", answer, isRead: false);
                }

                var page = pages[random.Next(pages.Count)];
                using var read = await browser.GetAsync(new Uri(page, UriKind.Relative), CancellationToken.None);
                await JudgeAsync(page, read, isRead: true);
                await Task.Delay(random.Next(60), CancellationToken.None);
            }
        }
        catch (Exception broken) when (broken is IOException or TaskCanceledException or HttpRequestException { StatusCode: null })
        {
            // The site is gone.
        }
    }

    public IReadOnlyList<string> Take()
    {
        string[] found = [.. violations];
        violations.Clear();
        return found;
    }

    private async Task JudgeAsync(string page, HttpResponseMessage answer, bool isRead)
    {
        if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.SeeOther)
            return;
        var body = Tag().Replace(await answer.Content.ReadAsStringAsync(), " ");
        // Reading goes on whatever the store cannot take.
        if (isRead || answer.StatusCode is not HttpStatusCode.ServiceUnavailable || Sentence is null || !body.Contains(Sentence, StringComparison.Ordinal))
            violations.Add($"{page}: {answer.StatusCode}");
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
