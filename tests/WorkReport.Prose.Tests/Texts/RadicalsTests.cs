using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Tests.Texts;

public class RadicalsTests
{
    [Theory]
    [InlineData("⼀、⼤⼩学校⽤书", "一、大小学校用书", 4)]
    [InlineData("⻘年、⻔户、⺠⽣", "青年、门户、民生", 4)]
    [InlineData("一、青年〇", "一、青年〇", 0)]
    [InlineData("⺡", "⺡", 0)]
    public void Signs_that_look_like_characters_are_read_as_them_and_counted(string text, string expected, int count)
    {
        Assert.Equal(expected, Radicals.Read(text, out int read));
        Assert.Equal(count, read);
    }

    [Fact]
    public void Every_sign_is_read_as_one_character_of_the_everyday_plane()
    {
        for (char c = '\u2E80'; c <= '\u2FD5'; c++)
        {
            string read = Radicals.Read(c.ToString(), out int count);
            Assert.Equal(1, read.Length);
            Assert.Equal(count == 0, read[0] == c);
            Assert.True(count == 0 || read[0] is >= '\u4E00' and <= '\u9FFF', $"{(int)c:X4}");
        }
    }
}
