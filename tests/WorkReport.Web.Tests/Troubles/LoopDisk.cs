using System.Diagnostics;

namespace WorkReport.Web.Tests.Troubles;

/// <summary>
/// A small disk of its own: ext4 in a file, mounted through a loop device. What the file holds is what has reached the disk; a copy of it made
/// while whoever writes stands still is what is left when the power goes: the memory of the system, where a mere kill leaves everything, is not in it.
/// </summary>
internal sealed class LoopDisk : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("workreport-disk-").FullName;
    private int cuts;
    private string? unkept;

    /// <param name="megabytes">Its size.</param>
    public LoopDisk(int megabytes)
    {
        using (var file = File.Create(Image))
            file.SetLength((long)megabytes << 20);
        Run("mkfs.ext4", "-q", "-F", "-m", "0", Image);
        Directory.CreateDirectory(Mount);
        MountIt();
        Directory.CreateDirectory(Folder);
    }

    /// <summary>Why there can be no such disk here; null where there can.</summary>
    public static string? Lacking =>
        !OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess ? "Only root on Linux mounts a disk of its own."
        : !File.Exists("/dev/loop-control") || !File.Exists("/dev/loop0") ? "There are no loop devices here."
        : !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/sbin").Append("/usr/sbin").Any(folder => File.Exists(Path.Combine(folder, "mkfs.ext4"))) ? "mkfs.ext4 is not installed."
        : null;

    /// <summary>A folder on it.</summary>
    public string Folder => Path.Combine(Mount, "data");

    public long Free => new DriveInfo(Mount).AvailableFreeSpace;

    private string Mount => Path.Combine(root, "disk");

    private string Unkept => Path.Combine(Mount, "unkept");

    private string Image => Path.Combine(root, $"{cuts}.img");

    /// <summary>All that was put there reaches the disk.</summary>
    public void Settle() => Run("sync", "-f", Mount);

    /// <summary>Takes down what has reached the disk at this moment. Whoever writes on it stands still.</summary>
    public void Cut()
    {
        // Nobody asks the disk to keep this: a cut that does not lose it is none.
        File.WriteAllText(Unkept, unkept = Guid.NewGuid().ToString());
        var before = Image;
        cuts++;
        Run("cp", "--sparse=always", before, Image);
    }

    /// <summary>If the power was cut, it is back: what was taken down is the disk now. Nobody writes on it any more.</summary>
    /// <returns>Was anything lost that the disk had not been asked to keep? Then it was cut indeed.</returns>
    public bool ComeBack()
    {
        if (unkept is null)
            return false;
        Run("umount", Mount);
        File.Delete(Path.Combine(root, $"{cuts - 1}.img"));
        MountIt();
        var isLost = !File.Exists(Unkept) || File.ReadAllText(Unkept) != unkept;
        unkept = null;
        return isLost;
    }

    public void Dispose()
    {
        Run("umount", Mount);
        Directory.Delete(root, recursive: true);
    }

    // The system writes nothing down by itself while a copy is made: what is not asked for is asked for within the next minutes.
    private void MountIt() => Run("mount", "-o", "loop,commit=300", Image, Mount);

    private static void Run(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', words)}: {said}");
    }
}
