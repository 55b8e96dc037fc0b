using System.Diagnostics;
using WorkReport.Prose.Differences;

namespace WorkReport.Prose.Tests.Differences;

public class TextDifferenceTests
{
    /// <summary>All 10,000 are run by the benchmarks: <c>difference</c>.</summary>
    [Fact]
    public void Random_edits_lead_to_the_new_text_and_little_more_than_them_is_marked()
    {
        for (var seed = 0; seed < 600; seed++)
        {
            var fault = RandomEdits.Fault(RandomEdits.Make(seed));
            Assert.True(fault is null, $"{seed}: {fault}");
        }
    }

    [Fact]
    public void Nothing_differs_of_the_same_text()
    {
        const string text = "一、工作回顾\n\n全年完成投资2.6亿元。\r\n完";
        var difference = TextDifference.Between(text, text);
        Assert.True(difference.IsEmpty);
        Assert.Equal(text, difference.Apply(text));
        Assert.Throws<ArgumentException>(() => difference.Apply(text + "。"));
    }

    [Theory]
    [InlineData("", "全新的一段。\n又一段。")]
    [InlineData("要去掉的一段。\n又一段。", "")]
    [InlineData("\n\n\n", "\n")]
    [InlineData("甲\n乙\n甲\n乙", "乙\n甲\n乙\n甲")]
    [InlineData("\uD83D\uDE00笑", "\uD83D\uDE01笑")]
    [InlineData("\uD83D\uDE00\uD83D\uDE00", "\uDE00\uD83D")]
    public void Odd_texts_lead_to_the_new_text_too(string old, string current)
    {
        var difference = TextDifference.Between(old, current);
        Assert.Equal(current, difference.Apply(old));
        Assert.Equal(old, string.Concat(difference.Stretches.Where(stretch => stretch.Kind != StretchKind.Inserted).Select(stretch => stretch.Text)));
        Assert.Equal(current, string.Concat(difference.Stretches.Where(stretch => stretch.Kind != StretchKind.Removed).Select(stretch => stretch.Text)));
    }

    [Fact]
    public void Stretches_of_random_edits_hold_both_texts()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var text = RandomEdits.Make(seed);
            var stretches = TextDifference.Between(text.Old, text.New).Stretches.ToList();
            Assert.Equal(text.Old, string.Concat(stretches.Where(stretch => stretch.Kind != StretchKind.Inserted).Select(stretch => stretch.Text)));
            Assert.Equal(text.New, string.Concat(stretches.Where(stretch => stretch.Kind != StretchKind.Removed).Select(stretch => stretch.Text)));
        }
    }

    [Fact]
    public void A_character_of_two_halves_is_never_cut()
    {
        var difference = TextDifference.Between("表扬\uD842\uDFB7家", "表扬\uD842\uDFB8家");
        Assert.Equal("表扬[-\uD842\uDFB7-]{+\uD842\uDFB8+}家", Marking.Of(difference));
    }
}

/// <summary>What long and hostile texts cost.</summary>
[Collection(nameof(Alone))]
public class TextDifferenceTimes
{
    private const int Length = 30_000;

    private static readonly string Report = RandomEdits.Text(Length, new Random(1));

    public static TheoryData<string, string, string> Texts => new()
    {
        { "a report, a sign in 97 another", Report, Edited(Report) },
        { "another report", Report, RandomEdits.Text(Length, new Random(2)) },
        { "one paragraph", Report.Replace('\n', '，'), RandomEdits.Text(Length, new Random(2)).Replace('\n', '，') },
        { "the same sign", new string('国', Length), new string('国', Length - 7) },
        { "the same two signs", string.Concat(Enumerable.Repeat("国家", Length / 2)), string.Concat(Enumerable.Repeat("家国", Length / 2)) },
        { "empty lines", new string('\n', Length), new string('\n', Length / 2) },
        { "lines of one sign", string.Join('\n', Report.Take(Length / 2)), string.Join('\n', Report.Reverse().Take(Length / 2)) },
        { "two signs at random", Two(1), Two(2) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Thirty_thousand_signs_take_a_fifth_of_a_second_at_most(string what, string old, string current)
    {
        // The first tries run code that is not compiled to its end yet.
        var best = TimeSpan.MaxValue;
        for (var tries = 0; tries < 12 && best > TimeSpan.FromMilliseconds(200); tries++)
        {
            var watch = Stopwatch.StartNew();
            var difference = TextDifference.Between(old, current);
            best = watch.Elapsed < best ? watch.Elapsed : best;
            Assert.Equal(current, difference.Apply(old));
        }

        Assert.True(best <= TimeSpan.FromMilliseconds(200), $"{what}: {best.TotalMilliseconds} ms");
    }

    private static string Edited(string text)
    {
        var edited = text.ToCharArray();
        for (var i = 0; i < edited.Length; i += 97)
            edited[i] = '改';
        return new string(edited);
    }

    private static string Two(int seed)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, Length).Select(_ => random.Next(2) == 0 ? '一' : '二'));
    }
}
