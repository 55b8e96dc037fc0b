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
    public void What_is_to_come_is_taken_back_until_its_first_day_and_called_by_its_right_name_from_then_on()
    {
        var city = Units.Found(1, null, UnitLevel.City);
        var (ahead, today) = (Later.AddYears(1), ChinaTime.DayOf(Units.By.Dated));
        var county = OrgUnit.Found("U2", "新城", UnitLevel.County, city, ahead, Units.By);
        Units.Key(county, nameof(OrgUnit.Id), 2);
        Units.Saved(county);
        var tree = new OrgTree([city, county]);
        Assert.True(county.IsToCome(today));
        Assert.False(county.IsToCome(ahead));
        Assert.Equal("Unit.HasBegun", tree.CanUndoFounding(city, today).Reason);
        Assert.Equal("Unit.HasBegun", tree.CanUndoFounding(county, ahead).Reason);

        Assert.Equal(["Unit.NotThere", null, "Unit.NameFromFirst"], new[] { ahead.AddDays(-1), ahead, ahead.AddDays(1) }.Select(day => tree.CanRename(county, day, today).Reason));
        tree.Rename(county, "新城区", ahead, Units.By);
        Assert.Equal(("新城区", 0), (county.Name, county.FormerNames.Count));

        var township = OrgUnit.Found("U3", "新镇", UnitLevel.Township, county, ahead, Units.By);
        Units.Key(township, nameof(OrgUnit.Id), 3);
        Units.Saved(township);
        Assert.Equal("Unit.HasUnitsBelow", new OrgTree([city, county, township]).CanUndoFounding(county, today).Reason);
        tree.UndoFounding(county, Units.By);
        Assert.Equal("unit.foundingUndone", county.Happened[^1].What);
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

    [Fact]
    public void Nothing_that_happens_to_a_unit_is_dated_into_a_period_that_has_ended()
    {
        var ended = new DateOnly(2021, 12, 31);
        var city = Units.Found(1, null, UnitLevel.City);
        var (a, b) = (Units.Found(2, city), Units.Found(3, city));
        var township = Units.Found(4, a, UnitLevel.Township);
        var tree = new OrgTree([city, a, b, township], ended);

        foreach (var day in new[] { new DateOnly(2021, 6, 1), ended })
        {
            Assert.Equal(["Unit.Settled", "Unit.Settled", "Unit.Settled", "Unit.Settled"], [
                tree.CanMove(township, b, day).Reason!, tree.CanClose(township, day).Reason!, tree.CanFound(a, day).Reason!, tree.CanRename(township, day, Later).Reason!,
            ]);
            Assert.Equal([ended], tree.CanMove(township, b, day).Values);
            Assert.Throws<RefusedException>(() => tree.Found("U5", "新村", UnitLevel.Village, township, day, Units.By));
        }

        Assert.True(tree.CanFound(a, ended.AddDays(1)).IsYes);
        Assert.True(tree.CanRename(township, ended.AddDays(1), Later).IsYes);
        tree.Move(township, b, ended.AddDays(1), Units.By);
        Units.Saved(township);
        Assert.Equal(2, township.PlaceOn(ended)!.ParentId);
    }

    [Fact]
    public void Nothing_comes_to_stand_below_what_is_closed_later()
    {
        var city = Units.Found(1, null, UnitLevel.City);
        var (a, b) = (Units.Found(2, city), Units.Found(3, city));
        var tree = new OrgTree([city, a, b]);
        tree.Close(b, Later, Units.By);

        Assert.Equal("Unit.AboveClosed", tree.CanMove(a, b, Later.AddDays(-30)).Reason);
        Assert.Equal("Unit.AboveClosed", tree.CanFound(b, Later.AddDays(-30)).Reason);
    }

    [Fact]
    public void A_unit_keeps_the_name_of_every_day()
    {
        var city = Units.Found(1, null, UnitLevel.City);
        var tree = new OrgTree([city]);
        var today = ChinaTime.DayOf(Units.By.Dated);

        Assert.Equal("Unit.NameNotAhead", tree.CanRename(city, today.AddDays(1), today).Reason);
        tree.Rename(city, "甲市", new DateOnly(2021, 5, 1), Units.By);
        tree.Rename(city, "乙市", new DateOnly(2022, 5, 1), Units.By);
        Assert.Equal("Unit.RenamedSince", tree.CanRename(city, new DateOnly(2022, 4, 30), today).Reason);
        // Said again for the same day, it is put right: the name before held on no day.
        tree.Rename(city, "丙市", new DateOnly(2022, 5, 1), Units.By);

        Assert.Equal(
            ["第1单位", "第1单位", "甲市", "甲市", "丙市"],
            new[] { new DateOnly(2019, 1, 1), new(2021, 4, 30), new(2021, 5, 1), new(2022, 4, 30), new(2022, 5, 1) }.Select(city.NameOn));
        Assert.Equal(("丙市", 2), (city.Name, city.FormerNames.Count));
    }

    [Fact]
    public void A_name_given_from_the_first_day_was_a_slip_of_the_founding()
    {
        var city = Units.Found(1, null, UnitLevel.City);
        new OrgTree([city]).Rename(city, "正名市", Units.Founded, Units.By);
        Assert.Equal("正名市", city.NameOn(Units.Founded));
        Assert.Empty(city.FormerNames);
    }

    [Fact]
    public void A_mistaken_move_is_taken_back_until_a_period_with_its_day_has_ended()
    {
        var city = Units.Found(1, null, UnitLevel.City);
        var (a, b) = (Units.Found(2, city), Units.Found(3, city));
        var township = Units.Found(4, a, UnitLevel.Township);
        OrgUnit[] all = [city, a, b, township];
        var tree = new OrgTree(all);
        Assert.Equal("Unit.NeverMoved", tree.CanUndoMove(township).Reason);
        var before = tree.Reaches().ToList();
        tree.Move(township, b, Later, Units.By);
        Units.Saved(township);

        Assert.Equal("Unit.UndoSettled", new OrgTree(all, Later).CanUndoMove(township).Reason);
        Assert.True(new OrgTree(all, Later.AddDays(-1)).CanUndoMove(township).IsYes);
        tree.Close(township, Later.AddDays(9), Units.By);
        Assert.Equal("Unit.UndoCloseFirst", tree.CanUndoMove(township).Reason);
        tree.UndoClose(township, Units.By);
        tree.UndoMove(township, Units.By);

        Assert.Equal(before, tree.Reaches());
        Assert.Equal(["unit.moved", "unit.closed", "unit.closeUndone", "unit.moveUndone"], township.Happened.Select(h => h.What).TakeLast(4));
    }

    [Fact]
    public void A_move_is_not_taken_back_below_what_is_closed_or_stands_below_it_by_now()
    {
        var city = Units.Found(1, null, UnitLevel.City);
        var (a, b, c) = (Units.Found(2, city), Units.Found(3, city), Units.Found(4, city));
        var tree = new OrgTree([city, a, b, c]);
        tree.Move(a, b, Later, Units.By);
        tree.Move(c, a, Later, Units.By);
        tree.UndoMove(c, Units.By);
        Units.Saved(a);
        Units.Saved(c);

        // b goes below c, and c below a: then a cannot go back below what has come to stand below it.
        tree.Move(a, c, Later.AddDays(1), Units.By);
        Units.Saved(a);
        tree.Move(b, a, Later.AddDays(2), Units.By);
        Units.Saved(b);
        Assert.Equal("Unit.Circle", tree.CanUndoMove(a).Reason);

        tree.UndoMove(b, Units.By);
        tree.Close(b, Later.AddDays(3), Units.By);
        Assert.Equal("Unit.AboveClosed", tree.CanUndoMove(a).Reason);
    }

    [Fact]
    public void A_mistaken_closing_is_taken_back_while_the_unit_above_stands()
    {
        var city = Units.Found(1, null, UnitLevel.City);
        var county = Units.Found(2, city);
        var township = Units.Found(3, county, UnitLevel.Township);
        OrgUnit[] all = [city, county, township];
        var tree = new OrgTree(all);
        Assert.Equal("Unit.NotClosed", tree.CanUndoClose(township).Reason);
        var before = tree.Reaches().ToList();
        tree.Close(township, Later, Units.By);
        tree.Close(county, Later.AddDays(30), Units.By);

        Assert.Equal("Unit.AboveClosed", tree.CanUndoClose(township).Reason);
        Assert.Equal("Unit.UndoSettled", new OrgTree(all, Later.AddDays(30)).CanUndoClose(county).Reason);
        tree.UndoClose(county, Units.By);
        tree.UndoClose(township, Units.By);
        Assert.Equal(before, tree.Reaches());
    }

    [Fact]
    public void A_closed_unit_goes_on_hanging_below_its_last_parent_wherever_that_stands()
    {
        var city = Units.Found(1, null, UnitLevel.City);
        var (a, b) = (Units.Found(2, city), Units.Found(3, city));
        var village = Units.Found(4, a, UnitLevel.Village);
        var tree = new OrgTree([city, a, b, village]);

        tree.Close(village, Later, Units.By);
        tree.Move(a, b, Later.AddDays(10), Units.By);
        Units.Saved(a);
        tree.Close(a, Later.AddDays(20), Units.By);

        Assert.Equal([
            new OrgReach(1, 4, 2, Units.Founded, Later), new OrgReach(1, 4, 2, Later, Later.AddDays(10), Later),
            new OrgReach(1, 4, 3, Later.AddDays(10), Later.AddDays(20), Later), new OrgReach(1, 4, 3, Later.AddDays(20), null, Later),
        ], tree.Reaches().Where(r => r is { AncestorId: 1, UnitId: 4 }).OrderBy(r => r.From));
        Assert.Contains(new OrgReach(3, 4, 2, Later.AddDays(20), null, Later), tree.Reaches());
        Assert.Contains(new OrgReach(2, 4, 1, Later, null, Later), tree.Reaches());
    }

    /// <summary>The index and the places must tell the same on every day, whatever was moved, closed and taken back.</summary>
    [Fact]
    public void Over_random_moves_and_closings_the_reaches_are_the_walk_up_the_places() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[1, 1500], Gen.Int[0, 9]).Array[0, 40].Sample(moves =>
        {
            var units = new List<OrgUnit> { Units.Found(1, null, UnitLevel.City) };
            for (var id = 2; id <= 10; id++)
                units.Add(Units.Found(id, units[(id / 2) - 1]));
            var tree = new OrgTree(units);
            foreach (var (unit, parent, day, what) in moves)
                Happen(tree, units[unit], units[parent], Units.Founded.AddDays(day), what);

            var reaches = tree.Reaches().ToList();
            Assert.Equal(reaches.Count, reaches.DistinctBy(r => (r.AncestorId, r.UnitId, r.From)).Count());
            for (var day = Units.Founded; day < Units.Founded.AddDays(1600); day = day.AddDays(97))
            {
                foreach (var unit in units)
                {
                    var indexed = reaches.Where(r => r.UnitId == unit.Id && r.From <= day && (r.To is null || day < r.To)).Select(r => (r.AncestorId, r.Depth, r.ClosedOn));
                    Assert.Equal(Walk(units, unit, day).Order(), indexed.Order());
                }
            }
        });

    private static void Happen(OrgTree tree, OrgUnit unit, OrgUnit other, DateOnly day, int what)
    {
        if (what < 2 && tree.CanClose(unit, day).IsYes)
            tree.Close(unit, day, Units.By);
        else if (what == 2 && tree.CanUndoClose(unit).IsYes)
            tree.UndoClose(unit, Units.By);
        else if (what == 3 && tree.CanUndoMove(unit).IsYes)
            tree.UndoMove(unit, Units.By);
        else if (what > 3 && tree.CanMove(unit, other, day).IsYes)
            tree.Move(unit, other, day, Units.By);
        Units.Saved(unit);
    }

    /// <summary>Up from the unit, a closed one where it stood last.</summary>
    private static List<(int, int, DateOnly?)> Walk(List<OrgUnit> units, OrgUnit unit, DateOnly day)
    {
        var closed = unit.ClosedOn <= day ? unit.ClosedOn : null;
        List<(int, int, DateOnly?)> walked = [(unit.Id, 0, closed)];
        for (var place = Place(unit); place.ParentId is { } id; place = Place(units[id - 1]))
            walked.Add((id, walked.Count, closed));
        return walked;

        OrgPlace Place(OrgUnit of) => of.PlaceOn(day) ?? of.Places[^1];
    }
}
