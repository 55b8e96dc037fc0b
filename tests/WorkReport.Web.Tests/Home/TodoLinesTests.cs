using WorkReport.Web.Pages.Home;

namespace WorkReport.Web.Tests.Home;

/// <summary>What is said of many at once is true of them.</summary>
public sealed class TodoLinesTests
{
    [Fact]
    public void A_unit_that_is_asked_for_two_collectings_is_one_unit()
    {
        var things = from unit in Enumerable.Range(1, 5)
                     from round in Enumerable.Range(1, unit == 1 ? 2 : 1)
                     select (TodoKind.Fill, new TodoThing($"第{unit}村", $"/units/{unit}/2022-{round}/sheet", Due: null) { UnitId = unit, IsForAnother = true, Round = round });
        var line = Assert.Single(Todo.List(things));
        Assert.Equal((6, 5), (line.Count, line.Units));
    }
}
