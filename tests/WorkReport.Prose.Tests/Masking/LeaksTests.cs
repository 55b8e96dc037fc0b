using WorkReport.Prose.Masking;

namespace WorkReport.Prose.Tests.Masking;

public class LeaksTests
{
    [Theory]
    [InlineData("xx书记强调要抓好落实。王书记的讲话被转发。", "NameBesideMask 王")]
    [InlineData("XX书记到会，县长李敏主持。", "LeakedName 李敏")]
    [InlineData("XX县先行，柳溪县跟进。", "LeakedName 柳溪县")]
    [InlineData("XX集团捐款，恒泰公司也参加。", "LeakedName 恒泰公司")]
    [InlineData("XX镇联系电话13812345678。", "LeakedName 13812345678")]
    [InlineData("在《XX日报》、《XX日报》发稿。", "SharedMask XX")]
    [InlineData("xx书记到会。主任xx部署。", "SharedMask xx")]
    [InlineData("XX市开展。××市总结。", "UnevenMask ××")]
    [InlineData("XX眼科投资500多万元，建立了省内第一家科普馆。", "AmountBesideMask 500多万元|TellingDetail 省内第一家")]
    [InlineData("XX市评选“三江好少年”50名。", "TellingDetail “三江好少年”")]
    [InlineData("2022年3月15日，XX书记到会。", "TellingDetail 2022年3月15日")]
    [InlineData("某甲书记到A县，柳溪县跟进。", "LeakedName 柳溪县")]
    public void It_is_found_at_its_place(string text, string expected)
        => Assert.Equal(expected.Split('|'), Leaks.Find(text).Select(leak => $"{leak.Rule} {text.Substring(leak.Start, leak.Length)}"));

    [Theory]
    [InlineData("书记王建国到柳溪县，恒泰公司捐款20万元，全省首家。")]
    [InlineData("某甲书记到A县B镇，某公司一捐款××万元，某乙县长主持。")]
    [InlineData("XX市、XX县、XX镇的书记都来了。")]
    public void There_is_none_where_nothing_is_masked_or_all(string text) => Assert.Empty(Leaks.Find(text));

    /// <summary>seed/facts.md, 1.6.</summary>
    [Fact]
    public void The_leaks_of_the_first_report_are_found()
    {
        string text = Sample.Real("s00_seed_guangongwei_2022");
        string[] found = [.. Leaks.Find(text).Select(leak => $"{leak.Rule} {text.Substring(leak.Start, leak.Length)}")];

        Assert.Contains("NameBesideMask 王", found);
        Assert.Contains("SharedMask XX", found);
        Assert.Contains("TellingDetail “三江好少年”", found);
        Assert.Contains("TellingDetail “六区八中心”", found);
        Assert.Contains("TellingDetail 《双阳红》", found);
        Assert.Contains("AmountBesideMask 500多万元", found);
        Assert.True(found.Length <= 12, string.Join('\n', found));
    }
}
