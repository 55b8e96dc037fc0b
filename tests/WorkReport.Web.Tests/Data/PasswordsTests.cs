using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Data;

/// <summary>A storm of sign-ins stands in line, and leaves processors to those who are in.</summary>
[Collection(Alone.Name)]
public sealed class PasswordsTests
{
    [Fact]
    public async Task Passwords_are_checked_and_kept_on_half_of_the_processors()
    {
        using var passwords = new Passwords();
        var half = Math.Max(1, Environment.ProcessorCount / 2);
        Assert.Equal(half, passwords.Lanes.CurrentCount);
        for (var n = 0; n < half; n++)
            await passwords.Lanes.WaitAsync();
        Task[] asked = [Task.Run(() => passwords.IsAsync(null, "x", default)), Task.Run(() => passwords.HashAsync("x"))];
        await Task.WhenAny([.. asked, Task.Delay(400)]);
        Assert.DoesNotContain(asked, done => done.IsCompleted);
        passwords.Lanes.Release(half);
        await Task.WhenAll(asked);
        Assert.Equal(half, passwords.Lanes.CurrentCount);
    }

    [Fact]
    public async Task Who_comes_behind_two_hundred_finds_it_crowded_and_those_who_went_away_make_room()
    {
        using var passwords = new Passwords();
        Assert.False(passwords.IsCrowded);
        await using (await CrowdAsync(passwords))
            Assert.True(passwords.IsCrowded);
        Assert.False(passwords.IsCrowded);
    }

    /// <summary>So many ask at once that the next one is told to come back; they go away unanswered at the end.</summary>
    internal static async Task<IAsyncDisposable> CrowdAsync(Passwords passwords)
    {
        var crowd = new Crowd();
        crowd.Come(passwords);
        for (var n = 0; n < 400 && !passwords.IsCrowded; n++)
            await Task.Delay(5);
        return crowd;
    }

    private sealed class Crowd : IAsyncDisposable
    {
        private readonly CancellationTokenSource gone = new();
        private List<Task> asking = [];

        public void Come(Passwords passwords) =>
            asking = [.. Enumerable.Range(0, Passwords.MostWaiting + (2 * Environment.ProcessorCount)).Select(_ => Task.Run(() => passwords.IsAsync(null, "x", gone.Token)))];

        public async ValueTask DisposeAsync()
        {
            await gone.CancelAsync();
            await Task.WhenAll(asking).ContinueWith(_ => { }, TaskScheduler.Default);
            gone.Dispose();
        }
    }
}
