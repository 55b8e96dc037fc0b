using System.Data;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Data.Search;
using WorkReport.Web.Pages.Organisation;
using WorkReport.Web.Reporting;

namespace WorkReport.SqlServer.Tests.Offline;

/// <summary>Every command that the store sends to SQL Server binds against its schema.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly OfflineConnection server = new() { Answer = Head };

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task What_happened_is_written_in_four_commands_that_bind()
    {
        await using (var db = Product())
        {
            db.Record(new Happening(Sample.Noon, "张三", "thing.done", null, "{}"), "Thing");
            db.Record(new Happening(Sample.Noon, "张三", "thing.done", null, "{}"), "Thing");
            await db.SaveChangesAsync();
        }

        Assert.Equal(4, server.Sent.Count);
        // The head is written first: that is what locks out the other writers.
        Assert.Contains("UPDATE", server.Sent[0].Text);
        Assert.Contains("[AuditHeads]", server.Sent[0].Text);
        // With a trigger on the table SQL Server refuses OUTPUT without INTO (error 334).
        Assert.DoesNotContain("OUTPUT", server.Sent[2].Text);
        AssertBinds(Product());
    }

    [Fact]
    public async Task The_trail_and_the_keys_are_read_by_commands_that_bind()
    {
        await using var db = Product();
        await db.VerifyAuditAsync();
        _ = await db.DataProtectionKeys.AsNoTracking().ToListAsync();
        db.Add(new DataProtectionKey { FriendlyName = "key", Xml = "<key/>" });
        await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync()); // no server, no key given back: the command was sent, that is enough

        Assert.Equal(4, server.Sent.Count);
        AssertBinds(Product());
    }

    [Fact]
    public async Task The_upgrade_asks_the_trail_by_a_command_that_binds()
    {
        await using var db = Product();
        var choice = new DatabaseChoice(DatabaseProvider.SqlServer, "Server=offline;Database=offline", "data", null);
        await Record.ExceptionAsync(() => new SchemaUpgrade(db, choice, TimeProvider.System).RunAsync("test"));
        _ = await db.AuditEntries.AsNoTracking().Where(e => e.What == SchemaUpgrade.Upgraded)
            .OrderByDescending(e => e.Sequence).Select(e => e.After).FirstOrDefaultAsync();

        AssertBinds(Product(), server.Sent[^1]);
    }

    [Fact]
    public async Task Who_signs_in_and_what_they_reach_is_asked_by_commands_that_bind()
    {
        await using var db = Product();
        var day = new DateOnly(2022, 12, 20);
        _ = await db.UnitsWithin(1, day).ToListAsync();
        _ = await db.UnitsWithin(1, TreeDay.WithAll(day)).ToListAsync();
        _ = await db.UnitsWithin(1, day, Role.Reviewer, Role.Office).Select(u => u.Id).ToListAsync();
        _ = await db.PeopleWithin(1, day).ToListAsync();
        _ = await db.PeopleAdministeredBy(1, day).ToListAsync();
        using var passwords = new Passwords();
        var signIns = new SignIns(db, passwords, new(), new(), new(TimeProvider.System, 1, TimeSpan.FromHours(1)), TimeProvider.System);
        _ = await signIns.FindAsync(Guid.NewGuid(), DateOnly.MinValue, default);
        await signIns.EndAsync(Guid.NewGuid(), default);
        await Record.ExceptionAsync(() => signIns.TryAsync("李淑芬", "x", null, null, default)); // no server counts the try: the commands were sent, that is enough

        Assert.InRange(server.Sent.Count, 8, 40);
        AssertBinds(Product());
    }

    [Fact]
    public async Task What_a_person_is_to_a_unit_and_its_year_is_asked_by_commands_that_bind()
    {
        await using var db = Product();
        var day = new DateOnly(2022, 12, 20);
        _ = await db.UnitsEnteredBy(1, day).ToListAsync();
        _ = await db.UnitsReviewedBy(1, day).Select(u => u.Id).ToListAsync();
        _ = await db.UnitsReceivedBy(1, day).Select(u => u.Id).ToListAsync();
        // No server, so nobody is there: the commands were sent, that is enough.
        await Record.ExceptionAsync(() => db.UnitYearAsync(1, day, 2, "2022"));
        await Record.ExceptionAsync(() => db.RelationAsync(1, day, 2, null));
        await Record.ExceptionAsync(() => db.OwnPartsAsync(1, day, [2, 3]));
        _ = await db.ReadersOf([2, 3], day, signing: true).ToListAsync();
        await Record.ExceptionAsync(() => db.OthersAdministering(1, day).AnyAsync());
        var period = ReportingPeriod.Announce("2022", 2022, PeriodKind.Annual, day, new Act("张三", Sample.Noon));
        _ = await db.UnitsReadIn(1, day, period, Role.Office).NamedOn(day).ToListAsync();
        _ = await db.UnitsReceivedBy(1, period.TreeOn(day)).Select(u => u.Id).ToListAsync();
        _ = await db.UnitsExpectedBelow(2, period, Round.First).ToListAsync();
        await Record.ExceptionAsync(() => db.AcceptedPartsAsync(2, default));
        await Record.ExceptionAsync(() => db.SettledUntilAsync());
        _ = await db.CurrentPeriod().FirstOrDefaultAsync();
        AssertBinds(Product());
    }

    [Fact]
    public async Task Figures_and_progress_of_a_whole_tree_are_asked_by_commands_that_bind()
    {
        await using var db = Product();
        var day = new DateOnly(2022, 12, 20);
        _ = await FigureBook.LoadAsync(db, ReportingPeriod.Announce("2022", 2022, PeriodKind.Annual, day, new Act("张三", Sample.Noon)), Round.First, [2, 3]);
        Assert.NotNull(await TreeProgress.LoadAsync(db, 1, day, 2, "2022"));
        Assert.NotNull(await new TotalsQuery(db).TableAsync(1, day, 2, "2022"));
        Assert.NotNull(await new TotalsQuery(db).BehindAsync(1, day, 2, "2022", 4));
        Assert.InRange(server.Sent.Count, 4 + 7 + 8 + 9, 40);
        AssertBinds(Product());
    }

    [Fact]
    public async Task What_is_searched_is_asked_and_written_by_commands_that_bind()
    {
        await using var db = Product();
        var search = await SearchQuery.OfAsync(db, 1, new DateOnly(2022, 12, 20));
        var words = SearchWords.Read("五老宣讲团 课堂");
        var before = server.Sent.Count;
        _ = await search.BeginningsAsync(words, 5);
        Assert.Equal(before + 1, server.Sent.Count);
        // Of five characters the first pair, the one two on, and the last: each so far behind the first.
        Assert.Contains("[Position] = [s].[Position] + ", server.Sent[^1].Text.ReplaceLineEndings(" "));
        foreach (var kind in Enum.GetValues<SearchKind>())
        {
            _ = await search.PageAsync(kind, words, 20, 20);
            await Record.ExceptionAsync(() => search.CountAsync(kind, words)); // no server counts: the command was sent, that is enough
        }

        before = server.Sent.Count;
        db.Add(Person.Enrol("李淑芬", new Act("张三", Sample.Noon)));
        await Record.ExceptionAsync(() => db.SaveChangesAsync());
        await Record.ExceptionAsync(() => db.CatchUpAsync());
        Assert.Contains(server.Sent.Skip(before), sent => sent.Text.Contains("OPENJSON", StringComparison.Ordinal) && sent.Text.Contains("[SearchGrams]", StringComparison.Ordinal));
        AssertBinds(Product());
    }

    [Fact]
    public async Task An_aggregate_is_saved_under_its_version()
    {
        await using var db = WithSample();
        var plot = new Plot { Title = "东坡" };
        db.Entry(plot).Property(p => p.Id).CurrentValue = 42;
        db.Attach(plot).Property(p => p.Version).OriginalValue = 4;
        plot.Rename("西坡");
        await Record.ExceptionAsync(() => db.SaveChangesAsync());

        var update = Assert.Single(server.Sent);
        Assert.Contains("WHERE [Id] = @", update.Text);
        Assert.Contains("AND [Version] = @", update.Text);
        AssertBinds(WithSample());
    }

    [Theory]
    [InlineData("SELECT [Whoo] FROM [AuditEntries]")]
    [InlineData("SELECT [a].[Sequence] FROM [AuditEntriez] AS [a]")]
    [InlineData("UPDATE [AuditHeads] SET [Hash] = @p WHERE [Idd] = 1")]
    [InlineData("INSERT INTO [DataProtectionKeys] ([FriendlyName], [Xmll]) VALUES (@p, @p)")]
    public void A_command_with_a_misspelt_name_is_found(string sql)
    {
        using var schema = SchemaOf(Product());
        schema.Add(new SentCommand(sql, ["@p nvarchar(max)"]));
        Assert.NotEmpty(schema.Faults());
    }

    private static Schema SchemaOf(WorkReportDb db)
    {
        using (db)
            return new Schema(db.Database.GenerateCreateScript());
    }

    private void AssertBinds(WorkReportDb db, params SentCommand[] only)
    {
        using var schema = SchemaOf(db);
        foreach (var command in only.Length > 0 ? only : [.. server.Sent])
            schema.Add(command);
        Assert.NotEmpty(server.Sent);
        Assert.Empty(schema.Faults());
    }

    private SqlServerWorkReportDb Product() => new(new DbContextOptionsBuilder<SqlServerWorkReportDb>().UseSqlServer(server).Options);

    private SqlServerSample WithSample() => new(new DbContextOptionsBuilder<SqlServerSample>().UseSqlServer(server).Options);

    private static DataTable? Head(string command)
    {
        if (command.Contains("[DueDates]", StringComparison.Ordinal) && !command.Contains("[OutlineSections]", StringComparison.Ordinal))
            return OnePeriod();
        if (command.Contains("[DueDates]", StringComparison.Ordinal) && command.Contains("[Rounds]", StringComparison.Ordinal) && command.Contains("@code", StringComparison.Ordinal))
            return OnePeriod([("SectionId", DBNull.Value), ("Budget", DBNull.Value), ("Guidance", DBNull.Value), ("Part", DBNull.Value), ("PeriodId1", DBNull.Value), ("Position", DBNull.Value), ("Title", DBNull.Value)]);
        if (command.StartsWith("SELECT CASE", StringComparison.Ordinal))
            return Row(("Value", false));
        if (command.Contains("[SearchStates]", StringComparison.Ordinal) && command.StartsWith("SELECT", StringComparison.Ordinal))
            return Row(("Id", 1), ("LinesUntil", 0L));
        if (command.Contains("INSERT INTO [People]", StringComparison.Ordinal))
            return Row(("Id", 1));
        if (command.StartsWith("SELECT TOP", StringComparison.Ordinal) && command.Contains("FROM [AuditEntries]", StringComparison.Ordinal) && command.Contains("[Before]", StringComparison.Ordinal) && !command.Contains("[SearchGrams]", StringComparison.Ordinal))
            return Row(("Sequence", 1L), ("Who", "张三"), ("Before", DBNull.Value), ("After", "{}"));
        if (command.Contains("SELECT MAX(", StringComparison.Ordinal) && command.Contains("[Memberships]", StringComparison.Ordinal))
            return OneUnit();
        if (command.StartsWith("SELECT [m].[Id], [m].[Code]", StringComparison.Ordinal))
            return OneMetric(command.Contains("[Taken]", StringComparison.Ordinal) ? [("Taken", 7)] : []);
        if (command.StartsWith("SELECT [m].[UnitId], [m0].[Id]", StringComparison.Ordinal))
            return OneValue();
        if (!command.Contains("FROM [AuditHeads]", StringComparison.Ordinal) || !command.StartsWith("SELECT", StringComparison.Ordinal) || command.Contains("[Sessions]", StringComparison.Ordinal))
            return null;

        var rows = new DataTable();
        rows.Columns.Add("Sequence", typeof(long));
        rows.Columns.Add("Hash", typeof(string));
        rows.Rows.Add(2L, AuditEntry.NoHash);
        return rows;
    }

    // What the tree of a unit begins with, so that the questions which follow are asked too.
    private static DataTable OneUnit() => Row(
        ("Id", 2), ("Code", "SC"), ("Name", "明河县"), ("Level", "County"), ("ClosedOn", DBNull.Value), ("HasAbove", true), ("Height", 0), ("HeightToday", 0));

    private static DataTable OnePeriod(params (string, object)[] section) => Row([
        ("Id", 3), ("Code", "2022"), ("CountedFrom", new DateOnly(2022, 1, 1)), ("CountedUntil", new DateOnly(2022, 12, 31)), ("IsBackfill", false), ("Kind", "Annual"), ("Name", ""),
        ("State", "Open"), ("Version", 1L), ("Year", 2022), ("PeriodId", 3), ("Round", 1), ("Level", "Village"), ("Day", new DateOnly(2022, 12, 24)),
        ("PeriodId0", 3), ("Number", 1), ("StartedAt", Sample.Noon), .. section]);

    private static DataTable OneMetric((string, object)[] taken) => Row([
        ("Id", 4), ("Code", "S01"), ("Id0", 7), ("At", Sample.Noon), ("Definition", ""), ("Levels", "County"), ("MetricId", 4), ("Name", "五老宣讲"), ("Number", 1), ("RollUp", "Sum"), ("Topic", ""),
        ("Unit", "场次"), ("Rules_ChangePercent", DBNull.Value), ("Rules_Least", DBNull.Value), ("Rules_Most", DBNull.Value), ("Rules_OwnerId", DBNull.Value), ("Rules_PartOfId", DBNull.Value), ("Rules_PartsAddUp", false),
        ("Style_Qualifier", "None"), ("Style_Scale", "One"), ("Style_Step", 1m), .. taken, ("Levels0", "County"), ("AskedAt", Sample.Noon), ("WordedAt", Sample.Noon), ("StoppedAt", DBNull.Value)]);

    private static DataTable OneValue() => Row(
        ("UnitId", 2), ("Id", 5), ("Base", DBNull.Value), ("EnteredAt", DBNull.Value), ("EnteredBy", DBNull.Value), ("EnteredFrom", DBNull.Value), ("IsTotal", false), ("MetricId", 4), ("Note", DBNull.Value), ("Printed", DBNull.Value), ("SheetId", 6),
        ("SourceUnit", DBNull.Value), ("Value", 3m));

    private static DataTable Row(params (string Name, object Value)[] values)
    {
        var rows = new DataTable();
        foreach (var (name, value) in values)
            rows.Columns.Add(name, value is DBNull ? typeof(string) : value.GetType());
        rows.Rows.Add([.. values.Select(v => v.Value)]);
        return rows;
    }
}
