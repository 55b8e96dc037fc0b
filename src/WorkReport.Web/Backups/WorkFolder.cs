using WorkReport.Web.Data;

namespace WorkReport.Web.Backups;

/// <summary>A folder beside the store for what is being made or unpacked, for its owner alone; gone at the end, and what a crash left is gone a day later.</summary>
internal sealed class WorkFolder : IDisposable
{
    private const string Prefix = "working-";

    private WorkFolder(string path) => Path = path;

    public string Path { get; }

    public static WorkFolder Beside(DatabaseChoice choice)
    {
        var beside = choice.File is { } file ? System.IO.Path.GetDirectoryName(file)! : choice.Folder;
        StoreFolder.Make(beside);
        // The machine's own clock, as it dates the folders: by any other one that is in use could seem to be left.
        foreach (var left in Directory.EnumerateDirectories(beside, Prefix + "*").Where(left => Directory.GetCreationTimeUtc(left) < DateTime.UtcNow.AddDays(-1)))
            Directory.Delete(left, recursive: true);
        var path = System.IO.Path.Combine(beside, $"{Prefix}{Guid.NewGuid():N}");
        StoreFolder.Make(path);
        return new WorkFolder(path);
    }

    public string Of(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
