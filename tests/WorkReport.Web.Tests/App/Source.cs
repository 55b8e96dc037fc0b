namespace WorkReport.Web.Tests.App;

/// <summary>The checkout the tests were built from.</summary>
public static class Source
{
    public static string Root { get; } = Find();

    /// <summary>The files of a room, without what a build leaves there.</summary>
    public static IEnumerable<string> Files(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(f => extensions.Contains(Path.GetExtension(f)))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !f.Contains("node_modules", StringComparison.Ordinal));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "WorkReport.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Not inside a checkout.");
    }
}
