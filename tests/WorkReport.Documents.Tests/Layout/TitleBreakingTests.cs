using System.Text;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Tests.Layout;

/// <summary>GB/T 9704-2012, 7.3.1: the lines that a good typist chooses.</summary>
public class TitleBreakingTests
{
    [Theory]
    [InlineData("市关工委2022年工作总结暨2023年工作安排")]
    [InlineData("澄川市人民政府关于2022年工作情况的报告")]
    [InlineData("关于召开全市关心下一代工作会议的通知")]
    [InlineData("在全市关心下一代工作会议上的讲话")]
    [InlineData("关于做好国庆节假期值班值守工作的通知")]
    [InlineData("东川县关心下一代工作委员会|2025年工作总结暨2026年工作安排")]
    [InlineData("澄川市关心下一代工委|2025年工作总结暨2026年工作安排")]
    [InlineData("关于印发《某某市关心下一代工作委员会|2022年工作总结暨2023年工作安排》的通知")]
    [InlineData("国务院办公厅关于印发|《政府网站发展指引》的通知")]
    [InlineData("澄川市人民政府办公厅关于印发|2023年重点工作任务分解方案的通知")]
    [InlineData("某某省教育厅关于做好|2024年普通高等学校招生工作的通知")]
    [InlineData("某某县人民政府|关于加强农村人居环境整治工作的实施意见")]
    [InlineData("某某市第十四届人民代表大会第四次会议|关于政府工作报告的决议")]
    [InlineData("某某市财政局关于2022年市级预算执行情况和|2023年市级预算草案的报告")]
    [InlineData("中共中央办公厅国务院办公厅|关于进一步加强生态环境保护工作的意见")]
    [InlineData("关于表彰2022年度全省关心下一代工作|先进集体和先进个人的决定")]
    [InlineData("某某市安全生产委员会办公室|关于开展2023年“安全生产月”活动的通知")]
    [InlineData("某某市人民政府关于公布第三批市级|非物质文化遗产代表性项目名录的通知")]
    [InlineData("某某省人民政府关于批转省发展改革委|《关于深化投融资改革的实施意见》的通知")]
    [InlineData("关于进一步加强和改进新形势下|未成年人思想道德建设工作的若干意见")]
    [InlineData("某某集团有限公司|关于2022年度经营业绩考核情况的报告")]
    [InlineData("2023年某某市国民经济和社会发展计划|执行情况与2024年计划草案的报告")]
    [InlineData("中国共产主义青年团某某市委员会|关于召开第十二次代表大会的请示")]
    [InlineData("中共某某市委|关于深入学习贯彻党的二十大精神|奋力谱写新时代现代化建设新篇章的决定")]
    [InlineData("在全市深入学习贯彻|习近平新时代中国特色社会主义思想|主题教育动员会上的讲话")]
    [InlineData("某某市卫生健康委员会等八部门|关于印发某某市促进养老托育服务健康发展|实施方案的通知")]
    public void A_title_is_broken_as_a_typist_would(string lines) =>
        Assert.Equal(lines, string.Join('|', Break(lines.Replace("|", "", StringComparison.Ordinal))));

    [Theory]
    [InlineData("关于认真组织学习《中华人民共和国未成年人保护法》的紧急通知", "《中华人民共和国未成年人保护法》")]
    [InlineData("关于做好某某市重点项目集中开工仪式筹备工作12345个的通知", "12345个")]
    [InlineData("某某市某某区某某街道某某社区2023年3月15日召开的居民代表大会会议纪要", "2023年3月15日")]
    [InlineData("关于转发某某市某某局某某科某发〔2023〕115号文件的紧急补充通知", "〔2023〕115号")]
    [InlineData("关于某某市引进的某某项目Huawei Cloud与ChatGPT大模型应用试点的报告", "ChatGPT")]
    public void A_name_a_number_a_date_and_a_word_stay_whole(string title, string whole)
    {
        var lines = Break(title);

        Assert.True(lines.Count > 1);
        Assert.Contains(lines, line => line.Contains(whole, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData('\u00A0')]
    [InlineData('\u202F')]
    public void A_title_is_not_broken_at_a_no_break_space(char space)
    {
        for (var before = 4; before < 20; before++)
        {
            var title = $"{new string('国', before)}关于{space}印发{space}《{new string('家', 20 - before)}》的通知";
            Assert.Contains(Break(title), line => line.Contains($"于{space}印", StringComparison.Ordinal));
            Assert.Contains(Break(title), line => line.Contains($"发{space}《", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Random_titles_lose_nothing_and_fit_and_have_no_waist()
    {
        var random = new Random(9704);
        for (var i = 0; i < 5000; i++)
        {
            var title = RandomTitle(random);
            var lines = Break(title);

            Assert.Equal(title, string.Concat(lines));
            Assert.All(lines, line => Assert.InRange(WidthOf(line), 0, Paper.TypeWidth));
            if (lines.Count is 2 or 3 or 4)
                Assert.All(lines, line => Assert.True(line.Length > 2, $"{line} of {title}"));
            if (lines.Count == 4)
                Assert.False(Math.Max(WidthOf(lines[1]), WidthOf(lines[2])) < Math.Min(WidthOf(lines[0]), WidthOf(lines[3])) - (2 * TypeSize.Two), string.Join('|', lines));
            if (lines.Count == 3)
                Assert.False(WidthOf(lines[1]) < Math.Min(WidthOf(lines[0]), WidthOf(lines[2])) - TypeSize.Two, string.Join('|', lines));
        }
    }

    [Theory]
    [InlineData("澄川市关心下一代工作委员会2025年", "工作总结暨2026年工作安排")]
    [InlineData("关于", "印发的通知")]
    public void The_lines_of_the_author_are_kept(params string[] lines)
    {
        var document = Typesetter.Set(new Document(new Frontmatter { Title = lines }, [new Paragraph("正文。")]), TestFonts.Require());

        Assert.Equal(lines, Typeset.RowsOf(document.Pages[0])[..lines.Length].Select(row => row.Text));
    }

    private static string RandomTitle(Random random)
    {
        string[] pieces =
        [
            "某某市", "人民政府", "关于", "印发", "《", "》", "2023年", "工作总结", "暨", "的", "和", "、", "通知", "第十四届", "“", "”", "（试行）", "WTO", "12%",
            "〔2023〕1号", "——", " ", "\u00A0", "𠮷", "é\u0323", "👨‍👩‍👧", "\uD800", "加强", "建设",
        ];
        var title = new StringBuilder();
        for (var left = random.Next(1, 60); left > 0; left--)
            title.Append(random.Next(2) == 0 ? ((char)random.Next('\u4E00', '\u9FA5')).ToString() : pieces[random.Next(pieces.Length)]);
        return title.ToString();
    }

    private static IReadOnlyList<string> Break(string title) => TitleBreaker.Break(title, WidthOf, Paper.TypeWidth, TypeSize.Two);

    private static double WidthOf(string text) => TypeSize.Two * text.EnumerateRunes().Sum(rune => rune.Value < 0x80 ? 0.5 : 1);
}
