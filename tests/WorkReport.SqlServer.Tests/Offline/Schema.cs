using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.Dac.Model;

namespace WorkReport.SqlServer.Tests.Offline;

/// <summary>
/// A SQL Server schema that is built from its CREATE statements and binds names as the server would: a command that names
/// a table or a column that does not exist is found.
/// </summary>
public sealed partial class Schema : IDisposable
{
    private readonly TSqlModel model = new(SqlServerVersion.Sql150, new TSqlModelOptions());
    private int commands;

    /// <summary>Takes the CREATE statements out of a script.</summary>
    public Schema(string script)
    {
        // A column that a later migration adds is one of its table like the others.
        var added = Added().Matches(script).ToLookup(m => m.Groups["table"].Value, m => m.Groups["column"].Value);
        foreach (var create in TSql.Creates(script))
            model.AddObjects(Beginning().Replace(create, table => $"{table.Value} {string.Concat(added[table.Groups["table"].Value].Select(column => column + ", "))}", 1));
    }

    /// <summary>Adds one statement that creates something.</summary>
    public void Create(string statement) => model.AddObjects(statement);

    /// <summary>Adds a command, as the body of a procedure with the command's parameters.</summary>
    public void Add(SentCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        model.AddObjects(string.Create(CultureInfo.InvariantCulture,
            $"CREATE PROCEDURE [command {++commands}] {string.Join(", ", command.Parameters)} AS\n{command.Text}"));
    }

    /// <summary>What does not bind, in the words of the checker; warnings count, for a missing table is no more than that.</summary>
    public List<string> Faults() => [.. model.Validate().Select(m => $"{m.Prefix}{m.Number}: {m.Message}")];

    public void Dispose() => model.Dispose();

    [GeneratedRegex(@"ALTER TABLE \[(?<table>\w+)\] ADD (?<column>\[\w+\] [^;]+);")]
    private static partial Regex Added();

    [GeneratedRegex(@"^\s*CREATE TABLE \[(?<table>\w+)\] \(")]
    private static partial Regex Beginning();
}
