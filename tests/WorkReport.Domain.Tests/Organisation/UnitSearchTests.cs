using WorkReport.Domain.Organisation;

namespace WorkReport.Domain.Tests.Organisation;

/// <summary>Units are found as people call them.</summary>
public class UnitSearchTests
{
    private static readonly UnitSearch Units = new(
    [
        (1, "990100000000", "澄川市关工委", null), (2, "990102000000", "桐川县关工委", 1), (3, "990102105000", "桐川县溪源镇关工委", 2), (4, "990102105201", "白屯村关工小组", 3),
        (5, "990102106000", "桐川县马蹄镇关工委", 2), (6, "990102106201", "白屯村关工小组", 5), (7, "990102106202", "长岭村关工小组", 5),
    ]);

    [Theory]
    [InlineData("白屯", 4, 6)]
    [InlineData("溪源镇白屯", 4)]
    [InlineData("溪源镇 白屯", 4)]
    [InlineData("溪源　白屯村", 4)]
    [InlineData("桐川县白屯", 4, 6)]
    [InlineData("９９０１０２１０５２０１", 4)]
    [InlineData("990102106", 5, 6, 7)]
    [InlineData("btc", 4, 6)]
    [InlineData("BTC", 4, 6)]
    [InlineData("bc", 4, 6)]
    [InlineData("xyzbt", 4)]
    [InlineData("xyz白屯", 4)]
    // 长 is read in two ways.
    [InlineData("clc", 7)]
    [InlineData("zlc", 7)]
    public void By_name_way_code_and_pinyin(string typed, params int[] found) => Assert.Equal(found, Units.Find(typed));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("白屯溪源")]
    [InlineData("马蹄镇长屯")]
    [InlineData("0102")]
    [InlineData("pb")]
    [InlineData("%")]
    public void What_means_none_finds_none(string typed) => Assert.Empty(Units.Find(typed));

    [Fact]
    public void A_wall_of_letters_is_no_name() => Assert.Empty(Units.Find(new string('白', UnitSearch.Longest + 1)));
}
