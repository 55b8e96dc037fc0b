using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Reports;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reports;

/// <summary>
/// Two people at one draft, each with forms that may be old by the time they are sent. Each edit puts a word of its own into a
/// paragraph; once it was taken, the word has to be somewhere for ever: in the text or among what is unused.
/// </summary>
public sealed class TwoEditors(Site site, string draft, Browser one, Browser other, int seed)
{
    private readonly Random random = new(seed);
    private readonly List<string> taken = [];
    private readonly Dictionary<Browser, Opened> held = [];
    private int number;

    /// <summary>How often each kind of step was taken and was refused, with the time that it took.</summary>
    public Dictionary<string, List<(bool Done, double Milliseconds)>> Steps { get; } = [];

    public async Task RunAsync(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            var browser = random.Next(2) == 0 ? one : other;
            switch (random.Next(10))
            {
                case < 5:
                    await EditAsync(browser);
                    break;
                case 5:
                    await ArrangeAsync(browser, "To", page => new() { ["Form.To"] = Any(page, "Form.To") });
                    break;
                case 6:
                    await ArrangeAsync(browser, "Split", page => new() { ["Form.Cut"] = Any(page, "Form.Cut") });
                    break;
                case 7:
                    await ArrangeAsync(browser, "Merge", page => new() { ["Form.With"] = Any(page, "Form.With") });
                    break;
                case 8:
                    await ArrangeAsync(browser, random.Next(4) == 0 ? "Remove" : random.Next(2) == 0 ? "Up" : "Down", _ => []);
                    break;
                default:
                    await TurnAsync(browser);
                    break;
            }
        }
    }

    /// <summary>Nothing that was taken is lost, every figure is still bound, and both see the same.</summary>
    public async Task JudgeAsync(int reportId, int figures)
    {
        var blocks = await site.With(db => db.Set<ReportBlock>().AsNoTracking().Where(block => EF.Property<int>(block, "ReportId") == reportId && block.Place != BlockPlace.Gone).ToListAsync());
        Assert.All(taken, word => Assert.Contains(blocks, block => block.Figures.Seen.Contains(word, StringComparison.Ordinal)));
        // Of a paragraph that somebody still wrote on after it was merged both stand there.
        Assert.True(blocks.Sum(block => block.Figures.Figures.Count()) >= figures, "A figure is bound no more.");
        foreach (var spot in blocks.GroupBy(block => block.Spot))
            Assert.Equal(Enumerable.Range(0, spot.Count()), spot.Select(block => block.Position).Order());
        Assert.Equal((await one.OpenAsync($"{draft}/text")).Words(".written .official"), (await other.OpenAsync($"{draft}/text")).Words(".written .official"));
    }

    private async Task EditAsync(Browser browser)
    {
        // Half of the time the form was opened before what the other did last.
        if (!held.Remove(browser, out var page))
            page = await OpenAsync(browser, "edit");
        if (page is null)
            return;
        if (random.Next(2) == 0 && held.TryAdd(browser, page))
            return;
        var word = string.Create(CultureInfo.InvariantCulture, $"【{++number:0000}】");
        var text = page.Document.QuerySelector("[name='Form.Text']")!.TextContent.TrimStart('\n');
        if (await DoneAsync("Edit", () => browser.SubmitAsync(page, "main form", new() { ["Form.Text"] = $"{text}{word}。" })))
            taken.Add(word);
    }

    private async Task ArrangeAsync(Browser browser, string press, Func<Opened, Dictionary<string, string>> with)
    {
        if (await OpenAsync(browser, "arrange") is not { } page || page.Document.QuerySelector($"button[value={press}]") is null)
            return;
        await DoneAsync(press, () => browser.SubmitAsync(page, "main form", new(with(page)) { ["Form.Press"] = press }));
    }

    private async Task TurnAsync(Browser browser)
    {
        // What was undone is taken again: its words are to be there in the end. Where the other was between, it stays undone and is refused.
        var page = await browser.OpenAsync($"{draft}/steps");
        if (page.Document.QuerySelectorAll(".things li").Length == 0)
            return;
        if (await DoneAsync("Undo", () => browser.SubmitAsync(page, "main form", new() { ["Form.Press"] = "Undo" })))
            Assert.True(await DoneAsync("Redo", async () => await browser.SubmitAsync(await browser.OpenAsync($"{draft}/steps"), "main form", new() { ["Form.Press"] = "Redo" })));
    }

    private async Task<Opened?> OpenAsync(Browser browser, string what)
    {
        var links = (await browser.OpenAsync($"{draft}/text")).Document.QuerySelectorAll($"section.spot a[data-open={what}]");
        return links.Length == 0 ? null : await browser.OpenAsync(links[random.Next(links.Length)].GetAttribute("href")!);
    }

    private string Any(Opened page, string field)
    {
        var options = page.Document.QuerySelectorAll($"[name='{field}'] option");
        return options[random.Next(options.Length)].GetAttribute("value")!;
    }

    private async Task<bool> DoneAsync(string step, Func<Task<Opened>> act)
    {
        var watch = Stopwatch.StartNew();
        var answer = await act();
        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Conflict or HttpStatusCode.BadRequest, $"{step}: {answer.Status}");
        if (!Steps.TryGetValue(step, out var times))
            Steps[step] = times = [];
        times.Add((answer.Status is HttpStatusCode.OK, watch.Elapsed.TotalMilliseconds));
        return answer.Status is HttpStatusCode.OK;
    }
}
