using Microsoft.Playwright;
using WorkReport.Web.Tests.Journeys;
using WorkReport.Web.Tests.Survey;

namespace WorkReport.Benchmarks;

/// <summary>Every page and state of the demonstration, judged as the journeys judge theirs: <c>survey [user]</c>.</summary>
internal static class Survey
{
    /// <returns>How many faults there are.</returns>
    public static async Task<int> RunAsync(string[] asked)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await InstalledChromium.LaunchAsync(playwright);
        await using var site = await DemonstrationSite.StartedAsync();
        var survey = new PageSurvey(browser, site.Address) { Tell = Console.Error.WriteLine, Pictures = Environment.GetEnvironmentVariable("WORKREPORT_PICTURES") };
        List<SurveyFault> faults = [];
        Console.WriteLine("| person | pages and states judged | faults |");
        Console.WriteLine("|---|---|---|");
        foreach (var user in DemonstrationSite.UserNames.Where(user => asked.Length == 0 || asked.Contains(user)))
        {
            var before = survey.Judged;
            var found = await survey.OfAsync(user);
            faults.AddRange(found);
            Console.WriteLine($"| {user} | {survey.Judged - before} | {found.Count} |");
        }

        Console.WriteLine($"\n{survey.Judged} states of {survey.Shapes} pages, each at 1366 and 390 px and in large English.\n");
        foreach (var kind in faults.GroupBy(fault => fault.Words))
            Console.WriteLine($"- {kind.First().Address} ({kind.First().User}, {kind.First().Reader}; {kind.Count()}): {kind.Key}");
        return faults.Count;
    }
}
