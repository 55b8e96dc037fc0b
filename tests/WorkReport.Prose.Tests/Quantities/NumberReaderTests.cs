using CsCheck;
using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Tests.Quantities;

public class NumberReaderTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData(" 12 ", 12)]
    [InlineData("+5", 5)]
    [InlineData("１２．５", 12.5)]
    [InlineData("1,234", 1234)]
    [InlineData("28，583．5", 28583.5)]
    [InlineData("-0", 0)]
    [InlineData("0.1200", 0.12)]
    [InlineData("1.50000", 1.5)]
    public void What_can_mean_one_thing_only_is_read(string typed, double expected) =>
        Assert.Equal((decimal)expected, NumberReader.Read(typed).Value);

    [Theory]
    [InlineData("1,5", NumberRefusal.MisplacedComma, 1.5)]
    [InlineData("12,34", NumberRefusal.MisplacedComma, 12.34)]
    [InlineData("1,234,5", NumberRefusal.MisplacedComma, null)]
    [InlineData("12%", NumberRefusal.HasWords, 12.0)]
    [InlineData("¥5", NumberRefusal.HasWords, 5.0)]
    [InlineData("1万", NumberRefusal.HasWords, 10000.0)]
    [InlineData("3.5亿元", NumberRefusal.HasWords, 350000000.0)]
    [InlineData("约300", NumberRefusal.HasWords, 300.0)]
    [InlineData("99999999999999.99995", NumberRefusal.TooManyDecimals, 100000000000000.0)]
    public void What_could_mean_another_thing_is_asked_back(string typed, NumberRefusal refusal, double? suggestion)
    {
        var reading = NumberReader.Read(typed);

        Assert.Null(reading.Value);
        Assert.Equal(refusal, reading.Refusal);
        Assert.Equal((decimal?)suggestion, reading.Suggestion);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("1e400")]
    [InlineData("1e5")]
    [InlineData("5e-324")]
    [InlineData("一百二十三")]
    [InlineData("壹佰")]
    [InlineData("0x1F")]
    [InlineData("1_000")]
    [InlineData("１２三")]
    [InlineData("--5")]
    [InlineData("1.2.3")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("100000000000000")]
    [InlineData("-5")]
    public void Everything_else_is_refused(string typed)
    {
        var reading = NumberReader.Read(typed);

        Assert.Null(reading.Value);
        Assert.NotNull(reading.Refusal);
    }

    [Fact]
    public void A_million_digits_are_refused_unread() =>
        Assert.Equal(NumberRefusal.TooLarge, NumberReader.Read(new string('9', 1_000_000)).Refusal);

    [Fact]
    public void A_negative_figure_is_read_where_it_makes_sense() => Assert.Equal(-5m, NumberReader.Read("-5", allowsNegative: true).Value);

    [Fact]
    public void Whatever_is_typed_gives_a_number_or_a_reason() =>
        Gen.String.Sample(typed =>
        {
            var reading = NumberReader.Read(typed);
            return reading.Value is null != reading.Refusal is null;
        });
}
