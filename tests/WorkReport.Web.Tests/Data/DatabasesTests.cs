using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Data;

public sealed class DatabasesTests
{
    [Fact]
    public void Without_any_setting_it_is_a_file_in_the_data_folder()
    {
        var choice = Choose();

        Assert.Equal(DatabaseProvider.Sqlite, choice.Provider);
        Assert.Equal(Path.GetFullPath("data/workreport.db"), choice.File);
        Assert.Equal(Path.GetFullPath("elsewhere/workreport.db"), Choose(("Data:Folder", "elsewhere")).File);
    }

    [Theory]
    [InlineData("Sqlite", typeof(SqliteWorkReportDb))]
    [InlineData("sqlserver", typeof(SqlServerWorkReportDb))]
    [InlineData(" SqlServer ", typeof(SqlServerWorkReportDb))]
    public void The_setting_decides_which_form_the_pages_get(string provider, Type form)
    {
        var settings = Settings(("Database:Provider", provider),
            ("ConnectionStrings:WorkReport", provider == "Sqlite" ? "Data Source=x.db" : "Server=nowhere;Database=x"));
        using var services = new ServiceCollection().AddWorkReportDb(settings)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        using var scope = services.CreateScope();

        Assert.IsType(form, scope.ServiceProvider.GetRequiredService<WorkReportDb>());
    }

    [Theory]
    [InlineData("UnknownProvider", "Oracle", null)]
    [InlineData("UnknownProvider", "1", null)]
    [InlineData("NoConnection", "SqlServer", null)]
    [InlineData("NoConnection", "SqlServer", " ")]
    [InlineData("BadConnection", "SqlServer", "nonsense")]
    [InlineData("BadConnection", "Sqlite", "Server=x")]
    [InlineData("NoDatabaseName", "SqlServer", "Server=db.example")]
    [InlineData("NoDatabaseName", "SqlServer", "Server=db.example;Database=Master")]
    [InlineData("NoFile", "Sqlite", "Data Source=:memory:")]
    [InlineData("NoFile", "Sqlite", "Data Source=x;Mode=Memory")]
    public void Settings_that_make_no_sense_are_refused_with_a_sentence_in_both_languages(string reason, string provider, string? connection)
    {
        foreach (var (culture, word) in ((string, string)[])[("zh-CN", "请"), ("", "请"), ("en", " ")])
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            var refused = Assert.Throws<DatabaseRefusedException>(() =>
                Choose(("Database:Provider", provider), ("ConnectionStrings:WorkReport", connection ?? "")));
            Assert.Equal(reason, refused.Reason);
            Assert.Contains(word, refused.Message);
            Assert.Equal(culture == "en", refused.Message.All(c => c < 0x3000));
        }
    }

    [Fact]
    public void Durability_cannot_be_configured_away()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db");
        var choice = Choose(("ConnectionStrings:WorkReport", $"Data Source={file};Pooling=False;Foreign Keys=False;Default Timeout=0"));

        Assert.Contains($"Default Timeout={Databases.BusySeconds}", choice.ConnectionString);
        using (var connection = new SqliteConnection(choice.ConnectionString))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA foreign_keys";
            Assert.Equal(1L, command.ExecuteScalar());
        }

        File.Delete(file);
    }

    [Fact]
    public void How_long_to_wait_and_how_much_to_send_at_once_can_be_set_within_reason()
    {
        Assert.Contains("Default Timeout=20", Choose(("Database:LockTimeout", "20")).ConnectionString);
        var server = Choose(("Database:Provider", "SqlServer"), ("ConnectionStrings:WorkReport", "Server=s;Database=d"), ("Database:LockTimeout", "7"), ("Database:MaxBatch", "1"));
        Assert.Equal((7, 1), (server.LockSeconds, server.MaxBatch));
        Assert.Equal((Databases.BusySeconds, null), (Choose().LockSeconds, Choose().MaxBatch));
        foreach (var (key, value) in ((string, string)[])[("Database:LockTimeout", "0"), ("Database:LockTimeout", "soon"), ("Database:MaxBatch", "0")])
        {
            Assert.Equal("BadNumber", Assert.Throws<DatabaseRefusedException>(() =>
                Choose(("Database:Provider", "SqlServer"), ("ConnectionStrings:WorkReport", "Server=s;Database=d"), (key, value))).Reason);
        }
    }

    [Fact]
    public async Task A_value_that_stands_there_already_leaves_no_error_in_the_log_and_another_fault_leaves_one_line()
    {
        await using var store = new Store();
        await store.Upgrade();
        var log = new Log();
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging(logging => logging.AddProvider(log)).AddWorkReportDb(store.Configuration).BuildServiceProvider();
        for (var n = 0; n < 2; n++)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
            db.Add(new Job("Twice", null));
            var refused = await Record.ExceptionAsync(() => db.SaveChangesAsync());
            Assert.Equal(n == 0 ? null : DatabaseFault.Duplicate, Databases.Fault(refused));
        }

        Assert.Empty(log.Take());
        await using var other = services.CreateAsyncScope();
        await Assert.ThrowsAnyAsync<Exception>(() => other.ServiceProvider.GetRequiredService<WorkReportDb>().Database.ExecuteSqlRawAsync("DELETE FROM AuditHeads"));
        Assert.Contains("The end of the audit trail stays", Assert.Single(log.Take()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_never_shown()
    {
        var choice = Choose(("Database:Provider", "SqlServer"), ("ConnectionStrings:WorkReport", "Server=s;Database=d;User Id=u;Password=hunter2"));

        Assert.Equal("s/d", choice.Shown);
        Assert.DoesNotContain("hunter2", choice.ToString());
    }

    [Theory]
    [InlineData("INSERT INTO T VALUES (1, 'a', 1, 'x')", DatabaseFault.Duplicate)]
    [InlineData("INSERT INTO T VALUES (2, 'a', 1, 'x')", DatabaseFault.Duplicate)]
    [InlineData("INSERT INTO T VALUES (2, NULL, 1, 'x')", DatabaseFault.Missing)]
    [InlineData("INSERT INTO T VALUES (2, 'b', 7, 'x')", DatabaseFault.Reference)]
    [InlineData("INSERT INTO T VALUES (2, 'b', 1, 'xyz')", DatabaseFault.TooLong)]
    [InlineData("INSERT INTO T VALUES (2, 'b', 1, '?')", null)]
    public async Task SQLites_complaints_are_told_apart(string sql, DatabaseFault? fault)
    {
        await using var store = new Store();
        await store.Outside("""
            CREATE TABLE T (Id INTEGER PRIMARY KEY, U TEXT NOT NULL UNIQUE, F INTEGER REFERENCES T (Id), L TEXT,
                CONSTRAINT CK_T_L_length CHECK (length(L) <= 2), CONSTRAINT CK_T_other CHECK (L <> '?'));
            INSERT INTO T VALUES (1, 'a', 1, 'x');
            """);

        var refused = await Record.ExceptionAsync(() => store.With(db => db.Database.ExecuteSqlRawAsync(sql)));

        Assert.NotNull(refused);
        Assert.Equal(fault, Databases.Fault(new InvalidOperationException("wrapped", refused)));
    }

    [Fact]
    public async Task A_writer_that_waited_in_vain_is_called_busy()
    {
        await using var store = new Store();
        await store.Upgrade();

        var refused = await store.With(async first =>
        {
            await using var transaction = await first.Database.BeginTransactionAsync();
            return await store.With(async second => await Record.ExceptionAsync(() => second.Database.BeginTransactionAsync()));
        });

        Assert.Equal(DatabaseFault.Busy, Databases.Fault(refused));
    }

    [Theory]
    [InlineData(2601, DatabaseFault.Duplicate)]
    [InlineData(2627, DatabaseFault.Duplicate)]
    [InlineData(2628, DatabaseFault.TooLong)]
    [InlineData(1205, DatabaseFault.Busy)]
    [InlineData(1222, DatabaseFault.Busy)]
    [InlineData(262, DatabaseFault.Denied)]
    [InlineData(3906, DatabaseFault.Unreachable)]
    [InlineData(208, null)]
    public void SQL_Servers_numbers_mean_the_same_words(int number, DatabaseFault? fault) =>
        Assert.Equal(fault, Databases.FaultOfSqlServer(number));

    private static DatabaseChoice Choose(params (string, string)[] settings) => DatabaseChoice.From(Settings(settings));

    private static IConfiguration Settings(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
