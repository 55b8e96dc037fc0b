using System.Globalization;
using CsCheck;
using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Tests.Quantities;

public class NumberReaderTests
{
    [Theory]
    [InlineData("4200多", "名", "4200多")]
    [InlineData("４２００余 名", "名", "4200余")]
    [InlineData("近2000名", "名", "近2000")]
    [InlineData("1.1万多名", "名", "1.1万多")]
    [InlineData("几十名", "名", "几十")]
    [InlineData("共4200多名。", "名", "4200多")]
    [InlineData("300名左右", "名", null)]
    [InlineData("4200多人", "名", null)]
    [InlineData("4200", "名", null)]
    [InlineData("很多人", "人", null)]
    public void A_round_figure_is_kept_as_it_is_written(string typed, string unit, string? printed) => Assert.Equal(printed, NumberReader.ReadRound(typed, unit));

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
    [InlineData("1.2万", 12000)]
    [InlineData("3.5 亿", 350000000)]
    [InlineData("5千", 5000)]
    [InlineData("1 234 567", 1234567)]
    [InlineData("\u200b12\ufeff", 12)]
    [InlineData("\u202a1234\u202c", 1234)]
    [InlineData("十", 10)]
    [InlineData("十二", 12)]
    [InlineData("二十", 20)]
    [InlineData("一百零五", 105)]
    [InlineData("一百二十三", 123)]
    [InlineData("两千三百", 2300)]
    [InlineData("一万零二百", 10200)]
    [InlineData("三亿", 300000000)]
    [InlineData("零", 0)]
    [InlineData("廿三", 23)]
    [InlineData("一百卅", 130)]
    [InlineData("壹佰", 100)]
    [InlineData("叁仟零伍拾", 3050)]
    [InlineData("1.2萬", 12000)]
    [InlineData("一百○五", 105)]
    [InlineData("1万2千", 12000)]
    [InlineData("=12", 12)]
    [InlineData("＝ 1,234", 1234)]
    [InlineData("'12", 12)]
    [InlineData("12。", 12)]
    [InlineData("12；", 12)]
    [InlineData("共12", 12)]
    [InlineData("合计：300", 300)]
    public void What_can_mean_one_thing_only_is_read(string typed, double expected) =>
        Assert.Equal((decimal)expected, NumberReader.Read(typed).Value);

    [Theory]
    [InlineData("1,5", NumberRefusal.MisplacedComma, 1.5)]
    [InlineData("12,34", NumberRefusal.MisplacedComma, 12.34)]
    [InlineData("1,234,5", NumberRefusal.MisplacedComma, null)]
    [InlineData("12%", NumberRefusal.HasWords, 12.0)]
    [InlineData("¥5", NumberRefusal.HasWords, 5.0)]
    [InlineData("12个", NumberRefusal.HasWords, 12.0)]
    [InlineData("3.5亿元", NumberRefusal.HasWords, 350000000.0)]
    [InlineData("约300", NumberRefusal.Approximate, null)]
    [InlineData("4200多", NumberRefusal.Approximate, null)]
    [InlineData("近2000名", NumberRefusal.Approximate, null)]
    [InlineData("二十余", NumberRefusal.Approximate, null)]
    [InlineData("几十", NumberRefusal.Approximate, null)]
    [InlineData("300左右", NumberRefusal.Approximate, null)]
    [InlineData("-", NumberRefusal.Nothing, null)]
    [InlineData("－", NumberRefusal.Nothing, null)]
    [InlineData("——", NumberRefusal.Nothing, null)]
    [InlineData("无", NumberRefusal.Nothing, null)]
    [InlineData("/", NumberRefusal.Nothing, null)]
    [InlineData("一", NumberRefusal.Nothing, 1.0)]
    [InlineData("○", NumberRefusal.Nothing, 0.0)]
    [InlineData("一百二", NumberRefusal.NotANumber, 120.0)]
    [InlineData("1万5", NumberRefusal.NotANumber, 15000.0)]
    [InlineData("二〇二二", NumberRefusal.NotANumber, 2022.0)]
    [InlineData("=3+4", NumberRefusal.NotANumber, 7.0)]
    [InlineData("（12）", NumberRefusal.NotANumber, 12.0)]
    [InlineData("5.", NumberRefusal.NotANumber, 5.0)]
    [InlineData("12，", NumberRefusal.MisplacedComma, 12.0)]
    [InlineData("4.78万亿", NumberRefusal.HasWords, null)]
    [InlineData("共约300", NumberRefusal.Approximate, null)]
    [InlineData("3队伍", NumberRefusal.HasWords, 3.0)]
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
    [InlineData("一百二")]
    [InlineData("一万二")]
    [InlineData("十十")]
    [InlineData("三十两")]
    [InlineData("二〇二二")]
    [InlineData("多")]
    [InlineData("+")]
    [InlineData("\u200b")]
    [InlineData("壹佰壹佰")]
    [InlineData("=")]
    [InlineData("共")]
    [InlineData("第12")]
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

    [Theory]
    [InlineData("12名", "名", 12)]
    [InlineData("３００　名", "名", 300)]
    [InlineData("40人次", "人次", 40)]
    [InlineData("一名", "名", 1)]
    [InlineData("二十个", "个", 20)]
    [InlineData("5万元", "元", 50000)]
    [InlineData("12万元", "万元", 12)]
    [InlineData("85％", "%", 85)]
    [InlineData("共12名", "名", 12)]
    [InlineData("12名。", "名", 12)]
    [InlineData("12名，", "名", 12)]
    [InlineData("12（名）", "名", 12)]
    [InlineData("共 廿三 名。", "名", 23)]
    public void The_unit_that_is_asked_for_is_taken_off(string typed, string unit, double expected) =>
        Assert.Equal((decimal)expected, NumberReader.Read(typed, unit: unit).Value);

    [Theory]
    [InlineData("12个", "名", NumberRefusal.HasWords, 12.0)]
    [InlineData("40人次", "人", NumberRefusal.HasWords, 40.0)]
    [InlineData("12万", "万元", NumberRefusal.HasWords, null)]
    [InlineData("12萬", "万元", NumberRefusal.HasWords, null)]
    [InlineData("共12个", "名", NumberRefusal.HasWords, 12.0)]
    [InlineData("4200多名", "名", NumberRefusal.Approximate, null)]
    [InlineData("名", "名", NumberRefusal.NotANumber, null)]
    public void Another_unit_is_asked_back(string typed, string unit, NumberRefusal refusal, double? suggestion)
    {
        var reading = NumberReader.Read(typed, unit: unit);

        Assert.Equal((null, refusal, (decimal?)suggestion), (reading.Value, reading.Refusal, reading.Suggestion));
    }

    [Fact]
    public void A_million_digits_are_refused_unread() =>
        Assert.Equal(NumberRefusal.TooLarge, NumberReader.Read(new string('9', 1_000_000)).Refusal);

    [Fact]
    public void A_negative_figure_is_read_where_it_makes_sense() => Assert.Equal(-5m, NumberReader.Read("-5", allowsNegative: true).Value);

    /// <summary>What says nothing about a number changes none, however it is put around it.</summary>
    [Fact]
    public void The_words_around_a_number_do_not_change_it()
    {
        string[] before = ["", "共", "=", "共计 ", "'"], behind = ["", "名", " 名", "（名）", "。", "名。", "名；"];
        Gen.Select(Gen.Int[0, 100_000_000], Gen.Int[0, before.Length - 1], Gen.Int[0, behind.Length - 1]).Sample((hundredths, first, last) =>
        {
            var number = hundredths / 100m;
            return NumberReader.Read(before[first] + number.ToString(CultureInfo.InvariantCulture) + behind[last], unit: "名").Value == number;
        });
    }

    [Fact]
    public void Whatever_is_typed_gives_a_number_or_a_reason() =>
        Gen.String.Sample(typed =>
        {
            var reading = NumberReader.Read(typed);
            return reading.Value is null != reading.Refusal is null;
        });
}
