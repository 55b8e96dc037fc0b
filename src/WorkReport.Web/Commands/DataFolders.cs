namespace WorkReport.Web.Commands;

/// <summary>Where the data are kept when nobody says where.</summary>
public static class DataFolders
{
    /// <summary>The person's own application data.</summary>
    public static string Default { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "WorkReport");

    /// <summary>Apart from the real data, so that <c>demo --reset</c> can never touch them.</summary>
    public static string Demo { get; } = Path.Combine(Default, "demo");
}
