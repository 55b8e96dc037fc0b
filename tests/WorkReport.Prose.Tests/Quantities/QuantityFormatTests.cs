using CsCheck;
using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Tests.Quantities;

public class QuantityFormatTests
{
    [Theory]
    [InlineData(4238, "名", Scale.One, 100, Qualifier.Duo, "4200多名")]
    [InlineData(4200, "名", Scale.One, 100, Qualifier.Duo, "4200名")]
    [InlineData(3, "名", Scale.One, 100, Qualifier.Jin, "3名")]
    [InlineData(1998, "名", Scale.One, 1000, Qualifier.Jin, "近2000名")]
    [InlineData(2000, "名", Scale.One, 1000, Qualifier.Jin, "2000名")]
    [InlineData(11326, "人次", Scale.One, 1000, Qualifier.Duo, "11000多人次")]
    [InlineData(11326, "人次", Scale.Wan, 1000, Qualifier.Duo, "1.1万多人次")]
    [InlineData(120000, "名", Scale.Wan, null, Qualifier.None, "12万名")]
    [InlineData(120, "名", Scale.Wan, null, Qualifier.None, "120名")]
    [InlineData(4500, "名", Scale.Wan, 1000, Qualifier.Duo, "4000多名")]
    [InlineData(9800, "名", Scale.Wan, 1000, Qualifier.Jin, "近1万名")]
    [InlineData(230, "人", Scale.Wan, 10000, Qualifier.Duo, "230人")]
    [InlineData(23456, "人", Scale.Wan, 10000, Qualifier.Duo, "2万多人")]
    [InlineData(5230000, "元", Scale.Wan, 1000000, Qualifier.Duo, "500多万元")]
    [InlineData(76000000001, "斤", Scale.Yi, 1000000000, Qualifier.YiShang, "760亿斤以上")]
    [InlineData(1250, "家", Scale.One, 100, Qualifier.Yue, "约1300家")]
    [InlineData(1250, "家", Scale.One, 100, Qualifier.Chao, "超1200家")]
    [InlineData(87, "户", Scale.One, 100, Qualifier.Duo, "87户")]
    [InlineData(0, "个", Scale.One, 100, Qualifier.Duo, "0个")]
    public void A_figure_is_printed_as_official_prose_prints_it(
        long value, string unit, Scale scale, int? step, Qualifier qualifier, string printed) =>
        Assert.Equal(printed, QuantityFormat.Print(value, unit, new QuantityStyle(scale, step, qualifier)));

    [Fact]
    public void A_figure_known_only_in_print_stays_as_it_was_typed()
    {
        var quantity = Quantity.OnlyPrinted("4200多", "名");

        Assert.False(quantity.IsExact);
        Assert.Equal("4200多名", quantity.Print(QuantityStyle.Exact));
    }

    [Fact]
    public void More_than_never_promises_more_than_there_is() =>
        Gen.Select(Gen.Int[1, 10_000_000], Gen.Int[1, 5]).Sample((value, power) =>
        {
            var step = (decimal)Math.Pow(10, power);
            var printed = QuantityFormat.Print(value, "", new QuantityStyle(Scale.One, step, Qualifier.Duo));
            var shown = decimal.Parse(printed.TrimEnd('多'), System.Globalization.CultureInfo.InvariantCulture);
            return shown <= value && (printed.EndsWith('多') == shown < value);
        });
}
