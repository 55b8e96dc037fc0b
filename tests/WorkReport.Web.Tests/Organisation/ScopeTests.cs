using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Jottings;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Reports;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using WorkReport.Web.Data.Search;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Organisation;

public sealed class ScopeTests : IAsyncLifetime
{
    private static readonly DateOnly Founded = new(2020, 1, 1);
    private static readonly Act By = new("测试", Store.Noon);

    private readonly Store store = new();

    public async ValueTask InitializeAsync() => await store.Upgrade();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    /// <summary>What the store answers is what a walk up the tree, day by day, finds: no unit more and none less.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Over_random_trees_moves_and_roles_the_scope_is_the_walk_up_the_places(int seed)
    {
#pragma warning disable CA5394 // Chance that can be repeated is the point.
        var random = new Random(seed);
        var units = await PlantAsync(random, 40);
        await MoveAndCloseAsync(random, units.Count);
        var people = await EnrolAsync(random, 15);
#pragma warning restore CA5394

        var all = await store.With(db => db.OrgUnits.AsNoTracking().ToListAsync());
        var everyone = await store.With(db => db.People.AsNoTracking().ToListAsync());
        var seen = 0;
        foreach (var day in new[] { Founded.AddDays(-1), Founded, Founded.AddDays(400), Founded.AddDays(900), Founded.AddDays(5000) })
        {
            foreach (var person in everyone)
            {
                foreach (var roles in (Role[][])[[], [Role.Contributor], [Role.Reviewer, Role.Office], [Role.Administrator]])
                {
                    var within = await store.With(db => db.UnitsWithin(person.Id, day, roles).Select(u => u.Id).Order().ToListAsync());
                    Assert.Equal(Walk(all, person, day, roles), within);
                    seen += within.Count;
                    var met = await store.With(db => db.PeopleWithin(person.Id, day, roles).Select(p => p.Id).ToListAsync());
                    var sees = Walk(all, person, day, roles);
                    Assert.Superset(everyone.Where(p => p.Memberships.Any(m => sees.Contains(m.UnitId))).Select(p => p.Id).ToHashSet(), met.ToHashSet());
                    if (!Walk(all, person, day, [Role.Administrator]).Any(id => all.Single(u => u.Id == id).PlaceOn(day)!.ParentId is null))
                        Assert.All(met, id => Assert.Contains(everyone.Single(p => p.Id == id).Memberships, m => sees.Contains(m.UnitId)));
                    var rules = await store.With(db => db.PeopleAdministeredBy(person.Id, day).ToListAsync());
                    var reign = Walk(all, person, day, [Role.Administrator]);
                    Assert.All(rules.SelectMany(p => p.Memberships), m =>
                        Assert.True(reign.Contains(m.UnitId) || all.Single(u => u.Id == m.UnitId).PlaceOn(day) is null));
                }
            }
        }

        Assert.InRange(seen, 100, int.MaxValue);
        Assert.Equal(15, people);
    }

    /// <summary>With what was closed since a day, and of a period by its own tree or today's: no unit more and none less.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Over_random_trees_a_period_is_read_by_its_own_tree_and_by_todays(int seed)
    {
#pragma warning disable CA5394 // Chance that can be repeated is the point.
        var random = new Random(seed);
        var units = await PlantAsync(random, 30);
        await MoveAndCloseAsync(random, units.Count);
        await EnrolAsync(random, 16);
#pragma warning restore CA5394

        var all = await store.With(db => db.OrgUnits.AsNoTracking().ToListAsync());
        Assert.Contains(all, unit => unit.ClosedOn is not null);
        var everyone = await store.With(db => db.People.AsNoTracking().ToListAsync());
        var more = 0;
        foreach (var (year, today) in new[] { (2020, Founded.AddDays(300)), (2021, Founded.AddDays(900)), (2022, Founded.AddDays(2000)) })
        {
            var period = ReportingPeriod.Announce($"{year}", year, PeriodKind.Annual, new DateOnly(year, 12, 31), By);
            foreach (var person in everyone)
            {
                foreach (var roles in (Role[][])[[], [Role.Contributor], [Role.Reviewer, Role.Office]])
                {
                    var changed = await store.With(db => db.UnitsWithin(person.Id, period.TreeOn(today), roles).Select(u => u.Id).Order().ToListAsync());
                    Assert.Equal(Walk(all, person, today, roles, period.CountedFrom), changed);
                    var read = await store.With(db => db.UnitsReadIn(person.Id, today, period, roles).Select(u => u.Id).Order().ToListAsync());
                    Assert.Equal(changed.Union(Walk(all, person, period.CountedUntil, roles, period.CountedFrom)).Order(), read);
                    more += read.Count - (await store.With(db => db.UnitsWithin(person.Id, today, roles).CountAsync()));
                }
            }
        }

        Assert.True(more > 0, "Nothing was closed or moved.");
    }

    /// <summary>A request knows the roles of who asks from its beginning: it finds what the store finds that has to be asked for them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Over_random_trees_who_is_known_reaches_what_the_store_says(int seed)
    {
#pragma warning disable CA5394 // Chance that can be repeated is the point.
        var random = new Random(seed);
        var units = await PlantAsync(random, 30);
        await MoveAndCloseAsync(random, units.Count);
        await EnrolAsync(random, 20);
#pragma warning restore CA5394

        Func<WorkReportDb, int, TreeDay, IQueryable<OrgUnit>>[] reached =
        [
            (db, id, tree) => db.UnitsWithin(id, tree), (db, id, tree) => db.UnitsWithin(id, tree, Role.Contributor), (db, id, tree) => db.UnitsWithin(id, tree, Role.Reviewer, Role.Office),
            (db, id, tree) => db.UnitsWithin(id, tree, Role.Contributor, Role.Administrator), (db, id, tree) => db.UnitsEnteredBy(id, tree), (db, id, tree) => db.UnitsOwnedBy(id, tree),
            (db, id, tree) => db.UnitsReviewedBy(id, tree), (db, id, tree) => db.UnitsRecordedBy(id, tree), (db, id, tree) => db.UnitsReceivedBy(id, tree),
            (db, id, tree) => db.UnitsReadAndReceivedBy(id, tree), (db, id, tree) => db.UnitsSignedBy(id, tree), (db, id, tree) => db.UnitsOpenedBy(id, tree.Day),
        ];
        var period = ReportingPeriod.Announce("2021", 2021, PeriodKind.Annual, new DateOnly(2021, 12, 31), By);
        var seen = new int[reached.Length + 1];
        foreach (var person in await store.With(db => db.People.AsNoTracking().Where(p => p.IsActive).ToListAsync()))
        {
            IReadOnlyList<HeldRole> held = [.. person.Memberships.Select(m => new HeldRole(m.UnitId, m.Role, m.Signs))];
            foreach (var tree in new[] { new TreeDay(Founded.AddDays(400)), new TreeDay(Founded.AddDays(900), Founded.AddDays(300)), new TreeDay(Founded.AddDays(5000)) })
            {
                for (var n = 0; n < reached.Length; n++)
                    seen[n] += await SameAsync(person.Id, held, db => reached[n](db, person.Id, tree));
                seen[^1] += await SameAsync(person.Id, held, db => db.UnitsReadIn(person.Id, tree.Day, period, Role.Reviewer, Role.Office, Role.Contributor));
            }
        }

        Assert.All(seen.Index().Where(way => way.Index is not (3 or 7 or 9 or 10 or 11)), way => Assert.True(way.Item > 0, $"Nobody reaches anything in way {way.Index}."));
    }

    /// <summary>Whatever the search gives, its page would open; and what a page would open, the search gives. Of every kind, whoever asks, with moves and closings.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Over_random_trees_what_is_found_is_what_its_page_would_open(int seed)
    {
#pragma warning disable CA5394 // Chance that can be repeated is the point.
        var random = new Random(seed);
        var units = await PlantAsync(random, 14);
        await MoveAndCloseAsync(random, units.Count);
        await EnrolAsync(random, 12);
#pragma warning restore CA5394
        await store.With(async db =>
        {
            // So that somebody finds something of every kind, however the tree has grown.
            var (all, top) = (Person.Enrol("样样都管", By), await db.OrgUnits.OrderBy(u => u.Id).FirstAsync());
            foreach (var role in Enum.GetValues<Role>())
                all.Join(top, role, By);
            db.Add(all);
            await db.SaveChangesAsync();
        });
        await store.With(db => WriteEverywhereAsync(db, units));
        while (await store.With(db => db.CatchUpAsync()) > 0)
        {
        }

        var today = Founded.AddDays(900);
        var periods = await store.With(db => db.Periods.AsNoTracking().OrderBy(p => p.Id).ToListAsync());
        var (words, named) = (SearchWords.Read("共同的词"), SearchWords.Read("单位"));
        var found = new Dictionary<SearchKind, int>();
        var left = 0;
        foreach (var person in await store.With(db => db.People.AsNoTracking().OrderBy(p => p.Id).ToListAsync()))
        {
            IReadOnlyList<HeldRole>? held = person.IsActive && person.Id % 2 == 0 ? [.. person.Memberships.Select(m => new HeldRole(m.UnitId, m.Role, m.Signs))] : null;
            var opened = await store.With(db => OpenedAsync(db, person.Id, today, units, periods));
            foreach (var kind in Enum.GetValues<SearchKind>())
            {
                var asked = kind switch { SearchKind.Unit => named, SearchKind.Person => SearchWords.Read("号人"), _ => words };
                var (rows, count) = await store.With(async db =>
                {
                    if (held is not null)
                        db.AskedBy(person.Id, held, rights: 0, trail: 0);
                    var search = await SearchQuery.OfAsync(db, person.Id, today);
                    return (await search.PageAsync(kind, asked, 0, 1000), await search.CountAsync(kind, asked));
                });
                Assert.Equal(opened.Where(key => SearchText.KindOf(key) == kind).Order(), rows.Select(row => row.Key).Order());
                Assert.Equal(rows.Count, count);
                Assert.Equal(rows.Select(row => row.Key).OrderDescending(), rows.Select(row => row.Key));
                found[kind] = found.GetValueOrDefault(kind) + rows.Count;
            }

            var beginnings = await store.With(async db => await (await SearchQuery.OfAsync(db, person.Id, today)).BeginningsAsync(words, 3));
            Assert.All(beginnings, row => Assert.Contains(row.Key, opened));
            Assert.All(beginnings.CountBy(row => row.Kind), kind => Assert.InRange(kind.Value, 1, 3));
            left += (units.Count * periods.Count) - opened.Count(key => SearchText.KindOf(key) == SearchKind.WorkItem);
        }

        Assert.All(Enum.GetValues<SearchKind>(), kind => Assert.True(found[kind] > 0, $"Nobody finds any {kind}."));
        Assert.True(left > 0, "Everybody finds everything.");
    }

    private static async Task WriteEverywhereAsync(WorkReportDb db, List<int> units)
    {
        const string words = "共同的词";
        ReportingPeriod[] periods =
        [
            ReportingPeriod.Announce("2020", 2020, PeriodKind.Annual, new DateOnly(2020, 12, 31), By), ReportingPeriod.Announce("2021", 2021, PeriodKind.Annual, new DateOnly(2021, 12, 31), By),
            ReportingPeriod.Announce("2022", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), By), ReportingPeriod.Announce("2019", 2019, PeriodKind.Annual, new DateOnly(2019, 12, 31), By, isBackfill: true),
        ];
        var sections = periods.Select(period => period.AddSection(OutlinePart.Review, "主要工作", 0, By)).ToList();
        db.AddRange(periods);
        await db.SaveChangesAsync();
        periods[0].Open(By);
        periods[1].Open(By);
        foreach (var (period, section) in periods.Zip(sections))
        {
            foreach (var unit in units)
            {
                var report = Report.Draft(unit, period.Id, new ReportHead("总结", "", "", ""), By);
                report.AddBlock(new BlockSpot(BlockPlace.Opening), words, new FigureText([new TextPiece("一段。")]), [], By);
                db.AddRange(
                    report, WorkItem.Write(unit, period.Id, new ItemWords(section.Id, "事项", new FigureText([new TextPiece(words)])), By),
                    PlanItem.Propose(unit, period.Id, new PlanTask(section.Id, words, null, null, "", "", "", null), By));
            }
        }

        foreach (var unit in await db.OrgUnits.ToListAsync())
        {
            db.Add(Jotting.Note(unit.Id, Founded, words, "", null, By));
            // A line of the log about the unit itself.
            unit.Coin("两同：共同的词、同样的词", By);
        }

        foreach (var person in await db.People.ToListAsync())
            person.Rename($"{person.Id}号人", By);
        await db.SaveChangesAsync();
    }

    /// <summary>The keys of all that the pages of somebody open, asked the way the pages ask.</summary>
    private static async Task<HashSet<long>> OpenedAsync(WorkReportDb db, int person, DateOnly today, List<int> units, List<ReportingPeriod> periods)
    {
        HashSet<long> opened = [];
        foreach (var item in await db.WorkItems.AsNoTracking().ToListAsync())
        {
            if (await db.UnitYearAsync(person, today, item.UnitId, periods.Single(p => p.Id == item.PeriodId).Code) is null)
                continue;
            opened.Add(SearchText.KeyOf(SearchKind.WorkItem, item.Id));
            opened.UnionWith(await db.PlanItems.Where(p => p.UnitId == item.UnitId && p.PeriodId == item.PeriodId).Select(p => SearchText.KeyOf(SearchKind.PlanItem, p.Id)).ToListAsync());
        }

        foreach (var report in await db.Reports.AsNoTracking().Include(r => r.Blocks).AsSplitQuery().ToListAsync())
        {
            if (await db.ReportYearAsync(person, today, report.Id) is not null)
                opened.UnionWith(report.Blocks.Select(block => SearchText.KeyOf(SearchKind.ReportBlock, block.Id)));
        }

        var entered = await db.UnitsEnteredBy(person, today).Select(u => u.Id).ToListAsync();
        opened.UnionWith((await db.Jottings.Where(j => entered.Contains(j.UnitId)).Select(j => j.Id).ToListAsync()).Select(id => SearchText.KeyOf(SearchKind.Jotting, id)));
        opened.UnionWith((await db.UnitsWithin(person, TreeDay.WithAll(today)).Where(u => u.Name.Contains("单位")).Select(u => u.Id).ToListAsync()).Select(id => SearchText.KeyOf(SearchKind.Unit, id)));
        opened.UnionWith((await db.PeopleWithin(person, today, Role.Administrator).Select(p => p.Id).ToListAsync()).Select(id => SearchText.KeyOf(SearchKind.Person, id)));
        var ruled = await db.UnitsWithin(person, TreeDay.WithAll(today), Role.Administrator).Select(u => u.Id).ToListAsync();
        var lines = await db.AuditEntries.AsNoTracking().Where(e => e.After!.Contains("共同的词")).ToListAsync();
        opened.UnionWith(lines.Where(line => ruled.Contains(units[0]) || ruled.Exists(id => line.Subject == $"OrgUnit/{id}")).Select(line => SearchText.KeyOf(SearchKind.Line, line.Sequence)));
        return opened;
    }

    private async Task<int> SameAsync(int person, IReadOnlyList<HeldRole> held, Func<WorkReportDb, IQueryable<OrgUnit>> reach)
    {
        var asked = await store.With(db => reach(db).Select(u => u.Id).Order().ToListAsync());
        var known = await store.With(db =>
        {
            db.AskedBy(person, held, rights: 0, trail: 0);
            return reach(db).Select(u => u.Id).Order().ToListAsync();
        });
        Assert.Equal(asked, known);
        return asked.Count;
    }

    [Fact]
    public async Task What_is_known_of_who_asks_does_not_outlive_a_turn_taken_or_a_save()
    {
        var top = (await PlantAsync(new Random(9), 5))[0];
        await store.With(async db =>
        {
            IReadOnlyList<HeldRole> held = [new(top, Role.Office, false)];
            db.AskedBy(7, held, rights: 0, trail: 0);
            Assert.Equal(5, await db.UnitsWithin(7, Founded).CountAsync());
            await using (await db.Database.BeginTransactionAsync())
            {
                await db.TakeTurnAsync();
                Assert.Equal(0, await db.UnitsWithin(7, Founded).CountAsync());
            }

            db.AskedBy(7, held, rights: 0, trail: 0);
            db.Add(Person.Enrol("李淑芬", By));
            await db.SaveChangesAsync();
            Assert.Equal(0, await db.UnitsWithin(7, Founded).CountAsync());
        });
    }

    [Fact]
    public async Task Who_has_left_reaches_nothing_and_again_after_coming_back()
    {
        var top = (await PlantAsync(new Random(9), 5))[0];
        var person = await store.With(async db =>
        {
            var person = Person.Enrol("李淑芬", By);
            person.Join(await db.OrgUnits.SingleAsync(u => u.Id == top), Role.Office, By);
            db.Add(person);
            await db.SaveChangesAsync();
            return person.Id;
        });
        Assert.Equal(5, await Reach());
        await Change(p => p.Deactivate(By));
        Assert.Equal(0, await Reach());
        Assert.Equal(0, await store.With(db => db.PeopleWithin(person, Founded).CountAsync()));
        await Change(p => p.Reactivate(By));
        Assert.Equal(5, await Reach());

        Task<int> Reach() => store.With(db => db.UnitsWithin(person, Founded).CountAsync());
        Task Change(Action<Person> change) => store.With(async db =>
        {
            change(await db.People.SingleAsync(p => p.Id == person));
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task A_move_that_is_not_saved_leaves_the_index_as_it_was()
    {
        await PlantAsync(new Random(3), 20);
        var before = await store.Outside("SELECT group_concat(AncestorId || '-' || UnitId || '-' || \"From\") FROM OrgReaches");
        await store.Outside("CREATE TRIGGER no BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'no'); END");
        await Assert.ThrowsAnyAsync<Exception>(() => MoveAndCloseAsync(new Random(3), 20));
        Assert.Equal(before, await store.Outside("SELECT group_concat(AncestorId || '-' || UnitId || '-' || \"From\") FROM OrgReaches"));
    }

    [Fact]
    public async Task A_city_of_1700_units_is_founded_in_one_save_within_seconds_and_one_move_is_quick()
    {
        var started = TimeProvider.System.GetTimestamp();
        var ids = await store.With(async db =>
        {
            var units = Cities(10, 15, 10).ToList();
            db.AddRange(units);
            await db.SaveChangesAsync();
            return units.Select(u => u.Id).ToList();
        });
        Assert.Equal(1661, ids.Count);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 15);
        started = TimeProvider.System.GetTimestamp();
        await store.With(async db =>
        {
            var tree = new OrgTree(await db.OrgUnits.ToListAsync());
            var units = await db.OrgUnits.ToListAsync();
            tree.Move(units.Single(u => u.Code == "C1T1"), units.Single(u => u.Code == "C2"), Founded.AddDays(9), By);
            await db.SaveChangesAsync();
        });
        TestContext.Current.SendDiagnosticMessage($"move: {TimeProvider.System.GetElapsedTime(started).TotalMilliseconds:N0} ms");
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 5);
    }

    private static IEnumerable<OrgUnit> Cities(int counties, int townships, int villages)
    {
        var city = OrgUnit.Found("S", "示例市", UnitLevel.City, null, Founded, By);
        yield return city;
        for (var c = 1; c <= counties; c++)
        {
            var county = OrgUnit.Found($"C{c}", $"第{c}县", UnitLevel.County, city, Founded, By);
            yield return county;
            for (var t = 1; t <= townships; t++)
            {
                var township = OrgUnit.Found($"C{c}T{t}", $"第{t}乡", UnitLevel.Township, county, Founded, By);
                yield return township;
                for (var v = 1; v <= villages; v++)
                    yield return OrgUnit.Found($"C{c}T{t}V{v}", $"第{v}村", UnitLevel.Village, township, Founded, By);
            }
        }
    }

#pragma warning disable CA5394 // Chance that can be repeated is the point.
    private Task<List<int>> PlantAsync(Random random, int count) => store.With(async db =>
    {
        List<OrgUnit> units = [OrgUnit.Found("U0", "顶层", UnitLevel.City, null, Founded, By)];
        while (units.Count < count)
            units.Add(OrgUnit.Found($"U{units.Count}", $"第{units.Count}单位", UnitLevel.Township, units[random.Next(units.Count)], Founded, By));
        db.AddRange(units);
        await db.SaveChangesAsync();
        return units.ConvertAll(u => u.Id);
    });

    private async Task MoveAndCloseAsync(Random random, int count)
    {
        for (var n = 0; n < 30; n++)
        {
            await store.With(async db =>
            {
                var units = await db.OrgUnits.OrderBy(u => u.Id).ToListAsync();
                var tree = new OrgTree(units);
                var (unit, other, day) = (units[random.Next(count)], units[random.Next(count)], Founded.AddDays(random.Next(1, 1200)));
                if (random.Next(3) == 0 && tree.CanClose(unit, day).IsYes)
                    tree.Close(unit, day, By);
                else if (random.Next(8) == 0 && tree.CanUndoClose(unit).IsYes)
                    tree.UndoClose(unit, By);
                else if (random.Next(8) == 0 && tree.CanUndoMove(unit).IsYes)
                    tree.UndoMove(unit, By);
                else if (tree.CanMove(unit, other, day).IsYes)
                    tree.Move(unit, other, day, By);
                if (random.Next(3) == 0)
                    unit.LetFill(units[random.Next(count)], By);
                await db.SaveChangesAsync();
            });
        }
    }

    private Task<int> EnrolAsync(Random random, int count) => store.With(async db =>
    {
        var units = await db.OrgUnits.OrderBy(u => u.Id).ToListAsync();
        for (var n = 0; n < count; n++)
        {
            var person = Person.Enrol($"第{n}人", By);
            for (var m = random.Next(4); m > 0; m--)
                person.Join(units[random.Next(units.Count)], (Role)random.Next(4), By);
            if (random.Next(6) == 0)
                person.Deactivate(By);
            db.Add(person);
        }

        await db.SaveChangesAsync();
        return count;
    });
#pragma warning restore CA5394

    /// <summary>Upwards from every unit, place by place, also from what was closed after a day: no index, no SQL.</summary>
    private static List<int> Walk(List<OrgUnit> units, Person person, DateOnly day, Role[] roles, DateOnly? since = null)
    {
        return person.IsActive ? [.. units.Where(Reached).Select(u => u.Id).Order()] : [];

        bool Reached(OrgUnit unit)
        {
            if (unit.PlaceOn(day) is null && (unit.Places[0].From > day || !(unit.ClosedOn > since)))
                return false;
            for (int? at = unit.Id; at is { } id; at = Place(units.Single(u => u.Id == id)).ParentId)
            {
                foreach (var m in person.Memberships.Where(m => m.UnitId == id && (roles.Length == 0 || roles.Contains(m.Role))))
                {
                    if (m.Role != Role.Contributor || id == unit.Id || unit.FilledById == id)
                        return true;
                }
            }

            return false;
        }

        OrgPlace Place(OrgUnit unit) => unit.PlaceOn(day) ?? unit.Places[^1];
    }
}
