using System.Diagnostics;
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

    public static TheoryData<string> Bombs =>
    [
        new string('a', 50_000) + "!", new string('（', 20_000), string.Concat(Enumerable.Repeat("1.", 30_000)), new string('一', 50_000), new string('1', 50_000), new string('万', 50_000),
        string.Concat(Enumerable.Repeat("百分之", 8_000)), string.Concat(Enumerable.Repeat("由5个", 6_000)), string.Concat(Enumerable.Repeat("5、", 10_000)), string.Concat(Enumerable.Repeat("5:", 10_000)),
        new string('“', 50_000), new string('《', 50_000), new string('x', 50_000), string.Concat(Enumerable.Repeat("x.", 30_000)), string.Concat(Enumerable.Repeat("累计", 30_000)), string.Concat(Enumerable.Repeat("5个、", 6_000)),
        string.Concat(Enumerable.Repeat("5 ", 10_000)), new string(' ', 50_000) + "5个", string.Concat(Enumerable.Repeat("分别5个", 6_000)), string.Concat(Enumerable.Repeat("1—", 10_000)), string.Concat(Enumerable.Repeat("5元/", 6_000)),
    ];

    [Theory]
    [MemberData(nameof(Bombs))]
    public void No_text_takes_more_than_its_share_of_time(string text)
    {
        long best = long.MaxValue;
        for (int tries = 0; tries < 10 && best > 100; tries++)
        {
            var watch = Stopwatch.StartNew();
            ReportReader.Read(text);
            best = Math.Min(best, watch.ElapsedMilliseconds);
        }

        Assert.True(best <= 100, $"{best} ms");
    }

    /// <summary>A megabyte of reports takes a fifth of a second; a step that looked back over all of them would take minutes.</summary>
    [Fact]
    public void A_long_text_takes_its_length_in_time()
    {
        string text = string.Concat(Enumerable.Repeat("一、工作回顾\n扎实推进建设。全年完成投资36.5亿元，同比增长4.2%，累计培训120期、5600多人次，补助由300元提高到450元。\n", 6_000))[..350_000];
        static long Measured(string given)
        {
            var watch = Stopwatch.StartNew();
            ReportReader.Read(given);
            return watch.ElapsedMilliseconds;
        }

        Measured(text[..50_000]);
        long best = Enumerable.Range(0, 3).Min(_ => Measured(text));

        Assert.True(best <= 3_000, $"{best} ms");
    }

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
