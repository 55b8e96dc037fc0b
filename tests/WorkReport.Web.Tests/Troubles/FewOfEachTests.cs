using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;
using WorkReport.Web.Tests.Fuzz;
using WorkReport.Web.Tests.House;
using WorkReport.Web.Tests.Races;

namespace WorkReport.Web.Tests.Troubles;

/// <summary>One city for a few of each.</summary>
public sealed class FewCity : IAsyncLifetime
{
    internal SignedCity City { get; private set; } = null!;

    public async ValueTask InitializeAsync() => City = await FuzzedCity.FoundAsync();

    public ValueTask DisposeAsync() => City.DisposeAsync();
}

/// <summary>A few troubles, races and senseless requests; the benchmarks <c>trouble</c>, <c>races</c> and <c>fuzz</c> make thousands by the same code.</summary>
[Collection(Alone.Name)]
public sealed class FewOfEachTests(FewCity few) : IClassFixture<FewCity>
{
    private const int Seed = 10;

    [Fact]
    public async Task What_was_called_saved_outlives_killed_processes_power_cuts_full_disks_and_held_stores_and_each_is_told_as_it_is()
    {
        // Where nothing has been handed in yet, somebody may save.
        Village[] open = [.. few.City.Villages.Where((_, n) => RaceCourse.KindOf(n) >= RaceKind.SubmitTwice)];
        TroubleKind[] anywhere = [TroubleKind.Kill, TroubleKind.HeldLock];
        var results = await new TroubleBattery(few.City, open, Seed).RunAsync(LoopDisk.Lacking is null ? [.. anywhere, TroubleKind.PowerCut, TroubleKind.FullDisk] : anywhere);
        Assert.Empty(results.SelectMany(result => result.Violations.Select(violation => $"{result.Kind}: {violation}")));
        Assert.SkipWhen(LoopDisk.Lacking is not null, $"No power was cut and no disk was full: {LoopDisk.Lacking}");
    }

    [Fact]
    public async Task A_seal_of_the_trail_and_its_key_outlive_a_power_cut()
    {
        Assert.SkipWhen(LoopDisk.Lacking is not null, LoopDisk.Lacking ?? "");
        using var disk = new LoopDisk(96);
        few.City.CopyTo(disk.Folder);
        File.Delete(Path.Combine(disk.Folder, TrailSeals.KeyFileName));
        File.Delete(Path.Combine(disk.Folder, TrailSeals.FileName));
        disk.Settle();
        await using (var store = Store.At(disk.Folder))
        {
            using var seals = new TrailSeals(store.Choice, null);
            Assert.NotNull(await store.With(db => new TrailCheck(db, seals).SealAsync(TroubledCity.By.At, CancellationToken.None)));
            disk.Cut();
        }

        Assert.True(disk.ComeBack(), "No power was cut.");
        await using var after = Store.At(disk.Folder);
        using var kept = new TrailSeals(after.Choice, null);
        Assert.NotNull(Assert.Single(await kept.ReadAsync(CancellationToken.None)));
        Assert.Empty(await after.With(db => new TrailCheck(db, kept).RunAsync()));
    }

    [Fact]
    public async Task Of_those_who_decide_at_the_same_moment_one_does_and_the_others_are_told_who_and_when()
    {
        var results = await new RaceBattery(few.City, Seed).RunAsync(few.City.Villages.Count);
        Assert.Empty(results.SelectMany(result => result.Violations.Select(violation => $"{result.Kind} {result.Subject}: {violation}")));
        Assert.Equal(Enum.GetValues<RaceKind>(), results.Select(result => result.Kind).Distinct().Order());
    }

    [Fact]
    public async Task Whatever_is_asked_however_is_no_fault_of_ours()
    {
        Assert.Empty(ScopeMatrixTests.TakingForms.Except(FuzzedRoutes.All));
        var fuzz = new FuzzBattery(few.City, Seed);
        await fuzz.RunAsync(600);
        Assert.Empty(fuzz.Violations);
        // It came through the door: some were pages, some were done.
        Assert.True(fuzz.Answers.GetValueOrDefault(200) > 60 && fuzz.Answers.GetValueOrDefault(302) > 20, string.Join(' ', fuzz.Answers));
    }
}
