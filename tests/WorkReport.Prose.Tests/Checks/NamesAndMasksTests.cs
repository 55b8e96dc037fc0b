using WorkReport.Prose.Checks;

namespace WorkReport.Prose.Tests.Checks;

/// <summary>One name in two spellings, and names beside their masks.</summary>
public class NamesAndMasksTests
{
    private const string Report = "某单位2022年工作总结\n同志们：\n一年来，全体干部齐心协力，办成了一批实事。\n";

    [Theory]
    [InlineData("市残联副主席孙××同志作了辅导。会后，市残联副主席孙立新走访了两户。", "NameBesideMask 孙立新", "孙××")]
    [InlineData("村民刘某带头报名。年底，村民刘长河等6人受到表扬。", "NameBesideMask 刘长河", "刘某")]
    [InlineData("吴××同志到会讲话。会后吴大海同志与代表座谈。", "NameBesideMask 吴大海", "吴××")]
    [InlineData("“我为山城进一言”征集活动启动。“我为山城进一言”收到来稿。“我为山城进良言”活动结束。", "NameVariant 我为山城进良言", "我为山城进一言")]
    [InlineData("“温暖夕阳”行动启动。“温暖夕阳”行动受到欢迎。“暖心夕阳”行动结束。", "NameVariant 暖心夕阳", "温暖夕阳")]
    [InlineData("市志愿者协会牵头，市志愿者协会出力，市志愿者联合会总结。", "NameVariant 市志愿者联合会", "市志愿者协会")]
    [InlineData("省书法家协会授课，省书法家学会捐书，省书法家协会办展。", "NameVariant 省书法家学会", "省书法家协会")]
    [InlineData("村民周某带头报名，村干部入户。", null, null)]
    [InlineData("市残联副主席孙××同志作了辅导。主任李红走访了两户，教师孙立新到会。", null, null)]
    [InlineData("评选“三江好少年”“三江好青年”，创建“平安校园”“平安家园”，印发《关于加强档案工作的意见》《关于加强档案工作的通知》。", null, null)]
    [InlineData("市青年联合会、市青年商会、县志愿者协会与市志愿者协会参加，市里召开座谈会。", null, null)]
    [InlineData("对方某些人在任某个岗位，某种情况另有某项规定。", null, null)]
    public void A_name_beside_its_mask_or_its_variant_is_found(string sentences, string? found, string? repair)
    {
        string text = Report + sentences + "\n";

        Finding[] findings = [.. Found.In(text).Where(finding => finding.Rule is CheckRule.NameBesideMask or CheckRule.NameVariant)];

        Assert.Equal(found is null ? [] : [found], findings.Select(finding => $"{finding.Rule} {text.Substring(finding.Start, finding.Length)}"));
        Assert.Equal(found is null ? [] : [repair], findings.Select(finding => finding.Repair));
    }

    [Theory]
    [InlineData("为××万余名居民建档。", "××万余名")]
    [InlineData("在XX区召开现场会。", "XX区")]
    [InlineData("书记李××同志到会。", "李××同志")]
    [InlineData("学习XX大精神。", "学习XX大精神")]
    public void A_mask_is_named_with_whole_words(string sentence, string words)
        => Assert.Equal([words], Assert.Single(Found.In(Report + sentence + "\n"), finding => finding.Rule == CheckRule.MaskLeft).With);
}
