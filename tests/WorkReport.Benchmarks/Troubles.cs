using System.Diagnostics;
using System.Globalization;
using WorkReport.Web.Tests.Troubles;

namespace WorkReport.Benchmarks;

/// <summary>The troubles of the gate as often as wanted: <c>trouble [kills] [cuts] [disks] [locks] [seed]</c>; 500, 50, 20 and 20 unless said.</summary>
internal static class Troubles
{
    private static readonly (TroubleKind Kind, int Count)[] Usual = [(TroubleKind.Kill, 500), (TroubleKind.PowerCut, 50), (TroubleKind.FullDisk, 20), (TroubleKind.HeldLock, 20)];

    // 111 units, with somebody who saves in every township.
    private const int Towns = 10;
    private const int Villages = 10;

    /// <returns>How many of them left what must not be.</returns>
    public static async Task<int> RunAsync(string[] asked)
    {
        var numbers = Array.ConvertAll(asked, word => int.Parse(word, CultureInfo.InvariantCulture));
        var seed = numbers.Length > Usual.Length ? numbers[Usual.Length] : 10;
        var watch = Stopwatch.StartNew();
        await using var city = await SignedCity.FoundAsync(Towns, Villages, [.. Enumerable.Range(0, Towns).Select(town => TroubledCity.Clerk(town, 1)), TroubledCity.Top]);
        Village[] written = [.. city.Villages.DistinctBy(village => village.Town)];
        List<TroubleResult> results = [];
        for (var n = 0; n < Usual.Length; n++)
        {
            var (kind, usual) = Usual[n];
            if (kind is TroubleKind.PowerCut or TroubleKind.FullDisk && LoopDisk.Lacking is { } lacking)
                Console.WriteLine($"{kind}: blocked. {lacking}");
            else
                results.AddRange(await new TroubleBattery(city, written, seed) { Tell = Tell }.RunAsync([.. Enumerable.Repeat(kind, n < numbers.Length ? numbers[n] : usual)]));
        }

        Console.WriteLine("| trouble | times | called saved | told that it is not | without an answer | restart s: median | most | over 5 s | processor s: median | most | violations |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var kind in results.GroupBy(result => result.Kind))
        {
            double[] restarts = [.. kind.Select(result => result.Restart).Order()];
            double[] works = [.. kind.Select(result => result.Work).Order()];
            Console.WriteLine($"| {kind.Key} | {kind.Count()} | {kind.Sum(result => result.Saved)} | {kind.Sum(result => result.Refused)} | {kind.Sum(result => result.Broken)} | "
                + $"{restarts[restarts.Length / 2]:0.0} | {restarts[^1]:0.0} | {restarts.Count(restart => restart > 5)} | {works[works.Length / 2]:0.0} | {works[^1]:0.0} | {kind.Count(result => result.Violations.Count > 0)} |");
        }

        foreach (var kind in results.GroupBy(result => result.Kind))
            Console.WriteLine($"\n{kind.Key} was told as: {string.Join(" / ", kind.SelectMany(result => result.Told).Distinct())}");
        Console.WriteLine($"\nSeed {seed}, {watch.Elapsed.TotalSeconds:0} s.");
        return results.Count(result => result.Violations.Count > 0);
    }

    private static void Tell(TroubleResult result) =>
        Console.Error.WriteLine($"{result.Kind}: {result.Saved} saved, {result.Refused} refused, {result.Broken} broken, {result.Restart:0.0} s, {result.Work:0.0} of a processor; {string.Join("; ", result.Violations)}");
}
