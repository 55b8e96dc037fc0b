using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Reports;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using WorkReport.Web.Jobs;
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
    [InlineData("edition", "Trail.Edition")]
    [InlineData("head", "Trail.NoHead")]
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
            case "edition":
                await site.With(db => db.Database.ExecuteSqlRawAsync("UPDATE \"EditionFiles\" SET \"Bytes\" = X'00' WHERE \"Id\" = 1"));
                break;
            case "head":
                await site.With(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER \"AuditHeads_stays\"; DELETE FROM \"AuditHeads\""));
                break;
            default:
                await site.With(db => db.Database.ExecuteSqlRawAsync("UPDATE \"AttachmentContents\" SET \"Bytes\" = X'00' WHERE \"AttachmentId\" = {0}", city.FileOf("CA11")));
                Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAs(City.UserAt("CA11", Role.Contributor))).OpenAsync($"/items/{city.ItemOf("CA11")}/evidence/{city.FileOf("CA11")}")).Status);
                break;
        }

        Assert.Contains(reason, (await CheckAsync(site)).Select(fault => fault.Reason));
        site.Log.Take();
    }

    /// <summary>What somebody with a tool would do to the rows, past the program.</summary>
    [Fact]
    public async Task Rows_that_are_not_what_the_trail_said_last_are_named()
    {
        await using var site = new Site();
        await site.InitializeAsync();
        var city = await City.In(site);
        Assert.Empty(await CheckAsync(site));
        var (reviewer, office) = await site.With(async db => (
            await db.Memberships.Where(m => m.Role == Role.Reviewer).Select(m => m.PersonId).SingleAsync(), await db.Memberships.Where(m => m.Role == Role.Office).Select(m => m.PersonId).SingleAsync()));
        var gone = await site.With(db => db.WorkItems.Where(i => i.Id == 4).SelectMany(i => i.Attachments).Select(a => a.FileName).SingleAsync());
        await site.With(db => db.Database.ExecuteSqlRawAsync("""
            UPDATE "Submissions" SET "State" = 'Accepted' WHERE "Id" = 1;
            UPDATE "Reports" SET "State" = 'Issued' WHERE "Id" = 1;
            UPDATE "ReportingPeriods" SET "State" = 'Ended';
            UPDATE "MetricValues" SET "Value" = '300.0' WHERE "SheetId" = 1;
            DELETE FROM "MetricValues" WHERE "SheetId" = 2;
            UPDATE "WorkItems" SET "Body" = "Body" || '.' WHERE "Id" = 1;
            UPDATE "WorkItems" SET "Lead" = 'x' WHERE "Id" = 2;
            UPDATE "ReportBlocks" SET "Text" = "Text" || '.' WHERE "ReportId" = 2;
            INSERT INTO "ReportBlocks" ("ReportId", "Place", "SectionId", "Version", "Position", "Lead", "Text") SELECT "ReportId", "Place", "SectionId", 1, 1, 'x', "Text" FROM "ReportBlocks" WHERE "ReportId" = 3;
            UPDATE "Memberships" SET "Role" = 'Administrator' WHERE "Role" = 'Reviewer';
            DELETE FROM "Memberships" WHERE "Role" = 'Office';
            UPDATE "Attachments" SET "Sha256" = '0' WHERE "Id" = (SELECT MIN("Id") FROM "Attachments" WHERE "WorkItemId" = 3);
            DELETE FROM "AttachmentContents" WHERE "AttachmentId" = (SELECT "Id" FROM "Attachments" WHERE "WorkItemId" = 4);
            DELETE FROM "Attachments" WHERE "WorkItemId" = 4;
            UPDATE "Editions" SET "Checksum" = '0' WHERE "ReportId" = 4;
            """));
        var edition = await site.With(db => db.Set<Edition>().Where(e => e.ReportId == 4).Select(e => e.FileId).Distinct().SingleAsync());
        var file = await site.With(db => db.WorkItems.Where(i => i.Id == 3).SelectMany(i => i.Attachments).Select(a => a.FileName).SingleAsync());
        string[] named =
        [
            "Trail.Figure MetricSheet/1", "Trail.Figure MetricSheet/2", $"Trail.Role Person/{office}", $"Trail.Role Person/{reviewer}",
            "Trail.State Report/1", $"Trail.State ReportingPeriod/{city.PeriodId}", "Trail.State Submission/1",
            "Trail.Text Report/2", "Trail.Text Report/3", "Trail.Text WorkItem/1", "Trail.Text WorkItem/2",
            $"Trail.Edition {edition}", $"Trail.File {file}", $"Trail.FileGone {gone}",
        ];
        Assert.Equal(
            named.Order(StringComparer.Ordinal),
            (await CheckAsync(site)).Select(fault => $"{fault.Reason} {fault.Values[0]}").Order(StringComparer.Ordinal));
        site.Log.Take();
    }

    [Fact]
    public async Task What_people_save_meanwhile_is_no_difference()
    {
        await using var site = new Site();
        await site.InitializeAsync();
        await City.In(site);
        var saving = Task.Run(async () =>
        {
            for (var n = 0; n < 40; n++)
            {
                await site.With(async db =>
                {
                    var (item, report, sheet) = (await db.WorkItems.FirstAsync(i => i.Id == 1), await db.Reports.Include(r => r.Blocks).FirstAsync(r => r.Id == 1), await db.MetricSheets.Include(s => s.Values).FirstAsync(s => s.Id == 1));
                    item.Change(new ItemWords(item.SectionId, $"第{n}次", new FigureText([new TextPiece($"写到第{n}次。")]), item.Partners), Site.By);
                    report.ChangeBlock(report.Blocks[0].Id, n % 2 == 0 ? report.Blocks[0].Lead : $"第{n}段", n % 3 == 0 ? report.Blocks[0].Figures : new FigureText([new TextPiece($"段落第{n}次。")]), Site.By);
                    var asked = (await db.AskedAsync(await db.Periods.SingleAsync(p => p.Id == report.PeriodId)))[0];
                    sheet.Fill([new MetricEntry(asked, new Figure(n + 10))], Site.By);
                    await db.SaveChangesAsync();
                });
            }
        });
        while (!saving.IsCompleted)
            Assert.Empty(await CheckAsync(site));
        await saving;
        Assert.Empty(await CheckAsync(site));
    }

    [Fact]
    public async Task Files_that_were_altered_beside_the_program_are_not_given_out()
    {
        await using var site = new Site();
        await site.InitializeAsync();
        var city = await City.In(site);
        (string User, string Address)[] files =
        [
            (City.UserAt("CA11", Role.Contributor), $"/items/{city.ItemOf("CA11")}/evidence/{city.FileOf("CA11")}"),
            (City.UserAt("CA11", Role.Contributor), $"/items/{city.ItemOf("CA11")}/evidence/{city.FileOf("CA11")}/picture"),
            (City.UserAt("CA1", Role.Office), $"/submissions/{city.SubmissionOf("CA1")}/signed/{city.SignedPackageOf("CA1")}"),
            (City.UserAt("CA1", Role.Office), $"/reports/{city.ReportOf("CA1")}/signed/{city.SignedSheetOf("CA1")}"),
            (City.UserAt("CA1", Role.Office), $"/reports/{city.ReportOf("CA1")}/editions/1.pdf"),
        ];
        foreach (var (user, address) in files)
        {
            using var client = await site.ClientOf(user);
            Assert.Equal((address, HttpStatusCode.OK), (address, (await client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode));
        }

        await site.With(db => db.Database.ExecuteSqlRawAsync("UPDATE \"AttachmentContents\" SET \"Bytes\" = \"Bytes\" || X'00'; UPDATE \"EditionFiles\" SET \"Bytes\" = \"Bytes\" || X'00'"));
        foreach (var (user, address) in files)
        {
            var refused = await (await site.SignedInAs(user)).OpenAsync(address);
            Assert.Equal((address, HttpStatusCode.NotFound), (address, refused.Status));
            Assert.Contains("这份文件与存入时不一致，不能作为依据", refused.Words("main"), StringComparison.Ordinal);
        }

        site.Log.Take();
    }

    [Fact]
    public async Task Of_a_version_whose_facts_were_altered_the_file_is_not_given_out_either()
    {
        await using var site = new Site();
        await site.InitializeAsync();
        var city = await City.In(site);
        await site.With(db => db.Database.ExecuteSqlRawAsync("UPDATE \"Editions\" SET \"Facts\" = \"Facts\" || ' '"));
        var refused = await (await site.SignedInAs(City.UserAt("CA1", Role.Office))).OpenAsync($"/reports/{city.ReportOf("CA1")}/editions/1.pdf");
        Assert.Contains("这份文件与存入时不一致", refused.Words("main"), StringComparison.Ordinal);
        site.Log.Take();
    }

    [Fact]
    public async Task Without_the_head_of_the_trail_pages_are_read_saves_and_sign_ins_are_told_and_it_is_named()
    {
        await using var site = new Site();
        await site.InitializeAsync();
        var city = await City.In(site);
        var (writer, admin, stranger) = (await site.SignedInAs(City.UserAt("CA11", Role.Contributor)), await site.SignedInAs(Site.Admin), new Browser(site.Client()));
        var (page, signIn) = (await writer.OpenAsync($"/items/{city.ItemOf("CA11")}"), await stranger.OpenAsync("/sign-in"));
        await site.With(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER \"AuditHeads_stays\"; DELETE FROM \"AuditHeads\""));

        Assert.Equal(HttpStatusCode.OK, (await writer.OpenAsync("/")).Status);
        Opened[] refused =
        [
            await writer.SubmitAsync(page, "main form", new() { ["Form.Body"] = "没有日志时写下的话。" }),
            await stranger.SubmitAsync(signIn, "main form", new() { ["UserName"] = Site.Admin, ["Password"] = Site.Password }),
            await writer.SubmitAsync(page, ".who form[action='/sign-out']"),
        ];
        Assert.All(refused, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status));
        Assert.All(refused, answer => Assert.Contains("标明日志写到哪一条的记录不见了", answer.Words("main"), StringComparison.Ordinal));
        Assert.Contains("没有日志时写下的话。", refused[0].Html, StringComparison.Ordinal);

        var status = await admin.OpenAsync("/status");
        Assert.Contains("（AuditHeads）不见了", status.Words("main"), StringComparison.Ordinal);
        Assert.Contains("保护规则缺失", status.Words("main .st.back"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.Client().GetAsync(new Uri("/healthz", UriKind.Relative))).StatusCode);
        Assert.Contains("Trail.NoHead", (await CheckAsync(site)).Select(fault => fault.Reason));
        site.Log.Take();
    }

    [Fact]
    public async Task A_guard_that_is_gone_is_told_at_the_start_and_on_the_page_of_the_system_and_is_not_put_back()
    {
        await using var site = new UnguardedSite();
        await site.InitializeAsync();
        Assert.Contains(site.Log.Take(), line => line.Contains("AuditHeads_goes_forward", StringComparison.Ordinal));
        var status = await (await site.SignedInAs(Site.Admin)).OpenAsync("/status");
        Assert.Contains("数据库里保护日志的规则“AuditHeads_goes_forward”不见了。", status.Words("main"), StringComparison.Ordinal);
        Assert.Equal(["Trail.NoGuard"], (await CheckAsync(site)).Select(fault => fault.Reason));
    }

    [Fact]
    public async Task A_nightly_check_that_failed_stands_on_the_page_of_the_system()
    {
        await using var site = new Site();
        await site.InitializeAsync();
        await City.In(site);
        await site.With(db => db.Database.ExecuteSqlRawAsync("UPDATE \"EditionFiles\" SET \"Bytes\" = X'00' WHERE \"Id\" = 1"));
        using var runner = new JobRunner(site.Services.GetRequiredService<IServiceScopeFactory>(), [new CheckTrail()], TimeProvider.System, NullLogger<JobRunner>.Instance);
        await runner.RunDueAsync(CancellationToken.None);
        Assert.True(await site.With(db => db.AskForJobAsync(nameof(CheckTrail), TimeProvider.System.GetUtcNow(), "测试", null, CancellationToken.None)));
        await runner.RunDueAsync(CancellationToken.None);
        var jobs = (await (await site.SignedInAs(Site.Admin)).OpenAsync("/status")).Words("table.jobs");
        Assert.Contains("没有做成", jobs, StringComparison.Ordinal);
        Assert.Contains("定稿文件（编号 1）与定稿时不一致。", jobs, StringComparison.Ordinal);
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

/// <summary>A site whose store lost a guard before it was started.</summary>
internal sealed class UnguardedSite : Site
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        using var services = new ServiceCollection().AddSingleton(TimeProvider.System)
            .AddWorkReportDb(new ConfigurationBuilder().AddInMemoryCollection([new("Data:Folder", Folder)]).Build()).BuildServiceProvider();
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<SchemaUpgrade>().RunAsync("test").GetAwaiter().GetResult();
        scope.ServiceProvider.GetRequiredService<WorkReportDb>().Database.ExecuteSqlRaw("DROP TRIGGER \"AuditHeads_goes_forward\"");
    }
}
