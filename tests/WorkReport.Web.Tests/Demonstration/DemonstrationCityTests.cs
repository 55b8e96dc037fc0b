using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Demonstration;

namespace WorkReport.Web.Tests.Demonstration;

public class DemonstrationCityTests
{
    private static readonly DemonstrationCity City = new();
    private static readonly ILookup<string, DemonstrationUnit> Units = City.Units.ToLookup(unit => unit.Code);

    private const string Known = "f76a046143b799e74ac177096d935939300932821e9cb6e6314185c1b432370c";

    /// <summary>Real counties and cities whose names lie near to what one invents.</summary>
    private static readonly string[] Real =
    [
        "石门", "龙泉", "清河", "清溪", "太平", "永安", "永丰", "永宁", "长宁", "安宁", "青龙", "桃源", "鹤山", "松溪", "松山", "竹溪", "竹山", "沙河", "沙湾", "柳林", "柳河",
        "榆林", "榆树", "石泉", "青山", "黄山", "龙山", "凤山", "桂林", "花溪", "东山", "西山", "南山", "双桥", "双塔", "河口", "文昌", "兴隆", "东川", "桐城", "霞浦", "平顺", "鹿邑", "怀宁",
        "南溪", "翠屏", "桐庐", "柳州", "柳江", "怀化", "平江", "榆次", "霞山", "澄海", "澄江", "鹿泉", "和平", "朝阳", "新华", "福泉", "荣昌", "惠民", "长乐", "嘉祥", "瑞昌", "景泰", "兴宁", "康乐",
    ];

    private static readonly string[] Unreviewed = ["清荷区", "上坝乡"];

    private static readonly string[] PublicFigures =
    [
        "李建国", "王志强", "李国庆", "王小军", "刘永好", "张海迪", "李素丽", "郭明义", "吴仁宝", "陈永贵", "申纪兰", "王进喜", "时传祥", "张秉贵", "郝建秀", "倪志福", "孙家栋", "王晓东", "李鸿忠", "刘延东",
        "吴天明", "李春燕", "张桂梅", "黄大年", "黄文秀", "钟南山", "李兰娟", "杜润生", "李少华", "张天佑", "马占山", "马继先",
    ];

    [Theory]
    [InlineData(UnitLevel.City, 1, 1)]
    [InlineData(UnitLevel.County, 10, 10)]
    [InlineData(UnitLevel.Township, 100, 101)]
    [InlineData(UnitLevel.Village, 1000, 1001)]
    public void So_many_units_stand_on_the_day_and_so_many_ever_stood(UnitLevel level, int standing, int ever)
    {
        var units = City.Units.Where(unit => unit.Level == level).ToList();
        Assert.Equal((standing, ever), (units.Count(City.Stands), units.Count));
    }

    [Fact]
    public void Codes_are_twelve_digits_none_twice_and_begin_with_the_founding_parents()
    {
        Assert.All(City.Units, unit => Assert.Matches("^99[0-9]{10}$", unit.Code));
        Assert.Equal(City.Units.Count, City.Units.Select(unit => unit.Code).Distinct().Count());
        Assert.All(City.Units.Where(unit => unit.Parent is not null), unit => Assert.StartsWith(unit.Parent!.TrimEnd('0'), unit.Code, StringComparison.Ordinal));
    }

    [Fact]
    public void No_two_units_of_a_parent_and_no_two_places_are_called_alike()
    {
        foreach (var parents in new Func<DemonstrationUnit, string?>[] { unit => unit.Parent, City.ParentOf })
        {
            var named = City.Units.Where(unit => parents(unit) is not null).Select(unit => (parents(unit), unit.Name)).ToList();
            Assert.Equal(named.Count, named.Distinct().Count());
        }

        Assert.Equal(City.Units.Count, City.Units.Select(unit => unit.Place).Distinct().Count());
    }

    [Fact]
    public void Villages_of_different_counties_may_be_called_alike_as_they_are_in_life() =>
        Assert.Contains(City.Units.Where(unit => unit.Level is UnitLevel.Village).CountBy(unit => unit.Name), alike => alike.Value > 1);

    [Theory]
    [InlineData("街道", "社区")]
    [InlineData("乡", "村")]
    public void Below_a_sub_district_there_are_communities_and_below_a_township_villages(string township, string village)
    {
        var below = City.Units.Where(unit => unit.Level is UnitLevel.Village && Units[unit.Parent!].Single().Place.EndsWith(township, StringComparison.Ordinal)).ToList();
        Assert.True(below.Count > 100);
        Assert.All(below, unit => Assert.EndsWith(village + "关工小组", unit.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Townships_have_different_numbers_of_villages()
    {
        var sizes = City.Units.Where(unit => unit.Level is UnitLevel.Village && City.Stands(unit)).CountBy(unit => City.ParentOf(unit)!).Select(pair => pair.Value).ToList();
        Assert.Equal(100, sizes.Count);
        Assert.InRange(sizes.Min(), 5, 6);
        Assert.InRange(sizes.Max(), 14, 28);
        Assert.True(sizes.Distinct().Count() > 7);
    }

    [Fact]
    public void From_every_unit_the_way_up_ends_at_the_city()
    {
        var city = Assert.Single(City.Units, unit => unit.Level is UnitLevel.City);
        foreach (var unit in City.Units.Where(City.Stands))
        {
            var (at, steps) = (unit, 0);
            for (; City.ParentOf(at) is { } parent; steps++)
            {
                Assert.True(Units[parent].Single().Level < at.Level);
                at = Units[parent].Single();
            }

            Assert.Equal((city.Code, (int)unit.Level), (at.Code, steps));
        }
    }

    [Fact]
    public void Three_townships_and_a_village_have_a_history()
    {
        Assert.Equal(
            ["2021-07-01 桐川县龙背乡关工委 ends", "2022-04-01 平岚县柳荫镇关工委 goes to 翠湖区关工委 as 翠湖区柳荫镇关工委", "2022-08-01 桐川县马蹄乡关工委 goes to 桐川县关工委 as 桐川县马蹄镇关工委"],
            City.Changes.Where(change => Units[change.Unit].Single().Level is UnitLevel.Township).Select(Told));
        Assert.Single(City.Changes, change => change.Parent is null && Units[change.Unit].Single().Level is UnitLevel.Village);
        Assert.InRange(City.Changes.Count(change => change.Parent is not null && Units[change.Unit].Single().Level is UnitLevel.Village), 5, 14);
        Assert.All(City.Changes, change => Assert.InRange(change.From, DemonstrationCity.Founded, DateOnly.FromDateTime(DemonstrationCity.Now.Date)));

        static string Told(DemonstrationChange change) =>
            string.Create(CultureInfo.InvariantCulture, $"{change.From:yyyy-MM-dd} {Units[change.Unit].Single().Name} ")
            + (change.Parent is null ? "ends" : $"goes to {Units[change.Parent].Single().Name} as {change.Name}");
    }

    [Fact]
    public void No_place_is_called_as_a_real_county_or_city_is() =>
        Assert.All(City.Units, unit =>
        {
            var township = unit.Level is UnitLevel.Village ? Units[City.ParentOf(unit) ?? unit.Parent!].Single().Place : "";
            Assert.DoesNotContain(Stem(unit.Place[(unit.Place.StartsWith(township, StringComparison.Ordinal) ? township.Length : 0)..]), Real);
        });

    [Fact]
    public void Nobody_is_called_alike_nor_as_a_public_figure_and_no_user_name_stands_twice()
    {
        Assert.Equal(City.People.Count, City.People.Select(person => person.Name).Distinct().Count());
        Assert.Equal(City.People.Count, City.People.Select(person => person.UserName).Distinct().Count());
        Assert.Empty(City.People.Select(person => person.Name).Intersect(PublicFigures));
        Assert.All(City.People, person => Assert.InRange(person.Name.Length, 3, 3));
    }

    [Fact]
    public void Everybody_belongs_to_a_unit_that_stands_and_everything_fits_its_column()
    {
        Assert.All(City.People, person => Assert.True(City.Stands(Units[person.Unit].Single())));
        Assert.All(City.Units, unit => Assert.InRange(unit.Name.Length, 5, OrgUnit.NameLength));
        Assert.All(City.Units, unit => Assert.InRange(unit.Code.Length, 12, OrgUnit.CodeLength));
        Assert.All(City.People, person => Assert.NotEmpty(person.Roles));
    }

    [Fact]
    public void Every_unit_that_stands_has_one_who_fills_it_in_and_only_one()
    {
        var contributors = City.People.Where(person => person.Roles.Contains(Role.Contributor)).CountBy(person => person.Unit).ToDictionary();
        Assert.All(City.Units.Where(City.Stands), unit =>
        {
            Assert.Equal(unit.FilledBy is null ? 1 : 0, contributors.GetValueOrDefault(unit.Code));
            Assert.Equal(1, contributors.GetValueOrDefault(unit.FilledBy ?? unit.Code));
            Assert.True(unit.FilledBy is null || unit.FilledBy == City.ParentOf(unit));
        });
        Assert.Equal(334, City.Units.Count(unit => unit.Level is UnitLevel.Village && City.Stands(unit) && unit.FilledBy is null));
    }

    [Theory]
    [InlineData(UnitLevel.City, Role.Office, 2)]
    [InlineData(UnitLevel.City, Role.Reviewer, 2)]
    [InlineData(UnitLevel.City, Role.Administrator, 1)]
    [InlineData(UnitLevel.County, Role.Office, 1)]
    [InlineData(UnitLevel.County, Role.Reviewer, 1)]
    [InlineData(UnitLevel.Township, Role.Office, 1)]
    [InlineData(UnitLevel.Township, Role.Reviewer, 1)]
    public void Every_unit_of_a_level_has_so_many_of_a_role(UnitLevel level, Role role, int count) =>
        Assert.All(City.Units.Where(unit => unit.Level == level && City.Stands(unit) && !(role is Role.Reviewer && Unreviewed.Contains(unit.Place))), unit =>
            Assert.Equal(count, City.People.Count(person => person.Unit == unit.Code && person.Roles.Contains(role))));

    [Fact]
    public void A_county_and_a_township_have_no_reviewer_of_their_own() =>
        Assert.Equal(Unreviewed, City.Units.Where(unit => unit.Level is UnitLevel.County or UnitLevel.Township && City.Stands(unit)
            && !City.People.Any(person => person.Unit == unit.Code && person.Roles.Contains(Role.Reviewer))).Select(unit => unit.Place));

    [Fact]
    public void Of_the_two_reviewers_of_the_city_one_signs_and_elsewhere_the_one_there_is()
    {
        Assert.All(City.People, person => Assert.False(person.Signs && !person.Roles.Contains(Role.Reviewer)));
        Assert.Equal(["澄川市审核", "溪源镇桂店村填报"], City.People.Where(person => person.Roles.Contains(Role.Reviewer) && !person.Signs).Select(person => person.UserName));
    }

    [Fact]
    public void Nobody_reviews_what_they_filled_in_but_the_one_clerk_whose_leader_signs_on_paper() =>
        Assert.Equal(City.Units.Where(City.IsAlone).Select(unit => unit.Code), City.People.Where(person => person.Roles.Contains(Role.Contributor) && person.Roles.Contains(Role.Reviewer)).Select(person => person.Unit));

    [Fact]
    public void The_guides_show_the_way_from_a_village_to_the_city() =>
        Assert.Equal(
            ["澄川市办公室", "澄川市办公室2", "澄川市审核", "澄川市签发", "澄川市管理员", "桐川县填报", "桐川县审核", "桐川县办公室", "溪源镇填报", "溪源镇审核", "溪源镇白屯村填报"],
            City.Guides().Select(person => person.UserName));

    /// <summary>Whoever changes the word lists changes what testers and pictures know; then the hash is changed on purpose.</summary>
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void It_is_the_same_in_every_culture_and_on_every_run(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Listing(new DemonstrationCity()))));
            Assert.True(Known == hash, hash);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Listing(DemonstrationCity city)
    {
        var listing = new StringBuilder();
        foreach (var unit in city.Units)
            listing.AppendJoin(' ', unit.Code, unit.Name, unit.Place, unit.Level, unit.Parent ?? "-", unit.FilledBy ?? "-").Append('\n');
        foreach (var change in city.Changes)
            listing.AppendJoin(' ', change.From.ToString("O", CultureInfo.InvariantCulture), change.Unit, change.Parent ?? "-", change.Name ?? "-").Append('\n');
        foreach (var person in city.People)
            listing.AppendJoin(' ', person.Name, person.UserName, person.Unit, string.Join('+', person.Roles)).Append('\n');
        return listing.ToString();
    }

    private static string Stem(string place) => place.TrimEnd('市', '县', '区', '镇', '乡', '村').Replace("街道", "", StringComparison.Ordinal).Replace("社", "", StringComparison.Ordinal);
}
