using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.WorkItems;

/// <summary>A county of a test's own with one township below it, somebody who enters for the township, and a figure of each.</summary>
public sealed class County
{
    private static int next;

    private readonly Site site;

    private County(Site site) => this.site = site;

    public int Township { get; private set; }

    public int Metric { get; private set; }

    public int Above { get; private set; }

    public City City { get; private set; } = null!;

    /// <summary>Who enters for the township.</summary>
    public Browser Writer { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public string Items => $"/units/{Township}/{City.Period}/items";

    public string Plans => $"/units/{Township}/{City.Period}/plans";

    /// <summary>How the form names the township's own figure.</summary>
    public string Figure => $"{Metric}.{Township}.Own";

    public string WriterName { get; private set; } = "";

    public static async Task<County> FoundAsync(Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        var code = $"WI{Interlocked.Increment(ref next)}";
        var county = new County(site) { City = await City.In(site), WriterName = $"填报{code}" };
        county.Metric = county.City.Metric;
        await site.With(async db =>
        {
            var top = await db.OrgUnits.SingleAsync(u => u.Code == Site.Top);
            var above = OrgUnit.Found(code, $"试写县{code}", UnitLevel.County, top, City.Founded, Site.By);
            db.Add(above);
            await db.SaveChangesAsync();
            var unit = OrgUnit.Found(code + "-1", $"试写镇{code}", UnitLevel.Township, above, City.Founded, Site.By);
            db.Add(unit);
            await db.SaveChangesAsync();
            (county.Above, county.Township) = (above.Id, unit.Id);
        });
        await county.FillAsync(county.Township, 3);
        await county.FillAsync(county.Above, 987654);
        await site.EnrolAsync(county.WriterName, (code + "-1", Role.Contributor));
        county.Client = await site.ClientOf(county.WriterName);
        county.Writer = new Browser(county.Client);
        return county;
    }

    /// <summary>Puts a value into the sheet of a unit.</summary>
    public Task FillAsync(int unit, decimal value) => site.With(async db =>
    {
        var sheet = await db.MetricSheets.Include(s => s.Values).SingleOrDefaultAsync(s => s.UnitId == unit && s.PeriodId == City.PeriodId) ?? db.Add(MetricSheet.Begin(unit, City.PeriodId, Site.By)).Entity;
        sheet.Fill([new MetricEntry((await db.Metrics.SingleAsync(m => m.Id == Metric)).Now, new Figure(value))], Site.By);
        await db.SaveChangesAsync();
    });

    /// <summary>Hands the package of the township in, or returns it.</summary>
    public Task MoveAsync(Action<Submission> move) => site.With(async db =>
    {
        var package = await db.Submissions.SingleOrDefaultAsync(s => s.UnitId == Township && s.PeriodId == City.PeriodId)
            ?? db.Add(Submission.Begin(Township, City.PeriodId, steps: 1, isTop: false, Site.By)).Entity;
        move(package);
        await db.SaveChangesAsync();
    });

    public async Task<int> AuthorAsync() => await site.With(db => db.People.Where(p => p.Name == WriterName).Select(p => p.Id).SingleAsync());

    /// <summary>Writes an item through the form.</summary>
    public async Task<Opened> WriteAsync(string lead, string body = "", string? chosen = null, string placed = "")
    {
        var page = await Writer.OpenAsync($"{Items}/new");
        return await Writer.SubmitAsync(page, "main form", new() { ["Form.Lead"] = lead, ["Form.Body"] = body, ["Form.Chosen"] = chosen ?? "", ["Form.Placed"] = placed });
    }

    /// <summary>What a script says of a figure that stands once in the text.</summary>
    public static string Placed(string figure, string words, int nth = 0, int of = 1) => $"[{{\"key\":\"{figure}\",\"nth\":{nth},\"of\":{of},\"words\":\"{words}\"}}]";

    public Task<WorkItem> ItemAsync(int id) => site.With(db => db.WorkItems.AsNoTracking().SingleAsync(i => i.Id == id));

    /// <summary>The key at the end of the address one was led to.</summary>
    public static int IdOf(Opened page)
    {
        ArgumentNullException.ThrowIfNull(page);
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        return int.Parse(page.Path.Split('?')[0].Split('/')[^1], CultureInfo.InvariantCulture);
    }
}
