using Microsoft.Playwright;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Faults;

namespace WorkReport.Web.Tests.Journeys;

/// <summary>A browser killed, a network cut, a server killed, an answer lost; the benchmarks do the same as often as wanted.</summary>
[Collection(Alone.Name)]
public sealed class OneFaultAtATime
{
    [Fact]
    public async Task At_most_ten_seconds_of_typing_are_lost_and_never_what_the_page_called_saved()
    {
        Assert.SkipUnless(InstalledChromium.Executable is not null, "Chromium is not installed; set WORKREPORT_CHROMIUM to its path.");
        using var playwright = await Playwright.CreateAsync();
        var results = await new FaultBattery(() => InstalledChromium.LaunchAsync(playwright), seed: 10, count: 1, atOnce: 1).RunAsync();
        Assert.All(Enum.GetValues<FaultKind>(), kind => Assert.Equal(1, results.Count(result => result.Kind == kind)));
        Assert.All(results, result => Assert.True(result.Violations.Count == 0, $"{result}: {string.Join("; ", result.Violations)}"));
    }
}
