using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Time.Testing;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Demonstration;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Tests.Data;

/// <summary>A store that people filled in with 7135647 is upgraded, and nothing of it is lost or says anything else.</summary>
public sealed class OldStoreTests : IAsyncDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    // One upgrade serves all who only look at what came of it.
    private static readonly Lazy<Task<byte[]>> Once = new(async () =>
    {
        await using var old = new OldStore();
        await old.Store.Upgrade();
        SqliteConnection.ClearAllPools();
        await old.Store.Outside("PRAGMA wal_checkpoint(TRUNCATE)");
        return await File.ReadAllBytesAsync(old.Store.File, Cancel);
    });

    private static readonly Lazy<Task<int>> Commands = new(async () =>
    {
        await using var old = new OldStore();
        return await BreakOff(old.Store, int.MaxValue);
    });

    private readonly OldStore old = new();
    private readonly IReadOnlyList<OldFact> facts;
    private readonly Dictionary<string, IReadOnlyList<string>> before;

    public OldStoreTests()
    {
        facts = OldStore.Facts(old.Store.File);
        before = OldStore.Read(old.Store.File, facts);
    }

    public ValueTask DisposeAsync() => old.DisposeAsync();

    [Fact]
    public async Task Every_row_text_version_file_and_checksum_is_what_it_was()
    {
        await old.Store.Upgrade();

        AssertKept();
        Assert.Null(await old.Store.With(db => db.VerifyAuditAsync(cancel: Cancel)));
        Assert.Equal("ok", await old.Store.Outside("PRAGMA integrity_check"));
        Assert.Equal(0L, await old.Store.Outside("SELECT COUNT(*) FROM pragma_foreign_key_check"));
        // All of it was there to be lost.
        Assert.All(before, fact => Assert.NotEmpty(fact.Value));
    }

    [Fact]
    public async Task What_would_be_lost_or_changed_is_named()
    {
        await UpgradedAsync();
        await old.Store.Outside("UPDATE WorkItems SET Body = Body || '。' WHERE Id = (SELECT MAX(Id) FROM WorkItems)");
        await old.Store.Outside("DELETE FROM MetricValues WHERE Id = (SELECT MAX(Id) FROM MetricValues)");
        await old.Store.Outside("UPDATE AttachmentContents SET Bytes = Bytes || x'00' WHERE AttachmentId = (SELECT MAX(AttachmentId) FROM AttachmentContents)");

        var lost = Lost();

        Assert.All(["work items: ", "figures: ", "files: "], fact => Assert.Contains(lost, said => said.StartsWith(fact, StringComparison.Ordinal)));
    }

    /// <summary>Where one person alone may approve and also enters, their leader signs on paper from now on; nobody else's duties change.</summary>
    [Fact]
    public async Task Whoever_did_it_all_alone_goes_on_with_a_signature_on_paper_and_the_trail_says_so()
    {
        // A village of one person, who reviews as well, and another where a second one reads.
        const string villages = "SELECT m.UnitId FROM Memberships m JOIN OrgUnits u ON u.Id = m.UnitId WHERE u.Level = 'Village' AND m.Role = 'Contributor' ORDER BY m.UnitId LIMIT 1 OFFSET ";
        foreach (var offset in new[] { 0, 1 })
            await old.Store.Outside($"INSERT INTO Memberships (PersonId, UnitId, Role) SELECT m.PersonId, m.UnitId, 'Reviewer' FROM Memberships m WHERE m.Role = 'Contributor' AND m.UnitId = ({villages}{offset})");
        await old.Store.Outside($"INSERT INTO Memberships (PersonId, UnitId, Role) SELECT p.Id, ({villages}1), 'Reviewer' FROM People p WHERE p.IsActive = 1 AND p.Id NOT IN (SELECT PersonId FROM Memberships WHERE UnitId = ({villages}1)) LIMIT 1");
        var (alone, two) = ((long)(await old.Store.Outside($"{villages}0"))!, (long)(await old.Store.Outside($"{villages}1"))!);

        await old.Store.Upgrade();

        Assert.Equal((1L, 0L), ((long)(await old.Store.Outside($"SELECT SignsOnPaper FROM OrgUnits WHERE Id = {alone}"))!, (long)(await old.Store.Outside($"SELECT SignsOnPaper FROM OrgUnits WHERE Id = {two}"))!));
        Assert.Equal($"OrgUnit/{alone}", await old.Store.Outside("SELECT group_concat(Subject) FROM AuditEntries WHERE What = 'unit.dutiesChanged'"));
        Assert.Null(await old.Store.With(db => db.VerifyAuditAsync(cancel: Cancel)));

        // Said otherwise since, it stays so.
        await old.Store.With(async db =>
        {
            (await db.OrgUnits.SingleAsync(u => u.Id == alone, Cancel)).LetSignOnPaper(onPaper: false, new Domain.Audit.Act("test", Store.Noon));
            await db.SaveChangesAsync(Cancel);
        });
        await old.Store.Upgrade();
        Assert.Equal(0L, await old.Store.Outside($"SELECT SignsOnPaper FROM OrgUnits WHERE Id = {alone}"));
    }

    [Fact]
    public async Task The_file_as_it_was_lies_beside()
    {
        var done = await old.Store.Upgrade();

        Assert.Equal(done.WasUpToDate, done.Backup is null);
        if (done.Backup is { } backup)
            Assert.Equal(before, OldStore.Read(backup, facts));
    }

    [Fact]
    public async Task The_second_upgrade_changes_nothing()
    {
        await old.Store.Upgrade();
        var once = Now();

        var again = await old.Store.Upgrade();

        Assert.True(again.WasUpToDate);
        Assert.Null(again.Backup);
        Assert.Equal(once, Now());
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(1)]
    public async Task An_upgrade_that_broke_off_is_taken_up_where_it_stood(double at)
    {
        var stop = Math.Max(1, (int)(await Commands.Value * at));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => BreakOff(old.Store, stop));
        await old.Store.Upgrade();

        AssertKept();
        Assert.Null(await old.Store.With(db => db.VerifyAuditAsync(cancel: Cancel)));
        Assert.Empty((await old.Store.With(db => db.VerifyTotalsAsync(Cancel))).Spoiled);
        Assert.True((await old.Store.Upgrade()).WasUpToDate);
    }

    [Fact]
    public async Task Every_frozen_version_is_whole()
    {
        await UpgradedAsync();

        var versions = await old.Store.With(db => db.Set<Edition>().Include(e => e.File).AsNoTracking().ToListAsync(Cancel));
        Assert.NotEmpty(versions);
        Assert.All(versions, version => Assert.True(version.Holds(version.File!.Bytes)));
        Assert.All(versions, version => Assert.NotEmpty(ReportFacts.FromJson(version.Facts).Metrics));
    }

    [Fact]
    public async Task The_old_password_opens_and_the_session_goes_on()
    {
        await UpgradedAsync();
        using var passwords = new Passwords();
        var row = before["Sessions"][0].Split(" | ");
        var then = new FakeTimeProvider(new DateTimeOffset(long.Parse(row[3], CultureInfo.InvariantCulture), TimeSpan.Zero).AddMinutes(1));
        Assert.NotNull(await old.Store.With(db => new SignIns(db, passwords, new(), new(), new(then, 1, TimeSpan.FromHours(1)), then).FindAsync(Guid.Parse(row[0]), DateOnly.MinValue, Cancel)));
        // 大营镇审核 has left since; 黄坡镇审核 was given another password.
        foreach (var (name, opens) in new[]
        {
            ("澄川市办公室", true), ("大营镇审核", false), ("黄坡镇审核", false),
        })
        {
            var session = await old.Store.With(db => new SignIns(db, passwords, new(), new(), new(old.Store.Time, 1, TimeSpan.FromHours(1)), old.Store.Time).TryAsync(name, LoadDemonstration.Password, device: null, source: null, Cancel));
            Assert.True(opens == (session is not null), name);
        }
    }

    [Fact]
    public async Task Ended_periods_say_what_they_said()
    {
        await UpgradedAsync();

        var now = await old.Store.With(EndedPeriodsAsync);

        Assert.Equal(OldStore.EndedPeriods, now);
    }

    [Fact]
    public async Task What_is_added_up_is_kept_from_the_first_day()
    {
        await UpgradedAsync();

        var (compared, spoiled) = await old.Store.With(db => db.VerifyTotalsAsync(Cancel));

        Assert.Empty(spoiled);
        Assert.InRange(compared, 10, int.MaxValue);
    }

    private async Task UpgradedAsync() => await File.WriteAllBytesAsync(old.Store.File, await Once.Value, Cancel);

    private void AssertKept() => Assert.Empty(Lost());

    /// <summary>What is not as it was, with the first row of each fact that differs.</summary>
    private List<string> Lost()
    {
        var now = OldStore.Read(old.Store.File, facts.Select(fact => fact.Since).OfType<OldFact>());
        List<string> lost = [];
        foreach (var (name, are) in now)
        {
            var were = before[name];
            if (were.Zip(are).FirstOrDefault(pair => pair.First != pair.Second) is (not null, _) and var (was, isNow))
                lost.Add($"{name}: {was}\nis now {isNow}");
            else if (were.Count != are.Count)
                lost.Add($"{name}: there were {were.Count} and are {are.Count}.");
        }

        return lost;
    }

    /// <summary>All that is in the file now, whatever the schema.</summary>
    private Dictionary<string, IReadOnlyList<string>> Now() => OldStore.Read(old.Store.File, OldStore.Facts(old.Store.File).Where(fact => !OldFact.Named.Contains(fact)));

    /// <summary>The upgrade of a process that ends before its command of that number.</summary>
    private static Task<int> BreakOff(Store store, int command) => store.With(async db =>
    {
        var breaker = new Breaker(command);
        var options = (DbContextOptions<SqliteWorkReportDb>)db.GetService<IDbContextOptions>();
        await using var broken = new SqliteWorkReportDb(new DbContextOptionsBuilder<SqliteWorkReportDb>(options).AddInterceptors(breaker).Options);
        await new SchemaUpgrade(broken, store.Choice, store.Time).RunAsync("test", Cancel);
        return breaker.Seen;
    });

    private sealed class Breaker(int command) : DbCommandInterceptor
    {
        public int Seen { get; private set; }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand sql, CommandEventData data, InterceptionResult<int> result, CancellationToken cancellationToken = default) => Count(result);

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand sql, CommandEventData data, InterceptionResult<object> result, CancellationToken cancellationToken = default) => Count(result);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand sql, CommandEventData data, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => Count(result);

        private ValueTask<T> Count<T>(T result) => ++Seen >= command ? throw new OperationCanceledException("The process ends here.") : ValueTask.FromResult(result);
    }

    // What the product says of ended periods: the only part that knows its classes.

    /// <summary>
    /// Of every ended period: where each unit's package stands and how many stand so, and the figures of every unit, own, below, both. A
    /// metric that was defined after the end was never asked: 7135647 asked for it all the same, which is why it has to be left out here. What
    /// was closed in the course of a period it did not show at all.
    /// </summary>
    private static async Task<string> EndedPeriodsAsync(WorkReportDb db)
    {
        var office = await db.Accounts.Where(a => a.UserName == "澄川市办公室").Select(a => a.PersonId).SingleAsync(Cancel);
        SortedDictionary<string, object> periods = new(StringComparer.Ordinal);
        foreach (var period in await db.Periods.Where(p => p.State == PeriodState.Ended).AsNoTracking().ToListAsync(Cancel))
        {
            var later = await LaterMetricsAsync(db, period);
            var top = await db.OrgUnits.OrderBy(u => u.Id).Select(u => u.Id).FirstAsync(Cancel);
            var today = DateOnly.FromDateTime(DemonstrationCity.Now.DateTime);
            var progress = (await TreeProgress.LoadAsync(db, office, today, top, period.Code, Cancel))!;
            var units = progress.All.Where(unit => unit.Unit.ClosedOn is null).Prepend(progress.Root).OrderBy(unit => unit.Unit.Code, StringComparer.Ordinal).ToList();
            var book = await FigureBook.LoadAsync(db, period, Round.First, [.. units.Select(unit => unit.Unit.Id)], Cancel);
            var metrics = book.Metrics.Values.Where(metric => !later.Contains(metric.Id)).OrderBy(metric => metric.Code, StringComparer.Ordinal).ToList();
            var status = units.ToDictionary(unit => unit.Unit.Code, unit => (unit with { Content = unit.Content.Only(id => !later.Contains(id)) }).Status);
            periods[period.Code] = new
            {
                Statuses = status.Values.GroupBy(s => s).OrderBy(s => s.Key).ToDictionary(s => $"{s.Key}", s => s.Count()),
                Units = units.ToDictionary(unit => unit.Unit.Code, unit => new
                {
                    Status = $"{status[unit.Unit.Code]}",
                    Counts = book.Counts(unit.Unit.Id),
                    Figures = metrics.Select(metric => (metric.Code, Said: Said(book, unit.Unit.Id, metric.Id)))
                        .Where(figure => figure.Said is not null).ToDictionary(figure => figure.Code, figure => figure.Said),
                }),
            };
        }

        return Lines(JsonSerializer.Serialize(periods));
    }

    private static async Task<HashSet<int>> LaterMetricsAsync(WorkReportDb db, ReportingPeriod period)
    {
        var closed = await db.AuditEntries.Where(e => e.What == "period.closed" && e.Subject == $"ReportingPeriod/{period.Id}").MaxAsync(e => e.Sequence, Cancel);
        var defined = await db.AuditEntries.Where(e => e.What == "metric.defined" && e.Sequence > closed).Select(e => e.Subject).ToListAsync(Cancel);
        return [.. defined.Select(subject => int.Parse(subject.Split('/')[1], CultureInfo.InvariantCulture))];
    }

    /// <summary>Own, below (of how many units), both; null where there is nothing at all.</summary>
    private static string? Said(FigureBook book, int unit, int metric)
    {
        var total = book.Total(unit, metric);
        var own = Exactly(total.Own) ?? book.Own(unit, metric)?.Printed;
        var onlyPrinted = book.OnlyPrinted(unit, metric);
        return own is null && total.Below is null && total.All is null && onlyPrinted == 0
            ? null
            : $"{own ?? "-"} {Exactly(total.Below) ?? "-"} ({total.Units}{(onlyPrinted > 0 ? $"+{onlyPrinted}" : "")}) {Exactly(total.All) ?? "-"}";
    }

    private static string? Exactly(Figure? figure) => figure is null ? null
        : string.Create(CultureInfo.InvariantCulture, $"{figure.Value.Value:0.########}{(figure.Value.Base is { } whole ? $"/{whole:0.########}" : "")}");

    /// <summary>A line for each unit.</summary>
    private static string Lines(string json) => json.Replace("},\"", "},\n\"", StringComparison.Ordinal).Replace("{\"Statuses\"", "\n{\"Statuses\"", StringComparison.Ordinal) + "\n";
}
