using CsCheck;
using WorkReport.Domain.Organisation;

namespace WorkReport.Domain.Tests.Organisation;

public class OrgTreeTests
{
    private static readonly DateOnly Later = new(2022, 7, 1);

    [Fact]
    public void A_unit_that_moved_stands_where_it_stood_in_earlier_years()
    {
        var city = Units.Found(1, null, UnitLevel.City);
        var (a, b) = (Units.Found(2, city), Units.Found(3, city));
        var township = Units.Found(4, a, UnitLevel.Township);
        var tree = new OrgTree([city, a, b, township]);

        tree.Move(township, b, Later, Units.By);
        Units.Saved(township);

        Assert.Equal(2, township.PlaceOn(Later.AddDays(-1))!.ParentId);
        Assert.Equal(3, township.PlaceOn(Later)!.ParentId);
        Assert.Contains(new OrgReach(2, 4, 1, Units.Founded, Later), tree.Reaches());
        Assert.Contains(new OrgReach(3, 4, 1, Later, null), tree.Reaches());
        Assert.Contains(new OrgReach(1, 4, 2, Units.Founded, Later), tree.Reaches());
        Assert.Contains(new OrgReach(1, 4, 2, Later, null), tree.Reaches());
    }

    [Fact]
    public void Nothing_moves_below_itself_even_by_a_move_that_is_yet_to_come()
    {
        var city = Units.Found(1, null, UnitLevel.City);
        var (a, b) = (Units.Found(2, city), Units.Found(3, city));
        var tree = new OrgTree([city, a, b]);

        Assert.Equal("Unit.Circle", tree.CanMove(a, a, Later).Reason);
        tree.Move(b, a, Later.AddYears(1), Units.By);
        Units.Saved(b);

        Assert.Equal("Unit.Circle", tree.CanMove(a, b, Later).Reason);
        Assert.Equal("Unit.TopStays", tree.CanMove(city, a, Later).Reason);
        Assert.Throws<RefusedException>(() => tree.Move(a, b, Later, Units.By));
    }

    [Fact]
    public void A_unit_with_units_below_it_is_not_closed()
    {
        var city = Units.Found(1, null, UnitLevel.City);
        var county = Units.Found(2, city);
        var township = Units.Found(3, county, UnitLevel.Township);
        var tree = new OrgTree([city, county, township]);

        Assert.Equal("Unit.HasUnitsBelow", tree.CanClose(county, Later).Reason);
        tree.Close(township, Later, Units.By);

        Assert.True(tree.CanClose(county, Later).IsYes);
        Assert.Null(township.PlaceOn(Later));
        Assert.NotNull(township.PlaceOn(Later.AddDays(-1)));
    }

    /// <summary>The index and the places must tell the same on every day, whatever was moved.</summary>
    [Fact]
    public void Over_random_moves_the_reaches_are_the_walk_up_the_places() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[1, 1500]).Array[0, 25].Sample(moves =>
        {
            var units = new List<OrgUnit> { Units.Found(1, null, UnitLevel.City) };
            for (var id = 2; id <= 10; id++)
                units.Add(Units.Found(id, units[(id / 2) - 1]));
            var tree = new OrgTree(units);
            foreach (var (unit, parent, day) in moves)
            {
                if (!tree.CanMove(units[unit], units[parent], Units.Founded.AddDays(day)).IsYes)
                    continue;
                tree.Move(units[unit], units[parent], Units.Founded.AddDays(day), Units.By);
                Units.Saved(units[unit]);
            }

            var reaches = tree.Reaches().ToList();
            for (var day = Units.Founded; day < Units.Founded.AddDays(1600); day = day.AddDays(97))
            {
                foreach (var unit in units)
                {
                    var walked = Walk(units, unit, day);
                    var indexed = reaches.Where(r => r.UnitId == unit.Id && r.From <= day && (r.To is null || day < r.To)).Select(r => (r.AncestorId, r.Depth));
                    Assert.Equal(walked.Order(), indexed.Order());
                }
            }
        });

    private static List<(int, int)> Walk(List<OrgUnit> units, OrgUnit unit, DateOnly day)
    {
        List<(int, int)> walked = [(unit.Id, 0)];
        for (var place = unit.PlaceOn(day); place?.ParentId is { } id; place = units[id - 1].PlaceOn(day))
            walked.Add((id, walked.Count));
        return walked;
    }
}
