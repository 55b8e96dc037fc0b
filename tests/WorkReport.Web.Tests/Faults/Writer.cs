using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace WorkReport.Web.Tests.Faults;

/// <summary>
/// Somebody at a page of their own, who types with a speed, with pauses and words of their own. What they typed and when is kept, and
/// what the page said of it; whenever it says 已保存, the store is looked at.
/// </summary>
internal sealed class Writer
{
    private const string Letters = "全年组织五老走进课堂开展宣讲帮扶困难家庭受到学校和家长欢迎建强基层组织服务大局";

    /// <summary>The page has not got the key yet.</summary>
    private static readonly TimeSpan NotYet = TimeSpan.MaxValue;

    // A sheet's note is the shortest box.
    private const int Longest = 190;

    // When, what the line says, and what stands in the boxes while it does; told at every key and at every change of the line.
    private const string Watch = """
        addEventListener("DOMContentLoaded", () => {
          const state = document.querySelector("form[data-saves-itself=yes] [data-state]");
          if (!state) return;
          const boxes = BOXES.map((box) => document.querySelector(box));
          const tell = () => window.tellWriter(Date.now() + "|" + state.dataset.state + "|" + boxes.map((box) => box.value).join("|"));
          new MutationObserver(tell).observe(state, { attributes: true, attributeFilter: ["data-state"] });
          addEventListener("input", tell);
        });
        """;

    private readonly Desk desk;
    private readonly Random random;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private readonly List<(TimeSpan At, string Text)> typed = [];
    private readonly List<string> calledSaved = [];
    private readonly List<string> violations = [];
    private readonly List<Task> looks = [];
    private TaskCompletionSource saving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan roundTrip;
    private TimeSpan? savingSince;
    private string said = "";

    private Writer(Desk desk, IPage page, Random random) => (this.desk, Page, this.random) = (desk, page, random);

    public IPage Page { get; }

    /// <summary>Signs in and opens the page.</summary>
    public static async Task<Writer> SitDownAsync(IBrowser browser, FaultSite site, Random random)
    {
        var desk = await site.DeskAsync((DeskKind)random.Next(Enum.GetValues<DeskKind>().Length));
        var page = await OpenAsync(browser, site, desk, "/sign-in");
        var writer = new Writer(desk, page, random);
        await page.ExposeFunctionAsync<string>("tellWriter", writer.Told);
        await page.AddInitScriptAsync(Watch.Replace("BOXES", $"[{string.Join(',', desk.Boxes.Select(box => $"\"{box}\""))}]", StringComparison.Ordinal));
        page.Request += (_, request) => writer.Begun(request);
        await page.GotoAsync(desk.Address);
        writer.typed.Add((writer.clock.Elapsed, await writer.ShownAsync(page)));
        return writer;
    }

    /// <summary>Types until told to stop, or until the browser is gone.</summary>
    public async Task TypeAsync(CancellationToken stop)
    {
        var texts = typed[0].Text.Split(Desk.Between);
        var (key, pause) = (random.Next(80, 400), random.Next(4) == 0 ? 0 : random.Next(200, 5000));
        var first = desk.Kind is DeskKind.Sheet ? $"{random.Next(10, 9999)}" : Words(random.Next(2, 8));
        try
        {
            await TypeAsync(0, first, key, texts, stop);
            for (var serial = 1; texts[1].Length < Longest && !stop.IsCancellationRequested; serial++)
            {
                await TypeAsync(1, $"〔{serial}〕{Words(random.Next(3, 20))}", key, texts, stop);
                await Pause(pause, stop);
            }

            await Pause(Timeout.Infinite, stop);
        }
        catch (PlaywrightException) when (Page.IsClosed || !Page.Context.Browser!.IsConnected)
        {
            // It was killed with a key half pressed.
        }
    }

    /// <summary>Some time after the first key; half the time in the middle of a save.</summary>
    public async Task MomentAsync(TimeSpan earliest)
    {
        await Task.Delay(earliest);
        if (random.Next(2) == 0)
            return;
        Task next;
        lock (gate)
        {
            saving = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            next = saving.Task;
        }

        await Task.WhenAny(next, Task.Delay(TimeSpan.FromSeconds(12)));
        await Task.Delay(random.Next(60));
    }

    /// <summary>Waits until everything that was typed is in the store.</summary>
    public async Task WaitAsync(TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < patience && !await IsAllStoredAsync())
            await Task.Delay(200);
    }

    /// <summary>Waits until the window shows a page whose address begins so.</summary>
    public async Task IsAtAsync(string address)
    {
        for (var waited = 0; waited < 200 && !Page.Url.StartsWith(address, StringComparison.Ordinal); waited++)
            await Task.Delay(100);
    }

    /// <summary>Asks for the page again; once more where the browser was just then putting its own page of the fault in place.</summary>
    public async Task ReloadAsync()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await Page.ReloadAsync();
                return;
            }
            catch (PlaywrightException fault) when (tries < 10 && fault.Message.Contains("Not attached to an active page", StringComparison.Ordinal))
            {
                await Task.Delay(500);
            }
        }
    }

    /// <summary>Presses 保存.</summary>
    public Task PressAsync() => Page.Locator("form[data-saves-itself=yes] .btn.primary").ClickAsync();

    /// <summary>What another browser shows of it, where the store has it.</summary>
    public async Task LookFromElsewhereAsync(IBrowser browser, FaultSite site)
    {
        if (await desk.StoredAsync() is not [var (address, text)])
            return;
        var other = await OpenAsync(browser, site, desk, address);
        var shown = await ShownAsync(other);
        if (shown != text)
            Violated($"another browser shows “{shown}”, stored is “{text}”");
        await other.Context.CloseAsync();
    }

    /// <param name="kind">What went wrong.</param>
    /// <param name="killed">When all of this page was gone; null where it is still there, and nothing may be missing.</param>
    public async Task<FaultResult> JudgeAsync(FaultKind kind, TimeSpan? killed)
    {
        Task[] all;
        lock (gate)
            all = [.. looks];
        await Task.WhenAll(all);
        var stored = await desk.StoredAsync();
        var shown = killed is null ? await SaidAsync() : said;
        lock (gate)
        {
            if (stored.Count > 1)
                Violated($"stored {stored.Count} times");
            var has = stored.Count == 0 ? 0 : stored.Max(thing => At(thing.Text));
            if (has < 0)
                Violated($"stored is what nobody typed: “{stored[0].Text}”");
            if (calledSaved.Count > 0 && calledSaved.Max(At) > has)
                Violated("what was called 已保存 is not stored");
            var end = killed ?? clock.Elapsed;
            var slowest = savingSince is { } since && end - since > roundTrip ? end - since : roundTrip;
            var lost = has >= typed.Count - 1 || typed[Math.Max(has, 0) + 1].At > end ? TimeSpan.Zero : end - typed[Math.Max(has, 0) + 1].At;
            if (lost > (killed is null ? TimeSpan.Zero : TimeSpan.FromSeconds(10) + slowest))
                Violated($"{lost.TotalSeconds:0.0} s of typing lost: typed “{typed[^1].Text}”, stored “{stored.Select(thing => thing.Text).FirstOrDefault()}”, the page at {Page.Url} says “{shown}”");
            return new FaultResult(kind, $"{desk.Kind} {desk.Address}", lost.TotalSeconds, slowest.TotalSeconds, [.. violations.Distinct()]);
        }
    }

    public TimeSpan Now => clock.Elapsed;

    private static async Task<IPage> OpenAsync(IBrowser browser, FaultSite site, Desk desk, string address)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = site.Address!.ToString(), Locale = "zh-CN", ViewportSize = new ViewportSize { Width = 1366, Height = 768 } });
        context.SetDefaultTimeout(120_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("用户名").FillAsync(desk.User);
        await page.GetByLabel("密码").FillAsync(FaultSite.Password);
        await page.RunAndWaitForResponseAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync(), answer => answer.Request.Method == "GET");
        if (address != "/sign-in")
            await page.GotoAsync(address);
        return page;
    }

    private async Task TypeAsync(int box, string words, int key, string[] texts, CancellationToken stop)
    {
        var place = Page.Locator($"{desk.Boxes[box]} >> nth=0");
        // The note of a sheet is folded away.
        if (!await place.IsVisibleAsync())
            await Page.Locator("details.more summary >> nth=0").ClickAsync();
        await place.FocusAsync();
        await Page.Keyboard.PressAsync("End");
        foreach (var letter in words)
        {
            if (stop.IsCancellationRequested)
                return;
            texts[box] += letter;
            lock (gate)
                typed.Add((NotYet, string.Join(Desk.Between, texts)));
            await Page.Keyboard.TypeAsync($"{letter}");
            await Pause(key, stop);
        }
    }

    private static Task Pause(int milliseconds, CancellationToken stop) =>
        Task.Delay(milliseconds, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private string Words(int many) => new([.. Enumerable.Range(0, many).Select(_ => Letters[random.Next(Letters.Length)])]);

    private async Task<string> ShownAsync(IPage shown) =>
        string.Join(Desk.Between, await Task.WhenAll(desk.Boxes.Select(box => shown.Locator($"{box} >> nth=0").InputValueAsync())));

    private void Told(string told)
    {
        var parts = told.Split(Desk.Between, 3);
        var (now, text) = (parts[1], parts[2]);
        lock (gate)
        {
            // By the page's own clock: on a busy machine it is heard of later.
            var at = clock.Elapsed - (DateTimeOffset.UtcNow - DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[0], CultureInfo.InvariantCulture)));
            if (At(text) is >= 0 and var nth && typed[nth].At == NotYet)
                typed[nth] = (at, text);
            if (now == "saving")
                savingSince ??= at;
            else if (savingSince is { } since)
                (savingSince, roundTrip) = (null, at - since > roundTrip ? at - since : roundTrip);
            said = now;
            if (now != "saved")
                return;
            calledSaved.Add(text);
            looks.Add(LookAsync(text));
        }
    }

    // The page called this saved: then the store has it by now, or what was typed after it.
    private async Task LookAsync(string text)
    {
        var stored = await desk.StoredAsync();
        lock (gate)
        {
            if (!stored.Any(thing => At(thing.Text) >= At(text)))
                Violated("it said 已保存, and the store did not have it");
        }
    }

    private async Task<bool> IsAllStoredAsync() => (await desk.StoredAsync()).Any(thing => At(thing.Text) == typed.Count - 1);

    private async Task<string> SaidAsync()
    {
        try
        {
            return string.Join(" / ", await Page.Locator("h1, #summary, .state").AllInnerTextsAsync());
        }
        catch (PlaywrightException)
        {
            return "(on its way to the next page)";
        }
    }

    private int At(string text) => typed.FindLastIndex(one => one.Text == text);

    private void Violated(string words)
    {
        lock (gate)
            violations.Add(words);
    }

    private void Begun(IRequest request)
    {
        if (!request.Headers.ContainsKey("x-saves-itself"))
            return;
        lock (gate)
            saving.TrySetResult();
    }
}
