using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using WorkReport.Domain.Audit;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.Data;

public sealed class AuditTests : IAsyncLifetime
{
    private readonly Store store = new();

    public async ValueTask InitializeAsync() => await store.Upgrade();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task Four_writers_at_once_leave_a_dense_and_whole_trail()
    {
        const int each = 50;
        await Task.WhenAll(Enumerable.Range(1, 4).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < each; n++)
                await Happen($"writer {writer}", lines: 1 + (n % 3));
        })));

        // 1 line of the upgrade; 50 saves of one, two, three lines in turn make 17 + 2·17 + 3·16 = 99 for each writer.
        var sequences = await store.With(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Sequence).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 1 + (4 * 99)).Select(n => (long)n), sequences);
        Assert.Null(await Verify());
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Who = 'nobody' WHERE Sequence = 3", 3, AuditFault.Altered)]
    [InlineData("UPDATE AuditEntries SET At = At + 1 WHERE Sequence = 3", 3, AuditFault.Altered)]
    [InlineData("UPDATE AuditEntries SET Before = NULL WHERE Sequence = 3", 3, AuditFault.Altered)]
    [InlineData("UPDATE AuditEntries SET Hash = PreviousHash WHERE Sequence = 3", 3, AuditFault.Altered)]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 3", 3, AuditFault.Gap)]
    [InlineData("UPDATE AuditEntries SET Sequence = 99 WHERE Sequence = 3", 3, AuditFault.Gap)]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 6", 6, AuditFault.End)]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 6; UPDATE AuditHeads SET Sequence = 5", 6, AuditFault.End)]
    [InlineData("UPDATE AuditHeads SET Sequence = 5, Hash = (SELECT Hash FROM AuditEntries WHERE Sequence = 5)", 6, AuditFault.End)]
    [InlineData("DELETE FROM AuditHeads", 1, AuditFault.End)]
    public async Task Tampering_past_the_triggers_is_found_where_it_was_done(string sql, long at, AuditFault fault)
    {
        await Happen("张三", lines: 5);
        Assert.Null(await Verify());

        foreach (var trigger in await store.With(db => db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'trigger'").ToListAsync()))
            await store.Outside($"DROP TRIGGER \"{trigger}\"");
        await store.Outside(sql);

        Assert.Equal(new AuditBreak(at, fault), await Verify());
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Who = 'nobody'")]
    [InlineData("DELETE FROM AuditEntries")]
    [InlineData("DELETE FROM AuditHeads")]
    [InlineData("UPDATE AuditHeads SET Sequence = 0")]
    public async Task The_file_itself_refuses_to_change_a_written_line(string sql)
    {
        var refused = await Record.ExceptionAsync(() => store.Outside(sql));

        Assert.Contains("audit trail", refused?.Message);
        Assert.Null(await Verify());
    }

    [Fact]
    public async Task The_application_refuses_too_before_it_asks_the_file()
    {
        await store.With(async db =>
        {
            var line = await db.AuditEntries.SingleAsync();
            db.Remove(line);
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            db.Entry(line).State = EntityState.Modified;
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            db.Entry(line).State = EntityState.Detached;
            db.Add(AuditEntry.Next(line.Sequence, line.Hash, new Happening(Store.Noon, "nobody", "thing.done"), "Thing"));
            Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
        });
        Assert.Null(await Verify());
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_no_line_and_no_gap()
    {
        await store.With(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Record(new Happening(Store.Noon, "张三", "thing.undone"), "Thing");
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        });
        await Happen("李四", lines: 1);

        Assert.Equal([SchemaUpgrade.Upgraded, "thing.done"],
            await store.With(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.What).ToListAsync()));
        Assert.Null(await Verify());
    }

    [Fact]
    public async Task Two_saves_in_one_transaction_follow_each_other()
    {
        await store.With(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var what in (string[])["thing.begun", "thing.ended"])
            {
                db.Record(new Happening(Store.Noon, "张三", what), "Thing");
                await db.SaveChangesAsync();
            }

            await transaction.CommitAsync();
        });

        Assert.Equal([SchemaUpgrade.Upgraded, "thing.begun", "thing.ended"],
            await store.With(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.What).ToListAsync()));
        Assert.Null(await Verify());
    }

    [Fact]
    public async Task Others_save_while_the_trail_is_followed()
    {
        await Happen("张三", lines: 400);
        var saver = new SavesMeanwhile(() => Happen("李四", lines: 3));
        await using var db = new SqliteWorkReportDb(new DbContextOptionsBuilder<SqliteWorkReportDb>().UseSqlite(store.Choice.ConnectionString).AddInterceptors(saver).Options);

        Assert.Null(await db.VerifyAuditAsync());

        // At each of the four questions to the trail: none of them keeps a writer out or takes the new lines for forged ones.
        Assert.Equal(4, saver.Saves);
        Assert.Equal(1 + 400 + (4 * 3), await store.With(db => db.AuditEntries.CountAsync()));
        Assert.Null(await Verify());
    }

    [Fact]
    public async Task Without_its_head_the_trail_takes_nothing_more()
    {
        await store.Outside("DROP TRIGGER AuditHeads_stays; DELETE FROM AuditHeads");

        await Assert.ThrowsAsync<TrailHeadMissingException>(() => Happen("张三", lines: 1));
        // Nor may anybody judge behind a lock that nobody holds.
        await Assert.ThrowsAsync<TrailHeadMissingException>(() => store.With(db => db.TakeTurnAsync()));
    }

    private Task Happen(string who, int lines) => store.With(async db =>
    {
        for (var n = 0; n < lines; n++)
            db.Record(new Happening(Store.Noon, who, "thing.done", """{"at":"前"}""", """{"at":"后"}"""), "Thing");
        await db.SaveChangesAsync();
    });

    private Task<AuditBreak?> Verify() => store.With(db => db.VerifyAuditAsync());

    /// <summary>Somebody else saves each time that something is being read: while the reader is open.</summary>
    private sealed class SavesMeanwhile(Func<Task> save) : DbCommandInterceptor
    {
        public int Saves { get; private set; }

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            await save();
            Saves++;
            return result;
        }
    }
}
