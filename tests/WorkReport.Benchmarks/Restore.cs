using System.Globalization;
using WorkReport.Web.Tests.Backups;

namespace WorkReport.Benchmarks;

/// <summary>Backup and restore of the demonstration after many changes: <c>restore [changes]</c>, 10,000 unless said; once open and once closed with a passphrase.</summary>
internal static class Restore
{
    /// <returns>How many of the two were not equal.</returns>
    public static async Task<int> RunAsync(string[] asked)
    {
        var changes = asked.Length > 0 ? int.Parse(asked[0], CultureInfo.InvariantCulture) : 10_000;
        await using var store = await BackupStore.DemonstrationAsync();
        await RestoreRun.ChangeAsync(store, changes);
        await store.SealAsync();
        Console.WriteLine($"| after {changes:N0} changes | rows compared | store MB | backup MB | backup s | rehearsal s | restore s | equal |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        var unequal = 0;
        foreach (var (name, passphrase) in new[] { ("open", null), ("closed with a passphrase", BackupStore.Passphrase) })
        {
            var run = await RestoreRun.OnceAsync(store, passphrase, changesAfter: 100);
            var isEqual = run.Differences.Length + run.Faults.Count == 0;
            unequal += isEqual ? 0 : 1;
            Console.WriteLine($"| {name} | {run.Rows:N0} | {run.Bytes / 1e6:0.0} | {run.BackupBytes / 1e6:0.0} | {run.BackupTime.TotalSeconds:0.0} | {run.RehearsalTime.TotalSeconds:0.0} | {run.RestoreTime.TotalSeconds:0.0} | {(isEqual ? "yes" : run.Differences + string.Join(' ', run.Faults))} |");
        }

        return unequal;
    }
}
