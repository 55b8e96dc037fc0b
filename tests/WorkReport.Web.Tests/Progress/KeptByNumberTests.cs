using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.Progress;

/// <summary>What is kept for a page is worked out anew when the number has moved on, and never fills the memory.</summary>
public sealed class KeptByNumberTests
{
    private readonly KeptByNumber kept = new();
    private int worked;

    [Fact]
    public async Task It_is_worked_out_once_while_the_number_stands_and_anew_when_it_has_moved_on()
    {
        Assert.Equal(1, await OfAsync("某页", number: 7));
        Assert.Equal(1, await OfAsync("某页", number: 7));
        Assert.Equal(2, await OfAsync("另一页", number: 7));
        Assert.Equal(3, await OfAsync("某页", number: 8));
        Assert.Equal(3, await OfAsync("某页", number: 8));
    }

    [Fact]
    public async Task More_than_fits_lets_go_of_what_was_there()
    {
        Assert.Equal(1, await OfAsync("某页", number: 7, units: 130_000));
        Assert.Equal(1, await OfAsync("某页", number: 7, units: 130_000));
        Assert.Equal(2, await OfAsync("另一页", number: 7, units: 130_000));
        Assert.Equal(2, await OfAsync("另一页", number: 7, units: 130_000));
        Assert.Equal(3, await OfAsync("某页", number: 7, units: 130_000));
    }

    private ValueTask<int> OfAsync(string what, long number, int units = 1) => kept.OfAsync(what, number, _ => units, () => Task.FromResult(++worked));
}
