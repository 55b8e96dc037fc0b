using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Jottings;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Reviews;
using WorkReport.Web.Data;

namespace WorkReport.Web.Demonstration;

/// <summary>
/// Writes the <see cref="DemonstrationCity"/> into an empty store, through the same methods as the pages use, so that every rule has
/// been asked and every line of the audit trail is there. All of it in one transaction: a start that breaks off leaves nothing behind.
/// </summary>
/// <param name="db">The store.</param>
/// <param name="accounts">Who signs in.</param>
/// <param name="passwords">How passwords are kept.</param>
/// <param name="time">The real clock.</param>
/// <param name="write">Writes 报送通知; without it there are none.</param>
public sealed class LoadDemonstration(WorkReportDb db, Accounts accounts, Passwords passwords, TimeProvider time, WriteNotice? write = null)
{
    /// <summary>The password of every account. It is no secret: whoever starts the demonstration is told it.</summary>
    public const string Password = "demo-2022-demo";

    private const string Who = "demo";

    /// <summary>Loads it, unless the store has units already.</summary>
    /// <returns>True when it was loaded; false when there was nothing to do.</returns>
    public async Task<bool> RunAsync(DemonstrationCity city, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(city);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.OrgUnits.AnyAsync(cancel))
            return false;

        var by = new Act(Who, time.GetUtcNow());
        var units = Found(city, by);
        db.AddRange(units.Values);
        // The keys first: what happens to units afterwards names others by them.
        await db.SaveChangesAsync(cancel);

        Change(city, units, by);
        var people = Enrol(city, units, await passwords.HashAsync(Password, cancel), by);
        await db.SaveChangesAsync(cancel);
        var actors = new DemonstrationActors(city, people.ToDictionary(pair => pair.Key, pair => pair.Value.Id), by.At);
        Jot(city, units, by);
        await db.SaveChangesAsync(cancel);
        // From here on units and people are keys: kept in mind, they would be looked through at every save.
        db.ChangeTracker.Clear();
        var (year, ids) = (new DemonstrationYear(city), units.ToDictionary(pair => pair.Key, pair => pair.Value.Id));
        await new LoadDemonstrationYear(db, year, ids, actors).RunAsync(cancel);
        if (write is not null)
            await new LoadDemonstrationNotices(db, year, ids, actors, write).RunAsync(cancel);
        db.AddRange(Maps(units[city.Units[0].Code].Id, by));
        db.Add(Route(units[city.Guides().First(guide => units[guide.Unit].Level is UnitLevel.County).Unit], by with { Dated = DemonstrationYear.CollectedAgain }));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>What the village that is shown first noted in the course of the year.</summary>
    private void Jot(DemonstrationCity city, Dictionary<string, OrgUnit> units, Act by)
    {
        var village = city.Guides().Select(person => units[person.Unit]).Last(unit => unit.Level is UnitLevel.Village);
        foreach (var row in EmbeddedText.Rows("Demonstration.jottings"))
            db.Add(Jotting.Note(village.Id, DateOnly.ParseExact(row[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), row[1], row[2], photo: null, by));
    }

    /// <summary>审核流程 for what a county hands in next.</summary>
    private static ReviewRoute Route(OrgUnit county, Act by) => ReviewRoute.Set(
        county, [.. DemonstrationText.Blocks("year").Single(block => block.Kind == "route").Words.Select((step, at) => new RouteStep(at, step.Value, Enum.Parse<StepReader>(step.Key)))], by);

    /// <summary>Sheets of others that the city's office has matched.</summary>
    private static IEnumerable<ColumnMap> Maps(int unitId, Act by) => DemonstrationText.Rows("maps").Select(row =>
    {
        var columns = row.Skip(3).Select(column => column.Split('=', 2, StringSplitOptions.TrimEntries)).ToList();
        var layout = new SheetLayout
        {
            HeadRows = int.Parse(row[2], CultureInfo.InvariantCulture),
            Heads = [.. columns.Select(column => column[0])],
            Columns = [.. columns.Select((column, at) => new MatchedColumn(column[1], at)).Where(column => column.Target.Length > 0)],
        };
        return ColumnMap.Keep(row[1], Enum.Parse<ImportKind>(row[0]), unitId, layout, by);
    });

    private static Dictionary<string, OrgUnit> Found(DemonstrationCity city, Act by)
    {
        Dictionary<string, OrgUnit> units = [];
        foreach (var unit in city.Units)
        {
            units.Add(unit.Code, OrgUnit.Found(
                unit.Code, unit.Name, unit.Level, unit.Parent is { } parent ? units[parent] : null, DemonstrationCity.Founded, by));
        }

        return units;
    }

    private static void Change(DemonstrationCity city, Dictionary<string, OrgUnit> units, Act by)
    {
        var tree = new OrgTree(units.Values);
        foreach (var change in city.Changes)
        {
            if (change.Parent is { } parent && units[parent].Id != units[change.Unit].PlaceOn(change.From)?.ParentId)
                tree.Move(units[change.Unit], units[parent], change.From, by);
            else if (change.Parent is null)
                tree.Close(units[change.Unit], change.From, by);
            if (change.Name is { } name)
                tree.Rename(units[change.Unit], name, change.From, by);
        }

        units.Values.Single(unit => unit.Level is UnitLevel.City).Coin(string.Join('\n', EmbeddedText.Lines("Demonstration.formulas")), by);
        foreach (var unit in city.Units.Where(city.IsAlone))
            units[unit.Code].LetSignOnPaper(onPaper: true, by);
        foreach (var unit in city.Units.Where(unit => unit.FilledBy is not null))
            units[unit.Code].LetFill(units[unit.FilledBy!], by);
    }

    /// <summary>One hash for all: it takes a tenth of a second on purpose, and the password is the same.</summary>
    private Dictionary<string, Person> Enrol(DemonstrationCity city, Dictionary<string, OrgUnit> units, string hash, Act by)
    {
        Dictionary<string, Person> people = [];
        foreach (var someone in city.People)
        {
            var person = Person.Enrol(someone.Name, by);
            foreach (var role in someone.Roles)
                person.Join(units[someone.Unit], role, by, signs: role == Role.Reviewer && someone.Signs);
            // Offices of the city and its counties read mail; their own domain is nobody's.
            if (someone.Roles.Contains(Role.Office) && units[someone.Unit].Level is UnitLevel.City or UnitLevel.County)
                person.Reach(FormattableString.Invariant($"office{units[someone.Unit].Code.ToLowerInvariant()}@example.cn"), takesMail: true, by);
            db.Add(person);
            accounts.Open(person, someone.UserName, hash, isPrinted: false, by);
            people.Add(someone.UserName, person);
        }

        return people;
    }
}
