using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Tests.App;

/// <summary>
/// A small city below the top unit of the shared site, and someone for every role at one township of it. All names are its own,
/// so that a page may be searched for what should not be on it.
/// </summary>
public sealed class City
{
    public static readonly DateOnly Founded = new(2020, 1, 1);

    private static readonly SemaphoreSlim Gate = new(1);
    private static City? built;

    private readonly Dictionary<string, (int Id, string Name, string Above)> units = [];
    private readonly Dictionary<string, int> people = [];

    private City()
    {
    }

    /// <summary>Keys of units by their codes: A, A1, A11 … below one another.</summary>
    public int this[string code] => units[code].Id;

    /// <summary>Key of the contributor of that unit.</summary>
    public int ContributorOf(string code) => people[code];

    public string NameOf(string code) => units[code].Name;

    public IEnumerable<string> Codes => units.Keys;

    /// <summary>User name of whoever has that role at that unit.</summary>
    public static string UserAt(string code, Role role) => $"{role}.{code}";

    public const string NoRole = "NoRole.User";

    public static async Task<City> In(Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        await Gate.WaitAsync();
        try
        {
            return built ??= await BuildAsync(site);
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task<City> BuildAsync(Site site)
    {
        var city = new City();
        (string Code, string Name, UnitLevel Level, string Above)[] tree =
        [
            ("CA", "青禾县", UnitLevel.County, Site.Top), ("CB", "白石县", UnitLevel.County, Site.Top),
            ("CA1", "柳溪镇", UnitLevel.Township, "CA"), ("CA2", "松岗镇", UnitLevel.Township, "CA"), ("CB1", "云坪乡", UnitLevel.Township, "CB"),
            ("CA11", "柳溪一村", UnitLevel.Village, "CA1"), ("CA12", "柳溪二村", UnitLevel.Village, "CA1"),
            ("CA21", "松岗一村", UnitLevel.Village, "CA2"), ("CB11", "云坪一村", UnitLevel.Village, "CB1"),
        ];
        await site.With(async db =>
        {
            var made = db.OrgUnits.ToDictionary(u => u.Code);
            foreach (var (code, name, level, above) in tree)
                db.Add(made[code] = OrgUnit.Found(code, name, level, made[above], Founded, Site.By));
            await db.SaveChangesAsync();
            foreach (var (code, name, _, above) in tree)
                city.units[code] = (made[code].Id, name, above);
        });
        foreach (var (code, _, _, _) in tree)
            city.people[code] = await site.EnrolAsync(UserAt(code, Role.Contributor), (code, Role.Contributor));
        foreach (var role in new[] { Role.Reviewer, Role.Office, Role.Administrator })
            await site.EnrolAsync(UserAt("CA1", role), ("CA1", role));
        await site.EnrolAsync(UserAt("CA", Role.Administrator), ("CA", Role.Administrator));
        await site.EnrolAsync(UserAt("CB", Role.Administrator), ("CB", Role.Administrator));
        await site.EnrolAsync(NoRole);
        return city;
    }
}
