using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Demonstration;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Demonstration;

public class LoadDemonstrationTests(DemonstrationStore loaded)
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DemonstrationCity.Now.Date);
    private static readonly DateOnly BeforeAnythingHappened = new(2021, 1, 1);

    [Theory]
    [InlineData("澄川市管理员", Role.Administrator, 1111)]
    [InlineData("澄川市办公室2", Role.Office, 1111)]
    [InlineData("澄川市签发", Role.Reviewer, 1111)]
    [InlineData("澄川市办公室", Role.Contributor, 1)]
    [InlineData("桐川县填报", Role.Contributor, 1)]
    public async Task A_person_of_the_city_or_a_county_reaches_so_many_units(string userName, Role role, int units) =>
        Assert.Equal(units, await loaded.Store.With(async db => await db.UnitsWithin(await PersonId(db, userName), Today, role).CountAsync()));

    /// <summary>What the store answers must be what the plan of the city says, for everybody.</summary>
    [Fact]
    public async Task Everybody_reaches_exactly_the_units_that_are_theirs()
    {
        var city = loaded.City;
        var standing = city.Units.Where(city.Stands).ToList();
        var below = standing.ToLookup(city.ParentOf);
        await loaded.Store.With(async db =>
        {
            var people = await db.Accounts.AsNoTracking().ToDictionaryAsync(account => account.UserName, account => account.PersonId);
            Assert.Equal(city.People.Count, people.Count);
            foreach (var person in city.People.Where((_, i) => i < 40 || i % 20 == 0))
            {
                var expected = new HashSet<string>([person.Unit]);
                if (person.Roles.Any(role => role is not Role.Contributor))
                    expected.UnionWith(Below(person.Unit));
                expected.UnionWith(standing.Where(unit => unit.FilledBy == person.Unit && person.Roles.Contains(Role.Contributor)).Select(unit => unit.Code));
                var reached = await db.UnitsWithin(people[person.UserName], Today).Select(unit => unit.Code).ToListAsync();
                Assert.Equal(expected.Order(StringComparer.Ordinal), reached.Order(StringComparer.Ordinal));
            }
        });

        IEnumerable<string> Below(string code) => below[code].SelectMany(unit => Below(unit.Code).Prepend(unit.Code));
    }

    [Fact]
    public async Task A_township_that_went_to_another_county_is_seen_from_the_old_one_in_the_old_years_only()
    {
        var moved = loaded.City.Changes.Single(change => change.Name is not null && change.Parent != loaded.City.Of(change.Unit).Parent);
        Assert.Equal((true, false), await Sees("平岚县审核"));
        Assert.Equal((false, true), await Sees("翠湖区审核"));

        async Task<(bool Before, bool Today)> Sees(string userName) => await loaded.Store.With(async db =>
        {
            var id = await PersonId(db, userName);
            return (await db.UnitsWithin(id, BeforeAnythingHappened).AnyAsync(unit => unit.Code == moved.Unit),
                await db.UnitsWithin(id, Today).AnyAsync(unit => unit.Code == moved.Unit));
        });
    }

    [Fact]
    public async Task The_city_sees_1113_units_in_2020_and_what_has_ended_no_more_today()
    {
        var ended = loaded.City.Units.Where(unit => !loaded.City.Stands(unit)).Select(unit => unit.Code).ToList();
        Assert.Equal(2, ended.Count);
        await loaded.Store.With(async db =>
        {
            var office = await PersonId(db, "澄川市办公室");
            Assert.Equal(1113, await db.UnitsWithin(office, BeforeAnythingHappened).CountAsync());
            Assert.Equal(0, await db.UnitsWithin(office, Today).CountAsync(unit => ended.Contains(unit.Code)));
            Assert.Equal("翠湖区柳荫镇关工委", await db.OrgUnits.Where(unit => unit.Code == "990124106000").Select(unit => unit.Name).SingleAsync());
        });
    }

    [Fact]
    public async Task A_township_that_became_a_town_is_called_as_it_was_in_the_half_year_and_by_its_new_name_in_the_year() => await loaded.Store.With(async db =>
    {
        var unit = await db.OrgUnits.AsNoTracking().AsSplitQuery().SingleAsync(unit => unit.Name == "桐川县马蹄镇关工委");
        Assert.Equal("桐川县马蹄乡关工委", unit.NameOn(DemonstrationYear.Half.CountedUntil));
        Assert.Equal(unit.Name, unit.NameOn(DemonstrationYear.This.CountedUntil));
        Assert.Single(unit.Places);
        Assert.NotNull(await db.Accounts.SingleOrDefaultAsync(account => account.UserName == "马蹄镇填报"));
    });

    [Fact]
    public async Task The_password_opens_the_account_and_another_does_not()
    {
        using var passwords = new Passwords();
        var kept = await loaded.Store.With(db => db.Accounts.Where(account => account.UserName == "溪源镇填报").SelectMany(account => account.Credentials).Where(c => c.Kind == CredentialKind.Password).Select(c => c.Secret).SingleAsync());
        Assert.True(await passwords.IsAsync(kept, LoadDemonstration.Password, TestContext.Current.CancellationToken));
        Assert.False(await passwords.IsAsync(kept, "demo-2022-Demo", TestContext.Current.CancellationToken));
        Assert.All(loaded.City.People, person => Assert.True(Passwords.May(LoadDemonstration.Password, person.UserName).IsYes));
    }

    [Fact]
    public async Task The_audit_trail_tells_of_everything_and_is_whole() =>
        await loaded.Store.With(async db =>
        {
            Assert.Null(await db.VerifyAuditAsync());
            var told = await db.AuditEntries.GroupBy(entry => entry.What).Select(group => new { What = group.Key, Count = group.Count() })
                .ToDictionaryAsync(group => group.What, group => group.Count);
            Assert.Equal(loaded.City.Units.Count, told["unit.founded"]);
            Assert.Equal(loaded.City.Changes.Count(change => change.Parent is not null && change.Parent != loaded.City.Of(change.Unit).Parent), told["unit.moved"]);
            Assert.Equal(2, told["unit.closed"]);
            Assert.Equal(2, told["unit.renamed"]);
            Assert.Equal(667, told["unit.fillerChanged"]);
            Assert.Equal(loaded.City.People.Count, told["person.enrolled"]);
            Assert.Equal(loaded.City.People.Sum(person => person.Roles.Count), told["person.joined"]);
            Assert.Equal(loaded.City.People.Count, told["account.opened"]);
        });

    [Fact]
    public async Task A_second_time_nothing_is_added()
    {
        var before = await Counts();
        Assert.False(await DemonstrationStore.Load(loaded.Store, loaded.City));
        Assert.Equal(before, await Counts());

        async Task<(int, int, int, int)> Counts() => await loaded.Store.With(async db =>
            (await db.OrgUnits.CountAsync(), await db.People.CountAsync(), await db.Accounts.CountAsync(), await db.AuditEntries.CountAsync()));
    }

    [Fact]
    public async Task A_store_with_a_unit_of_its_own_is_left_alone()
    {
        await using var store = new Store();
        await store.Upgrade();
        await store.With(async db =>
        {
            db.Add(OrgUnit.Found("1", "某单位", UnitLevel.City, null, Today, new("测试", Store.Noon)));
            await db.SaveChangesAsync();
        });
        Assert.False(await DemonstrationStore.Load(store, loaded.City));
        Assert.Equal(1, await store.With(db => db.OrgUnits.CountAsync()));
        Assert.Equal(0, await store.With(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task What_breaks_off_half_way_leaves_nothing_behind()
    {
        await using var store = new Store();
        await store.Upgrade();
        // The name of the last person is taken: the very last rows fail.
        await store.With(async db =>
        {
            using var passwords = new Passwords();
            var by = new Domain.Audit.Act("测试", Store.Noon);
            new Accounts(db, passwords).Open(Person.Enrol("某人", by), loaded.City.People[^1].UserName, "-", isPrinted: false, by);
            await db.SaveChangesAsync();
        });

        var refused = await Assert.ThrowsAnyAsync<DbUpdateException>(() => DemonstrationStore.Load(store, loaded.City));
        Assert.Equal(DatabaseFault.Duplicate, Databases.Fault(refused));
        Assert.Equal(0, await store.With(db => db.OrgUnits.CountAsync()));
        Assert.Equal(1, await store.With(db => db.People.CountAsync()));
        Assert.Null(await store.With(db => db.VerifyAuditAsync()));
    }

    private static Task<int> PersonId(WorkReportDb db, string userName) =>
        db.Accounts.Where(account => account.UserName == userName).Select(account => account.PersonId).SingleAsync();
}
