using System.Diagnostics;
using System.Globalization;
using WorkReport.Web.Tests.Data;
using WorkReport.Web.Tests.Steps;

namespace WorkReport.Benchmarks;

/// <summary>The random steps of the gate for as long as wanted: <c>steps [count] [seed]</c>, 100,000 of them unless said.</summary>
internal static class Steps
{
    /// <exception cref="InvalidOperationException">A total is not what the rows add up to, or one of an ended period has moved.</exception>
    public static async Task RunAsync(string[] asked)
    {
        var count = asked.Length > 0 ? int.Parse(asked[0], CultureInfo.InvariantCulture) : 100_000;
        var seed = asked.Length > 1 ? int.Parse(asked[1], CultureInfo.InvariantCulture) : 10;
        await using var store = new Store();
        await store.Upgrade();
        using var steps = new RandomSteps(store, seed, count, between: 100);
        var watch = Stopwatch.StartNew();
        await steps.RunAsync();
        Console.WriteLine("| step | performed | share |");
        Console.WriteLine("|---|---|---|");
        foreach (var (step, times) in steps.Done.OrderBy(done => done.Key))
            Console.WriteLine($"| {step} | {times} | {100.0 * times / count:0.0} % |");
        Console.WriteLine($"\nSeed {seed}: {count} steps, {steps.Compared} totals held against the rows, all equal; {watch.Elapsed.TotalSeconds:0} s.");
    }
}
