using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Tests.Quantities;

public class QuantityReaderTests
{
    [Theory]
    [InlineData("全年宣讲3场次，参加4200多名。", "3场次 4200多名")]
    [InlineData("达1.1万多人次，增长12.5%", "1.1万多人次 12.5%")]
    [InlineData("发放资金1,200万元", "1,200万元")]
    [InlineData("2022年12月5日第3次会议，国关委〔2022〕15号", "")]
    [InlineData("“五老”60多名，平均70岁", "60多名 70岁")]
    [InlineData("1.工作总结", "")]
    [InlineData("覆盖率95％以上", "95％以上")]
    [InlineData("COVID19、CO2和5G", "")]
    [InlineData("建党100多年来，从教30余年的60多岁老人", "")]
    [InlineData("2021—2025年，3至5月，6—12岁，历时3个月、2个半月", "")]
    [InlineData("30多个村3个小组，3至5名，5千多册", "30多个 3个 3至5名 5千多册")]
    [InlineData("", "")]
    public void What_is_counted_is_found_and_what_dates_or_orders_is_not(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', QuantityReader.Find(text).Select(span => text.Substring(span.Start, span.Length))));
}
