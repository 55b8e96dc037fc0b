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
}
