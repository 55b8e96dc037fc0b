using CsCheck;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Tests.Texts;

public class TextNormalizerTests
{
    [Theory]
    [InlineData("👨‍👩‍👧‍👦 𠮷 㐢 䶮 é vs e\u0301")]
    [InlineData("❤️‍🔥 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇨🇳")]
    [InlineData("㎡ ﬁ ½ Ⅱ ① ２０２２ ％ 葛󠄀城")]
    [InlineData("\u3000\u3000第一段\n\t第二段")]
    public void What_can_be_seen_stays_unit_for_unit(string text) => Assert.Equal(text, TextNormalizer.Normalize(text));

    [Theory]
    [InlineData("a\r\nb\rc\vd\u2028e\u0085f", "a\nb\nc\nd\ne\nf")]
    [InlineData("全\u202E市\u2066工\u200B作\uFEFF总\u00AD结", "全市工作总结")]
    [InlineData("a\0b\u0007c\u009Fd", "abcd")]
    [InlineData("10\u00A0万\u2009人\u202F次", "10 万 人 次")]
    [InlineData("中\u200D文", "中文")]
    [InlineData("\uFFFE\uFDD0x", "x")]
    public void What_cannot_be_seen_goes(string text, string clean) => Assert.Equal(clean, TextNormalizer.Normalize(text));

    [Fact]
    public void Half_a_pair_becomes_a_visible_lost_character()
        => Assert.Equal("a\uFFFDb", TextNormalizer.Normalize("a\uD800b"));

    [Fact]
    public void Text_hidden_in_tag_characters_goes()
        => Assert.Equal("总结", TextNormalizer.Normalize("总\U000E0061\U000E0062结"));

    [Fact]
    public void Twice_is_once_and_nothing_readable_is_lost() => Given.Anything.Sample(text =>
    {
        string once = TextNormalizer.Normalize(text);
        Assert.Equal(once, TextNormalizer.Normalize(once));
        Assert.Equal(Given.Substance(text), Given.Substance(once));
    }, iter: 20_000);
}
