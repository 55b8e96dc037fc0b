using System.Diagnostics;
using Microsoft.Data.Sqlite;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Troubles;

/// <summary>
/// One trouble after another while clerks save and two people look: what was called saved is there afterwards, nothing is called what it
/// is not, the site starts again, and store and trail are whole.
/// </summary>
/// <param name="city">The store that they begin with.</param>
/// <param name="villages">Those where somebody saves, each somebody of their own.</param>
/// <param name="seed">Who presses when, and the moments of the troubles.</param>
internal sealed class TroubleBattery(SignedCity city, IReadOnlyList<Village> villages, int seed)
{
    /// <summary>So long may a restart take on a machine with other work, in seconds; how long each took is told.</summary>
    private const double Patience = 60;

    // So many troubles one store lives through; then a new one comes, so that checking a long trail does not take all the time.
    private const int Lives = 25;

    // A disk with what is kept back, the store and some room.
    private const int Megabytes = 176;

    /// <summary>Called with each result as it comes.</summary>
    public Action<TroubleResult> Tell { get; init; } = _ => { };

    /// <summary>These troubles, in this order.</summary>
    public async Task<IReadOnlyList<TroubleResult>> RunAsync(IReadOnlyList<TroubleKind> kinds)
    {
        var random = new Random(seed);
        List<TroubleResult> results = [];
        foreach (var life in kinds.Chunk(Lives))
            await LiveAsync(life, random, results);
        return results;
    }

    private async Task LiveAsync(TroubleKind[] kinds, Random random, List<TroubleResult> results)
    {
        var root = Directory.CreateTempSubdirectory("workreport-trouble-").FullName;
        using var disk = kinds.Any(kind => kind is TroubleKind.PowerCut or TroubleKind.FullDisk) ? new LoopDisk(Megabytes) : null;
        var folder = disk?.Folder ?? root;
        city.CopyTo(folder);
        disk?.Settle();
        List<BusyClerk> clerks = [.. villages.Select((village, n) => new BusyClerk(village, n % 2 == 0, city.CookiesOf(TroubledCity.Clerk(village.Town, 1)), new Random(random.Next())))];
        string[] pages = ["/", $"/units/{villages[0].Id}/{TroubledCity.Period}/sheet", $"/items/{villages[0].Item}", $"/units/1/{TroubledCity.Period}/progress", $"/units/1/{TroubledCity.Period}/totals"];
        List<Reader> readers = [.. Enumerable.Range(0, 2).Select(_ => new Reader(city.CookiesOf(TroubledCity.Top), pages, TroubledCity.Clerk(0, 2), new Random(random.Next())))];
        var run = await SiteRun.StartAsync(folder);
        try
        {
            foreach (var kind in kinds)
            {
                foreach (var clerk in clerks)
                    await clerk.GoOnAsync(run);
                var isFelt = await MakeAsync(kind, run, disk, folder, clerks, readers, random);
                await run.DisposeAsync();
                if (kind is TroubleKind.PowerCut)
                    isFelt = disk!.ComeBack();
                var watch = Stopwatch.StartNew();
                run = await SiteRun.StartAsync(folder);
                await clerks[0].GoOnAsync(run);
                var isThere = await clerks[0].SeesAsync();
                results.Add(await JudgeAsync(kind, folder, clerks, readers, (watch.Elapsed.TotalSeconds, run.Taken.TotalSeconds), isThere, isFelt));
                Tell(results[^1]);
            }
        }
        finally
        {
            await run.DisposeAsync();
            SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>Lets them work, makes the trouble and lets them see it.</summary>
    private static async Task<bool> MakeAsync(TroubleKind kind, SiteRun run, LoopDisk? disk, string folder, List<BusyClerk> clerks, List<Reader> readers, Random random)
    {
        var sentence = kind switch
        {
            TroubleKind.FullDisk => Trouble.Sentence(DatabaseFault.Full),
            TroubleKind.HeldLock => Trouble.Sentence(DatabaseFault.Busy),
            _ => null,
        };
        clerks.ForEach(clerk => clerk.Sentence = sentence);
        readers.ForEach(reader => reader.Sentence = sentence);
        using var stop = new CancellationTokenSource();
        Task[] busy = [.. clerks.Select(clerk => clerk.WriteAsync(stop.Token)), .. readers.Select(reader => reader.LookAsync(run, stop.Token))];
        // Everybody is at it; the site has just been started.
        for (var waited = 0; waited < 600 && !clerks.TrueForAll(clerk => clerk.Counts.Saved > 0); waited++)
            await Task.Delay(50, CancellationToken.None);
        await Task.Delay(random.Next(400), CancellationToken.None);
        var isFelt = kind switch
        {
            TroubleKind.FullDisk => await Trouble.FillAsync(disk!, random),
            TroubleKind.HeldLock => await Trouble.HoldAsync(folder, random),
            _ => true,
        };
        if (kind is TroubleKind.PowerCut)
        {
            await run.FreezeAsync();
            disk!.Cut();
        }

        if (kind is TroubleKind.FullDisk or TroubleKind.HeldLock)
        {
            await Task.Delay(300, CancellationToken.None);
            await stop.CancelAsync();
            await Task.WhenAll(busy);
        }

        await run.KillAsync();
        await stop.CancelAsync();
        await Task.WhenAll(busy);
        return isFelt;
    }

    private static async Task<TroubleResult> JudgeAsync(TroubleKind kind, string folder, List<BusyClerk> clerks, List<Reader> readers, (double Wall, double Work) restart, bool isThere, bool isFelt)
    {
        List<string> violations = [.. readers.SelectMany(reader => reader.Take())];
        await using var store = Store.At(folder);
        foreach (var clerk in clerks)
            violations.AddRange(await clerk.JudgeAsync(store));
        violations.AddRange(await Trouble.WholeAsync(store));
        if (!isThere)
            violations.Add("the first page after the start is not shown");
        if (restart.Wall > Patience)
            violations.Add($"started again in {restart.Wall:0.0} s");
        var took = clerks.ConvertAll(clerk => clerk.Take());
        var (saved, refused) = (took.Sum(one => one.Saved), took.Sum(one => one.Refused));
        if (!isFelt || saved == 0 || (kind is (TroubleKind.FullDisk or TroubleKind.HeldLock) && refused == 0))
            violations.Add($"not carried through: {saved} saved, {refused} refused, felt: {isFelt}");
        return new TroubleResult(kind, saved, refused, took.Sum(one => one.Broken), restart.Wall, restart.Work, [.. took.SelectMany(one => one.Told).Distinct()], isFelt, violations);
    }
}
