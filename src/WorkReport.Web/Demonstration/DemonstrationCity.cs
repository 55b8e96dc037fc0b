using System.Globalization;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Demonstration;

/// <summary>A unit as it was founded.</summary>
/// <param name="Code">Twelve digits.</param>
/// <param name="Name">The body, as a report prints it.</param>
/// <param name="Place">The place alone, with its township where a village name may stand in several; user names begin with it.</param>
/// <param name="Level">What it is.</param>
/// <param name="Parent">Code of the unit above; null for the city.</param>
/// <param name="FilledBy">Code of the unit that fills in for it; null where it does so itself.</param>
public sealed record DemonstrationUnit(string Code, string Name, string Place, UnitLevel Level, string? Parent, string? FilledBy = null);

/// <summary>Something that happened to a unit after it was founded.</summary>
/// <param name="From">First day on which it is otherwise.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Parent">Code of the unit that it stands below from then on; null when it is no more.</param>
/// <param name="Name">Its name from then on; null when that stays.</param>
public sealed record DemonstrationChange(DateOnly From, string Unit, string? Parent, string? Name = null);

/// <summary>Someone who signs in.</summary>
/// <param name="Name">Their name.</param>
/// <param name="UserName">Place and role, so that whoever knows one user name can guess the others.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Roles">What they do there; the first one stands in the user name.</param>
/// <param name="Signs">As reviewer they approve the unit's report.</param>
public sealed record DemonstrationPerson(string Name, string UserName, string Unit, IReadOnlyList<Role> Roles, bool Signs = false);

/// <summary>
/// The demonstration city: its tree, what happened to it, its people. No database and no clock: the same every time. On the day of
/// the demonstration 1,111 units stand: a city, 10 counties and districts, 100 townships and sub-districts, 1,000 villages and
/// communities; two more have ended before.
/// </summary>
/// <remarks>
/// A unit is a body and is called as its own letters and the reports above call it. County and city: the place and 关工委. A township
/// carries its county in front, because the city's lists and reports name it without any other sign of where it is; so a township that
/// goes to another county gets a new name. A village is called by its own name alone and its body is a 关工小组; two villages of different
/// counties may be called alike. Codes follow the usual scheme of twelve digits: two for the province (99 is none), two for the city,
/// two for the county, three for the township (街道 from 001, 镇 from 100, 乡 from 200), three for the village (社区 from 001, 村 from 200).
/// A code stays when the unit moves.
/// </remarks>
public sealed class DemonstrationCity
{
    /// <summary>First day of every unit.</summary>
    public static readonly DateOnly Founded = new(2015, 1, 1);

    /// <summary>Business time of the demonstration starts here: the due dates of 2022 lie just ahead.</summary>
    public static readonly DateTimeOffset Now = new(2022, 12, 20, 9, 0, 0, ChinaTime.Offset);

    private const int Villages = 1000;
    private const int LeastVillages = 5;
    private const int MostVillages = 14;

    private readonly DemonstrationNames names = DemonstrationNames.Read();
    private readonly List<DemonstrationUnit> units = [];
    private readonly List<DemonstrationChange> changes = [];
    private readonly List<DemonstrationPerson> people = [];
    private readonly Dictionary<string, DemonstrationUnit> byCode;

    /// <summary>Invents it.</summary>
    public DemonstrationCity()
    {
        FoundCityAndCounties();
        FoundVillages();
        HappenSince();
        ChooseWhoFillsIn();
        Enrol();
        byCode = units.ToDictionary(unit => unit.Code);
    }

    /// <summary>All units, the one above before those below it.</summary>
    public IReadOnlyList<DemonstrationUnit> Units => units;

    /// <summary>What happened, in its order.</summary>
    public IReadOnlyList<DemonstrationChange> Changes => changes;

    /// <summary>Everybody, the city's people first.</summary>
    public IReadOnlyList<DemonstrationPerson> People => people;

    /// <summary>The unit with this code.</summary>
    public DemonstrationUnit Of(string code) => byCode[code];

    /// <summary>Code of the unit above on the day of the demonstration; null for the city and for a unit that is no more.</summary>
    public string? ParentOf(DemonstrationUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return ParentOn(unit, DateOnly.MaxValue);
    }

    /// <summary>Code of the unit above on a day; null for the city and for a unit that is no more.</summary>
    public string? ParentOn(DemonstrationUnit unit, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return changes.FindLast(change => change.Unit == unit.Code && change.From <= day) is { } change ? change.Parent : unit.Parent;
    }

    /// <summary>The same, but of a unit that is no more the one it stood below last.</summary>
    public string? AboveOn(DemonstrationUnit unit, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return changes.FindLast(change => change.Unit == unit.Code && change.From <= day && change.Parent is not null) is { } change ? change.Parent : unit.Parent;
    }

    /// <summary>Is it the village that has ended?</summary>
    public bool HasEnded(DemonstrationUnit unit) => unit is { Level: UnitLevel.Village } && !Stands(unit);

    /// <summary>Is it the village where one person does all the work?</summary>
    public bool IsAlone(DemonstrationUnit unit) => names["alone"].Contains(unit?.Place);

    /// <summary>Does it stand on a day?</summary>
    public bool StandsOn(DemonstrationUnit unit, DateOnly day) => unit is { Level: UnitLevel.City } || ParentOn(unit, day) is not null;

    /// <summary>Does it still stand on the day of the demonstration?</summary>
    public bool Stands(DemonstrationUnit unit) => unit is { Level: UnitLevel.City } || ParentOf(unit) is not null;

    /// <summary>
    /// Whom to sign in as to walk the whole way: the city's people, then those of a county, of a township in it and of a village in
    /// that, which has an account of its own beside others that have none.
    /// </summary>
    public IReadOnlyList<DemonstrationPerson> Guides()
    {
        var village = people.First(person => units.Exists(unit =>
            unit.Code == person.Unit && unit.Level is UnitLevel.Village && ParentOf(unit) == Township(names["merged"][2]).Code));
        HashSet<string> way = [];
        for (var code = village.Unit; code is not null; code = ParentOf(units.Single(unit => unit.Code == code)))
            way.Add(code);
        return people.FindAll(person => way.Contains(person.Unit));
    }

    private void FoundCityAndCounties()
    {
        var committee = names.Word("committee");
        var (cityCode, city) = (Twelve(names["city"][0]), names["city"][1]);
        units.Add(new DemonstrationUnit(cityCode, city + committee, city, UnitLevel.City, null));
        foreach (var county in names.Lines("county"))
        {
            var code = Twelve(county[0]);
            units.Add(new DemonstrationUnit(code, county[1] + committee, county[1], UnitLevel.County, cityCode));
            foreach (var (kind, first) in new[] { ("subdistrict", 1), ("town", 100), ("township", 200) })
            {
                var places = county.Skip(2).Where(place => place.EndsWith(names.Word(kind), StringComparison.Ordinal));
                units.AddRange(places.Select((place, i) => new DemonstrationUnit(
                    Twelve(county[0] + Three(first + i)), county[1] + place + committee, place, UnitLevel.Township, code)));
            }
        }
    }

    private void FoundVillages()
    {
        // One more than stand today: one of them has ended.
        var sizes = Sizes(Villages + 1);
        foreach (var county in units.Where(unit => unit.Level is UnitLevel.County).ToList())
        {
            using var villages = names.Villages(county.Code).GetEnumerator();
            using var communities = names.Communities(county.Code).GetEnumerator();
            foreach (var township in units.Where(unit => unit.Parent == county.Code).ToList())
                units.AddRange(VillagesOf(township, sizes[township.Code], villages, communities));
        }
    }

    /// <summary>A sub-district has communities, a town one around its market, a township none.</summary>
    private IEnumerable<DemonstrationUnit> VillagesOf(DemonstrationUnit township, int size, IEnumerator<string> villages, IEnumerator<string> communities)
    {
        var (community, village, town) = (names.Word("community"), names.Word("village"), names.Word("town"));
        var urban = township.Place.EndsWith(names.Word("subdistrict"), StringComparison.Ordinal) ? size
            : township.Place.EndsWith(town, StringComparison.Ordinal) ? 1 : 0;
        for (var i = 0; i < size; i++)
        {
            var name = i >= urban ? Next(villages) + village
                : (urban == 1 ? township.Place[..^town.Length] : Next(communities)) + community;
            yield return new DemonstrationUnit(
                Twelve(township.Code[..9] + Three(i < urban ? 1 + i : 200 + i - urban)), name + names.Word("group"), township.Place + name, UnitLevel.Village, township.Code);
        }
    }

    /// <summary>How many villages each township has: different, and the sum is exact.</summary>
    private Dictionary<string, int> Sizes(int sum)
    {
        var sizes = units.Where(unit => unit.Level is UnitLevel.Township)
            .ToDictionary(unit => unit.Code, unit => LeastVillages + 1 + DemonstrationNames.Lot("size", unit.Code, MostVillages - LeastVillages));
        while (sizes.Values.Sum() != sum)
        {
            var step = Math.Sign(sum - sizes.Values.Sum());
            foreach (var code in sizes.Keys.Where(code => sizes[code] + step is >= LeastVillages and <= MostVillages)
                .Take(Math.Abs(sum - sizes.Values.Sum())).ToList())
            {
                sizes[code] += step;
            }
        }

        return sizes;
    }

    private void HappenSince()
    {
        var merged = names["merged"];
        var (gone, into) = (Township(merged[1]), Township(merged[2]));
        changes.AddRange(units.Where(unit => unit.Parent == gone.Code).Select(village => new DemonstrationChange(Day(merged), village.Code, into.Code)));
        changes.Add(new DemonstrationChange(Day(merged), gone.Code, null));

        var moved = names["moved"];
        var (township, county) = (Township(moved[1]), units.Single(unit => unit.Place == moved[2]));
        changes.Add(new DemonstrationChange(Day(moved), township.Code, county.Code, county.Place + township.Place + names.Word("committee")));

        var ended = names["ended"];
        changes.Add(new DemonstrationChange(Day(ended), units.Last(unit => unit.Parent == Township(ended[1]).Code).Code, null));

        Rename(names["renamed"]);

        // A village that went to another township is from now on named after that one.
        foreach (var village in changes.Where(change => change.Parent == into.Code).Select(change => units.FindIndex(unit => unit.Code == change.Unit)))
            units[village] = units[village] with { Place = into.Place + units[village].Place[gone.Place.Length..] };
    }

    /// <summary>Under another name from a day on, at the same place in the tree; its people and villages are called after the new one.</summary>
    private void Rename(string[] words)
    {
        var (was, becomes) = (Township(words[1]), words[2]);
        changes.Add(new DemonstrationChange(Day(words), was.Code, was.Parent, was.Name.Replace(was.Place, becomes, StringComparison.Ordinal)));
        foreach (var i in Enumerable.Range(0, units.Count).Where(i => units[i].Code == was.Code || units[i].Parent == was.Code))
            units[i] = units[i] with { Place = becomes + units[i].Place[was.Place.Length..] };
    }

    /// <summary>Two villages of three are filled in by their township.</summary>
    private void ChooseWhoFillsIn()
    {
        foreach (var (i, n) in Enumerable.Range(0, units.Count).Where(i => units[i].Level is UnitLevel.Village && Stands(units[i])).Select((i, n) => (i, n)))
        {
            if (n % 3 > 0)
                units[i] = units[i] with { FilledBy = ParentOf(units[i]) };
        }

        foreach (var i in Enumerable.Range(0, units.Count).Where(i => HasEnded(units[i])))
            units[i] = units[i] with { FilledBy = units[i].Parent };
    }

    private void Enrol()
    {
        using var free = names.People().GetEnumerator();
        foreach (var unit in units.Where(unit => Stands(unit) && unit.FilledBy is null))
        {
            switch (unit.Level)
            {
                case UnitLevel.City:
                    Add(unit, "office", Role.Office, Role.Contributor);
                    Add(unit, "office2", Role.Office);
                    Add(unit, "reviewer", Role.Reviewer);
                    AddLeader(unit, "signer");
                    Add(unit, "administrator", Role.Administrator);
                    break;
                case UnitLevel.County:
                    Add(unit, "contributor", Role.Contributor);
                    AddReviewer(unit);
                    Add(unit, "office", Role.Office);
                    break;
                case UnitLevel.Township:
                    Add(unit, "contributor", Role.Contributor, Role.Office);
                    AddReviewer(unit);
                    break;
                default:
                    Add(unit, "contributor", IsAlone(unit) ? [Role.Contributor, Role.Reviewer] : [Role.Contributor]);
                    break;
            }
        }

        // Where nobody reviews, the nearest unit above does: so the reviewers of a county and of the city have more to read than their own.
        void AddReviewer(DemonstrationUnit unit)
        {
            if (!names["unreviewed"].Contains(unit.Place))
                AddLeader(unit, "reviewer");
        }

        // The city has one who reads and one who signs; elsewhere one leader does both.
        void AddLeader(DemonstrationUnit unit, string word)
        {
            Add(unit, word, Role.Reviewer);
            people[^1] = people[^1] with { Signs = true };
        }

        void Add(DemonstrationUnit unit, string word, params Role[] roles) =>
            people.Add(new DemonstrationPerson(Next(free), unit.Place + names.Word(word), unit.Code, roles));
    }

    private DemonstrationUnit Township(string place) => units.Single(unit => unit.Level is UnitLevel.Township && unit.Place == place);

    private static DateOnly Day(string[] line) => DateOnly.ParseExact(line[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Next(IEnumerator<string> names) =>
        names.MoveNext() ? names.Current : throw new InvalidOperationException("The word lists of the demonstration are too short.");

    private static string Three(int number) => number.ToString("000", CultureInfo.InvariantCulture);

    private static string Twelve(string code) => code.PadRight(12, '0');
}
