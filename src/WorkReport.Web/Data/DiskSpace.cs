namespace WorkReport.Web.Data;

/// <summary>What is free on a disk.</summary>
internal static class DiskSpace
{
    /// <summary>Bytes free where a folder lies; null where the system does not tell.</summary>
    public static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception untold) when (untold is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
