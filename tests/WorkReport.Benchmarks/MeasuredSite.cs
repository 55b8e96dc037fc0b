using System.Diagnostics;
using System.Globalization;
using System.Net;
using WorkReport.Web.Tests.Troubles;

namespace WorkReport.Benchmarks;

/// <summary>A site as a process of its own that is asked from here, and what its processor time was.</summary>
internal sealed class MeasuredSite(Process process, Uri address) : IDisposable
{
    // Clock ticks of /proc, the same on every Linux.
    private const double Tick = 1e6 / 100;

    public Uri Address => address;

    public int Id => process.Id;

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>Processor time it has taken so far, in microseconds.</summary>
    public double Taken()
    {
        var words = File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[1].Split(' ');
        return (double.Parse(words[11], CultureInfo.InvariantCulture) + double.Parse(words[12], CultureInfo.InvariantCulture)) * Tick;
    }

    /// <summary>MB of memory it holds now.</summary>
    public double Holds() => Memory("VmRSS");

    /// <summary>The most it has held since <see cref="ForgetMost"/>.</summary>
    public double MostHeld() => Memory("VmHWM");

    public void ForgetMost() => File.WriteAllText($"/proc/{process.Id}/clear_refs", "5");

    private double Memory(string of) => double.Parse(
        File.ReadLines($"/proc/{process.Id}/status").Single(line => line.StartsWith(of, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    /// <summary>Someone who is signed in.</summary>
    public async Task<HttpClient> SignedInAsync(string user, string password)
    {
        var browser = Browser();
        var form = await FormFields.OfAsync(browser, "/sign-in");
        form["UserName"] = user;
        form["Password"] = password;
        using var content = new FormUrlEncodedContent(form);
        using var answer = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), content);
        return answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther
            ? browser : throw new InvalidOperationException($"{user} was not let in: {answer.StatusCode}");
    }

    public HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };

    /// <summary>Asks for a page from some sockets for a while, each time after something else.</summary>
    /// <returns>Microseconds of the site's processor and how many answers a second.</returns>
    public async Task<(double Cost, double Rate)> AskAsync(HttpClient browser, string page, TimeSpan span, int sockets, Func<Task>? first = null)
    {
        var (taken, watch) = (Taken(), Stopwatch.StartNew());
        var counts = await Task.WhenAll(Enumerable.Range(0, sockets).Select(async _ =>
        {
            var count = 0;
            for (; watch.Elapsed < span; count++)
            {
                if (first is not null)
                    await first();
                using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative));
                if (answer.StatusCode != HttpStatusCode.OK)
                    throw new InvalidOperationException($"{page}: {answer.StatusCode}");
            }

            return count;
        }));
        return ((Taken() - taken) / counts.Sum(), counts.Sum() / watch.Elapsed.TotalSeconds);
    }
}
