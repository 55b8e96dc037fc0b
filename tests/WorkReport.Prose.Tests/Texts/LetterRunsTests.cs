using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Tests.Texts;

public sealed class LetterRunsTests
{
    [Theory]
    [InlineData("五老宣讲，走进课堂。", "五老宣讲|走进课堂")]
    [InlineData("ＡＢＣ１２ 村", "abc12|村")]
    [InlineData("SC01—Ｃ２", "sc01|c2")]
    [InlineData("二〇二二年", "二〇二二年")]
    [InlineData("⽤⼼", "用心")]
    [InlineData("𠮷祥村", "𠮷祥村")]
    [InlineData("　\t，。", "")]
    public void Width_and_capitals_do_not_count_and_marks_part(string text, string runs) => Assert.Equal(runs, string.Join('|', LetterRuns.Of(text).Runs));

    [Theory]
    [InlineData("宣讲团", "宣讲|讲团")]
    [InlineData("𠮷祥村", "𠮷祥|祥村")]
    [InlineData("村", "")]
    public void Each_two_neighbours_are_a_pair(string run, string pairs) => Assert.Equal(pairs, string.Join('|', LetterRuns.Pairs(run)));

    [Theory]
    [InlineData("宣讲、宣讲", "宣讲", "0-2 3-2")]
    [InlineData("代号ＳＣ01，sc01", "sc01", "2-4 7-4")]
    [InlineData("收入㎡计", "m2计", "2-2")]
    [InlineData("甲乙，丙丁", "甲乙丙丁", "")]
    public void A_run_is_found_where_it_was_written(string text, string run, string places) =>
        Assert.Equal(places, string.Join(' ', LetterRuns.Of(text).Find(run).Select(place => $"{place.Start}-{place.Length}")));
}
