using System.Diagnostics;
using System.Globalization;
using WorkReport.Web.Tests.Fuzz;

namespace WorkReport.Benchmarks;

/// <summary>The senseless requests of the gate as often as wanted: <c>fuzz [count] [seed]</c>; 200,000 unless said.</summary>
internal static class Fuzzing
{
    /// <returns>How many were answered as they must not be.</returns>
    public static async Task<int> RunAsync(string[] asked)
    {
        var count = asked.Length > 0 ? int.Parse(asked[0], CultureInfo.InvariantCulture) : 200_000;
        var seed = asked.Length > 1 ? int.Parse(asked[1], CultureInfo.InvariantCulture) : 10;
        await using var city = await FuzzedCity.FoundAsync();
        var (watch, told) = (Stopwatch.StartNew(), 0);
        FuzzBattery fuzz = null!;
        fuzz = new FuzzBattery(city, seed)
        {
            Tell = number =>
            {
                Console.Error.WriteLine($"{number} after {watch.Elapsed.TotalSeconds:0} s, {fuzz.Violations.Count} violations");
                foreach (var violation in fuzz.Violations.Take(fuzz.Violations.Count - told).Take(20))
                    Console.Error.WriteLine(violation);
                told = fuzz.Violations.Count;
            },
        };
        await fuzz.RunAsync(count);
        Console.WriteLine("| status | answers |");
        Console.WriteLine("|---|---|");
        foreach (var (status, times) in fuzz.Answers.OrderBy(answer => answer.Key))
            Console.WriteLine($"| {(status == 0 ? "cut off while sending" : $"{status}")} | {times} |");
        Console.WriteLine($"\nSeed {seed}: {count} requests, {fuzz.Violations.Count} violations, {watch.Elapsed.TotalSeconds:0} s.");
        foreach (var violation in fuzz.Violations.Take(200))
            Console.WriteLine($"- {violation}");
        return fuzz.Violations.Count;
    }
}
