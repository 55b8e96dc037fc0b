using WorkReport.Prose.Outlines;

namespace WorkReport.Prose.Tests.Outlines;

public class HeadingNumberTests
{
    [Theory]
    [InlineData(1, "一、")]
    [InlineData(9, "九、")]
    [InlineData(10, "十、")]
    [InlineData(11, "十一、")]
    [InlineData(20, "二十、")]
    [InlineData(35, "三十五、")]
    [InlineData(99, "九十九、")]
    [InlineData(100, "100、")]
    public void A_heading_of_the_first_level_is_numbered_in_Chinese(int number, string printed) => Assert.Equal(printed, HeadingNumber.First(number));

    [Fact]
    public void There_is_no_heading_before_the_first() => Assert.Throws<ArgumentOutOfRangeException>(() => HeadingNumber.First(0));
}
