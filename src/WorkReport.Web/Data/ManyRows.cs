using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace WorkReport.Web.Data;

/// <summary>
/// Puts rows into their table that come by the hundred and are not looked at again: some at a time by one command. What each column
/// takes the model says; keys that the database gives are left to it.
/// </summary>
internal sealed class ManyRows<T> : IAsyncDisposable
    where T : class
{
    /// <summary>From so many on it is worth it.</summary>
    public const int Many = 50;

    /// <summary>Rows in one command: fewer are sent too often, of more SQLite looks for each parameter among all others.</summary>
    private const int AtOnce = 10;

    private readonly WorkReportDb db;
    private readonly string table;
    private readonly List<(IProperty Property, string Column, RelationalTypeMapping Mapping)> columns;
    private DbCommand? whole;

    public ManyRows(WorkReportDb db)
    {
        this.db = db;
        var type = db.Model.FindEntityType(typeof(T))!;
        var into = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var helper = db.GetService<ISqlGenerationHelper>();
        table = helper.DelimitIdentifier(into.Name, into.Schema);
        columns = [.. type.GetProperties().Where(property => !(property.IsPrimaryKey() && property.ValueGenerated is ValueGenerated.OnAdd))
            .Select(property => (property, helper.DelimitIdentifier(property.GetColumnName(into)!), property.GetRelationalTypeMapping()))];
    }

    /// <summary>Inside the transaction that is open.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="owner">The key of what owns a row that does not know it yet, by the name of its property; null where each row says all itself.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task InsertAsync(IReadOnlyList<T> rows, (string Property, Func<T, int> Key)? owner = null, CancellationToken cancel = default)
    {
        foreach (var some in rows.Chunk(AtOnce))
        {
            if (some.Length == AtOnce)
            {
                await RunAsync(whole ??= Command(AtOnce), some, owner, cancel);
                continue;
            }

            await using var rest = Command(some.Length);
            await RunAsync(rest, some, owner, cancel);
        }
    }

    public ValueTask DisposeAsync() => whole?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task RunAsync(DbCommand command, T[] rows, (string Property, Func<T, int> Key)? owner, CancellationToken cancel)
    {
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var at = 0;
        foreach (var row in rows)
        {
            foreach (var (property, _, mapping) in columns)
            {
                var said = property.Name == owner?.Property ? owner.Value.Key(row) : property.PropertyInfo!.GetValue(row);
                command.Parameters[at++].Value = (said is not null && mapping.Converter is { } converter ? converter.ConvertToProvider(said) : said) ?? DBNull.Value;
            }
        }

        await command.ExecuteNonQueryAsync(cancel);
    }

    private DbCommand Command(int rows)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                var parameter = columns[i].Mapping.CreateParameter(command, Name(row, i), value: null, nullable: true);
                // Made without its value a parameter of SQL Server takes 4,000 characters, and cuts the rest off without a word.
                if (parameter.DbType is DbType.String or DbType.AnsiString or DbType.StringFixedLength or DbType.AnsiStringFixedLength)
                    parameter.Size = -1;
                command.Parameters.Add(parameter);
            }
        }

        var values = Enumerable.Range(0, rows).Select(row => $"({string.Join(',', columns.Select((_, i) => Name(row, i)))})");
#pragma warning disable CA2100 // Names out of the model and numbered parameters: nothing of it was typed by anybody.
        command.CommandText = $"INSERT INTO {table} ({string.Join(',', columns.Select(column => column.Column))}) VALUES {string.Join(',', values)}";
#pragma warning restore CA2100
        return command;
    }

    private static string Name(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"@p{row}_{column}");
}
