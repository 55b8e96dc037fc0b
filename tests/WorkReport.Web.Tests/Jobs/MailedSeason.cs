using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Jobs;
using WorkReport.Web.Platform;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Jobs;

/// <summary>
/// A season day by day, from before the first reminder until after the last, with two nodes on one Store. Of each ten villages of a township: three never
/// hand in; one hands in before −7, one between −3 and −1; one handed in before all and has it returned on −5; one is accepted; one is closed on −5; one
/// has no address, one wants no mail. What each person is to find in their box is counted here by hand, not asked of what is tested.
/// </summary>
public sealed class MailedSeason : IAsyncDisposable
{
    /// <summary>The day by which villages hand in; each level above has two days more.</summary>
    public static readonly DateOnly Due = new(2027, 1, 31);

    private static readonly Act By = new("测试", new DateTimeOffset(2026, 12, 31, 12, 0, 0, TimeSpan.FromHours(8)));

    private readonly List<ServiceProvider> nodes = [];
    private readonly List<JobRunner> runners = [];
    private readonly List<(int Unit, int Kind, int Contributor, int Reviewer)> villages = [];
    private readonly Dictionary<string, int> expected = [];

    public MailSink Sink { get; } = new();

    public Store Store { get; } = new();

    public int PeriodId { get; private set; }

    /// <summary>Units in all.</summary>
    public int Units { get; private set; }

    /// <summary>How many letters each address is to get in the whole season.</summary>
    public IReadOnlyDictionary<string, int> Expected => expected;

    public DateOnly Today => ChinaTime.DayOf(Store.Time.GetUtcNow());

    public async Task FoundAsync(int counties, int townships, int runnersOfThem = 2)
    {
        await Store.Upgrade();
        await Store.With(db => FoundAsync(db, counties, townships));
        for (var n = 0; n < runnersOfThem; n++)
            AddNode();
    }

    /// <summary>One more node, with everything of its own but the Store.</summary>
    public JobRunner AddNode(params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Store.Time).AddWorkReportDb(Store.Configuration).BuildServiceProvider();
        nodes.Add(services);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = Sink.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail:Security"] = "none",
            ["Mail:From"] = "report@example.cn",
            ["Site:Address"] = "https://report.example.cn/",
        }).AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        var mail = MailSettings.From(configuration);
        var clock = new BusinessClock(Store.Time, startsAt: null);
        var runner = new JobRunner(services.GetRequiredService<IServiceScopeFactory>(), [new RemindOfDays(mail, clock), new SendMail(mail, clock, Store.Time) { Patience = TimeSpan.FromSeconds(1) }], Store.Time, NullLogger<JobRunner>.Instance);
        runners.Add(runner);
        return runner;
    }

    /// <summary>All nodes look at once.</summary>
    public async Task LookAsync()
    {
        Store.Time.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(runners.Select(node => Task.Run(() => node.RunDueAsync(CancellationToken.None))));
    }

    /// <summary>Goes to a moment of a day in China.</summary>
    public void GoTo(DateOnly day, int hour = 8, int minute = 1) => Store.Time.SetUtcNow(new DateTimeOffset(day, new TimeOnly(hour, minute), ChinaTime.Offset));

    /// <summary>Days before and after the villages' day, each with two looks: one that reminds, one that sends.</summary>
    public async Task RunAsync(int from = -16, int until = 8)
    {
        for (var day = from; day <= until; day++)
        {
            GoTo(Due.AddDays(day));
            await Store.With(db => ActAsync(db, day));
            await LookAsync();
            await LookAsync();
            await LookAsync();
        }
    }

    /// <summary>A village's package is handed in.</summary>
    public Task HandInAsync(int unitId, int contributor) => Store.With(async db =>
    {
        var package = await db.Submissions.SingleOrDefaultAsync(s => s.UnitId == unitId && s.PeriodId == PeriodId) ?? db.Add(Submission.Begin(unitId, PeriodId, steps: 1, isTop: false, Now)).Entity;
        package.Submit(SubmissionRelation.Contributor, contributor, Now);
        await db.SaveChangesAsync();
    });

    public (int Unit, int Kind, int Contributor, int Reviewer) Village(int kind) => villages.First(village => village.Kind == kind);

    public static string AddressOf(string who) => $"{who}@example.cn";

    /// <summary>A letter's own words.</summary>
    public static string TextOf(MimeMessage letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return letter.TextBody!.ReplaceLineEndings("\n");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var runner in runners)
            runner.Dispose();
        foreach (var node in nodes)
            await node.DisposeAsync();
        await Sink.DisposeAsync();
        await Store.DisposeAsync();
    }

    private Act Now => new("测试", Store.Time.GetUtcNow());

    private async Task ActAsync(WorkReportDb db, int day)
    {
        var acting = villages.Where(village => (day, village.Kind) is (-10, 3) or (-2, 4) or (-5, 5) or (-5, 7)).ToList();
        if (acting.Count == 0)
            return;
        var units = acting.Exists(village => village.Kind is 7) ? await db.OrgUnits.ToListAsync() : [];
        var ids = acting.Where(village => village.Kind is 5).Select(village => village.Unit).ToList();
        var packages = await db.Submissions.Where(s => ids.Contains(s.UnitId)).ToDictionaryAsync(s => s.UnitId);
        foreach (var (unit, kind, contributor, reviewer) in acting)
        {
            if (kind is 7)
            {
                new OrgTree(units).Close(units.Single(u => u.Id == unit), Due.AddDays(-5), Now);
            }
            else if (kind is 5)
            {
                packages[unit].Return([], "请补充依据，数字是4238名。", SubmissionRelation.Reviewer, reviewer, Now);
            }
            else
            {
                var package = db.Add(Submission.Begin(unit, PeriodId, steps: 1, isTop: false, Now)).Entity;
                package.Submit(SubmissionRelation.Contributor, contributor, Now);
            }
        }

        await db.SaveChangesAsync();
    }

    private async Task FoundAsync(WorkReportDb db, int counties, int townships)
    {
        using var passwords = new Passwords();
        var (hash, accounts) = (await passwords.HashAsync("正月初一 liang jian feng"), new Accounts(db, passwords));
        var period = Years.Opened("2026", 2026, PeriodKind.Annual, Due, By);
        foreach (var level in new[] { UnitLevel.Village, UnitLevel.Township, UnitLevel.County, UnitLevel.City })
            period.SetDue(level, Due.AddDays(2 * (UnitLevel.Village - level)), By);
        db.Add(period);
        List<OrgUnit> all = [];
        var city = Found("示例市", UnitLevel.City, null);
        foreach (var county in Enumerable.Range(0, counties).Select(n => Found($"第{n}县", UnitLevel.County, city)).ToList())
        {
            foreach (var township in Enumerable.Range(0, townships).Select(n => Found($"{county.Name}{n}镇", UnitLevel.Township, county)).ToList())
            {
                foreach (var n in Enumerable.Range(0, 10))
                    Found($"{township.Name}{n}村", UnitLevel.Village, township);
            }
        }

        await db.SaveChangesAsync();
        (PeriodId, Units) = (period.Id, all.Count);
        var (packages, reviewers) = (new List<Submission>(), new Dictionary<string, Person>());
        List<(OrgUnit Unit, int Kind, Person Contributor)> founded = [];
        foreach (var unit in all)
        {
            var village = unit.Level is UnitLevel.Village ? unit.Name[^2] - '0' : -1;
            var person = Enrol($"c{unit.Code}", unit, unit.Level is UnitLevel.City or UnitLevel.County ? Role.Office : Role.Contributor, village is not 8, village is not 9,
                // −14, −7, −3, −1, +1; by what each kind of village does on the way.
                village switch { 3 => 1, 4 => 3, 5 => 4, 6 or 8 or 9 => 0, 7 => 2, _ => 5 });
            if (village >= 0)
                founded.Add((unit, village, person));
            // Of −14, −7, −3, −1, +1 each, and a letter on each of the two days on which something comes in.
            else if (unit.Level is UnitLevel.Township)
                reviewers.Add(unit.Code, Enrol($"r{unit.Code}", unit, Role.Reviewer, true, true, 7));
        }

        await db.SaveChangesAsync();
        foreach (var (unit, kind, contributor) in founded)
        {
            var reviewer = reviewers[unit.Code[..^2]];
            villages.Add((unit.Id, kind, contributor.Id, reviewer.Id));
            if (kind is not (5 or 6))
                continue;
            var package = Submission.Begin(unit.Id, period.Id, steps: 1, isTop: false, By);
            package.Submit(SubmissionRelation.Contributor, contributor.Id, By);
            if (kind is 6)
            {
                package.Make(SubmissionMove.Approve, SubmissionRelation.Reviewer, reviewer.Id, By);
                package.Make(SubmissionMove.Accept, SubmissionRelation.OfficeAbove, reviewer.Id, By);
            }

            packages.Add(package);
        }

        db.AddRange(packages);
        await db.SaveChangesAsync();

        OrgUnit Found(string name, UnitLevel level, OrgUnit? above)
        {
            var code = above is null ? "T" : FormattableString.Invariant($"{above.Code}{all.Count(unit => unit.Code.Length == above.Code.Length + 2 && unit.Code.StartsWith(above.Code, StringComparison.Ordinal)):00}");
            var unit = db.Add(OrgUnit.Found(code, name, level, above, new DateOnly(2020, 1, 1), By)).Entity;
            all.Add(unit);
            return unit;
        }

        Person Enrol(string name, OrgUnit unit, Role role, bool hasAddress, bool takes, int letters)
        {
            var person = db.Add(Person.Enrol(name, By)).Entity;
            person.Join(unit, role, By);
            person.Reach(hasAddress ? AddressOf(name) : "", takes, By);
            accounts.Open(person, name, hash, isPrinted: false, By);
            if (letters > 0)
                expected.Add(AddressOf(name), letters);
            return person;
        }
    }
}
