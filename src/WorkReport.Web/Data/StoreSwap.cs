namespace WorkReport.Web.Data;

/// <summary>
/// Puts another store in the place of this one. What is to come lies ready in a folder of its own, and that folder's name is what decides:
/// before it has it nothing is touched, from then on every start goes on to the end. So whoever breaks in between finds the old store or the
/// new one, and never half of each. What stood here is put aside and never deleted.
/// </summary>
internal static class StoreSwap
{
    /// <summary>The folder beside the store in which everything lies ready.</summary>
    public const string ReadyFolder = "restore-ready";

    /// <summary>Begins the name of the folder that what stood here is put into.</summary>
    public const string AsidePrefix = "replaced-";

    private const string AsideNote = "aside";

    /// <summary>What a store is made of, and where each part belongs.</summary>
    private static IEnumerable<(string Name, string Place)> Parts(DatabaseChoice choice)
    {
        if (choice.File is { } file)
            yield return (DatabaseChoice.FileName, file);
        foreach (var name in new[] { TrailSeals.FileName, TrailSeals.KeyFileName, Keys.FileName })
            yield return (name, Path.Combine(choice.Folder, name));
    }

    private static string Beside(DatabaseChoice choice) => choice.File is { } file ? Path.GetDirectoryName(file)! : choice.Folder;

    /// <summary>Decides: what lies in this folder takes the place of the store. The store is held alone.</summary>
    /// <returns>Where what stood here is put.</returns>
    public static string Decide(DatabaseChoice choice, string folder, string stamp, Action? afterEach = null)
    {
        var aside = Path.Combine(Beside(choice), AsidePrefix + stamp);
        for (var n = 2; Directory.Exists(aside); n++)
            aside = Path.Combine(Beside(choice), FormattableString.Invariant($"{AsidePrefix}{stamp}-{n}"));
        File.WriteAllText(Path.Combine(folder, AsideNote), Path.GetFileName(aside));
        afterEach?.Invoke();
        Directory.Move(folder, Path.Combine(Beside(choice), ReadyFolder));
        afterEach?.Invoke();
        Finish(choice, afterEach);
        return aside;
    }

    /// <summary>Goes on with what was decided and broke off, before anybody opens the store.</summary>
    /// <exception cref="DatabaseRefusedException">Somebody has the store open.</exception>
    public static void FinishWhatBrokeOff(DatabaseChoice choice)
    {
        if (!Directory.Exists(Path.Combine(Beside(choice), ReadyFolder)))
            return;
        using var alone = StoreInUse.Alone(choice) ?? throw new DatabaseRefusedException("Restoring", choice.Shown);
        Finish(choice, afterEach: null);
    }

    // Each step is taken once only, whatever was done of them before.
    private static void Finish(DatabaseChoice choice, Action? afterEach)
    {
        var ready = Path.Combine(Beside(choice), ReadyFolder);
        if (!Directory.Exists(ready))
            return;
        var note = Path.Combine(ready, AsideNote);
        var aside = Path.Combine(Beside(choice), File.Exists(note) ? File.ReadAllText(note) : AsidePrefix + "unnamed");
        StoreFolder.Make(aside);
        foreach (var (name, place) in Parts(choice))
        {
            if (!File.Exists(Path.Combine(ready, name)))
                continue;
            // What SQLite keeps beside the file belongs to it: left behind it would be read into the new one.
            foreach (var suffix in new[] { "", "-wal", "-shm" })
            {
                if (!File.Exists(place + suffix))
                    continue;
                File.Move(place + suffix, Free(Path.Combine(aside, name + suffix)));
                afterEach?.Invoke();
            }

            StoreFolder.Make(Path.GetDirectoryName(place)!);
            File.Move(Path.Combine(ready, name), place);
            StoreFolder.KeepToOwner(place);
            afterEach?.Invoke();
        }

        Directory.Delete(ready, recursive: true);
        if (!Directory.EnumerateFileSystemEntries(aside).Any())
            Directory.Delete(aside);
    }

    private static string Free(string path)
    {
        var free = path;
        for (var n = 2; File.Exists(free); n++)
            free = FormattableString.Invariant($"{path}.{n}");
        return free;
    }
}
