using CsCheck;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Readings;
using WorkReport.Prose.Tests.Texts;

namespace WorkReport.Prose.Tests.Quantities;

public class QuantityReaderProperties
{
    /// <summary>Marks, numbers and words that the rules of figures turn upon, in any order.</summary>
    private static readonly Gen<string> Figures = Gen.OneOf([
        "1", "23", "4.5", "1,234", "2022", "五", "十二", "三百", "百", "万", "亿", "千", "多", "余", "几", "来", "%", "％", "个", "名", "元", "人次", "个百分点", "百分点", "岁", "天", "个月", "年", "月", "日",
        "由", "从", "提高到", "下降为", "增长", "分别", "累计", "近", "超", "约", "以上", "左右", "、", "，", "。", "：", ":", "至", "—", "-", "~", "/", "（", "）", "“", "”", "《", "》", "xx", "××", "**", "X.X", "第", "前", "每",
        "百分之", "分之", "点", "翻", "番", "一半", "成", "倍", "负", "+", "×", " ", "　", "\n", "𠮷", "\u200B", "０", "９", "．", "零", "〇", "度", "方", "分", "GDP", "P", "km"])
        .Array[0, 40].Select(string.Concat);

    [Fact]
    public void Any_text_is_read_into_figures_that_stand_in_it_one_behind_the_other()
        => Gen.OneOf(Figures, Given.Anything).Sample(StandsInOrder, iter: 20_000);

    [Fact]
    public void Any_report_is_read_to_its_end() => Gen.OneOf(Figures, Given.Anything).Sample(text => StandsInOrder(text, ReportReader.Read(text).Quantities), iter: 5_000);

    private static void StandsInOrder(string text) => StandsInOrder(text, QuantityReader.Read(text));

    private static void StandsInOrder(string text, IReadOnlyList<QuantityReading> readings)
    {
        int end = 0;
        foreach (QuantityReading reading in readings)
        {
            Assert.InRange(reading.Start, end, text.Length - reading.Length);
            Assert.True(reading.Length > 0 && !char.IsWhiteSpace(text[reading.Start]) && !char.IsLowSurrogate(text[reading.Start]));
            Assert.Equal(reading.Kind == QuantityKind.Redacted, reading.Value is null);
            Assert.Equal(reading.Kind == QuantityKind.Change, reading.From is not null);
            end = reading.Start + reading.Length;
        }
    }
}
