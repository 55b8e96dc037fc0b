namespace WorkReport.Web.Data;

/// <summary>The folder of the store.</summary>
internal static class StoreFolder
{
    /// <summary>Makes the folder if it is not there, for its owner alone: names, sign-ins and keys lie in it.</summary>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The file of the store is for its owner alone, in whatever folder it lies; SQLite gives the files beside it the same mode.</summary>
    public static void KeepToOwner(string file)
    {
        const UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        foreach (var path in new[] { file, file + "-wal", file + "-shm" })
        {
            if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & ~own) != 0)
                File.SetUnixFileMode(path, own);
        }
    }
}
