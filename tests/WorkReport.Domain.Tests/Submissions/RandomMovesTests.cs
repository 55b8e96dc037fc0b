namespace WorkReport.Domain.Tests.Submissions;

/// <summary>A share of what the benchmark <c>moves</c> presses a million times.</summary>
public class RandomMovesTests
{
    private const int Presses = 40_000;

    [Fact]
    public void Whatever_is_pressed_by_whomever_no_package_comes_where_it_may_not_be()
    {
        var run = RandomMoves.Run(Presses, seed: 15);
        Assert.Empty(run.Faults);
        Assert.InRange(run.Performed, Presses / 5, Presses);
        Assert.All(RandomMoves.Legal, kind => Assert.True(run.Kinds.GetValueOrDefault(kind) > 0, $"{kind} was never done."));
    }
}
