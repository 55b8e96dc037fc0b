using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using WorkReport.Web.Data;

namespace WorkReport.Web.Commands;

/// <summary>
/// <c>log verify</c>: whether the trail, its seals, its guards and the bytes beside it are as they were written, without the site and without
/// holding anybody up. <c>log seal</c>: seals it now and prints the seal, to be filed.
/// </summary>
public static class Log
{
    public static Command Command()
    {
        var data = CommandLine.DataOption();
        var verify = new Command("verify", SharedResource.Text("Command.LogVerify")) { data };
        verify.SetAction((parsed, cancel) => OnStoreAsync(parsed.GetValue(data), VerifyAsync, cancel));
        var seal = new Command("seal", SharedResource.Text("Command.LogSeal")) { data };
        seal.SetAction((parsed, cancel) => OnStoreAsync(parsed.GetValue(data), SealAsync, cancel));
        return new Command("log", SharedResource.Text("Command.Log")) { verify, seal };
    }

    private static async Task<int> OnStoreAsync(string? data, Func<IServiceProvider, CancellationToken, Task<int>> run, CancellationToken cancel)
    {
        await using var services = CommandStore.Open(data);
        await using var scope = services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<WorkReportDb>().Database.GetPendingMigrationsAsync(cancel)).Any()
            ? await CommandLine.RefuseAsync(SharedResource.Text("Reports.StoreNotReady", scope.ServiceProvider.GetRequiredService<DatabaseChoice>().Shown))
            : await run(scope.ServiceProvider, cancel);
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, CancellationToken cancel)
    {
        var found = await services.GetRequiredService<TrailCheck>().RunAsync(cancel: cancel);
        foreach (var fault in found)
            await Console.Error.WriteLineAsync(SharedResource.Text(fault.Reason!, [.. fault.Values]));
        if (found.Count > 0)
            return CommandLine.Refused;
        var lines = await services.GetRequiredService<WorkReportDb>().AuditEntries.CountAsync(cancel);
        var seals = await services.GetRequiredService<TrailSeals>().ReadAsync(cancel);
        await Console.Out.WriteLineAsync(SharedResource.Text("Command.LogHolds", lines, seals.Count));
        return CommandLine.Done;
    }

    private static async Task<int> SealAsync(IServiceProvider services, CancellationToken cancel)
    {
        var seal = await services.GetRequiredService<TrailCheck>().SealAsync(TimeProvider.System.GetUtcNow(), cancel);
        await Console.Out.WriteLineAsync(seal is null ? SharedResource.Text("Command.LogEmpty") : SharedResource.Text("Command.LogSealed", seal, services.GetRequiredService<TrailSeals>().File));
        return CommandLine.Done;
    }
}
