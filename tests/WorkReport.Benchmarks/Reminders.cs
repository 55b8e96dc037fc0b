using System.Diagnostics;
using WorkReport.Web.Tests.Jobs;

namespace WorkReport.Benchmarks;

/// <summary>A season of 1,111 units with two nodes, by the count of what a mail server took: each reminder once.</summary>
internal static class Reminders
{
    /// <summary>The count of addresses that got more or fewer letters than they should.</summary>
    public static async Task<int> RunAsync()
    {
        await using var season = new MailedSeason();
        await season.FoundAsync(counties: 10, townships: 10);
        var watch = Stopwatch.StartNew();
        await season.RunAsync();
        var got = season.Sink.Count;
        var wrong = season.Expected.Keys.Union(got.Keys).Where(address => season.Expected.GetValueOrDefault(address) != got.GetValueOrDefault(address)).ToList();
        Console.WriteLine(FormattableString.Invariant($"{season.Units} units, 25 days, 2 nodes: {season.Sink.Taken.Count} letters of {season.Expected.Values.Sum()} to {season.Expected.Count} people in {watch.Elapsed.TotalSeconds:0} s; {wrong.Count} people with more or fewer than they should"));
        foreach (var address in wrong.Take(20))
            Console.WriteLine($"{address}: {got.GetValueOrDefault(address)} of {season.Expected.GetValueOrDefault(address)}");
        return wrong.Count;
    }
}
