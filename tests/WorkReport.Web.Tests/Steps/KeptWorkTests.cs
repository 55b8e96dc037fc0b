using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using WorkReport.Web.Pages.Home;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Steps;

/// <summary>Whatever is done in whatever order: what is kept of the work of units over the lines of the trail is never other than what the store says.</summary>
public sealed class KeptWorkTests
{
    private readonly Random random = new(31);
    private readonly Dictionary<int, IReadOnlyList<HeldRole>> people = [];
    private int wrote;

    [Fact]
    public async Task What_is_kept_is_what_the_store_says_after_each_random_step()
    {
        await using var store = new Store();
        await store.Upgrade();
        RandomSteps? running = null;
        var (same, compared) = (0, 0);
        string? last = null;
        using var steps = new RandomSteps(store, seed: 31, count: 60, between: 1000, years: 2, after: async () =>
        {
            if (people.Count == 0)
                await store.With(EnrolAsync);
            await store.With(db => WriteAsync(db, running!.Today));
            foreach (var (person, roles) in people)
            {
                var kept = await SeenAsync(store, person, roles, running!.Today, isKept: true);
                Assert.Equal(await SeenAsync(store, person, roles, running.Today, isKept: false), kept);
                compared++;
                if (kept == last)
                    same++;
                last = kept;
            }
        });
        running = steps;
        await steps.RunAsync();
        // There was something to see, and it changed all the time.
        Assert.InRange(compared, 170, int.MaxValue);
        Assert.InRange(same, 0, compared / 10);
        Assert.InRange(wrote, 40, int.MaxValue);
    }

    private async Task EnrolAsync(WorkReportDb db)
    {
        var by = new Act("管理", Store.Noon);
        foreach (var (code, roles) in new[] { ("C", new[] { Role.Office, Role.Reviewer }), ("C1", [Role.Reviewer, Role.Office]), ("C11", [Role.Contributor]) })
        {
            var unit = await db.OrgUnits.SingleAsync(u => u.Code == code);
            var somebody = Person.Enrol($"某人{code}", by);
            foreach (var role in roles)
                somebody.Join(unit, role, by);
            db.Add(somebody);
            await db.SaveChangesAsync();
            people.Add(somebody.Id, [.. roles.Select(role => new HeldRole(unit.Id, role, Signs: false))]);
        }

        // The township also fills in for two of its villages.
        var township = await db.OrgUnits.SingleAsync(u => u.Code == "C11");
        foreach (var village in await db.OrgUnits.Where(u => u.Code == "C111" || u.Code == "C112").ToListAsync())
            village.LetFill(township, by);
        await db.SaveChangesAsync();
    }

    /// <summary>Somebody writes a work item, changes its words or its lead, takes one away, or comes and goes.</summary>
    private async Task WriteAsync(WorkReportDb db, DateOnly today)
    {
        var by = new Act("填报人", new DateTimeOffset(today, TimeOnly.MinValue, TimeSpan.Zero));
        if (await db.Periods.Where(p => p.State == PeriodState.Open).OrderBy(p => p.Id).FirstOrDefaultAsync() is not { } period)
            return;
        if (period.Sections.Count == 0)
        {
            period.AddSection(OutlinePart.Review, "工作", 1000, by);
            await db.SaveChangesAsync();
        }

        var units = await db.OrgUnits.Where(u => u.Code.StartsWith("C1")).OrderBy(u => u.Id).Select(u => u.Id).Take(9).ToListAsync();
        var unit = units[random.Next(units.Count)];
        var items = await db.WorkItems.Where(i => i.PeriodId == period.Id && units.Contains(i.UnitId)).OrderBy(i => i.Id).ToListAsync();
        var item = items.Count == 0 ? null : items[random.Next(items.Count)];
        switch (random.Next(6))
        {
            case 0 or 1:
                db.Add(WorkItem.Write(unit, period.Id, new ItemWords(period.Sections[0].Id, random.Next(2) == 0 ? "" : "办成了一件事。", FigureText.Parse("写。")), by));
                break;
            case 2 when item is not null:
                item.Change(new ItemWords(item.SectionId, item.Lead, FigureText.Parse(random.Next(10_000).ToString(CultureInfo.InvariantCulture))), by);
                break;
            case 3 when item is not null:
                item.Change(new ItemWords(item.SectionId, item.Lead == WorkItem.LeadToCome ? "办成了一件事。" : "", item.Text), by);
                break;
            case 4 when item is not null:
                item.Remove(by);
                db.Remove(item);
                break;
            default:
                db.Record(new Happening(by.At, by.Who, "account.signedIn"), "Account/1");
                break;
        }

        await db.SaveChangesAsync();
        wrote++;
    }

    /// <summary>What the pages of somebody would show: from what is kept, or from the store alone.</summary>
    private static Task<string> SeenAsync(Store store, int id, IReadOnlyList<HeldRole> roles, DateOnly today, bool isKept) => store.With(async db =>
    {
        var person = new CurrentPerson(store.Time, new BusinessClock(store.Time, new DateTimeOffset(today, new TimeOnly(9, 0), ChinaTime.Offset)));
        person.Enter(id, "某人", "某人", roles.Select(role => role.Role));
        var head = await db.AuditHeads.SingleAsync();
        if (isKept)
            db.AskedBy(id, roles, head.Rights, head.Sequence);
        List<object?> seen = [];
        var todo = new TodoQuery(db, person);
        seen.Add((await todo.ListAsync(default)).Select(line => new { line.Kind, line.Due, line.Units, Only = line.Only is { } thing ? new { thing.Unit, thing.Address, thing.Untouched, thing.Held, thing.Pieces, Missing = Missing(thing.Content) } : null }));
        seen.Add((await todo.ProgressAsync(default)).Select(Progress));
        foreach (var period in await db.Periods.AsNoTracking().OrderByDescending(p => p.Id).Take(2).ToListAsync())
        {
            foreach (var round in period.Rounds)
            {
                var address = Round.AddressOf(period.Code, round.Number);
                foreach (var unit in roles.Select(role => role.UnitId).Distinct())
                {
                    seen.Add(await TreeProgress.LoadAsync(db, id, today, unit, address) is { } progress ? Progress(progress) : null);
                    if (await TotalsLook.LoadAsync(db, id, today, unit, address, default) is { } look)
                    {
                        seen.Add(new
                        {
                            Rows = look.Table.Rows.Select(row => new { row.Metric.Id, row.Total.Own, row.Total.Below, row.Total.All, row.Total.Units, row.OnlyPrinted, row.IsBeforeUnaccepted, Before = row.Before?.All }),
                            look.Table.Counted,
                            look.Table.Expected,
                            Moved = look.Table.Moved.Select(moved => moved.Metric.Id),
                            Marked = look.Marked.OrderBy(marks => marks.Key).Select(marks => new { marks.Key, marks.Value.MustMend, marks.Value.Explain }),
                        });
                    }

                    seen.Add((await db.LevelsBelowAsync(unit, period, round.Number, default)).OrderBy(level => level.Key).Select(level => $"{level.Key} {level.Value}"));
                    seen.Add((await db.PeriodBeforeAsync(period))?.Code);
                }
            }
        }

        return JsonSerializer.Serialize(seen);
    });

    private static object Progress(TreeProgress progress) =>
        progress.All.Prepend(progress.Root).Select(unit => new { unit.Unit.Id, unit.Unit.Name, unit.State, unit.Status, unit.SubmissionId, unit.IsPartlyReturned, Missing = Missing(unit.Content), unit.Content.Items, unit.Content.Unwritten });

    private static IEnumerable<int>? Missing(Completeness? content) => content?.Missing.Select(metric => metric.Id);
}
