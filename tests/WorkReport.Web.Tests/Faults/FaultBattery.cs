using Microsoft.Playwright;

namespace WorkReport.Web.Tests.Faults;

/// <summary>
/// One fault at a time, again and again, while people write. The four kinds go side by side, each with so many writers at once: those
/// whose browser or server is killed share it, and share the kill.
/// </summary>
/// <param name="browsers">Starts a browser.</param>
/// <param name="seed">Which pages, speeds, moments and words.</param>
/// <param name="count">Runs of each kind.</param>
/// <param name="atOnce">Writers of each kind at a time.</param>
internal sealed class FaultBattery(Func<Task<IBrowser>> browsers, int seed, int count, int atOnce)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Which faults; all unless said.</summary>
    public IReadOnlyList<FaultKind> Kinds { get; init; } = Enum.GetValues<FaultKind>();

    /// <summary>Called with each result as it comes.</summary>
    public Action<FaultResult> Tell { get; init; } = _ => { };

    public async Task<IReadOnlyList<FaultResult>> RunAsync()
    {
        await using var browser = await browsers();
        await using var site = await FaultSite.StartedAsync(3 * count);
        await using var mortal = await FaultSite.StartedAsync(count);
        var lanes = await Task.WhenAll(Kinds.Select(kind => LaneAsync(kind, many => kind switch
        {
            FaultKind.BrowserKilled => KillBrowserAsync(browser, site, many),
            FaultKind.ServerKilled => KillServerAsync(browser, mortal, many),
            FaultKind.NetworkCut => EachAsync(many, one => CutNetworkAsync(browser, site, one)),
            _ => EachAsync(many, one => LoseAnswerAsync(browser, site, one)),
        })));
        return [.. lanes.SelectMany(results => results)];
    }

    private async Task<IReadOnlyList<FaultResult>> LaneAsync(FaultKind kind, Func<Random[], Task<FaultResult[]>> roundAsync)
    {
        List<FaultResult> results = [];
        var seeds = new Random((seed * 10) + (int)kind);
        while (results.Count < count)
        {
            Random[] many = [.. Enumerable.Range(results.Count, Math.Min(atOnce, count - results.Count)).Select(_ => new Random(seeds.Next()))];
            FaultResult[] round;
            try
            {
                round = await roundAsync(many);
            }
            catch (Exception broken) when (broken is PlaywrightException or TimeoutException)
            {
                round = [.. many.Select(_ => new FaultResult(kind, "", 0, 0, [$"not carried through: {broken.Message}"]))];
            }

            foreach (var result in round)
                Tell(result);
            results.AddRange(round);
        }

        return results;
    }

    private static Task<FaultResult[]> EachAsync(Random[] many, Func<Random, Task<FaultResult>> runAsync) => Task.WhenAll(many.Select(runAsync));

    private async Task<FaultResult[]> KillBrowserAsync(IBrowser other, FaultSite site, Random[] many)
    {
        await using var browser = await browsers();
        using var process = await BrowserProcess.OfAsync(browser);
        var writers = await Task.WhenAll(many.Select(random => Writer.SitDownAsync(browser, site, random)));
        using var stop = new CancellationTokenSource();
        var typing = writers.Select(writer => writer.TypeAsync(stop.Token)).ToArray();
        await writers[0].MomentAsync(TimeSpan.FromSeconds(many[0].Next(5, 19)));
        var killed = writers.Select(writer => writer.Now).ToArray();
        process.Kill(entireProcessTree: true);
        await stop.CancelAsync();
        await Task.WhenAll(typing);
        await Task.WhenAll(writers.Select(writer => writer.LookFromElsewhereAsync(other, site)));
        return await Task.WhenAll(writers.Select((writer, n) => writer.JudgeAsync(FaultKind.BrowserKilled, killed[n])));
    }

    private static async Task<FaultResult[]> KillServerAsync(IBrowser browser, FaultSite site, Random[] many)
    {
        var writers = await Task.WhenAll(many.Select(random => Writer.SitDownAsync(browser, site, random)));
        using var stop = new CancellationTokenSource();
        var typing = Task.WhenAll(writers.Select(writer => writer.TypeAsync(stop.Token)));
        await writers[0].MomentAsync(TimeSpan.FromSeconds(many[0].Next(2, 9)));
        await site.KillAsync();
        var presses = many[0].Next(3) == 0;
        if (presses)
            await Task.WhenAll(writers.Select(writer => StopAndPressAsync(writer, stop, typing)));
        await Task.Delay(many[0].Next(4000));
        await site.StartAsync();
        return await Task.WhenAll(writers.Select((writer, n) => EndAsync(writer, many[n], FaultKind.ServerKilled, presses, stop, typing)));
    }

    private static async Task<FaultResult> CutNetworkAsync(IBrowser browser, FaultSite site, Random random)
    {
        var writer = await Writer.SitDownAsync(browser, site, random);
        using var stop = new CancellationTokenSource();
        var typing = writer.TypeAsync(stop.Token);
        await writer.MomentAsync(TimeSpan.FromSeconds(random.Next(2, 9)));
        var context = writer.Page.Context;
        var (before, after, presses) = (random.Next(8_000), random.Next(8_000), random.Next(3) == 0);
        async Task PassAsync()
        {
            await Task.Delay(before);
            if (presses)
                await StopAndPressAsync(writer, stop, typing);
            await Task.Delay(after);
        }

        if (random.Next(2) == 0)
        {
            await context.SetOfflineAsync(true);
            await PassAsync();
            await context.SetOfflineAsync(false);
        }
        else
        {
            // Nobody answers and nobody refuses; what was sent arrives late, or never.
            var isBack = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var arrives = random.Next(2) == 0;
            async Task HoldAsync(IRoute route)
            {
                await isBack.Task;
                await (arrives ? route.ContinueAsync() : route.AbortAsync());
            }

            await context.RouteAsync("**/*", HoldAsync);
            await PassAsync();
            await context.UnrouteAsync("**/*", HoldAsync);
            isBack.SetResult();
        }

        return await EndAsync(writer, random, FaultKind.NetworkCut, presses, stop, typing);
    }

    private static async Task<FaultResult> LoseAnswerAsync(IBrowser browser, FaultSite site, Random random)
    {
        var writer = await Writer.SitDownAsync(browser, site, random);
        // That to the first save or the second, now and then two in a row; or that to the press of the button.
        var (lost, last, ofPress) = (random.Next(2), random.Next(3) == 0 ? 1 : 0, random.Next(4) == 0);
        var saves = 0;
        await writer.Page.RouteAsync("**/*", async route =>
        {
            var isMeant = route.Request.Method == "POST" && route.Request.Headers.ContainsKey("x-saves-itself") != ofPress;
            if (isMeant && Interlocked.Increment(ref saves) - 1 is var nth && (ofPress ? nth == 0 : nth >= lost && nth <= lost + last))
            {
                await route.FetchAsync(new() { MaxRedirects = 0 });
                await route.AbortAsync();
                return;
            }

            await route.ContinueAsync();
        });
        using var stop = new CancellationTokenSource();
        var typing = writer.TypeAsync(stop.Token);
        if (ofPress)
        {
            await writer.MomentAsync(TimeSpan.FromSeconds(random.Next(2, 9)));
            await StopAndPressAsync(writer, stop, typing);
            await writer.WaitAsync(Patience);
            // Who sees that the page did not come asks for it again, and the browser sends the form once more.
            await writer.IsAtAsync("chrome-error:");
            await writer.ReloadAsync();
        }
        else
        {
            for (var waited = 0; waited < 250 && Volatile.Read(ref saves) <= lost + last; waited++)
                await Task.Delay(100);
        }

        return await EndAsync(writer, random, FaultKind.AnswerLost, ofPress, stop, typing);
    }

    private static async Task StopAndPressAsync(Writer writer, CancellationTokenSource stop, Task typing)
    {
        await stop.CancelAsync();
        await typing;
        await writer.PressAsync();
    }

    // Whoever has not pressed the button types on for a moment; then they press it, or the page saves itself.
    private static async Task<FaultResult> EndAsync(Writer writer, Random random, FaultKind kind, bool hasPressed, CancellationTokenSource stop, Task typing)
    {
        if (!hasPressed)
        {
            await Task.Delay(random.Next(4000));
            await stop.CancelAsync();
            await typing;
            if (random.Next(2) == 0)
                await writer.PressAsync();
        }

        await writer.WaitAsync(Patience);
        var result = await writer.JudgeAsync(kind, killed: null);
        await writer.Page.Context.CloseAsync();
        return result;
    }
}
