using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using WorkReport.Web.Backups;
using WorkReport.Web.Data;

namespace WorkReport.Web.Commands;

/// <summary><c>backup [--to FILE] [--passphrase-file FILE]</c>: one file with the whole store, while the site runs or not.</summary>
public static class Backup
{
    private const string Name = "backup";

    public static Command Command()
    {
        var (data, passphrase) = (CommandLine.DataOption(), CommandLine.PassphraseOption());
        var to = new Option<string?>("--to") { Description = SharedResource.Text("Command.BackupTo"), HelpName = "FILE" };
        var command = new Command(Name, SharedResource.Text("Command.Backup")) { data, to, passphrase };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(data), parsed.GetValue(to), parsed.GetValue(passphrase), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string? data, string? to, string? passphraseFile, CancellationToken cancel)
    {
        await using var services = CommandStore.Open(data);
        await using var scope = services.CreateAsyncScope();
        var choice = services.GetRequiredService<DatabaseChoice>();
        if ((choice.File is { } file && !File.Exists(file))
            || (await scope.ServiceProvider.GetRequiredService<WorkReportDb>().Database.GetPendingMigrationsAsync(cancel)).Any())
        {
            return await CommandLine.RefuseAsync(SharedResource.Text("Reports.StoreNotReady", choice.Shown));
        }

        var passphrase = BackupSettings.NewPassphrase(passphraseFile is null ? services.GetRequiredService<BackupSettings>().PassphraseFile : Path.GetFullPath(passphraseFile));
        var (shelf, now) = (services.GetRequiredService<BackupShelf>(), TimeProvider.System.GetUtcNow());
        var path = to is null ? shelf.NewPath(now, passphrase is not null)
            : Directory.Exists(to) ? Path.Combine(Path.GetFullPath(to), Path.GetFileName(shelf.NewPath(now, passphrase is not null))) : Path.GetFullPath(to);
        var made = await scope.ServiceProvider.GetRequiredService<BackupMaker>().MakeAsync(path, passphrase, Name, cancel);
        // What the page of backups shows of it; beside one that goes elsewhere it would only be in the way.
        if (to is null)
            BackupShelf.Keep(path, BackupNote.Of(made, Name));
        await Console.Out.WriteLineAsync(SharedResource.Text("Command.BackupMade", made.Path, made.Bytes / 1e6m, made.Manifest.AllRows, made.Manifest.LogLine, made.Sha256));
        await Console.Out.WriteLineAsync(SharedResource.Text(passphrase is null ? "Command.BackupOpen" : "Command.BackupSealed"));
        if (choice.File is null)
            await Console.Out.WriteLineAsync(SharedResource.Text("Backup.FolderOnly"));
        return CommandLine.Done;
    }
}
