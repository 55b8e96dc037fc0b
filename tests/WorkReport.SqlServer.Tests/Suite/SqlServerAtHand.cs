namespace WorkReport.SqlServer.Tests.Suite;

/// <summary>Whether the suite runs on SQL Server, from the environment. It never falls back to the other database.</summary>
/// <param name="Connection">What to connect with, or null to skip.</param>
/// <param name="SkipReason">Why it is skipped, or null.</param>
/// <param name="MaxBatch">How many rows EF may put into one command, or null for its own choice.</param>
public sealed record SqlServerAtHand(string? Connection, string? SkipReason, int? MaxBatch)
{
    public const string ConnectionVariable = "WORKREPORT_TEST_SQLSERVER";
    public const string RequiredVariable = "WORKREPORT_TEST_SQLSERVER_REQUIRED";
    public const string MaxBatchVariable = "WORKREPORT_TEST_SQLSERVER_MAX_BATCH";

    /// <summary>Reads the three variables.</summary>
    /// <exception cref="InvalidOperationException">SQL Server is required but no connection is given, or a value makes no sense.</exception>
    public static SqlServerAtHand From(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var batch = variable(MaxBatchVariable) switch
        {
            null or "" => (int?)null,
            var text when int.TryParse(text, out var n) && n > 0 => n,
            var text => throw new InvalidOperationException($"{MaxBatchVariable} is {text}; it has to be a whole number above 0."),
        };
        return (variable(ConnectionVariable), variable(RequiredVariable)) switch
        {
            ({ Length: > 0 } connection, _) => new(connection, null, batch),
            (_, "1") => throw new InvalidOperationException($"{RequiredVariable} is 1 but {ConnectionVariable} is not set: the suite has to run on SQL Server and cannot."),
            _ => new(null, $"{ConnectionVariable} is not set: not run on SQL Server. Set it to a connection string to run this there.", batch),
        };
    }
}
