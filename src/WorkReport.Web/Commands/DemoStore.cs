using WorkReport.Web.Data;

namespace WorkReport.Web.Commands;

/// <summary>The folder of the demonstration: marked as such, so that only a demonstration is ever emptied.</summary>
internal static class DemoStore
{
    private const string MarkFile = "demo";

    /// <summary>Makes the folder and marks it, if it is new or empty; a folder with data of its own is left unmarked.</summary>
    public static void Mark(string folder)
    {
        StoreFolder.Make(folder);
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            File.WriteAllText(Path.Combine(folder, MarkFile), "");
    }

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
