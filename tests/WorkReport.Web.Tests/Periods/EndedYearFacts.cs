using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Periods;

/// <summary>
/// All that a person is told of a year, as strings that can be compared: what the queries of the pages answer, written as JSON, and the words of
/// the pages without what is offered to be done today. Every fact is named after the unit that it is about. The mark of a unit that was closed
/// is not left out: a year that ended before does not know of it.
/// </summary>
internal sealed class EndedYearFacts
{
    private static readonly DateOnly Today = new(2022, 12, 20);
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<string, string> facts = new(StringComparer.Ordinal);
    private readonly EndedYearSite site;
    private readonly int person;
    private readonly HttpClient client;

    private EndedYearFacts(EndedYearSite site, int person, HttpClient client) => (this.site, this.person, this.client) = (site, person, client);

    /// <summary>What the reader is told of these units and of these reports.</summary>
    /// <param name="site">The site.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="units">Codes of units.</param>
    /// <param name="reports">Keys of reports.</param>
    /// <param name="withPages">Also what the pages say, which takes much longer than to ask the queries.</param>
    public static async Task<SortedDictionary<string, string>> OfAsync(EndedYearSite site, string reader, IEnumerable<string> units, int[] reports, bool withPages)
    {
        var taking = await ByAsync(site, reader);
        foreach (var unit in units)
        {
            foreach (var round in EndedYearSite.RoundsOf(unit))
            {
                await taking.AskAsync(unit, round);
                if (withPages)
                    await taking.ReadAsync(unit, round);
            }
        }

        foreach (var report in reports)
            await taking.TellOfReportAsync(report);
        return taking.facts;
    }

    /// <summary>What the top unit is told of the totals of a year.</summary>
    public static async Task<string> TotalsAsync(EndedYearSite site, string year)
    {
        var reader = await ByAsync(site, EndedYearSite.Office);
        return await reader.WordsAsync($"/units/{site[Site.Top]}/{year}/totals") + await reader.WordsAsync($"/units/{site[Site.Top]}/{year}/progress");
    }

    private static async Task<EndedYearFacts> ByAsync(EndedYearSite site, string reader) =>
        new(site, await site.With(db => db.People.Where(p => p.Name == reader).Select(p => p.Id).SingleAsync()), await site.ClientOf(reader));

    /// <summary>What the queries behind 汇总, 报送进度 and 统计表 answer.</summary>
    private Task AskAsync(string code, int round) => site.With(async db =>
    {
        var (totals, unit, address) = (new TotalsQuery(db), site[code], Round.AddressOf(EndedYearSite.Year, round));
        Keep("totals", Written(await totals.TableAsync(person, Today, unit, address)));
        foreach (var (metric, id) in site.Metrics)
            Keep($"behind {metric}", Written(await totals.BehindAsync(person, Today, unit, address, id, everyUnit: true)));
        Keep("progress", Written(await TreeProgress.LoadAsync(db, person, Today, unit, address)));
        Keep("sheet", Written(await db.MetricSheets.AsNoTracking().Include(s => s.Corrections).Where(s => s.UnitId == unit && s.PeriodId == site.YearId && s.Round == round).ToListAsync()));

        void Keep(string what, string fact) => facts.Add($"{code} {address} {what}", fact);
    });

    /// <summary>What the pages say: of every unit its sheet and its package, with all that was ever handed in; of those at the top of a reach their tables too.</summary>
    private async Task ReadAsync(string code, int round)
    {
        var (unit, address) = (site[code], Round.AddressOf(EndedYearSite.Year, round));
        List<string> paths = [$"/units/{unit}/{address}/sheet"];
        if (code is Site.Top or "A")
            paths.AddRange($"/units/{unit}/{address}/totals", $"/units/{unit}/{address}/totals/{site.Metrics["F01"]}?all=true", $"/units/{unit}/{address}/progress", $"/units/{unit}/{address}/submission");
        if (await site.With(db => db.Submissions.SingleOrDefaultAsync(s => s.UnitId == unit && s.PeriodId == site.YearId && s.Round == round)) is { } package)
            paths.AddRange([$"/submissions/{package.Id}", .. Enumerable.Range(1, package.LatestRevision ?? 0).Select(number => $"/submissions/{package.Id}/revisions/{number}")]);
        foreach (var path in paths)
            facts.Add($"{code} page {path}", await WordsAsync(path));
    }

    /// <summary>The page, every version as it is served, the draft as it is served, and what would be composed now, set afresh.</summary>
    private async Task TellOfReportAsync(int id)
    {
        var report = await site.With(db => db.Reports.Include(r => r.Editions).AsSplitQuery().SingleAsync(r => r.Id == id));
        var code = EndedYearSite.Codes.Single(unit => site[unit] == report.UnitId);
        facts.Add($"{code} report page", await WordsAsync($"/reports/{id}?check=true"));
        foreach (var number in report.Editions.Select(edition => edition.Number))
            facts.Add($"{code} report version {number}", await FileAsync($"/reports/{id}/editions/{number}.pdf"));
        facts.Add($"{code} report draft", await FileAsync($"/reports/{id}/draft.pdf"));
        var (words, file) = await site.WithServices(async services =>
        {
            var db = services.GetRequiredService<WorkReportDb>();
            var (unit, period) = (await db.OrgUnits.SingleAsync(u => u.Id == report.UnitId), await db.Periods.SingleAsync(p => p.Id == report.PeriodId));
            var now = (await db.ReportBasisAsync(await db.Reports.AsSplitQuery().SingleAsync(r => r.Id == id), unit, period)).Facts();
            return (now.ToJson(), new DraftPages(services.GetRequiredService<ChineseFonts>()).Of(id, now)!.File());
        });
        facts.Add($"{code} report composed now", words);
        facts.Add($"{code} report set now", Convert.ToBase64String(file));
    }

    private async Task<string> FileAsync(string path)
    {
        var bytes = await client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
        Assert.Equal("%PDF-"u8.ToArray(), bytes[..5]);
        return $"{Convert.ToHexStringLower(SHA256.HashData(bytes))} {Convert.ToBase64String(bytes)}";
    }

    /// <summary>What the page says, less the ways from there and what is not printed.</summary>
    private async Task<string> WordsAsync(string path)
    {
        // Not by the browser of the tests: it judges every page, which takes longer than to make it.
        using var page = await client.GetAsync(new Uri(path, UriKind.Relative));
        var main = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync()).QuerySelector("main")!;
        foreach (var apart in main.QuerySelectorAll(".noprint, nav"))
            apart.Remove();
        return $"{page.StatusCode} " + string.Join(' ', main.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Written<T>(T answer) => JsonSerializer.Serialize(answer, Readable);
}
