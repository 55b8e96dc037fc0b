using System.Diagnostics;
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

    public static TheoryData<string> Bombs =>
    [
        new string('a', 50_000) + "!", new string('（', 20_000), string.Concat(Enumerable.Repeat("1.", 30_000)),
        new string('(', 20_000) + "中",
        string.Concat(Enumerable.Repeat("一、a\n", 10_000)), string.Concat(Enumerable.Repeat("“", 30_000)) + "中",
        string.Concat(Enumerable.Repeat("中，\n", 15_000)),
        string.Concat(Enumerable.Repeat("中\u3000\u3000", 20_000)), string.Concat(Enumerable.Repeat("a b ,中", 10_000)),
        string.Concat(Enumerable.Repeat("。（二）", 15_000)),
        string.Concat(Enumerable.Repeat("加强领导。落实责任落实责任落实责任落实责任。\n", 3_000)),
        string.Concat(Enumerable.Repeat("下载\n", 20_000)), string.Concat(Enumerable.Repeat(">\n", 20_000)),
    ];

    [Theory]
    [MemberData(nameof(Bombs))]
    public void No_text_takes_more_than_its_share_of_time(string text)
    {
        // The best of several: the other tests run beside this one.
        long best = long.MaxValue;
        for (int tries = 0; tries < 10 && best > 100; tries++)
        {
            var watch = Stopwatch.StartNew();
            OutlineReader.Read(text);
            best = Math.Min(best, watch.ElapsedMilliseconds);
        }

        Assert.True(best <= 100, $"{best} ms");
    }

    /// <summary>A linear reader needs a fraction of a second here; one quadratic step would take minutes.</summary>
    [Theory]
    [InlineData("加强领导。落实责任落实责任落实责任落实责任。\n")]
    [InlineData("下载\n")]
    [InlineData("某地\n>\n")]
    [InlineData("一、工作\n")]
    [InlineData("（一）责任，\n")]
    [InlineData("强化举措。\n（二）措施。（三）")]
    [InlineData("目录\n")]
    [InlineData("a b,中\"")]
    public void The_longest_text_that_is_taken_is_read_in_seconds(string line)
    {
        string text = string.Concat(Enumerable.Repeat(line, TextDecoder.MaxCharacters / line.Length));
        var watch = Stopwatch.StartNew();

        OutlineReader.Read(text);

        Assert.True(watch.ElapsedMilliseconds <= 5_000, $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void Distinct_lines_around_a_trail_are_compared_once()
    {
        string lines = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"栏目{i}\n"));
        var watch = Stopwatch.StartNew();

        OutlineReader.Read(lines + ">\n" + lines);

        Assert.True(watch.ElapsedMilliseconds <= 5_000, $"{watch.ElapsedMilliseconds} ms");
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
                Assert.Equal(e.Text, Typography.ToFullWidth(TextNormalizer.Normalize(e.Text)));
            Assert.InRange(e.LeadLength, 0, e.Text.Length);
            Assert.True(e.LeadLength == 0 || e.Text[e.LeadLength - 1] == '。');
        });
    }
}
