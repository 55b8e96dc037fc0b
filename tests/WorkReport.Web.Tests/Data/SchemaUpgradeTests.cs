using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkReport.Domain.Audit;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.Data;

public sealed class SchemaUpgradeTests : IAsyncDisposable
{
    private readonly Store store = new();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_new_file_gets_the_whole_schema_and_an_audit_line()
    {
        var done = await store.Upgrade();

        Assert.Null(done.From);
        Assert.Null(done.Backup);
        Assert.Equal(await store.With(db => Task.FromResult(db.Database.GetMigrations().ToList())), done.Applied);
        var line = await store.With(db => db.AuditEntries.SingleAsync());
        Assert.Equal((1, "test", SchemaUpgrade.Upgraded, "Database"), (line.Sequence, line.Who, line.What, line.Subject));
        Assert.Equal(Store.Noon, line.At);
        Assert.Null(line.Before);
        Assert.Contains(done.To, line.After);
        Assert.Null(await store.With(db => db.VerifyAuditAsync()));
    }

    [Fact]
    public async Task The_second_time_is_quiet()
    {
        await store.Upgrade();

        var again = await store.Upgrade();

        Assert.True(again.WasUpToDate);
        Assert.Null(again.Backup);
        Assert.Equal(again.From, again.To);
        Assert.Equal(1, await store.With(db => db.AuditEntries.CountAsync()));
        Assert.False(Directory.Exists(Path.Combine(store.Folder, "backups")));
    }

    [Fact]
    public async Task A_file_with_an_older_schema_is_copied_whole_before_it_is_upgraded()
    {
        await using var db = await OlderSchema();

        var done = await Later(db).RunAsync("serve");

        Assert.Equal([SampleDb.Second], done.Applied);
        Assert.Equal(SampleDb.First, done.From);
        Assert.Equal(Path.Combine(store.Folder, "backups", $"workreport-20261231T040000Z-{SampleDb.First}.db"), done.Backup);
        Assert.NotNull(done.Backup);
        Assert.Equal([done.Backup], Directory.GetFiles(Path.GetDirectoryName(done.Backup)!));
        Assert.Equal("ok", await Ask(done.Backup, "PRAGMA integrity_check"));
        Assert.Equal("thing.kept", await Ask(done.Backup, "SELECT What FROM AuditEntries"));
        Assert.Equal(0L, await Ask(done.Backup, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'Plots'"));
        Assert.Equal(1L, await store.Outside("SELECT COUNT(*) FROM sqlite_master WHERE name = 'Plots'"));
        var line = await db.AuditEntries.OrderByDescending(e => e.Sequence).FirstAsync();
        Assert.Equal("serve", line.Who);
        Assert.Equal($$"""{"schema":"{{SampleDb.First}}"}""", line.Before);
        Assert.Contains(Path.GetFileName(done.Backup), line.After);
    }

    [Fact]
    public async Task The_backup_opens_as_a_store_of_its_own_and_can_be_upgraded_again()
    {
        await using var db = await OlderSchema();
        var backup = (await Later(db).RunAsync("serve")).Backup!;
        SqliteConnection.ClearAllPools();

        File.Copy(backup, store.File, overwrite: true);
        File.Delete(store.File + "-wal");
        File.Delete(store.File + "-shm");
        await using var restored = SampleDb.In(store.Choice.ConnectionString);
        var done = await Later(restored).RunAsync("serve");

        Assert.Equal([SampleDb.Second], done.Applied);
        Assert.EndsWith("-2.db", done.Backup);
        Assert.Equal("wal", await store.Outside("PRAGMA journal_mode"));
        Assert.Null(await restored.VerifyAuditAsync());
    }

    [Fact]
    public async Task A_lock_that_a_crash_left_in_the_file_is_cleared()
    {
        await store.Upgrade();
        await store.Outside("INSERT INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2026-01-01 00:00:00')");

        var done = await store.Upgrade().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.True(done.ClearedStaleLock);
        Assert.Equal(0L, await store.Outside("SELECT COUNT(*) FROM __EFMigrationsLock"));
        Assert.False((await store.Upgrade()).ClearedStaleLock);
    }

    [Fact]
    public async Task Without_the_clearing_such_a_lock_would_stop_every_later_upgrade()
    {
        // The trap itself: if EF ever mends it, our clearing can go.
        await using var db = await OlderSchema();
        await store.Outside("INSERT INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2026-01-01 00:00:00')");

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.Database.MigrateAsync(patience.Token));
    }

    [Fact]
    public async Task Only_one_process_upgrades_and_the_other_says_whom_it_waited_for()
    {
        using (new FileStream(store.File + ".upgrading", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            var refused = await Assert.ThrowsAsync<DatabaseRefusedException>(() => store.With(db =>
                new SchemaUpgrade(db, store.Choice, TimeProvider.System) { WaitForOthers = TimeSpan.FromMilliseconds(300) }.RunAsync("test")));
            Assert.Equal("UpgradeRunning", refused.Reason);
            Assert.Contains(store.File, refused.Message);
        }

        Assert.False((await store.Upgrade()).WasUpToDate);
    }

    [Fact]
    public async Task Four_that_start_at_once_make_one_schema_and_one_audit_line()
    {
        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => store.With(db =>
            new SchemaUpgrade(db, store.Choice, TimeProvider.System).RunAsync("test")))));

        Assert.Single(done, d => !d.WasUpToDate);
        Assert.Equal(1, await store.With(db => db.AuditEntries.CountAsync()));
    }

    [Fact]
    public async Task An_upgrade_that_broke_off_before_its_audit_line_is_recorded_by_the_next_run()
    {
        await store.With(db => db.Database.MigrateAsync());

        var done = await store.Upgrade();

        Assert.True(done.WasUpToDate);
        Assert.Contains(done.To, (await store.With(db => db.AuditEntries.SingleAsync())).After);
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused_and_left_alone()
    {
        await store.Upgrade();
        await store.Outside("INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('29990101000000_Future', '99')");

        var refused = await Assert.ThrowsAsync<DatabaseRefusedException>(store.Upgrade);

        Assert.Equal("Newer", refused.Reason);
        Assert.Contains("29990101000000_Future", refused.Message);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_with_the_way_to_the_backups()
    {
        await File.WriteAllTextAsync(store.File, new string('年', 3000));

        var refused = await Assert.ThrowsAsync<DatabaseRefusedException>(store.Upgrade);

        Assert.Equal("Damaged", refused.Reason);
        Assert.Contains(Path.Combine(store.Folder, "backups"), refused.Message);
        Assert.Equal(new string('年', 3000), await File.ReadAllTextAsync(store.File));
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_refused()
    {
        var file = Path.Combine(store.Folder, "a-file");
        await File.WriteAllTextAsync(file, "");
        await using var impossible = new Store(("ConnectionStrings:WorkReport", $"Data Source={Path.Combine(file, "data", "workreport.db")}"));

        Assert.Equal("NoFolder", (await Assert.ThrowsAsync<DatabaseRefusedException>(impossible.Upgrade)).Reason);
    }

    [Fact]
    public async Task A_data_folder_that_we_make_is_its_owners_alone()
    {
        var folder = Path.Combine(store.Folder, "data");
        await using var inside = new Store(("ConnectionStrings:WorkReport", $"Data Source={Path.Combine(folder, "workreport.db")}"));
        await inside.Upgrade();

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    /// <summary>EF wraps what SQL Server may get over by itself: it is told by what lies at the bottom all the same.</summary>
    [Theory]
    [InlineData(14, "Unreachable")]
    [InlineData(13, "Unreachable")]
    [InlineData(11, "Damaged")]
    public async Task A_fault_that_comes_wrapped_is_refused_with_a_sentence(int fault, string reason)
    {
        await using var db = new SqliteWorkReportDb(new DbContextOptionsBuilder<SqliteWorkReportDb>().UseSqlite(store.Choice.ConnectionString).AddInterceptors(new Wrapping(fault)).Options);
        var refused = await Assert.ThrowsAsync<DatabaseRefusedException>(() => new SchemaUpgrade(db, store.Choice, TimeProvider.System).RunAsync("serve"));
        Assert.Equal(reason, refused.Reason);
        Assert.DoesNotContain("transient", refused.Message, StringComparison.Ordinal);
    }

    private sealed class Wrapping(int fault) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("An exception has been raised that is likely due to a transient failure.", new SqliteException("what the server said", fault));

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("An exception has been raised that is likely due to a transient failure.", new SqliteException("what the server said", fault));
    }

    /// <summary>As on a server where nothing but the head row keeps two nodes apart: the line is looked for again behind it.</summary>
    [Fact]
    public async Task Of_two_that_come_to_their_end_at_once_one_leaves_the_line()
    {
        await store.With(db => db.Database.MigrateAsync());
        await using var db = new SqliteWorkReportDb(new DbContextOptionsBuilder<SqliteWorkReportDb>().UseSqlite(store.Choice.ConnectionString)
            .AddInterceptors(new BeforeTransaction(() => store.With(async other =>
            {
                other.Record(new Happening(Store.Noon, "another node", SchemaUpgrade.Upgraded, null, $$"""{"schema":"{{other.Database.GetMigrations().Last()}}"}"""), "Database");
                await other.SaveChangesAsync();
            }))).Options);
        await new SchemaUpgrade(db, store.Choice, TimeProvider.System).RunAsync("serve");
        Assert.Equal(["another node"], await store.With(other => other.AuditEntries.Where(e => e.What == SchemaUpgrade.Upgraded).Select(e => e.Who).ToListAsync()));
    }

    /// <summary>Somebody else acts between the last look and the transaction.</summary>
    private sealed class BeforeTransaction(Func<Task> act) : DbTransactionInterceptor
    {
        private bool done;

        public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            if (!done && (done = true))
                await act();
            return result;
        }
    }

    [Fact]
    public async Task An_upgrade_past_its_time_limit_stops()
    {
        var refused = await Assert.ThrowsAsync<DatabaseRefusedException>(() => store.With(db =>
            new SchemaUpgrade(db, store.Choice, TimeProvider.System) { Limit = TimeSpan.FromTicks(1) }.RunAsync("test")));

        Assert.Equal("TookTooLong", refused.Reason);
    }

    /// <summary>A store as the program left it before credentials, 签发 and a schema of log lines.</summary>
    [Fact]
    public async Task An_old_store_keeps_its_passwords_its_sessions_its_trail_and_who_may_sign()
    {
        await store.With(db => db.GetService<IMigrator>().MigrateAsync("20261126042523_Entered"));
        var (line, hash) = OldLine(1, new string('0', 64), "account.opened", "Account/7");
        await store.Outside(line);
        await store.Outside(OldLine(2, hash, "thing.done", "Thing").Sql);
        await store.Outside("UPDATE AuditHeads SET Sequence = 2, Hash = (SELECT Hash FROM AuditEntries WHERE Sequence = 2)");
        await store.Outside(
            """
            INSERT INTO OrgUnits (Id, Code, Name, Level, Version) VALUES (1, '1', '示例市', 'City', 1);
            INSERT INTO People (Id, Name, IsActive, Version) VALUES (3, '张三', 1, 1);
            INSERT INTO Memberships (Id, PersonId, UnitId, Role) VALUES (1, 3, 1, 'Reviewer'), (2, 3, 1, 'Office');
            INSERT INTO Accounts (Id, PersonId, UserName, NameKey, PasswordHash, Stamp, Version) VALUES (7, 3, '张三', '张三', 'what is kept', 'B1', 4);
            INSERT INTO Sessions (Id, AccountId, Stamp, At, EndsAt) VALUES ('A1', 7, 'B1', 5, 6);
            UPDATE sqlite_sequence SET seq = 12 WHERE name = 'Accounts';
            """);

        await store.Upgrade();

        var kept = await store.With(db => db.Set<Credential>().SingleAsync());
        Assert.Equal((7, CredentialKind.Password, "what is kept", Store.Noon), (kept.AccountId, kept.Kind, kept.Secret, kept.SetAt));
        Assert.Equal("7|张三|4", await store.Outside("SELECT Id || '|' || UserName || '|' || Version FROM Accounts"));
        Assert.Equal("A1|7", await store.Outside("SELECT Id || '|' || AccountId FROM Sessions"));
        Assert.Equal(12L, await store.Outside("SELECT seq FROM sqlite_sequence WHERE name = 'Accounts'"));
        Assert.Equal("Office 0,Reviewer 1", await store.Outside("SELECT group_concat(it) FROM (SELECT Role || ' ' || Signs AS it FROM Memberships ORDER BY Role)"));
        // The last says that the leader of a unit whose only reader also enters signs on paper from now on.
        Assert.Equal([(1, null), (1, null), (2, null), (2, null)], await store.With(async db => (await db.AuditEntries.OrderBy(e => e.Sequence).ToListAsync()).ConvertAll(e => (e.Schema, e.KeyId))));
        Assert.Null(await store.With(db => db.VerifyAuditAsync()));
        Assert.Equal("ok", await store.Outside("PRAGMA integrity_check"));
        Assert.Null(await store.Outside("PRAGMA foreign_key_check"));
    }

    [Fact]
    public async Task The_last_schema_has_all_triggers_of_the_audit_trail()
    {
        // A later migration that rebuilds one of these tables, as SQLite needs for most changes, would drop them.
        await store.Upgrade();

        Assert.Equal("AuditEntries_are_only_added_delete,AuditEntries_are_only_added_update,AuditHeads_goes_forward,AuditHeads_stays",
            await store.Outside("SELECT group_concat(name) FROM (SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name)"));
    }

    /// <summary>A line as it was written before lines had a schema, by the form that was documented then.</summary>
    private static (string Sql, string Hash) OldLine(long sequence, string previous, string what, string subject)
    {
        static string Field(string text) => $"{Encoding.UTF8.GetByteCount(text)}:{text}\n";
        var at = Store.Noon.UtcTicks;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            $"workreport-audit-1\n{Field($"{sequence}")}{Field($"{at}")}{Field("张三")}{Field(what)}{Field(subject)}-\n{Field("{}")}{Field(previous)}")));
        return ($$"""
            INSERT INTO AuditEntries (Sequence, At, Who, What, Subject, Before, After, PreviousHash, Hash)
            VALUES ({{sequence}}, {{at}}, '张三', '{{what}}', '{{subject}}', NULL, '{}', '{{previous}}', '{{hash}}')
            """, hash);
    }

    private async Task<SampleDb> OlderSchema()
    {
        var db = SampleDb.In(store.Choice.ConnectionString);
        await db.GetService<IMigrator>().MigrateAsync(SampleDb.First);
        db.Record(new Happening(Store.Noon, "test", "thing.kept"), "Thing");
        await db.SaveChangesAsync();
        return db;
    }

    private SchemaUpgrade Later(SampleDb db) => new(db, store.Choice, store.Time);

    private static async Task<object?> Ask(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
