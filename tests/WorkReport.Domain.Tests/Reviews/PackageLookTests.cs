using WorkReport.Domain.Reviews;

namespace WorkReport.Domain.Tests.Reviews;

public class PackageLookTests
{
    private const int Person = 7;

    [Fact]
    public void What_lies_there_is_compared_with_what_was_looked_at_before_it_until_something_newer_lies_there()
    {
        var look = new PackageLook(Person, 1);
        Assert.True(look.See(1));
        Assert.Null(Baseline(look, 1));
        Assert.Equal(1, Baseline(look, 3));

        Assert.True(look.See(3));
        Assert.False(look.See(3));
        Assert.Equal(1, Baseline(look, 3));
        Assert.Equal(3, Baseline(look, 4));
    }

    [Fact]
    public void Who_never_looked_compares_with_nothing() => Assert.Null(Baseline(null, 2));

    private static int? Baseline(PackageLook? look, int latest) => PackageLook.Baseline(look, [], Person, latest);
}
