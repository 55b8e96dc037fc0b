namespace WorkReport.Web.Data;

/// <summary>
/// Who has the store open. Site and commands share a lock file beside it for as long as they work; who puts another store in its place has
/// the file alone. The system lets go of it when a process ends, however it ends.
/// </summary>
public sealed class StoreInUse : IDisposable
{
    public const string Suffix = ".in-use";

    private readonly FileStream? file;

    private StoreInUse(FileStream? file) => this.file = file;

    /// <summary>Has the store open beside others. A folder that cannot be written has no lock, and nobody can put another store there either.</summary>
    /// <exception cref="DatabaseRefusedException">Another store is being put in its place.</exception>
    public static StoreInUse Share(DatabaseChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        try
        {
            // What is not there yet is not made by looking.
            return new StoreInUse(Directory.Exists(Path.GetDirectoryName(FileOf(choice))) ? new FileStream(FileOf(choice), FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read) : null);
        }
        catch (IOException held) when (File.Exists(FileOf(choice)))
        {
            throw new DatabaseRefusedException("Restoring", held, choice.Shown);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // What is wrong with the folder is said by who opens the store in it.
            return new StoreInUse(null);
        }
    }

    /// <summary>Has the store alone; null where somebody has it open.</summary>
    /// <exception cref="DatabaseRefusedException">The folder cannot be used.</exception>
    public static StoreInUse? Alone(DatabaseChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        try
        {
            StoreFolder.Make(Path.GetDirectoryName(FileOf(choice))!);
            return new StoreInUse(new FileStream(FileOf(choice), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(FileOf(choice)))
        {
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseRefusedException("NoFolder", refused, Path.GetDirectoryName(FileOf(choice))!, refused.Message);
        }
    }

    public void Dispose() => file?.Dispose();

    private static string FileOf(DatabaseChoice choice) => (choice.File ?? Path.Combine(choice.Folder, "store")) + Suffix;
}
