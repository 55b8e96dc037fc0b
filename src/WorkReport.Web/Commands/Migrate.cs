using System.CommandLine;
using WorkReport.Web.Data;

namespace WorkReport.Web.Commands;

/// <summary><c>migrate</c>: brings the store's schema up to this program's. Quiet when there is nothing to do.</summary>
public static class Migrate
{
    public static Command Command()
    {
        var data = CommandLine.DataOption();
        var command = new Command("migrate", SharedResource.Text("Command.Migrate")) { data };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(data), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string? data, CancellationToken cancel)
    {
        await using var services = CommandStore.Open(data);
        await using var scope = services.CreateAsyncScope();
        var upgraded = await scope.ServiceProvider.GetRequiredService<SchemaUpgrade>().RunAsync("migrate", cancel);
        if (!upgraded.WasUpToDate)
            await Console.Out.WriteLineAsync(SharedResource.Text("Command.Migrated", upgraded.To, upgraded.Applied.Count));
        if (upgraded.Backup is not null)
            await Console.Out.WriteLineAsync(SharedResource.Text("Command.BackedUp", upgraded.Backup));
        return CommandLine.Done;
    }
}
