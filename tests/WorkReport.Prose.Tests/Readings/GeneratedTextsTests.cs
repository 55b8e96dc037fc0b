namespace WorkReport.Prose.Tests.Readings;

/// <summary>A small share of the texts that nobody would write; the benchmark <c>texts</c> takes as many as wanted.</summary>
public class GeneratedTextsTests
{
    /// <summary>One of the hundreds of thousands, which once was not.</summary>
    [Theory]
    [InlineData(32226)]
    public void A_figure_that_ends_behind_its_sentence_is_passed_over(int number) => GeneratedTexts.Judge(GeneratedTexts.Of(seed: 14, number));

    [Fact]
    public void Every_one_is_read_checked_and_masked_to_its_end()
    {
        for (int number = 0; number < 2_000; number++)
        {
            string text = GeneratedTexts.Of(seed: 14, number);
            Exception? thrown = Record.Exception(() => GeneratedTexts.Judge(text));
            Assert.True(thrown is null, $"Text {number}: {thrown}\n{text}");
        }
    }
}
