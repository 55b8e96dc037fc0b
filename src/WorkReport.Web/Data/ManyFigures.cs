using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Data;

/// <summary>
/// Saves figures that come by the thousand, out of a file. Sheets, versions and lines of the trail are saved as ever; new figures, whose keys nobody asks
/// for, are put into their table many at a time, and the totals are added up once, at the end.
/// </summary>
internal static class ManyFigures
{
    /// <summary>Sheets at a time: what is saved is let go of.</summary>
    private const int Sheets = 200;

    /// <summary>Figures in one command: fewer are sent too often, of more SQLite looks for each parameter among all others.</summary>
    private const int Rows = 10;

    /// <summary>Fills sheets and saves them, inside a transaction that is open.</summary>
    /// <param name="db">The store.</param>
    /// <param name="period">Their period.</param>
    /// <param name="sheets">New ones, and some that are there, untracked and not changed yet.</param>
    /// <param name="fill">Changes one.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task SaveManyAsync(this WorkReportDb db, ReportingPeriod period, IReadOnlyList<MetricSheet> sheets, Action<MetricSheet> fill, CancellationToken cancel)
    {
        // What waits to be saved is not let go of with what is saved.
        await db.SaveChangesAsync(cancel);
        (db.AddsUpAtTheEnd, var detects) = (true, db.ChangeTracker.AutoDetectChangesEnabled);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await using var inserts = new Inserts(db);
            foreach (var some in sheets.Chunk(Sheets))
            {
                List<(MetricSheet Sheet, MetricValue Value)> news = [];
                foreach (var sheet in some)
                {
                    var there = sheet.Values.ToHashSet();
                    if (sheet.Id != 0)
                        db.Attach(sheet);
                    fill(sheet);
                    if (sheet.Id == 0)
                        db.Add(sheet);
                    news.AddRange(sheet.Values.Where(value => !there.Contains(value)).Select(value => (sheet, value)));
                }

                db.ChangeTracker.DetectChanges();
                foreach (var (_, value) in news)
                    db.Entry(value).State = EntityState.Detached;
                await db.SaveChangesAsync(cancel);
                await inserts.RunAsync(news, cancel);
                db.ChangeTracker.Clear();
            }
        }
        finally
        {
            (db.AddsUpAtTheEnd, db.ChangeTracker.AutoDetectChangesEnabled) = (false, detects);
        }

        await KeptTotals.AddUpAnewAsync(db, period, () => db.SaveChangesAsync(cancel), cancel);
    }

    /// <summary>INSERT of many rows in one command, prepared once; what each column takes the model says.</summary>
    private sealed class Inserts : IAsyncDisposable
    {
        private readonly WorkReportDb db;
        private readonly string table;
        private readonly List<(IProperty Property, string Column, RelationalTypeMapping Mapping)> columns;
        private DbCommand? whole;

        public Inserts(WorkReportDb db)
        {
            this.db = db;
            var type = db.Model.FindEntityType(typeof(MetricValue))!;
            var into = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
            var helper = db.GetService<ISqlGenerationHelper>();
            table = helper.DelimitIdentifier(into.Name, into.Schema);
            columns = [.. type.GetProperties().Where(property => !property.IsPrimaryKey()).Select(property => (property, helper.DelimitIdentifier(property.GetColumnName(into)!), property.GetRelationalTypeMapping()))];
        }

        public async Task RunAsync(IReadOnlyList<(MetricSheet Sheet, MetricValue Value)> rows, CancellationToken cancel)
        {
            foreach (var some in rows.Chunk(Rows))
            {
                if (some.Length == Rows)
                {
                    whole ??= Command(Rows);
                    await RunAsync(whole, some, cancel);
                }
                else
                {
                    await using var rest = Command(some.Length);
                    await RunAsync(rest, some, cancel);
                }
            }
        }

        public ValueTask DisposeAsync() => whole?.DisposeAsync() ?? ValueTask.CompletedTask;

        private async Task RunAsync(DbCommand command, (MetricSheet Sheet, MetricValue Value)[] rows, CancellationToken cancel)
        {
            var at = 0;
            foreach (var (sheet, value) in rows)
            {
                foreach (var (property, _, mapping) in columns)
                {
                    var said = property.Name == nameof(MetricValue.SheetId) ? sheet.Id : property.PropertyInfo!.GetValue(value);
                    command.Parameters[at++].Value = (said is not null && mapping.Converter is { } converter ? converter.ConvertToProvider(said) : said) ?? DBNull.Value;
                }
            }

            await command.ExecuteNonQueryAsync(cancel);
        }

        private DbCommand Command(int rows)
        {
            var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            for (var row = 0; row < rows; row++)
            {
                for (var i = 0; i < columns.Count; i++)
                    command.Parameters.Add(columns[i].Mapping.CreateParameter(command, Name(row, i), value: null, nullable: true));
            }

            var values = Enumerable.Range(0, rows).Select(row => $"({string.Join(',', columns.Select((_, i) => Name(row, i)))})");
#pragma warning disable CA2100 // Names out of the model and numbered parameters: nothing of it was typed by anybody.
            command.CommandText = $"INSERT INTO {table} ({string.Join(',', columns.Select(column => column.Column))}) VALUES {string.Join(',', values)}";
#pragma warning restore CA2100
            return command;
        }

        private static string Name(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"@p{row}_{column}");
    }
}
