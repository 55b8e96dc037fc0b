using Microsoft.Extensions.Time.Testing;

namespace WorkReport.Web.Tests.App;

/// <summary>Of a flood a few lines are written, and nothing is forgotten of how many there were.</summary>
public sealed class FoldedLinesTests
{
    [Fact]
    public void So_many_of_each_kind_are_told_and_the_first_of_the_next_while_says_how_many_were_not()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        var lines = new FoldedLines(time, 3, TimeSpan.FromMinutes(1));
        Assert.Equal([true, true, true, false, false], Enumerable.Range(0, 5).Select(_ => lines.Count("a").IsTold));
        Assert.Equal((true, 0), lines.Count("b"));
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal((false, 0), lines.Count("a"));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((true, 3), lines.Count("a"));
        Assert.Equal((true, 0), lines.Count("a"));
    }
}
