using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace WorkReport.SqlServer.Tests.Offline;

/// <summary>
/// Stands where SQL Server would: keeps every command that the application sends, with its parameters, and answers with
/// the rows it was given. So whole saves run to their end, transaction and all, with no server.
/// </summary>
public sealed class OfflineConnection : DbConnection
{
    private ConnectionState state = ConnectionState.Closed;

    /// <summary>What was sent, in order.</summary>
    public List<SentCommand> Sent { get; } = [];

    /// <summary>The rows that answer a command, or null for none.</summary>
    public Func<string, DataTable?> Answer { get; init; } = _ => null;

    [AllowNull]
    public override string ConnectionString { get; set; } = "Server=offline;Database=offline";

    public override string Database => "offline";
    public override string DataSource => "offline";
    public override string ServerVersion => "15.00.2000";
    public override ConnectionState State => state;

    public override void Open() => state = ConnectionState.Open;

    public override void Close() => state = ConnectionState.Closed;

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new OfflineTransaction(this, isolationLevel);

    protected override DbCommand CreateDbCommand() => new OfflineCommand(this);

    private sealed class OfflineTransaction(OfflineConnection connection, IsolationLevel level) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => level;
        public override bool SupportsSavepoints => false;
        protected override DbConnection DbConnection => connection;

        public override void Commit() { }

        public override void Rollback() { }
    }

    /// <summary>A real SqlCommand inside, so that the parameters are those that SQL Server would get.</summary>
    private sealed class OfflineCommand(OfflineConnection connection) : DbCommand
    {
        private readonly SqlCommand inner = new();

        [AllowNull]
        public override string CommandText { get => inner.CommandText; set => inner.CommandText = value; }

        public override int CommandTimeout { get; set; }
        public override CommandType CommandType { get; set; } = CommandType.Text;
        public override bool DesignTimeVisible { get; set; }
        public override UpdateRowSource UpdatedRowSource { get; set; }
        protected override DbConnection? DbConnection { get; set; } = connection;
        protected override DbParameterCollection DbParameterCollection => inner.Parameters;
        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel() { }

        public override void Prepare() { }

        public override int ExecuteNonQuery()
        {
            Keep();
            return 1;
        }

        public override object? ExecuteScalar()
        {
            Keep();
            return null;
        }

        protected override DbParameter CreateDbParameter() => inner.CreateParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        {
            Keep();
            return (connection.Answer(CommandText) ?? new DataTable()).CreateDataReader();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }

        private void Keep() => connection.Sent.Add(new SentCommand(CommandText, [.. inner.Parameters.Cast<SqlParameter>().Select(Declare)]));

        private static string Declare(SqlParameter parameter)
        {
            var type = parameter.SqlDbType switch
            {
                SqlDbType.NVarChar or SqlDbType.VarChar or SqlDbType.VarBinary =>
                    $"{parameter.SqlDbType}({(parameter.Size is > 0 and <= 4000 ? parameter.Size : "max")})",
                SqlDbType.Decimal => $"decimal({Math.Max((byte)18, parameter.Precision)},{parameter.Scale})",
                var plain => plain.ToString(),
            };
            return $"{(parameter.ParameterName.StartsWith('@') ? "" : "@")}{parameter.ParameterName} {type}";
        }
    }
}

/// <summary>One command as it was sent.</summary>
/// <param name="Text">Its T-SQL.</param>
/// <param name="Parameters">Its parameters as declarations: <c>@p0 bigint</c>.</param>
public sealed record SentCommand(string Text, IReadOnlyList<string> Parameters);
