using System.Collections;
using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.SqlServer.Tests.Suite;
using WorkReport.Web.Data;

namespace WorkReport.SqlServer.Tests.Offline;

/// <summary>How the store speaks to SQL Server: what it tells each connection, what it demands of the database, how it reads what is long.</summary>
public sealed class ServerTests : IDisposable
{
    private readonly OfflineConnection server = new() { Answer = text => text.Contains("FROM [AuditHeads]", StringComparison.Ordinal) ? Rows(("Sequence", 9L), ("Hash", "x")) : Broken() };

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Every_connection_is_told_to_count_rows_and_how_long_to_wait_before_anything_else()
    {
        await using var db = Db(new SqlServerSession(7));
        _ = await db.AuditHeads.AsNoTracking().Select(h => h.Sequence).ToListAsync();

        Assert.Equal("SET NOCOUNT OFF; SET LOCK_TIMEOUT 7000;", server.Sent[0].Text);
        Assert.Empty(TSql.Faults(server.Sent[0].Text));
    }

    [Fact]
    public async Task The_settings_reach_what_the_pages_get()
    {
        await using var services = new ServiceCollection().AddWorkReportDb(Settings.Of(
            ("Database:Provider", "SqlServer"), ("ConnectionStrings:WorkReport", "Server=s;Database=d"), ("Database:MaxBatch", "1"), ("Database:LockTimeout", "9"))).BuildServiceProvider();
        using var scope = services.CreateScope();
        var options = scope.ServiceProvider.GetRequiredService<WorkReportDb>().GetService<IDbContextOptions>();

        Assert.Equal(1, RelationalOptionsExtension.Extract(options).MaxBatchSize);
        var session = Assert.Single(options.FindExtension<CoreOptionsExtension>()!.Interceptors!.OfType<SqlServerSession>());
        Assert.Contains("LOCK_TIMEOUT 9000", session.Words);
    }

    [Fact]
    public async Task When_no_connection_is_free_that_is_busy()
    {
        using var empty = new EmptyPool();
        await using var db = new SqlServerWorkReportDb(new DbContextOptionsBuilder<SqlServerWorkReportDb>().UseSqlServer(empty).AddInterceptors(new SqlServerSession(5)).Options);
        var refused = await Record.ExceptionAsync(() => db.AuditEntries.CountAsync());

        Assert.Equal(DatabaseFault.Busy, Databases.Fault(refused));
        Assert.Equal("Store.Busy", StoreTrouble.Of(refused));
    }

    /// <summary>Of a query that might be split, the provider holds all rows in memory before it gives the first: a million lines are a gigabyte.</summary>
    [Fact]
    public async Task The_check_of_the_trail_stops_at_the_first_broken_line_and_has_read_no_further()
    {
        var reads = new CountedReads();
        await using var db = new SqlServerWorkReportDb(new DbContextOptionsBuilder<SqlServerWorkReportDb>()
            .UseSqlServer(server, o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)).AddInterceptors(reads).Options);
        Assert.NotNull(await db.VerifyAuditAsync());

        Assert.Equal(1, reads.OfLines);
    }

    [Theory]
    [InlineData(true, 150, "DISABLED", null)]
    [InlineData(true, 160, "ALLOWED", null)]
    [InlineData(false, 160, "DISABLED", "READ_COMMITTED_SNAPSHOT ON")]
    [InlineData(true, 140, "DISABLED", "COMPATIBILITY_LEVEL = 150")]
    [InlineData(true, 160, "FORCED", "DELAYED_DURABILITY = DISABLED")]
    public async Task A_database_that_is_set_otherwise_is_refused_with_the_statement_that_mends_it(bool snapshot, int level, string durability, string? mend)
    {
        using var set = new OfflineConnection { Answer = text => text.Contains("sys.databases", StringComparison.Ordinal) ? Rows(("Snapshot", snapshot), ("Level", level), ("Durability", durability)) : null };
        await using var db = new SqlServerWorkReportDb(new DbContextOptionsBuilder<SqlServerWorkReportDb>().UseSqlServer(set).Options);
        var refused = await Record.ExceptionAsync(() => db.AssertFitAsync("s/d"));

        Assert.Empty(set.Sent.SelectMany(sent => TSql.Faults(sent.Text)));
        if (mend is null)
        {
            Assert.Null(refused);
            return;
        }

        Assert.Equal("Unfit", Assert.IsType<DatabaseRefusedException>(refused).Reason);
        Assert.Contains(mend, refused.Message);
        Assert.Empty(TSql.Faults(SqlServerDemands.Mend(new ServerSettings(snapshot, level, durability))!));
    }

    [Fact]
    public async Task An_upgrade_takes_its_turn_on_the_server_and_waits_no_longer_than_it_says()
    {
        using var busy = new OfflineConnection { Answer = text => text.Contains("sp_getapplock", StringComparison.Ordinal) ? Rows(("Value", -1)) : Rows(("Snapshot", true), ("Level", 160), ("Durability", "DISABLED")) };
        await using var db = new SqlServerWorkReportDb(new DbContextOptionsBuilder<SqlServerWorkReportDb>().UseSqlServer(busy).Options);
        var refused = await Record.ExceptionAsync(() => new SchemaUpgrade(db, new DatabaseChoice(DatabaseProvider.SqlServer, "Server=s;Database=d", "data", null), TimeProvider.System).RunAsync("test"));

        Assert.Equal("UpgradeRunning", Assert.IsType<DatabaseRefusedException>(refused).Reason);
        Assert.Empty(busy.Sent.Where(sent => sent.Text.Contains("applock", StringComparison.Ordinal)).SelectMany(sent => TSql.Faults($"DECLARE @p0 int; {sent.Text}")));
        Assert.DoesNotContain(busy.Sent, sent => sent.Text.Contains("CREATE DATABASE", StringComparison.Ordinal) || sent.Text.Contains("CREATE TABLE", StringComparison.Ordinal));
    }

    private SqlServerWorkReportDb Db(params IInterceptor[] interceptors) =>
        new(new DbContextOptionsBuilder<SqlServerWorkReportDb>().UseSqlServer(server).AddInterceptors(interceptors).Options);

    private static DataTable Rows(params (string Name, object Value)[] values)
    {
        var rows = new DataTable();
        foreach (var (name, value) in values)
            rows.Columns.Add(name, value.GetType());
        rows.Rows.Add([.. values.Select(v => v.Value)]);
        return rows;
    }

    // Five lines, none of which follows on another, with every column that a question may want.
    private static DataTable Broken()
    {
        var rows = Rows(
            ("Sequence", 7L), ("After", "{}"), ("At", Sample.Noon), ("Before", "{}"), ("Hash", "x"), ("KeyId", ""), ("PreviousHash", "x"), ("Schema", 2), ("Subject", "Thing"), ("What", "thing.done"), ("Who", "nobody"));
        for (var n = 0; n < 4; n++)
            rows.ImportRow(rows.Rows[0]);
        return rows;
    }

    private sealed class EmptyPool : DbConnection
    {
        [System.Diagnostics.CodeAnalysis.AllowNull]
        public override string ConnectionString { get; set; } = "Server=offline;Database=offline";

        public override string Database => "offline";

        public override string DataSource => "offline";

        public override string ServerVersion => "15.00.2000";

        public override ConnectionState State => ConnectionState.Closed;

        // As SqlClient does.
        public override void Open() => throw new InvalidOperationException("Timeout expired. The timeout period elapsed prior to obtaining a connection from the pool.");

        public override void Close()
        {
        }

        public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();

        protected override DbCommand CreateDbCommand() => throw new NotSupportedException();
    }

    /// <summary>How many lines of the trail the provider has been asked for.</summary>
    private sealed class CountedReads : DbCommandInterceptor
    {
        public int OfLines { get; private set; }

        public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(command);
            return ValueTask.FromResult(command.CommandText.Contains("[PreviousHash]", StringComparison.Ordinal) ? new Counting(result, () => OfLines++) : result);
        }
    }

    /// <summary>A reader that tells each row it is asked for.</summary>
    private sealed class Counting(DbDataReader inner, Action read) : DbDataReader
    {
        public override int Depth => inner.Depth;
        public override int FieldCount => inner.FieldCount;
        public override bool HasRows => inner.HasRows;
        public override bool IsClosed => inner.IsClosed;
        public override int RecordsAffected => inner.RecordsAffected;
        public override object this[int ordinal] => inner[ordinal];
        public override object this[string name] => inner[name];

        public override bool Read()
        {
            read();
            return inner.Read();
        }

        public override bool NextResult() => inner.NextResult();
        public override bool GetBoolean(int ordinal) => inner.GetBoolean(ordinal);
        public override byte GetByte(int ordinal) => inner.GetByte(ordinal);
        public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => inner.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);
        public override char GetChar(int ordinal) => inner.GetChar(ordinal);
        public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => inner.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);
        public override string GetDataTypeName(int ordinal) => inner.GetDataTypeName(ordinal);
        public override DateTime GetDateTime(int ordinal) => inner.GetDateTime(ordinal);
        public override decimal GetDecimal(int ordinal) => inner.GetDecimal(ordinal);
        public override double GetDouble(int ordinal) => inner.GetDouble(ordinal);
        public override IEnumerator GetEnumerator() => inner.GetEnumerator();
        public override Type GetFieldType(int ordinal) => inner.GetFieldType(ordinal);
        public override T GetFieldValue<T>(int ordinal) => inner.GetFieldValue<T>(ordinal);
        public override float GetFloat(int ordinal) => inner.GetFloat(ordinal);
        public override Guid GetGuid(int ordinal) => inner.GetGuid(ordinal);
        public override short GetInt16(int ordinal) => inner.GetInt16(ordinal);
        public override int GetInt32(int ordinal) => inner.GetInt32(ordinal);
        public override long GetInt64(int ordinal) => inner.GetInt64(ordinal);
        public override string GetName(int ordinal) => inner.GetName(ordinal);
        public override int GetOrdinal(string name) => inner.GetOrdinal(name);
        public override string GetString(int ordinal) => inner.GetString(ordinal);
        public override object GetValue(int ordinal) => inner.GetValue(ordinal);
        public override int GetValues(object[] values) => inner.GetValues(values);
        public override bool IsDBNull(int ordinal) => inner.IsDBNull(ordinal);
    }
}
