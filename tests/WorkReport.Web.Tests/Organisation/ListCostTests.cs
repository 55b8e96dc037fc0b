using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Pages.Organisation;
using WorkReport.Web.Platform;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Organisation;

/// <summary>A list asks the store as often for fifty rows as for five.</summary>
public sealed class ListCostTests(Site site) : SiteTest(site)
{
    [Fact]
    public async Task Five_rows_and_fifty_cost_the_same_number_of_commands()
    {
        await City.In(Site);
        var few = await CountyOfAsync(5);
        var many = await CountyOfAsync(50);
        foreach (var list in new[] { "units", "people", "log", "units?q", "people?q" })
        {
            var (cheap, fewRows) = await CostAsync(list, few);
            var (dear, manyRows) = await CostAsync(list, many);
            Assert.True(fewRows >= 5 && manyRows > fewRows, $"{list}: {fewRows}, {manyRows}");
            Assert.Equal((cheap, list), (dear, list));
            Assert.InRange(cheap, 1, 12);
        }
    }

    [Fact]
    public async Task Whatever_list_is_searched_by_unit_the_units_are_read_in_one_command()
    {
        await CountyOfAsync(6);
        await using var scope = Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
        using var counter = new CommandCounter(db);
        var units = await db.SearchAsync(db.OrgUnits, new DateOnly(2022, 12, 31), CancellationToken.None);
        Assert.Equal((6, 1), (units.Find("清单6县/清单").Count, counter.Count));
    }

    private async Task<int> CountyOfAsync(int villages)
    {
        var code = $"L{villages}";
        await Site.With(async db =>
        {
            var county = OrgUnit.Found(code, $"清单{villages}县", UnitLevel.County, await db.OrgUnits.SingleAsync(u => u.Code == Site.Top), City.Founded, Site.By);
            db.Add(county);
            for (var n = 0; n < villages; n++)
            {
                var village = OrgUnit.Found($"{code}-{n}", $"清单{n}村", UnitLevel.Village, county, City.Founded, Site.By);
                var person = Person.Enrol($"清单{n}", Site.By);
                person.Join(village, Role.Contributor, Site.By);
                db.AddRange(village, person);
            }

            await db.SaveChangesAsync();
        });
        return await Site.EnrolAsync($"管理{code}", (code, Role.Administrator));
    }

    /// <summary>Asks a list as its administrator, in a scope of its own, and counts the commands of that scope's context.</summary>
    private async Task<(int Commands, int Rows)> CostAsync(string list, int administrator)
    {
        var county = await Site.With(db => db.People.Where(p => p.Id == administrator).SelectMany(p => p.Memberships).Select(m => m.UnitId).SingleAsync());
        // Listened to from its first command on: a context that nobody listens to does not look again for a while.
        await using var scope = Site.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<WorkReportDb>();
        var person = services.GetRequiredService<CurrentPerson>();
        person.Enter(administrator, "管理", "管理", [Role.Administrator]);
        using var counter = new CommandCounter(db);
        switch (list)
        {
            case "units" or "units?q":
                var units = new UnitsModel(db, person) { Id = county, Search = list == "units" ? null : "清单" };
                await units.OnGetAsync(CancellationToken.None);
                return (counter.Count, units.Rows.Count);
            case "people" or "people?q":
                var people = new PeopleModel(db, person) { Search = list == "people" ? null : "qd" };
                await people.OnGetAsync(CancellationToken.None);
                return (counter.Count, people.Rows.Count);
            default:
                var log = new Pages.Audit.IndexModel(db, person, services.GetRequiredService<IStringLocalizer<SharedResource>>());
                await log.OnGetAsync(CancellationToken.None);
                return (counter.Count, log.Rows.Count);
        }
    }
}
