using System.Globalization;
using WorkReport.Prose.Checks;

namespace WorkReport.Prose.Tests.Checks;

/// <summary>Figures of a pasted text, held against those that somebody answers for.</summary>
public class VouchedFiguresTests
{
    private static readonly (string Name, string Unit)[] Names =
    [
        ("举办家风家训报告会", "场次"), ("培养青年致富带头人", "名"), ("结成帮扶对子", "个"), ("在省级媒体发稿", "篇"), ("资助困难学生", "名"), ("建立爱心企业", "户"), ("开展调研", "次"), ("评选三江好少年", "名"),
        ("组建宣讲团", "支"), ("发放宣传资料", "份"), ("化解矛盾纠纷", "件"), ("改造农村危房", "套"), ("新建图书室", "间"), ("募集善款", "万元"), ("覆盖中小学校", "所"), ("走访困难家庭", "户"), ("举办专题讲座", "场"),
        ("收到征文稿件", "篇"), ("培训骨干教师", "人次"), ("慰问老党员", "人"),
    ];

    private static CheckData Data => new()
    {
        Figures = [.. Names.Select((name, n) => new KnownFigure(name.Name, name.Unit, Known(n), Known(n).ToString(CultureInfo.InvariantCulture) + name.Unit) { Before = Known(n) - 20 - n })],
    };

    private static int Known(int n) => 137 + 53 * n;

    [Fact]
    public void Forty_invented_figures_are_listed_and_forty_backed_ones_are_not()
    {
        string backed = string.Concat(Names.Select((name, n) => $"一年来，{name.Name}{Known(n)}{name.Unit}，同比增长{Rate(n)}%。"));
        string invented = string.Concat(Names.Select((name, n) => $"一年来，{name.Name}{Known(n) + 31 + n}{name.Unit}。同时新增数字展厅{n + 3}座。"));
        string text = $"某单位2022年工作总结\n同志们：\n{backed}\n{invented}\n";

        var listed = Found.In(text, Data).Where(finding => finding.Rule is CheckRule.Unvouched or CheckRule.FigureDiffers).ToList();

        int second = text.IndexOf(invented, StringComparison.Ordinal);
        Assert.Equal(40, listed.Count);
        Assert.All(listed, finding => Assert.True(finding.Start >= second, text.Substring(finding.Start, finding.Length)));
    }

    private static string Rate(int n) => Math.Round((20m + n) / (Known(n) - 20 - n) * 100, 1).ToString("0.0", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("举办家风家训报告会137场次。", "")]
    [InlineData("举办家风家训报告会130多场次。", "")]
    [InlineData("举办家风家训报告会近140场次。", "")]
    [InlineData("举办家风家训报告会约140场次。", "")]
    [InlineData("全年家风家训报告会共举办了137场。", "")]
    [InlineData("举办家风家训报告会173场次。", "FigureDiffers 173场次 → 137场次")]
    [InlineData("举办家风家训报告会140多场次。", "FigureDiffers 140多场次 → 137场次")]
    [InlineData("募集善款826万元。", "")]
    [InlineData("募集善款628万元。", "FigureDiffers 628万元 → 826万元")]
    [InlineData("新建体育场6座。", "Unvouched 6座 → ")]
    [InlineData("筹措资金xx万元。", "MaskLeft xx → ")]
    public void A_figure_is_backed_differs_or_is_nobodys(string sentence, string found)
    {
        string text = "某单位2022年工作总结\n同志们：\n" + sentence + "各项工作扎实推进，成效明显。\n";

        Assert.Equal(found, string.Join(' ', Found.In(text, Data).Select(finding => $"{finding.Rule} {text.Substring(finding.Start, finding.Length)} → {finding.Repair}")));
    }

    [Fact]
    public void What_is_expected_only_is_called_so()
    {
        CheckData data = new() { Figures = [new KnownFigure("在省级媒体发稿", "篇", 390, "390篇") { IsForecast = true }] };
        const string Text = "某单位2022年工作总结\n同志们：\n全年在省级媒体发稿390篇。预计全年在省级媒体发稿390篇。\n";

        var finding = Assert.Single(Found.In(Text, data));

        Assert.Equal((CheckRule.ForecastUnsaid, "预计390篇"), (finding.Rule, finding.Repair));
    }

    [Fact]
    public void A_source_vouches_for_what_it_states()
    {
        CheckData data = new() { Figures = [], Sources = ["组织“五老”宣讲团深入乡村宣讲86场次，受教育青少年1.9万人次。"] };
        const string Text = "某单位2022年工作总结\n同志们：\n“五老”宣讲团深入乡村宣讲86场次，受教育青少年1.9万人次，发放资料500份。\n";

        Assert.Equal(["Unvouched 500份"], Found.Words(Text, data));
    }

    [Fact]
    public void A_claim_needs_a_sentence_that_has_evidence()
    {
        CheckData data = new() { Evidenced = ["在全省率先制定了具体措施。其他工作也有进展。"] };
        const string Text = "某单位2022年工作总结\n同志们：\n在全省率先制定了具体措施。建成全国首家科普馆。\n";

        Assert.Equal(["Claim 首家"], Found.Words(Text, data));
        Assert.Equal(["ClaimUnshown 全省率先", "ClaimUnshown 全国首家"], Found.Words(Text));
    }

    [Fact]
    public void Formulas_of_the_organ_are_known_by_their_members()
    {
        CheckData data = new() { Formulas = [new Formula("四带头", ["带头学", "带头讲", "带头做", "带头改"])] };
        const string Text = "某单位2022年工作总结\n同志们：\n开展“四带头”（带头学、带头讲、带头干、带头改）活动。\n";

        Assert.Equal(["FormulaMember 带头干"], Found.Words(Text, data));
    }
}
