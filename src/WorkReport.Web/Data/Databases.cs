using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace WorkReport.Web.Data;

/// <summary>What a database can be.</summary>
public enum DatabaseProvider
{
    /// <summary>One file, no server: the default.</summary>
    Sqlite,
    SqlServer,
}

/// <summary>The one place that knows which database is used, and what its errors mean.</summary>
public static class Databases
{
    /// <summary>
    /// How long a SQLite writer waits for the one before it. Writes take milliseconds; who waits longer than this had better
    /// be told than hold a thread.
    /// </summary>
    public const int BusySeconds = 5;

    /// <summary>
    /// Registers <see cref="WorkReportDb"/> in the form that <c>Database:Provider</c> (Sqlite or SqlServer) and
    /// <c>ConnectionStrings:WorkReport</c> ask for; without them, the file <c>workreport.db</c> in <c>Data:Folder</c>.
    /// Also <see cref="DatabaseChoice"/>, <see cref="SchemaUpgrade"/>, <see cref="Accounts"/>, <see cref="SignIns"/> and <see cref="Places"/>.
    /// </summary>
    /// <exception cref="DatabaseRefusedException">The settings make no sense; the message says which and what to do.</exception>
    public static IServiceCollection AddWorkReportDb(this IServiceCollection services, IConfiguration configuration)
    {
        var choice = DatabaseChoice.From(configuration);
        // Before anything is opened: what was to be restored and broke off is ended first.
        StoreSwap.FinishWhatBrokeOff(choice);
        services.AddSingleton(choice).AddSingleton(new StoreSpace(choice)).AddSingleton<StoreHealth>();
        services.AddSingleton(_ => StoreInUse.Share(choice));
        services.TryAddTimeProvider();
        services.AddScoped<SchemaUpgrade>().AddScoped<Places>().AddSingleton(typeof(KeptByRights<>)).AddSingleton<KeptSheets>().AddSingleton<KeptByNumber>().AddSingleton<TrailTail>();
        services.AddSingleton(new TrailSeals(choice, configuration["Trail:Key"])).AddScoped<TrailCheck>();
        services.AddSingleton<Passwords>().AddScoped<Accounts>().AddScoped<SignIns>().AddSingleton<SessionQuery>();
        services.AddKeyedSingleton(nameof(SignIns), (provider, _) => new FoldedLines(provider.GetRequiredService<TimeProvider>(), SignIns.RefusalsAnHour, TimeSpan.FromHours(1)));
        services.AddSingleton(provider => new StoreFaults(provider.GetService<ILoggerFactory>()));
        if (choice.Provider is DatabaseProvider.Sqlite)
            services.AddSingleton<WritersQueue>();
        var turns = new SqliteTurns(choice.LockSeconds);
        return choice.Provider is DatabaseProvider.Sqlite
            ? services.AddPooled<SqliteWorkReportDb>((provider, options) => Strict(SqliteWorkReportDb.WithItsMigrations(options).UseSqlite(choice.ConnectionString, sqlite => sqlite.UseQuerySplittingBehavior(Rows).UseParameterizedCollectionMode(Lists)), provider)
                .AddInterceptors(turns))
            : services.AddPooled<SqlServerWorkReportDb>((provider, options) => Strict(options.UseSqlServer(choice.ConnectionString, server => Limit(server.UseQuerySplittingBehavior(Rows).UseParameterizedCollectionMode(Lists), choice)), provider)
                .AddInterceptors(new SqlServerSession(choice.LockSeconds)));
    }

    // A context is handed on to the next request when this one is done with it: made anew, with all that belongs to it, it costs as much as a page without figures.
    private static IServiceCollection AddPooled<T>(this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> options)
        where T : WorkReportDb =>
        services.AddPooledDbContextFactory<T>(options).AddScoped<WorkReportDb>(provider => provider.GetRequiredService<IDbContextFactory<T>>().CreateDbContext());

    // A command for each list of an aggregate: joined, ten sections and ten dates would come as a hundred rows.
    private const QuerySplittingBehavior Rows = QuerySplittingBehavior.SplitQuery;

    // A list goes as one parameter: with one for each value EF Core would write the text of such a command anew each time it is asked.
    private const ParameterTranslationMode Lists = ParameterTranslationMode.Parameter;

    private static void Limit(SqlServerDbContextOptionsBuilder server, DatabaseChoice choice)
    {
        if (choice.MaxBatch is { } rows)
            server.MaxBatchSize(rows);
    }

    /// <summary>What went wrong, in one word that means the same on both databases; null when it is not the database's complaint.</summary>
    public static DatabaseFault? Fault(Exception? exception) => exception switch
    {
        null => null,
        DbUpdateConcurrencyException => DatabaseFault.Conflict,
        SqliteException sqlite => Fault(sqlite),
        NoConnectionFreeException => DatabaseFault.Busy,
        // Severity 20 and above: the connection itself is gone, whatever the number.
        SqlException { Class: >= 20 } => DatabaseFault.Unreachable,
        SqlException server => server.Errors.Cast<SqlError>().Select(e => FaultOfSqlServer(e.Number)).FirstOrDefault(f => f is not null),
        _ => Fault(exception.InnerException),
    };

    /// <summary>Of two that waited for each other, did the server give up this one? Done again it goes through as a rule; SQLite has one writer, and no such pair.</summary>
    public static bool IsVictim(Exception? exception) => exception is not null
        && ((exception is SqlException server && server.Errors.Cast<SqlError>().Any(error => error.Number == 1205)) || IsVictim(exception.InnerException));

    /// <summary>The word for an error number of SQL Server.</summary>
    public static DatabaseFault? FaultOfSqlServer(int number) => number switch
    {
        2601 or 2627 => DatabaseFault.Duplicate,
        547 => DatabaseFault.Reference,
        515 => DatabaseFault.Missing,
        2628 or 8152 => DatabaseFault.TooLong,
        -2 or 1205 or 1222 => DatabaseFault.Busy,
        1101 or 1105 or 9002 => DatabaseFault.Full,
        229 or 230 or 262 or 297 or 300 or 1088 or 15247 => DatabaseFault.Denied,
        // 3906: the database is read-only.
        3906 or -1 or 2 or 53 or 233 or 4060 or 10054 or 10060 or 10061 or 18456 => DatabaseFault.Unreachable,
        _ => null,
    };

    // The primary code says only "constraint" for all of them; the extended one tells which.
    private static DatabaseFault? Fault(SqliteException exception) => (exception.SqliteErrorCode, exception.SqliteExtendedErrorCode) switch
    {
        (_, 2067 or 1555) => DatabaseFault.Duplicate,
        (_, 787) => DatabaseFault.Reference,
        (_, 1299) => DatabaseFault.Missing,
        (_, 275) when exception.Message.Contains("_length", StringComparison.Ordinal) => DatabaseFault.TooLong,
        (5 or 6, _) => DatabaseFault.Busy,
        (13, _) => DatabaseFault.Full,
        (3 or 8 or 10 or 14, _) => DatabaseFault.Unreachable,
        (11 or 26, _) => DatabaseFault.Damaged,
        _ => null,
    };

    // A query that would load a product of two collections, or a first row of no order, is a fault in the program.
    // What a command failed of is told by StoreFaults: much of it is expected, and handled.
    private static DbContextOptionsBuilder Strict(DbContextOptionsBuilder options, IServiceProvider provider) => options
        .AddInterceptors(provider.GetRequiredService<StoreFaults>())
        .ConfigureWarnings(warnings => warnings.Throw(
            RelationalEventId.MultipleCollectionIncludeWarning,
            CoreEventId.FirstWithoutOrderByAndFilterWarning,
            CoreEventId.RowLimitingOperationWithoutOrderByWarning).Log(
            (RelationalEventId.CommandError, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug)));

    private static void TryAddTimeProvider(this IServiceCollection services)
    {
        if (services.All(s => s.ServiceType != typeof(TimeProvider)))
            services.AddSingleton(TimeProvider.System);
    }
}
