using System.Diagnostics;
using WorkReport.Prose.Outlines;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Tests.Outlines;

[Collection(nameof(Alone))]
public class OutlineReaderTimes
{
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
}
