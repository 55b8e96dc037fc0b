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
    [InlineData("溪源镇/白屯", 4)]
    [InlineData("桐川县 › 溪源镇 › 白屯村", 4)]
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

    private static readonly UnitSearch Villages = new(
    [
        (1, "99", "小溪镇", null), (2, "9901", "岩村", 1), (3, "9902", "小岩村", 1), (4, "9903", "白屯村", 1), (5, "9904", "小白屯村", 1), (6, "9905", "南坡社区", 1), (6, "9905", "南坡村", 1),
        (7, "98", "马蹄镇", null), (8, "9801", "白屯村", 7),
    ]);

    /// <summary>A column of units in a pasted table puts figures somewhere, so it has to mean one.</summary>
    [Theory]
    [InlineData("小岩村", 3)]
    [InlineData("岩村", 2)]
    [InlineData("小溪镇岩村", 2)]
    [InlineData("小溪 白屯", 4)]
    [InlineData("马蹄镇/白屯村", 8)]
    [InlineData("白屯村", 4, 8)]
    [InlineData("９９０４", 5)]
    [InlineData("3.小白屯村", 5)]
    [InlineData("小溪镇岩村村委会", 2)]
    [InlineData("南坡社区居民委员会", 6)]
    [InlineData("南坡村", 6)]
    [InlineData("小溪镇")]
    [InlineData("村")]
    [InlineData("99")]
    [InlineData("bt")]
    [InlineData("12")]
    public void Figures_are_put_only_by_a_name_in_full_its_way_or_its_beginning(string typed, params int[] meant) => Assert.Equal(meant, Villages.Named(typed, new HashSet<int> { 2, 3, 4, 5, 6, 8 }));

    [Fact]
    public void A_unit_is_found_by_each_of_its_names() => Assert.Equal([6], Villages.Find("南坡村"));

    [Fact]
    public void A_wall_of_letters_is_no_name() => Assert.Empty(Units.Find(new string('白', UnitSearch.Longest + 1)));
}
