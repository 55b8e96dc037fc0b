using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;

namespace WorkReport.Web.Commands;

/// <summary><c>import list</c> and <c>import undo N</c>: what came in, and one of it taken back whole while nothing stands on it.</summary>
internal static class ImportUndone
{
    private const int MostListed = 50;

    public static Command List()
    {
        var data = CommandLine.DataOption();
        var command = new Command("list", SharedResource.Text("Command.ImportList")) { data };
        command.SetAction((parsed, cancel) => WithStoreAsync(parsed.GetValue(data), ListAsync, cancel));
        return command;
    }

    public static Command Undo()
    {
        Argument<int> number = new("N") { Description = SharedResource.Text("Command.ImportUndoNumber") };
        var data = CommandLine.DataOption();
        var command = new Command("undo", SharedResource.Text("Command.ImportUndo")) { number, data };
        command.SetAction((parsed, cancel) => WithStoreAsync(parsed.GetValue(data), (db, cancelled) => UndoAsync(db, parsed.GetValue(number), cancelled), cancel));
        return command;
    }

    private static async Task<int> WithStoreAsync(string? data, Func<WorkReportDb, CancellationToken, Task<int>> work, CancellationToken cancel)
    {
        await using var services = CommandStore.Open(data);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
        return (await db.Database.GetPendingMigrationsAsync(cancel)).Any()
            ? await CommandLine.RefuseAsync(SharedResource.Text("Reports.StoreNotReady", scope.ServiceProvider.GetRequiredService<DatabaseChoice>().Shown)) : await work(db, cancel);
    }

    private static async Task<int> ListAsync(WorkReportDb db, CancellationToken cancel)
    {
        foreach (var past in await db.PastImports.AsNoTracking().OrderByDescending(i => i.Id).Take(MostListed).ToListAsync(cancel))
        {
            string[] line =
            [
                past.Id.ToString(CultureInfo.InvariantCulture), past.At.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), SharedResource.Text($"Import.Kind.{past.Kind}"), past.FileName, past.Who,
                SharedResource.Text("Imports.CountsShort", past.Added, past.Changed), SharedResource.Text($"ImportState.{past.State}"),
            ];
            await Console.Out.WriteLineAsync(string.Join('\t', line));
        }

        return CommandLine.Done;
    }

    private static async Task<int> UndoAsync(WorkReportDb db, int number, CancellationToken cancel)
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await db.TakeTurnAsync(cancel);
        if (await db.PastImports.SingleOrDefaultAsync(i => i.Id == number, cancel) is not { } past)
            return await CommandLine.RefuseAsync(SharedResource.Text("Command.ImportNoNumber", number));
        var undo = ImportUndo.Of(ImportDesk.AtTheMachine(db, TimeProvider.System.GetUtcNow(), ""), past);
        var stands = await undo.StandsAsync(cancel);
        foreach (var verdict in stands)
            await Console.Error.WriteLineAsync(ImportRow.Why(verdict));
        if (stands.Count > 0)
            return await CommandLine.RefuseAsync(SharedResource.Text("Undo.NotUndone"));
        await undo.ApplyAsync(cancel);
        await db.WaitingSheets.Where(w => w.ImportId == number).ExecuteDeleteAsync(cancel);
        await whole.CommitAsync(cancel);
        await Console.Out.WriteLineAsync(SharedResource.Text("Command.ImportUndone", number));
        return CommandLine.Done;
    }
}
