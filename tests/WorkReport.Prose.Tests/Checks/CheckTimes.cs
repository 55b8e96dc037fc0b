using System.Diagnostics;
using WorkReport.Prose.Checks;
using WorkReport.Prose.Readings;

namespace WorkReport.Prose.Tests.Checks;

/// <summary>
/// A rule that looks twice as long at a text twice as long is fine; one that looks four times as long is not. No time is asserted: the work of a text
/// and of the same eight times over are compared, by a margin that only a square passes.
/// </summary>
[Collection(nameof(Alone))]
public class CheckTimes
{
    public static TheoryData<string> Bombs =>
    [
        "a", "（", "1.", "“", "《", "X", "xx", "？", "?", "，", "的", "一是", "一、", "其中", "5个", "5个、", "共5个，其中3个、", "由5个增加到6个，", "占5%、", "2月30日", "某", "王书记", "四个自信（", "“名甲”", "一、甲\n", "，，", "法律法归", "2022年", "百分之", "布署", "□", "\uFFFD",
    ];

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Eight_times_the_text_takes_no_square_of_the_time(string piece)
    {
        string small = string.Concat(Enumerable.Repeat(piece, Math.Max(1, 3_000 / piece.Length))), large = string.Concat(Enumerable.Repeat(small, 8));
        CheckData data = new() { Figures = [new KnownFigure("举办报告会", "个", 7, "7个")], Evidenced = [] };

        // A square takes 64 times as long; reading alone takes 8. The best of several, for the others that work here.
        Assert.True(Best(large, data) <= Best(small, data) * 40 + TimeSpan.FromMilliseconds(60), $"{Best(small, data)} {Best(large, data)}");
    }

    private static TimeSpan Best(string text, CheckData data)
        => Enumerable.Range(0, 3).Min(_ =>
        {
            long from = Stopwatch.GetTimestamp();
            TextChecks.Find(ReportReader.Read(text), data);
            return Stopwatch.GetElapsedTime(from);
        });
}
