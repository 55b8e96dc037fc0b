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

    [Fact]
    public async Task Who_asks_while_another_reads_it_waits_for_that()
    {
        var reading = new TaskCompletionSource<int>();
        var first = kept.OfAsync("某页", 7, _ => 1, () => reading.Task).AsTask();
        var others = Enumerable.Range(0, 3).Select(_ => OfAsync("某页", number: 7).AsTask()).ToList();
        Assert.DoesNotContain(others, other => other.IsCompleted);
        reading.SetResult(70);
        var found = await Task.WhenAll([first, .. others]);
        Assert.All(found, one => Assert.Equal(70, one));
        Assert.Equal(0, worked);
    }

    [Fact]
    public async Task A_reading_from_before_the_number_moved_on_is_waited_for_by_nobody()
    {
        var reading = new TaskCompletionSource<int>();
        var first = kept.OfAsync("某页", 7, _ => 1, () => reading.Task).AsTask();
        Assert.Equal(1, await OfAsync("某页", number: 8));
        reading.SetResult(70);
        Assert.Equal(70, await first);
    }

    [Fact]
    public async Task A_reading_that_fails_or_finds_nothing_leaves_the_others_to_read()
    {
        var (failing, empty) = (new TaskCompletionSource<string?>(), new TaskCompletionSource<string?>());
        foreach (var (what, reading) in new[] { ("某页", failing), ("另一页", empty) })
        {
            var first = kept.OfAsync(what, 7, _ => 1, () => reading.Task).AsTask();
            var other = kept.OfAsync(what, 7, _ => 1, () => Task.FromResult<string?>("读到")).AsTask();
            if (reading == failing)
                reading.SetException(new OperationCanceledException());
            else
                reading.SetResult(null);
            Assert.Equal("读到", await other);
            await Task.WhenAny(first);
        }
    }

    private ValueTask<int> OfAsync(string what, long number, int units = 1) => kept.OfAsync(what, number, _ => units, () => Task.FromResult(++worked));
}
