using CsCheck;
using WorkReport.Prose.Outlines;
using WorkReport.Prose.Tests.Texts;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Tests.Outlines;

public class OutlineReaderProperties
{
    [Fact]
    public void Every_letter_and_digit_of_any_text_is_in_one_element_or_dropped_line_in_order()
        => Given.Anything.Sample(WholeAndInOrder, iter: 20_000);

    [Theory]
    [InlineData("s00_seed_guangongwei_2022")]
    [InlineData("p03_hebei_2026")]
    [InlineData("p05_neimenggu_2026")]
    [InlineData("p27_shaanxi_2026")]
    [InlineData("n1993_national")]
    public void Every_letter_and_digit_of_a_real_report_too(string name) => WholeAndInOrder(Sample.Real(name));

    [Theory]
    [InlineData("s00_seed_guangongwei_2022")]
    [InlineData("p05_neimenggu_2026")]
    [InlineData("n1993_national")]
    public void What_was_read_and_written_out_reads_the_same_again(string name)
    {
        Outline once = OutlineReader.Read(Sample.Real(name));

        Outline again = OutlineReader.Read(string.Join('\n', once.Elements.Select(e => e.Text)));

        Assert.Equal(once.Elements.Select(Said), again.Elements.Select(Said));
        Assert.Empty(again.Dropped);
    }

    private static (OutlineKind, int, string, int) Said(OutlineElement e)
        => (e.Kind, e.Level, e.Text.Replace("附件 ", "附件", StringComparison.Ordinal), e.LeadLength);

    private static void WholeAndInOrder(string text)
    {
        Outline outline = OutlineReader.Read(text);
        IEnumerable<string> parts = outline.Elements.Select(e => (e.Start, e.Text)).Concat(outline.Dropped.Select(d => (d.Start, d.Text)))
            .OrderBy(p => p.Start).Select(p => p.Text);

        Assert.Equal(Given.Substance(text), Given.Substance(string.Concat(parts)));
        Assert.All(outline.Dropped, d => Assert.Equal(d.Text, text.Substring(d.Start, d.Length)));
        Assert.All(outline.Elements, e =>
        {
            Assert.Equal(Given.Substance(text.Substring(e.Start, e.Length)), Given.Substance(e.Text));
            // An appendix joins two lines, and the space between them is its own.
            if (e.Kind != OutlineKind.Part)
                Assert.All(e.Text.Split('\t'), cell => Assert.Equal(cell, Typography.ToFullWidth(TextNormalizer.Normalize(cell)).Trim()));
            Assert.InRange(e.LeadLength, 0, e.Text.Length);
            Assert.True(e.LeadLength == 0 || e.Text[e.LeadLength - 1] is '。' or '？' or '！' || e.Text[e.LeadLength] == ' ');
        });
    }
}
