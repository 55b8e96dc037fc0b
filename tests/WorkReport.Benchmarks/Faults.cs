using System.Globalization;
using Microsoft.Playwright;
using WorkReport.Web.Tests.Faults;
using WorkReport.Web.Tests.Journeys;

namespace WorkReport.Benchmarks;

/// <summary>The faults of the gate as often as wanted: <c>faults [count] [seed] [kind]</c>, 100 of each kind unless said.</summary>
internal static class Faults
{
    /// <summary>Writers of each kind at a time.</summary>
    private const int AtOnce = 4;

    /// <returns>How many runs lost what they must not.</returns>
    public static async Task<int> RunAsync(string[] asked)
    {
        var count = asked.Length > 0 ? int.Parse(asked[0], CultureInfo.InvariantCulture) : 100;
        var seed = asked.Length > 1 ? int.Parse(asked[1], CultureInfo.InvariantCulture) : 10;
        using var playwright = await Playwright.CreateAsync();
        var battery = new FaultBattery(() => InstalledChromium.LaunchAsync(playwright), seed, count, AtOnce)
        {
            Kinds = asked.Length > 2 ? [Enum.Parse<FaultKind>(asked[2])] : Enum.GetValues<FaultKind>(),
            Tell = Tell,
        };
        var results = await battery.RunAsync();
        Console.WriteLine("| fault | runs | with typing lost | worst lost s | slowest save s | violations |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var kind in results.GroupBy(result => result.Kind))
        {
            Console.WriteLine($"| {kind.Key} | {kind.Count()} | {kind.Count(result => result.LostSeconds > 0)} | {kind.Max(result => result.LostSeconds):0.0} | "
                + $"{kind.Max(result => result.RoundTrip):0.0} | {kind.Count(result => result.Violations.Count > 0)} |");
        }

        return results.Count(result => result.Violations.Count > 0);
    }

    private static void Tell(FaultResult result) =>
        Console.Error.WriteLine($"{result.Kind}, {result.Where}: {result.LostSeconds:0.0} s lost; {string.Join("; ", result.Violations)}");
}
