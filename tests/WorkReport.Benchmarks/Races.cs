using System.Diagnostics;
using System.Globalization;
using WorkReport.Web.Tests.Races;
using WorkReport.Web.Tests.Troubles;

namespace WorkReport.Benchmarks;

/// <summary>The races of the gate as often as wanted: <c>races [count] [seed]</c>; 10,000 unless said.</summary>
internal static class Races
{
    private const int Towns = 10;
    private const int Villages = 90;

    /// <returns>How many races did not end as they must.</returns>
    public static async Task<int> RunAsync(string[] asked)
    {
        var count = asked.Length > 0 ? int.Parse(asked[0], CultureInfo.InvariantCulture) : 10_000;
        var seed = asked.Length > 1 ? int.Parse(asked[1], CultureInfo.InvariantCulture) : 10;
        var watch = Stopwatch.StartNew();
        var towns = Math.Min(Towns, (count / Villages) + 1);
        await using var city = await SignedCity.FoundAsync(towns, Villages, RaceBattery.Racers(towns), RaceCourse.PrepareAsync);
        Console.Error.WriteLine($"{city.Villages.Count} villages after {watch.Elapsed.TotalSeconds:0} s.");
        var told = 0;
        var results = await new RaceBattery(city, seed)
        {
            Tell = result =>
            {
                if (Interlocked.Increment(ref told) % 500 == 0 || result.Violations.Count > 0)
                    Console.Error.WriteLine($"{told} after {watch.Elapsed.TotalSeconds:0} s: {result.Kind} {result.Subject}: {string.Join("; ", result.Violations)}");
            },
        }.RunAsync(count);
        Console.WriteLine("| race | races | won by each | violations |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var kind in results.GroupBy(result => result.Kind))
            Console.WriteLine($"| {kind.Key} | {kind.Count()} | {string.Join(", ", kind.Where(r => r.Leaves is not null).GroupBy(r => r.Leaves).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}"))} | {kind.Count(result => result.Violations.Count > 0)} |");
        Console.WriteLine($"\nSeed {seed}, {results.Count} races, {watch.Elapsed.TotalSeconds:0} s.");
        return results.Count(result => result.Violations.Count > 0);
    }
}
