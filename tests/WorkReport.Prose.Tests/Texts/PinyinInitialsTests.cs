using System.Text;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Tests.Texts;

/// <summary>The letters that a name is looked for by.</summary>
public class PinyinInitialsTests
{
    [Theory]
    [InlineData('溪', "x")]
    [InlineData('长', "cz")]
    [InlineData('重', "cz")]
    [InlineData('圳', "z")]
    [InlineData('A', "a")]
    [InlineData('7', "7")]
    [InlineData('（', "")]
    [InlineData('\uD840', "")]
    public void Of_a_sign(char sign, string letters) => Assert.Equal(letters, PinyinInitials.Of(sign));

    [Fact]
    public void Every_character_of_the_national_set_has_some()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var gb = Encoding.GetEncoding("GB2312");
        var all = (from row in Enumerable.Range(0xB0, 0x48) from cell in Enumerable.Range(0xA1, 94) select gb.GetString([(byte)row, (byte)cell])[0]).Where(sign => sign is >= '\u4E00' and <= '\u9FFF').ToList();
        Assert.Equal(6_763, all.Count);
        Assert.All(all, sign => Assert.Matches("^[a-z]{1,5}$", PinyinInitials.Of(sign)));
    }
}
