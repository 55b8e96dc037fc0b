using Microsoft.Data.Sqlite;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Troubles;

/// <summary>How each trouble is made, and what is whole afterwards.</summary>
internal static class Trouble
{
    /// <summary>What who saves is told of it.</summary>
    public static string Sentence(DatabaseFault fault) => SharedResource.Text(fault is DatabaseFault.Full ? StoreTrouble.Full : "Store.Busy");

    /// <summary>Fills the disk: half the time to less than is kept back, half the time to the last byte; after some time there is room again.</summary>
    public static async Task<bool> FillAsync(LoopDisk disk, Random random)
    {
        var file = Path.Combine(disk.Folder, "filling");
        var left = random.Next(2) == 0 ? random.Next(1 << 20, (int)StoreSpace.Least - (1 << 20)) : 0;
        await using (var filling = new FileStream(file, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, PreallocationSize = disk.Free - left - (left == 0 ? 64 << 10 : 0), BufferSize = 0 }))
        {
            if (left == 0)
                await WriteToTheLastAsync(filling);
        }

        var felt = disk.Free < StoreSpace.Least;
        await Task.Delay(random.Next(400, 1500));
        File.Delete(file);
        return felt;
    }

    /// <summary>Holds the store as a program beside the site might, for longer than a save waits.</summary>
    public static async Task<bool> HoldAsync(string folder, Random random)
    {
        await using var held = new SqliteConnection($"Data Source={Path.Combine(folder, DatabaseChoice.FileName)};Pooling=False");
        await held.OpenAsync();
        await using var transaction = held.BeginTransaction();
        await Task.Delay(TimeSpan.FromSeconds(Databases.BusySeconds + 0.5 + (2 * random.NextDouble())));
        return true;
    }

    /// <summary>What is wrong with store or trail, by the store's own check and by that of <c>log verify</c>.</summary>
    public static async Task<IReadOnlyList<string>> WholeAsync(Store store)
    {
        List<string> found = [];
        if (await store.Outside("PRAGMA integrity_check") is not "ok" and var said)
            found.Add($"integrity_check: {said}");
        if (await store.Outside("SELECT COUNT(*) FROM pragma_foreign_key_check") is not 0L and var rows)
            found.Add($"foreign_key_check: {rows}");
        using var seals = new TrailSeals(store.Choice, null);
        found.AddRange((await store.With(db => new TrailCheck(db, seals).RunAsync())).Select(fault => $"log verify: {fault.Reason} {string.Join(' ', fault.Values)}"));
        return found;
    }

    private static async Task WriteToTheLastAsync(FileStream filling)
    {
        filling.Seek(0, SeekOrigin.End);
        var piece = new byte[4096];
        try
        {
            while (true)
                await filling.WriteAsync(piece);
        }
        catch (IOException)
        {
            // That was the last.
        }
    }
}
