using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using WorkReport.Domain;
using WorkReport.Web.Backups;

namespace WorkReport.Web.Tests.Backups;

/// <summary>A backup is what it says it is, or it is refused with a sentence and nothing is touched.</summary>
public sealed class BackupFileTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64 * 1024 - 1)]
    [InlineData(64 * 1024)]
    [InlineData(64 * 1024 + 1)]
    [InlineData(300_000)]
    public async Task What_is_sealed_is_opened_by_its_passphrase_alone(int bytes)
    {
        var content = new byte[bytes];
        new Random(bytes).NextBytes(content);
        var path = await SealAsync(content);
        try
        {
            using var opened = new MemoryStream();
            await SealedFile.OpenAsync(path, BackupStore.Passphrase, opened, CancellationToken.None);
            Assert.Equal(content, opened.ToArray());
            Assert.Equal("Backup.WrongPassphrase", await ReasonAsync(() => SealedFile.OpenAsync(path, BackupStore.Passphrase + "!", Stream.Null, CancellationToken.None)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task No_piece_of_it_can_be_changed_cut_off_added_or_put_elsewhere()
    {
        var content = new byte[200_000];
        new Random(7).NextBytes(content);
        var path = await SealAsync(content);
        try
        {
            var whole = await File.ReadAllBytesAsync(path);
            const int head = 56, piece = 64 * 1024 + 16;
            // Cut at every border of a piece, beside it, and in the head.
            foreach (var length in new[] { 0, 8, head - 1, head, head + 1, head + piece - 1, head + piece, head + piece + 1, head + (2 * piece), head + (3 * piece), whole.Length - 1 })
                Assert.Equal("Backup.Changed", await RefusedAsync(path, whole[..length]));
            foreach (var at in new[] { head, head + 1000, head + piece - 1, head + piece, whole.Length - 17, whole.Length - 1 })
                Assert.Equal("Backup.Changed", await RefusedAsync(path, Flipped(whole, at)));
            // The head is what every piece vouches for; another salt is another key, which takes its time: each field is met at several places.
            for (var at = 8; at < head; at += 3)
                Assert.Contains(await RefusedAsync(path, Flipped(whole, at)), (string[])["Backup.Changed", "Backup.WrongPassphrase"]);
            Assert.Equal("Backup.Changed", await RefusedAsync(path, [.. whole, 0]));
            byte[] turned = [.. whole[..head], .. whole[(head + piece)..(head + (2 * piece))], .. whole[head..(head + piece)], .. whole[(head + (2 * piece))..]];
            Assert.Equal("Backup.Changed", await RefusedAsync(path, turned));
            byte[] leftOut = [.. whole[..head], .. whole[(head + piece)..]];
            Assert.Equal("Backup.Changed", await RefusedAsync(path, leftOut));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_backup_without_a_passphrase_holds_no_keys_and_one_with_it_is_whole()
    {
        await using var store = await BackupStore.FilledAsync();
        var (open, closed) = (await store.BackUpAsync(store.New("open.zip"), passphrase: null), await store.BackUpAsync(store.New("closed.sealed")));
        Assert.False(open.Manifest.HasKeys);
        Assert.Equal(["workreport.db", "trail.seals"], open.Manifest.Parts.Select(part => part.Name));
        Assert.True(closed.Manifest.HasKeys);
        Assert.Equal(["workreport.db", "trail.seals", "trail.key"], closed.Manifest.Parts.Select(part => part.Name));
        Assert.DoesNotContain("SQLite format 3", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(closed.Path)), StringComparison.Ordinal);

        Assert.Empty((await store.RehearseAsync(open.Path, passphrase: null)).Faults);
        Assert.Empty((await store.RehearseAsync(closed.Path)).Faults);
        // Whoever has no program of ours checks it with sha256sum.
        await using var zip = await ZipFile.OpenReadAsync(open.Path);
        using var sums = new StreamReader(zip.GetEntry("SHA256SUMS")!.Open());
        Assert.Equal(3, (await sums.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(open.Path));
    }

    [Fact]
    public async Task An_open_backup_with_a_changed_byte_is_refused_or_is_still_the_same()
    {
        await using var store = await BackupStore.FilledAsync();
        var made = await store.BackUpAsync(store.New("open.zip"), passphrase: null);
        var whole = await File.ReadAllBytesAsync(made.Path);
        var (random, refused) = (new Random(3), 0);
        for (var n = 0; n < 150; n++)
        {
            // Half of them where the zip says what is in it: the rest is nearly all content.
            var changed = Flipped(whole, n % 2 == 0 ? random.Next(whole.Length) : whole.Length - 1 - random.Next(1500));
            await File.WriteAllBytesAsync(made.Path, changed);
            var folder = Directory.CreateDirectory(store.New($"unpacked-{n}")).FullName;
            try
            {
                var manifest = await BackupReader.UnpackAsync(made.Path, null, folder, CancellationToken.None);
                foreach (var (part, kept) in manifest.Parts.Zip(made.Manifest.Parts))
                    Assert.Equal(kept.Sha256, await BackupMaker.HashAsync(Path.Combine(folder, part.Name), CancellationToken.None));
            }
            catch (RefusedException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 75, 150);
        for (var n = 0; n < 40; n++)
        {
            await File.WriteAllBytesAsync(made.Path, whole[..random.Next(whole.Length)]);
            await Assert.ThrowsAsync<RefusedException>(() => store.RehearseAsync(made.Path, null));
        }
    }

    [Fact]
    public async Task What_is_no_backup_of_ours_or_of_a_newer_program_is_refused_with_its_sentence()
    {
        await using var store = await BackupStore.FilledAsync();
        var text = store.New("letter.txt");
        await File.WriteAllTextAsync(text, "不是备份");
        Assert.Equal("Backup.Changed", await ReasonAsync(() => store.RestoreAsync(text)));
        Assert.Equal("Backup.NoFile", await ReasonAsync(() => store.RestoreAsync(store.New("nowhere.zip"))));
        var foreign = store.New("foreign.zip");
        await using (var zip = await ZipFile.OpenAsync(foreign, ZipArchiveMode.Create))
            zip.CreateEntry("../outside.txt");
        Assert.Equal("Backup.NotABackup", await ReasonAsync(() => store.RestoreAsync(foreign)));

        var open = await store.BackUpAsync(store.New("open.zip"), passphrase: null);
        await RewriteAsync(open.Path, manifest => manifest["form"] = 99);
        Assert.Equal("Backup.NewerForm", await ReasonAsync(() => store.RestoreAsync(open.Path, null)));
        await RewriteAsync(open.Path, manifest => (manifest["form"], manifest["schema"], manifest["version"]) = (1, "29991231000000_Later", "9.9.9"));
        Assert.Equal("Backup.Newer", await ReasonAsync(() => store.RestoreAsync(open.Path, null)));
        await RewriteAsync(open.Path, manifest => (manifest["schema"], manifest["logLine"]) = (open.Manifest.Schema, 77));
        Assert.Equal("Backup.NotRestored", await ReasonAsync(() => store.RestoreAsync(open.Path, null)));
        Assert.Equal(["Backup.LogDiffers"], (await store.RehearseAsync(open.Path, null)).Faults.Select(fault => fault.Key));
        await RewriteAsync(open.Path, manifest => (manifest["logLine"], manifest["rows"]!["People"]) = (open.Manifest.LogLine, 4));
        Assert.Equal(["Backup.RowsDiffer"], (await store.RehearseAsync(open.Path, null)).Faults.Select(fault => fault.Key));
        await RewriteAsync(open.Path, manifest => (manifest["rows"]!["People"], manifest["provider"]) = (0, "SqlServer"));
        Assert.Equal("Backup.OtherDatabase", await ReasonAsync(() => store.RestoreAsync(open.Path, null)));

        var closed = await store.BackUpAsync(store.New("closed.sealed"));
        var before = await store.FilesAsync();
        Assert.Equal("Backup.NeedsPassphrase", await ReasonAsync(() => store.RestoreAsync(closed.Path, null)));
        Assert.Equal("Backup.WrongPassphrase", await ReasonAsync(() => store.RestoreAsync(closed.Path, "another one of them")));
        await File.WriteAllBytesAsync(closed.Path, (await File.ReadAllBytesAsync(closed.Path))[..^1]);
        Assert.Equal("Backup.Changed", await ReasonAsync(() => store.RestoreAsync(closed.Path)));
        Assert.Equal(before, await store.FilesAsync());
        Assert.False(File.Exists(store.New("outside.txt")));
    }

    [Fact]
    public void A_passphrase_is_read_from_the_first_line_and_has_to_be_long()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "\uFEFF 春江潮水连海平海上明月 \n第二行");
            Assert.Equal("春江潮水连海平海上明月", BackupSettings.Passphrase(file));
            Assert.Equal("Backup.ShortPassphrase", Assert.Throws<RefusedException>(() => BackupSettings.NewPassphrase(file)).Verdict.Reason);
            File.WriteAllText(file, "\n");
            Assert.Equal("Backup.EmptyPassphrase", Assert.Throws<RefusedException>(() => BackupSettings.Passphrase(file)).Verdict.Reason);
            Assert.Equal("Backup.NoPassphraseFile", Assert.Throws<RefusedException>(() => BackupSettings.Passphrase(file + ".nowhere")).Verdict.Reason);
        }
        finally
        {
            File.Delete(file);
        }
    }

    internal static async Task<string?> ReasonAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Verdict.Reason;

    private static async Task<string> SealAsync(byte[] content)
    {
        var path = Path.GetTempFileName();
        await using var file = new FileStream(path, FileMode.Create);
        using (var closed = SealedFile.Seal(file, BackupStore.Passphrase))
        {
            // In pieces of another size than its own.
            for (var at = 0; at < content.Length; at += 9973)
                closed.Write(content, at, Math.Min(9973, content.Length - at));
        }

        return path;
    }

    private static async Task<string?> RefusedAsync(string path, byte[] changed)
    {
        await File.WriteAllBytesAsync(path, changed);
        return await ReasonAsync(() => SealedFile.OpenAsync(path, BackupStore.Passphrase, Stream.Null, CancellationToken.None));
    }

    private static byte[] Flipped(byte[] whole, int at)
    {
        var changed = whole.ToArray();
        changed[at] ^= 1;
        return changed;
    }

    /// <summary>Changes what a backup says of itself, with the sums made anew: by somebody who knows how.</summary>
    private static async Task RewriteAsync(string path, Action<JsonNode> change)
    {
        await using var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Update);
        JsonNode manifest;
        await using (var old = await zip.GetEntry(BackupManifest.FileName)!.OpenAsync())
            manifest = (await JsonNode.ParseAsync(old))!;
        change(manifest);
        var written = Encoding.UTF8.GetBytes(manifest.ToJsonString());
        await ReplaceAsync(BackupManifest.FileName, written);
        await ReplaceAsync(BackupManifest.SumsName, Encoding.UTF8.GetBytes(BackupReader.Sums(BackupManifest.Read(written), written)));

        async Task ReplaceAsync(string name, byte[] content)
        {
            zip.GetEntry(name)!.Delete();
            await using var entry = await zip.CreateEntry(name).OpenAsync();
            await entry.WriteAsync(content);
        }
    }
}
