using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Troubles;

/// <summary>
/// Somebody who changes one box of one page again and again, each time to the next number; most saves are the page's own, some are presses of
/// the button. What was called saved is remembered, and so is what got no answer: it may be stored or not.
/// </summary>
/// <param name="village">Whose page it is.</param>
/// <param name="isSheet">Figures, or the text of a work item?</param>
/// <param name="cookies">Who it is.</param>
/// <param name="random">When a press, when a pause.</param>
internal sealed partial class BusyClerk(Village village, bool isSheet, CookieContainer cookies, Random random)
{
    private readonly string page = isSheet ? $"/units/{village.Id}/{TroubledCity.Period}/sheet" : $"/items/{village.Item}";
    private readonly HashSet<int> unanswered = [];
    private readonly List<string> violations = [];
    private readonly HashSet<string> told = [];
    private Dictionary<string, string> form = [];
    private string box = "";
    private HttpClient? browser;
    private int typed = isSheet ? TroubledCity.Figure : 0;
    private int saved = isSheet ? TroubledCity.Figure : 0;
    private bool isUnsure;

    public (int Saved, int Refused, int Broken) Counts { get; private set; }

    /// <summary>The sentence that may be told while there is trouble; null: none.</summary>
    public string? Sentence { get; set; }

    /// <summary>Goes on at the site where it is now, with the page as it stands open; the first time the page is opened.</summary>
    public async Task GoOnAsync(SiteRun run)
    {
        browser?.Dispose();
        browser = run.Browser(cookies);
        if (form.Count > 0)
            return;
        form = await FormFields.OfAsync(browser, page);
        box = isSheet ? form.Keys.First(name => name.EndsWith("].Value", StringComparison.Ordinal)) : "Form.Body";
        if (isSheet)
            form["Form.Move"] = "Save";
    }

    /// <summary>Opens the page anew and reads what stands in the box.</summary>
    public async Task<bool> SeesAsync()
    {
        using var answer = await browser!.GetAsync(new Uri(page, UriKind.Relative));
        return answer.StatusCode is HttpStatusCode.OK;
    }

    /// <summary>Saves until told to stop, or until nobody answers.</summary>
    public async Task WriteAsync(CancellationToken stop)
    {
        // One is always saved: what was under way when the trouble came is sent again before anything else, as a browser or its person does.
        do
        {
            // What got no answer is sent once more as it was, or has gone on since.
            if (!isUnsure || random.Next(2) == 0)
                form[box] = Words(++typed);
            if (!await SaveAsync(isPress: random.Next(5) == 0))
                return;
            await Task.Delay(random.Next(30), CancellationToken.None);
        }
        while (!stop.IsCancellationRequested);
    }

    /// <summary>Holds what is stored against what was called saved.</summary>
    public async Task<IReadOnlyList<string>> JudgeAsync(Store store)
    {
        var stored = await store.With(async db => isSheet
            ? (int)(await db.MetricSheets.AsNoTracking().Include(s => s.Values).SingleAsync(s => s.UnitId == village.Id)).Values.OrderBy(v => v.MetricId).First().Value!.Value
            : Number((await db.WorkItems.AsNoTracking().SingleAsync(i => i.Id == village.Item)).Body));
        if (stored < saved)
            violations.Add($"{page}: {saved} was called saved, {stored} is stored");
        else if (stored != saved && !unanswered.Contains(stored))
            violations.Add($"{page}: {stored} is stored, and nobody was told so: {saved} was called saved");
        string[] found = [.. violations];
        violations.Clear();
        return found;
    }

    /// <summary>What was told since it was last asked, and how often what came.</summary>
    public (int Saved, int Refused, int Broken, IReadOnlyList<string> Told) Take()
    {
        var ((done, refused, broken), said) = (Counts, told.ToList());
        Counts = default;
        told.Clear();
        return (done, refused, broken, said);
    }

    private async Task<bool> SaveAsync(bool isPress)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(page, UriKind.Relative)) { Content = new FormUrlEncodedContent(form) };
        if (!isPress)
            request.Headers.Add("X-Saves-Itself", "1");
        try
        {
            using var answer = await browser!.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            isUnsure = false;
            if (answer.StatusCode is HttpStatusCode.ServiceUnavailable)
                Refused(body, isPress);
            else if (isPress && answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther)
                await PressedAsync();
            else if (!isPress && answer.StatusCode is HttpStatusCode.OK)
                Saved(JsonDocument.Parse(body).RootElement);
            else
                violations.Add($"{page}: {(isPress ? "a press" : "a save")} of {typed} ends with {answer.StatusCode}: {Beginning(body)}");
            return true;
        }
        catch (HttpRequestException unread) when (unread.StatusCode is not null)
        {
            violations.Add($"{page}: after a press it is not shown: {unread.StatusCode}");
            return true;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or TaskCanceledException)
        {
            isUnsure = true;
            unanswered.Add(typed);
            Counts = Counts with { Broken = Counts.Broken + 1 };
            return false;
        }
    }

    // As the script does: the open form goes on with what the answer says.
    private void Saved(JsonElement answer)
    {
        foreach (var (field, name) in new[] { ("version", "Version"), ("key", "Key"), ("was", "Was") })
        {
            if (answer.TryGetProperty(field, out var value) && value.ValueKind is not JsonValueKind.Null)
                form[name] = value.ToString();
        }

        if (answer.TryGetProperty("told", out var rows) && rows.ValueKind is JsonValueKind.Object && rows.TryGetProperty("served", out var served))
            form["Form.Served"] = served.GetString()!;
        if (answer.GetProperty("faults").GetArrayLength() > 0)
            violations.Add($"{page}: {typed} was saved in part: {answer}");
        else if (!answer.GetProperty("again").GetBoolean())
            Acknowledged();
    }

    // A page was stored and another is opened: the person sees it.
    private async Task PressedAsync()
    {
        Acknowledged();
        var served = await FormFields.OfAsync(browser!, page);
        if (isSheet)
            served["Form.Move"] = "Save";
        if (served[box] != form[box])
            violations.Add($"{page}: “{form[box]}” was saved, “{served[box]}” is shown");
        form = served;
    }

    private void Acknowledged()
    {
        saved = typed;
        unanswered.RemoveWhere(number => number <= saved);
        Counts = Counts with { Saved = Counts.Saved + 1 };
    }

    private void Refused(string body, bool isPress)
    {
        Counts = Counts with { Refused = Counts.Refused + 1 };
        var words = isPress ? new HtmlParser().ParseDocument(body).QuerySelector("main")?.TextContent ?? "" : JsonDocument.Parse(body).RootElement.GetProperty("why").GetString() ?? "";
        // What comes as a page has the form around it.
        if (!isPress)
            told.Add(words);
        // That it is busy may be told at any time: on a machine with other work a save may wait for so long.
        if (!words.Contains(Trouble.Sentence(DatabaseFault.Busy), StringComparison.Ordinal) && (Sentence is null || !words.Contains(Sentence, StringComparison.Ordinal)))
            violations.Add($"{page}: told “{Beginning(words)}”, which is not so");
        if (isPress && !body.Contains(form[box], StringComparison.Ordinal))
            violations.Add($"{page}: “{form[box]}” does not come back with its refusal");
        if (!isPress && !JsonDocument.Parse(body).RootElement.GetProperty("retry").GetBoolean())
            violations.Add($"{page}: the page is not told to try again");
    }

    private string Words(int number) => isSheet ? number.ToString(CultureInfo.InvariantCulture) : $"全年做了不少工作，群众满意。〔{number}〕";

    private static int Number(string text) => Written().Match(text) is { Success: true } found ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    private static string Beginning(string words) => new([.. string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Take(160)]);

    [GeneratedRegex("〔([0-9]+)〕")]
    private static partial Regex Written();
}
