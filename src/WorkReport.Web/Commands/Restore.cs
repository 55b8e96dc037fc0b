using System.CommandLine;
using WorkReport.Web.Backups;
using WorkReport.Web.Data;

namespace WorkReport.Web.Commands;

/// <summary>
/// <c>restore FILE [--passphrase-file FILE]</c>: puts a backup in the place of the store, with the site stopped. With <c>--rehearse</c> it says
/// what it would do, beside the running site, and does nothing.
/// </summary>
public static class Restore
{
    private const string Name = "restore";

    public static Command Command()
    {
        var (data, passphrase) = (CommandLine.DataOption(), CommandLine.PassphraseOption());
        var file = new Argument<string>("FILE") { Description = SharedResource.Text("Command.RestoreFile") };
        var rehearse = new Option<bool>("--rehearse") { Description = SharedResource.Text("Command.Rehearse") };
        var command = new Command(Name, SharedResource.Text("Command.Restore")) { file, data, passphrase, rehearse };
        command.SetAction((parsed, cancel) =>
        {
            var (path, given) = (Path.GetFullPath(parsed.GetValue(file)!), parsed.GetValue(passphrase));
            return parsed.GetValue(rehearse) ? RehearseAsync(parsed.GetValue(data), path, given, cancel) : RestoreAsync(parsed.GetValue(data), path, given, cancel);
        });
        return command;
    }

    private static async Task<int> RehearseAsync(string? data, string path, string? passphraseFile, CancellationToken cancel)
    {
        await using var services = CommandStore.Open(data);
        await using var scope = services.CreateAsyncScope();
        var rehearsed = await scope.ServiceProvider.GetRequiredService<Rehearsal>().RunAsync(path, Passphrase(services, passphraseFile), cancel);
        await TellAsync(rehearsed.Manifest, rehearsed.Notes);
        foreach (var fault in rehearsed.Faults)
            await Console.Error.WriteLineAsync(fault.ToString());
        if (rehearsed.Faults.Count > 0)
            return CommandLine.Refused;
        await Console.Out.WriteLineAsync(SharedResource.Text("Backup.Rehearsed"));
        return CommandLine.Done;
    }

    private static async Task<int> RestoreAsync(string? data, string path, string? passphraseFile, CancellationToken cancel)
    {
        // Not held beside others: it wants the store alone.
        await using var services = CommandStore.Build(CommandStore.Configuration(data));
        var restored = await services.GetRequiredService<StoreRestore>().RunAsync(path, Passphrase(services, passphraseFile), Name, cancel);
        await TellAsync(restored.Manifest, restored.Notes);
        await Console.Out.WriteLineAsync(SharedResource.Text("Command.Restored", services.GetRequiredService<DatabaseChoice>().Shown));
        if (Directory.Exists(restored.Aside))
            await Console.Out.WriteLineAsync(SharedResource.Text("Command.PutAside", restored.Aside));
        return CommandLine.Done;
    }

    private static string? Passphrase(IServiceProvider services, string? given) =>
        BackupSettings.Passphrase(given is null ? services.GetRequiredService<BackupSettings>().PassphraseFile : Path.GetFullPath(given));

    private static async Task TellAsync(BackupManifest manifest, IEnumerable<Sentence> notes)
    {
        await Console.Out.WriteLineAsync(SharedResource.Text("Command.BackupSays", Rehearsal.Minute(manifest.TakenAt), manifest.Version, manifest.AllRows, manifest.LogLine));
        foreach (var note in notes)
            await Console.Out.WriteLineAsync(note.ToString());
    }
}
