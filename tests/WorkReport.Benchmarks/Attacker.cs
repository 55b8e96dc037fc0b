using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using WorkReport.Web.Tests.Troubles;

namespace WorkReport.Benchmarks;

/// <summary>
/// Who attacks a site, as a process of its own until its input ends; then it says how it was answered. Sockets and one body for all, so that
/// little of the processor goes into the attacker, who in truth sits elsewhere: <c>attacker kind process address township report</c>.
/// </summary>
internal sealed class Attacker(MeasuredSite site, string township, string report, CancellationToken stop)
{
    private const int TricklingSockets = 2000;
    private const int LargePosts = 40;
    private const int LargeBytes = 11_000_000;
    private const int Drafts = 100;
    private const int FloodingSockets = 8;

    /// <summary>Two thousand sockets do not open in one moment.</summary>
    private static readonly TimeSpan Ramp = TimeSpan.FromSeconds(3);

    private static readonly byte[] Body = [.. Enumerable.Repeat((byte)'a', LargeBytes)];

    private readonly ConcurrentDictionary<string, int> answers = new();
    private int sent;

    public static async Task RunAsync(string[] asked)
    {
        using var stop = new CancellationTokenSource();
        // It is the site's own process that is named; it is not for us to end.
        var site = new MeasuredSite(Process.GetProcessById(int.Parse(asked[1], CultureInfo.InvariantCulture)), new Uri(asked[2]));
        var attacker = new Attacker(site, asked[3], asked[4], stop.Token);
        var attack = asked[0] switch
        {
            "trickle" => attacker.ManyAsync(TricklingSockets, attacker.TrickleAsync, Ramp),
            "posts" => attacker.ManyAsync(LargePosts, attacker.PostAsync),
            "drafts" => attacker.DraftsAsync(),
            _ => attacker.FloodAsync(),
        };
        await Task.WhenAny(attack, Console.In.ReadToEndAsync());
        await stop.CancelAsync();
        await attack;
        Console.WriteLine(FormattableString.Invariant($"{attacker.sent}|{string.Join(", ", attacker.answers.OrderByDescending(answer => answer.Value).Select(answer => $"{answer.Value} × {answer.Key}"))}"));
    }

    /// <summary>Each of so many does it again and again.</summary>
    private Task ManyAsync(int count, Func<int, Task> what, TimeSpan ramp = default) => Task.WhenAll(Enumerable.Range(0, count).Select(number => Task.Run(async () =>
    {
        await Task.Delay(ramp * number / count);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await what(number);
            }
            catch (Exception cut) when (cut is SocketException or HttpRequestException or IOException)
            {
                Count("hung up");
            }
            catch (OperationCanceledException)
            {
            }
        }
    })));

    private void Count(string answer) => answers.AddOrUpdate(answer, 1, (_, count) => count + 1);

    /// <summary>Three of four send the lines before a request, a byte every three seconds; the fourth a body, a byte a second.</summary>
    private async Task TrickleAsync(int number)
    {
        var isBody = number % 4 == 0;
        using var socket = await BegunAsync(isBody ? $"POST /sign-in HTTP/1.1\r\nHost: {site.Address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\na" : "GET /sign-in HTTP/1.1\r\nHost: ");
        var answer = AnswerAsync(socket);
        while (await Task.WhenAny(answer, Task.Delay(isBody ? 1000 : 3000, stop)) != answer && !stop.IsCancellationRequested)
            await socket.SendAsync(Body.AsMemory(0, 1), stop);
        Count(await answer);
    }

    /// <summary>11 MB from who has no session, to whatever takes a form.</summary>
    private async Task PostAsync(int number)
    {
        using var socket = await BegunAsync($"POST {(number % 2 == 0 ? "/sign-in" : "/typesetting")} HTTP/1.1\r\nHost: {site.Address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {LargeBytes}\r\nConnection: close\r\n\r\n");
        var answer = AnswerAsync(socket);
        for (var at = 0; at < LargeBytes && !answer.IsCompleted;)
            at += await socket.SendAsync(Body.AsMemory(at), stop);
        Count(await answer);
    }

    private async Task<Socket> BegunAsync(string head)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(site.Address.Host, site.Address.Port, stop);
        Interlocked.Increment(ref sent);
        await socket.SendAsync(Encoding.ASCII.GetBytes(head), stop);
        return socket;
    }

    /// <summary>The status of the answer, whose rest nobody reads.</summary>
    private async Task<string> AnswerAsync(Socket socket)
    {
        var first = new byte[12];
        return await socket.ReceiveAsync(first, stop) == 12 ? Encoding.ASCII.GetString(first)[9..] : "hung up";
    }

    /// <summary>One account asks for a hundred files at once; then it changes a word, so that they have to be set anew, and asks again.</summary>
    private async Task DraftsAsync()
    {
        using var office = await site.SignedInAsync("city", CityStore.Password);
        for (var round = 0; !stop.IsCancellationRequested; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, Drafts).Select(_ => CountedAsync(office, new HttpRequestMessage(HttpMethod.Get, $"/reports/{report}/draft.pdf"))));
            if (stop.IsCancellationRequested)
                return;
            var form = await FormFields.OfAsync(office, $"/reports/{report}/head");
            form["Form.Occasion"] = $"在第{round}次会议上";
            await CountedAsync(office, new HttpRequestMessage(HttpMethod.Post, $"/reports/{report}/head") { Content = new FormUrlEncodedContent(form) });
        }
    }

    /// <summary>What leaves lines: wrong passwords, fields that no page serves, requests that are refused, reports of the content policy.</summary>
    private async Task FloodAsync()
    {
        using var stranger = site.Browser();
        using var clerk = await site.SignedInAsync($"clerk{township}", CityStore.Password);
        var begin = $"/units/{township}/2022/items/new";
        var (signIn, item) = (await FormFields.OfAsync(stranger, "/sign-in"), await FormFields.OfAsync(clerk, begin));
        (signIn["Password"], item["Form.Lead"], item["Form.State"]) = ("wrong-password-2022", "", "Accepted");
        var tries = 0;
        await ManyAsync(FloodingSockets, number => (number % 4) switch
        {
            0 => CountedAsync(stranger, new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent(new Dictionary<string, string>(signIn) { ["UserName"] = $"somebody{++tries}" }) }),
            1 => CountedAsync(clerk, new HttpRequestMessage(HttpMethod.Post, begin) { Content = new FormUrlEncodedContent(item) }),
            2 => CountedAsync(stranger, new HttpRequestMessage(HttpMethod.Get, "/nothing-here")),
            _ => CountedAsync(stranger, new HttpRequestMessage(HttpMethod.Post, "/csp-reports") { Content = new ByteArrayContent(Body, 0, 4000) }),
        });
    }

    private async Task CountedAsync(HttpClient browser, HttpRequestMessage request)
    {
        using (request)
        {
            Interlocked.Increment(ref sent);
            try
            {
                using var answer = await browser.SendAsync(request, stop);
                Count(((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture));
            }
            catch (OperationCanceledException)
            {
            }
        }
    }
}
