using System.Diagnostics;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Faults;

/// <summary>
/// The site as a process of its own, which can be killed and started again on the same data and port. Every unit of its store has
/// somebody of its own who writes there, so that nobody meets anybody.
/// </summary>
internal sealed class FaultSite : IAsyncDisposable
{
    public const string Period = "2022";
    public const string Password = "正月初一 liang jian feng";

    public static readonly Act By = new("测试", new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8)));

    private readonly Store store = new();
    private readonly Queue<(int Id, string User)> units = [];
    private Process? process;
    private int periodId;
    private int sectionId;

    private FaultSite()
    {
    }

    /// <summary>Where it listens; the same after it was killed.</summary>
    public Uri? Address { get; private set; }

    /// <summary>A store with so many units, and the site that serves it.</summary>
    public static async Task<FaultSite> StartedAsync(int units)
    {
        var site = new FaultSite();
        await site.store.Upgrade();
        await site.store.With(db => site.FillAsync(db, units));
        await site.StartAsync();
        return site;
    }

    /// <summary>Starts the site and waits until it says that it is ready.</summary>
    public async Task StartAsync() =>
        (process, Address) = await SiteProcess.StartAsync(store.Folder, TimeSpan.FromSeconds(180), "serve", "--data", store.Folder, "--urls", $"http://127.0.0.1:{Address?.Port ?? 0}");

    /// <summary>From one moment to the next, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>A page of a unit that nobody has written for yet.</summary>
    public Task<Desk> DeskAsync(DeskKind kind)
    {
        lock (units)
        {
            var (id, user) = units.Dequeue();
            return Desk.SetAsync(store, kind, id, user, periodId, sectionId);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await KillAsync();
        await store.DisposeAsync();
    }

    private async Task FillAsync(WorkReportDb db, int many)
    {
        var founded = new DateOnly(2020, 1, 1);
        var top = db.Add(OrgUnit.Found("TOP", "示例市", UnitLevel.City, null, founded, By)).Entity;
        var period = db.Add(Years.Opened(Period, 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), By)).Entity;
        var section = period.AddSection(OutlinePart.Review, "服务大局展现新作为", 0, By);
        var metric = db.Add(Metric.Define("M01", "五老宣讲", "场次", RollUp.Sum, By)).Entity;
        metric.Describe("五老宣讲", "主题教育", "年内面向青少年的宣讲", "场次", QuantityStyle.Exact, [UnitLevel.County], By);
        await db.SaveChangesAsync();
        db.Add(Catalogue.Of(period, [metric], By));
        using var passwords = new Passwords();
        var accounts = new Accounts(db, passwords);
        var hash = await passwords.HashAsync(Password);
        List<(OrgUnit Unit, string User)> made = [];
        for (var n = 1; n <= many; n++)
        {
            var unit = db.Add(OrgUnit.Found($"U{n}", $"第{n}县", UnitLevel.County, top, founded, By)).Entity;
            made.Add((unit, $"办公室{n}"));
        }

        await db.SaveChangesAsync();
        foreach (var (unit, user) in made)
        {
            var person = db.Add(Person.Enrol(user, By)).Entity;
            person.Join(unit, Role.Office, By);
            accounts.Open(person, user, hash, isPrinted: false, By);
            units.Enqueue((unit.Id, user));
        }

        await db.SaveChangesAsync();
        (periodId, sectionId) = (period.Id, section.Id);
    }
}
