using WorkReport.Web.Data;

namespace WorkReport.Web.Commands;

/// <summary>The folder of the demonstration: marked as such, so that only a demonstration is ever emptied.</summary>
internal static class DemoStore
{
    private const string MarkFile = "demo";

    /// <summary>Makes the folder and marks it, if it is new or empty. False for a folder with data of its own, which is left alone.</summary>
    public static bool Mark(string folder)
    {
        StoreFolder.Make(folder);
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            File.WriteAllText(Path.Combine(folder, MarkFile), "");
        return File.Exists(Path.Combine(folder, MarkFile));
    }

    /// <summary>The settings of the site that lead to the store in this folder, whatever database the machine is set up for.</summary>
    public static string[] Settings(string folder) =>
        [$"--Data:Folder={folder}", $"--Database:Provider={nameof(DatabaseProvider.Sqlite)}", "--ConnectionStrings:WorkReport=", "--Backup:Folder=", "--Backup:PassphraseFile="];

    /// <summary>Empties the folder; null when done, else the reason why it was not touched.</summary>
    public static string? Reset(string folder)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
            return null;
        if (!File.Exists(Path.Combine(folder, MarkFile)))
            return SharedResource.Text("Command.NotADemo", folder);

        try
        {
            Directory.Delete(folder, recursive: true);
            return null;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return SharedResource.Text("Command.CannotReset", folder, held.Message);
        }
    }
}
