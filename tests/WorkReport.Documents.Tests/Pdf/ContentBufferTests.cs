using System.Globalization;
using System.Text;
using WorkReport.Documents.Pdf;

namespace WorkReport.Documents.Tests.Pdf;

public sealed class ContentBufferTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0004, "0")]
    [InlineData(0.0005, "0.001")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.012, "0.012")]
    [InlineData(-12.5, "-12.5")]
    [InlineData(595.276, "595.276")]
    [InlineData(1.9999, "2")]
    [InlineData(-0.9996, "-1")]
    [InlineData(12345678.5, "12345678.5")]
    public void Numbers_have_at_most_three_decimals_and_no_exponent(double value, string written)
    {
        foreach (var culture in new[] { "", "de-DE", "th-TH", "fa-IR", "zh-CN" })
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(written, Encoding.ASCII.GetString(new ContentBuffer().Decimals(value).Bytes));
        }
    }

    [Fact]
    public void Glyphs_are_four_digits() =>
        Assert.Equal("00000A1FFFFF", Encoding.ASCII.GetString(new ContentBuffer().Glyph(0).Glyph(0x0A1F).Glyph(0xFFFF).Bytes));

    [Fact]
    public void The_buffer_grows_and_forgets()
    {
        ContentBuffer buffer = new();
        for (var i = 0; i < 50_000; i++)
            buffer.Number(i).Write("x ");
        var written = Encoding.ASCII.GetString(buffer.Bytes);
        Assert.StartsWith("0 x 1 x 2 x ", written);
        Assert.EndsWith("49999 x ", written);
        buffer.Clear();
        Assert.True(buffer.Bytes.IsEmpty);
    }
}
