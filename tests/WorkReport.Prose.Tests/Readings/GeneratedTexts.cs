using System.Text;
using WorkReport.Prose.Checks;
using WorkReport.Prose.Masking;
using WorkReport.Prose.Readings;

namespace WorkReport.Prose.Tests.Readings;

/// <summary>
/// Texts that nobody would write, each known by its number: what the readers and the rules turn upon in any order, sentences cut and put together anew, and signs of
/// all the world between. Whatever they are, they are read, checked, repaired and masked to their end.
/// </summary>
internal static class GeneratedTexts
{
    private const int MostPieces = 90;

    private static readonly string[] Turning =
    [
        "一、", "二、", "（一）", "（三）", "1.", "1．", "（2）", "一是", "三是", "第一章", "第三条", "附件：", "一", "二〇二二年", "2022年", "2023年工作安排", "工作总结", "暨", "同志们：", "各位代表：", "目录", "……1",
        "共", "其中", "分别", "分别为", "合计", "占", "由", "从", "提高到", "下降到", "增长", "同比", "去年", "今年", "率", "约", "近", "超过", "多", "余", "以上", "左右", "累计", "预计", "力争", "前", "底前", "牵头单位：", "责任单位：",
        "0", "1", "12", "4200", "1.5", "3,000", "１２", "十二", "一百零八", "两万", "百分之五", "三分之一", "翻两番", "2：1", "6.5%—7%", "300元", "万", "亿", "万余", "个", "名", "人次", "件", "万元", "%", "％", "‰", "个百分点", "倍", "公里", "微克/立方米", "元/人",
        "XX", "xx", "××", "某某", "**", "__", "□", "＊", "王书记", "张建国同志", "书记", "主任", "联系人：", "桐川县", "A县", "某甲", "13800138000", "国发〔2022〕3号",
        "“", "”", "‘", "’", "《", "》", "（", "）", "(", ")", "[", "]", "【", "】", "〔", "〕", "?", "？", "\uFFFD", "锟斤拷", ",", "，", "，，", "。", "。。", "；", "：", "、", "·", "—", "……", "#", "##", "| 甲 | 乙 |", "---", "- ", "> ", "`", "<b>",
        "\n", "\n\n", "\r\n", "\r", "\t", " ", "　", "\u00A0", "\u200B", "\uFEFF", "\u202E", "\u0301", "𠮷", "\uD842", "\uDFB7", "😀", "⼀", "\uE000", "的的", "推进推进", "布署", "法律法归", "四个自信", "“四带头”（带头学、带头讲）", "首家", "率先",
        "分享到：", "责任编辑：", "来源：", "打印本页", "上一篇：", "您当前的位置：首页 > 公开",
    ];

    private static readonly string[] Sentences =
    [
        "全年受理求助120件，其中法律援助45件、心理疏导60件、生活救助15件，办结率98.3%。", "补助标准由300元提高到450元，同比增长50%。", "4200多名“五老”参与其中，培养致富带头人337名。", "应整改110项，已整改59项，整改率53.6%。",
        "城镇居民、农村居民人均可支配收入分别增长5.2%、6.8%。", "6月底前办好骨干培训班2期（牵头单位：镇关工委）。", "书记王建国到桐川县调研，恒泰农业科技有限公司捐款50万元。", "深入开展“八个带你”活动，覆盖学校312所，占全市学校的85%左右。",
    ];

    private static readonly CheckData Data = new()
    {
        Figures = [new KnownFigure("受理求助", "件", 120, "120件") { Before = 80 }, new KnownFigure("培养致富带头人", "名", null, "300多名"), new KnownFigure("整改率", "%", 53.6m, "53.6%") { IsForecast = true }],
        Sources = ["覆盖学校312所。"],
        Evidenced = ["全省首家。"],
        Formulas = [new Formula("四带头", ["带头学", "带头讲", "带头做", "带头改"])],
    };

    /// <summary>The text of that number.</summary>
    public static string Of(int seed, int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        var text = new StringBuilder();
        for (int left = random.Next(MostPieces); left > 0; left--)
        {
            switch (random.Next(10))
            {
                case 0:
                    string sentence = Sentences[random.Next(Sentences.Length)];
                    int from = random.Next(sentence.Length);
                    text.Append(sentence, from, random.Next(sentence.Length - from + 1));
                    break;
                case 1:
                    // Any unit of UTF-16, halves of pairs among them.
                    text.Append((char)random.Next(1, 0x10000));
                    break;
                case 2:
                    text.Insert(random.Next(text.Length + 1), Turning[random.Next(Turning.Length)], random.Next(1, 4));
                    break;
                default:
                    text.Append(Turning[random.Next(Turning.Length)]);
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>Does everything with it that is done with a text.</summary>
    /// <exception cref="InvalidOperationException">Something that was found does not stand in it.</exception>
    public static void Judge(string text)
    {
        var reading = ReportReader.Read(text);
        foreach (var quantity in reading.Quantities)
            Demand(quantity.Start, quantity.Length, text, "figure");
        ReportContents.Of(reading);
        var found = TextChecks.Find(reading, Data);
        foreach (Finding finding in found)
            Demand(finding.Start, finding.Length, text, $"{finding.Rule}");
        TextChecks.Find(ReportReader.Read(TextChecks.Repaired(text, found)), Data);
        var masked = string.Concat(MaskedText.Pieces(text, EntityReader.Read(text)).Select(piece => piece.Words));
        foreach (Finding leak in Leaks.Find(masked))
            Demand(leak.Start, leak.Length, masked, $"{leak.Rule}");
    }

    private static void Demand(int start, int length, string text, string what)
    {
        if (start < 0 || length <= 0 || start + length > text.Length)
            throw new InvalidOperationException($"{what} at {start} of {length}, the text ends at {text.Length}.");
    }
}
