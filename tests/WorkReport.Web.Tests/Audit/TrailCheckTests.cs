using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Audit;

/// <summary>Who can write the database, but not the key beside it, changes nothing unseen.</summary>
public sealed class TrailCheckTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("cut", "Trail.Cut")]
    [InlineData("rewritten", "Trail.Rewritten")]
    [InlineData("emptied", "Trail.Cut")]
    [InlineData("seals", "Trail.ForeignSeal")]
    [InlineData("seal", "Trail.ForeignSeal")]
    [InlineData("guards", "Trail.NoGuard")]
    [InlineData("evidence", "Trail.File")]
    public async Task Every_manipulation_is_found_and_named(string how, string reason)
    {
        await using var site = new Site();
        await site.InitializeAsync();
        var city = await City.In(site);
        Assert.Empty(await CheckAsync(site));
        await SealAsync(site);
        await site.EnrolAsync("后来的人", ("CA11", Role.Contributor));
        await SealAsync(site);
        Assert.Empty(await CheckAsync(site));

        var seals = site.Services.GetRequiredService<TrailSeals>();
        switch (how)
        {
            case "cut":
                await ChainedAnewAsync(site, lines => lines[..^2]);
                break;
            case "rewritten":
                await ChainedAnewAsync(site, lines => [.. lines.Select((line, n) => n == 3 ? line with { Who = "另一个人" } : line)]);
                break;
            case "emptied":
                await ChainedAnewAsync(site, _ => []);
                break;
            case "seals":
                var lines = await File.ReadAllLinesAsync(seals.File);
                await File.WriteAllLinesAsync(seals.File, lines[1..]);
                break;
            case "seal":
                await File.WriteAllTextAsync(seals.File, (await File.ReadAllTextAsync(seals.File)).Replace("2026-12-01", "2026-11-30", StringComparison.Ordinal));
                break;
            case "guards":
                await site.With(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER \"AuditEntries_are_only_added_delete\""));
                break;
            default:
                await site.With(db => db.Database.ExecuteSqlRawAsync("UPDATE \"AttachmentContents\" SET \"Bytes\" = X'00' WHERE \"AttachmentId\" = {0}", city.FileOf("CA11")));
                Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAs(City.UserAt("CA11", Role.Contributor))).OpenAsync($"/items/{city.ItemOf("CA11")}/evidence/{city.FileOf("CA11")}")).Status);
                break;
        }

        Assert.Contains(reason, (await CheckAsync(site)).Select(fault => fault.Reason));
        site.Log.Take();
    }

    [Fact]
    public async Task Seals_made_at_once_stand_one_behind_the_other()
    {
        await using var site = new Site();
        await site.InitializeAsync();
        var seals = site.Services.GetRequiredService<TrailSeals>();
        await Task.WhenAll(Enumerable.Range(1, 20).Select(n => Task.Run(() => seals.SealAsync(1000 + n, AuditEntry.NoHash, Now, CancellationToken.None))));
        TrailSeal? before = null;
        foreach (var seal in await seals.ReadAsync(CancellationToken.None))
        {
            Assert.True(seals.IsOurs(seal!, before));
            before = seal;
        }

        Assert.Equal(1020, before!.Sequence);
    }

    private static Task<IReadOnlyList<Verdict>> CheckAsync(Site site) => site.WithServices(services => services.GetRequiredService<TrailCheck>().RunAsync());

    private static Task<TrailSeal?> SealAsync(Site site) => site.WithServices(services => services.GetRequiredService<TrailCheck>().SealAsync(Now));

    private sealed record Line(DateTimeOffset At, string Who, string What, string? Before, string? After, string Subject);

    /// <summary>Writes the trail anew past the program, each hash right again: what a chain without a key cannot tell.</summary>
    private static Task ChainedAnewAsync(Site site, Func<Line[], Line[]> change) => site.With(async db =>
    {
        var lines = change([.. (await db.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync()).Select(e => new Line(e.At, e.Who, e.What, e.Before, e.After, e.Subject))]);
        await db.Database.ExecuteSqlRawAsync("""
            DROP TRIGGER "AuditEntries_are_only_added_update";
            DROP TRIGGER "AuditEntries_are_only_added_delete";
            DROP TRIGGER "AuditHeads_stays";
            DROP TRIGGER "AuditHeads_goes_forward";
            """);
        await db.AuditEntries.ExecuteDeleteAsync();
        var (sequence, hash) = (0L, AuditEntry.NoHash);
        foreach (var line in lines)
        {
            var entry = AuditEntry.Next(sequence, hash, new Happening(line.At, line.Who, line.What, line.Before, line.After), line.Subject);
            (sequence, hash) = (entry.Sequence, entry.Hash);
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "AuditEntries" ("Sequence", "Schema", "At", "Who", "What", "Subject", "Before", "After", "PreviousHash", "Hash")
                VALUES ({entry.Sequence}, {entry.Schema}, {entry.At.UtcTicks}, {entry.Who}, {entry.What}, {entry.Subject}, {entry.Before}, {entry.After}, {entry.PreviousHash}, {entry.Hash})
                """);
        }

        await db.Database.ExecuteSqlAsync($"""UPDATE "AuditHeads" SET "Sequence" = {sequence}, "Hash" = {hash}""");
    });
}
